/** Rehearsal Xiangtan, put together: its places, officials, firms and owners, and the retrofit year that is played in them. */
import { apportion } from 'yimen/kernel/money'
import { decidingRoles } from 'yimen/kernel/authority'
import {
  areasOfXiangtan,
  dwellingsOf,
  random,
  sanxiang,
  streets,
  surveyRows,
  xiangtan,
  xiangtanOffices,
  xintangli,
  type SurveyRow,
} from './rehearsal-hunan/index.ts'
import { rehearseElevators, type Line, type World } from './elevator/rehearsal/index.ts'
import { elevator } from './elevator/index.ts'
import { dispatch } from './dispatch/index.ts'
import { rehearseDispatch } from './dispatch/rehearsal/index.ts'
import { password, rehearsalSecret } from './rehearsal-accounts.ts'
import { withHistory } from './history.ts'

/** A photo that stands for every sheet of ballots: history needs its id before it begins. */
export const rehearsalPhoto = {
  id: 'rehearsal-ballot-sheet',
  name: '表决票.png',
  base64: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
}

/** The city's target of the year as it was divided: three hundred in all (rehearsal parameters, item 24). */
const targets: readonly Target[] = [
  { area: '430302', target: 118 },
  { area: '430304', target: 122 },
  { area: '430371', target: 24 },
  { area: '430372', target: 12 },
  { area: '430373', target: 24 },
]

type Target = { readonly area: string; readonly target: number }

/** Each district's target among its streets by their eligible units (item 24); a street without one gets none. */
function amongStreets(rows: readonly SurveyRow[]): readonly Target[] {
  const eligible = new Map<string, number>()
  for (const r of rows)
    if (fit(r)) eligible.set(r.community.slice(0, 9), (eligible.get(r.community.slice(0, 9)) ?? 0) + 1)
  return targets.flatMap(({ area, target }) => {
    const below = streets.filter((s) => s.startsWith(area))
    const parts =
      apportion(
        target,
        below.map((s) => eligible.get(s) ?? 0),
      ) ?? []
    return below.flatMap((s, i) => (parts[i] ? [{ area: s, target: parts[i] }] : []))
  })
}

/** The same to the byte for the same whole-number seed. */
export function makeXiangtan(seed: number): {
  readonly registry: ReturnType<typeof registryOf>
  readonly uploads: readonly (typeof rehearsalPhoto)[]
  readonly waves: readonly (readonly Line[])[]
} {
  const rows = surveyRows(seed)
  const offices = xiangtanOffices(seed)
  const world = worldOf(seed, rows, offices)
  const told = { registry: registryOf(rows, seed, offices), uploads: [rehearsalPhoto] }
  return withHistory(told, () => [
    ...rehearseElevators(world),
    ...rehearseDispatch({
      city: xiangtan,
      targets,
      divided: amongStreets(rows),
      streets,
      posts: world.posts,
    }),
  ])
}

const fit = (r: SurveyRow): boolean =>
  r.legalProof !== null &&
  r.legalProof !== 'none' &&
  r.floors >= 4 &&
  !r.hasElevator &&
  r.expropriation === false &&
  (r.danger === 'A' || r.danger === 'B') &&
  !r.singleOwner &&
  r.insideRedLine === true &&
  (r.fireLane ?? 0) >= 400 &&
  (r.spacing ?? 0) >= 600 &&
  r.sunlightOk === true

function worldOf(
  seed: number,
  rows: readonly SurveyRow[],
  offices: ReturnType<typeof xiangtanOffices>,
): World {
  const posts = new Map<string, string[]>()
  for (const p of offices.posts)
    posts.set(`${p.role} ${p.area}`, [...(posts.get(`${p.role} ${p.area}`) ?? []), p.id])
  return {
    rows,
    fit: (row) => fit(row as unknown as SurveyRow),
    first: sanxiang,
    home: xintangli,
    visitor: visitorOf(rows, seed),
    posts: (role, area) => posts.get(`${role} ${area}`) ?? [],
    firms: offices.firms,
    owners: (n) => dwellingsOf(rows[n]!, n, seed),
    photo: rehearsalPhoto.id,
    random: random(seed).fork('xiangtan history'),
  }
}

/** An owner of the fourth floor of the first stair of 三湘鑫苑. */
function visitorOf(rows: readonly SurveyRow[], seed: number): World['visitor'] {
  const at = rows.findIndex((r) => r.estate === sanxiang)
  const { name, idNo, phone } = dwellingsOf(rows[at]!, at, seed).owners.find((o) => o.room === '401')!
  return { name, idNo, phone }
}

function registryOf(rows: readonly SurveyRow[], seed: number, offices: ReturnType<typeof xiangtanOffices>) {
  const owner = visitorOf(rows, seed)
  return {
    name: { zh: '湘潭市', en: 'Xiangtan City' },
    rehearsal: true,
    startsAt: '2021-10-20T09:00:00+08:00',
    areas: areasOfXiangtan().map(({ code, parent, name, kind, from, to }) => ({
      code,
      parent,
      name,
      kind,
      from,
      to,
    })),
    organisations: offices.organisations,
    people: [
      ...offices.people.map(({ id, name, idNo }) => ({ id, name, idNo })),
      { id: 'owner', name: owner.name, idNo: owner.idNo },
    ],
    kin: [],
    posts: offices.posts,
    successions: [],
    substitutions: [],
    authorities: [...elevator.authorities],
    logins: logins.map(([login, person, ...permissions]) => ({
      login,
      person,
      password,
      permissions,
      ...(permissions.length > 0 || offices.posts.some((p) => p.person === person && needPhone.has(p.role))
        ? { totp: rehearsalSecret(login) }
        : {}),
    })),
  }
}

/** Whose roles decide, sign or hold authority, and who works through whole lists. */
const needPhone: ReadonlySet<string> = new Set([
  ...decidingRoles(
    [...elevator.programmes, ...dispatch.programmes],
    [...elevator.bulletins, ...dispatch.bulletins],
  ),
  ...elevator.authorities.map((g) => g.role),
  'street-worker',
  'district-office',
  'district-housing',
  'city-office',
])
const at = (area: string, role: string, n?: number): string =>
  `p-${area}-${role}${n === undefined ? '' : `-${n}`}`
const street = streets.find((s) => xintangli.startsWith(s))!
const zone = xintangli.slice(0, 6)
/** A login, whose it is, and what it may do beyond its posts. */
const logins: readonly (readonly [string, string, ...string[]])[] = [
  ['owner', 'owner'],
  ['community', at(xintangli, 'community-worker')],
  ['street', at(street, 'street-worker')],
  ['mediator', at(street, 'street-mediator')],
  ['district', at(zone, 'district-office')],
  ['district-head', at(zone, 'district-office-head')],
  ['housing', at(zone, 'district-housing')],
  ['housing-head', at(zone, 'district-housing-head')],
  ['city', at(xiangtan, 'city-office', 1)],
  ['city-head', at(xiangtan, 'city-office-head')],
  ['leader', at(xiangtan, 'city-leader')],
  ['planning', at(xiangtan, 'city-planning')],
  ['fire', at(xiangtan, 'city-fire')],
  ['market', at(xiangtan, 'city-market')],
  ['inspection', at(xiangtan, 'city-inspection')],
  ['firm', at(xiangtan, 'elevator-firm', 1)],
  ['drawings', at(xiangtan, 'drawing-review')],
  ['survey', at(xiangtan, 'survey-firm')],
  ['statistician', at(xiangtan, 'statistician')],
  ['auditor', at(xiangtan, 'auditor'), 'audit'],
]
