/** Who runs, judges and plays the contests: posts held by people who do not exist, and contestants of no hospital that there is. */
import type { Day } from 'yimen/kernel/day'
import { random, type Random } from '../random.ts'
import { someone, type Someone } from '../xiangtan/people.ts'
import type { HeldPost, Office, Official } from '../xiangtan/offices.ts'
import { citiesOfHunan, countiesOfHunan } from './places.ts'

export type Contestant = Someone & { readonly id: string }
/** A team as it will enter: who plays, who tutors and leads, from where. */
export type MadeTeam = {
  readonly key: string
  readonly name: string
  readonly unit: string
  readonly place: string
  /** The delegation that enters it. */
  readonly city: string
  readonly leader: string
  readonly tutor: string
  readonly members: readonly Contestant[]
  /** Its table on the stage, where it has one. */
  readonly table: string | null
}
export type ContestPeople = {
  readonly organisations: readonly Office[]
  readonly people: readonly Official[]
  readonly posts: readonly HeldPost[]
  readonly quiz: readonly MadeTeam[]
  readonly skills: readonly MadeTeam[]
  /** Of the contest that is ready to be played by hand. */
  readonly ready: readonly MadeTeam[]
  readonly substitute: Contestant
}

const from: Day = '2020-01-01'
const province = '430000'
const registeredIn = '430102'
/** Officials are counted from here; contestants below. */
const firstOfficial = 500_000
export const judges = 7
const sizes = { quiz: 9, quizMembers: 4, skills: 75, skillsMembers: 3, ready: 4 } as const
/** Cities of the nine teams, Shaoyang among them. */
const citiesOfQuiz = [
  '430500',
  '430100',
  '430200',
  '430300',
  '430400',
  '430600',
  '430700',
  '431000',
  '431200',
]
const citiesOfReady = ['430100', '430500', '430700', '431100']
/** The district of the hospital on the page. */
const yongzhouDistrict = '431103'

type Made = {
  readonly organisations: Office[]
  readonly people: Official[]
  readonly posts: HeldPost[]
  readonly rng: Random
}

/** The same for the same seed. */
export function contestPeople(seed: number): ContestPeople {
  const rng = random(seed).fork('contests people')
  const m: Made = { organisations: [], people: [], posts: [], rng }
  const committee = office(m, 'committee', '湖南省竞赛组委会（演练）', 'Organising committee (rehearsal)')
  hold(m, 'organiser', province, committee)
  hold(m, 'host', province, committee)
  hold(m, 'clerk', province, committee)
  hold(m, 'question-setter', province, office(m, 'setters', '竞赛命题组（演练）', 'Question setters'))
  hold(m, 'supervisor', province, office(m, 'supervisors', '竞赛监督组（演练）', 'Supervisors'))
  hold(m, 'arbiter', province, office(m, 'arbiters', '竞赛仲裁组（演练）', 'Arbitration'))
  const bench = office(m, 'judges', '竞赛裁判组（演练）', 'Judges')
  hold(m, 'chief-judge', province, bench)
  for (let n = 1; n <= judges; n++) hold(m, 'judge', province, bench, n)
  const tables = office(m, 'tables', '参赛席（演练）', 'Tables of teams')
  for (let n = 1; n <= sizes.quiz; n++) hold(m, 'captain', province, tables, n)
  for (const { code, name } of citiesOfHunan)
    hold(
      m,
      'delegate',
      code,
      office(m, `delegation-${code}`, `${name.zh}代表队（演练）`, `Delegation of ${name.en}`, code),
    )
  hold(m, 'statistician', province, office(m, 'statistics', '竞赛统计组（演练）', 'Statistics'))
  hold(m, 'auditor', province, office(m, 'audit', '竞赛审计组（演练）', 'Audit'))

  let counted = 0
  const contestant = (): Contestant => {
    counted += 1
    return { id: `contestant-${counted}`, ...someone(rng, registeredIn, counted) }
  }
  const team = (
    key: string,
    place: { readonly code: string; readonly name: { readonly zh: string } },
    unit: string,
    size: number,
    table: string | null,
  ): MadeTeam => ({
    key,
    name: `${place.name.zh.replace(/[市区]$/, '')}队`,
    unit,
    place: place.code,
    city: `${place.code.slice(0, 4)}00`,
    leader: someone(rng, registeredIn, 300_000 + counted).name,
    tutor: someone(rng, registeredIn, 400_000 + counted).name,
    members: Array.from({ length: size }, contestant),
    table,
  })
  const cityOf = (code: string) => citiesOfHunan.find((c) => c.code === code)!
  const onStage = (prefix: string, codes: readonly string[]) =>
    codes.map((code, i) =>
      team(
        `${prefix}${i + 1}`,
        cityOf(code),
        `${cityOf(code).name.zh}乳腺健康志愿队（虚构）`,
        sizes.quizMembers,
        `${province}-captain-${i + 1}`,
      ),
    )
  const others = countiesOfHunan.filter((c) => c.code !== yongzhouDistrict)
  const step = Math.floor(others.length / (sizes.skills - 1))
  const places = [
    countiesOfHunan.find((c) => c.code === yongzhouDistrict)!,
    ...Array.from({ length: sizes.skills - 1 }, (_, i) => others[i * step]!),
  ]
  return {
    organisations: m.organisations,
    quiz: onStage('Q', citiesOfQuiz),
    skills: places.map((place, i) =>
      team(`S${i + 1}`, place, `${place.name.zh}人民医院检验科（虚构）`, sizes.skillsMembers, null),
    ),
    ready: onStage('R', citiesOfReady),
    substitute: contestant(),
    people: m.people,
    posts: m.posts,
  }
}

function office(m: Made, id: string, zh: string, en: string, area = province): string {
  const name = `org-${province}-${id}`
  m.organisations.push({ id: name, name: { zh, en }, area, kind: 'bureau' })
  return name
}

function hold(m: Made, role: string, area: string, organisation: string, n?: number): void {
  const id = `${area}-${role}${n === undefined ? '' : `-${n}`}`
  const person = `p-${id}`
  m.people.push({ id: person, ...someone(m.rng, registeredIn, firstOfficial + m.people.length) })
  m.posts.push({ id, person, organisation, role, area, from, to: null })
}
