/** Who works where in Lengshuitan for volunteers: real kinds of offices, schools with a teacher and a leader each, and people who do not exist. */
import type { Day } from 'yimen/kernel/day'
import { random, type Random } from '../random.ts'
import { someone } from '../xiangtan/people.ts'
import type { HeldPost, Office, Official } from '../xiangtan/offices.ts'
import { lengshuitan } from './areas.ts'
import { schoolsOfLengshuitan } from './schools.ts'

export type LengshuitanOffices = {
  readonly organisations: readonly Office[]
  readonly people: readonly Official[]
  readonly posts: readonly HeldPost[]
  /** Who live there and sign in: a volunteer, a mother, and another volunteer. */
  readonly residents: readonly Official[]
}

const from: Day = '2020-01-01'
/** Officials are counted from here; residents and pupils far below. */
const firstOfficial = 1_000_000
export const policePosts = 6

type Made = {
  readonly organisations: Office[]
  readonly people: Official[]
  readonly posts: HeldPost[]
  readonly rng: Random
}

/** The same for the same seed. */
export function lengshuitanOffices(seed: number): LengshuitanOffices {
  const m: Made = { organisations: [], people: [], posts: [], rng: random(seed).fork('lengshuitan offices') }
  const civilisation = office(m, 'civilisation', '冷水滩区文明办', 'Office for civilisation')
  for (const n of [1, 2]) hold(m, 'civilisation', lengshuitan, civilisation, `${n}`)
  hold(m, 'civilisation-head', lengshuitan, civilisation)
  const education = office(m, 'education', '冷水滩区教育局', 'Education Bureau')
  for (const n of [1, 2]) hold(m, 'education', lengshuitan, education, `${n}`)
  for (const n of [1, 2]) hold(m, 'reviewer', lengshuitan, education, `${n}`)
  hold(m, 'civil', lengshuitan, office(m, 'civil', '冷水滩区民政局', 'Civil Affairs Bureau'))
  hold(m, 'keeper', lengshuitan, office(m, 'shop', '小小志愿者兑换超市', 'Exchange shop'))
  const police = office(m, 'police', '冷水滩交警大队', 'Traffic police')
  for (let n = 1; n <= policePosts; n++) hold(m, 'traffic-police', lengshuitan, police, `${n}`)
  hold(m, 'statistician', lengshuitan, office(m, 'statistics', '冷水滩区统计局', 'Statistics Bureau'))
  hold(m, 'auditor', lengshuitan, office(m, 'audit', '冷水滩区审计局', 'Audit Bureau'))
  for (const { code, name, area } of schoolsOfLengshuitan) {
    const school = office(m, code, name.zh, name.en, area, 'school')
    hold(m, 'teacher', area, school, code)
    hold(m, 'team-leader', area, school, code)
  }
  const rng = random(seed).fork('lengshuitan residents')
  return {
    organisations: m.organisations,
    people: m.people,
    posts: m.posts,
    residents: [1, 2, 3].map((n) => ({ id: `resident-${n}`, ...someone(rng, lengshuitan, 9_000 + n * 7) })),
  }
}

function office(m: Made, id: string, zh: string, en: string, area = lengshuitan, kind = 'bureau'): string {
  const name = `org-${lengshuitan}-${id}`
  m.organisations.push({ id: name, name: { zh, en }, area, kind })
  return name
}

function hold(m: Made, role: string, area: string, organisation: string, which?: string): void {
  const id = `${area}-${role}${which === undefined ? '' : `-${which}`}`
  const person = `p-${id}`
  m.people.push({ id: person, ...someone(m.rng, lengshuitan, firstOfficial + m.people.length) })
  m.posts.push({ id, person, organisation, role, area, from, to: null })
}
