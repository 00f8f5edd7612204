/** Where a formula is read: the names that it may say, and what is made of it on the way. */
import type { Node } from '../../rule/feel/node.ts'
import type { Fault } from './faults.ts'
import type { Type } from './type.ts'

/** What a formula may name. */
export type Names = {
  readonly lookUp: (name: string) => Type | undefined
  readonly all: () => Iterable<string>
}

/**
 * Names bound inside the formula, from the inside out. `columns`: the entries of a filtered element, and
 * whose they are.
 */
export type Scope = {
  readonly names: Readonly<Record<string, Type>>
  readonly up: Scope | null
  readonly columns?: Type
}

/** One formula while its type is worked out. */
export type Work = {
  readonly of: (node: Node) => string
  readonly type: (node: Node, scope: Scope) => Type
  /** Made only where somebody listens: a guess at what was meant takes time. */
  readonly say: (make: () => Fault) => void
  readonly lookUp: (name: string, scope: Scope) => Type | undefined
  /** The type of a name that nobody tells. */
  readonly untold: Type
  readonly names: (scope: Scope) => readonly string[]
}
