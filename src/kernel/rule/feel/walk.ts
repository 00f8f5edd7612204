/** The same tree, walked for other purposes: which names does it read, and what is wrong with it before it runs? */
import type { Text } from '../../text.ts'
import { library } from './library.ts'
import { limits } from './budget.ts'
import { children, childNamed, type Node } from './node.ts'
import { plainSigns } from './signs.ts'
import { parse, type At, type Dialect } from './parse.ts'
import type { Names } from './told-names.ts'
import { isSimpleName, normalName, type Mode } from './values.ts'

export type Finding = {
  readonly kind: 'syntax' | 'function' | 'size' | 'iteration' | 'name'
  readonly at: At
  readonly message: Text
}
type Seen = (name: string, node: Node, inFilter: boolean) => void

/** Calls `seen` for every name that is neither bound by the text itself nor a called function. */
function free(node: Node, text: string, bound: ReadonlySet<string>, inFilter: boolean, seen: Seen): void {
  const of = (n: Node) => normalName(text.slice(n.from, n.to))
  const go = (n: Node, b = bound, f = inFilter) => free(n, text, b, f, seen)
  const parts = children(node)
  switch (node.name) {
    case 'VariableName':
      if (
        !bound.has(of(node)) &&
        !(
          library.has(of(node)) &&
          node.parent?.name === 'FunctionInvocation' &&
          node.parent.firstChild?.from === node.from
        )
      )
        seen(of(node), node, inFilter)
      return
    case 'PathExpression':
      return go(parts[0]!)
    case 'NamedParameter':
      return go(parts[1]!)
    case 'Type':
      return
    case 'FilterExpression': {
      go(parts[0]!)
      return go(parts[1]!, new Set([...bound, 'item']), true)
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

/** Tells the parser of names that are not one word. */
export const toNames = (oddNames: readonly string[]): Names => {
  const odd = oddNames.filter((n) => !isSimpleName(n))
  return odd.length === 0 ? null : Object.fromEntries(odd.map((n) => [n, null]))
}

/**
 * The names a text reads from the facts. A name inside a filter may be an entry of the element
 * instead (`members[age > 60]`); those are given only with `filters`.
 */
export function names(
  text: string,
  oddNames: readonly string[] = [],
  how: { dialect?: Dialect; filters?: boolean } = {},
): readonly string[] {
  const plain =
    oddNames.length === 0 && how.dialect === undefined
      ? how.filters === true
        ? plainly.filters
        : plainly.without
      : null
  const before = plain?.get(text)
  if (before) return before
  const all = namesMet(text, oddNames, how)
  if (plain) {
    if (plain.size >= textsMax) plain.delete(plain.keys().next().value!)
    plain.set(text, all)
  }
  return all
}

/** Texts asked without more are found by themselves: to put a key together would cost as much as to run them. */
const plainly = {
  filters: new Map<string, readonly string[]>(),
  without: new Map<string, readonly string[]>(),
}

function namesMet(
  text: string,
  oddNames: readonly string[],
  how: { dialect?: Dialect; filters?: boolean },
): readonly string[] {
  const key = `${how.dialect ?? 'expression'} ${how.filters === true} ${oddNames.filter((n) => !isSimpleName(n)).join('\u0000')}\u0000${text}`
  const hit = met.get(key)
  if (hit) return hit
  const all = namesIn(text, oddNames, how)
  if (met.size >= textsMax) met.delete(met.keys().next().value!)
  met.set(key, all)
  return all
}

/** A programme's texts are few and read at every command: what they name stays for those met most recently. */
const textsMax = 4_000
const met = new Map<string, readonly string[]>()

function namesIn(
  text: string,
  oddNames: readonly string[],
  how: { dialect?: Dialect; filters?: boolean },
): readonly string[] {
  const plain = plainSigns(text, toNames(oddNames))
  const { top } = parse(plain, how.dialect ?? 'expression', 'dmn', toNames(oddNames))
  const all = new Set<string>()
  if (top)
    free(top, plain, new Set(), false, (name, _, inFilter) =>
      inFilter && !how.filters ? undefined : all.add(name),
    )
  return [...all]
}

const message = (zh: string, en: string): Text => ({ zh, en })

/** What can be seen without running: bad syntax with its place, functions not allowed, ranges too long to walk. */
export function check(
  written: string,
  oddNames: readonly string[] = [],
  dialect: Dialect = 'expression',
  mode: Mode = 'programme',
): Finding[] {
  const { top, fault, text } = parse(written, dialect, mode, toNames(oddNames))
  if (fault) {
    const [en, zh] = fault.why.split(' / ')
    return [
      { kind: /longer|deeper/.test(fault.why) ? 'size' : 'syntax', at: fault.at, message: message(zh!, en!) },
    ]
  }
  const findings: Finding[] = []
  const visit = (n: Node): void => {
    const at = { from: n.from, to: n.to }
    if (n.name === 'FunctionInvocation' && n.firstChild?.name === 'VariableName') {
      const name = normalName(text.slice(n.firstChild.from, n.firstChild.to))
      const f = library.get(name)
      if (f ? !f[mode] : !oddNames.includes(name) && !defined(n, name, text)) {
        findings.push({
          kind: 'function',
          at,
          message: f
            ? message(`事项公式中不允许使用函数「${name}」`, `the function ${name} is not allowed here`)
            : message(`没有函数「${name}」`, `there is no function ${name}`),
        })
      }
    }
    if (n.name === 'IterationContext') {
      const [a, b] = children(n).map((c) =>
        c.name === 'NumericLiteral' ? Number(text.slice(c.from, c.to)) : Number.NaN,
      )
      if (Math.abs((b ?? Number.NaN) - a!) > limits[mode].steps)
        findings.push({
          kind: 'iteration',
          at,
          message: message('循环的区间过长', 'the range is too long to walk through'),
        })
    }
    if (childNamed(n, 'external'))
      findings.push({
        kind: 'function',
        at,
        message: message('不允许外部函数', 'functions from outside FEEL are refused'),
      })
    for (const c of children(n)) visit(c)
  }
  if (top) visit(top)
  return findings
}

/** Is a called name bound somewhere around the call: a parameter, a loop variable, an entry of a context? */
function defined(call: Node, name: string, text: string): boolean {
  let isFree = false
  let top = call
  while (top.parent) top = top.parent
  free(top, text, new Set(), false, (n, node) => {
    if (n === name && node.from === call.from) isFree = true
  })
  return !isFree
}
