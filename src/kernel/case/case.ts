/** What a case is, and what moves it: command in, event with effects out, or a refusal. */
import type { Abilities } from '../ability/index.ts'
import type { AuthorityChain, AuthorityGrant } from '../authority/index.ts'
import type { Calendar } from '../clock/index.ts'
import type { Day, Instant } from '../day/index.ts'
import type { Transfer } from '../ledger/index.ts'
import type { Moved } from '../programme/move.ts'
import type { Facts, Trace } from '../rule/index.ts'
import type { Text } from '../text.ts'
import type { Gathered, LinesGathered, LinesSent } from './lines.ts'
import type { Award } from './asked.ts'
import type { Errand, OfficeDone } from './office/said.ts'

/** Who acts: a person in a post, or a resident in their own affairs. */
export type Actor = {
  /** The person's key in the realm: the same for an official and for a resident who applies. */
  readonly person: string
  readonly post: string | null
  readonly role: string
  /** The area that the post serves. */
  readonly area: string | null
  /** People whom this person declared as kin. */
  readonly kin: readonly string[]
  /** The substitutions by which they act in this post; none in their own. */
  readonly acting?: readonly string[]
}

/** What the engine does by itself: the schedule or the clock that it follows, and the moment when it fell due, whose rules hold for it. */
export type TimeRun = {
  readonly by: 'schedule' | 'clock' | 'gather' | 'lines'
  readonly name: string
  readonly due: Instant
}

export type Command = {
  readonly case: string
  /** The case's last seq that the sender saw; 0 opens a case. */
  readonly seq: number
  readonly outcome: string
  readonly input: Readonly<Record<string, unknown>>
  /** [K25] Fields of the input, by their place in it, that were strange and that the sender looked at again. */
  readonly sure?: readonly string[]
  /** [K22] Papers of the input that are held from an earlier case, and whether the one concerned consents to their use here. */
  readonly reuses?: readonly Reuse[]
  /** For opening: the place of the case. */
  readonly area?: string
  /** It is time that acts: only the engine says so. */
  readonly run?: TimeRun
  /** Lines that come to a list, and that all lines were spoken to: the engine's too. */
  readonly gathered?: LinesGathered
  readonly sent?: LinesSent
  /** [OA16] The paper that the sender signed on by hand. */
  readonly signature?: string
  /** [CT4] The one concerned agreed and signed on the screen before them: only the counter says so. */
  readonly screen?: true
  readonly written?: WrittenAway
  /** [QA3] What a phone wrote that its person may not send any more, and the sender takes over. */
  readonly aside?: string
}

/**
 * [FO10] When it was written down on a device without network: as the device says it, set right by how far its clock was off when it
 * last heard of us. Nothing is counted by it: a limit is kept by what was received.
 */
export type WrittenAway = {
  readonly at: Instant
  /** By so many seconds the device's clock was behind; negative where it was ahead. */
  readonly behind: number
}

/** A paper as it stands in an earlier case, to be used again in this one. */
export type Reuse = {
  readonly paper: string
  readonly from: string
  readonly consents: boolean
  /** [K34] The case that is their consent on paper, where somebody else uses it for them. */
  readonly under?: string | undefined
}

/** One thing done, as later clocks and checks need it. */
export type Act = {
  readonly seq: number
  readonly outcome: string
  readonly to: string
  readonly at: Instant
  readonly person: string
  readonly post: string | null
  readonly role: string
  readonly acting?: readonly string[]
  readonly run?: TimeRun
  /** Effects of it that speak to the lines of a gathered list, by their place; and which of them were done. */
  readonly lines?: readonly number[]
  readonly sent?: LinesSent
  /** [OA16] The picture that it was signed with. */
  readonly signature?: string
  /** [OA8] The case was sent back past it: clocks take it as not done. */
  readonly undone?: true
}

export type Obligation = {
  readonly name: string
  readonly since: Instant
  readonly closed?: { readonly at: Instant; readonly how: string }
}

export type Case = {
  readonly id: string
  readonly programme: { readonly id: string; readonly version: number }
  readonly area: string
  readonly step: string
  readonly seq: number
  readonly facts: Facts
  /** The people whom the case concerns, by key. */
  readonly people: readonly string[]
  readonly acts: readonly Act[]
  readonly obligations: readonly Obligation[]
  /** What is known of each list that is gathered for it. */
  readonly gathered?: Readonly<Record<string, Gathered>>
  /** [OA3] What officials asked of one another about it, in the order of the events. */
  readonly errands?: readonly Errand[]
  /** The boxes that the store sealed sensitive facts in, by the seq of their event; the kernel never opens them. */
  readonly sealed?: Readonly<Record<string, Sealed>>
}

export type Sealed = { readonly subject: string; readonly box: string }

export type Effect =
  | { readonly kind: 'transfer'; readonly transfer: Transfer }
  | { readonly kind: 'award'; readonly award: Award }
  | { readonly kind: 'void_award'; readonly on: Day }
  | { readonly kind: 'open_obligation'; readonly name: string }
  /** `since`: that one of them which was opened then; without it, all that are open. */
  | {
      readonly kind: 'close_obligation'
      readonly name: string
      readonly how: string
      readonly since?: Instant
    }
  | { readonly kind: 'notify'; readonly to: string; readonly text: Text }
  | {
      readonly kind: 'command'
      readonly case: string
      readonly outcome: string
      readonly input: Facts
      /** Opens the case under this programme. */
      readonly programme?: string
      readonly area?: string
    }
  /** `list`: the columns of each entry are those of that list's line, and its own `body` besides. */
  | {
      readonly kind: 'enter'
      readonly register: string
      readonly list?: string
      readonly entries: readonly {
        readonly id: string
        readonly area: string
        readonly standing: string
        readonly body: Facts
      }[]
    }
  | { readonly kind: 'take_back'; readonly register: string }
  /** [LS4] A command to each line of a gathered list, by the rule at this place of the outcome's effects. */
  | { readonly kind: 'command_lines'; readonly list: string; readonly rule: number }
  /** [XC2] Facts that go to a partner, each under the column that carries it: names alone, for what they say may be sealed. */
  | {
      readonly kind: 'send'
      readonly message: string
      readonly to: string
      readonly tells: Readonly<Record<string, string>>
    }

