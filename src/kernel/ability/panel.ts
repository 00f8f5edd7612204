/** What an ability has to say to one reader, in parts that every face draws in its own way. Who may see what is settled before. */
import type { Text } from '../text.ts'
import type { Facts } from '../rule/index.ts'

/** A number with what it counts, or words. `unit` is one that the packs declare. */
export type PanelValue = Text | { readonly amount: number; readonly unit: string }
export type Tone = 'good' | 'warn' | 'bad'
type Headed = {
  /** Its own within the case, for addresses and for what a page remembers. */
  readonly id: string
  readonly title: Text
  /** Said below the title, each a paragraph. */
  readonly notes?: readonly Text[]
  readonly clause?: string
  /** The last day for what it is about. */
  readonly until?: string
}

/** One number that matters, and how it comes about. */
export type SumPanel = Headed & {
  readonly kind: 'sum'
  readonly sum: PanelValue
  readonly says?: Text
  readonly tone?: Tone
  readonly parts?: readonly { readonly title: Text; readonly is: PanelValue }[]
}
/** How far something is, and what is missing. */
export type ProgressPanel = Headed & {
  readonly kind: 'progress'
  readonly says?: { readonly text: Text; readonly tone: Tone }
  readonly bars: readonly {
    readonly title: Text
    readonly unit: string
    readonly is: number
    /** What there is in all, and the least that is wanted of it. */
    readonly of: number
    readonly needs: number
    readonly met: boolean
    readonly says?: Text
  }[]
}
export type TablePanel = Headed & {
  readonly kind: 'table'
  readonly columns: readonly { readonly title: Text; readonly number?: true }[]
  readonly rows: readonly {
    readonly cells: readonly (PanelValue | null)[]
    readonly mine?: true
    readonly tone?: Tone
    readonly papers?: readonly string[]
  }[]
  /** Lines that a page folds away until they are wanted. */
  readonly folded?: Text
}
/** Something that the reader may do: the outcome's form, with what is known of it filled in. */
export type AskPanel = Headed & {
  readonly kind: 'ask'
  readonly outcome: string
  /** Each way to answer: the form as it would be sent, or the rest of it asked. */
  readonly ways: readonly { readonly title: Text; readonly input: Facts; readonly first?: true }[]
  /** As a list of cases says it. */
  readonly brief?: Text
  /** Said once more before it is signed. */
  readonly signs?: Text
}
export type Panel = SumPanel | ProgressPanel | TablePanel | AskPanel

/** Whom it is told. */
export type PanelReader = {
  readonly person: string
  readonly role: string
  /** By a post over the case, or because they audit. */
  readonly official: boolean
  /** The options of a choice of the programme, as people call them. */
  options(field: string): Readonly<Record<string, Text>>
  /** Whether the reader may do an outcome where the case stands. */
  may(outcome: string): boolean
  /** Of a step, each party's clock. */
  parties(step: string): Readonly<Record<string, string>>
  /** Whether the case was ever at a step. */
  been(step: string): boolean
  /** A role as people call it. */
  roleTitle(role: string): Text
  /** When a clock runs out; null where it does not run. */
  due(clock: string): string | null
}
