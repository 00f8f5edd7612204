/** A day is a date in China without an hour: what laws count in. */
import { dayOfCivil, dayOfOrdinal, daysInMonth, digits, ordinalOf, type Day } from './civil.ts'

/** [D1] A real date of 1900-2199 written YYYY-MM-DD, or undefined: 1900-02-29 never was. */
export function parseDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const [year, month, date] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)]
  if (year < 1900 || year > 2199 || month < 1 || month > 12) return undefined
  return date >= 1 && date <= daysInMonth(year, month) ? (text as Day) : undefined
}

/** [D2] The day so many days later; a negative count goes back. Asserts that the result lies in 1900-2199. */
export function addDays(day: Day, days: number): Day {
  return dayOfOrdinal(ordinalOf(day) + days)
}

/** [D2] How many days from one day to another: 1 from today to tomorrow, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return ordinalOf(to) - ordinalOf(from)
}

/** [D3] The day of the week: 1 Monday to 7 Sunday, as China numbers it. */
export function weekday(day: Day): number {
  return weekdayOfOrdinal(ordinalOf(day))
}

/** 1970-01-01 was a Thursday. */
export function weekdayOfOrdinal(ordinal: number): number {
  return ((((ordinal + 3) % 7) + 7) % 7) + 1
}

/** The first of January of the day's year. */
export function startOfYear(day: Day): Day {
  return `${day.slice(0, 4)}-01-01` as Day
}

/** [D5] The same date so many months later; where that month has no such date, its last day (Civil Code art. 202). */
export function addMonths(day: Day, months: number): Day {
  const count = digits(day, 0, 4) * 12 + digits(day, 5, 7) - 1 + months
  const [year, month] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1]
  return dayOfOrdinal(
    ordinalOf(dayOfCivil(year, month, Math.min(digits(day, 8, 10), daysInMonth(year, month)))),
  )
}
