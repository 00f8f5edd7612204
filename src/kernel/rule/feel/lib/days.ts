/** FEEL's functions about days and times. */
import { now, parseDateTime, today } from 'feelin'
import { wrong } from '../budget.ts'
import { builtin } from '../builtin.ts'
import {
  FeelDate,
  FeelDateTime,
  FeelTime,
  fromMonths,
  guarded,
  isMonths,
  isTemporal,
  offset,
  readDate,
  readDateTime,
  readDuration,
  readTime,
  seconds,
  zoneOf,
  type FeelDuration,
} from '../days.ts'
import { equal } from '../compare.ts'
import { isDecimal, isNum, printNumber, wholePart } from '../../../number/index.ts'
import { fn, kindOf, type Env, type Inner } from '../values.ts'

const pad = (n: number, width = 2) => String(n).padStart(width, '0')
const whole = (...ns: Inner[]) => ns.every((n) => Number.isInteger(n))
const not = (env: Env, what: string, v: Inner) =>
  v === null
    ? null
    : wrong(
        env,
        `${what}(${isDecimal(v) ? printNumber(v) : String(v)}) is not a valid ${what} / 无效的${what}`,
      )

const toDate = fn('date', ['year', 'month', 'day', 'from'], ([a, m, d, from], env) =>
  guarded(env, () => {
    const v = a !== undefined && m === undefined && d === undefined ? a : (from ?? null)
    if (typeof a === 'number' && m !== undefined) {
      if (m === null || d === null) return null
      if (!whole(a, m, d ?? null) || a < 0) return not(env, 'date', `${a}, ${m}, ${d}`)
      return (
        readDate(`${pad(a, 4)}-${pad(m as number)}-${pad(d as number)}`) ??
        not(env, 'date', `${a}, ${m}, ${d}`)
      )
    }
    if (typeof v === 'string') return readDate(v) ?? not(env, 'date', v)
    if (v instanceof FeelDateTime) return new FeelDate(v.value.toPlainDate())
    return v instanceof FeelDate ? v : not(env, 'date', v)
  }),
)

const toDateTime = fn('date and time', ['date', 'time', 'from'], ([a, t, from], env) =>
  guarded(env, () => {
    if ((a instanceof FeelDate || a instanceof FeelDateTime) && t instanceof FeelTime) {
      const day = a instanceof FeelDate ? a.value : a.value.toPlainDate()
      return new FeelDateTime(day.toPlainDateTime(t.value), t.zone)
    }
    const v = a !== undefined && t === undefined ? a : (from ?? null)
    if (typeof a === 'string' && typeof t === 'string') {
      const base = readDateTime(a)
      return base && base.zone === null
        ? parseDateTime(`${base.toString()}@${t}`)
        : not(env, 'date and time', a)
    }
    if (typeof v === 'string') return readDateTime(v) ?? not(env, 'date and time', v)
    if (v instanceof FeelDate) return new FeelDateTime(v.value.toPlainDateTime(), null)
    return v instanceof FeelDateTime ? v : not(env, 'date and time', v)
  }),
)

const toTime = fn('time', ['hour', 'minute', 'second', 'offset', 'from'], ([h, m, s, off, from], env) =>
  guarded(env, () => {
    const v = h !== undefined && m === undefined ? h : (from ?? null)
    if (typeof h === 'number' && m !== undefined) {
      if (m === null || s === null || s === undefined) return null
      if (!whole(h, m) || !isNum(s)) return not(env, 'time', `${h}, ${m}, ${String(s)}`)
      if (off !== undefined && off !== null && kindOf(off) !== 'duration') return not(env, 'time', off)
      const second = `${pad(wholePart(s) ?? 60)}${printNumber(s).match(/\.\d+$/)?.[0] ?? ''}`
      return (
        readTime(
          `${pad(h)}:${pad(m as number)}:${second}${off ? zoneText(seconds(off as FeelDuration)) : ''}`,
        ) ?? not(env, 'time', `${h}, ${m}, ${s}`)
      )
    }
    if (typeof v === 'string') return readTime(v) ?? not(env, 'time', v)
    if (v instanceof FeelDateTime) return new FeelTime(v.value.toPlainTime(), v.zone)
    if (v instanceof FeelDate) return readTime('00:00:00Z')
    return v instanceof FeelTime ? v : not(env, 'time', v)
  }),
)
function zoneText(s: number): string {
  const a = Math.abs(s)
  return `${s < 0 ? '-' : '+'}${pad(Math.trunc(a / 3600))}:${pad(Math.trunc((a % 3600) / 60))}${a % 60 ? `:${pad(a % 60)}` : ''}`
}

/** Whole months between two days, never rounded up. */
function monthsBetween([from, to]: [FeelDate | FeelDateTime, FeelDate | FeelDateTime]): Inner {
  const day = (v: FeelDate | FeelDateTime) => (v instanceof FeelDate ? v.value : v.value.toPlainDate())
  return fromMonths(day(from).until(day(to), { largestUnit: 'month' }).months)
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
  builtin(name, { date: 'temporal' }, ([d]: [FeelDate]) => read(d))

/** `is` wants the same kind and the same zone, not just the same moment. */
function is([a, b]: [Inner | undefined, Inner | undefined]): Inner {
  const [x, y] = [a ?? null, b ?? null]
  if (kindOf(x) !== kindOf(y)) return false
  if (kindOf(x) === 'duration' && isMonths(x as FeelDuration) !== isMonths(y as FeelDuration)) return false
  if (
    isTemporal(x) &&
    isTemporal(y) &&
    ((zoneOf(x) === null) !== (zoneOf(y) === null) ||
      offset(x) !== offset(y) ||
      /\//.test(`${zoneOf(x)}`) !== /\//.test(`${zoneOf(y)}`))
  )
    return false
  return equal(x, y) === true
}

export const dayFunctions = [
  ['date', toDate],
  ['date and time', toDateTime],
  ['time', toTime],
  builtin('duration', { from: 'any' }, ([v]: [Inner], env) =>
    typeof v === 'string'
      ? (readDuration(v) ?? not(env, 'duration', v))
      : kindOf(v) === 'duration'
        ? v
        : not(env, 'duration', v),
  ),
  builtin('years and months duration', { from: 'temporal', to: 'temporal' }, monthsBetween),
  ['now', fn('now', [], () => now())],
  ['today', fn('today', [], () => today())],
  ofDay('day of year', (d) => d.value.dayOfYear),
  ofDay('day of week', (d) => names.week[d.value.dayOfWeek - 1]!),
  ofDay('month of year', (d) => names.month[d.value.month - 1]!),
  ofDay('week of year', (d) => d.value.weekOfYear ?? null),
  builtin('is', { value1: 'any?', value2: 'any?' }, is),
] as const
