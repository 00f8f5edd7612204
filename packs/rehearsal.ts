/**
 * Rehearsal Hunan, put together: the places and people of the demonstration, and the history that each pack
 * plays in them.
 */
import { decidingRoles } from 'yimen/kernel/authority'
import {
  areasOf,
  childrenOf,
  contestsRealm,
  grandfatherLi,
  household,
  lengshuitan,
  offices,
  psbcYongzhou,
  random,
  shaoyangCounty,
  wuling,
  xiangtan,
  yankoupu,
  yunzhao,
  zhuzhouCity,
  zhuzhouZone,
  type Household,
  type Offices,
  type Random as HunanRandom,
} from './rehearsal-hunan/index.ts'
import {
  lastMoment,
  rehearseAssistance,
  type Family,
  type Played,
  type World,
} from './social-assistance/rehearsal/index.ts'
import { socialAssistance } from './social-assistance/index.ts'
import { makePsbcYongzhou } from './psbc-yongzhou.ts'
import { makeContests } from './hunan-contests.ts'
import { makeXiangtan } from './xiangtan.ts'
import { makeWuling } from './wuling.ts'
import { makeLengshuitan } from './lengshuitan.ts'
import { makeZhuzhou } from './zhuzhou.ts'
import { makeZhuzhouCity } from './zhuzhou-city.ts'
import { withHistory } from './history.ts'
import { accountsOf, type Login, postsIn } from './rehearsal-registry.ts'
import { packs } from './index.ts'

export { rehearsalSecret } from './rehearsal-accounts.ts'

/** `registry` is the body of `PUT /api/registry`, which parses it; `uploads` are papers that lines name. */
export type Rehearsal = {
  readonly registry: ReturnType<typeof registryOf>
  /** The last says that history has come so far: what fell due by itself is done. */
  readonly waves: readonly (readonly Played[])[]
}
export type AnyRehearsal = {
  readonly registry: {
    readonly posts: readonly { readonly role: string }[]
    readonly areas: readonly { readonly code: string }[]
  }
  readonly uploads?: readonly { readonly id: string; readonly name: string; readonly base64: string }[]
  readonly waves: readonly (readonly object[])[]
}

/** The same to the byte for the same whole-number seed; `part` of the year's closed cases, for a house without its newspaper. */
export function makeRehearsal(seed: number, part = 1): Rehearsal {
  const staff = offices(seed)
  const neighbour = household(random(seed).fork('neighbour'), yunzhao, staff.taken)
  const registry = registryOf(staff, neighbour)
  return withHistory({ registry }, () => [
    ...rehearseAssistance(worldOf(seed, staff, neighbour), part),
    [{ until: lastMoment }],
  ])
}

/** Every realm that has a rehearsal and in which some pack is in force, by its key, made when it is asked for. */
export function makeRehearsals(seed: number): Readonly<Record<string, () => AnyRehearsal>> {
  const all: Readonly<Record<string, () => AnyRehearsal>> = {
    [shaoyangCounty]: () => makeRehearsal(seed),
    [xiangtan]: () => makeXiangtan(seed),
    [wuling]: () => makeWuling(seed),
    [zhuzhouZone]: () => makeZhuzhou(seed),
    [lengshuitan]: () => makeLengshuitan(seed),
    [zhuzhouCity]: () => makeZhuzhouCity(seed),
    [psbcYongzhou]: () => makePsbcYongzhou(seed),
    [contestsRealm]: () => makeContests(seed),
  }
  const served = new Set(packs.flatMap((p) => p.realms.map((r) => (typeof r === 'string' ? r : r.key))))
  return Object.fromEntries(Object.entries(all).filter(([key]) => served.has(key)))
}

/**
 * What the checker asks of the rehearsals: every role that somebody holds in some of them, and the codes of
 * all their places.
 */
export function rehearsed(seed: number): {
  readonly heldRoles: ReadonlySet<string>
  readonly areas: ReadonlySet<string>
} {
  const registries = Object.values(makeRehearsals(seed)).map((make) => make().registry)
  return {
    heldRoles: new Set(registries.flatMap((r) => r.posts.map((p) => p.role))),
    areas: new Set(registries.flatMap((r) => r.areas.map((a) => a.code))),
  }
}

