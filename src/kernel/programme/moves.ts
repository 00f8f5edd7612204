/** Moves to a version, as outcomes of the steps that they start from. */
import type { Outcome, Programme } from './programme.ts'
import { moveName, type MoveRule } from './move.ts'

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
