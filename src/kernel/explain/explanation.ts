/** What a programme became of the articles it stands on, as the official who drafted them reads it: data that faces print. */
import type { Grid, Line } from '../ability/explained.ts'
import type { Word } from '../ability/index.ts'
import type { AuthorityGrant } from '../authority/index.ts'
import type { House } from '../check/index.ts'
import type { Figure } from '../figure/index.ts'
import type { Text } from '../text.ts'
import type { Diagram } from './drawn.ts'

/** An article as a pack holds it: the name of its text, its own heading, and its words. */
export type ArticleText = {
  readonly id: string
  readonly law: string
  readonly title: string
  readonly text: string
}

export type { Grid, Line, Word }

/** What a pack says of itself that its programme leaves out: under an article, or of the whole. */
export type Gap = { readonly programme: string; readonly clause?: string; readonly text: Text }

/** What an explanation is made from, besides the programme. */
export type ExplainContext = {
  readonly house: House
  /** The grants and the figures of all packs; those of other programmes are left aside. */
  readonly authorities: readonly AuthorityGrant[]
  readonly figures: readonly Figure[]
  /** Every article that packs hold, in the order of their texts. */
  readonly articles: readonly ArticleText[]
  readonly words: Readonly<Record<string, Word>>
  readonly gaps: readonly Gap[]
}

export type ItemKind =
  | 'act'
  | 'condition'
  | 'authority'
  | 'amount'
  | 'number'
  | 'clock'
  | 'pause'
  | 'tally'
  | 'elsewhere'
  | 'listed'
  | 'sealed'
  | 'paper'
  | 'obligation'
  | 'money'
  | 'register'
  | 'figure'
  | 'print'
  | 'told'
  | 'schedule'
  | 'move'
  | 'remedy'

/** What a part of an article became. `key` is the same in every version for what is the same. */
export type Item = {
  readonly key: string
  readonly kind: ItemKind
  readonly title: Text
  readonly lines: readonly Line[]
  readonly grid?: Grid
}

export type Article = {
  readonly clause: string
  readonly law: string
  readonly title: string
  readonly text: Text
  readonly items: readonly Item[]
  /** What the pack says that it leaves out of this article. */
  readonly gaps: readonly Text[]
}

/** An article of the same texts that nothing of the programme stands on. */
export type BareArticle = {
  readonly clause: string
  readonly law: string
  readonly title: string
  readonly text: Text
  /** Other programmes that do. */
  readonly elsewhere: readonly Text[]
  /** What the pack says of it. */
  readonly gaps: readonly Text[]
}

/** A row of the table that officials know: 环节、办理人、时限、材料、去向. */
export type StepRow = {
  readonly step: string
  readonly title: Text
  readonly holders: readonly Text[]
  readonly clocks: readonly Text[]
  readonly papers: readonly Text[]
  readonly ways: readonly StepWay[]
  /** How a case ends here. */
  readonly end: Text | null
}
/** `kind`: onward, back to an earlier step, staying where it is, given up, or refused. */
export type WayKind = 'on' | 'back' | 'stay' | 'withdraw' | 'refuse'
export type StepWay = {
  readonly name: string
  readonly kind: WayKind
  readonly title: Text
  readonly by: readonly Text[]
  readonly to: Text
}

export type Explanation = {
  readonly id: string
  readonly version: number
  readonly title: Text
  readonly summary: Text
  readonly from: string
  readonly basis: readonly string[]
  readonly articles: readonly Article[]
  readonly steps: readonly StepRow[]
  readonly diagram: Diagram
  /** Clauses that are not modelled. */
  readonly bare: readonly BareArticle[]
  readonly gaps: readonly Text[]
  /** Rules that stand on no clause. */
  readonly loose: readonly Item[]
  /** Names that nobody has a word for: they are read as they stand. */
  readonly unnamed: readonly string[]
}
