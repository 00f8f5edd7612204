/** FEEL's functions about points and ranges (Allen's relations). feelin leaves most of them out. */
import { parseNumber } from '../../../number/text.ts'
import { wrong } from '../budget.ts'
import { builtin, namedAlso } from '../builtin.ts'
import { covers, inside, order } from '../compare.ts'
import { readAt } from '../days.ts'
import { readString } from '../text.ts'
import { isRange, kindOf, range, type Env, type Inner, type Range } from '../values.ts'

const whole = (v: Inner): Range => (isRange(v) ? v : range(v, v, true, true))
/** How two points stand, of which one may be in no zone and then is in that of the other, in a DMN file. */
const cmp = (a: Inner, b: Inner, env: Env) => (a === null || b === null ? null : order(a, b, env))

function before(x: Inner, y: Inner, env: Env): Inner {
  const [a, b] = [whole(x), whole(y)]
  const o = cmp(a.end, b.start, env)
  return o === null ? null : o < 0 || (o === 0 && (!a.endIn || !b.startIn))
}
function meets(a: Range, b: Range, env: Env): Inner {
  const o = cmp(a.end, b.start, env)
  return o === null ? null : o === 0 && a.endIn && b.startIn
}
function overlaps(a: Range, b: Range, env: Env): Inner {
  const [x, y] = [before(a, b, env), before(b, a, env)]
  return x === null || y === null ? null : !x && !y
}
/** -1 when a's edge lies before b's, counting whether the edge itself belongs. */
const starts = (a: Range, b: Range, env: Env) =>
  cmp(a.start, b.start, env) || (a.startIn === b.startIn ? cmp(a.start, b.start, env) : a.startIn ? -1 : 1)
const ends = (a: Range, b: Range, env: Env) =>
  cmp(a.end, b.end, env) || (a.endIn === b.endIn ? cmp(a.end, b.end, env) : a.endIn ? 1 : -1)
function overlapsBefore(a: Range, b: Range, env: Env): Inner {
  const [o, s, e] = [overlaps(a, b, env), starts(a, b, env), ends(a, b, env)]
  return o === null || s === null || e === null ? null : o === true && s < 0 && e < 0
}
const sameEnd = (a: Range, b: Range, env: Env) => cmp(a.end, b.end, env) === 0 && a.endIn === b.endIn
const sameStart = (a: Range, b: Range, env: Env) =>
  cmp(a.start, b.start, env) === 0 && a.startIn === b.startIn
const includes = (r: Range, v: Inner, env: Env): Inner => (isRange(v) ? covers(r, v, env) : inside(r, v, env))

function finishes(v: Inner, r: Range, env: Env): Inner {
  const o = cmp(whole(v).end, r.end, env)
  if (o === null) return null
  return isRange(v) ? sameEnd(v, r, env) && covers(r, v, env) === true : o === 0 && r.endIn
}
function begins(v: Inner, r: Range, env: Env): Inner {
  const o = cmp(whole(v).start, r.start, env)
  if (o === null) return null
  return isRange(v) ? sameStart(v, r, env) && covers(r, v, env) === true : o === 0 && r.startIn
}
function coincides(a: Inner, b: Inner, env: Env): Inner {
  if (isRange(a) && isRange(b)) return sameStart(a, b, env) && sameEnd(a, b, env)
  const o = isRange(a) || isRange(b) ? null : cmp(a, b, env)
  return o === null ? null : o === 0
}

const points = (name: string, f: (a: Inner, b: Inner, env: Env) => Inner) =>
  builtin(name, { point1: 'any', point2: 'any' }, ([a, b]: [Inner, Inner], env) =>
    comparable(a, b, env, name, () => f(a, b, env)),
  )
const ranges = (name: string, f: (a: Range, b: Range, env: Env) => Inner) =>
  builtin(name, { range1: 'range', range2: 'range' }, ([a, b]: [Range, Range], env) => f(a, b, env))
const mixed = (name: string, f: (v: Inner, r: Range, env: Env) => Inner) =>
  builtin(name, { point: 'any', range: 'range' }, ([v, r]: [Inner, Range], env) =>
    v === null ? null : f(v, r, env),
  )
const owned = (name: string, f: (r: Range, v: Inner, env: Env) => Inner) =>
  builtin(name, { range: 'range', point: 'any' }, ([r, v]: [Range, Inner], env) =>
    v === null ? null : f(r, v, env),
  )
const comparable = (a: Inner, b: Inner, env: Env, name: string, f: () => Inner) => {
  if (a === null || b === null) return null
  return f() ?? wrong(env, `${name}: cannot compare ${kindOf(a)} and ${kindOf(b)} / 不能比较`)
}

/** `range("[1..10]")`: a range written as text. */
function read([text]: [string], env: Env): Inner {
  const m = /^\s*([[\](])\s*(.*?)\s*\.\.\s*(.*?)\s*([\])[])\s*$/.exec(text)
  const c = /^\s*(<=|>=|<|>)\s*(.+)$/.exec(text)
  const no = () => wrong(env, `range("${text}") is not a range / 无效的区间`)
  const end = (s: string): Inner => {
    if (s === '') return null
    if (/^-?\d+(\.\d+)?$/.test(s)) return parseNumber(s)
    const at = /^(?:@|date\(|time\(|duration\(|date and time\()\s*("[^"]*")\)?$/.exec(s)
    return at ? readAt(readString(at[1]!)) : /^"[^"]*"$/.test(s) ? readString(s) : null
  }
  if (c)
    return end(c[2]!) === null
      ? no()
      : c[1]![0] === '<'
        ? range(null, end(c[2]!), false, c[1] === '<=')
        : range(end(c[2]!), null, c[1] === '>=', false)
  if (!m) return no()
  const [a, b] = [end(m[2]!), end(m[3]!)]
  if ((a === null && m[2] !== '') || (b === null && m[3] !== '') || (a === null && b === null)) return no()
  if (a !== null && b !== null && (order(a, b) ?? 1) > 0) return no()
  if ((a === null && m[1] === '[') || (b === null && m[4] === ']')) return no()
  return range(a, b, m[1] === '[', m[4] === ']')
}

const ofTwo = namedAlso(['point', 'range'], ['range', 'point'], ['range1', 'range2'])
const ofRanges = namedAlso(['range1', 'range2'])

export const rangeFunctions = [
  ofTwo(points('before', before)),
  ofTwo(points('after', (a, b, env) => before(b, a, env))),
  ranges('meets', meets),
  ranges('met by', (a, b, env) => meets(b, a, env)),
  ranges('overlaps', overlaps),
  ranges('overlaps before', overlapsBefore),
  ranges('overlaps after', (a, b, env) => overlapsBefore(b, a, env)),
  ofRanges(mixed('finishes', finishes)),
  ofRanges(owned('finished by', (r, v, env) => finishes(v, r, env))),
  ofRanges(owned('includes', includes)),
  ofRanges(mixed('during', (v, r, env) => includes(r, v, env))),
  ofRanges(mixed('starts', begins)),
  ofRanges(owned('started by', (r, v, env) => begins(v, r, env))),
  ofTwo(points('coincides', coincides)),
  builtin('range', { from: 'string' }, read),
] as const
