/** Equal, less, inside: comparison with three truths. Values of different kinds cannot be compared: null. */
import {
  isMonths,
  isTemporal,
  months,
  nanosOf,
  point,
  pointBeside,
  zoneOf,
  type FeelDuration,
  type Temporal,
} from './days.ts'
import { compare, same } from '../../number/arithmetic.ts'
import { isDecimal } from '../../number/decimal.ts'
import { type Num } from '../../number/index.ts'
import { pay } from './budget.ts'
import {
  entriesOf,
  isRange,
  kindOf,
  own,
  type Context,
  type Env,
  type Fn,
  type Inner,
  type Range,
} from './values.ts'

export type Truth = boolean | null

const measure = (v: Inner): bigint | string | null => {
  const k = kindOf(v)
  if (k === 'string') return v as string
  if (k === 'duration')
    return isMonths(v as FeelDuration) ? BigInt(months(v as FeelDuration)) : nanosOf(v as FeelDuration)
  return isTemporal(v) ? point(v) : null
}

function comparable(a: Inner, b: Inner): boolean {
  const k = kindOf(a)
  if (k !== kindOf(b)) return false
  if (k === 'duration') return isMonths(a as FeelDuration) === isMonths(b as FeelDuration)
  if (isTemporal(a)) return zoned(a) === zoned(b as Temporal)
  return true
}
const zoned = (t: Temporal) => zoneOf(t) !== null

/** In a DMN file, of two points of which one has no zone, it is in that of the other (10.3.2.15, table 54); null for all else. */
function besides(a: Inner, b: Inner): [bigint, bigint] | null {
  if (!isTemporal(a) || !isTemporal(b) || kindOf(a) !== kindOf(b)) return null
  return zoned(a) ? [point(a), pointBeside(b, a)] : [pointBeside(a, b), point(b)]
}

/** -1, 0 or 1; null when the two have no order. */
export function order(a: Inner, b: Inner, env?: Env): -1 | 0 | 1 | null {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0
  if (a === null || b === null) return null
  if (!comparable(a, b)) {
    const pair = env?.mode === 'dmn' ? besides(a, b) : null
    return pair && ordered(pair[0], pair[1])
  }
  if (typeof a === 'number' || isDecimal(a)) return compare(a, b as Num)
  const x = measure(a)
  const y = measure(b)
  return x === null || y === null ? null : ordered(x, y)
}
const ordered = <T extends bigint | string>(x: T, y: T) => (x < y ? -1 : x > y ? 1 : 0)

/** FEEL's `=`. Null equals null and nothing else. */
export function equal(a: Inner, b: Inner, env?: Env): Truth {
  if (env) pay(env, 1)
  if (a === null || b === null) return a === b
  const k = kindOf(a)
  if (k !== kindOf(b)) return null
  switch (k) {
    case 'boolean':
    case 'string':
      return a === b
    case 'number':
      return same(a as Num, b as Num)
    case 'list': {
      const [x, y] = [a as readonly Inner[], b as readonly Inner[]]
      return x.length === y.length && x.every((e, i) => equal(e, y[i]!, env) === true)
    }
    case 'context': {
      const xs = entriesOf(a as Context)
      return (
        xs.length === entriesOf(b as Context).length &&
        xs.every(([key, v]) => {
          const w = own(b as Context, key)
          return w !== undefined && equal(v, w, env) === true
        })
      )
    }
    case 'range': {
      const [x, y] = [a as Range, b as Range]
      return (
        x.startIn === y.startIn &&
        x.endIn === y.endIn &&
        equal(x.start, y.start) === true &&
        equal(x.end, y.end) === true
      )
    }
    case 'duration':
      if (isMonths(a as FeelDuration) !== isMonths(b as FeelDuration))
        return measure(a) === 0n && measure(b) === 0n
      return measure(a) === measure(b)
    case 'function':
      return a === b || sameOrigin(a as Fn, b as Fn)
    default:
      return comparable(a, b) ? order(a, b) === 0 : false
  }
}

const sameOrigin = ({ origin: x }: Fn, { origin: y }: Fn): boolean =>
  x !== undefined && y !== undefined && x.text === y.text && x.scope === y.scope

/** Is a point in a range? */
export function inside(r: Range, v: Inner, env?: Env): Truth {
  if (isRange(v)) return covers(r, v, env)
  if (v === null || (r.start === null && r.end === null)) return null
  const low = r.start === null ? 1 : order(v, r.start, env)
  const high = r.end === null ? -1 : order(v, r.end, env)
  if (low === null || high === null) return null
  return (low > 0 || (low === 0 && r.startIn)) && (high < 0 || (high === 0 && r.endIn))
}

/** Does range `a` hold the whole of range `b`? */
export function covers(a: Range, b: Range, env?: Env): Truth {
  const low = a.start === null ? -1 : b.start === null ? 1 : order(a.start, b.start, env)
  const high = a.end === null ? 1 : b.end === null ? -1 : order(a.end, b.end, env)
  if (low === null || high === null) return null
  return (
    (low < 0 || (low === 0 && (a.start === null || a.startIn || !b.startIn))) &&
    (high > 0 || (high === 0 && (a.end === null || a.endIn || !b.endIn)))
  )
}

/** One test of `x in (...)` or of a table cell: a range, a list or a value to equal. */
export function meets(test: Inner, v: Inner, env: Env): Truth {
  if (isRange(test)) return inside(test, v, env)
  if (Array.isArray(test) && !Array.isArray(v)) {
    const answers = (test as readonly Inner[]).map((t) => (isRange(t) ? inside(t, v, env) : equal(t, v, env)))
    if (answers.includes(true)) return true
    return env.mode === 'programme' && test.includes(null) ? null : false
  }
  if (Array.isArray(test) && Array.isArray(v))
    return equal(test, v, env) === true || (test as readonly Inner[]).some((t) => equal(t, v, env) === true)
  return equal(test, v, env)
}

export const and = (a: Truth, b: Truth): Truth =>
  a === false || b === false ? false : a === null || b === null ? null : true
export const or = (a: Truth, b: Truth): Truth =>
  a === true || b === true ? true : a === null || b === null ? null : false
