/** How a case of an earlier version goes on under a later one: a mapping that the later version declares, and an act that is on record. */
import type { Text } from '../text.ts'
import type { Clause, Feel, Guard } from './clause.ts'

export type MoveRule = {
  /** The version that cases come from. */
  readonly from: number
  readonly title: Text
  readonly by: readonly string[]
  /** Where a case that stands at a step of the earlier version goes on. A step that is not named is no place to move from. */
  readonly steps: Readonly<Record<string, string>>
  /** What outcomes of the earlier version are called here, for the clocks and limits that ask whether they happened. */
  readonly outcomes?: Readonly<Record<string, string>>
  readonly when?: readonly Guard[]
  /** Facts that this version knows and the earlier one did not. */
  readonly sets?: Readonly<Record<string, Feel>>
  readonly clause: Clause
}

/** What an event tells of a move: from which version, and what of its past is called otherwise now. */
export type Moved = {
  readonly from: number
  readonly steps: Readonly<Record<string, string>>
  readonly outcomes: Readonly<Record<string, string>>
}

/** The name under which a case moves; no programme calls an outcome of its own so. */
export const moveName = (version: number): string => `move_to_${version}`

/** Whether an act is a move to another version. */
export const isMove = (outcome: string): boolean => /^move_to_\d+$/.test(outcome)
