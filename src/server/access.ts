/** Who may see a case, a figure, a list. One place, so that a screen and an export cannot differ. */
import type { Bulletin, Case } from '#kernel'
import type { Post } from '#store'
import { areaPath, programmeOf, type House } from './realm.ts'
import { postsToday, type Principal } from './session.ts'

export const may = (who: Principal, permission: string): boolean => who.permissions.includes(permission)

/** [P1] The people concerned and who opened it; posts over its place whose role has a part in the programme; those who audit. */
export function maySeeCase(house: House, who: Principal, c: Case): boolean {
  if (may(who, 'audit') || c.people.includes(who.person) || c.acts[0]!.person === who.person) return true
  const path = areaPath(house, c.area)
  const roles = programmeOf(house, c.programme.id, c.programme.version)?.roles ?? {}
  return postsToday(house, who.person).some((post) => path.includes(post.area) && Object.hasOwn(roles, post.role))
}

/**
 * [P4] Sealed data is opened by a post that has something to do at the step where the case stands, over its place,
 * and that is neither the one concerned nor their kin; gives the post, or null.
 */
export function revealingPost(house: House, who: Principal, c: Case): Post | null {
  const kin = house.reference.kinOf.get(who.person) ?? []
  if (c.people.some((person) => person === who.person || kin.includes(person))) return null
  const path = areaPath(house, c.area)
  const outcomes = Object.values(programmeOf(house, c.programme.id, c.programme.version)?.steps[c.step]?.outcomes ?? {})
  return postsToday(house, who.person).find((p) => path.includes(p.area) && outcomes.some((o) => o.by.includes(p.role))) ?? null
}

/** [P2] Figures and their records are for officials; a resident sees their own cases. */
export const maySeeFigures = (house: House, who: Principal): boolean => may(who, 'audit') || postsToday(house, who.person).length > 0

/** [P3] A bulletin is signed by who holds its role over its place. */
export const maySign = (house: House, who: Principal, b: Bulletin): boolean => postsToday(house, who.person).some((p) => p.role === b.signedBy && areaPath(house, b.area).includes(p.area))
