/** The words of which every part of a programme is made. */
import type { Text } from '../text.ts'

/** The article that a rule stands on: `policy/<text>(<edition>).md#art-47`. */
export type Clause = string

/** A FEEL expression over the case's facts, the parameters, the tallies and the decisions. */
export type Feel = string

/** A condition that must be true. False refuses; null refuses too, but says what is not known yet. */
export type Guard = { readonly test: Feel; readonly clause: Clause; readonly message: Text }
