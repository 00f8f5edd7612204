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
  /** Where a page tells it: first, unless it reads well below what goes on now, or what it is about is over. */
  readonly stands?: 'below' | 'over'
  /** Outcomes that have their place here: they need no button besides. */
  readonly holds?: readonly string[]
}
/** `says`: what it is made of. */
type Titled = { readonly title: Text; readonly is: PanelValue; readonly says?: Text }

/** One number that matters, and how it comes about. */
export type SumPanel = Headed & {
  readonly kind: 'sum'
  readonly sum: PanelValue
  /** [AB8] Shown besides as a code that a camera reads. */
  readonly code?: string
  /** [AB9] The register that anybody asks by the code: it is drawn as the address of that page. */
  readonly checkedIn?: string
  /** [AB8] It is another after so many seconds, and a page that shows it reads it anew. */
  readonly renews?: number
  readonly says?: Text
  readonly tone?: Tone
  readonly parts?: readonly Titled[]
  /** How it came about, for whoever wants to know. */
  readonly how?: { readonly title: Text; readonly parts: readonly Titled[]; readonly clause?: string }
}
/** How far something is, and what is missing. */
export type ProgressPanel = Headed & {
  readonly kind: 'progress'
  readonly says?: { readonly text: Text; readonly tone: Tone }
  readonly bars: readonly PanelBar[]
}
export type PanelBar = {
  readonly title: Text
  readonly unit: string
  readonly is: number
  /** What there is in all, and the least that is wanted of it. */
  readonly of: number
  readonly needs: number
  readonly met: boolean
  readonly says?: Text
}
export type TablePanel = Headed & {
  readonly kind: 'table'
  readonly columns: readonly { readonly title: Text; readonly number?: true }[]
  readonly rows: readonly {
    readonly cells: readonly (PanelValue | null)[]
    readonly mine?: true
    readonly tone?: Tone
    readonly papers?: readonly string[]
    readonly clause?: string
  }[]
  /** What the lines come to. */
  readonly foot?: readonly (PanelValue | null)[]
  /** Lines that a page folds away until they are wanted. */
  readonly folded?: Text
}
/** Many of one kind, one by one, each with how it stands, and the bars that they come to together. */
export type GridPanel = Headed & {
  readonly kind: 'grid'
  readonly says?: { readonly text: Text; readonly tone: Tone }
  readonly bars: readonly PanelBar[]
  /** What is still wanted, below the bars. */
  readonly wants?: Text
  readonly caption: Text
  readonly rows: readonly { readonly title: Text; readonly cells: readonly GridCell[] }[]
  /** The reader may ask what would be if cells stood otherwise; nothing is written by it. */
  readonly supposes?: {
    readonly note: Text
    readonly turns: readonly { readonly name: string; readonly title: Text }[]
  }
  /** Cells that the reader may fill in from paper, many at a time: the outcome, its fields, and what they may say. */
  readonly enters?: {
    readonly title: Text
    readonly outcome: string
    readonly cell: string
    readonly choice: string
    readonly options: Readonly<Record<string, Text>>
    readonly paper: string
    /** So many photos to one. */
    readonly most: number
    readonly cells: readonly string[]
    /** What a cell, a choice and a paper are called there. */
    readonly words: Readonly<Record<'cell' | 'choice' | 'item' | 'papers' | 'notThere' | 'done', Text>>
  }
}
export type GridCell = {
  readonly id: string
  readonly says: Text
  /** None: nothing is known of it yet. */
  readonly tone?: Tone | 'calm'
  readonly notes?: Text
  readonly papers?: readonly string[]
  readonly mark?: Text
  readonly mine?: true
  readonly supposed?: true
}
/** A few values that the reader may try, and what would come of them; nothing is written by it. */
export type TryPanel = Headed & {
  readonly kind: 'try'
  readonly asks: readonly {
    readonly name: string
    readonly title: Text
    /** A choice where there are options, else a number in its unit. */
    readonly options?: readonly { readonly name: string; readonly title: Text }[]
    readonly unit?: string
    readonly value: string | number | null
  }[]
  readonly says?: { readonly text: Text; readonly tone: Tone }
  /** Each way side by side: what it comes to, or why it comes to nothing. */
  readonly answers: readonly {
    readonly title: Text
    readonly is: readonly PanelValue[]
    readonly says?: Text
  }[]
}
/** Something that the reader may do: the outcome's form, with what is known of it filled in. */
export type AskPanel = Headed & {
  readonly kind: 'ask'
  readonly outcome: string
  /** What it is about, and what weighs on the answer. */
  readonly puts?: Text
  readonly weighs?: Text
  /** Each way to answer: the form as it would be sent, or the rest of it asked. */
  readonly ways: readonly { readonly title: Text; readonly input: Facts; readonly first?: true }[]
  /** As a list of cases says it. */
  readonly brief?: Text
  /** Said once more before it is signed: what the answer is to, and what holds of it. */
  readonly answers?: Text
  readonly signs?: Text
}
export type Panel = SumPanel | ProgressPanel | TablePanel | GridPanel | TryPanel | AskPanel

/** What a reader supposes of a panel: cells by their names, or values that it asks. */
export type Supposed = Readonly<Record<string, string | number | null>>

/** Whom it is told. */
export type PanelReader = {
  readonly person: string
  readonly role: string
  /** By a post over the case, or because they audit. */
  readonly official: boolean
  /** What the case is about, as the reader may know it. */
  readonly subject: string
  /** [AB7] What the reader supposes; what it may be believed for, the ability says. */
  readonly supposed: Supposed
  /** The options of a choice of the programme, or of a column of a list, as people call them. */
  options(field: string, column?: string): Readonly<Record<string, Text>>
  /** How many a field of papers holds; null where it is none. */
  most(field: string): number | null
  /** An outcome that is there where the case stands, whoever may do it; null where it is not. */
  offers(outcome: string): { readonly title: Text; readonly clause: string } | null
  /** Whether the reader may do it there. */
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
