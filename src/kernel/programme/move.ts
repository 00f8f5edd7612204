/** How a case of an earlier version goes on under a later one: a mapping that the later version declares, and an act that is on record. */
import type { Text } from '../text.ts'
import type { Clause, Feel, Guard, Outcome, Programme } from './programme.ts'

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

/** [VS4] A version as its open cases see it: with the ways to later versions among the outcomes of its steps. */
export function withMoves(p: Programme, versions: readonly Programme[]): Programme {
  const later = versions.filter((v) => v.id === p.id && v.version > p.version)
  const moves = later.flatMap((v) =>
    (v.moves ?? []).filter((rule) => rule.from === p.version).map((rule) => [v, rule] as const),
  )
  if (moves.length === 0) return p
  const steps = Object.entries(p.steps).map(([name, step]) => {
    const ways = moves.flatMap(([v, rule]) =>
      rule.steps[name] === undefined ? [] : [[moveName(v.version), outcomeOf(rule, name, v)] as const],
    )
    return [name, { ...step, outcomes: { ...step.outcomes, ...Object.fromEntries(ways) } }] as const
  })
  return { ...p, steps: Object.fromEntries(steps) }
}

const outcomeOf = (rule: MoveRule, step: string, { version, from }: Programme): Outcome => ({
  title: rule.title,
  by: rule.by,
  to: rule.steps[step]!,
  ...(rule.when ? { when: rule.when } : {}),
  ...(rule.sets ? { sets: rule.sets } : {}),
  moves: { version, since: from, from: rule.from, steps: rule.steps, outcomes: rule.outcomes ?? {} },
  clause: rule.clause,
})
