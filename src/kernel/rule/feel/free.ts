/** The names that a tree takes from outside of itself. */
import { library } from './library.ts'
import { childNamed, children, type Node } from './node.ts'
import { normalName } from './values.ts'

/** [LG3] The one word of formulas whose first part is not worked out before it is called. */
export const otherDay = 'valueOn'

/** Where a name stands: in a filter, where it may be a column; as a function that is called; as it is on another day. */
export type Standing = {
  readonly inFilter: boolean
  readonly isCalled: boolean
  readonly isOtherDay: boolean
}
type Seen = (name: string, node: Node, standing: Standing) => void
type Inside = Pick<Standing, 'inFilter' | 'isOtherDay'>

const nowhere: Inside = { inFilter: false, isOtherDay: false }
const isCallee = (node: Node): boolean =>
  node.parent?.name === 'FunctionInvocation' && node.parent.firstChild?.from === node.from

/** Calls `seen` for every name that is neither bound by the text itself nor a function that FEEL gives. */
export function free(
  node: Node,
  text: string,
  seen: Seen,
  bound: ReadonlySet<string> = new Set(),
  inside: Inside = nowhere,
): void {
  const of = (n: Node) => normalName(text.slice(n.from, n.to))
  const go = (n: Node, b = bound, i = inside) => free(n, text, seen, b, i)
  const parts = children(node)
  switch (node.name) {
    case 'VariableName':
      if (!bound.has(of(node)) && !(library.has(of(node)) && isCallee(node)))
        seen(of(node), node, { ...inside, isCalled: isCallee(node) })
      return
    /** [LG3] What stands first in `valueOn` is not read as it is now. */
    case 'FunctionInvocation': {
      const given = childNamed(node, 'PositionalParameters')
      if (!given || of(parts[0]!) !== otherDay) return parts.forEach((c) => go(c))
      const [formula, ...rest] = children(given)
      if (formula) go(formula, bound, { ...inside, isOtherDay: true })
      return rest.forEach((c) => go(c))
    }
    case 'PathExpression':
      return go(parts[0]!)
    case 'NamedParameter':
      return go(parts[1]!)
    case 'Type':
      return
    case 'FilterExpression': {
      go(parts[0]!)
      return go(parts[1]!, new Set([...bound, 'item']), { ...inside, inFilter: true })
    }
    case 'ForExpression':
    case 'QuantifiedExpression': {
      const names = new Set([...bound, 'partial'])
      for (const c of children(parts[1]!)) {
        const [name, , over] = children(c)
        go(over!, new Set(names))
        names.add(of(name!))
      }
      return go(parts[3]!, names)
    }
    case 'FunctionDefinition': {
      const list = childNamed(node, 'FormalParameters')
      const body = childNamed(node, 'FunctionBody')
      return (
        body && go(body, new Set([...bound, ...(list ? children(list) : []).map((p) => of(children(p)[0]!))]))
      )
    }
    case 'Context': {
      const names = new Set(bound)
      for (const c of parts) {
        const [key, value] = children(c)
        go(value!, new Set(names))
        names.add(of(key!).replace(/^"|"$/g, ''))
      }
      return
    }
    default:
      for (const c of parts) go(c)
  }
}

/** The names that a part of a text takes from outside of the whole text: what a loop around it binds is none. */
export function freeNames(part: Node, text: string): readonly string[] {
  let top = part
  while (top.parent) top = top.parent
  const all = new Set<string>()
  free(top, text, (name, node) => {
    if (node.from >= part.from && node.to <= part.to) all.add(name)
  })
  return [...all]
}
