/** Tests of one value, which is `?`: the cells of a table, and what stands behind `in`. */
import { pay, wrong } from './budget.ts'
import { equal, meets, or, type Truth } from './compare.ts'
import {
  childNamed,
  children,
  inner,
  lookUp,
  mentions,
  type Make,
  type Node,
  type Run,
  type Source,
} from './node.ts'
import { contextOf, isList, isRange, kindOf, range, type Inner } from './values.ts'

const truthOf = (v: Inner): Truth => (typeof v === 'boolean' ? v : null)

/** `x in (...)`: any of the tests. */
export function membership(left: Run, tests: Node, src: Source): Run {
  const parts = tests.name === 'PositiveUnaryTests' ? children(tests) : [tests]
  const runs = parts.map((p) => test(p, src))
  return (s, e) => {
    const v = left(s, e)
    if (v === null && e.mode === 'programme') return null
    return any(runs.map((r) => r(inner(s, contextOf([['?', v]])), e) as Truth))
  }
}
const any = (truths: readonly Truth[]): Truth => truths.reduce<Truth>(or, false)

/** One test of a cell, about `?`: a value to equal, a range to be in, or a whole sentence about `?`. */
function test(node: Node, src: Source): Run {
  const [body] = node.name === 'PositiveUnaryTest' ? children(node) : [node]
  const run = src.run(body!)
  const asks = body!.name === 'SimplePositiveUnaryTest' && /^!?=/.test(src.of(body!))
  const sentence = asks || mentions(body!, '?')
  const nullMeant = body!.name === 'null'
  return (s, e) => {
    pay(e, 1)
    const input = lookUp(s, '?') ?? null
    const v = run(s, e)
    if (sentence) return truthOf(v)
    if (input === null && isList(v) && e.mode === 'dmn') return v.includes(null)
    if (input === null)
      return v === null && nullMeant ? true : isRange(v) || e.mode === 'programme' ? null : v === null
    if (v === null) return nullMeant ? false : null
    if (v === true && typeof input !== 'boolean' && kindOf(input) !== 'list') return true
    const met = meets(v, input, e)
    return met === null && kindOf(v) !== kindOf(input) && !isRange(v) && !isList(v) ? false : met
  }
}

/** A whole cell: its tests, or what is in `not(...)`. */
export const unaryTests: Make = (node, src) => {
  const parts = children(node)
  if (parts[0]?.name === 'Wildcard') return () => true
  const negated = parts[0]?.name === 'not'
  const list = childNamed(node, 'PositiveUnaryTests')
  const runs = (list ? children(list) : []).map((p) => test(p, src))
  return (s, e) => {
    const met = any(runs.map((r) => r(s, e) as Truth))
    return met === null ? null : met !== negated
  }
}

/** `< 5`: a range of all that is less; `= 5` and `!= 5` say at once whether it is so. */
export const against: Make = (node, src) => {
  const [op, value] = children(node)
  if (op!.name === 'Interval') return src.run(op!)
  const [how, run] = [src.of(op!), src.run(value!)]
  return (s, e) => {
    const v = run(s, e)
    const subject = lookUp(s, '?')
    if (v === null && subject === undefined) return null
    /* Where no value is being tested, `(=5)` is the range of one value. */
    if (how === '=' && subject === undefined) return range(v, v, true, true)
    if (how === '=' || how === '!=') {
      const same = equal(subject ?? null, v, e)
      return how === '=' ? truthOf(same) : not(same)
    }
    if (v === null) return null
    return how[0] === '<' ? range(null, v, false, how === '<=') : range(v, null, how === '>=', false)
  }
}
const not = (t: Truth): Truth => (t === null ? null : !t)

export const interval: Make = (node, src) => {
  const [opening, from, , to, closing] = children(node, true)
  const [start, end] = [src.run(from!), src.run(to!)]
  return (s, e) => {
    const [a, b] = [start(s, e), end(s, e)]
    if (a === null || b === null) return null
    if (kindOf(a) !== kindOf(b))
      return wrong(e, 'the two ends of a range are of different kinds / 区间两端类型不同')
    return range(a, b, opening!.name === '[', closing!.name === ']')
  }
}
