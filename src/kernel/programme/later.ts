/** Parts of a programme that came later; of those that nobody acts on yet the checker says so. */
import type { Text } from '../text.ts'
import type { Clause } from './clause.ts'

/**
 * What offices do with any case, whatever its policy: hand it over to another post of the role (移交), let another sign too (加签), take
 * back what one sent on and nobody has touched (撤回), urge whoever has it (催办), send a copy to a post that only reads (抄送), ask
 * another office for its view (征询), or leave a note (备注). They change neither step nor clocks, and are events like all others.
 */
export const officeActs = ['handOver', 'addSigner', 'takeBack', 'urge', 'copy', 'consult', 'note'] as const
export type OfficeActName = (typeof officeActs)[number]
/** Allowed by the programme: to these roles, at these steps, or at all of them. */
export type OfficeAct = {
  readonly by: readonly string[]
  readonly at?: readonly string[]
  readonly clause: Clause
}

/** The number under which whoever sends a case keeps it (another system, a firm's file): one case for each sender and number, found by it. */
export type ClientRef = { readonly title: Text; readonly by: readonly string[] }

/** A paper that the house holds of the same person already may be used again: for so many days, once they themselves consent in these words, which is written down [K22]. */
export type PaperReuse = { readonly consent: Text; readonly days: string; readonly clause: Clause }
