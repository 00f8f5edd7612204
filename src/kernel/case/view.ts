/** What a person may do with a case, and why not. */
import type { Outcome, Programme } from '../programme/programme.ts'
import { dayOfInstant } from '../day/index.ts'
import type { Around, Case, Refusal } from './case.ts'
import { mayAct } from './step.ts'

export type Way = {
  readonly outcome: string
  readonly title: Outcome['title']
  readonly clause: string
  readonly open: boolean
  readonly refusal?: Refusal
}

/** [VS4] A way to a version that is not in force yet is told to nobody. */
const isToCome = (o: Outcome, s: Around): boolean =>
  o.moves !== undefined && dayOfInstant(s.now) < o.moves.since

/** Where a case may be taken from where it stands; one that is not there yet, by being opened. */
export const outcomesAt = (p: Programme, c: Case | null): Readonly<Record<string, Outcome>> =>
  c === null ? p.opens : p.steps[c.step]!.outcomes

/** The ways on from where the case stands, or into it, for this actor: open ones, and closed ones with the reason. */
export function ways(p: Programme, c: Case | null, s: Around): readonly Way[] {
  const outcomes = Object.entries(outcomesAt(p, c)).filter(([, o]) => !isToCome(o, s))
  return outcomes.map(([name, o]) => {
    const refusal = mayAct(p, c, { outcome: name }, o, s)
    return {
      outcome: name,
      title: o.title,
      clause: o.clause,
      open: refusal === null,
      ...(refusal ? { refusal } : {}),
    }
  })
}
