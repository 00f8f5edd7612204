/** A list that nobody types: all that a query finds on a day, with their facts. Its lines stand beside the case, never in it. */
import type { Text } from '../text.ts'
import type { Field } from './field.ts'
import type { Clause, Feel } from './clause.ts'

/**
 * [LS1] Whose facts the lines are: cases of a programme at some of its steps, entries of a register, the cases
 * that a figure counts. All within the place of the case.
 */
export type GatherFrom =
  | { readonly cases: string; readonly at: readonly string[] }
  | { readonly register: string; readonly standing?: readonly string[] }
  | { readonly figure: string }

export type Gathering = {
  readonly title: Text
  readonly from: GatherFrom
  /** What the case of the list tells each line that a case gives, by names that come before that case's own: a margin, a month. */
  readonly tells?: Readonly<Record<string, Feel>>
  /** Which of them; it reads what the columns read. */
  readonly where?: Feel
  /** What a line holds, and how it is worked out from what was found: nothing that is sealed. */
  readonly of: Readonly<Record<string, Field>>
  readonly columns: Readonly<Record<string, Feel>>
  /** The column of money that is summed. */
  readonly sum?: string
  /** The act from which on it is gathered, and the one that the system does once it is whole. */
  readonly starts: string
  readonly closes: string
  readonly clause: Clause
}

/** [LS7] The column by which lines name a case: none where there are several, and nobody could say which is meant. */
export function caseColumn(g: Pick<Gathering, 'of'>): string | null {
  const columns = Object.keys(g.of).filter((name) => g.of[name]!.type === 'case')
  return columns.length === 1 ? columns[0]! : null
}
