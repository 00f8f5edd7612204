/**
 * What a programme tells those whom one case concerns, besides its rules: lists by their columns, sections,
 * objections, what cannot wait. Faces read it; no rule does.
 */
import type { Text } from '../text.ts'
import type { Field } from './field.ts'
import type { Clause, Feel } from './clause.ts'

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
