/** Working days numbered in a row, so that a million deadlines are a million look-ups. */
import { assert } from '../assert.ts'
import { dayOfOrdinal, firstOrdinal } from '../day/civil.ts'
import { lastOrdinal, ordinalOf } from '../day/index.ts'
import { weekdayOfOrdinal } from '../day/day.ts'
import type { Calendar, CalendarDay } from './arrangement.ts'
import type { Line } from './pause.ts'

type Span = { readonly from: number; readonly to: number }

export type CalendarIndex = {
  readonly named: ReadonlyMap<number, CalendarDay>
  /** rank[i] is how many working days lie in the first i days of the table. */
  readonly rank: Int32Array
  /** The ordinals of all working days, in order. */
  readonly workdays: Int32Array
  readonly provisional: readonly Span[]
  /** The line of working days, for counting along with gaps in it. */
  readonly line: Line
}

/** A calendar is never edited, so its index is made once: a memory, not a state. */
const indexes = new WeakMap<Calendar, CalendarIndex>()

export function indexOf(calendar: Calendar): CalendarIndex {
  const indexed = indexes.get(calendar)
  if (indexed) return indexed
  const made = makeIndex(calendar)
  indexes.set(calendar, made)
  return made
}

/** How many working days lie after one day and up to another, the last included; ordinals in days. 0 when `to` is not later. */
export function workdaysBetween(index: CalendarIndex, after: number, to: number): number {
  return to <= after ? 0 : rankAt(index, to) - rankAt(index, after)
}

/** [C5] The n-th working day after a day; n from 1. Asserts that it lies before 2200. */
export function nthWorkday(index: CalendarIndex, after: number, n: number): number {
  const workday = index.workdays[rankAt(index, after) + n - 1]
  if (n < 1 || workday === undefined)
    assert(false, `working day ${n} after ${dayOfOrdinal(after)} lies in 1900-2199`)
  return workday
}

/** [C4] Whether an arrangement still to come could change the day. */
export function isProvisional(calendar: Calendar, ordinal: number): boolean {
  return provisionalBetween(indexOf(calendar), ordinal - 1, ordinal)
}

/** Whether any day after one day and up to another is provisional. */
export function provisionalBetween(index: CalendarIndex, after: number, to: number): boolean {
  return index.provisional.some((s) => s.from <= to && s.to > after)
}

function rankAt(index: CalendarIndex, ordinal: number): number {
  return index.rank[Math.min(Math.max(ordinal - firstOrdinal + 1, 0), index.rank.length - 1)]!
}

function makeIndex(calendar: Calendar): CalendarIndex {
  const named = new Map<number, CalendarDay>()
  for (const year of Object.keys(calendar.years).toSorted())
    for (const d of calendar.years[year]!.days) named.set(ordinalOf(d.date), d)
  const days = lastOrdinal - firstOrdinal + 1
  const rank = new Int32Array(days + 1)
  const workdays = new Int32Array(days)
  let count = 0
  for (let i = 0; i < days; i++) {
    const ordinal = firstOrdinal + i
    const works = named.has(ordinal) ? !named.get(ordinal)!.isOffDay : weekdayOfOrdinal(ordinal) <= 5
    if (works) workdays[count++] = ordinal
    rank[i + 1] = count
  }
  const index: CalendarIndex = {
    named,
    rank,
    workdays: workdays.slice(0, count),
    provisional: provisionalSpans(calendar),
    line: { count: (a, b) => workdaysBetween(index, a, b), move: (a, n) => nthWorkday(index, a, n) },
  }
  return index
}

/**
 * Years without a published arrangement, and the last week of December before one: New Year's arrangement
 * has reached back as far as 29 December (2018, by the arrangement of 2019).
 */
function provisionalSpans(calendar: Calendar): readonly Span[] {
  const spans: Span[] = []
  for (let year = 1900; year <= 2199; year++) {
    if (calendar.years[String(year)]?.published) continue
    const from = year === 1900 ? firstOrdinal : ordinalOf(`${year - 1}-12-25`)
    const to = ordinalOf(`${year}-12-31`)
    const last = spans.at(-1)
    if (last && last.to >= from - 1) spans[spans.length - 1] = { from: last.from, to }
    else spans.push({ from, to })
  }
  return spans
}
