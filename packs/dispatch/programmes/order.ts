/**
 * A supervision order: why, until when, the reply; raised when nobody answers in time, and after three reds
 * in a row the head is interviewed.
 */
import { defineProgramme } from 'yimen/kernel/programme'
import { rules } from '../clauses.ts'
import { colour, completionFigure, day, empty, own, reason, roles, task, words } from './shared.ts'

const monthBefore = (last: string): string =>
  `string(date(substring(${last}, 1, 8) + "01") - duration("P1D"))`
const [once, twice] = [monthBefore('lightOn'), monthBefore(monthBefore('lightOn'))]
/** Red: behind the time-line by more than so many points, in whole numbers; a unit without a target has no light. */
const red = (reading: string, last: string): string =>
  `
    ${reading}.bottom > 0
    and 100 * (date(${last}).month * ${reading}.bottom - 12 * ${reading}.top)
      > 12 * redBehind * ${reading}.bottom
  `
const start = {
  test: 'colour != "red"',
  clause: rules('item-6'),
  message: {
    zh: '督办从蓝色或者橙色开始，红色由橙色升级',
    en: 'An order starts blue or orange; red is raised from orange',
  },
} as const
const ahead = {
  test: 'replyBy >= today',
  clause: rules('item-6'),
  message: { zh: '答复时限早于今天', en: 'The day of reply is over' },
} as const

