/** for, some and every: what repeats, and therefore must pay for each round. */
import { pay, wrong } from './budget.ts'
import { and, or, type Truth } from './compare.ts'
import { countable, elements, uncountable } from './elements.ts'
import { membersOf, type Gather, type Members } from './members.ts'
import { children, inner, weight, type Node, type Run, type Scope, type Source } from './node.ts'
import { contextOf, normalName, range, type Env, type Inner } from './values.ts'

/** `gather` where it goes over a filter, whose members may be in doubt. */
type Loop = { readonly name: string; readonly over: Run; readonly gather: Gather | null }

function loopsOf(node: Node, src: Source): Loop[] {
  return children(node)
    .filter((c) => c.name === 'InExpression')
    .map((c) => {
      const [name, , over] = children(c)
      const parts = children(over!)
      const ends = parts.map(src.run)
      return {
        name: normalName(src.of(name!)),
        gather: parts.length === 1 ? membersOf(parts[0]!, src) : null,
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

/** Walks all combinations, left to right; the visitor may end the walk. Answers false when a list was null. `doubts`: it asks who is sure to be there. */
function walk(
  loops: readonly Loop[],
  scope: Scope,
  env: Env,
  { cost, doubts }: { readonly cost: number; readonly doubts: boolean },
  visit: (s: Scope, sure: boolean) => boolean,
): boolean {
  const go = (i: number, s: Scope, sure: boolean): boolean | 'ended' => {
    const loop = loops[i]
    if (!loop) return visit(s, sure) ? true : 'ended'
    const list = doubts && loop.gather ? loop.gather(s, env) : everyOne(loop.over(s, env), env)
    if (list === null) return false
    let place = 0
    for (const v of list.values) {
      pay(env, cost)
      const there = sure && list.unsure?.has(place++) !== true
      const answer = go(i + 1, inner(s, contextOf([[loop.name, v]])), there)
      if (answer !== true) return answer
    }
    return true
  }
  return go(0, scope, true) !== false
}

/** One after the other: a range of a thousand million is never a list. */
function everyOne(v: Inner, env: Env): { values: Iterable<Inner>; unsure: Members['unsure'] } | null {
  if (v === null) return null
  return countable(v, env) ? { values: elements(v, env), unsure: null } : wrong(env, uncountable)
}

export function forLoop(node: Node, src: Source): Run {
  const parts = children(node)
  const loops = loopsOf(parts[1]!, src)
  const body = src.run(parts[3]!)
  const cost = weight(parts[3]!)
  return (scope, env) => {
    const partial: Inner[] = []
    const ok = walk(
      loops,
      inner(scope, contextOf([['partial', partial]])),
      env,
      { cost, doubts: false },
      (s) => {
        partial.push(body(s, env))
        return true
      },
    )
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
    const ok = walk(loops, scope, env, { cost, doubts: true }, (s, sure) => {
      const v = body(s, env)
      const met = typeof v === 'boolean' ? v : null
      /* one who may not be there says nothing more than the walk would have said without them */
      truth = (some ? or : and)(truth, sure || met !== some ? met : null)
      return truth !== some
    })
    return ok ? truth : null
  }
}
