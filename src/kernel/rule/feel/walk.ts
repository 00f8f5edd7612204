/** The same tree, walked for other purposes: which names does it read, and what is wrong with it before it runs? */
import type { Text } from '../../text.ts'
import { library } from './library.ts'
import { limits } from './budget.ts'
import { free } from './free.ts'
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
/** Tells the parser of names that are not one word. */
export const toNames = (oddNames: readonly string[]): Names => {
  const odd = oddNames.filter((n) => !isSimpleName(n))
  return odd.length === 0 ? null : Object.fromEntries(odd.map((n) => [n, null]))
}

/** `now`: without those read only as they are on another day; `values`: without those that are called. */
type How = {
  readonly dialect?: Dialect
  readonly filters?: boolean
  readonly now?: true
  readonly values?: true
}

/**
 * The names a text reads from the facts. A name inside a filter may be an entry of the element
 * instead (`members[age > 60]`); those are given only with `filters`.
 */
export function names(text: string, oddNames: readonly string[] = [], how: How = {}): readonly string[] {
  const plain =
    oddNames.length === 0 && how.dialect === undefined && how.now === undefined && how.values === undefined
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

function namesMet(text: string, oddNames: readonly string[], how: How): readonly string[] {
  const key = `${how.dialect ?? 'expression'} ${how.filters === true} ${how.now === true} ${how.values === true} ${oddNames.filter((n) => !isSimpleName(n)).join('\u0000')}\u0000${text}`
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

function namesIn(text: string, oddNames: readonly string[], how: How): readonly string[] {
  const plain = plainSigns(text, toNames(oddNames))
  const { top } = parse(plain, how.dialect ?? 'expression', 'dmn', toNames(oddNames))
  const all = new Set<string>()
  if (top)
    free(top, plain, (name, _, standing) => {
      if (standing.inFilter && !how.filters) return
      if (standing.isOtherDay && how.now) return
      if (standing.isCalled && how.values) return
      all.add(name)
    })
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
  free(top, text, (n, node) => {
    if (n === name && node.from === call.from) isFree = true
  })
  return !isFree
}
