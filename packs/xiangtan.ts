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
import { withHistory } from './history.ts'
import { holderAt, type Login, placesOf, postsIn, registryWith } from './rehearsal-registry.ts'

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
  const registered = { registry: registryOf(rows, seed, offices), uploads: [rehearsalPhoto] }
  return withHistory(registered, () => [
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
  return {
    rows,
    fit: (row) => fit(row as unknown as SurveyRow),
    first: sanxiang,
    home: xintangli,
    visitor: visitorOf(rows, seed),
    posts: postsIn(offices.posts),
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
  return registryWith({
    name: { zh: '湘潭市', en: 'Xiangtan City' },
    areas: placesOf(areasOfXiangtan()),
    organisations: offices.organisations,
    people: [...offices.people, { id: 'owner', name: owner.name, idNo: owner.idNo }],
    posts: offices.posts,
    authorities: elevator.authorities,
    logins,
    needPhone,
  })
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
const at = holderAt(xiangtan)
const street = streets.find((s) => xintangli.startsWith(s))!
const zone = xintangli.slice(0, 6)
const logins: readonly Login[] = [
  ['owner', 'owner'],
  ['community', at('community-worker', undefined, xintangli)],
  ['street', at('street-worker', undefined, street)],
  ['mediator', at('street-mediator', undefined, street)],
  ['district', at('district-office', undefined, zone)],
  ['district-head', at('district-office-head', undefined, zone)],
  ['housing', at('district-housing', undefined, zone)],
  ['housing-head', at('district-housing-head', undefined, zone)],
  ['city', at('city-office', 1)],
  ['city-head', at('city-office-head')],
  ['leader', at('city-leader')],
  ['planning', at('city-planning')],
  ['fire', at('city-fire')],
  ['market', at('city-market')],
  ['inspection', at('city-inspection')],
  ['firm', at('elevator-firm', 1)],
  ['drawings', at('drawing-review')],
  ['survey', at('survey-firm')],
  ['statistician', at('statistician')],
  ['auditor', at('auditor'), 'audit'],
]
