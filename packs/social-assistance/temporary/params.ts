/** The numbers of temporary assistance: dated, sourced, local. None of them is a constant of the code. */
import type { Decision } from 'yimen/kernel/rule'
import type { Parameter, Tally } from 'yimen/kernel/programme'
import { licensing, local, opinions } from '../clauses.ts'

const fixed = (
  zh: string,
  en: string,
  unit: Parameter['unit'],
  value: number,
  source: string,
): Parameter => ({
  title: { zh, en },
  unit,
  history: [{ from: '2020-01-01', value, source, reviewBy: '2021-12-31', area: '430523' }],
})

export const params = {
  standard: {
    title: { zh: '城市低保标准（每人每月）', en: 'Urban low-income standard, a person and month' },
    unit: 'fen',
    history: [
      { from: '2020-01-01', value: 50_000, source: local('item-1'), reviewBy: '2020-12-31', area: '430523' },
      { from: '2021-01-01', value: 56_000, source: local('item-1'), reviewBy: '2021-12-31', area: '430523' },
    ],
  },
  lightCap: fixed('轻微急难救助上限', 'Most for a light emergency', 'fen', 80_000, local('item-2')),
  mostMonths: fixed('困难月数上限', 'Most months counted', 'months', 6, local('item-2')),
  townshipMultiple: fixed(
    '乡镇审批限额倍数',
    'Township limit, times the standard',
    'times',
    4,
    local('item-3'),
  ),
  townshipLeast: fixed('乡镇审批限额最低额', 'Township limit, at least', 'fen', 80_000, local('item-3')),
  sliceDays: fixed(
    '分次救助合并计算的天数',
    'Days within which slices are added',
    'days',
    30,
    local('item-3'),
  ),
  expenseIncomePercent: fixed(
    '支出型人均收入上限（占低保标准百分比）',
    'Income a head for expense aid, percent of the standard',
    'percent',
    150,
    local('item-4'),
  ),
  acceptanceDays: fixed(
    '受理或一次性告知时限',
    'To accept or to tell what is missing',
    'days',
    5,
    licensing('art-32'),
  ),
  wholeDays: fixed('一般程序办结时限', 'The ordinary procedure', 'days', 15, local('item-5')),
  countyDays: fixed('县级审批时限', 'County decision', 'days', 5, local('item-5')),
  paymentDays: fixed('发放时限', 'Payment', 'days', 10, local('item-5')),
  supplementDays: fixed('补正期限', 'To supplement', 'days', 10, local('item-5')),
  townshipTimes: fixed(
    '乡镇年度审批次数上限',
    'Aids a year that a township decides',
    'times',
    2,
    local('item-6'),
  ),
  urgentHours: fixed('先行救助时限', 'To pay first', 'hours', 24, local('item-7')),
  urgentMost: fixed('单次先行救助上限', 'Most paid first at once', 'fen', 500_000, local('item-7')),
  papersDays: fixed(
    '先行救助后补办手续时限',
    'To complete papers after paying first',
    'days',
    10,
    opinions('item-3'),
  ),
  recoveryDays: fixed('追回期限', 'To recover', 'days', 30, local('item-9')),
  reportDays: fixed('核对报告有效期', 'Validity of the report', 'days', 90, local('item-8')),
} as const satisfies Record<string, Parameter>

export const tallies = {
  earlierSlices: {
    title: { zh: '合并期内此前的救助金额', en: 'Earlier slices in the window' },
    programmes: ['assistance.temporary'],
    measure: 'sum',
    window: { kind: 'days', param: 'sliceDays' },
    clause: local('item-3'),
  },
  sameCauseThisYear: {
    title: { zh: '本年度同一事由的救助次数', en: 'Aids for the same cause this year' },
    programmes: ['assistance.temporary'],
    measure: 'count',
    window: { kind: 'calendar_year' },
    tag: 'cause',
    clause: local('item-6'),
  },
  timesThisYear: {
    title: { zh: '本年度救助次数', en: 'Aids this year' },
    programmes: ['assistance.temporary'],
    measure: 'count',
    window: { kind: 'calendar_year' },
    clause: local('item-6'),
  },
} as const satisfies Record<string, Tally>

export const decisions = {
  months: {
    kind: 'table',
    hitPolicy: 'unique',
    inputs: [
      { expression: 'kind', allowed: ['"emergency"', '"expense"'] },
      { expression: 'severity', allowed: ['"light"', '"serious"', '"critical"'] },
    ],
    outputs: [{ name: 'months' }],
    rules: [
      { when: ['-', '"light"'], then: ['1'], clause: local('item-2') },
      { when: ['"emergency"', '"serious"'], then: ['3'], clause: local('item-2') },
      { when: ['"expense"', '"serious"'], then: ['2'], clause: local('item-2') },
      { when: ['"emergency"', '"critical"'], then: ['6'], clause: local('item-2') },
      { when: ['"expense"', '"critical"'], then: ['4'], clause: local('item-2') },
    ],
  },
  need: {
    kind: 'formula',
    expression: 'max(totalCost - insurancePaid - otherHelp, 0)',
    clause: local('item-2'),
  },
  fullAmount: {
    kind: 'formula',
    expression: 'standard * persons * min(months, mostMonths)',
    clause: local('item-2'),
  },
  ceiling: {
    kind: 'formula',
    expression: 'if kind = "emergency" and severity = "light" then min(fullAmount, lightCap) else fullAmount',
    clause: local('item-2'),
  },
  /** Whole yuan, rounded down at the last step. */
  entitled: {
    kind: 'formula',
    expression: `
      if amountAsked = null
      then floor(min(ceiling, need) / 100) * 100
      else floor(min(ceiling, need, amountAsked) / 100) * 100
    `,
    clause: local('item-2'),
  },
  incomeFits: {
    kind: 'formula',
    expression:
      'if kind = "emergency" then true else monthlyIncome * 100 <= expenseIncomePercent * standard * persons',
    clause: local('item-4'),
  },
  townshipLimit: {
    kind: 'formula',
    expression: 'max(townshipMultiple * standard, townshipLeast)',
    clause: local('item-3'),
  },
} as const satisfies Record<string, Decision>
