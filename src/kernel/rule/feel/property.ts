/** `x.year`, `range.start`, `person.name`: what a dot may reach, kind by kind. */
import { add, divide, type Num } from '../../number/index.ts'
import { wrong } from './budget.ts'
import {
  fromSeconds,
  isMonths,
  offset,
  zoneOf,
  type FeelDate,
  type FeelDateTime,
  type FeelDuration,
  type FeelTime,
  type Temporal,
} from './days.ts'
import { entry, kindOf, type Context, type Env, type Inner, type Range } from './values.ts'

const dayParts = {
  year: (d: FeelDate) => d.year,
  month: (d: FeelDate) => d.month,
  day: (d: FeelDate) => d.day,
  weekday: (d: FeelDate) => d.weekday,
}
const timeParts = {
  hour: (t: FeelTime) => t.hour,
  minute: (t: FeelTime) => t.minute,
  second: (t: FeelTime) =>
    withFraction(t.second, t.value.millisecond, t.value.microsecond, t.value.nanosecond),
  'time offset': (t: FeelTime) => (zoneOf(t) === null ? null : fromSeconds(offset(t as Temporal))),
  timezone: (t: FeelTime) =>
    t.zone === null || /^[+-]/.test(t.zone) ? null : t.zone === 'UTC' ? 'Z' : t.zone,
}
/** Seconds to the nanosecond. */
const withFraction = (seconds: number, milli: number, micro: number, nano: number): Num => {
  const fine = milli * 1e6 + micro * 1e3 + nano
  return fine === 0 ? seconds : add(seconds, divide(fine, 1e9)!)!
}

const part = (table: object, v: Inner, name: string): Inner | undefined =>
  Object.hasOwn(table, name) ? (table as Record<string, (v: Inner) => Inner>)[name]!(v) : undefined

const durationParts = (d: FeelDuration): Record<string, Num | null> =>
  isMonths(d)
    ? { years: d.value.years, months: d.value.months, days: null, hours: null, minutes: null, seconds: null }
    : {
        years: null,
        months: null,
        days: d.value.days,
        hours: d.value.hours,
        minutes: d.value.minutes,
        seconds: withFraction(
          d.value.seconds,
          d.value.milliseconds,
          d.value.microseconds,
          d.value.nanoseconds,
        ),
      }

const rangeParts = (r: Range): Record<string, Inner> => ({
  start: r.start,
  end: r.end,
  'start included': r.startIn,
  'end included': r.endIn,
})

/** Reads one property. A context without the entry is an unknown; a kind without it is a problem. */
export function property(v: Inner, name: string, env: Env): Inner {
  const k = kindOf(v)
  if (k === 'nil') return null
  if (k === 'context') {
    const own = entry(v as Context, name)
    if (own === undefined && env.mode === 'dmn') wrong(env, `no entry ${name} / 没有「${name}」这一项`)
    return own ?? null
  }
  if (k === 'list') return (v as readonly Inner[]).map((x) => property(x, name, env))
  const value =
    k === 'date'
      ? part(dayParts, v, name)
      : k === 'time'
        ? part(timeParts, v, name)
        : k === 'date time'
          ? (part(dayParts, v as FeelDateTime as unknown as Inner, name) ?? part(timeParts, v, name))
          : k === 'duration'
            ? part(fixed(durationParts(v as FeelDuration)), v, name)
            : k === 'range'
              ? part(fixed(rangeParts(v as Range)), v, name)
              : undefined
  return value === undefined ? wrong(env, `${k} has no ${name} / ${k} 没有「${name}」`) : value
}
const fixed = (parts: Record<string, Inner>) =>
  Object.fromEntries(Object.entries(parts).map(([k, v]) => [k, () => v]))
