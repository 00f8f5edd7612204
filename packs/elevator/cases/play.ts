/** A table-top stair of twelve doors for the rows of this folder: a few posts, registers in memory, no database. */
import type { Entry } from 'yimen/kernel/register'
import type { Facts } from 'yimen/kernel/rule'
import type { Programme } from 'yimen/kernel/programme'
import { abilitiesOf } from 'yimen/kernel/ability'
import { chinaCalendar } from 'yimen/kernel/clock'
import {
  evolve,
  knownWorld,
  step,
  type Actor,
  type Case,
  type CaseEvent,
  type Refusal,
} from 'yimen/kernel/case'
import { kernelAbilities } from 'yimen/kernel/abilities'
import { parseInstant, type Instant } from 'yimen/kernel/day'
import { residentIdCheck } from 'yimen/kernel/identity'
import { together } from '../../together/index.ts'
import { authorities } from '../authorities.ts'
import { project } from '../project/programme.ts'

export const community = '430371002004'
const street = '430371002'
const district = '430371'
const city = '430300'
export const areaPath = [community, street, district, city, '430000']

export const idOf = (n: number): string => {
  const first17 = `430302197001${String(10 + (n % 20)).padStart(2, '0')}${500 + n}`
  return first17 + residentIdCheck(first17)
}
const post = (role: string, area: string, person = role): Actor => ({
  person,
  post: `post-${person}`,
  role,
  area,
  kin: [],
})
/** The owner of the n-th door, on their own phone. */
export const owner = (n: number): Actor => ({
  person: `key-${idOf(n)}`,
  post: null,
  role: 'resident',
  area: null,
  kin: [],
})

export const actors: Readonly<Record<string, Actor>> = {
  worker: post('community-worker', community),
  mediator: post('street-mediator', street),
  district: post('district-office', district),
  housing: post('district-housing', district),
  housingHead: post('district-housing-head', district),
  sister: post('district-office', '430302', 'sister'),
  city: post('city-office', city),
  leader: post('city-leader', city),
  cityHead: post('city-office-head', city),
  planning: post('city-planning', city),
  housingBureau: post('city-housing', city),
  market: post('city-market', city),
  fire: post('city-fire', city),
  urban: post('city-urban', city),
  inspection: post('city-inspection', city),
  drawings: post('drawing-review', city),
  firm: post('elevator-firm', city),
  surveyor: post('survey-firm', city),
  system: { person: 'system', post: null, role: 'system', area: null, kin: [] },
}

export const unitId = `${community}/三湘鑫苑/1栋/1单元`
export const uscc = '91430300MA4R10000X'
/** The unit as the survey left it; rows change single columns. */
export const unit = (changed: Facts = {}, standing = 'fit'): Entry => ({
  register: 'elevator.units',
  id: unitId,
  area: community,
  standing,
  body: {
    community,
    estate: '三湘鑫苑',
    building: '1栋',
    unit: '1单元',
    floors: 6,
    doorsPerFloor: 2,
    dwellings: 12,
    expropriation: false,
    danger: 'A',
    longitude: 112_934_512,
    latitude: 27_856_001,
    ...changed,
  },
  case: 'S-1',
  seq: 2,
  from: '2021-01-29',
})
export const listedFirm = (standing: string): Entry => ({
  register: 'elevator.firms',
  id: uscc,
  area: city,
  standing,
  body: { name: '某电梯' },
  case: 'F-1',
  seq: 2,
  from: '2021-01-05',
})

export const dwellings = Array.from({ length: 12 }, (_, i) => ({
  room: `${Math.floor(i / 2) + 1}0${(i % 2) + 1}`,
  floor: Math.floor(i / 2) + 1,
  area: 9_000,
}))
export const rooms = dwellings.map((d) => d.room)
export const owners = rooms.map((room, i) => ({ room, name: '某某', idNo: idOf(i) }))

export type Move = {
  readonly by: string | Actor
  readonly do: string
  readonly at: string
  readonly with?: Readonly<Record<string, unknown>>
}
export type Played = {
  readonly case: Case
  readonly events: readonly CaseEvent[]
  readonly refusal: Refusal | null
  readonly entries: ReadonlyMap<string, Entry>
}

/** Times are written `2021-03-02 10:00`, China time. */
export const china = (text: string): Instant => parseInstant(`${text.replace(' ', 'T')}:00+08:00`)!

