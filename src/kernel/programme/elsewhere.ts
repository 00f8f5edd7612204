/** What other cases of the same people are: what excludes another, or is reckoned with it. */
import type { Text } from '../text.ts'
import type { Clause } from './clause.ts'

/**
 * [EC1] The other cases of a programme (this one too) that concern any of the people of a case and stand at some of its steps. Formulas read it by
 * its name: whether there is one, or where `sum` names a fact of theirs, what that comes to.
 */
export type Elsewhere = {
  readonly title: Text
  readonly programme: string
  readonly at: readonly string[]
  /** A fact of theirs that is not sealed: what is added up. */
  readonly sum?: string
  /** [EC2] What is not done while there is one, and what is said then. */
  readonly bars?: { readonly outcomes: readonly string[]; readonly message: Text }
  readonly clause: Clause
}