export type CaseEvent = {
  readonly case: string
  readonly seq: number
  readonly programme: { readonly id: string; readonly version: number }
  readonly outcome: string
  readonly to: string
  readonly area: string
  /** When it happened, China time. */
  readonly at: Instant
  readonly by: {
    readonly person: string
    readonly post: string | null
    readonly role: string
    readonly acting?: readonly string[]
  }
  /** The case came from another version by this event, and goes on under the one that the event names. */
  readonly moved?: Moved
  /** Nobody acted: it fell due by itself, at that moment, and was done at `at`. */
  readonly run?: TimeRun
  /** [LS2] Lines that it adds to a list. */
  readonly gathered?: LinesGathered
  /** [LS3] The list that it closes. */
  readonly closes?: string
  readonly sent?: LinesSent
  /** [OA1] An act of the office: it belongs to no policy. */
  readonly office?: OfficeDone
  /** [OA16] Who did it signed by hand: the paper, and the hash of its bytes. */
  readonly signature?: {
    readonly paper: string
    readonly sha256: string
    /** [CT4] It is the hand of the one concerned, on the screen of the window at which `by` sat. */
    readonly screen?: true
  }
  readonly written?: WrittenAway
  /** [QA3] What was put aside, and done by this as somebody else's act. */
  readonly aside?: string
  /** [TA8] What fell due was refused: this event changes nothing, and says why. */
  readonly refused?: Refusal
  /** True where the time was claimed under the permission to record history. */
  readonly historical?: true
  readonly input: Facts
  /** What was entered for this act alone, and is no fact of the case. */
  readonly given?: Facts
  readonly sets: Facts
  /** What it adds to the end of list facts. */
  readonly adds?: Facts
  /** [K22] Papers that the actor consented to have used again, the cases that they come from, and [K34] the consent on paper. */
  readonly reused?: readonly {
    readonly field: string
    readonly paper: string
    readonly from: string
    readonly under?: string
  }[]
  readonly people: readonly string[]
  readonly authority?: AuthorityChain
  readonly trace?: Readonly<Record<string, Trace>>
  readonly clauses: readonly string[]
  readonly effects: readonly Effect[]
  readonly sealed?: Sealed
}

/** Who did it, as its event has it. */
export const byOf = ({ person, post, role, acting }: Actor): CaseEvent['by'] => ({
  person,
  post,
  role,
  ...(acting?.length ? { acting } : {}),
})

/** All that was entered by an act, kept by the case or not. */
export const enteredBy = (e: Pick<CaseEvent, 'input' | 'given'>): Facts =>
  e.given ? { ...e.input, ...e.given } : e.input

export type RefusalCode =
  | 'unknown_programme'
  | 'unknown_case'
  | 'unknown_outcome'
  | 'wrong_step'
  | 'stale_seq'
  | 'not_in_force'
  | 'wrong_role'
  | 'wrong_area'
  | 'unknown_field'
  | 'missing_field'
  | 'invalid_field'
  | 'look_again'
  | 'once_only'
  | 'too_early'
  | 'same_person'
  | 'kin'
  | 'not_met'
  | 'not_known'
  | 'wrong_formula'
  | 'no_authority'
  | 'above_authority'
  | 'not_joint'
  | 'no_value'
  | 'no_place'
  | 'excluded'
  | 'overdrawn'
  | 'unknown_paper'
  | 'on_screen_only'
  | 'same_picture'
  | 'of_another_post'
  | 'no_consent'
  | 'paper_expired'
  | 'time_order'
  | 'case_exists'
  | 'act_not_allowed'
  | 'not_yours'
  | 'handed_on'
  | 'with_somebody'
  | 'signers_wait'
  | 'signer_refused'
  | 'unfit_post'
  | 'acted_already'
  | 'effect_left'

/** For the person: what was refused, by which clause, and what would have to be different. */
export type Refusal = {
  readonly code: RefusalCode
  readonly message: Text
  readonly clauses: readonly string[]
  readonly field?: string
}

export type Stepped =
  | { readonly ok: true; readonly event: CaseEvent }
  | { readonly ok: false; readonly refusal: Refusal }

/** All that `step` may know beyond the case from memory: who, when, where, by which rules. */
export type Around = {
  readonly now: Instant
  /** The moment whose rules hold, where that is not now: what fell due while nothing ran is done by the values and clocks of its day. */
  readonly due?: Instant
  readonly actor: Actor
  /** From the place of the case up to the province. */
  readonly areaPath: readonly string[]
  readonly calendar: Calendar
  readonly authorities: readonly AuthorityGrant[]
  /** What the house can work out besides formulas. */
  readonly abilities: Abilities
  /** The key of a person by their ID number: a keyed index, so that no ID number is stored in clear. */
  readonly personKey: (idNo: string) => string
  readonly historical?: boolean
  /** Who sends it in the actor's name, under the permission to act for others. */
  readonly sender?: string
  /** Who holds a post on that day; null where nobody does. Where it is not told, nobody can be asked. */
  readonly posts?: (id: string) => PostHeld | null
}

/** A post with whoever holds it, as one who could be asked to do something. */
export type PostHeld = {
  readonly post: string
  readonly person: string
  readonly role: string
  readonly area: string
  readonly kin: readonly string[]
}
