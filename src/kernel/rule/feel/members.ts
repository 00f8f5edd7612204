/**
 * [N6] Filters with three truths. Of whom the test cannot tell yet (`members[age > 75]`, one age not known), it is not known
 * whether they belong: the list as a value is then unknown, and whoever can answer without it asks for its members.
 */
import { isNum, type Num } from '../../number/index.ts'
import { pay, unknown, wrong } from './budget.ts'
import { inside } from './compare.ts'
import { countable, elements, paid, uncountable } from './elements.ts'
import { children, inner, weight, type Node, type Run, type Scope, type Source } from './node.ts'
import { property } from './property.ts'
import {
  contextOf,
  isList,
  isRange,
  kindOf,
  normalName,
  type Context,
  type Env,
  type Inner,
} from './values.ts'

/** Elements in their order, and the places of those that may not belong; null where all do. */
export type Members = { readonly values: readonly Inner[]; readonly unsure: ReadonlySet<number> | null }
/** Null where the list itself is not known, or is wrong. */
export type Gather = (scope: Scope, env: Env) => Members | null

/** A filter whose test was a position has picked one. */
type Sifted = Members | { readonly picked: Inner }

function allOf(v: Inner, env: Env): Members | null {
  if (v === null) return null
  if (!countable(v, env)) return wrong(env, uncountable)
  return { values: isList(v) ? v : isRange(v) ? [...paid(elements(v, env), env)] : [v], unsure: null }
}

const inBrackets = new Set(['Expression', 'ParenthesizedExpression'])

/** The members of a filter, or of one entry of a filter's members; of any other text there is nothing to doubt, and null. */
export function membersOf(node: Node, src: Source): Gather | null {
  if (inBrackets.has(node.name)) return membersOf(children(node)[0]!, src)
  if (node.name === 'FilterExpression') {
    if (children(node)[1]!.name === 'NumericLiteral') return null
    const sift = sifter(node, src)
    return (s, e) => {
      const sifted = sift(s, e)
      return sifted && 'picked' in sifted ? allOf(sifted.picked, e) : sifted
    }
  }
  if (node.name !== 'PathExpression') return null
  const [target, name] = children(node)
  const gather = membersOf(target!, src)
  const key = normalName(src.of(name!))
  return (
    gather &&
    ((s, e) => {
      const members = gather(s, e)
      return members && { ...members, values: members.values.map((v) => property(v, key, e)) }
    })
  )
}

function sifter(node: Node, src: Source): (scope: Scope, env: Env) => Sifted | null {
  const [t, f] = children(node)
  const target = src.run(t!)
  const gather: Gather = membersOf(t!, src) ?? ((s, e) => allOf(target(s, e), e))
  const test = src.run(f!)
  const cost = weight(f!)
  const literal = f!.name === 'NumericLiteral'
  return (scope, env) => {
    const members = gather(scope, env)
    if (members === null) return null
    if (literal || members.values.length === 0) {
      const position = test(scope, env)
      return isNum(position) ? at(members, position, env) : members
    }
    const values: Inner[] = []
    let unsure: Set<number> | null = null
    for (let i = 0; i < members.values.length; i++) {
      const item = members.values[i]!
      pay(env, cost)
      const answer = test(itemScope(scope, item), env)
      if (isNum(answer)) return at(members, answer, env)
      const truth = isRange(answer) ? inside(answer, item, env) : answer
      if (truth === false || (truth === null && env.mode === 'dmn')) continue
      if (truth !== true && truth !== null)
        return wrong(
          env,
          `a filter must be true, false or a number, not ${kindOf(truth)} / 筛选条件须为真假或序号`,
        )
      if (truth === null || members.unsure?.has(i)) (unsure ??= new Set()).add(values.length)
      values.push(item)
    }
    return { values, unsure }
  }
}

/** The filter as a value. */
export function filter(node: Node, src: Source): Run {
  const sift = sifter(node, src)
  return (scope, env) => {
    const sifted = sift(scope, env)
    if (sifted === null || 'picked' in sifted) return sifted && sifted.picked
    return sifted.unsure ? unknown(env) : sifted.values
  }
}

/** [N6] A position is known while nobody before it is in doubt; from the end, nobody behind it. */
function at({ values, unsure }: Members, position: Num, env: Env): Sifted {
  if (typeof position !== 'number') return { picked: null }
  const place = position < 0 ? values.length + position : position - 1
  const doubt = [...(unsure ?? [])].some((i) => (position < 0 ? i >= place : i <= place))
  return { picked: doubt ? unknown(env) : (values[place] ?? null) }
}

/** Inside a filter, `item` is the element and an element's own entries can be named directly. */
export function itemScope(scope: Scope, item: Inner): Scope {
  const named = inner(scope, contextOf([['item', item]]))
  return kindOf(item) === 'context' ? inner(named, item as Context) : named
}
