/** Who is signed in, as their own page shows it. */
import { createHmac } from 'node:crypto'
import type { Me } from '../contract/index.ts'
import { areaName, inForce, postTitle, type House } from '../realm.ts'
import { postsToday, type Principal } from '../session.ts'
import { needsFactor } from '../needs-factor.ts'
import { countersOf, postsAt } from './counters.ts'
import { dealsWithHoldings } from './holdings.ts'

export function meView(house: House, who: Principal): Me {
  return {
    name: house.reference.people.get(who.person) ?? who.login,
    login: who.login,
    permissions: [...who.permissions],
    rooms: roomsOf(house, who),
    steps: stepsOf(house, who),
    now: house.clock.now(),
    posts: postsToday(house, who.person).map((p) => ({
      id: p.id,
      role: p.role,
      title: postTitle(house, p.role, p.area),
      area: p.area,
      areaName: areaName(house, p.area),
      organisation: house.reference.organisations.get(p.organisation)?.zh ?? p.organisation,
    })),
    realm: {
      code: house.code,
      area: house.root,
      name: house.realm?.name ?? { zh: house.code, en: house.code },
      rehearsal: house.realm?.rehearsal ?? false,
    },
    factor: { needed: needsFactor(house, who) && !who.strong, enrolled: who.enrolled, strong: who.strong },
    drafts: { name: secretOf(house, who, 'name').slice(0, 16), key: secretOf(house, who, 'key') },
  }
}

const programmesNow = (house: House) =>
  [...new Set(house.versions.all.map((p) => p.id))].flatMap((id) => inForce(house, id) ?? [])
const rolesOf = (house: House, who: Principal): readonly string[] =>
  postsToday(house, who.person).map((p) => p.role)

function stepsOf(house: House, who: Principal): Me['steps'] {
  const roles = rolesOf(house, who)
  return programmesNow(house).flatMap((p) =>
    Object.entries(p.steps)
      .filter(([, s]) =>
        [s.holder, ...Object.keys(s.parties ?? {})].some(
          (role) => role !== undefined && roles.includes(role),
        ),
      )
      .map(([step, s]) => ({ programme: p.id, programmeTitle: p.title, step, title: s.title })),
  )
}

function roomsOf(house: House, who: Principal): Me['rooms'] {
  const roles = rolesOf(house, who)
  const programmes = programmesNow(house)
  const isOurs = (by: readonly string[] | undefined): boolean =>
    by?.some((role) => roles.includes(role)) === true
  const keeps = ['admin', 'audit'].some((permission) => who.permissions.includes(permission))
  return [
    ...(programmes.some((p) => isOurs(p.bank?.by)) ? (['payments'] as const) : []),
    ...(dealsWithHoldings(house, roles) ? (['holdings'] as const) : []),
    ...(programmes.some((p) => p.sheet !== undefined && isOurs(p.opens[p.sheet.begin]?.by))
      ? (['import'] as const)
      : []),
    ...(programmes.some((p) => isOurs(house.packs.seeks?.[p.id]?.by)) ? (['seek'] as const) : []),
    ...(programmes.some((p) => p.receives !== undefined && (keeps || isOurs(Object.keys(p.roles))))
      ? (['exchange'] as const)
      : []),
    ...(countersOf(house).some((counter) => postsAt(house, who, counter).length > 0)
      ? (['counter'] as const)
      : []),
  ]
}

/** [DF1] Made of the realm's own secret, and kept nowhere. */
const secretOf = (house: House, who: Principal, what: string): string =>
  createHmac('sha256', house.secrets.indexing)
    .update(`draft ${what} ${JSON.stringify([who.login, who.person])}`)
    .digest(what === 'name' ? 'hex' : 'base64')
