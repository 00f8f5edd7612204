/** Who needs a second factor here: it hangs on the programmes and the grants, which sign-in knows nothing of. */
import { dayOfInstant } from '#kernel/day'
import { decidingRoles } from '#kernel/authority'
import type { House } from './realm.ts'
import { postsOn } from './session.ts'

/** The roles of a house's programmes and bulletins do not change while it runs. */
const rolesOf = new WeakMap<House['versions'], ReadonlySet<string>>()

function roleDecides(house: House, role: string): boolean {
  const roles = rolesOf.get(house.versions) ?? decidingRoles(house.versions.all, house.packs.bulletins)
  rolesOf.set(house.versions, roles)
  return roles.has(role) || house.reference.authorities.some((g) => g.role === role)
}

/** [I3] [I8] Whoever acts today in a post whose role decides or holds authority, and whoever has a permission beyond posts, needs one. */
export function needsFactor(
  house: House,
  who: { readonly person: string; readonly permissions: readonly string[] },
): boolean {
  if (who.permissions.length > 0) return true
  return postsOn(house, who.person, dayOfInstant(house.clock.now())).some((p) => roleDecides(house, p.role))
}
