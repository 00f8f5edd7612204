/**
 * Whether a formula can never be known because of a fact that cannot be known yet: the evaluator's own
 * three-valued logic, with nothing known but which names are not. `a or b` is lost only with both; a sum, a
 * comparison, a call with each part.
 */
import { children, childNamed, type Node } from '../../rule/feel/node.ts'
import { normalName } from '../../rule/feel/values.ts'
import { signatures } from './functions.ts'
import { treeOf } from './tree.ts'

/**
 * The fact for whose sake nothing is known, `null` where the formula says null itself; undefined where
 * something may be known.
 */
type Lost = string | null | undefined
/** The fact that makes a name unknown. */
export type LostName = (name: string) => string | undefined

/** The fact for whose sake a formula is never known; undefined where it may be. */
export function lostFact(source: string, lostName: LostName): string | undefined {
  const { top } = treeOf(source)
  const lost = top ? look(top, new Set(), { of: (n) => source.slice(n.from, n.to), lostName }) : undefined
  return lost ?? undefined
}

type Reader = { readonly of: (node: Node) => string; readonly lostName: LostName }

const isLost = (x: Lost): boolean => x !== undefined
/** The first that is lost; a fact before a null that is meant. */
function any(...all: readonly Lost[]): Lost {
  return all.find((x) => typeof x === 'string') ?? all.find(isLost)
}
const both = (a: Lost, b: Lost): Lost => (isLost(a) && isLost(b) ? any(a, b) : undefined)

function look(node: Node, bound: ReadonlySet<string>, r: Reader): Lost {
  const parts = children(node)
  const at = (i: number, names = bound): Lost => (parts[i] ? look(parts[i], names, r) : undefined)
  switch (node.name) {
    case 'null':
      return null
    case 'VariableName': {
      const name = normalName(r.of(node))
      return bound.has(name) ? undefined : r.lostName(name)
    }
    case 'Comparison':
      if (parts[0]!.name === 'null' || parts[2]!.name === 'null') return undefined
      return parts[1]!.name === 'in' ? at(0) : any(at(0), at(2), at(4))
    case 'ArithmeticExpression':
      return parts.length === 2 ? at(1) : any(at(0), at(2))
    case 'Conjunction':
    case 'Disjunction':
      return both(at(0), at(2))
    case 'IfExpression':
      return any(at(1), both(at(3), at(5)))
    case 'PathExpression':
    case 'FilterExpression':
      return at(0)
    case 'ForExpression':
    case 'QuantifiedExpression':
      return loop(parts[1]!, bound, r)
    case 'FunctionInvocation':
    case 'DateTimeLiteral':
      return called(node, bound, r)
    case 'Expression':
    case 'ParenthesizedExpression':
      return at(0)
    default:
      return undefined
  }
}

/** Nothing goes round where the first list is lost. */
function loop(node: Node, bound: ReadonlySet<string>, r: Reader): Lost {
  const over = children(children(node)[0]!)[2]
  return over ? any(...children(over).map((end) => look(end, bound, r))) : undefined
}

/**
 * A function of what is not known is not known, unless it takes unknowns; of many, the smallest and largest
 * and the sum are not.
 */
function called(node: Node, bound: ReadonlySet<string>, r: Reader): Lost {
  if (childNamed(node, 'AtLiteral')) return undefined
  const [callee, params] = children(node)
  const name = normalName(r.of(callee!))
  const signature = signatures.get(name)
  const given = params ? children(params) : []
  if (!signature || params?.name === 'NamedParameters') return undefined
  const lost = given.map((g) => look(g, bound, r))
  if (name === 'min' || name === 'max' || name === 'sum') return any(...lost)
  if (signature.many) return given.length === 1 || name === 'append' ? lost[0] : undefined
  return any(...lost.filter((_, i) => signature.args[i]?.optional === false))
}
