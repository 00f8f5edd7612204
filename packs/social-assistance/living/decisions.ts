/** How much, in which month: by difference, additions by class, months at their own standard; and what is left to pay. */
import type { Programme } from 'yimen/kernel/programme'
import { confirmation, living } from '../clauses.ts'
import { incomeKind, memberOf } from './fields.ts'

const month = { type: 'month', title: { zh: '月份', en: 'Month' } } as const
const fen = (zh: string, en: string) =>
  ({ type: 'fen', min: 0, max: 1_000_000_000, title: { zh, en } }) as const
const whole = (zh: string, en: string, max: number) =>
  ({ type: 'integer', min: 0, max, title: { zh, en } }) as const
const how = living('item-2')
const classes = living('item-3')

export const decisions = {
  standard: {
    kind: 'table',
    hitPolicy: 'unique',
    inputs: [{ expression: 'hukou', allowed: ['"rural"', '"urban"'] }],
    outputs: [{ name: 'fen' }],
    rules: [
      { when: ['"rural"'], then: ['ruralStandard'], clause: living('item-1') },
      { when: ['"urban"'], then: ['urbanStandard'], clause: living('item-1') },
    ],
  },
  /** By how much an income is divided to be one of a month; 0 is not counted. */
  incomeMonths: {
    kind: 'table',
    hitPolicy: 'first',
    takes: { kind: incomeKind },
    inputs: [{ expression: 'kind' }],
    outputs: [{ name: 'months' }],
    rules: [
      { when: ['"relief"'], then: ['0'], clause: how },
      { when: ['"farming"'], then: ['12'], clause: how },
      { when: ['-'], then: ['1'], clause: how },
    ],
  },
  /** [§4.4] The first row that holds is the highest: only that one counts. */
  classPercent: {
    kind: 'table',
    hitPolicy: 'first',
    takes: { ...memberOf, years: whole('周岁', 'Full years', 150) },
    inputs: [
      { expression: 'health' },
      { expression: 'labour' },
      { expression: 'status' },
      { expression: 'years >= oldYears' },
    ],
    outputs: [{ name: 'percent' }],
    rules: [
      { when: ['"severe"', '-', '-', '-'], then: ['heavyPercent'], clause: classes },
      { when: ['"illness"', '"none"', '-', '-'], then: ['heavyPercent'], clause: classes },
      { when: ['-', '-', '"lone_child"', '-'], then: ['heavyPercent'], clause: classes },
      { when: ['-', '-', '-', 'true'], then: ['lightPercent'], clause: classes },
      { when: ['-', '-', '"student"', '-'], then: ['lightPercent'], clause: classes },
      { when: ['-', '-', '-', '-'], then: ['0'], clause: classes },
    ],
  },
  /** Rounded up to the yuan once, when all is added up. */
  benefitAt: {
    kind: 'formula',
    takes: {
      standardThen: fen('标准', 'Standard'),
      persons: whole('人数', 'Persons', 20),
      counted: fen('可计算收入', 'Countable income'),
      percent: whole('增发比例合计', 'Additions, percent in all', 500),
    },
    expression: `
      if standardThen * persons <= counted
      then 0
      else ceiling((standardThen * persons - counted + standardThen * percent / 100) / 100) * 100
    `,
    clause: how,
  },
  benefitNow: { kind: 'formula', expression: 'benefitAt(standard, heads, income, points)', clause: how },
  classified: {
    kind: 'table',
    hitPolicy: 'first',
    inputs: [
      { expression: 'assetsOver' },
      { expression: 'benefitNow > 0' },
      { expression: 'income * 100 <= marginalPercent * standard * heads' },
    ],
    outputs: [{ name: 'category' }],
    rules: [
      { when: ['true', '-', '-'], then: ['"none"'], clause: confirmation('item-13') },
      { when: ['false', 'true', '-'], then: ['"allowance"'], clause: confirmation('item-9') },
      { when: ['false', 'false', 'true'], then: ['"marginal"'], clause: confirmation('item-14') },
      { when: ['false', 'false', 'false'], then: ['"none"'], clause: confirmation('item-14') },
    ],
  },
  /** New wages above what is left out count at once. */
  wageCounted: {
    kind: 'formula',
    expression: 'if wage = null then 0 else max(0, wage - workTimes * standard)',
    clause: living('item-7'),
  },
  /**
   * What is due for some months, each at its own standard and by what was told last of it; nothing of a month that nothing applies to. The
   * standard is asked for by its parameter: thousands of families are worked out each month.
   */
  dueIn: {
    kind: 'formula',
    takes: { first: month, last: month },
    expression: `
      if last < first
      then 0
      else sum(
        for m in monthsFrom(first, last),
          t in [terms[item.month <= m][-1]],
          s in [if hukou = "rural"
            then valueOn(ruralStandard, firstDay(m))
            else valueOn(urbanStandard, firstDay(m))]
        return if t = null or (t.last != null and m > t.last)
          then 0
          else benefitAt(
            s,
            t.heads,
            t.income + (if t.workFrom != null and m >= t.workFrom then t.work else 0),
            t.points))
    `,
    clause: how,
  },
  /** All that is due until a month. */
  untilMonth: {
    kind: 'formula',
    takes: { last: month },
    expression: 'dueIn(since, if lastMonth != null and lastMonth < last then lastMonth else last)',
    clause: living('item-10'),
  },
  /** What of an overpayment is still to be taken off after a month: of each its own share, for what is due may fall again. */
  debtAfter: {
    kind: 'formula',
    takes: { last: month },
    expression: `
      if debt = 0 or last < debtFrom
      then debt
      else max(0, debt - sum(
        for m in monthsFrom(debtFrom, last)
        return floor(dueIn(m, m) * recoveryPercent / 100)))
    `,
    clause: living('item-9'),
  },
  payable: {
    kind: 'formula',
    takes: { last: month },
    expression: 'untilMonth(last) + debtAfter(last) - given + returned',
    clause: living('item-10'),
  },
  payableNow: { kind: 'formula', expression: 'payable(monthOf(today))', clause: living('item-10') },
  /** Until which month the lists were made. */
  listedMonth: {
    kind: 'formula',
    expression: `
      if date(today).day >= payDay
      then monthOf(today)
      else addMonths(monthOf(today), -1)
    `,
    clause: living('item-10'),
  },
  /** What was given beyond what is due, as is known now. */
  excess: {
    kind: 'formula',
    expression: 'max(0, given - returned - untilMonth(listedMonth))',
    clause: living('item-9'),
  },
} as const satisfies Programme['decisions']
