/** A year's target of one unit, month by month. A change gives its reason, another person agrees, and both targets stay in the log. */
import { defineProgramme } from 'yimen/kernel/programme'
import { rules } from '../clauses.ts'
import { empty, own, reason, roles, task, whole } from './shared.ts'

const monthly = (zh: string, en: string) =>
  ({
    type: 'list',
    max: 12,
    title: { zh, en },
    of: {
      month: { type: 'integer', min: 1, max: 12, title: { zh: '月份', en: 'Month' } },
      target: whole('目标数', 'Target', 100_000),
    },
  }) as const
const sums = (list: string, whole: string) =>
  [
    {
      test: `count(${list}) = count(distinct values(${list}.month))`,
      clause: rules('item-7'),
      message: { zh: '同一月份只能分解一次', en: 'Each month is given once' },
    },
    {
      test: `sum(${list}.target) = ${whole}`,
      clause: rules('item-7'),
      message: { zh: '各月目标之和应等于年度目标', en: 'The months do not sum to the target of the year' },
    },
  ] as const

export const target = defineProgramme({
  ...own,
  ...empty,
  id: 'dispatch.target',
  title: { zh: '年度目标任务', en: 'Target of the year' },
  summary: {
    zh: '把年度目标分解下达到区和街道，再分解到月；调整须说明理由并经负责人批准，调整前后都有记录。',
    en: 'The year’s target divided among districts, streets and months; a change gives its reason and is approved, and both are on record.',
  },
  basis: [rules('item-7')],
  roles: { ...roles.office, ...roles.head },
  fields: {
    task,
    year: { ...whole('年度', 'Year', 2199), min: 2000, forTheFile: true },
    target: whole('目标数', 'Target', 100_000),
    months: monthly('逐月目标', 'Target by month'),
    newTarget: whole('调整后的目标数', 'Target after the change', 100_000),
    newMonths: monthly('调整后的逐月目标', 'Target by month after the change'),
    reason,
  },
  values: { before: { title: { zh: '调整前的目标', en: 'Target before' }, unit: 'count' } },
  about: ['target'],
  opens: {
    set: {
      title: { zh: '下达目标', en: 'Set the target' },
      by: ['city-office'],
      to: 'set',
      asks: { task: 'required', year: 'required', target: 'required' },
      clause: rules('item-7'),
    },
  },
  steps: {
    set: {
      title: { zh: '执行中', en: 'In force' },
      holder: 'city-office',
      outcomes: {
        divide: {
          title: { zh: '分解到月', en: 'Divide by month' },
          by: ['city-office'],
          to: 'set',
          asks: { months: 'required' },
          when: sums('months', 'target'),
          clause: rules('item-7'),
        },
        propose_change: {
          title: { zh: '申请调整', en: 'Propose a change' },
          by: ['city-office'],
          to: 'changing',
          asks: { newTarget: 'required', reason: 'required', newMonths: { when: 'months != null' } },
          when: [
            {
              test: 'newTarget != target',
              clause: rules('item-7'),
              message: { zh: '调整后与现目标相同', en: 'That is the target already' },
            },
            ...sums('(if newMonths = null then [{month: 1, target: newTarget}] else newMonths)', 'newTarget'),
          ],
          clause: rules('item-7'),
        },
        close_year: {
          title: { zh: '年度结束', en: 'Close the year' },
          by: ['city-office'],
          to: 'closed',
          clause: rules('item-7'),
        },
      },
    },
    changing: {
      title: { zh: '待批准调整', en: 'Change to be approved' },
      holder: 'city-office-head',
      outcomes: {
        revise: {
          title: { zh: '批准调整', en: 'Approve the change' },
          by: ['city-office-head'],
          to: 'set',
          notBy: ['propose_change'],
          sets: { before: 'target', target: 'newTarget', months: 'newMonths' },
          clause: rules('item-7'),
        },
        keep: {
          title: { zh: '不予调整', en: 'Keep it' },
          by: ['city-office-head'],
          to: 'set',
          asks: { reason: 'required' },
          clause: rules('item-7'),
        },
      },
    },
    closed: { title: { zh: '已结束', en: 'Closed' }, end: 'done', outcomes: {} },
  },
})
