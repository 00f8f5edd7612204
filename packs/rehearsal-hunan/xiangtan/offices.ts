/** Who works where in Xiangtan for the retrofit: real kinds of offices at real places, firms and people that do not exist. */
import type { Day } from 'yimen/kernel/day'
import type { Text } from 'yimen/kernel/text'
import { bodyCodeCheck, creditCodeCheck } from 'yimen/kernel/identity'
import { random, type Random } from '../random.ts'
import { areasOfXiangtan, districts, streets, surveyed, xiangtan } from './areas.ts'
import { someone } from './people.ts'

export type Office = {
  readonly id: string
  readonly name: Text
  readonly area: string
  readonly kind: string
}
export type Official = {
  readonly id: string
  readonly name: string
  readonly idNo: string
  readonly phone: string
}
export type HeldPost = {
  readonly id: string
  readonly person: string
  readonly organisation: string
  readonly role: string
  readonly area: string
  readonly from: Day
  readonly to: null
}
/** An elevator firm with its licence and the post that acts for it. */
export type Firm = {
  readonly name: string
  readonly uscc: string
  readonly level: 'A1' | 'A2' | 'B'
  readonly licenceNo: string
  readonly licenceTo: Day
  readonly post: string
}
export type XiangtanOffices = {
  readonly organisations: readonly Office[]
  readonly people: readonly Official[]
  readonly posts: readonly HeldPost[]
  readonly firms: readonly Firm[]
}

const from: Day = '2020-01-01'
/** Officials are counted from here; owners far below. */
const firstOfficial = 1_000_000
const firmNames = [
  '湘潭云梯电梯工程',
  '湘潭步步升电梯',
  '湖南莲城电梯安装',
  '湘潭竹埠机电设备',
  '湖南昭山升降设备',
  '湘潭双马电梯',
  '湖南窑湾机电安装',
  '湘潭万楼电梯工程',
  '湖南韶峰电梯',
  '湘潭砂子岭机电',
  '湖南九华升降机',
  '湘潭河西电梯维保',
]

/** The same for the same seed. */
export function xiangtanOffices(seed: number): XiangtanOffices {
  const rng = random(seed).fork('xiangtan offices')
  const m: Made = { organisations: [], people: [], posts: [], rng }
  city(m)
  for (const code of districts) district(m, code)
  for (const code of streets) street(m, code)
  for (const area of surveyed) community(m, area.code, area.name)
  const firms = firmNames.map((name, i) => firm(m, name, i))
  return { organisations: m.organisations, people: m.people, posts: m.posts, firms }
}

type Made = {
  readonly organisations: Office[]
  readonly people: Official[]
  readonly posts: HeldPost[]
  readonly rng: Random
}

const nameOfArea = (code: string): Text => areasOfXiangtan().find((a) => a.code === code)!.name

function addOrganisation(m: Made, id: string, area: string, kind: string, zh: string, en: string): string {
  m.organisations.push({ id, name: { zh, en }, area, kind })
  return id
}

function hold(m: Made, role: string, area: string, organisation: string, n?: number): string {
  const id = `${area}-${role}${n === undefined ? '' : `-${n}`}`
  const person = `p-${id}`
  m.people.push({ id: person, ...someone(m.rng, '430302', firstOfficial + m.people.length) })
  m.posts.push({ id, person, organisation, role, area, from, to: null })
  return id
}