/** Plays moves one after another and stops at the first refusal. What they enter on registers is there for the next. */
export function play(
  moves: readonly Move[],
  start: {
    readonly programme?: Programme
    readonly id?: string
    readonly entries?: readonly Entry[]
    readonly from?: Played
    readonly area?: string
  } = {},
): Played {
  const p = start.programme ?? project
  let c: Case | null = start.from?.case ?? null
  const events: CaseEvent[] = [...(start.from?.events ?? [])]
  const entries = new Map([
    ...(start.from?.entries ?? []),
    ...(start.entries ?? (start.from ? [] : [unit()])).map((e) => [`${e.register} ${e.id}`, e] as const),
  ])
  for (const m of moves) {
    const actor = typeof m.by === 'string' ? actors[m.by]! : m.by
    const out = step(
      p,
      c,
      {
        case: start.id ?? c?.id ?? 'E-0001',
        seq: c?.seq ?? 0,
        outcome: m.do,
        input: m.with ?? {},
        area: start.area ?? community,
      },
      {
        now: china(m.at),
        actor,
        areaPath: start.area === undefined ? areaPath : [start.area, '430000'],
        calendar: chinaCalendar,
        abilities: abilitiesOf([...kernelAbilities, ...together.abilities]),
        authorities,
        personKey: (idNo) => `key-${idNo}`,
        world: knownWorld({ entry: (register, id) => entries.get(`${register} ${id}`) ?? null }),
      },
    )
    if (!out.ok) return { case: c!, events, refusal: out.refusal, entries }
    c = evolve(c, out.event)
    events.push(out.event)
    for (const effect of out.event.effects)
      if (effect.kind === 'enter')
        for (const [i, e] of effect.entries.entries())
          entries.set(`${effect.register} ${e.id}`, {
            register: effect.register,
            ...e,
            body: {
              ...(effect.list === undefined ? {} : (out.event.input[effect.list] as readonly Facts[])[i]),
              ...e.body,
            },
            case: out.event.case,
            seq: out.event.seq,
            from: out.event.at.slice(0, 10) as Entry['from'],
          })
  }
  return { case: c!, events, refusal: null, entries }
}

/** Signatures of owners on their phones. */
export const votes = (
  choices: readonly (readonly [number, 'agree' | 'disagree' | 'abstain'])[],
  at = '2021-03-03 20:00',
): readonly Move[] =>
  choices.map(([n, choice]) => ({ by: owner(n), do: 'cast', at, with: { ballotRoom: rooms[n]!, choice } }))
export const agreeing = (count: number): readonly (readonly [number, 'agree'])[] =>
  Array.from({ length: count }, (_, i) => [i, 'agree'] as const)

export const begun: readonly Move[] = [
  { by: 'worker', do: 'initiate', at: '2021-02-20 09:00', with: { unit: unitId, group: '楼栋长等三人' } },
  { by: 'worker', do: 'record_roll', at: '2021-02-22 09:00', with: { dwellings, owners } },
]
export const opened: readonly Move[] = [
  ...begun,
  {
    by: 'worker',
    do: 'open_ballot',
    at: '2021-03-01 09:00',
    with: {
      planText: '楼梯间外侧加装',
      shaftWidth: 230,
      shaftDepth: 240,
      entry: 'half_landing',
      closesOn: '2021-03-15',
    },
  },
]
export const passed: readonly Move[] = [
  ...opened,
  ...votes(agreeing(12)),
  { by: 'worker', do: 'close_ballot', at: '2021-03-16 09:00' },
]
export const agreed: readonly Move[] = [
  ...passed,
  {
    by: 'worker',
    do: 'agree',
    at: '2021-03-18 09:00',
    with: {
      members: rooms.slice(4).map((room) => ({ room })),
      price: 50_000_000,
      costTable: 'hangzhou',
      implementer: '出资业主',
      manager: 'owners',
    },
  },
]
/** Two officers, as the law asks of a check of facts. */
export const visitors = [
  { name: '周某', office: '区工作机构' },
  { name: '吴某', office: '区住建局' },
]
export const claim: Move = {
  by: 'worker',
  do: 'claim',
  at: '2021-08-27 09:00',
  with: { claimant: '业主代表', splitConfirmed: true },
}
export const accepted: readonly Move[] = [
  ...agreed,
  { by: 'worker', do: 'apply', at: '2021-03-22 09:00' },
  { by: 'district', do: 'accept', at: '2021-03-24 09:00' },
]
export const posted: readonly Move[] = [
  ...accepted,
  {
    by: 'district',
    do: 'record_visit',
    at: '2021-03-30 09:00',
    with: { visitedOn: '2021-03-29', visitors, siteOk: true, findings: '符合' },
  },
  {
    by: 'worker',
    do: 'post_notice',
    at: '2021-04-06 09:00',
    with: { noticePlaces: '公告栏', objectionPhone: '0731-1' },
  },
]
/** Proofs of days of April, by their number. */
export const shown = (...days: readonly number[]): readonly Move[] =>
  days.map((d) => ({
    by: 'worker',
    do: 'prove_notice',
    at: `2021-04-${String(d).padStart(2, '0')} 09:30`,
    with: { witness: '网格员' },
  }))
