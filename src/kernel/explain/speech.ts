/** In whose words and with which names something is said. */
import type { Node } from '../rule/feel/node.ts'
import type { Nouns } from './nouns.ts'
import type { Noun } from './noun.ts'
import type { Phrase } from './phrase.ts'

/** Names bound inside a formula, from the inside out: one of a list, or what a filter looks at. */
export type Bound = {
  readonly name: string
  readonly noun: Noun | undefined
  /** `其`, or `该项` for one further out. */
  readonly up: Bound | null
}

/** A formula while it is said. */
export type Speech = {
  readonly of: (node: Node) => string
  readonly nouns: Nouns
  readonly find: (name: string) => Noun | undefined
  readonly value: (node: Node, bound: Bound | null, want?: Noun) => Phrase
  /** What must be so, or, where `holds` is false, what must not. */
  readonly truth: (node: Node, bound: Bound | null, holds?: boolean) => Phrase
}
