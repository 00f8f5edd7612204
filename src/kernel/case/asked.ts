/** What a decision may ask of the world, and what it is then told. */
import type { Day } from '../day/index.ts'

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

/**
 * Who sent it; null in a world of tests that does not tell senders apart. A paper that nobody sent is null itself. The hash of its bytes is told
 * where it is a picture.
 */
export type SentPaper = { readonly sender: string | null; readonly picture?: string }

/** A paper as it stands in a case: what its programme calls it, and the day on which it was sent. */
export type HeldPaper = { readonly title: string; readonly on: Day }

/** [K34] A consent that somebody gave on paper: who entered it, whose it is, to the papers of which case, and whether it stands. */
export type PaperConsent = {
  readonly by: string
  readonly people: readonly string[]
  readonly to: string
  readonly stands: boolean
}
