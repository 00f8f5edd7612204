/** A deadline is a pure function of what happened and of one edition of the calendar. Nothing about it is stored. */
import { assert } from '../assert.ts'
import { dayOfOrdinal } from '../day/civil.ts'
import { fromEpochMs, ordinalOf, toEpochMs, type Day, type Instant } from '../day/index.ts'
import { ordinalOfInstant, endOfDay } from '../day/instant.ts'
import {
  indexOf,
  nthWorkday,
  provisionalBetween,
  workdaysBetween,
  type CalendarIndex,
} from './calendar-index.ts'
import type { Calendar } from './arrangement.ts'
import { advance, elapsed, pausedDays, pausedMs, plainLine, type Suspension } from './pause.ts'
import { countedDays, type CountedDay } from './proof.ts'
import type { Limit, ClockFacts } from './facts.ts'

export type Due = {
  /** The last millisecond that is in time; null while an open suspension comes before it. */
  readonly due: Instant | null
  readonly dueDay: Day | null
  /** Whether an arrangement still to be published could move it. */
  readonly provisional: boolean
}

export type ClockReading = Due & {
  /** Each day from the start to the due day (to today while there is none), counted or not, and why. */
  readonly days: readonly CountedDay[]
  /** Units over by `asOf`: days that have ended, or hours. More than the limit once overdue. A stop uses up its own day. */
  readonly used: number
  /** Units that remain, today included while the clock runs; never below 0. */
  readonly left: number
  readonly state: 'running' | 'suspended' | 'stopped' | 'overdue'
  readonly calendarVersion: string
}

/** [C7]-[C16] Reads a clock at a moment, with the proof of each day. Takes facts as given: it does not hide later ones from `asOf`. */
export function runClock(facts: ClockFacts & { readonly asOf: Instant }): ClockReading {
  const asOf = toEpochMs(facts.asOf)
  const stopped = facts.stoppedAt !== undefined && toEpochMs(facts.stoppedAt) <= asOf
  const { due, dueDay, provisional } = readDue(facts, facts.asOf)
  const used = unitsUsed(facts, dueDay, stopped ? facts.stoppedAt! : facts.asOf, stopped)
  const overdue = due !== null && asOf > toEpochMs(due)
  const suspended = pausedMs(facts.suspensions).some((p) => p.from <= asOf && asOf < p.until)
  return {
    due,
    dueDay,
    provisional,
    used,
    left: Math.max(0, facts.limit.amount - used),
    state: stopped ? 'stopped' : overdue ? 'overdue' : suspended ? 'suspended' : 'running',
    days: countedDays(facts, dueDay, due ?? facts.asOf),
    calendarVersion: facts.calendar.version,
  }
}

/**
 * [C17] How far a clock is from its due day, in its own unit: so many units are left, or it is over by so many. Days are counted from
 * the day after today to the due day, and from the day after the due day to today, so that every clock that ends on one
 * day has as many left. A suspended clock, which has no due day, keeps the units that it has not used.
 */
export function distanceOf(
  facts: ClockFacts,
  reading: Pick<ClockReading, 'due' | 'dueDay' | 'left' | 'state'>,
  now: Instant,
): { readonly left: number; readonly over: number } {
  const { due, dueDay: last, left, state } = reading
  if (due === null || state === 'stopped' || state === 'suspended') return { left, over: 0 }
  const { unit } = facts.limit
  if (unit === 'hour') {
    const hours = (toEpochMs(due) - toEpochMs(now)) / 3_600_000
    return { left: Math.max(0, hours), over: Math.max(0, -hours) }
  }
  const [today, end] = [ordinalOfInstant(now), last === null ? ordinalOfInstant(due) : ordinalOf(last)]
  const between = (from: number, to: number): number =>
    to <= from ? 0 : unit === 'working_day' ? workdaysBetween(indexOf(facts.calendar), from, to) : to - from
  /** Over by a weekend alone is over by a day all the same. */
  return { left: between(today, end), over: today > end ? Math.max(1, between(end, today)) : 0 }
}

