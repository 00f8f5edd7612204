/** Whether a case is within an actor's reach, and whether they or their kin are concerned. */
import { partner } from '../programme/exchange.ts'
import type { Programme } from '../programme/programme.ts'
import type { Around, Case } from './case.ts'

/** [K7] A post reaches the cases under its area; a person without a post, those that concern them or that they opened. */
export function inReach(p: Programme, c: Case | null, s: Around): boolean {
  const level = p.roles[s.actor.role]?.level
  if (level === 'system') return true
  if (level === 'person')
    return c === null || c.people.includes(s.actor.person) || c.acts[0]!.person === s.actor.person
  if (level === partner.level) return isPartnersCase(p, c, partner.of(s.actor.person))
  return s.actor.area !== null && s.areaPath.includes(s.actor.area)
}

/** [XC4] A partner reaches the cases that name it, and those that its message opens. */
const isPartnersCase = (p: Programme, c: Case | null, id: string | null): boolean =>
  id !== null && (c === null || Object.values(p.receives ?? {}).some((r) => c.facts[r.partner] === id))

export const touches = (people: readonly string[], s: Around): boolean =>
  people.some((person) => person === s.actor.person || s.actor.kin.includes(person))
