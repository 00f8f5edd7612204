/** What lists that are gathered gave a case: nobody writes it into the case, the lines are the record. */
import type { Text } from '../text.ts'
import type { Clause } from './clause.ts'

/**
 * [LS7] The sum of a column over all lines that name a case, in a gathered list of the cases of a programme. Formulas read it by its name, in
 * fen. A list that is being found while an act is done does not know of that act, nor the act of it: what is still owed or to be recovered is
 * worked out of this name wherever it is needed, and not set once and kept.
 */
export type Listed = {
  readonly title: Text
  /** Whose list, in any of its versions. */
  readonly list: { readonly programme: string; readonly name: string }
  /** The one column of the list that names a case. */
  readonly case: string
  /** A column of money. */
  readonly sums: string
  /** Steps of the list's case at which its lines count for nothing: a batch that was discarded. */
  readonly except?: readonly string[]
  readonly clause: Clause
}