/** The deadline alone, without its proof. `seenAt` bounds what is called provisional while there is no due day. */
export function readDue(facts: ClockFacts, seenAt: Instant = facts.startedAt): Due {
  assertLimit(facts.limit)
  if (facts.limit.unit === 'hour') return hourDue(facts)
  const index = indexOf(facts.calendar)
  const start = ordinalOfInstant(facts.startedAt)
  const at = dueOrdinal(index, facts.limit, start, facts.suspensions)
  const provisional = provisionalBetween(index, start, at ?? ordinalOfInstant(seenAt))
  if (at === null) return { due: null, dueDay: null, provisional }
  const dueDay = dayOfOrdinal(at)
  return { due: endOfDay(dueDay), dueDay, provisional }
}

/** [C5] The n-th working day after a day, without suspensions; with n = 0 that day, or the next working day. */
export function dueDay(calendar: Calendar, start: Day, n: number): Day {
  assertLimit({ amount: n, unit: 'working_day' })
  const ordinal = ordinalOf(start)
  return dayOfOrdinal(
    n === 0 ? nthWorkday(indexOf(calendar), ordinal - 1, 1) : nthWorkday(indexOf(calendar), ordinal, n),
  )
}

/** [C6] How many working days lie from one day to another, both included. */
export function countWorkdays(calendar: Calendar, first: Day, last: Day): number {
  return workdaysBetween(indexOf(calendar), ordinalOf(first) - 1, ordinalOf(last))
}

function dueOrdinal(
  index: CalendarIndex,
  limit: Limit,
  start: number,
  suspensions: readonly Suspension[],
): number | null {
  const pauses = pausedDays(suspensions)
  // A limit of no days ends with the day itself, so it counts from the day before.
  const [from, amount] = limit.amount === 0 ? [start - 1, 1] : [start, limit.amount]
  if (limit.unit === 'working_day') return advance(index.line, from, amount, pauses)
  const last = advance(plainLine, from, amount, pauses)
  // Civil Code art. 203: a last day off moves to the first working day after it.
  return last === null ? null : advance(index.line, last - 1, 1, pauses)
}

function hourDue(facts: ClockFacts): Due {
  const at = advance(
    plainLine,
    toEpochMs(facts.startedAt),
    Math.round(facts.limit.amount * 3_600_000),
    pausedMs(facts.suspensions),
  )
  if (at === null) return { due: null, dueDay: null, provisional: false }
  const due = fromEpochMs(at)
  return { due, dueDay: dayOfOrdinal(ordinalOfInstant(due)), provisional: false }
}

function unitsUsed(facts: ClockFacts, dueDay: Day | null, until: Instant, stopped: boolean): number {
  const { unit, amount } = facts.limit
  if (unit === 'hour')
    return (
      elapsed(plainLine, toEpochMs(facts.startedAt), toEpochMs(until), pausedMs(facts.suspensions)) /
      3_600_000
    )
  const line = unit === 'working_day' ? indexOf(facts.calendar).line : plainLine
  const pauses = pausedDays(facts.suspensions)
  const last = ordinalOfInstant(until) - (stopped ? 0 : 1)
  // Days by which art. 203 moves the end are a gift: they are neither used nor overdue.
  const late = dueDay === null ? 0 : elapsed(line, ordinalOf(dueDay), last, pauses)
  return Math.min(amount, elapsed(line, ordinalOfInstant(facts.startedAt), last, pauses)) + late
}

function assertLimit(limit: Limit): void {
  const measured = limit.unit === 'hour' ? Number.isFinite(limit.amount) : Number.isInteger(limit.amount)
  if (!measured || limit.amount < 0) assert(false, `${limit.amount} ${limit.unit} is a limit`)
}
