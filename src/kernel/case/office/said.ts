/** What an event tells of an act of the office, and the errand that it gives. */
import type { Day, Instant } from '../../day/index.ts'
import type { OfficeVerb } from '../../programme/office.ts'
import type { Facts } from '../../rule/index.ts'

/** Handed over, to be worked on, to be signed, to be brought to an end by a day; for notice, named in a comment; urged: of whoever has it. */
export type ErrandKind = 'handed' | 'entrusted' | 'sign' | 'supervised' | 'copied' | 'mentioned' | 'urged'
/** All signers must agree (会签), or one of them is enough (或签). */
export type Together = 'all' | 'any'

export type Receiver = { readonly post: string; readonly person: string }

/** What an event tells of an office act, beside who did it and when. What was said is sealed with what it gave. */
export type OfficeDone = {
  readonly verb: OfficeVerb
  /** Whose desk it was done at, where it was done for one: a holder's, or a party's of a joint review. */
  readonly desk?: string
  readonly to?: readonly Receiver[]
  /** The outcome that signers are asked about, and how many of them must agree. */
  readonly outcome?: string
  readonly together?: Together
  readonly until?: Day
  /** The event whose errand it answers or ends, and whose part of it where that is not the actor's own. */
  readonly of?: number
  readonly whose?: string
  readonly agree?: boolean
  /** [OA8] Sent back: acts from this one on were done in vain. */
  readonly undoes?: number
  /** [OA9] Taken back: the act, where the case stood before it, and what it knew then. */
  readonly takes?: {
    readonly seq: number
    readonly step: string
    readonly restores: Facts
    readonly drops: readonly string[]
  }
}

export type Ended =
  | 'reported'
  | 'recalled'
  | 'agreed'
  | 'refused'
  | 'dropped'
  | 'answered'
  | 'released'
  | 'read'

export type Errand = {
  readonly kind: ErrandKind
  /** The event that gave it. */
  readonly seq: number
  /** Nobody by name where it is for whoever has the case. */
  readonly to: Receiver | null
  readonly by: Receiver | { readonly post: null; readonly person: string }
  /** The desk that it was given from, or for. */
  readonly desk: string | null
  readonly step: string
  readonly at: Instant
  readonly until?: Day
  readonly outcome?: string
  readonly together?: Together
  readonly ended?: {
    readonly how: Ended
    readonly seq: number
    readonly at: Instant
    readonly person: string
  }
}

/** The name under which a case goes on knowing that something was done and taken back; no outcome is called so. */
export const takenBack = 'taken_back'
