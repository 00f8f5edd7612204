/**
 * What a district says for the week's meeting besides what is counted from records: problems, what is needed,
 * from whom, and the evidence.
 */
import { defineProgramme } from 'yimen/kernel/programme'
import { rules } from '../clauses.ts'
import { day, empty, own, reason, roles, task, words } from './shared.ts'

export const weekly = defineProgramme({
  ...own,
  ...empty,
  id: 'dispatch.weekly',
  title: { zh: '每周填报', en: 'Weekly report of a district' },
  summary: {
    zh: '责任单位在会商前一个工作日12时前填报问题、所需支持和佐证；台数、进度由系统按记录统计，不再填报。',
    en:
      'By noon of the working day before the meeting a district says its problems, ' +
      'what it needs and from whom; what can be counted is counted.',
  },
  basis: [rules('item-1'), rules('item-9')],
  roles: { ...roles.office, ...roles.district },
  fields: {
    task,
    week: day('所在周（任一日）', 'Any day of the week'),
    nothing: {
      type: 'boolean',
      title: { zh: '本周没有需要提交会商的问题', en: 'Nothing for the meeting this week' },
    },
    problems: {
      type: 'list',
      max: 20,
      title: { zh: '存在问题', en: 'Problems' },
      of: {
        problem: { type: 'text', max: 300, title: { zh: '问题', en: 'Problem' } },
        need: {
          type: 'choice',
          title: { zh: '需要', en: 'Need' },
          options: {
            money: { zh: '资金', en: 'Money' },
            pipes: { zh: '管线迁改', en: 'Pipes and cables' },
            mediation: { zh: '矛盾调解', en: 'Mediation' },
            approval: { zh: '审批协调', en: 'Approvals' },
            other: { zh: '其他', en: 'Other' },
          },
        },
        who: { type: 'text', max: 60, title: { zh: '需要哪个单位支持', en: 'From whom' } },
        project: {
          type: 'case',
          title: { zh: '涉及项目（办件编号）', en: 'Project (case)' },
          optional: true,
        },
      },
    },
    evidence: { type: 'papers', paper: 'evidence', max: 6, title: { zh: '佐证材料', en: 'Evidence' } },
    opinion: words('核对意见', 'What the office found', 300),
    reason,
  },
  papers: {
    evidence: {
      title: { zh: '现场照片、来往函件等佐证', en: 'Photos, letters and other evidence' },
      from: 'office',
      clause: rules('item-9'),
    },
  },
  reckonings: { meeting: { ability: 'dispatch.week@1', with: { week: 'week' }, clause: rules('item-1') } },
  values: {
    meetingOn: { title: { zh: '会商日', en: 'Meeting' }, unit: 'text' },
    fillBy: { title: { zh: '填报截止', en: 'To be filled in by' }, unit: 'text' },
    late: { title: { zh: '逾期填报', en: 'Late' }, unit: 'text' },
  },
  clocks: {
    fill: {
      title: { zh: '填报截止', en: 'To be filled in by' },
      limit: { until: 'fillBy' },
      starts: ['call'],
      stops: ['fill', 'close_missing'],
      clause: rules('item-1'),
    },
  },
  opens: {
    call: {
      title: { zh: '通知填报', en: 'Call for the week' },
      by: ['city-office'],
      to: 'filling',
      asks: { task: 'required', week: 'required' },
      sets: {
        meetingOn: 'if meeting.kind = "held" then meeting.day else null',
        fillBy: 'if meeting.kind = "held" then meeting.fillBy else null',
      },
      when: [
        {
          test: 'meeting.kind = "held"',
          clause: rules('item-1'),
          message: {
            zh: '本周整周放假，调度停一次，并入下一周',
            en: 'The whole week is off: it is skipped and joins the next',
          },
        },
        {
          test: 'today <= meetingOn',
          clause: rules('item-1'),
          message: { zh: '本周会商已过', en: 'The meeting of that week is over' },
        },
      ],
      clause: rules('item-1'),
    },
  },
  steps: {
    filling: {
      title: { zh: '待填报', en: 'To be filled in' },
      holder: 'district-office',
      outcomes: {
        fill: {
          title: { zh: '填报', en: 'Fill in' },
          by: ['district-office'],
          to: 'checking',
          asks: { nothing: 'required', problems: { when: 'nothing = false' }, evidence: 'optional' },
          sets: { late: 'list contains(lapsed, "fill")' },
          when: [
            {
              test: 'nothing or count(problems) > 0',
              clause: rules('item-1'),
              message: {
                zh: '请写明问题；没有问题的，请勾选“没有需要提交会商的问题”',
                en: 'Say what the problems are, or that there are none',
              },
            },
          ],
          clause: rules('item-1'),
        },
        remind: {
          title: { zh: '提醒逾期', en: 'Remind' },
          by: ['city-office'],
          to: 'filling',
          onlyAfter: 'fill',
          effects: [
            {
              kind: 'notify',
              to: 'district-office',
              text: {
                zh: '本周填报已逾期，请立即填报；会商前未报的记为未报',
                en: 'This week’s report is late: fill it in now, or it will stand as missing',
              },
            },
          ],
          clause: rules('item-1'),
        },
        close_missing: {
          title: { zh: '记为未报', en: 'Note as missing' },
          by: ['city-office'],
          to: 'missing',
          onlyAfter: 'fill',
          sets: { late: 'true' },
          when: [
            {
              test: 'today >= meetingOn',
              clause: rules('item-1'),
              message: { zh: '会商日之前还可以补报', en: 'It can still be filled in before the meeting' },
            },
          ],
          clause: rules('item-1'),
        },
      },
    },
    checking: {
      title: { zh: '核对', en: 'Being checked' },
      holder: 'city-office',
      outcomes: {
        accept: {
          title: { zh: '核对无误', en: 'Accept' },
          by: ['city-office'],
          to: 'accepted',
          asks: { opinion: 'optional' },
          clause: rules('item-1'),
        },
        send_back: {
          title: { zh: '退回补正', en: 'Send back' },
          by: ['city-office'],
          to: 'redoing',
          asks: { reason: 'required' },
          clause: rules('item-1'),
        },
      },
    },
    redoing: {
      title: { zh: '待补正', en: 'To be put right' },
      holder: 'district-office',
      outcomes: {
        refill: {
          title: { zh: '补正后再报', en: 'Fill in again' },
          by: ['district-office'],
          to: 'checking',
          asks: { nothing: 'required', problems: { when: 'nothing = false' }, evidence: 'optional' },
          when: [
            {
              test: 'nothing or count(problems) > 0',
              clause: rules('item-1'),
              message: {
                zh: '请写明问题；没有问题的，请勾选“没有需要提交会商的问题”',
                en: 'Say what the problems are, or that there are none',
              },
            },
          ],
          clause: rules('item-1'),
        },
        give_up: {
          title: { zh: '逾会商日未补正，记为未报', en: 'Not put right before the meeting: note as missing' },
          by: ['city-office'],
          to: 'missing',
          sets: { late: 'true' },
          when: [
            {
              test: 'today > meetingOn',
              clause: rules('item-1'),
              message: { zh: '会商日之前还可以补正', en: 'It can still be put right before the meeting' },
            },
          ],
          clause: rules('item-1'),
        },
      },
    },
    accepted: { title: { zh: '已提交会商', en: 'Before the meeting' }, end: 'done', outcomes: {} },
    missing: { title: { zh: '未报', en: 'Missing' }, end: 'done', outcomes: {} },
  },
})
