/** How much of a campaign's time is over (序时进度), by one of three rules; the reading says which. */
import type { Text } from '#kernel/text'
import { isWorkday, type Calendar } from '#kernel/clock'
import { addDays, daysBetween, type Day } from '#kernel/day'
import { assert } from '#kernel/assert'
import { completion } from '#kernel/figure'

export type TimelineRule = {
  readonly id: 'months' | 'days' | 'workdays'
  readonly title: Text
  readonly source: string
}

export const timelineRules: Readonly<Record<TimelineRule['id'], TimelineRule>> = {
  months: {
    id: 'months',
    title: { zh: '按整月计算的序时进度', en: 'time-line by whole months' },
    source: 'https://zjj.rednet.cn/m/content/2018/12/17/4298718.html',
  },
  days: {
    id: 'days',
    title: { zh: '按天数计算的序时进度', en: 'time-line by days' },
    source: 'own rule: days over, the day itself included, of all days',
  },
  workdays: {
    id: 'workdays',
    title: { zh: '按工作日计算的序时进度', en: 'time-line by working days' },
    source: 'own rule: working days over, the day itself included, of all working days',
  },
}

/** `elapsed` of `whole` months, days or working days; `share` in hundredths of a percent. */
export type Timeline = {
  readonly rule: TimelineRule
  readonly elapsed: number
  readonly whole: number
  readonly share: number
}

/**
 * [G2] The share of the time from `from` to `to` that is over at the end of `asOf`. By months, a calendar month counts when its last day
 * is over (end of November is 11/12, 91.67 %) and a part of a month at either end is a month; the last one is over with `to`.
 * By working days, the calendar says which they are, and a holiday moves nothing. Asserts that `to` is not before `from`, and that there
 * is a day to count.
 */
export function timeline(
  from: Day,
  to: Day,
  asOf: Day,
  rule: TimelineRule['id'] = 'months',
  calendar?: Calendar,
): Timeline {
  assert(from <= to, `a campaign ends after it begins: ${from}, ${to}`)
  const count = counters[rule]
  const [elapsed, whole] = [
    asOf < from ? 0 : count(from, asOf < to ? asOf : to, to, calendar),
    count(from, to, to, calendar),
  ]
  assert(whole > 0, `a campaign has a day that counts: ${from}, ${to}`)
  return { rule: timelineRules[rule], elapsed, whole, share: completion(elapsed, whole)! }
}

type Counter = (from: Day, asOf: Day, to: Day, calendar: Calendar | undefined) => number
const counters: Readonly<Record<TimelineRule['id'], Counter>> = {
  months: monthsOver,
  days: daysOver,
  workdays: (from, asOf, _, calendar) => {
    assert(calendar !== undefined, 'working days are told by a calendar')
    return Array.from({ length: daysOver(from, asOf) }, (_, i) => addDays(from, i)).filter(
      (day) => isWorkday(calendar, day).workday,
    ).length
  },
}

function daysOver(from: Day, asOf: Day): number {
  return daysBetween(from, asOf) + 1
}

function monthsOver(from: Day, asOf: Day, to: Day): number {
  return monthOf(asOf) - monthOf(from) + (asOf === to || isMonthEnd(asOf) ? 1 : 0)
}

/** A calendar month as a number, so that months are counted by subtraction. */
export function monthOf(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
}

/** Whether a day is the last of its month. */
export function isMonthEnd(day: Day): boolean {
  return day.endsWith('-12-31') || addDays(day, 1).endsWith('-01')
}
