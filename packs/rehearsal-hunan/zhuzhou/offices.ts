/** Who works where in the zone for its grids: real kinds of offices at real streets, held by people who do not exist. */
import type { Day } from 'yimen/kernel/day'
import type { Text } from 'yimen/kernel/text'
import type { Substitution } from '../offices.ts'
import { random, type Random } from '../random.ts'
import type { HeldPost, Office, Official } from '../xiangtan/offices.ts'
import { someone } from '../xiangtan/people.ts'
import {
  communitiesOfZone,
  gridsOfZone,
  registeredIn,
  streetsOfZone,
  xuefu,
  xuefuFirst,
  zone,
} from './areas.ts'

/** Somebody who lives in the zone and signs in. */
export type Resident = Official & { readonly grid: string }
export type ZoneOffices = {
  readonly organisations: readonly Office[]
  readonly people: readonly Official[]
  readonly posts: readonly HeldPost[]
  readonly substitutions: readonly Substitution[]
  readonly residents: readonly Resident[]
}

const from: Day = '2020-01-01'
/** Officials are counted from here; residents far below. */
const firstOfficial = 1_000_000
/** Posts of the command centre, and who sits at them: the first is its head as well. */
export const commandPosts = 9
const desksOfHotline = 2
const clerksOfUnit = 2

/** What handles events: departments, services and networks. The key is a part of its posts' numbers. */
export const unitsOfZone: readonly { readonly key: string; readonly name: Text }[] = [
  ['urban-management', '株洲经开区城市管理和综合执法局', 'Urban Management Bureau'],
  ['construction', '株洲经开区建设和市政局', 'Construction and Municipal Works Bureau'],
  ['sanitation', '株洲经开区环境卫生服务中心', 'Sanitation Service'],
  ['police', '株洲市公安局经开区分局', 'Police of the zone'],
  ['fire', '株洲经开区消防救援大队', 'Fire and Rescue Brigade'],
  ['emergency', '株洲经开区应急管理局', 'Emergency Management Bureau'],
  ['market', '株洲经开区市场监督管理局', 'Market Supervision Bureau'],
  ['ecology', '株洲市生态环境局经开区分局', 'Ecology and Environment Bureau'],
  ['transport', '株洲经开区交通运输局', 'Transport Bureau'],
  ['water', '株洲经开区供水服务中心', 'Water supply'],
  ['power', '株洲经开区供电服务站', 'Power supply'],
  ['gas', '株洲经开区燃气服务站', 'Gas supply'],
  ['property', '株洲经开区物业监督管理站', 'Property management office'],
  ['social', '株洲经开区社会事务局', 'Social Affairs Bureau'],
].map(([key, zh, en]) => ({ key: key!, name: { zh: zh!, en: en! } }))

/** The same for the same seed. */
export function zoneOffices(seed: number): ZoneOffices {
  const m: Made = { organisations: [], people: [], posts: [], rng: random(seed).fork('zhuzhou offices') }
  committee(m)
  command(m)
  for (const { key, name } of unitsOfZone) unit(m, key, name)
  for (const { code, name } of streetsOfZone) street(m, code, name)
  for (const { code, name } of communitiesOfZone) community(m, code, name)
  hall(m)
  return {
    organisations: m.organisations,
    people: m.people,
    posts: m.posts,
    substitutions: [leave()],
    residents: residents(seed),
  }
}

type Made = {
  readonly organisations: Office[]
  readonly people: Official[]
  readonly posts: HeldPost[]
  readonly rng: Random
}

function committee(m: Made): void {
  const leaders = office(m, 'committee', '株洲经济开发区管理委员会', 'Administrative Committee of the zone')
  hold(m, 'zone-leader', zone, leaders)
  const hotline = office(m, 'hotline', '株洲经开区12345热线工作站', 'Hotline 12345, desk of the zone')
  for (let n = 1; n <= desksOfHotline; n++) hold(m, 'hotline', zone, hotline, `${n}`)
  hold(m, 'statistician', zone, office(m, 'statistics', '株洲经开区统计局', 'Statistics Bureau'))
  hold(m, 'auditor', zone, office(m, 'audit', '株洲经开区审计局', 'Audit Bureau'))
}

function command(m: Made): void {
  const centre = office(m, 'command', '株洲经开区网格指挥中心', 'Grid Command Centre')
  const staff = Array.from({ length: commandPosts }, (_, i) => hold(m, 'command', zone, centre, `${i + 1}`))
  alsoHold(m, 'command-head', zone, centre, staff[0]!)
}

