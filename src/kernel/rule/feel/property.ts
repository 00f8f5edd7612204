/** `x.year`, `range.start`, `person.name`: what a dot may reach, kind by kind. */
import { add, divide } from '../../number/arithmetic.ts'
import { type Num } from '../../number/index.ts'
import { wrong } from './budget.ts'
import { nanosPerSecond, spanParts, weekday, type FeelTime } from './calendar.ts'
import {
  fromSeconds,
  isMonths,
  offset,
  zoneOf,
  type FeelDate,
  type FeelDateTime,
  type FeelDuration,
} from './days.ts'
import { entry, kindOf, type Context, type Env, type Inner, type Range } from './values.ts'

const dayParts = {
  year: (d: FeelDate) => d.year,
  month: (d: FeelDate) => d.month,
  day: (d: FeelDate) => d.day,
  weekday,
}
const wholeSeconds = (t: FeelTime | FeelDateTime) => Math.floor(t.nanos / nanosPerSecond)
const timeParts = {
  hour: (t: FeelTime | FeelDateTime) => Math.floor(wholeSeconds(t) / 3600),
  minute: (t: FeelTime | FeelDateTime) => Math.floor(wholeSeconds(t) / 60) % 60,
  second: (t: FeelTime | FeelDateTime) => withFraction(wholeSeconds(t) % 60, t.nanos % nanosPerSecond),
  'time offset': (t: FeelTime | FeelDateTime) => (zoneOf(t) === null ? null : fromSeconds(offset(t))),
  timezone: (t: FeelTime | FeelDateTime) => (t.zone === null || /^[+-]/.test(t.zone) ? null : t.zone),
}
/** Seconds to the nanosecond. */
const withFraction = (seconds: number, nanos: number): Num =>
  nanos === 0 ? seconds : add(seconds, divide(nanos, nanosPerSecond)!)!

const part = (table: object, v: Inner, name: string): Inner | undefined =>
  Object.hasOwn(table, name) ? (table as Record<string, (v: Inner) => Inner>)[name]!(v) : undefined

function durationParts(d: FeelDuration): Record<string, Num | null> {
  const none = { years: null, months: null, days: null, hours: null, minutes: null, seconds: null }
  if (isMonths(d)) return { ...none, years: Math.trunc(d.months / 12) + 0, months: (d.months % 12) + 0 }
  const { days, hours, minutes, seconds, nanos } = spanParts(d.nanos)
  return { ...none, days, hours, minutes, seconds: withFraction(seconds, nanos) }
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
          ? (part(dayParts, (v as FeelDateTime).date, name) ?? part(timeParts, v, name))
          : k === 'duration'
            ? part(fixed(durationParts(v as FeelDuration)), v, name)
            : k === 'range'
              ? part(fixed(rangeParts(v as Range)), v, name)
              : undefined
  return value === undefined ? wrong(env, `${k} has no ${name} / ${k} 没有「${name}」`) : value
}
const fixed = (parts: Record<string, Inner>) =>
  Object.fromEntries(Object.entries(parts).map(([k, v]) => [k, () => v]))
