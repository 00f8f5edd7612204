/** The weekly sheet or the monthly circular, as it was given out. A circular locks its month. */
import { defineProgramme } from 'yimen/kernel/programme'
import { rules } from '../clauses.ts'
import { day, empty, own, roles, task, words } from './shared.ts'

export const report = defineProgramme({
  ...own,
  ...empty,
  id: 'dispatch.report',
  title: { zh: '周调度表和月通报', en: 'Weekly sheet, monthly circular' },
  summary: {
    zh: '登记每周调度表、每月通报的印发；月通报印发即锁定当月数据，印发后七日内可书面提出异议。',
    en: 'The sheet of each week and the circular of each month, which locks its month; objections in writing within seven days.',
  },
  basis: [rules('item-1'), rules('item-2'), rules('item-8')],
  roles: { ...roles.office, ...roles.district },
  fields: {
    task,
    cadence: {
      type: 'choice',
      title: { zh: '种类', en: 'Kind' },
      options: {
        weekly: { zh: '周调度表', en: 'Weekly sheet' },
        monthly: { zh: '月通报', en: 'Monthly circular' },
      },
    },
    closedOn: day('数据截至', 'Data until'),
    problems: words('问题和要求', 'Problems and demands', 2_000),
    revisions: {
      type: 'list',
      max: 30,
      title: { zh: '本期注明的往期更正', en: 'Revisions of earlier months that it tells' },
      of: { revision: { type: 'case', title: { zh: '更正（办件编号）', en: 'Revision (case)' } } },
    },
    objection: words('异议', 'Objection'),
    answer: words('答复', 'Answer'),
  },
  params: {
    objectionDays: {
      title: { zh: '异议期', en: 'Objections' },
      unit: 'days',
      history: [{ from: '2020-01-01', value: 7, source: rules('item-2'), reviewBy: '2022-12-31' }],
    },
  },
  decisions: {
    told: {
      kind: 'formula',
      expression: 'if revisions = null then [] else revisions',
      clause: rules('item-8'),
    },
  },
  entries: {
    locked: {
      register: 'dispatch.periods',
      id: 'if cadence = "monthly" then task + "/" + substring(closedOn, 1, 7) else "none"',
    },
  },
  clocks: {
    objections: {
      title: { zh: '异议期', en: 'Objections' },
      limit: { param: 'objectionDays', unit: 'calendar_day' },
      starts: ['issue'],
      stops: ['settle'],
      clause: rules('item-2'),
    },
  },
  lists: {
    objections: {
      type: 'list',
      max: 100,
      title: { zh: '异议', en: 'Objections' },
      of: { on: day('日期', 'Day'), text: words('异议', 'Objection') },
    },
  },
  opens: {
    issue: {
      title: { zh: '印发', en: 'Give out' },
      by: ['city-office'],
      to: 'issued',
      asks: {
        task: 'required',
        cadence: 'required',
        closedOn: 'required',
        problems: 'optional',
        revisions: 'optional',
      },
      sets: { notes: 'told' },
      when: [
        {
          test: 'closedOn <= today',
          clause: rules('item-2'),
          message: { zh: '数据截止日不能晚于今天', en: 'The data do not end in the future' },
        },
        {
          test: 'cadence = "weekly" or date(closedOn).month != (date(closedOn) + duration("P1D")).month',
          clause: rules('item-2'),
          message: {
            zh: '月通报的数据截至当月最后一日',
            en: 'A circular’s data end on the last day of a month',
          },
        },
        {
          test: 'locked = null',
          clause: rules('item-8'),
          message: {
            zh: '该月通报已经印发，数据已锁定；需要更正的，请办理“往期数据更正”',
            en: 'The circular of that month was sent and its data are locked: correct them by a revision',
          },
        },
        {
          test: 'cadence = "monthly" or count(told) = 0',
          clause: rules('item-8'),
          message: { zh: '往期更正在月通报中注明', en: 'Revisions are told by a circular' },
        },
      ],
      effects: [
        {
          kind: 'enter',
          register: 'dispatch.periods',
          when: 'cadence = "monthly"',
          id: 'task + "/" + substring(closedOn, 1, 7)',
          standing: '"locked"',
          body: { closedOn: 'closedOn', edition: '1' },
        },
        {
          kind: 'command_each',
          list: 'notes',
          case: 'revision',
          outcome: '"announce"',
          input: { toldIn: 'closedOn' },
        },
      ],
      clause: rules('item-2'),
    },
  },
  steps: {
    issued: {
      title: { zh: '异议期', en: 'May be objected to' },
      holder: 'city-office',
      outcomes: {
        object: {
          title: { zh: '书面异议', en: 'Object' },
          by: ['district-office'],
          to: 'issued',
          asks: { objection: 'required' },
          unordered: true,
          adds: { objections: '{on: today, text: objection}' },
          when: [
            {
              test: 'not(list contains(lapsed, "objections"))',
              clause: rules('item-2'),
              message: { zh: '异议期已过', en: 'The time for objections is over' },
            },
          ],
          clause: rules('item-2'),
        },
        answer: {
          title: { zh: '答复异议', en: 'Answer' },
          by: ['city-office'],
          to: 'issued',
          asks: { answer: 'required' },
          clause: rules('item-8'),
        },
        settle: {
          title: { zh: '异议期满归档', en: 'Settled' },
          by: ['city-office'],
          to: 'settled',
          onlyAfter: 'objections',
          clause: rules('item-8'),
        },
      },
    },
    settled: { title: { zh: '已归档', en: 'Settled' }, end: 'done', outcomes: {} },
  },
})
