/** What a decision may ask of the world, and what it is then told. */
import type { Day } from '../day/index.ts'
import type { Entry } from '../register/index.ts'

/** Money, hours or points given under a programme to some people; what tallies add up. */
export type Award = {
  readonly case: string
  readonly programme: string
  readonly people: readonly string[]
  readonly on: Day
  readonly amount: number
  readonly tag: string
}

/** [K17] What a figure counts: both sums, how many records and their digest; and, where a formula asks for them, the cases that they are of, each once. */
export type CountedHere = {
  readonly top: number
  readonly bottom: number | null
  readonly records: number
  readonly digest: string
  /** null where nobody asked for them, or where there are too many to decide on. */
  readonly cases: readonly string[] | null
}

/** Who sent it; null in a world of tests that does not tell senders apart. A paper that nobody sent is null itself. */
export type SentPaper = { readonly sender: string | null }

/** A paper as it stands in a case: what its programme calls it, and the day on which it was sent. */
export type HeldPaper = { readonly title: string; readonly on: Day }

/** What was gathered. `undefined` says that nobody looked; an empty list or null, that somebody looked and nothing is there. */
export type World = {
  /** Earlier awards to any of these people that were not taken back. */
  awards(people: readonly string[]): readonly Award[] | undefined
  /** An entry as it stands. */
  entry(register: string, id: string): Entry | null | undefined
  /** A figure over the place of the case on a day; with the cases that it counts only where these are asked for. */
  reading(figure: string, on: Day, cases: boolean): CountedHere | null | undefined
  /** What an account holds, in its unit. */
  balance(account: string): number | undefined
  /** A paper that somebody sent. */
  paper(id: string): SentPaper | null | undefined
  /** A paper as it stands in another case, for one whom that case concerns and who sees it there. */
  held(paper: string, inCase: string, person: string): HeldPaper | null | undefined
}
