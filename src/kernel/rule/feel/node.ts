/** The parse tree that feelin gives, read as plain children and text; and the shape of what it is compiled into. */
import type { parseExpression } from 'feelin'
import { fromJson } from './json.ts'
import type { Context, Env, Facts, Inner, Value } from './values.ts'
import { entry } from './values.ts'

export type Node = ReturnType<typeof parseExpression>['topNode']

/** Names are looked for from the inside out; `lazy` lets a decision be worked out when it is first read. */
export type Scope = {
  readonly vars: Context
  readonly up: Scope | null
  readonly lazy?: (name: string) => Inner | undefined
  /** Of the scope of facts: those read so far that formulas hold in another form than JSON, or that had to be looked through. */
  read?: Map<string, Inner> | null
}
/** [N3] The facts of one evaluation. A formula reads few of many, so each comes in when it is read. */
export const factsScope = (facts: Facts): Scope => ({ vars: facts as Context, up: null, read: null })

/** A fact as formulas hold it; what most facts are is seen at a glance. */
function factOf(scope: Scope, name: string, v: Inner): Inner {
  if (typeof v === 'number' ? Number.isSafeInteger(v) : typeof v !== 'object' || v === null) return v
  const before = scope.read?.get(name)
  if (before !== undefined) return before
  const fact = fromJson(v as Value)
  ;(scope.read ??= new Map()).set(name, fact)
  return fact
}
export type Run = (scope: Scope, env: Env) => Inner
/** Compiles a node of the source at hand. */
export type Compile = (node: Node) => Run
/** How a node of one name becomes a function. */
export type Make = (node: Node, src: Source) => Run
export type Source = { readonly text: string; readonly run: Compile; readonly of: (node: Node) => string }

const marks = new Set(['(', ')', '[', ']', '{', '}', ',', ':', '.', '..', '<', '>', '->', '"'])

/** All children that mean something, without comments. */
export function children(node: Node, withMarks = false): Node[] {
  const parts: Node[] = []
  for (let c = node.firstChild; c; c = c.nextSibling) {
    if (!c.type.isSkipped && (withMarks || !marks.has(c.name))) parts.push(c)
  }
  return parts
}
export const childNamed = (node: Node, name: string): Node | undefined =>
  children(node).find((c) => c.name === name)

export function lookUp(scope: Scope, name: string): Inner | undefined {
  for (let s: Scope | null = scope; s; s = s.up) {
    const own = entry(s.vars, name)
    if (own !== undefined) return s.read === undefined ? own : factOf(s, name, own)
    const later = s.lazy?.(name)
    if (later !== undefined) return later
  }
  return undefined
}
export const inner = (up: Scope, vars: Context): Scope => ({ vars, up })

/** What one round through a loop costs: longer bodies cost more. */
export const weight = (node: Node): number => 1 + ((node.to - node.from) >> 3)

/** Does this part of the tree mention a node of this name? */
export function mentions(node: Node, name: string): boolean {
  return node.name === name || children(node).some((c) => mentions(c, name))
}