export const tenDays = [7, 8, 9, 10, 11, 12, 13, 14, 15, 16]
export const noticed: readonly Move[] = [
  ...posted,
  ...shown(...tenDays),
  { by: 'worker', do: 'close_notice', at: '2021-04-19 09:00' },
]
export const convened: readonly Move[] = [
  ...noticed,
  { by: 'worker', do: 'submit_drawings', at: '2021-04-20 09:00' },
  { by: 'drawings', do: 'pass_drawings', at: '2021-04-22 09:00', with: { reviewReport: '图审1号' } },
  { by: 'city', do: 'convene', at: '2021-04-23 09:00', with: { meetingOn: '2021-04-28' } },
]
export const departments = ['planning', 'housingBureau', 'market', 'fire', 'urban'] as const
export const opining = (...who: readonly string[]): readonly Move[] =>
  who.map((by): Move => ({ by, do: 'opine', at: '2021-04-28 10:00', with: { opinion: 'agree' } }))
export const reviewed: readonly Move[] = [
  ...convened,
  ...opining(...departments),
  { by: 'city', do: 'conclude', at: '2021-04-29 09:00' },
  { by: 'city', do: 'waive_permits', at: '2021-04-29 10:00' },
]
export const contracts = {
  installer: uscc,
  installerName: '某电梯',
  licenceNo: 'TS1',
  licenceTo: '2024-01-01',
  contractNo: 'HT1',
  contractPrice: 48_000_000,
  builder: '某建筑',
  builderLicence: 'D1',
  supervisor: '某监理',
  supervisorLicence: 'E1',
  maintainer: '某维保',
  maintenanceTo: '2024-12-31',
}
export const filed: readonly Move[] = [
  ...reviewed,
  { by: 'worker', do: 'file_contracts', at: '2021-05-06 09:00', with: contracts },
  { by: 'district', do: 'accept_filing', at: '2021-05-07 09:00' },
]
export const building: readonly Move[] = [
  ...filed,
  { by: 'firm', do: 'notify_installation', at: '2021-05-10 09:00', with: { installNotice: '告知1' } },
]
export const inspected: readonly Move[] = [
  ...building,
  { by: 'firm', do: 'finish', at: '2021-08-02 09:00' },
  { by: 'inspection', do: 'pass_inspection', at: '2021-08-09 09:00', with: { inspectionReport: '检1' } },
]
export const signatures = ['design', 'construction', 'supervision', 'elevator', 'community', 'district'].map(
  (party) => ({ party, name: '某工' }),
)
export const acceptedWorks: readonly Move[] = [
  ...inspected,
  {
    by: 'worker',
    do: 'accept_works',
    at: '2021-08-12 09:00',
    with: { signedBy: signatures, acceptedOn: '2021-08-12' },
  },
]
export const registered: readonly Move[] = [
  ...acceptedWorks,
  {
    by: 'market',
    do: 'register',
    at: '2021-08-20 09:00',
    with: { registrationNo: '梯1', plateNo: '4303001' },
  },
]
export const claimed: readonly Move[] = [
  ...registered,
  { by: 'firm', do: 'hand_over', at: '2021-08-25 09:00', with: { archiveReceipt: '档1' } },
  claim,
  { by: 'housing', do: 'propose_subsidy', at: '2021-08-30 09:00' },
]
export const inUse: readonly Move[] = [
  ...claimed,
  { by: 'housingHead', do: 'grant_subsidy', at: '2021-08-31 09:00' },
]
