/**
 * One parse tree, walked once into functions: what feelin does for each evaluation we do once for each text,
 * and every part that repeats or grows pays from the purse.
 */
import { pay, wrong } from './budget.ts'
import { arith, negate, type Op } from './arith.ts'
import { and, or, type Truth } from './compare.ts'
import { comparison } from './comparison.ts'
import { defineFunction, invocation } from './calls.ts'
import { readAt } from './days.ts'
import { library, ours } from './library.ts'
import { forLoop, quantified } from './loops.ts'
import { filter } from './members.ts'
import { children, childNamed, inner, lookUp, type Make, type Node, type Run, type Source } from './node.ts'
import { parseNumber } from '../../number/text.ts'
import { held } from './numbers.ts'
import { property } from './property.ts'
import { readString } from './text.ts'
import { isInstance, typeOfNode } from './types.ts'
import { against, interval, unaryTests } from './unary.ts'
import { contextOf, kindOf, normalName, type Env, type Inner } from './values.ts'

/** `and` and `or` in a programme: what is neither true nor false nor unknown is a slip, not an unknown. */
const truthIn = (v: Inner, e: Env): Truth =>
  typeof v === 'boolean'
    ? v
    : v === null || e.mode === 'dmn'
      ? null
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
  const builtin = ours.has(name) && !isCalled(node) ? undefined : library.get(name)
  return (s, e) => {
    pay(e, 1)
    const v = lookUp(s, name)
    return v !== undefined ? v : (builtin?.[e.mode] ?? null)
  }
}

/** [LG1] What FEEL does not have is there to be called alone: a column or a fact that is not there may have its name. */
const isCalled = (node: Node): boolean =>
  node.parent?.name === 'FunctionInvocation' && node.parent.firstChild?.from === node.from

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
    return (s, e) => isInstance(wanted, run(s, e), e)
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
