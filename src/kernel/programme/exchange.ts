/** What a case tells a partner, and what a partner's message does to a case: the facts that go between two installations. */
import type { Feel } from './clause.ts'

/**
 * [XC2] An outcome tells a partner something. `to`: the partner, where the formula names one. `tells`: each column of the message
 * with the fact that it carries, as it stands after the outcome.
 */
export type SendRule = {
  readonly kind: 'send'
  readonly message: string
  readonly to: Feel
  readonly tells: Readonly<Record<string, string>>
  readonly when?: Feel
  /** [XC7] What the partner's refusal does here, and the field that takes why. */
  readonly refused?: { readonly outcome: string; readonly why: string }
}

/** [XC3] What a message of this kind does: an outcome of a case, or one that opens a case. */
export type Receiving = {
  readonly outcome: string
  readonly opens?: true
  /** The field that says whose message it was: of a case that is opened it is filled with the partner's name. */
  readonly partner: string
  /** Fields of the outcome's form, each with the column that fills it. */
  readonly takes: Readonly<Record<string, string>>
}

/** How a partner stands in the log as one who acts. */
const mark = 'partner/'
/** A partner as one who acts: the level of its role, which no post holds, its name in the log, and whose name such a one is. */
export const partner = {
  level: 'partner',
  person: (id: string): string => `${mark}${id}`,
  /** Null for people. */
  of: (person: string): string | null => (person.startsWith(mark) ? person.slice(mark.length) : null),
} as const
