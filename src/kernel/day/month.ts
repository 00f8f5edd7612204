/** A month is what benefits, reports and standards are told by: twelve a year, without a day in it. */
import { assert } from '../assert.ts'
import { dayOfCivil, daysInMonth, digits, type Day } from './civil.ts'
import { parseDay } from './day.ts'

/** A month in China, 'YYYY-MM'. Such strings sort in the order of time, so `<=` compares months. */
export type Month = `${number}-${number}`

/** January 1900 and December 2199 as counts of months since year 0: the months this house can speak of. */
const [firstCount, lastCount] = [1900 * 12, 2199 * 12 + 11]

/** [D13] A month of 1900-2199 written YYYY-MM, or undefined. */
export function parseMonth(text: string): Month | undefined {
  if (!/^\d{4}-\d{2}$/.test(text)) return undefined
  return parseDay(`${text}-01`) === undefined ? undefined : (text as Month)
}

/** [D13] The month in which a day lies. */
export const monthOf = (day: Day): Month => day.slice(0, 7) as Month

const countOf = (month: Month): number => digits(month, 0, 4) * 12 + digits(month, 5, 7) - 1

/** Whether the month so many months later is one that this house can speak of. */
export const isMonthWithin = (month: Month, months: number): boolean =>
  countOf(month) + months >= firstCount && countOf(month) + months <= lastCount

/** [D13] The month so many months later; a negative count goes back. Asserts that the result lies in 1900-2199. */
export function monthsLater(month: Month, months: number): Month {
  assert(isMonthWithin(month, months), `${months} months after ${month} lies in 1900-2199`)
  const count = countOf(month) + months
  return dayOfCivil(Math.floor(count / 12), (count % 12) + 1, 1).slice(0, 7) as Month
}

/** [D13] How many months from one month to another: 1 from this to the next, negative when `to` is earlier. */
export const monthsBetween = (from: Month, to: Month): number => countOf(to) - countOf(from)

/** 2021年10月: a month as people write it; a text that is none stays as it is. */
export function monthText(text: string): { readonly zh: string; readonly en: string } {
  const month = parseMonth(text)
  return month
    ? { zh: `${digits(month, 0, 4)}年${digits(month, 5, 7)}月`, en: month }
    : { zh: text, en: text }
}

/** [D13] The first day of a month. */
export const firstDayOf = (month: Month): Day => `${month}-01` as Day

/** [D13] The last day of a month. */
export const lastDayOf = (month: Month): Day =>
  dayOfCivil(digits(month, 0, 4), digits(month, 5, 7), daysInMonth(digits(month, 0, 4), digits(month, 5, 7)))

/** [D13] All months from one to another, both with it; none when the second is the earlier one. */
export const monthsFrom = (from: Month, to: Month): readonly Month[] =>
  Array.from({ length: Math.max(0, monthsBetween(from, to) + 1) }, (_, i) => monthsLater(from, i))

/**
 * [D14] The months of the calendar that are full on a day, the first day counted with them: one of 20 May is full on 20 June. Where a
 * month has no such date, its last day is the term's last day (Civil Code art. 202), and the month is full on the day after it.
 */
export const fullMonths = (from: Day, on: Day): number =>
  monthsBetween(monthOf(from), monthOf(on)) - (on.slice(8) < from.slice(8) ? 1 : 0)

/** [D14] Full years, of age too: whoever was born on 29 February is a year older on 1 March of common years. */
export const fullYears = (from: Day, on: Day): number => Math.floor(fullMonths(from, on) / 12)
