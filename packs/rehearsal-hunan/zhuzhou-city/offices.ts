/** Who works in the campaign: brigades of every district and county, the campaign's office, companies and public bodies, held by people who do not exist. */
import type { Day } from 'yimen/kernel/day'
import { random, type Random } from '../random.ts'
import type { HeldPost, Office, Official } from '../xiangtan/offices.ts'
import { someone } from '../xiangtan/people.ts'
import { countiesOfZhuzhou, zhuzhouCity, type County } from './areas.ts'

/** Somebody who lives in the city and signs in. */
export type Rider = Official & { readonly county: string; readonly phone: string }
export type CityOffices = {
  readonly organisations: readonly Office[]
  readonly people: readonly Official[]
  readonly posts: readonly HeldPost[]
  readonly residents: readonly Rider[]
}

const from: Day = '2020-01-01'
/** Officials are counted from here; who is stopped on the road far below. */
const firstOfficial = 3_000_000
const firstResident = 2_900_000
export const officersOfBrigade = 8
const leadersOfBrigade = 2
const observersOfBrigade = 2

export const companies = [
  ['courier', '快迅达快递株洲分公司', 'Kuaixunda Express'],
  ['food', '味达外卖株洲站', 'Weida Food Delivery'],
  ['designated', '安途代驾株洲分公司', 'Antu Designated Drivers'],
  ['shared', '畅行共享单车株洲运营中心', 'Changxing Shared Bicycles'],
] as const
export const bodies = [
  ['education', '株洲市教育局', 'Education Bureau'],
  ['housing', '株洲市住房和城乡建设局', 'Housing Bureau'],
  ['health', '株洲市卫生健康委员会', 'Health Commission'],
  ['finance', '株洲市财政局', 'Finance Bureau'],
] as const

/** The same for the same seed. */
export function cityOffices(seed: number): CityOffices {
  const m: Made = { organisations: [], people: [], posts: [], rng: random(seed).fork('zhuzhou city offices') }
  const campaign = office(m, 'campaign', '株洲市“戴帽工程”专项行动办公室', 'Campaign office')
  hold(m, 'campaign-leader', zhuzhouCity, campaign)
  for (let n = 1; n <= 2; n++) hold(m, 'campaign-office', zhuzhouCity, campaign, `${n}`)
  hold(m, 'statistician', zhuzhouCity, office(m, 'statistics', '株洲市统计局', 'Statistics Bureau'))
  hold(m, 'auditor', zhuzhouCity, office(m, 'audit', '株洲市审计局', 'Audit Bureau'))
  for (const [key, zh, en] of companies)
    hold(m, 'employer', zhuzhouCity, office(m, key, zh, en, zhuzhouCity, 'company'), key)
  for (const [key, zh, en] of bodies) hold(m, 'organ', zhuzhouCity, office(m, key, zh, en), key)
  for (const county of countiesOfZhuzhou) brigade(m, county)
  const rng = random(seed).fork('zhuzhou city residents')
  return {
    organisations: m.organisations,
    people: m.people,
    posts: m.posts,
    residents: ['430211', '430211', '430281'].map((county, n) => ({
      id: `resident-${n + 1}`,
      county,
      ...someone(rng, county, firstResident + n),
    })),
  }
}

type Made = {
  readonly organisations: Office[]
  readonly people: Official[]
  readonly posts: HeldPost[]
  readonly rng: Random
}

function brigade(m: Made, { code, name }: County): void {
  const zh = `株洲市公安局交通警察支队${name.replace(/[区县市]$/, '')}大队`
  const at = office(m, code, zh, `Traffic police brigade ${code}`, code)
  hold(m, 'brigade-head', code, at)
  for (let n = 1; n <= leadersOfBrigade; n++) hold(m, 'squad-leader', code, at, `${n}`)
  for (let n = 1; n <= officersOfBrigade; n++) hold(m, 'officer', code, at, `${n}`)
  const survey = office(m, `${code}-survey`, `${name}第三方观测组`, `Observers of ${code}`, code, 'company')
  for (let n = 1; n <= observersOfBrigade; n++) hold(m, 'observer', code, survey, `${n}`)
}

function office(m: Made, id: string, zh: string, en: string, area = zhuzhouCity, kind = 'bureau'): string {
  const name = `org-${zhuzhouCity}-${id}`
  m.organisations.push({ id: name, name: { zh, en }, area, kind })
  return name
}

/** A post with somebody new to hold it. */
function hold(m: Made, role: string, area: string, organisation: string, which?: string): void {
  const id = `${area}-${role}${which === undefined ? '' : `-${which}`}`
  m.people.push({ id: `p-${id}`, ...someone(m.rng, '430211', firstOfficial + m.people.length) })
  m.posts.push({ id, person: `p-${id}`, organisation, role, area, from, to: null })
}
