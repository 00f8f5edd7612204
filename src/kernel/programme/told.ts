/**
 * What a programme tells those whom one case concerns, besides its rules: lists by their columns, sections,
 * shares, objections, what cannot wait. Faces read it; no rule does.
 */
import type { Text } from '../text.ts'
import type { Field } from './field.ts'
import type { Clause, Feel } from './programme.ts'

/** A list that outcomes add to: its title, and its columns with theirs. */
export type ListOf = Field & { readonly type: 'list' }

/** Facts, values and lists under one heading, and the clocks that belong there. It is shown once something of it is known. */
export type Section = {
  readonly id: string
  readonly title: Text
  readonly facts: readonly string[]
  readonly clocks?: readonly string[]
  /** Whether it tells of something that should not be so: then it stands out. */
  readonly warns?: Feel
}

/** What each place pays for what is built together, what came in, and what went out. */
export type Shared = {
  /** Facts: what each pays (`room`, `amount`), and what was paid in (`room`, `amount`, and the column `from`). */
  readonly shares: string
  readonly payments: string
  readonly roll: Feel
  /** The column of `payments` that says where the money came from. */
  readonly from?: string
  /** A list of what was moved between two of those afterwards (`room`, `amount`), and money that came in besides. */
  readonly moved?: { readonly list: string; readonly from: string; readonly to: string }
  readonly also?: readonly { readonly title: Text; readonly amount: Feel }[]
  /** The reckoning that works the shares out, the price that it starts from (an estimate, before there is one), and what others bear. */
  readonly worked?: { readonly by: string; readonly price: Feel; readonly less: Feel }
  /**
   * The list of what was paid out (`amount`, and the column `stage`), the outcome that pays, and what bounds
   * the next payment: the least of the limits. One that is null does not bind now.
   */
  readonly out?: {
    readonly list: string
    readonly stage: string
    readonly outcome: string
    readonly limits: readonly { readonly title: Text; readonly amount: Feel; readonly clause: Clause }[]
  }
  /** Who joins later: the outcome, its field for their place, and what it would cost today. */
  readonly buyIn?: {
    readonly outcome: string
    readonly room: string
    readonly amount: Feel
    readonly clause: Clause
  }
  readonly clause: Clause
}

/**
 * Objections: the list (`no`, `by` whom, and what it shows), what became of each (`no` again), those still
 * open, how one objects and whom one may call.
 */
export type Objections = {
  readonly list: string
  readonly answers: string
  readonly open: Feel
  readonly outcome: string
  readonly phone?: string
  readonly clause: Clause
}

/** What cannot wait for a form: an outcome with one number to tell, and the fact that holds a telephone. */
export type Urgent = {
  readonly outcome: string
  readonly count: string
  readonly phone?: string
  /** Its words: what one taps, what the number is of, what to call, and what to do until somebody comes. */
  readonly says?: { readonly report: Text; readonly count: Text; readonly call: Text; readonly done: Text }
}
