/** Parts of a programme that came later; of those that nobody acts on yet the checker says so. */
import type { Text } from '../text.ts'
import type { Clause } from './clause.ts'

/** The number under which whoever sends a case keeps it (another system, a firm's file): one case for each sender and number, found by it. */
export type ClientRef = { readonly title: Text; readonly by: readonly string[] }

/**
 * A paper that the house holds of the same person already may be used again: for so many days, once they
 * themselves consent in these words, which is written down [K22].
 */
export type PaperReuse = { readonly consent: Text; readonly days: string; readonly clause: Clause }

/**
 * [K34] A case of this programme is somebody’s consent, given on paper, to have papers used again: those of the case that `to` names, while
 * it stands at one of these steps.
 */
export type ConsentRule = { readonly to: string; readonly while: readonly string[] }
