/** What bars a way already, whatever the form will say: told before anybody fills it in. */
import type { Outcome, Programme } from '../programme/programme.ts'
import type { Guard } from '../programme/clause.ts'
import type { Case } from './case.ts'
import type { Surroundings } from './world.ts'
import { exclusionsOf, isThere } from './elsewhere.ts'
import { knowledge } from './knowledge.ts'
import { restsOn } from './rests.ts'

/**
 * [K18] The first guard that is false and rests on nothing that the form asks or the outcome sets; null where
 * none is, or where it cannot be told yet.
 */
export function barredBy(
  p: Programme,
  c: Case | null,
  o: Outcome,
  s: Surroundings,
  name: string,
): Barred | null {
  const own = new Set([...Object.keys(o.asks ?? {}), ...Object.keys(o.sets ?? {}), ...(o.begins ?? [])])
  const knowledgeNow = knowledge(p, c, c?.people ?? [], c?.facts ?? {}, s)
  const guard = (o.when ?? []).find(
    (g) => ![...restsOn(p, g.test)].some((n) => own.has(n)) && knowledgeNow.read(g.test) === false,
  )
  if (guard) return { code: 'not_met', clause: guard.clause, message: guard.message }
  const [, rule] = exclusionsOf(p, name).find(([what]) => isThere(knowledgeNow.read(what))) ?? []
  return rule ? { code: 'excluded', clause: rule.clause, message: rule.bars!.message } : null
}

/** What bars a way, by which clause, and what is said. */
export type Barred = Pick<Guard, 'clause' | 'message'> & { readonly code: 'not_met' | 'excluded' }
