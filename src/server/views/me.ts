/** Who is signed in, as their own page shows it. */
import type { Me } from '../contract/index.ts'
import { areaName, type House } from '../realm.ts'
import { postsToday, type Principal } from '../session.ts'
import { needsFactor } from '../sign-in/second-factor.ts'

/** Roles that act in no programme, and so are named by none. */
const otherRoles: Readonly<Record<string, { zh: string; en: string }>> = { auditor: { zh: '审计人员', en: 'Auditor' }, statistician: { zh: '统计人员', en: 'Statistician' }, 'township-vice': { zh: '副镇长', en: 'Vice mayor' } }

export function titleOf(house: House, role: string, area: string): { zh: string; en: string } {
  const title = house.packs.programmes.map((p) => p.roles[role]?.title).find((t) => t !== undefined) ?? otherRoles[role] ?? { zh: role, en: role }
  return { zh: `${areaName(house, area)} ${title.zh}`, en: `${title.en}, ${areaName(house, area)}` }
}

export function meView(house: House, who: Principal): Me {
  return {
    name: house.reference.people.get(who.person) ?? who.login, login: who.login, permissions: [...who.permissions], now: house.clock.now(),
    posts: postsToday(house, who.person).map((p) => ({ id: p.id, role: p.role, title: titleOf(house, p.role, p.area), area: p.area, areaName: areaName(house, p.area), organisation: house.reference.organisations.get(p.organisation)?.zh ?? p.organisation })),
    realm: { code: house.code, name: house.realm?.name ?? { zh: house.code, en: house.code }, rehearsal: house.realm?.rehearsal ?? false },
    factor: { needed: needsFactor(house, who) && !who.strong, enrolled: who.enrolled, strong: who.strong },
  }
}