function city(m: Made): void {
  const at = (id: string, zh: string, en: string, ...roles: readonly string[]) => {
    const office = addOrganisation(m, `org-${xiangtan}-${id}`, xiangtan, 'bureau', zh, en)
    for (const role of roles) hold(m, role, xiangtan, office)
  }
  const office = addOrganisation(
    m,
    `org-${xiangtan}-elevators`,
    xiangtan,
    'bureau',
    '湘潭市既有住宅加装电梯工作专班',
    'Xiangtan City Elevator Retrofit Office',
  )
  for (const n of [1, 2]) hold(m, 'city-office', xiangtan, office, n)
  hold(m, 'city-office-head', xiangtan, office)
  at('government', '湘潭市人民政府办公室', 'Xiangtan City Government Office', 'city-leader')
  at('housing', '湘潭市住房和城乡建设局', 'Xiangtan City Housing and Construction Bureau', 'city-housing')
  at(
    'planning',
    '湘潭市自然资源和规划局',
    'Xiangtan City Natural Resources and Planning Bureau',
    'city-planning',
  )
  at('market', '湘潭市市场监督管理局', 'Xiangtan City Market Regulation Bureau', 'city-market')
  at('fire', '湘潭市消防救援支队', 'Xiangtan City Fire and Rescue Brigade', 'city-fire')
  at('urban', '湘潭市城市管理和综合执法局', 'Xiangtan City Urban Management Bureau', 'city-urban')
  at(
    'inspection',
    '湘潭市特种设备检验检测所',
    'Xiangtan City Special Equipment Inspection Institute',
    'city-inspection',
  )
  at('finance', '湘潭市财政局', 'Xiangtan City Finance Bureau', 'city-finance', 'city-finance-head')
  at('statistics', '湘潭市统计局', 'Xiangtan City Statistics Bureau', 'statistician')
  at('audit', '湘潭市审计局', 'Xiangtan City Audit Bureau', 'auditor')
  at('survey', '湖南演测建筑鉴定有限公司', 'Hunan Yance Building Appraisal Co.', 'survey-firm')
  at('drawings', '湘潭市建设工程施工图审查中心', 'Xiangtan Drawing Review Centre', 'drawing-review')
  const property = addOrganisation(
    m,
    `org-${xiangtan}-property`,
    xiangtan,
    'firm',
    '湘潭安居物业服务有限公司',
    'Xiangtan Anju Property Co.',
  )
  for (const n of [1, 2]) hold(m, 'property-company', xiangtan, property, n)
}

function district(m: Made, code: string): void {
  const { zh, en } = nameOfArea(code)
  const office = addOrganisation(
    m,
    `org-${code}-elevators`,
    code,
    'bureau',
    `${zh}加装电梯工作办公室`,
    `${en} Elevator Retrofit Office`,
  )
  const housing = addOrganisation(
    m,
    `org-${code}-housing`,
    code,
    'bureau',
    `${zh}住房和城乡建设局`,
    `${en} Housing and Construction Bureau`,
  )
  for (const role of ['district-office', 'district-office-head']) hold(m, role, code, office)
  for (const role of ['district-housing', 'district-housing-head']) hold(m, role, code, housing)
}

function street(m: Made, code: string): void {
  const { zh, en } = nameOfArea(code)
  const office = addOrganisation(
    m,
    `org-${code}`,
    code,
    'township_office',
    zh.endsWith('镇') ? `${zh}人民政府` : `${zh}办事处`,
    `${en} Office`,
  )
  hold(m, 'street-worker', code, office)
  hold(
    m,
    'street-mediator',
    code,
    addOrganisation(
      m,
      `org-${code}-mediation`,
      code,
      'committee',
      `${zh}人民调解委员会`,
      `${en} Mediation Committee`,
    ),
  )
}

function community(m: Made, code: string, { zh, en }: Text): void {
  hold(
    m,
    'community-worker',
    code,
    addOrganisation(m, `org-${code}`, code, 'village_committee', `${zh}居民委员会`, `${en} Committee`),
  )
}

function firm(m: Made, name: string, i: number): Firm {
  const office = addOrganisation(
    m,
    `org-firm-${i + 1}`,
    xiangtan,
    'firm',
    `${name}有限公司`,
    `Elevator firm ${i + 1} (fictional)`,
  )
  const post = hold(m, 'elevator-firm', xiangtan, office, i + 1)
  const body = `MA4R${String(1_000 + i * 37).padStart(4, '0')}`
  const first17 = `91430300${body}${bodyCodeCheck(body)}`
  return {
    name: `${name}有限公司`,
    uscc: first17 + creditCodeCheck(first17),
    level: (['A1', 'A2', 'B'] as const)[i % 3]!,
    licenceNo: `TS343${String(10_000 + i * 13)}-2024`,
    licenceTo: `2024-${String((i % 12) + 1).padStart(2, '0')}-28` as Day,
    post,
  }
}
