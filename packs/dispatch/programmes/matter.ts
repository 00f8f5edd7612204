/** One decision of a meeting, until it is done. One that is overdue brings an order. */
import { defineProgramme } from 'yimen/kernel/programme'
import { rules } from '../clauses.ts'
import { colour, day, empty, own, reason, roles, task, words } from './shared.ts'

export const matter = defineProgramme({
  ...own,
  ...empty,
  id: 'dispatch.matter',
  title: { zh: '议定事项', en: 'Matter decided' },
  summary: {
    zh: '会议议定的一件事：谁负责、何时完成、是否督办、是否办结。',
    en: 'One thing that a meeting decided: whose it is, until when, whether an order was needed, whether it is done.',
  },
  basis: [rules('item-6')],
  roles: { ...roles.office, ...roles.district, ...roles.system },
  fields: {
    task,
    matter: { type: 'text', max: 300, title: { zh: '事项', en: 'Matter' } },
    dueOn: day('完成期限', 'Due'),
    from: { type: 'text', max: 60, title: { zh: '会议', en: 'Meeting' } },
    result: words('办理结果', 'Result'),
    colour,
    replyBy: day('答复时限', 'Reply by'),
    reason,
  },
  decisions: { one: { kind: 'formula', expression: '[{order: "overdue"}]', clause: rules('item-6') } },
  clocks: {
    due: {
      title: { zh: '完成期限', en: 'Due' },
      limit: { until: 'dueOn' },
      starts: ['assign'],
      stops: ['accept_result'],
      clause: rules('item-6'),
    },
  },
  opens: {
    assign: {
      title: { zh: '交办', en: 'Assign' },
      by: ['system', 'city-office'],
      to: 'doing',
      asks: { task: 'required', matter: 'required', dueOn: 'required', from: 'optional' },
      clause: rules('item-6'),
    },
  },
  steps: {
    doing: {
      title: { zh: '办理中', en: 'Being done' },
      holder: 'district-office',
      outcomes: {
        report_result: {
          title: { zh: '报告结果', en: 'Report' },
          by: ['district-office'],
          to: 'reported',
          asks: { result: 'required' },
          clause: rules('item-6'),
        },
        /** Once: what follows is raised on the order itself. */
        order: {
          title: { zh: '发督办单', en: 'Send an order' },
          by: ['city-office'],
          to: 'doing',
          asks: { colour: 'required', reason: 'required', replyBy: 'required' },
          onlyAfter: 'due',
          atMost: 1,
          sets: { orders: 'one' },
          when: [
            {
              test: 'colour != "red"',
              clause: rules('item-6'),
              message: {
                zh: '督办从蓝色或者橙色开始，红色由橙色升级',
                en: 'An order starts blue or orange; red is raised from orange',
              },
            },
            {
              test: 'replyBy >= today',
              clause: rules('item-6'),
              message: { zh: '答复时限早于今天', en: 'The day of reply is over' },
            },
          ],
          effects: [
            {
              kind: 'open_each',
              list: 'orders',
              programme: 'dispatch.order',
              outcome: 'for_matter',
              input: {
                task: 'task',
                matter: 'caseId',
                colour: 'colour',
                reason: 'reason',
                replyBy: 'replyBy',
              },
            },
          ],
          clause: rules('item-6'),
        },
      },
    },
    reported: {
      title: { zh: '待销号', en: 'To be checked' },
      holder: 'city-office',
      outcomes: {
        accept_result: {
          title: { zh: '销号', en: 'Done' },
          by: ['city-office'],
          to: 'done',
          clause: rules('item-6'),
        },
        send_back: {
          title: { zh: '退回继续办理', en: 'Not done yet' },
          by: ['city-office'],
          to: 'doing',
          asks: { reason: 'required' },
          clause: rules('item-6'),
        },
      },
    },
    done: { title: { zh: '已办结', en: 'Done' }, end: 'done', outcomes: {} },
  },
})
