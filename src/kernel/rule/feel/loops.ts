/** for, some, every and filters: everything that repeats, and therefore everything that must pay for each round. */
import { pay, wrong } from './budget.ts'
import { and, inside, or, type Truth } from './compare.ts'
import { dateOfNumber, dayNumber, type FeelDate } from './calendar.ts'
import { isDate } from './days.ts'
import { children, inner, weight, type Node, type Run, type Scope, type Source } from './node.ts'
import {
  contextOf,
  isList,
  isRange,
  kindOf,
  normalName,
  range,
  type Context,
  type Env,
  type Inner,
  type Range,
} from './values.ts'

/** The elements of a list or of a closed range of whole numbers or days; null when it has no end. */
export function* elements(v: Inner, env: Env): Generator<Inner> {
  if (isList(v)) yield* v
  else if (!isRange(v)) yield v
  else if (typeof v.start === 'number' && typeof v.end === 'number') yield* numbers(v, v.start, v.end)
  else if (isDate(v.start) && isDate(v.end)) yield* daysOf(v, v.start, v.end)
  else wrong(env, 'a range of this kind cannot be counted through / 这种区间不能逐一列出')
}
function* numbers(r: Range, start: number, end: number): Generator<number> {
  const by = start <= end ? 1 : -1
  for (let i = start; by > 0 ? i <= end : i >= end; i += by) {
    if ((i === start && !r.startIn) || (i === end && !r.endIn)) continue
    yield i
    if (i + by === i) return
  }
}
function* daysOf(r: Range, start: FeelDate, end: FeelDate): Generator<FeelDate> {
  for (const n of numbers(r, dayNumber(start), dayNumber(end))) yield dateOfNumber(n)!
}

/** Can all of it be walked through? Not through texts, moments, or a range without an end. */
export const countable = (v: Inner): boolean =>
  !isRange(v) ||
  (typeof v.start === 'number' && typeof v.end === 'number') ||
  (isDate(v.start) && isDate(v.end))

type Loop = { readonly name: string; readonly over: Run }

function loopsOf(node: Node, src: Source): Loop[] {
  return children(node)
    .filter((c) => c.name === 'InExpression')
    .map((c) => {
      const [name, , over] = children(c)
      const ends = children(over!).map(src.run)
      return {
        name: normalName(src.of(name!)),
        over:
          ends.length === 1
            ? ends[0]!
            : (s, e) => {
                const [a, b] = [ends[0]!(s, e), ends[1]!(s, e)]
                return a === null || b === null ? null : range(a, b, true, true)
              },
      }
    })
}

/** Walks all combinations, left to right; the visitor may end the walk. Answers false when a list was null. */
function walk(
  loops: readonly Loop[],
  scope: Scope,
  env: Env,
  cost: number,
  visit: (s: Scope) => boolean,
): boolean {
  const go = (i: number, s: Scope): boolean | 'ended' => {
    const loop = loops[i]
    if (!loop) return visit(s) ? true : 'ended'
    const list = loop.over(s, env)
    if (list === null) return false
    if (!countable(list)) {
      wrong(env, 'a range of this kind cannot be counted through / 这种区间不能逐一列出')
      return false
    }
    for (const v of elements(list, env)) {
      pay(env, cost)
      const answer = go(i + 1, inner(s, contextOf([[loop.name, v]])))
      if (answer !== true) return answer
    }
    return true
  }
  return go(0, scope) !== false
}

export function forLoop(node: Node, src: Source): Run {
  const parts = children(node)
  const loops = loopsOf(parts[1]!, src)
  const body = src.run(parts[3]!)
  const cost = weight(parts[3]!)
  return (scope, env) => {
    const partial: Inner[] = []
    const ok = walk(loops, inner(scope, contextOf([['partial', partial]])), env, cost, (s) => {
      partial.push(body(s, env))
      return true
    })
    return ok ? partial : null
  }
}

export function quantified(node: Node, src: Source): Run {
  const parts = children(node)
  const some = src.of(parts[0]!) === 'some'
  const loops = loopsOf(parts[1]!, src)
  const body = src.run(parts[3]!)
  const cost = weight(parts[3]!)
  return (scope, env) => {
    let truth: Truth = !some
    const ok = walk(loops, scope, env, cost, (s) => {
      const v = body(s, env)
      truth = (some ? or : and)(truth, typeof v === 'boolean' ? v : null)
      return truth !== some
    })
    return ok ? truth : null
  }
}

const number = new Set(['NumericLiteral'])

export function filter(node: Node, src: Source): Run {
  const [t, f] = children(node)
  const target = src.run(t!)
  const test = src.run(f!)
  const cost = weight(f!)
  const literal = number.has(f!.name)
  return (scope, env) => {
    const v = target(scope, env)
    if (v === null) return null
    const list = isList(v) ? v : isRange(v) ? [...paid(elements(v, env), env)] : [v]
    if (literal || list.length === 0) return at(list, test(scope, env))
    const kept: Inner[] = []
    for (const item of list) {
      pay(env, cost)
      const answer = test(itemScope(scope, item), env)
      if (typeof answer === 'number') return at(list, answer)
      const truth = isRange(answer) ? inside(answer, item) : answer
      if (truth === true) kept.push(item)
      else if (truth !== false && truth !== null)
        return wrong(
          env,
          `a filter must be true, false or a number, not ${kindOf(truth)} / 筛选条件须为真假或序号`,
        )
    }
    return kept
  }
}

/** Inside a filter, `item` is the element and an element's own entries can be named directly. */
export function itemScope(scope: Scope, item: Inner): Scope {
  const named = inner(scope, contextOf([['item', item]]))
  return kindOf(item) === 'context' ? inner(named, item as Context) : named
}
function at(list: readonly Inner[], i: Inner): Inner {
  if (typeof i !== 'number') return i === true || list.length === 0 ? list : []
  return list[i < 0 ? list.length + i : i - 1] ?? null
}
export function* paid(values: Iterable<Inner>, env: Env): Generator<Inner> {
  for (const v of values) {
    pay(env, 1)
    yield v
  }
}
