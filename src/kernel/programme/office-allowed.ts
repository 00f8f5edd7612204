/** Which acts of the office a version of a programme allows, and to whom. */
import type { OfficeAct, OfficeActs } from './office.ts'
import type { Programme } from './programme.ts'

const height = { person: -1, village: 0, township: 1, county: 2, city: 3, system: -1 } as const

/**
 * [OA2] What a version allows that says nothing: what touches no rule of it. In office everybody may hand over within their post, urge, bring
 * to notice and comment; the one concerned may urge; who stands no lower than the holder of a step may supervise.
 */
export function officeActsOf(p: Programme): OfficeActs {
  if (p.acts !== undefined) return p.acts
  const clause = p.basis[0]!
  const office = Object.keys(p.roles).filter((role) => height[p.roles[role]!.level] >= 0)
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
  height[p.roles[role]?.level ?? 'system'] >= height[p.roles[than]?.level ?? 'system']
