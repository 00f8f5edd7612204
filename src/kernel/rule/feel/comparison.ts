/** `=`, `<`, between and `in`: two sides worked out and compared, each of which may not be known. */
import { pay, unknown, wrong } from './budget.ts'
import { and, equal, inside, order, type Truth } from './compare.ts'
import { children, type Make, type Run } from './node.ts'
import { membership } from './unary.ts'
import { isContext, isList, kindOf, range, type Env, type Inner } from './values.ts'
import { comparedEnds, weigher, type Span } from './weigh.ts'

export const comparison: Make = (node, src) => {
  const all = children(node)
  const [a, word, b, , d] = all
  const left = src.run(a!)
  const how = word!.name === 'CompareOp' ? src.of(word!) : word!.name
  if (how === 'in') return membership(left, b!, src)
  const right = src.run(b!)
  if (how === 'between') {
    const high = src.run(d!)
    return (s, e) => {
      const [v, lo, hi] = [left(s, e), right(s, e), high(s, e)]
      /* to the letter, two comparisons: one that is false needs no other (table 55) */
      if (e.mode === 'dmn') return and(compared('>=', v, lo, false, e), compared('<=', v, hi, false, e))
      return lo === null || hi === null ? null : inside(range(lo, hi, true, true), v)
    }
  }
  const nullIsMeant = a!.name === 'null' || b!.name === 'null'
  const [leftSpan, rightSpan] = [weigher(a!, src), weigher(b!, src)]
  const plain: Run = (s, e) => {
    pay(e, 1)
    return compared(how, left(s, e), right(s, e), nullIsMeant, e)
  }
  if (!leftSpan && !rightSpan) return plain
  return (s, e) => {
    if (e.mode === 'dmn') return plain(s, e)
    pay(e, 4)
    const l = leftSpan ? leftSpan(s, e) : one(left(s, e))
    const r = rightSpan ? rightSpan(s, e) : one(right(s, e))
    const truth = l && r && comparedEnds(how, l, r, (v, w) => compared(how, v, w, nullIsMeant, e))
    return truth ?? unknown(e)
  }
}
const one = (v: Inner): Span => ({ low: v, high: v })

/** Null where one side is not known; two kinds that have no order are a problem. Run for each of a hundred thousand rows: it makes no function of its own. */
function compared(how: string, v: Inner, w: Inner, nullIsMeant: boolean, e: Env): Truth {
  if (how === '=' || how === '!=') {
    if ((v === null || w === null) && e.mode === 'programme' && !nullIsMeant) return null
    const same = equal(v, w, e)
    if (same === null) return e.mode === 'programme' ? incomparable(v, w, e) : null
    /** What is asked of `null` is whether anything is there at all, whatever in it is not known. */
    const weighsParts = typeof v === 'object' && e.mode === 'programme' && !nullIsMeant
    if (weighsParts && (holdsUnknown(v, e) || holdsUnknown(w, e))) return unknown(e)
    return (how === '=') === same
  }
  if (v === null || w === null) return null
  const o = order(v, w, e)
  if (o === null || typeof v === 'boolean') return incomparable(v, w, e)
  return how === '<' ? o < 0 : how === '<=' ? o <= 0 : how === '>' ? o > 0 : o >= 0
}
const incomparable = (v: Inner, w: Inner, e: Env): null =>
  wrong(e, `cannot compare ${kindOf(v)} with ${kindOf(w)} / 类型不能比较：${kindOf(v)} 与 ${kindOf(w)}`)

/** A list or a context with something in it that is not known equals nothing yet, and differs from nothing. */
function holdsUnknown(v: Inner, e: Env): boolean {
  if (!isList(v) && !isContext(v)) return false
  const parts = isList(v) ? v : Object.values(v)
  pay(e, 1 + parts.length)
  return parts.some((x) => x === null || holdsUnknown(x, e))
}
