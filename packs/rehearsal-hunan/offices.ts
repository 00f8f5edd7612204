/** Who works where in Shaoyang County: real kinds of offices at real places, held by people who do not exist. */
import type { Day } from 'yimen/kernel/day'
import type { Text } from 'yimen/kernel/text'
import { areasOf, childrenOf, shaoyangCounty, yankoupu, type Area } from './areas.ts'
import { kinOf, type KinPair } from './kin.ts'
import { reliefOffices, type ReliefBody, type ReliefRole } from './relief-offices.ts'
import { nameOf } from './names.ts'
import { newId, newPhone, rehearsalDay, type Taken } from './people.ts'
import { random, type Random } from './random.ts'
import type { Person } from './person.ts'

export type Organisation = {
  readonly id: string
  readonly name: Text
  readonly area: string
  readonly kind: 'bureau' | 'check_centre' | 'township_office' | 'village_committee' | ReliefBody['kind']
}
export type Role =
  | 'village-worker'
  | 'grid-worker'
  | 'township-clerk'
  | 'township-head'
  | 'township-leader'
  | 'township-vice'
  | 'county-clerk'
  | 'county-leader'
  | 'county-check'
  | 'county-finance'
  | 'county-finance-head'
  | 'auditor'
  | 'statistician'
  | ReliefRole
export type Post = {
  readonly id: string
  readonly person: string
  readonly organisation: string
  readonly role: Role
  readonly area: string
  readonly from: Day
  readonly to: Day | null
}
/** The holder of `by` also acts in `post`, from a day to a day. */
export type Substitution = {
  readonly id: string
  readonly post: string
  readonly by: string
  readonly from: Day
  readonly to: Day
  readonly onward: boolean
  readonly order: Text
}

export type Offices = {
  readonly organisations: readonly Organisation[]
  readonly people: readonly Person[]
  /** All that stand the whole year round. */
  readonly posts: readonly Post[]
  /** Who acts in whose place for some days. */
  readonly substitutions: readonly Substitution[]
  /** Declared kin of officials among the residents; the residents are in `people` as well. */
  readonly kin: readonly KinPair[]
  /** Every number given out so far: pass it on to `households`. */
  readonly taken: Taken
}

const from: Day = '2020-01-01'
/** The town of the county seat and the town of Yunzhao Village have grid workers. */
const withGrids: readonly string[] = ['430523100', yankoupu]

/** The offices and posts of the county, the same for the same seed. Each call makes a `taken` set of its own. */
export function offices(seed = 20_200_101): Offices {
  const rng = random(seed).fork('offices')
  const made: Made = { organisations: [], people: [], posts: [], taken: new Set(), rng }
  county(made)
  for (const township of childrenOf(shaoyangCounty)) townshipOffice(made, township)
  for (const village of areasOf(shaoyangCounty).filter((a) => a.code.length === 12))
    villageCommittee(made, village)
  const substitutions = [training(made)]
  const kin = kinOf(rng.fork('kin'), made.taken)
  const relief: Made = { ...made, rng: rng.fork('relief') }
  reliefOffices({
    organisation: (o) => organisation(relief, o),
    hold: (role, area, at) => hold(relief, role, area, at),
  })
  return {
    organisations: made.organisations,
    people: [...made.people, ...kin.people],
    posts: made.posts,
    substitutions,
    kin: kin.pairs,
    taken: made.taken,
  }
}

type Made = {
  readonly organisations: Organisation[]
  readonly people: Person[]
  readonly posts: Post[]
  readonly taken: Taken
  readonly rng: Random
}

function county(m: Made): void {
  const at = shaoyangCounty
  const countyOrganisation = (id: string, kind: Organisation['kind'], zh: string, en: string) =>
    organisation(m, { id: `org-${at}-${id}`, kind, area: at, name: { zh, en } })
  const civil = countyOrganisation(
    'civil-affairs',
    'bureau',
    '邵阳县民政局',
    'Shaoyang County Civil Affairs Bureau',
  )
  const check = countyOrganisation(
    'check',
    'check_centre',
    '邵阳县居民家庭经济状况核对中心',
    'Shaoyang County Centre for Checking Family Means',
  )
  const finance = countyOrganisation('finance', 'bureau', '邵阳县财政局', 'Shaoyang County Finance Bureau')
  const audit = countyOrganisation('audit', 'bureau', '邵阳县审计局', 'Shaoyang County Audit Bureau')
  for (const n of [1, 2]) hold(m, 'county-clerk', at, civil, n)
  hold(m, 'county-leader', at, civil)
  hold(m, 'statistician', at, civil)
  hold(m, 'county-check', at, check)
  hold(m, 'county-finance', at, finance)
  hold(m, 'county-finance-head', at, finance)
  hold(m, 'auditor', at, audit)
}

/** Towns and townships have a government; the three farms an administration of their own. */
function townshipOffice(m: Made, place: Area): void {
  const government = /[镇乡]$/.test(place.name.zh) ? '人民政府' : ''
  const office = organisation(m, {
    id: `org-${place.code}`,
    kind: 'township_office',
    area: place.code,
    name: {
      zh: `${place.name.zh}${government}社会事务办公室（民政办）`,
      en: `${place.name.en} Office of Social Affairs`,
    },
  })
  for (const n of [1, 2]) hold(m, 'township-clerk', place.code, office, n)
  hold(m, 'township-head', place.code, office)
  hold(m, 'township-leader', place.code, office)
}

function villageCommittee(m: Made, place: Area): void {
  const ending = place.name.zh.endsWith('村')
    ? '村民委员会'
    : place.name.zh.endsWith('社区')
      ? '居民委员会'
      : '工作站'
  const committee = organisation(m, {
    id: `org-${place.code}`,
    kind: 'village_committee',
    area: place.code,
    name: { zh: `${place.name.zh}${ending}`, en: `${place.name.en} Committee` },
  })
  hold(m, 'village-worker', place.code, committee)
  if (place.parent !== null && withGrids.includes(place.parent)) hold(m, 'grid-worker', place.code, committee)
}

function organisation(m: Made, o: Organisation): string {
  m.organisations.push(o)
  return o.id
}

/** A post with somebody to hold it. */
function hold(m: Made, role: Role, area: string, at: string, n?: number): void {
  const id = `${area}-${role}${n === undefined ? '' : `-${n}`}`
  m.posts.push({ id, person: official(m, id), organisation: at, role, area, from, to: null })
}

function official(m: Made, post: string): string {
  const sex = m.rng.percent(55) ? 'male' : 'female'
  const age = m.rng.between(25, 57)
  const id = `p-${post}`
  m.people.push({
    id,
    name: nameOf(m.rng, sex, Number(rehearsalDay.slice(0, 4)) - age),
    idNo: newId(m.rng, sex, age, m.taken),
    phone: newPhone(m.rng, m.taken),
  })
  return id
}

/** The vice mayor of Yankoupu signs while the mayor in charge is away for five days of training. */
function training(m: Made): Substitution {
  hold(m, 'township-vice', yankoupu, `org-${yankoupu}`)
  return {
    id: `${yankoupu}-training-2021`,
    post: `${yankoupu}-township-leader`,
    by: `${yankoupu}-township-vice`,
    from: '2021-10-18',
    to: '2021-10-22',
    onward: false,
    order: {
      zh: '岩口铺镇党政办通知：分管领导10月18日至22日外出培训，由副镇长代行职责',
      en: 'Notice of Yankoupu town office: the vice mayor acts for the leader in charge, away for training 18 to 22 October',
    },
  }
}
