/** What bars a way already, whatever the form will say: told before anybody fills it in. */
import type { Outcome, Programme } from '../programme/programme.ts'
import type { Guard } from '../programme/clause.ts'
import type { Case, Surroundings } from './case.ts'
import { knowledge } from './knowledge.ts'
import { restsOn } from './rests.ts'

/**
 * [K18] The first guard that is false and rests on nothing that the form asks or the outcome sets; null where
 * none is, or where it cannot be told yet.
 */
export function barredBy(p: Programme, c: Case | null, o: Outcome, s: Surroundings): Guard | null {
  const own = new Set([...Object.keys(o.asks ?? {}), ...Object.keys(o.sets ?? {}), ...(o.begins ?? [])])
  const knowledgeNow = knowledge(p, c, c?.people ?? [], c?.facts ?? {}, s)
  return (
    (o.when ?? []).find(
      (g) => ![...restsOn(p, g.test)].some((n) => own.has(n)) && knowledgeNow.read(g.test) === false,
    ) ?? null
  )
}
