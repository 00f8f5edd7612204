/**
 * What a function says of a list of which it is not known who belongs to it: its least and its greatest answer, with the
 * doubtful ones and without. Where the two are the same, or fall on the same side of what they are compared with, the doubt does not matter.
 */
import { sign } from '../../number/arithmetic.ts'
import { isNum } from '../../number/index.ts'
import { unknown } from './budget.ts'
import { call } from './builtin.ts'
import { equal, order, type Truth } from './compare.ts'
import { library } from './library.ts'
import { membersOf, type Members } from './members.ts'
import { childNamed, children, type Node, type Scope, type Source } from './node.ts'
import { normalName, type Env, type Fn, type Inner } from './values.ts'

/** Between these, both included; the same twice where the answer is known. */
export type Span = { readonly low: Inner; readonly high: Inner }

const sureOf = (m: Members): readonly Inner[] => m.values.filter((_, i) => !m.unsure!.has(i))
const doubtfulOf = (m: Members): readonly Inner[] => m.values.filter((_, i) => m.unsure!.has(i))

/** Functions whose answer only grows, or only shrinks, with every element more; others are unknown with their list. */
const growing = new Set(['count', 'max', 'any', 'list contains'])
const shrinking = new Set(['min', 'all'])
const weighed = (name: string): boolean => growing.has(name) || shrinking.has(name) || name === 'sum'

type Weigh = (scope: Scope, env: Env) => Span | null

/** How to weigh a call, where it is one of these functions over a filter; else null. */
export function weigher(node: Node, src: Source): Weigh | null {
  if (node.name === 'Expression' || node.name === 'ParenthesizedExpression')
    return weigher(children(node)[0]!, src)
  const [callee] = children(node)
  if (node.name !== 'FunctionInvocation' || callee?.name !== 'VariableName') return null
  const name = normalName(src.of(callee))
  const params = childNamed(node, 'PositionalParameters')
  const [first, ...others] = params ? children(params) : []
  const gather = first && weighed(name) ? membersOf(first, src) : null
  if (!gather) return null
  const rest = others.map(src.run)
  return (s, e) => {
    const f = library.get(name)?.[e.mode]
    const members = gather(s, e)
    if (!f || members === null) return null
    const more = rest.map((r) => r(s, e))
    if (members.unsure === null) {
      const answer = call(f, [members.values, ...more], e)
      return { low: answer, high: answer }
    }
    return name === 'sum' ? sums(f, members, e) : ends(f, members, more, shrinking.has(name), e)
  }
}

function ends(f: Fn, m: Members, more: readonly Inner[], shrinks: boolean, env: Env): Span {
  const without = call(f, [sureOf(m), ...more], env)
  const withAll = call(f, [m.values, ...more], env)
  return shrinks ? { low: withAll, high: without } : { low: without, high: withAll }
}

/** The doubtful that are below nought make a sum least, those above make it greatest. */
function sums(f: Fn, m: Members, env: Env): Span | null {
  const doubtful = doubtfulOf(m)
  if (!doubtful.every(isNum) || sureOf(m).length === 0) return null
  const sum = (by: -1 | 1) => call(f, [[...sureOf(m), ...doubtful.filter((n) => sign(n) === by)]], env)
  return { low: sum(-1), high: sum(1) }
}

/** [N6] The answer where the doubt does not matter, else unknown. */
export function settled(span: Span | null, env: Env): Inner {
  if (span === null) return unknown(env)
  const { low, high } = span
  if (low === high || equal(low, high, env) === true) return low
  return unknown(env)
}

/** [N6] A comparison of all that the two sides may be: known where every end says the same. */
export function comparedEnds(
  how: string,
  left: Span,
  right: Span,
  judge: (a: Inner, b: Inner) => Truth,
): Truth {
  if (left.low === left.high && right.low === right.high) return judge(left.low, right.low)
  const corners = [left.low, left.high].flatMap((a) => [right.low, right.high].map((b) => judge(a, b)))
  const [first] = corners
  if (how !== '=' && how !== '!=') return corners.every((c) => c === first) ? first! : null
  const apart = order(left.high, right.low) === -1 || order(right.high, left.low) === -1
  return apart ? how === '!=' : null
}
