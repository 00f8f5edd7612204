/** Who works where in the bank's branch: departments, sub-branches, outlets and teams, held by people who do not exist. */
import type { Day } from 'yimen/kernel/day'
import type { Text } from 'yimen/kernel/text'
import { random, type Random } from '../random.ts'
import type { HeldPost, Office, Official } from '../xiangtan/offices.ts'
import { someone } from '../xiangtan/people.ts'
import { branchesOfBank, cityBranch, outletsOfBank, teamsOfBank } from './areas.ts'

export type BankOffices = {
  readonly organisations: readonly Office[]
  readonly people: readonly Official[]
  readonly posts: readonly HeldPost[]
}

const from: Day = '2020-01-01'
/** People have numbers of the district where the branch sits. */
const registeredIn = '431103'
/** Counted far above whoever else has numbers of that district. */
const firstOfBank = 3_000_000
const managersOfTeam = 2

/** The four that answer for the season; the key is a part of their posts' numbers. */
export const departmentsOfBank: readonly { readonly key: string; readonly name: Text }[] = [
  ['personal', '市分行个人金融部', 'Personal Finance Department'],
  ['retail', '市分行零售信贷部', 'Retail Credit Department'],
  ['small', '市分行小企业金融部', 'Small Enterprise Finance Department'],
  ['risk', '市分行风险管理部', 'Risk Management Department'],
].map(([key, zh, en]) => ({ key: key!, name: { zh: zh!, en: en! } }))

/** The same for the same seed. */
export function bankOffices(seed: number): BankOffices {
  const m: Made = { organisations: [], people: [], posts: [], rng: random(seed).fork('bank offices') }
  const leaders = office(m, 'leaders', '永州市分行领导班子', 'Leaders of the city branch')
  hold(m, 'president', cityBranch, leaders)
  const campaign = office(m, 'campaign', '永州市分行旺季跨赛办公室', 'Campaign Office')
  for (const n of [1, 2]) hold(m, 'campaign-office', cityBranch, campaign, `${n}`)
  for (const { key, name } of departmentsOfBank) {
    const at = office(m, key, name.zh, name.en)
    hold(m, 'department-head', cityBranch, at, key)
    hold(m, 'department-clerk', cityBranch, at, key)
    if (key === 'risk') hold(m, 'risk', cityBranch, at)
  }
  const audit = office(m, 'audit', '永州市分行审计部', 'Audit Department')
  hold(m, 'auditor', cityBranch, audit)
  for (const { code, name } of branchesOfBank)
    hold(m, 'branch-head', code, office(m, code, name.zh, name.en, code))
  for (const { code, name, to } of outletsOfBank)
    if (to === null) hold(m, 'outlet-head', code, office(m, code, name.zh, name.en, code))
  for (const { code, name } of teamsOfBank) {
    const at = office(m, code, name.zh, name.en, code)
    hold(m, 'team-head', code, at)
    for (let n = 1; n <= managersOfTeam; n++) hold(m, 'customer-manager', code, at, `${n}`)
  }
  return { organisations: m.organisations, people: m.people, posts: m.posts }
}

type Made = {
  readonly organisations: Office[]
  readonly people: Official[]
  readonly posts: HeldPost[]
  readonly rng: Random
}

function office(m: Made, id: string, zh: string, en: string, area = cityBranch): string {
  const name = `org-${cityBranch}-${id}`
  m.organisations.push({ id: name, name: { zh, en }, area, kind: 'bank' })
  return name
}

function hold(m: Made, role: string, area: string, organisation: string, which?: string): void {
  const id = `${area}-${role}${which === undefined ? '' : `-${which}`}`
  m.people.push({ id: `p-${id}`, ...someone(m.rng, registeredIn, firstOfBank + m.people.length) })
  m.posts.push({ id, person: `p-${id}`, organisation, role, area, from, to: null })
}
