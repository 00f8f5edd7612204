/** FEEL's functions about days and times. */
import { now, today } from 'feelin'
import { wrong } from '../budget.ts'
import { builtin } from '../builtin.ts'
import {
  dateOf,
  dateTimeOf,
  dayOfYear,
  fixedOffset,
  nanosPerSecond,
  timeOf,
  weekday,
  weekOfYear,
  zoneOfOffset,
} from '../calendar.ts'
import { equal } from '../compare.ts'
import {
  dateOn,
  fromMonths,
  isDate,
  isDateTime,
  isMonths,
  isTemporal,
  isTime,
  monthsBetween,
  nanosOf,
  offset,
  readDate,
  readDateTime,
  readDuration,
  readTime,
  zoneOf,
  type FeelDate,
  type FeelDateTime,
  type FeelDuration,
} from '../days.ts'
import { multiply, sign } from '../../../number/arithmetic.ts'
import { wholePart } from '../../../number/rounding.ts'
import { isNum } from '../../../number/index.ts'
import { display } from './text.ts'
import { fn, kindOf, type Env, type Fn, type Inner } from '../values.ts'

const not = (env: Env, what: string, ...given: readonly (Inner | undefined)[]) => {
  const said = given.map((v) => display(v ?? null, env)).join(', ')
  return given.includes(null) ? null : wrong(env, `${what}(${said}) is not a valid ${what} / 无效的${what}`)
}

/** Each makes its value from parts or from one value: which of the two, the number or the names of the arguments say. */
const orFrom = (f: Fn): Fn => ({ ...f, also: [f, { ...f, params: ['from'] }] })

const toDate = fn('date', ['year', 'month', 'day'], (args, env) => {
  const [a, m, d] = args
  if (args.length > 1) {
    const whole = [a, m, d].map((n) => (typeof n === 'number' ? n : Number.NaN))
    return dateOf(whole[0]!, whole[1]!, whole[2]!) ?? not(env, 'date', a, m, d)
  }
  const v = a ?? null
  if (typeof v === 'string') return readDate(v) ?? not(env, 'date', v)
  return isDate(v) || isDateTime(v) ? dateOn(v) : not(env, 'date', v)
})

const toDateTime = fn('date and time', ['date', 'time'], (args, env) => {
  const [a, t] = args
  if (args.length > 1) {
    return (isDate(a) || isDateTime(a)) && isTime(t)
      ? dateTimeOf(dateOn(a), t.nanos, t.zone)
      : inZone(a, t ?? null, env)
  }
  const v = a ?? null
  if (typeof v === 'string') return readDateTime(v) ?? not(env, 'date and time', v)
  if (isDate(v)) return dateTimeOf(v, 0, null)
  return isDateTime(v) ? v : not(env, 'date and time', v)
})
/** A local moment as text, and the name of its zone. */
function inZone(local: Inner | undefined, zone: Inner, env: Env): Inner {
  const base = typeof local === 'string' ? readDateTime(local) : null
  const zoned =
    base && base.zone === null && typeof zone === 'string'
      ? readDateTime(`${display(base, env)}@${zone}`)
      : null
  return zoned ?? not(env, 'date and time', local, zone)
}

const toTime = fn('time', ['hour', 'minute', 'second', 'offset'], (args, env) => {
  if (args.length > 1) return timeFrom(args, env)
  const v = args[0] ?? null
  if (typeof v === 'string') return readTime(v) ?? not(env, 'time', v)
  if (isDateTime(v)) return timeOf(v.nanos, v.zone)
  if (isDate(v)) return timeOf(0, 'Z')
  return isTime(v) ? v : not(env, 'time', v)
})

function timeFrom(parts: readonly (Inner | undefined)[], env: Env): Inner {
  const [h, m, s, off] = parts
  const no = () => not(env, 'time', ...(off === undefined || off === null ? [h, m, s] : parts))
  if (typeof h !== 'number' || typeof m !== 'number' || !isNum(s)) return no()
  const second = wholePart(multiply(s, nanosPerSecond) ?? -1) ?? -1
  const inside = h >= 0 && h < 24 && m >= 0 && m < 60 && second >= 0 && second < 60 * nanosPerSecond
  if (!inside || sign(s) < 0) return no()
  const zone = off === undefined || off === null ? null : zoneFrom(off)
  return zone === undefined ? no() : timeOf((h * 60 + m) * 60 * nanosPerSecond + second, zone)
}
/** The zone that an offset names; undefined when the duration is none. */
function zoneFrom(off: Inner): string | undefined {
  if (kindOf(off) !== 'duration' || isMonths(off as FeelDuration)) return undefined
  const zone = zoneOfOffset(Number(nanosOf(off as FeelDuration) / BigInt(nanosPerSecond)))
  return fixedOffset(zone) === undefined ? undefined : zone
}

const names = {
  week: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  month: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
}
const ofDay = (name: string, read: (d: FeelDate) => Inner) =>
  builtin(name, { date: 'temporal' }, ([d]: [FeelDate | FeelDateTime]) => read(dateOn(d)))

/**
 * `is` wants the same kind and the same zone, not just the same moment. In a DMN file a zone is how far it is ahead of UTC
 * then, whatever its name (10.3.2.3.4); in a programme its name counts, since it will be ahead by another time some day.
 */
function is([a, b]: [Inner | undefined, Inner | undefined], env: Env): Inner {
  const [x, y] = [a ?? null, b ?? null]
  if (kindOf(x) !== kindOf(y)) return false
  if (kindOf(x) === 'duration' && isMonths(x as FeelDuration) !== isMonths(y as FeelDuration)) return false
  if (isTemporal(x) && isTemporal(y)) {
    const [p, q] = [zoneOf(x), zoneOf(y)]
    if ((p === null) !== (q === null) || offset(x) !== offset(y)) return false
    if (
      env.mode !== 'dmn' &&
      p !== q &&
      [p, q].some((zone) => zone !== null && fixedOffset(zone) === undefined)
    )
      return false
  }
  return equal(x, y) === true
}

export const dayFunctions = [
  ['date', orFrom(toDate)],
  ['date and time', orFrom(toDateTime)],
  ['time', orFrom(toTime)],
  builtin('duration', { from: 'any' }, ([v]: [Inner], env) =>
    typeof v === 'string'
      ? (readDuration(v) ?? not(env, 'duration', v))
      : kindOf(v) === 'duration'
        ? v
        : not(env, 'duration', v),
  ),
  builtin(
    'years and months duration',
    { from: 'temporal', to: 'temporal' },
    ([from, to]: [FeelDate | FeelDateTime, FeelDate | FeelDateTime]) => fromMonths(monthsBetween(from, to)),
  ),
  ['now', fn('now', [], () => readDateTime(now().toString()))],
  ['today', fn('today', [], () => readDate(today().toString()))],
  ofDay('day of year', dayOfYear),
  ofDay('day of week', (d) => names.week[weekday(d) - 1]!),
  ofDay('month of year', (d) => names.month[d.month - 1]!),
  ofDay('week of year', weekOfYear),
  builtin('is', { value1: 'any', value2: 'any' }, is),
] as const