function worldOf(seed: number, staff: Offices, neighbour: Household): World {
  const families = random(seed).fork('families')
  return {
    townships: childrenOf(shaoyangCounty).map((t) => ({
      code: t.code,
      villages: childrenOf(t.code).map((v) => v.code),
    })),
    posts: postsIn(staff.posts),
    family: (village) => familyOf(household(families, village, staff.taken)),
    familyBy: (chance, village) => familyOf(household(chance as HunanRandom, village, staff.taken)),
    li: familyOf(grandfatherLi),
    neighbour: familyOf(neighbour),
    random: random(seed).fork('history'),
  }
}

/** A family as it stood when the year began: who was born later is on no form of January. */
const familyOf = (h: Household): Family => ({
  village: h.village,
  head: h.head,
  members: h.members.filter((m) => m.birth < '2021-01-01'),
  monthlyIncome: h.monthlyIncomeFen,
  phone: h.phone,
  card: h.card,
})

function registryOf(staff: Offices, neighbour: Household) {
  const residents = [
    { id: 'resident-li', of: grandfatherLi },
    { id: 'resident-neighbour', of: neighbour },
  ]
  return {
    name: { zh: '邵阳县', en: 'Shaoyang County' },
    rehearsal: true,
    startsAt: '2021-10-20T09:00:00+08:00',
    areas: areasOf(shaoyangCounty).map(({ code, parent, name, kind, from, to }) => ({
      code,
      parent,
      name: { zh: name.zh, ...(name.en === undefined ? {} : { en: name.en }) },
      kind,
      from,
      to,
    })),
    organisations: staff.organisations,
    people: [
      ...staff.people.map(({ id, name, idNo }) => ({ id, name, idNo })),
      ...residents.map((r) => ({ id: r.id, name: r.of.head.name, idNo: r.of.head.idNo })),
    ],
    kin: staff.kin.map(({ person, relative }) => ({ person, relative })),
    posts: staff.posts.map(({ id, person, organisation, role, area, from, to }) => ({
      id,
      person,
      organisation,
      role,
      area,
      from,
      to,
    })),
    successions: [],
    substitutions: staff.substitutions,
    authorities: socialAssistance.authorities,
    logins: accountsOf(logins, (person, permissions) => needsPhone(staff, person, permissions)),
  }
}

/** Posts that decide or pay, permissions beyond posts, and who works through whole lists, take a second factor. */
function needsPhone(staff: Offices, person: string, permissions: readonly string[]): boolean {
  const roles = new Set<string>([
    ...decidingRoles(socialAssistance.programmes, socialAssistance.bulletins),
    ...socialAssistance.authorities.map((g) => g.role),
    'township-clerk',
    'township-head',
    'county-check',
  ])
  const own = staff.posts.filter((p) => p.person === person)
  return (
    permissions.length > 0 ||
    own.some((p) => roles.has(p.role) || staff.substitutions.some((s) => s.by === p.id))
  )
}

const of = (post: string): string => `p-${post}`
const logins: readonly Login[] = [
  ['li', 'resident-li'],
  ['neighbour', 'resident-neighbour'],
  ['village', of(`${yunzhao}-village-worker`)],
  ['grid', of(`${yunzhao}-grid-worker`)],
  ['clerk', of(`${yankoupu}-township-clerk-1`)],
  ['clerk2', of(`${yankoupu}-township-clerk-2`)],
  ['head', of(`${yankoupu}-township-head`)],
  ['leader', of(`${yankoupu}-township-leader`)],
  ['vice', of(`${yankoupu}-township-vice`)],
  ['check', of(`${shaoyangCounty}-county-check`)],
  ['county', of(`${shaoyangCounty}-county-leader`)],
  ['finance', of(`${shaoyangCounty}-county-finance`)],
  ['finance-head', of(`${shaoyangCounty}-county-finance-head`)],
  ['county-clerk', of(`${shaoyangCounty}-county-clerk-1`)],
  ['hospital', of(`${shaoyangCounty}-hospital-evaluator`)],
  ['care', of(`${shaoyangCounty}-care-company`)],
  ['store', of(`${yankoupu}-store-keeper`)],
  ['county-store', of(`${shaoyangCounty}-county-store`)],
  ['medical', of(`${shaoyangCounty}-medical-office`)],
  ['statistician', of(`${shaoyangCounty}-statistician`)],
  ['auditor', of(`${shaoyangCounty}-auditor`), 'audit'],
]
