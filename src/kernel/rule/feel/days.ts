/** Days, times and durations: feelin's wrappers, with the arithmetic that feelin keeps to itself. */
import {
  duration,
  FeelDate,
  FeelDateTime,
  FeelDuration,
  FeelTime,
  parseDate,
  parseDateTime,
  parseTime,
} from 'feelin'
import { wrong } from './budget.ts'
import { kindOf, type Env, type Inner } from './values.ts'

export { duration, FeelDate, FeelDateTime, FeelDuration, FeelTime }
export type Temporal = FeelDate | FeelTime | FeelDateTime

/* The shapes FEEL allows; feelin would also take ISO week dates, basic format and lower case. */
const day = /^\d{4,6}-\d{2}-\d{2}$/
const zone = /(?:Z|[+-]\d{2}:\d{2}(?::\d{2})?|@[A-Za-z0-9_+\-/]+)?$/.source
const clock = new RegExp(`^\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?${zone}`)
const instant = new RegExp(`^\\d{4,6}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?${zone}`)
const long = /^(\d{5,6})-/
const span = /^-?P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/

const midnight24 = (s: string) => !/(^|T)24:/.test(s) && !/(^|T)\d{2}:\d{2}:60/.test(s)
const widen = (s: string) => s.replace(long, (_, y: string) => `+${y.padStart(6, '0')}-`)

export const readDate = (s: string): FeelDate | null => (day.test(s) ? parseDate(widen(s)) : null)
export const readTime = (s: string): FeelTime | null => (clock.test(s) && midnight24(s) ? parseTime(s) : null)
export const readDateTime = (s: string): FeelDateTime | null => {
  if (day.test(s)) return parseDateTime(`${widen(s)}T00:00:00`)
  return instant.test(s) && midnight24(s) ? parseDateTime(widen(s)) : null
}
export const readDuration = (s: string): FeelDuration | null => {
  if (!span.test(s)) return null
  const mixed = /[YM]/.test(s.split('T')[0]!) && /D|T/.test(s)
  const d = mixed ? null : duration(s)
  return d && balance(d)
}
/** Reads an `@"..."` literal. */
export const readAt = (s: string): Inner => readDuration(s) ?? readDate(s) ?? readTime(s) ?? readDateTime(s)

const zero = duration('P0D')!
export const DurationOf = zero.value.constructor as unknown as {
  from(parts: Record<string, number>): FeelDuration['value']
}

export const seconds = (d: FeelDuration): number => {
  const v = d.value
  return (
    v.weeks * 604_800 +
    v.days * 86_400 +
    v.hours * 3600 +
    v.minutes * 60 +
    v.seconds +
    v.milliseconds / 1e3 +
    v.microseconds / 1e6 +
    v.nanoseconds / 1e9
  )
}
export const months = (d: FeelDuration): number => d.value.years * 12 + d.value.months
export const isMonths = (d: FeelDuration): boolean => d.yearsMonths

/** `P14M` is written `P1Y2M`, and 36 hours are `P1DT12H`. */
export function fromMonths(n: number): FeelDuration {
  const m = Math.trunc(n)
  return new FeelDuration(DurationOf.from({ years: Math.trunc(m / 12), months: m % 12 }), true)
}
export function fromSeconds(n: number): FeelDuration {
  const whole = Math.trunc(n)
  const nano = Math.round((n - whole) * 1e9)
  return new FeelDuration(
    DurationOf.from({
      days: Math.trunc(whole / 86_400),
      hours: Math.trunc((whole % 86_400) / 3600),
      minutes: Math.trunc((whole % 3600) / 60),
      seconds: whole % 60,
      milliseconds: Math.trunc(nano / 1e6),
      microseconds: Math.trunc((nano % 1e6) / 1e3),
      nanoseconds: nano % 1e3,
    }),
    false,
  )
}
const balance = (d: FeelDuration) => (isMonths(d) ? fromMonths(months(d)) : fromSeconds(seconds(d)))

/** The order number of a point in time, in seconds; without a zone it is read as UTC. */
export function point(t: Temporal): number {
  const v =
    t instanceof FeelTime
      ? readDate('1970-01-01')!.value.toPlainDateTime(t.value)
      : t instanceof FeelDate
        ? t.value.toPlainDateTime()
        : t.value
  const fine = (v.microsecond * 1e3 + v.nanosecond) / 1e9
  return v.toZonedDateTime('UTC').epochMilliseconds / 1000 + fine - offset(t)
}
export const zoneOf = (t: Temporal): string | null => (t instanceof FeelDate ? null : t.zone)

const fixed = /^([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/
/** Seconds ahead of UTC; 0 when there is no zone. */
export function offset(t: Temporal): number {
  const z = zoneOf(t)
  if (z === null || z === 'UTC') return 0
  const f = fixed.exec(z)
  if (f) return (f[1] === '-' ? -1 : 1) * (Number(f[2]) * 3600 + Number(f[3]) * 60 + Number(f[4] ?? 0))
  const v =
    t instanceof FeelTime ? readDate('1970-01-01')!.value.toPlainDateTime(t.value) : (t as FeelDateTime).value
  return v.toZonedDateTime(z).offsetNanoseconds / 1e9
}

/** A point in time moved by a duration; a day moved by hours stays a day, as the standard has it. */
export function move(t: Temporal, d: FeelDuration, sign: 1 | -1): Inner {
  const by = sign < 0 ? d.value.negated() : d.value
  if (t instanceof FeelDate) {
    if (isMonths(d)) return new FeelDate(t.value.add(by))
    return new FeelDate(t.value.toPlainDateTime().add(by).toPlainDate())
  }
  if (t instanceof FeelTime) return isMonths(d) ? null : new FeelTime(t.value.add(by), t.zone)
  return new FeelDateTime(t.value.add(by), t.zone)
}

/** The duration between two points in time; null when only one of them has a zone. */
export function between(a: Temporal, b: Temporal): Inner {
  const timeA = a instanceof FeelTime
  if (timeA !== b instanceof FeelTime) return null
  const zoned = (t: Temporal) => t instanceof FeelDate || zoneOf(t) !== null
  const mixed =
    a instanceof FeelDate || b instanceof FeelDate
      ? zoneOf(a) === null && zoneOf(b) === null
        ? false
        : !(zoned(a) && zoned(b))
      : (zoneOf(a) === null) !== (zoneOf(b) === null)
  if (mixed) return null
  return fromSeconds(Math.round((point(a) - point(b)) * 1e9) / 1e9)
}

/** Calls that reach the calendar's edge (years beyond 271821) answer null with a problem. */
export function guarded(env: Env, run: () => Inner): Inner {
  try {
    return run()
  } catch {
    return wrong(env, 'a day is outside the calendar / 日期超出历法范围')
  }
}

export const isTemporal = (v: Inner | undefined): v is Temporal => {
  const k = kindOf(v)
  return k === 'date' || k === 'time' || k === 'date time'
}