/** The hall of the zone, a window in each street, a helper in each community. They come after all others: who was there keeps their name. */
function hall(m: Made): void {
  const at = office(m, 'hall', '株洲经开区政务服务大厅', 'Service hall of the zone')
  const bureau = office(m, 'approvals', '株洲经开区行政审批服务局', 'Approvals Bureau of the zone')
  for (let n = 1; n <= 6; n++) hold(m, 'window-clerk', zone, at, `${n}`)
  for (let n = 1; n <= 2; n++) hold(m, 'delivery', zone, at, `${n}`)
  for (let n = 1; n <= 2; n++) hold(m, 'cross-window', zone, at, `${n}`)
  hold(m, 'hall-lead', zone, at)
  for (let n = 1; n <= 4; n++) hold(m, 'reviewer', zone, bureau, `${n}`)
  for (let n = 1; n <= 2; n++) hold(m, 'approver', zone, bureau, `${n}`)
  hold(m, 'item-manager', zone, bureau)
  for (const { code } of streetsOfZone) hold(m, 'street-window', code, `org-${zone}-${code}`)
  for (const { code } of communitiesOfZone) hold(m, 'helper', code, `org-${zone}-${code}`)
}

function unit(m: Made, key: string, name: Text): void {
  const at = office(m, key, name.zh, name.en)
  for (let n = 1; n <= clerksOfUnit; n++) hold(m, 'unit', zone, at, `${key}-${n}`)
  hold(m, 'unit-head', zone, at, key)
}

function street(m: Made, code: string, name: Text): void {
  const zh = name.zh.endsWith('街道') ? `${name.zh}办事处` : `${name.zh}人民政府`
  const at = office(m, code, zh, `${name.en} Office`, code, 'township_office')
  hold(m, 'street-leader', code, at)
  const centre = office(
    m,
    `${code}-centre`,
    `${name.zh}网格管理分中心`,
    `Grid sub-centre of ${name.en}`,
    code,
    'township_office',
  )
  for (const n of [1, 2]) hold(m, 'street-clerk', code, centre, `${n}`)
}

/** The head of a community is the head of each of its grids; each grid has a worker of its own. */
function community(m: Made, code: string, name: Text): void {
  const at = office(m, code, `${name.zh}居民委员会`, `${name.en} Committee`, code, 'village_committee')
  const head = hold(m, 'community-head', code, at)
  for (const grid of gridsOfZone.filter((g) => g.parent === code)) {
    alsoHold(m, 'grid-head', grid.code, at, head)
    hold(m, 'grid-worker', grid.code, at)
  }
}

function office(m: Made, id: string, zh: string, en: string, area = zone, kind = 'bureau'): string {
  const name = `org-${zone}-${id}`
  m.organisations.push({ id: name, name: { zh, en }, area, kind })
  return name
}

/** A post with somebody new to hold it; gives who. */
function hold(m: Made, role: string, area: string, organisation: string, which?: string): string {
  const id = `${area}-${role}${which === undefined ? '' : `-${which}`}`
  const person = `p-${id}`
  m.people.push({ id: person, ...someone(m.rng, registeredIn, firstOfficial + m.people.length) })
  m.posts.push({ id, person, organisation, role, area, from, to: null })
  return person
}

/** A post of somebody who has another. */
function alsoHold(m: Made, role: string, area: string, organisation: string, person: string): void {
  m.posts.push({ id: `${area}-${role}`, person, organisation, role, area, from, to: null })
}

/** The worker of the second grid of 学府社区 is on leave for two weeks, and the one of the first walks there too. */
const leave = (): Substitution => ({
  id: `${xuefu}-leave-2021`,
  post: `${xuefu}002-grid-worker`,
  by: `${xuefuFirst}-grid-worker`,
  from: '2021-10-18',
  to: '2021-10-31',
  onward: false,
  order: {
    zh: '学府社区通知：第二网格网格员10月18日至31日休假，由第一网格网格员代为巡查走访',
    en: 'Notice of Xuefu Community: the worker of the first grid acts for the one of the second, on leave 18 to 31 October',
  },
})

/** One in the listed grid, one next door, one in the town. */
function residents(seed: number): readonly Resident[] {
  const rng = random(seed).fork('zhuzhou residents')
  return [xuefuFirst, `${xuefu}003`, gridsOfZone.at(-1)!.code].map((grid, n) => ({
    id: `resident-${n + 1}`,
    grid,
    ...someone(rng, registeredIn, n),
  }))
}
