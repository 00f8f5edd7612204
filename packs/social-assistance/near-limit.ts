/**
 * Decisions that stand close below the township's limit, or that come to it only together (限额附近和拆分): listed each month as a question
 * that a person looks into. What is listed is no fault, and nobody is charged with anything here.
 */
import { defineProgramme } from 'yimen/kernel/programme'
import { accountability } from './clauses.ts'

export const monthsGrants = 'assistance.temporary.township_month'
const rule = accountability('item-5')
const money = (zh: string, en: string) =>
  ({ type: 'fen', min: 0, max: 100_000_000, title: { zh, en } }) as const
const words = (zh: string, en: string) =>
  ({ type: 'text', max: 1000, lines: true, sealed: true, title: { zh, en } }) as const
/** Below the limit, within the margin that the list tells. */
const isNear = (amount: string): string =>
  `(${amount} <= townshipLimit and ${amount} * 100 >= townshipLimit * (100 - within))`

export const nearLimit = defineProgramme({
  id: 'assistance.near_limit',
  version: 1,
  title: { zh: '审批限额附近情况核看', en: 'A look at decisions near the limit' },
  summary: {
    zh: '每月把乡镇审批的、金额接近限额或者分次相加接近限额的临时救助列出来，请核对机构看一看、问一问。列出来的是问题，不是结论。',
    en:
      'Each month the grants of townships that stand close below their limit, alone or with what the same household had before, ' +
      'are listed for somebody to look at and ask about. A list of questions, and never a verdict.',
  },
  from: '2021-09-01',
  basis: [rule],
  audience: 'office',
  roles: {
    'county-check': { title: { zh: '核对机构经办人', en: 'Officer of the check centre' }, level: 'county' },
    'county-leader': {
      title: { zh: '县民政局分管领导', en: 'Leader of the county bureau' },
      level: 'county',
    },
    system: { title: { zh: '系统', en: 'System' }, level: 'system' },
  },
  fields: {
    asked: words('向乡镇了解的情况', 'What the townships were asked and said'),
    seen: words('核看情况', 'What was seen'),
    remark: words('批示', 'Remark'),
  },
  papers: {},
  params: {
    marginPercent: {
      title: { zh: '限额附近的幅度', en: 'How close to the limit' },
      unit: 'percent',
      history: [{ from: '2021-09-01', value: 5, source: rule, reviewBy: '2022-12-31', area: '430523' }],
    },
    lookDays: {
      title: { zh: '核看时限', en: 'To look' },
      unit: 'days',
      history: [{ from: '2021-09-01', value: 15, source: rule, reviewBy: '2022-12-31', area: '430523' }],
    },
  },
  tallies: {},
  readings: { decidedThen: { figure: monthsGrants, on: 'string(today)' } },
  decisions: {},
  clocks: {
    look: {
      title: { zh: '核看时限', en: 'To look' },
      limit: { param: 'lookDays', unit: 'working_day' },
      starts: ['list', 'again'],
      stops: ['look'],
      clause: rule,
    },
  },
  obligations: {},
  accounts: {},
  gathers: {
    lines: {
      title: { zh: '请核看的审批', en: 'Decisions to look at' },
      from: { figure: monthsGrants },
      tells: { within: 'margin' },
      where: `${isNear('granted')} or (earlierSlices > 0 and ${isNear('(granted + earlierSlices)')})`,
      of: {
        member: { type: 'case', title: { zh: '办件', en: 'Case' } },
        amount: money('批准金额', 'Granted'),
        slices: money('三十日内此前批准', 'Granted within thirty days before'),
        limit: money('当时乡镇限额', 'The limit'),
        others: {
          type: 'integer',
          min: 0,
          max: 1_000,
          title: { zh: '同户本年其他救助（次）', en: 'Other aids of the household this year' },
        },
      },
      columns: {
        member: 'caseId',
        amount: 'granted',
        slices: 'earlierSlices',
        limit: 'townshipLimit',
        others: 'timesThisYear',
      },
      sum: 'amount',
      starts: 'begin',
      closes: 'list',
      clause: rule,
    },
  },
  opens: {
    begin: {
      title: { zh: '按月列出', en: 'List the month' },
      by: ['system', 'county-check'],
      to: 'gathering',
      sets: { month: 'monthOf(today)', margin: 'marginPercent', decided: 'decidedThen.top' },
      clause: rule,
    },
  },
  steps: {
    gathering: {
      title: { zh: '汇集中', en: 'Being gathered' },
      holder: 'county-check',
      dormant: true,
      outcomes: {
        list: {
          title: { zh: '清单完成', en: 'The list is whole' },
          by: ['system'],
          to: 'looking',
          sets: { near: 'linesCount', nearSum: 'linesSum' },
          clause: rule,
        },
      },
    },
    looking: {
      title: { zh: '请人核看', en: 'Somebody looks' },
      holder: 'county-check',
      outcomes: {
        look: {
          title: { zh: '登记核看情况', en: 'Record what was seen' },
          by: ['county-check'],
          to: 'to_read',
          asks: { asked: 'optional', seen: 'required' },
          clause: rule,
        },
      },
    },
    to_read: {
      title: { zh: '待阅示', en: 'To be read' },
      holder: 'county-leader',
      outcomes: {
        read: {
          title: { zh: '阅示', en: 'Read' },
          by: ['county-leader'],
          to: 'done',
          asks: { remark: 'optional' },
          clause: rule,
        },
        again: {
          title: { zh: '请再看', en: 'Look again' },
          by: ['county-leader'],
          to: 'looking',
          asks: { remark: 'required' },
          clause: rule,
        },
      },
    },
    done: { title: { zh: '已阅', en: 'Read' }, end: 'done', outcomes: {} },
  },
  values: {
    month: { title: { zh: '月份', en: 'Month' }, unit: 'text' },
    margin: { title: { zh: '限额附近的幅度（%）', en: 'How close to the limit, percent' }, unit: 'count' },
    decided: { title: { zh: '当月乡镇审批（件）', en: 'Decided by townships in the month' }, unit: 'count' },
    near: { title: { zh: '请核看（件）', en: 'To be looked at' }, unit: 'count' },
    nearSum: { title: { zh: '请核看的金额', en: 'Their amounts' }, unit: 'fen' },
  },
  about: ['nearSum'],
  schedules: {
    monthly: {
      title: { zh: '月末列出', en: 'At the end of the month' },
      every: 'month',
      on: -1,
      missed: 'latest',
      does: { opens: 'begin', per: 'county' },
      clause: rule,
    },
  },
})
