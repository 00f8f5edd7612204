/** The numbers of the support, and what they come to: month by month, each at its own standard and grade. */
import type { Parameter, Programme } from 'yimen/kernel/programme'
import { identification, supportOpinions, supportRules } from '../clauses.ts'
import { gradeField } from '../care/grade.ts'
import { careDecisions, careParams, localHistory, localParam } from '../care/money.ts'

export const params = {
  ...careParams,
  livingStandard: localHistory(
    '农村低保标准（每人每月）',
    'Rural living allowance, a person and month',
    'fen',
    'item-1',
    ['2020-01-01', 38_000],
    ['2021-01-01', 41_000],
  ),
  basicPercent: localParam(
    '基本生活标准占低保标准的百分比',
    'Living money, percent of the living allowance',
    'percent',
    'item-1',
    130,
  ),
  oldListOpen: localHistory(
    '旧册转入（1为开放，0为截止）',
    'The old list is taken over (1) or closed (0)',
    'times',
    'item-13',
    ['2020-01-01', 1],
    ['2022-01-01', 0],
  ),
  townshipDays: localParam('乡镇审核时限', 'The township’s inquiry', 'days', 'item-3', 15),
  noticeDays: localParam('公示期', 'The notice', 'days', 'item-3', 7),
  countyDays: localParam('县级确认时限', 'The county’s decision', 'days', 'item-3', 15),
  evaluationDays: localParam('评估和调整等级的时限', 'To evaluate and set the grade', 'days', 'item-4', 10),
  startAfterMonths: localParam(
    '确认后第几个月起计发',
    'Paid from so many months after it was confirmed',
    'months',
    'item-5',
    1,
  ),
  gradeAfterMonths: localParam(
    '等级调整后第几个月起按新等级计算',
    'A changed grade counts from so many months after it was set',
    'months',
    'item-5',
    1,
  ),
} as const satisfies Record<string, Parameter>

const ofMonth = { type: 'month', title: { zh: '月份', en: 'Month' } } as const

export const decisions = {
  ...careDecisions,
  basicMonthly: {
    kind: 'formula',
    expression: 'ceiling(livingStandard * basicPercent / 100 / 100) * 100',
    clause: supportRules('item-1'),
  },
  notMet: {
    kind: 'formula',
    expression: 'count([eats, dresses, getsUp, usesToilet, walks, bathes][item = false])',
    clause: identification('item-4'),
  },
  grade: {
    kind: 'table',
    hitPolicy: 'unique',
    inputs: [{ expression: 'notMet' }],
    outputs: [{ name: 'grade' }],
    rules: [
      { when: ['<= 0'], then: ['"able"'], clause: identification('item-4') },
      { when: ['[1..3]'], then: ['"partly"'], clause: identification('item-4') },
      { when: ['>= 4'], then: ['"wholly"'], clause: identification('item-4') },
    ],
  },
  gradeNumberOf: {
    kind: 'formula',
    takes: { graded: gradeField },
    expression: 'if graded = "able" then 0 else if graded = "partly" then 1 else 2',
    clause: identification('item-4'),
  },
  gradeNumber: { kind: 'formula', expression: 'gradeNumberOf(grade)', clause: identification('item-4') },
  /** The grade that is in force in a month: a changed one begins with its own month. */
  gradeIn: {
    kind: 'formula',
    takes: { ofMonth },
    expression: 'gradeNumberOf(grades[item.from <= ofMonth][-1].grade)',
    clause: supportRules('item-5'),
  },
  /** What stood before a month: one set for a month to come and set anew was never in force. */
  gradeBefore: {
    kind: 'formula',
    takes: { ofMonth },
    expression: `
      if count(grades[item.from < ofMonth]) = 0
      then gradeNumber
      else gradeNumberOf(grades[item.from < ofMonth][-1].grade)
    `,
    clause: supportRules('item-5'),
  },
  gradeBeforeFrom: {
    kind: 'formula',
    takes: { ofMonth },
    expression:
      'if count(grades[item.from < ofMonth]) = 0 then ofMonth else grades[item.from < ofMonth][-1].from',
    clause: supportRules('item-5'),
  },
  /** With the living money: of who lives in a home, and of the able. All others have a carer, who is paid by the agreement. */
  careIn: {
    kind: 'formula',
    takes: { ofMonth: { type: 'month', title: { zh: '月份', en: 'Month' } } },
    expression: `
      if way = "central" or gradeIn(ofMonth) = 0
      then valueOn(careOf(gradeIn(ofMonth)), firstDay(ofMonth))
      else 0
    `,
    clause: supportOpinions('item-2'),
  },
  untilMonth: {
    kind: 'formula',
    takes: { last: { type: 'month', title: { zh: '止于月份', en: 'Last month' } } },
    expression: `
      if last < since
      then 0
      else sum(for m in monthsFrom(since, last) return valueOn(basicMonthly, firstDay(m)) + careIn(m))
    `,
    clause: supportRules('item-12'),
  },
  dueNow: {
    kind: 'formula',
    expression: 'untilMonth(if lastMonth < monthOf(today) then lastMonth else monthOf(today)) - given',
    clause: supportRules('item-12'),
  },
} as const satisfies Programme['decisions']
