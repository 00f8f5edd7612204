/**
 * One parse tree, walked once into functions: what feelin does for each evaluation we do once for each text,
 * and every part that repeats or grows pays from the purse.
 */
import { pay, unknown, wrong } from './budget.ts'
import { arith, negate, type Op } from './arith.ts'
import { and, equal, inside, meets, or, order, type Truth } from './compare.ts'
import { defineFunction, invocation } from './calls.ts'
import { readAt } from './days.ts'
import { library } from './library.ts'
import { forLoop, quantified } from './loops.ts'
import { filter } from './members.ts'
import { comparedEnds, weigher, type Span } from './weigh.ts'
import { children, childNamed, inner, lookUp, mentions, type Node, type Run, type Source } from './node.ts'
import { parseNumber } from '../../number/index.ts'
import { held } from './numbers.ts'
import { property } from './property.ts'
import { readString } from './text.ts'
import { holds, typeOfNode } from './types.ts'
import {
  contextOf,
  isContext,
  isList,
  isRange,
  kindOf,
  normalName,
  range,
  type Env,
  type Inner,
} from './values.ts'

type Make = (node: Node, src: Source) => Run

const truthOf = (v: Inner): Truth => (typeof v === 'boolean' ? v : null)
/** `and` and `or` in a programme: what is neither true nor false nor unknown is a slip, not an unknown. */
const truthIn = (v: Inner, e: Env): Truth =>
  typeof v === 'boolean' || v === null || e.mode === 'dmn'
    ? truthOf(v)
    : wrong(e, `and, or need true or false, not ${kindOf(v)} / and、or 的两边须为真假`)
const only: Make = (node, src) => src.run(children(node)[0]!)

const junction =
  (join: typeof and, ends: boolean): Make =>
  (node, src) => {
    const [left, right] = [src.run(children(node)[0]!), src.run(children(node)[2]!)]
    return (s, e) => {
      const a = truthIn(left(s, e), e)
      return a === ends ? ends : join(a, truthIn(right(s, e), e))
    }
  }

const comparison: Make = (node, src) => {
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
    if (typeof v === 'object' && e.mode === 'programme' && (holdsUnknown(v, e) || holdsUnknown(w, e)))
      return unknown(e)
    return (how === '=') === same
  }
  if (v === null || w === null) return null
  const o = order(v, w)
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

