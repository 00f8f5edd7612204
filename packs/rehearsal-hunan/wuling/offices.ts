/** Who works where in Wuling for social organisations: real kinds of offices at real places, people that do not exist. */
import type { Day } from 'yimen/kernel/day'
import { random, type Random } from '../random.ts'
import { someone } from '../xiangtan/people.ts'
import type { HeldPost, Office, Official } from '../xiangtan/offices.ts'
import { communitiesOfWuling, streetsOfWuling, wuling } from './areas.ts'

export type WulingOffices = {
  readonly organisations: readonly Office[]
  readonly people: readonly Official[]
  readonly posts: readonly HeldPost[]
}

const from: Day = '2020-01-01'
/** Officials are counted from here; officers of organisations far below. */
const firstOfficial = 1_000_000
/** Posts that act for an organisation, and experts of the pool. */
export const agents = 8
export const expertPosts = 9

/** The same for the same seed. */
export function wulingOffices(seed: number): WulingOffices {
  const m: Made = { organisations: [], people: [], posts: [], rng: random(seed).fork('wuling offices') }
  const bureau = office(m, 'civil', '常德市武陵区民政局', 'Wuling District Civil Affairs Bureau')
  for (const n of [1, 2]) hold(m, 'registrar', wuling, bureau, n)
  hold(m, 'registrar-head', wuling, bureau)
  hold(m, 'purchaser', wuling, bureau)
  hold(m, 'finance', wuling, bureau)
  hold(m, 'finance-head', wuling, bureau)
  const hall = office(m, 'hall', '常德市武陵区政务服务中心', 'Wuling District Service Hall')
  for (const n of [1, 2]) hold(m, 'service-window', wuling, hall, n)
  for (const [i, [zh, en]] of supervisors.entries())
    hold(m, 'supervising-unit', wuling, office(m, `supervisor-${i + 1}`, zh, en), i + 1)
  hold(
    m,
    'party-committee',
    wuling,
    office(m, 'party', '武陵区社会组织综合党委', 'Comprehensive party committee of social organisations'),
  )
  const pool = office(m, 'experts', '武陵区社会组织评审专家库', 'Pool of experts')
  for (let n = 1; n <= expertPosts; n++) hold(m, 'expert', wuling, pool, n)
  const bodies = office(m, 'bodies', '武陵区社会组织', 'Social organisations (fictional)')
  for (let n = 1; n <= agents; n++) hold(m, 'organisation', wuling, bodies, n)
  hold(
    m,
    'statistician',
    wuling,
    office(m, 'statistics', '武陵区统计局', 'Wuling District Statistics Bureau'),
  )
  hold(m, 'auditor', wuling, office(m, 'audit', '武陵区审计局', 'Wuling District Audit Bureau'))
  for (const { code, name } of streetsOfWuling) {
    const zh =
      name.zh.endsWith('街道') || name.zh.endsWith('社区') ? `${name.zh}办事处` : `${name.zh}人民政府`
    hold(m, 'street-clerk', code, office(m, code, zh, `${name.en} Office`, code, 'township_office'))
  }
  for (const { code, name } of communitiesOfWuling)
    hold(
      m,
      'community-worker',
      code,
      office(
        m,
        code,
        `${name.zh}${name.zh.endsWith('村') ? '村民委员会' : '居民委员会'}`,
        `${name.en} Committee`,
        code,
        'village_committee',
      ),
    )
  return { organisations: m.organisations, people: m.people, posts: m.posts }
}

/** Units that supervise what others do. */
export const supervisors: readonly (readonly [string, string])[] = [
  ['武陵区教育局', 'Wuling District Education Bureau'],
  ['武陵区文化旅游广电体育局', 'Wuling District Culture, Tourism and Sports Bureau'],
  ['武陵区民政局社会事务股', 'Social affairs of the Civil Affairs Bureau'],
  ['武陵区卫生健康局', 'Wuling District Health Bureau'],
]

type Made = {
  readonly organisations: Office[]
  readonly people: Official[]
  readonly posts: HeldPost[]
  readonly rng: Random
}

function office(m: Made, id: string, zh: string, en: string, area = wuling, kind = 'bureau'): string {
  const name = `org-${wuling}-${id}`
  m.organisations.push({ id: name, name: { zh, en }, area, kind })
  return name
}

function hold(m: Made, role: string, area: string, organisation: string, n?: number): void {
  const id = `${area}-${role}${n === undefined ? '' : `-${n}`}`
  const person = `p-${id}`
  m.people.push({ id: person, ...someone(m.rng, wuling, firstOfficial + m.people.length) })
  m.posts.push({ id, person, organisation, role, area, from, to: null })
}