export const order = defineProgramme({
  ...own,
  ...empty,
  id: 'dispatch.order',
  title: { zh: '督办单', en: 'Supervision order' },
  summary: {
    zh: '因红灯、议定事项逾期或者专班要求发出；写明事由和答复时限，到期没有答复的逐级升级，红色仍不答复或者连续三次红灯的约谈负责人。',
    en:
      'For a red light, an overdue matter, or by the office: with reason and day of reply, ' +
      'raised without one, and ending in an interview.',
  },
  basis: [rules('item-4'), rules('item-6')],
  roles: { ...roles.office, ...roles.head, ...roles.leader, ...roles.district, ...roles.system },
  fields: {
    task,
    lightOn: day('亮灯月份（当月最后一日）', 'Month of the light (its last day)'),
    matter: { type: 'case', title: { zh: '逾期的议定事项', en: 'The overdue matter' }, forTheFile: true },
    colour,
    reason,
    replyBy: day('答复时限', 'Reply by'),
    reply: words('答复', 'Reply'),
    evidence: { type: 'papers', paper: 'evidence', max: 6, title: { zh: '整改佐证', en: 'Evidence' } },
    interviewedOn: day('约谈日期', 'Interviewed on'),
    interviewed: { type: 'name', title: { zh: '约谈对象', en: 'Who was interviewed' } },
    minutes: words('约谈记录', 'Record of the interview'),
  },
  papers: {
    evidence: {
      title: { zh: '整改佐证', en: 'Evidence that it was put right' },
      from: 'office',
      clause: rules('item-6'),
    },
  },
  params: {
    redBehind: {
      title: { zh: '红灯：落后时序进度超过', en: 'Red: behind by more than' },
      unit: 'percent',
      history: [{ from: '2020-01-01', value: 30, source: rules('item-4'), reviewBy: '2022-12-31' }],
    },
  },
  readings: {
    now: { figure: completionFigure, on: 'lightOn' },
    before: { figure: completionFigure, on: once },
    earlier: { figure: completionFigure, on: twice },
  },
  decisions: {
    redNow: { kind: 'formula', expression: red('now', 'lightOn'), clause: rules('item-4') },
    redBefore: { kind: 'formula', expression: red('before', once), clause: rules('item-4') },
    redEarlier: { kind: 'formula', expression: red('earlier', twice), clause: rules('item-4') },
    inRow: {
      kind: 'formula',
      expression:
        'if redNow != true then 0 else if redBefore != true then 1 else if redEarlier != true then 2 else 3',
      clause: rules('item-6'),
    },
  },
  values: {
    rung: { title: { zh: '升级前', en: 'Before it was raised' }, unit: 'text' },
    done: { title: { zh: '当月末完成数', en: 'Done at the end of the month' }, unit: 'count' },
    target: { title: { zh: '当月末目标数', en: 'Target at the end of the month' }, unit: 'count' },
    redsInRow: { title: { zh: '连续红灯次数', en: 'Reds in a row' }, unit: 'count' },
  },
  clocks: {
    reply: {
      title: { zh: '答复时限', en: 'Reply by' },
      limit: { until: 'replyBy' },
      starts: ['for_light', 'for_matter', 'by_office', 'raise', 'interview', 'send_back'],
      stops: ['answer', 'cancel'],
      clause: rules('item-6'),
    },
  },
  opens: {
    for_light: {
      title: { zh: '因红灯督办', en: 'For a red light' },
      by: ['city-office'],
      to: 'sent',
      asks: {
        task: 'required',
        lightOn: 'required',
        colour: 'required',
        reason: 'required',
        replyBy: 'required',
      },
      sets: { done: 'now.top', target: 'now.bottom', redsInRow: 'inRow' },
      when: [
        {
          test: 'lightOn < today and date(lightOn).month != (date(lightOn) + duration("P1D")).month',
          clause: rules('item-4'),
          message: {
            zh: '亮灯以月末为准，请填已经过去的月份的最后一日',
            en: 'Lights are read at the end of a month that is over',
          },
        },
        {
          test: 'redNow',
          clause: rules('item-6'),
          message: {
            zh: '按记录计算，该单位当月不是红灯',
            en: 'By the records the unit was not red in that month',
          },
        },
        start,
        ahead,
      ],
      clause: rules('item-6'),
    },
    for_matter: {
      title: { zh: '因议定事项逾期督办', en: 'For an overdue matter' },
      by: ['system'],
      to: 'sent',
      asks: {
        task: 'required',
        matter: 'required',
        colour: 'required',
        reason: 'required',
        replyBy: 'required',
      },
      sets: { redsInRow: '0' },
      when: [start, ahead],
      clause: rules('item-6'),
    },
    by_office: {
      title: { zh: '专班督办', en: 'By the office' },
      by: ['city-office', 'city-office-head'],
      to: 'sent',
      asks: { task: 'required', colour: 'required', reason: 'required', replyBy: 'required' },
      sets: { redsInRow: '0' },
      when: [start, ahead],
      clause: rules('item-6'),
    },
  },
  steps: {
    sent: {
      title: { zh: '待答复', en: 'To be answered' },
      holder: 'district-office',
      outcomes: {
        answer: {
          title: { zh: '答复', en: 'Answer' },
          by: ['district-office'],
          to: 'answered',
          asks: { reply: 'required', evidence: 'optional' },
          clause: rules('item-6'),
        },
        raise: {
          title: { zh: '到期未答复，升级', en: 'Not answered in time: raise' },
          by: ['city-office'],
          to: 'sent',
          asks: { reason: 'required', replyBy: 'required' },
          onlyAfter: 'reply',
          sets: { rung: 'colour', colour: 'if colour = "blue" then "orange" else "red"' },
          when: [
            {
              test: 'rung != "red"',
              clause: rules('item-6'),
              message: {
                zh: '已是红色，不能再升级：约谈负责人',
                en: 'It is red already: interview the head',
              },
            },
            ahead,
          ],
          clause: rules('item-6'),
        },
        interview: {
          title: { zh: '约谈负责人', en: 'Interview the head' },
          by: ['city-office-head', 'city-leader'],
          to: 'sent',
          asks: {
            interviewedOn: 'required',
            interviewed: 'required',
            minutes: 'required',
            replyBy: 'required',
          },
          when: [
            {
              test: 'redsInRow = 3 or (colour = "red" and list contains(lapsed, "reply"))',
              clause: rules('item-6'),
              message: {
                zh: '连续三次红灯，或者红色督办单到期仍未答复的，才约谈',
                en: 'After three reds in a row, or a red order not answered in time',
              },
            },
            {
              test: 'interviewedOn <= today',
              clause: rules('item-6'),
              message: { zh: '约谈日期不能晚于今天', en: 'The interview is not in the future' },
            },
            ahead,
          ],
          clause: rules('item-6'),
        },
        cancel: {
          title: { zh: '撤销', en: 'Cancel' },
          by: ['city-office-head'],
          to: 'cancelled',
          asks: { reason: 'required' },
          clause: rules('item-6'),
        },
      },
    },
    answered: {
      title: { zh: '待销号', en: 'To be checked' },
      holder: 'city-office',
      outcomes: {
        close: {
          title: { zh: '整改到位，销号', en: 'Put right: close' },
          by: ['city-office'],
          to: 'closed',
          clause: rules('item-6'),
        },
        send_back: {
          title: { zh: '整改不到位，退回', en: 'Not put right' },
          by: ['city-office'],
          to: 'sent',
          asks: { reason: 'required', replyBy: 'required' },
          when: [ahead],
          clause: rules('item-6'),
        },
      },
    },
    closed: { title: { zh: '已销号', en: 'Closed' }, end: 'done', outcomes: {} },
    cancelled: { title: { zh: '已撤销', en: 'Cancelled' }, end: 'withdrawn', outcomes: {} },
  },
})