function membership(left: Run, tests: Node, src: Source): Run {
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

const unaryTests: Make = (node, src) => {
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

const against: Make = (node, src) => {
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

const interval: Make = (node, src) => {
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

const arithmetic: Make = (node, src) => {
  const parts = children(node)
  if (parts.length === 2) {
    const value = src.run(parts[1]!)
    return (s, e) => negate(value(s, e), e)
  }
  const op = (src.of(parts[1]!) === '^' ? '**' : src.of(parts[1]!)) as Op
  const [left, right] = [src.run(parts[0]!), src.run(parts[2]!)]
  return (s, e) => {
    pay(e, 1)
    return arith(op, left(s, e), right(s, e), e)
  }
}

const condition: Make = (node, src) => {
  const parts = children(node)
  const [c, yes, no] = [src.run(parts[1]!), src.run(parts[3]!), src.run(parts[5]!)]
  return (s, e) => {
    const v = c(s, e)
    if (v === null && e.mode === 'programme') return null
    if (typeof v !== 'boolean' && v !== null) {
      wrong(e, `a condition must be true or false, not ${kindOf(v)} / 条件须为真假`)
      if (e.mode === 'programme') return null
    }
    return v === true ? yes(s, e) : no(s, e)
  }
}

const context: Make = (node, src) => {
  const entries = children(node).map((c) => {
    const [key, value] = children(c)
    const text = src.of(key!)
    return [text.startsWith('"') ? readString(text) : normalName(text), src.run(value!)] as const
  })
  const twice = entries.length !== new Set(entries.map(([k]) => k)).size
  return (s, e) => {
    if (twice) return wrong(e, 'a context names an entry twice / 同一名称出现两次')
    pay(e, entries.length)
    const made = contextOf([]) as Record<string, Inner>
    const scope = inner(s, made)
    for (const [k, run] of entries) Object.assign(made, contextOf([[k, run(scope, e)]]))
    return made
  }
}

const variable: Make = (node, src) => {
  const name = normalName(src.of(node))
  const builtin = library.get(name)
  return (s, e) => {
    pay(e, 1)
    const v = lookUp(s, name)
    return v !== undefined ? v : (builtin?.[e.mode] ?? null)
  }
}

const makers: Record<string, Make> = {
  Expression: only,
  ParenthesizedExpression: only,
  FunctionBody: only,
  PositiveUnaryTest: only,
  IterationContext: only,
  DateTimeLiteral: (n, src) => (childNamed(n, 'AtLiteral') ? only(n, src) : invocation(n, src)),
  Conjunction: junction(and, false),
  Disjunction: junction(or, true),
  Comparison: comparison,
  SimplePositiveUnaryTest: against,
  Interval: interval,
  UnaryTests: unaryTests,
  ArithmeticExpression: arithmetic,
  IfExpression: condition,
  Context: context,
  ForExpression: forLoop,
  QuantifiedExpression: quantified,
  FilterExpression: filter,
  FunctionDefinition: defineFunction,
  FunctionInvocation: invocation,
  VariableName: variable,
  SpecialFunctionName: variable,
  DateTimeConstructor: variable,
  '?': () => (s, e) => {
    const subject = lookUp(s, '?')
    return subject === undefined && e.mode === 'dmn'
      ? wrong(e, '? stands for nothing outside of a test / 「?」只能用在单元测试中')
      : (subject ?? null)
  },
  null: () => () => null,
  BooleanLiteral: (n, src) => (src.of(n) === 'true' ? () => true : () => false),
  StringLiteral: (n, src) => constant(readString(src.of(n))),
  NumericLiteral: (n, src) => number(src.of(n).replace(/\s/g, '')),
  AtLiteral: (n, src) => at(readString(src.of(children(n)[0]!))),
  List: (n, src) => list(children(n).map(src.run)),
  PathExpression: (n, src) => {
    const [target, name] = children(n)
    const [run, key] = [src.run(target!), normalName(src.of(name!))]
    return (s, e) => property(run(s, e), key, e)
  },
  InstanceOfExpression: (n, src) => {
    const [value, , , type] = children(n)
    const [run, wanted] = [src.run(value!), typeOfNode(type!, src.of)]
    return (s, e) => holds(wanted, run(s, e), e)
  },
}

const constant =
  (v: Inner): Run =>
  () =>
    v
/** [N2] Read from the text, once. */
function number(text: string): Run {
  const n = parseNumber(text)
  return n === null ? (_, e) => held(n, e) : () => n
}
const list =
  (runs: readonly Run[]): Run =>
  (s, e) => {
    pay(e, runs.length)
    return runs.map((r) => r(s, e))
  }
function at(text: string): Run {
  let value: Inner = null
  try {
    value = readAt(text)
  } catch {
    /* outside the calendar */
  }
  return value === null
    ? (_, e) => wrong(e, `"${text}" is not a day, time or duration / 不是日期、时间或时长`)
    : constant(value)
}

/** Compiles a tree without errors in it; the caller has checked its size. */
export function compile(node: Node, text: string): Run {
  const src: Source = {
    text,
    of: (n) => text.slice(n.from, n.to),
    run: (n) => {
      const make = Object.hasOwn(makers, n.name) ? makers[n.name] : undefined
      return make ? make(n, src) : (_, e) => wrong(e, `${n.name} is not supported / 不支持 ${n.name}`)
    },
  }
  return src.run(node)
}
