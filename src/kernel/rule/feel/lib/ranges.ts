/** FEEL's functions about points and ranges (Allen's relations). feelin leaves most of them out. */
import { parseNumber } from '../../../number/index.ts'
import { wrong } from '../budget.ts'
import { builtin, namedAlso } from '../builtin.ts'
import { covers, inside, order } from '../compare.ts'
import { readAt } from '../days.ts'
import { readString } from '../text.ts'
import { isRange, kindOf, range, type Env, type Inner, type Range } from '../values.ts'

const whole = (v: Inner): Range => (isRange(v) ? v : range(v, v, true, true))
const cmp = (a: Inner, b: Inner) => (a === null || b === null ? null : order(a, b))

function before(x: Inner, y: Inner): Inner {
  const [a, b] = [whole(x), whole(y)]
  const o = cmp(a.end, b.start)
  return o === null ? null : o < 0 || (o === 0 && (!a.endIn || !b.startIn))
}
const meets = (a: Range, b: Range): Inner =>
  cmp(a.end, b.start) === null ? null : cmp(a.end, b.start) === 0 && a.endIn && b.startIn
const overlaps = (a: Range, b: Range): Inner => {
  const [x, y] = [before(a, b), before(b, a)]
  return x === null || y === null ? null : !x && !y
}
/** -1 when a's edge lies before b's, counting whether the edge itself belongs. */
const starts = (a: Range, b: Range) =>
  cmp(a.start, b.start) || (a.startIn === b.startIn ? cmp(a.start, b.start) : a.startIn ? -1 : 1)
const ends = (a: Range, b: Range) =>
  cmp(a.end, b.end) || (a.endIn === b.endIn ? cmp(a.end, b.end) : a.endIn ? 1 : -1)
const overlapsBefore = (a: Range, b: Range): Inner => {
  const [o, s, e] = [overlaps(a, b), starts(a, b), ends(a, b)]
  return o === null || s === null || e === null ? null : o === true && s < 0 && e < 0
}
const sameEnd = (a: Range, b: Range) => cmp(a.end, b.end) === 0 && a.endIn === b.endIn
const sameStart = (a: Range, b: Range) => cmp(a.start, b.start) === 0 && a.startIn === b.startIn
const includes = (r: Range, v: Inner): Inner => (isRange(v) ? covers(r, v) : inside(r, v))

const finishes = (v: Inner, r: Range): Inner =>
  isRange(v)
    ? cmp(v.end, r.end) === null
      ? null
      : sameEnd(v, r) && covers(r, v) === true
    : cmp(v, r.end) === null
      ? null
      : cmp(v, r.end) === 0 && r.endIn
const begins = (v: Inner, r: Range): Inner =>
  isRange(v)
    ? cmp(v.start, r.start) === null
      ? null
      : sameStart(v, r) && covers(r, v) === true
    : cmp(v, r.start) === null
      ? null
      : cmp(v, r.start) === 0 && r.startIn
const coincides = (a: Inner, b: Inner): Inner =>
  isRange(a) && isRange(b)
    ? sameStart(a, b) && sameEnd(a, b)
    : isRange(a) || isRange(b)
      ? null
      : cmp(a, b) === null
        ? null
        : cmp(a, b) === 0

const points = (name: string, f: (a: Inner, b: Inner) => Inner) =>
  builtin(name, { point1: 'any', point2: 'any' }, ([a, b]: [Inner, Inner], env) =>
    comparable(a, b, env, name, () => f(a, b)),
  )
const ranges = (name: string, f: (a: Range, b: Range) => Inner) =>
  builtin(name, { range1: 'range', range2: 'range' }, ([a, b]: [Range, Range]) => f(a, b))
const mixed = (name: string, f: (v: Inner, r: Range) => Inner) =>
  builtin(name, { point: 'any', range: 'range' }, ([v, r]: [Inner, Range]) => (v === null ? null : f(v, r)))
const owned = (name: string, f: (r: Range, v: Inner) => Inner) =>
  builtin(name, { range: 'range', point: 'any' }, ([r, v]: [Range, Inner]) => (v === null ? null : f(r, v)))
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
  ofTwo(points('after', (a, b) => before(b, a))),
  ranges('meets', meets),
  ranges('met by', (a, b) => meets(b, a)),
  ranges('overlaps', overlaps),
  ranges('overlaps before', overlapsBefore),
  ranges('overlaps after', (a, b) => overlapsBefore(b, a)),
  ofRanges(mixed('finishes', finishes)),
  ofRanges(owned('finished by', (r, v) => finishes(v, r as Range))),
  ofRanges(owned('includes', includes)),
  ofRanges(mixed('during', (v, r) => includes(r, v))),
  ofRanges(mixed('starts', begins)),
  ofRanges(owned('started by', (r, v) => begins(v, r as Range))),
  ofTwo(points('coincides', coincides)),
  builtin('range', { from: 'string' }, read),
] as const
