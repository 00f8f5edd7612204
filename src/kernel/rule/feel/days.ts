/** Days, times and durations at work: reading them in a zone, comparing, moving and subtracting them. */
import { parseDateTime } from 'feelin'
import { fraction, quotient } from '../../number/arithmetic.ts'
import { ways } from '../../number/rounding.ts'
import { type Num } from '../../number/index.ts'
import { wrong } from './budget.ts'
import {
  addMonths,
  dateOf,
  dateOfNumber,
  dateTimeOf,
  dayNumber,
  fixedOffset,
  iso,
  monthSpan,
  monthsFrom,
  nanosPerDay,
  nanosPerSecond,
  parseClock,
  parseDay,
  parseSpan,
  timeOf,
  timeSpan,
  type FeelDate,
  type FeelDateTime,
  type FeelDuration,
  type FeelTime,
  type MonthSpan,
} from './calendar.ts'
import { kindOf, type Env, type Inner } from './values.ts'

export type { FeelDate, FeelDateTime, FeelDuration, FeelTime }
export type Temporal = FeelDate | FeelTime | FeelDateTime

export const isDate = (v: Inner | undefined): v is FeelDate => kindOf(v) === 'date'
export const isTime = (v: Inner | undefined): v is FeelTime => kindOf(v) === 'time'
export const isDateTime = (v: Inner | undefined): v is FeelDateTime => kindOf(v) === 'date time'
export const isDuration = (v: Inner | undefined): v is FeelDuration => kindOf(v) === 'duration'
export const isTemporal = (v: Inner | undefined): v is Temporal => isDate(v) || isTime(v) || isDateTime(v)

/* Zones. Their tables reach some years only, and repeat beyond: a year far away is asked as one like it. */

const zones = new Map<string, boolean>()
const hasZone = (name: string): boolean => {
  const before = zones.get(name)
  if (before !== undefined) return before
  let exists = false
  try {
    const noon = parseDateTime(`2000-01-01T12:00:00@${name}`)
    exists = noon !== null && noon.value.toZonedDateTime(name) !== null
  } catch {
    /* no such zone */
  }
  if (zones.size > 2_000) zones.clear()
  zones.set(name, exists)
  return exists
}
const near = (year: number) =>
  year > 2400 ? 2000 + (year % 400) : year < 1600 ? 1200 + (((year % 400) + 400) % 400) : year

/** Seconds ahead of UTC at a local moment. */
function offsetAt(zone: string, date: FeelDate, nanos: number): number {
  const fixed = fixedOffset(zone)
  if (fixed !== undefined) return fixed
  const moment = iso(dateTimeOf({ ...date, year: near(date.year) }, nanos - (nanos % nanosPerSecond), null))
  return parseDateTime(moment)!.value.toZonedDateTime(zone).offsetNanoseconds / nanosPerSecond
}

/* Reading */

export const readDate = parseDay
export function readTime(s: string): FeelTime | null {
  const clock = parseClock(s, hasZone)
  return clock && timeOf(clock.nanos, clock.zone)
}
/** A date alone is its midnight. */
export function readDateTime(s: string): FeelDateTime | null {
  const at = s.indexOf('T')
  const date = parseDay(at < 0 ? s : s.slice(0, at))
  if (!date || at < 0) return date && dateTimeOf(date, 0, null)
  const clock = parseClock(s.slice(at + 1), hasZone)
  const day = clock?.nextDay ? dateOfNumber(dayNumber(date) + 1) : date
  return clock && day && dateTimeOf(day, clock.nanos, clock.zone)
}
export const readDuration = parseSpan
/** Reads an `@"..."` literal. */
export const readAt = (s: string): Inner => readDuration(s) ?? readDate(s) ?? readTime(s) ?? readDateTime(s)

/* Durations */

export const isMonths = (d: FeelDuration): d is MonthSpan => d.unit === 'months'
export const months = (d: FeelDuration): number => (isMonths(d) ? d.months : 0)
/** The length of a duration of days and time. */
export const nanosOf = (d: FeelDuration): bigint => (isMonths(d) ? 0n : d.nanos)
export const fromMonths = (n: number): FeelDuration => monthSpan(BigInt(n))!
/** Of whole seconds. */
export const fromSeconds = (n: number): FeelDuration => timeSpan(BigInt(n) * BigInt(nanosPerSecond))!

/** How much there is of a duration, in months or in nanoseconds. */
const amount = (d: FeelDuration): bigint => (isMonths(d) ? BigInt(d.months) : d.nanos)
/** A duration of the same kind; null where it would be longer than any calendar. */
const spanOf = (like: FeelDuration, n: bigint): FeelDuration | null =>
  isMonths(like) ? monthSpan(n) : timeSpan(n)

export const isNought = (d: FeelDuration): boolean => amount(d) === 0n
export const absolute = (d: FeelDuration): FeelDuration => (amount(d) < 0n ? negated(d) : d)
export const negated = (d: FeelDuration): FeelDuration => spanOf(d, -amount(d))!

/** The sum or difference of two durations of one kind. */
export const addSpans = (a: FeelDuration, b: FeelDuration, sign: 1 | -1): FeelDuration | null =>
  spanOf(a, amount(a) + BigInt(sign) * amount(b))

