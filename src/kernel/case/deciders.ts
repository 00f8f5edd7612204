/** Who could have decided this on that day, and why not X: the same checks as `step`, asked of every post. */
import type { AuthorityChain } from '../authority/index.ts'
import type { Programme } from '../programme/programme.ts'
import type { Facts } from '../rule/index.ts'
import type { Actor, Case, Refusal } from './case.ts'
import type { Surroundings } from './world.ts'
import { knowledge } from './knowledge.ts'
import { authorityFor, mayAct } from './step.ts'

export type Verdict = {
  readonly actor: Actor
  readonly chain: AuthorityChain | null
  /** Null: this one could. */
  readonly refusal: Refusal | null
}

/**
 * [A2] The answer for each candidate, by the checks of [K6] in their order up to authority; the form is taken as filled in.
 * `facts` are those of the case, with the amount where the form itself brings it.
 */
export function deciders(
  p: Programme,
  c: Case,
  outcome: string,
  facts: Facts,
  candidates: readonly Actor[],
  s: Omit<Surroundings, 'actor'>,
): readonly Verdict[] {
  const o = p.steps[c.step]?.outcomes[outcome]
  if (!o) return []
  return candidates.map((actor) => {
    const around = { ...s, actor }
    const barred = mayAct(p, c, { outcome }, o, around)
    if (barred) return { actor, chain: null, refusal: barred }
    const answer = authorityFor(p, c, o, knowledge(p, c, c.people, facts, around), around)
    return answer && 'code' in answer
      ? { actor, chain: null, refusal: answer }
      : { actor, chain: answer, refusal: null }
  })
}
