/** Whether a case is within an actor's reach, and whether they or their kin are concerned. */
import type { Programme } from '../programme/programme.ts'
import type { Around, Case } from './case.ts'

/** [K7] A post reaches the cases under its area; a person without a post, those that concern them or that they opened. */
export function inReach(p: Programme, c: Case | null, s: Around): boolean {
  const level = p.roles[s.actor.role]?.level
  if (level === 'system') return true
  if (level === 'person')
    return c === null || c.people.includes(s.actor.person) || c.acts[0]!.person === s.actor.person
  return s.actor.area !== null && s.areaPath.includes(s.actor.area)
}

export const touches = (people: readonly string[], s: Around): boolean =>
  people.some((person) => person === s.actor.person || s.actor.kin.includes(person))