/** [N1] A part of a month is dropped; a part of a nanosecond is rounded. */
function shareOf(d: FeelDuration, top: bigint, bottom: bigint): FeelDuration | null {
  const way = isMonths(d) ? ways.down : ways.halfEven
  return spanOf(d, bottom < 0n ? way(-amount(d) * top, -bottom) : way(amount(d) * top, bottom))
}
export function multiplySpan(d: FeelDuration, by: Num): FeelDuration | null {
  const [top, bottom] = fraction(by)
  return shareOf(d, top, bottom)
}
/** By any number but nought. */
export function divideSpan(d: FeelDuration, by: Num): FeelDuration | null {
  const [top, bottom] = fraction(by)
  return shareOf(d, bottom, top)
}
/** How many times one duration is in another of its kind, which is not nought. */
export const spanRatio = (a: FeelDuration, b: FeelDuration): Num | null => quotient(amount(a), amount(b))

/* Points in time */

export const zoneOf = (t: Temporal): string | null => (isDate(t) ? null : (t as FeelTime).zone)
const epoch = dateOf(1970, 1, 1)!
const dayOf = (t: Temporal): FeelDate => (isDate(t) ? t : isDateTime(t) ? t.date : epoch)
const clockOf = (t: Temporal): number => (isDate(t) ? 0 : (t as FeelTime | FeelDateTime).nanos)

/** Seconds ahead of UTC; 0 when there is no zone. */
export function offset(t: Temporal): number {
  const zone = zoneOf(t)
  return zone === null ? 0 : offsetAt(zone, dayOf(t), clockOf(t))
}

const localNanos = (t: Temporal) => BigInt(dayNumber(dayOf(t))) * BigInt(nanosPerDay) + BigInt(clockOf(t))
/** The order number of a point in time, in nanoseconds; without a zone it is read as UTC. */
export const point = (t: Temporal): bigint => localNanos(t) - BigInt(offset(t)) * BigInt(nanosPerSecond)

/** Of a point without a zone: where it lies in the zone of another. */
export const pointBeside = (t: Temporal, other: Temporal): bigint =>
  localNanos(t) - BigInt(offset(other)) * BigInt(nanosPerSecond)

/** Calls that reach the calendar's edge (years beyond 999,999,999) answer null with a problem. */
export function guarded(env: Env, run: () => Inner): Inner {
  const answer = run()
  return answer === outside ? wrong(env, 'a day is outside the calendar / 日期超出历法范围') : answer
}
const outside = dateOf(0, 1, 1)!

function fromLocal(nanos: bigint, zone: string | null): FeelDateTime | null {
  const perDay = BigInt(nanosPerDay)
  const clock = ((nanos % perDay) + perDay) % perDay
  const date = dateOfNumber(Number((nanos - clock) / perDay))
  return date && dateTimeOf(date, Number(clock), zone)
}
/** A moment in UTC as the clocks of a named zone show it; where they are put back, the first of the two. */
function inZone(moment: bigint, zone: string): FeelDateTime | null {
  let ahead = 0n
  for (let i = 0; i < 3; i++) {
    const local = fromLocal(moment + ahead, zone)
    if (!local) return null
    ahead = BigInt(offset(local)) * BigInt(nanosPerSecond)
  }
  return fromLocal(moment + ahead, zone)
}

/** A point in time moved by a duration; a day moved by hours stays a day, as the standard has it. */
export function move(t: Temporal, d: FeelDuration, sign: 1 | -1): Inner {
  if (isMonths(d)) {
    if (isTime(t)) return null
    const date = addMonths(dayOf(t), sign * d.months)
    if (!date) return outside
    return isDate(t) ? date : dateTimeOf(date, clockOf(t), zoneOf(t))
  }
  const by = BigInt(sign) * d.nanos
  const moved = localNanos(t) + by
  if (isTime(t)) return timeOf(fromLocal(((moved % day) + day) % day, null)!.nanos, t.zone)
  if (isDate(t)) return fromLocal(moved, null)?.date ?? outside
  const zone = zoneOf(t)
  const named = zone !== null && fixedOffset(zone) === undefined
  return (named ? inZone(point(t) + by, zone) : fromLocal(moved, zone)) ?? outside
}
const day = BigInt(nanosPerDay)

/**
 * The duration between two points in time; null when only one of them has a zone. A day is its midnight in UTC, and so has
 * one (10.3.2.15, table 57); a programme takes a day beside a moment without a zone for a local midnight.
 */
export function between(a: Temporal, b: Temporal, env: Env): Inner {
  if (isTime(a) !== isTime(b)) return null
  const local = env.mode === 'programme'
  const zoned = (t: Temporal, other: Temporal) =>
    isDate(t) ? !local || isDate(other) || zoneOf(other) !== null : zoneOf(t) !== null
  return zoned(a, b) === zoned(b, a) ? timeSpan(point(a) - point(b)) : null
}

/** Whole months from one point to another, never rounded up. */
export const monthsBetween = (from: Temporal, to: Temporal): number => monthsFrom(dayOf(from), dayOf(to))
/** The day on which a point lies. */
export const dateOn = (t: FeelDate | FeelDateTime): FeelDate => dayOf(t)
