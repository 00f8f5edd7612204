/** Which acts of the office a version of a programme allows, and to whom. */
import { heightOf } from '../area/levels.ts'
import type { OfficeAct, OfficeActs } from './office.ts'
import type { Programme } from './programme.ts'

/** Null of whoever stands in no place: a person, the system. */
const heightIn = (p: Programme, role: string): number | null =>
  heightOf(p.roles[role]?.level ?? 'system', p.levels)

/**
 * [OA2] What a version allows that says nothing: what touches no rule of it. In office everybody may hand over within their post, urge, bring
 * to notice and comment; the one concerned may urge; who stands no lower than the holder of a step may supervise.
 */
export function officeActsOf(p: Programme): OfficeActs {
  if (p.acts !== undefined) return p.acts
  const clause = p.basis[0]!
  const office = Object.keys(p.roles).filter((role) => heightIn(p, role) !== null)
  const people = Object.keys(p.roles).filter((role) => p.roles[role]!.level === 'person')
  if (office.length === 0) return {}
  const allowed = (by: readonly string[]): OfficeAct => ({ by, clause })
  return {
    handOver: allowed(office),
    urge: allowed([...office, ...people]),
    copy: allowed(office),
    supervise: allowed(office),
    note: allowed(office),
  }
}

/** [OA12] Whether a role stands no lower than another. */
export const standsNoLower = (p: Programme, role: string, than: string): boolean =>
  (heightIn(p, role) ?? -Infinity) >= (heightIn(p, than) ?? -Infinity)
