/** Organisations of Wuling that do not exist: names, codes, officers, each made from its number. */
import { bodyCodeCheck, creditCodeCheck } from 'yimen/kernel/identity'
import { random, type Random } from '../random.ts'
import { someone, type Someone } from '../xiangtan/people.ts'
import { communitiesOfWuling, streetsOfWuling, wuling } from './areas.ts'
import { supervisors } from './offices.ts'

export type Body = {
  readonly n: number
  readonly name: string
  readonly kind: 'association' | 'private'
  readonly uscc: string
  readonly scope: string
  readonly supervisor: string
  readonly area: string
  readonly address: string
  readonly head: Someone
  readonly council: readonly (Someone & { readonly duty: string })[]
}
export type Team = {
  readonly n: number
  readonly name: string
  readonly class: string
  readonly area: string
  readonly place: string
  readonly members: number
  readonly head: Someone
}

const fields: readonly (readonly [string, number])[] = [
  ['义工', 2],
  ['书法', 1],
  ['诗词', 1],
  ['太极拳', 1],
  ['门球', 1],
  ['老年体育', 1],
  ['舞蹈', 1],
  ['羽毛球', 1],
  ['乒乓球', 1],
  ['游泳', 1],
  ['象棋', 1],
  ['围棋', 1],
  ['摄影', 1],
  ['美术', 1],
  ['音乐', 1],
  ['曲艺', 1],
  ['丝弦', 1],
  ['收藏', 1],
  ['登山', 1],
  ['骑行', 1],
  ['钓鱼', 1],
  ['计划生育', 3],
  ['护理', 3],
  ['中医药', 3],
  ['个体劳动者', 2],
  ['物业管理', 2],
  ['餐饮', 2],
  ['家政', 2],
  ['花卉', 2],
  ['茶业', 2],
  ['青年创业', 2],
  ['女企业家', 2],
  ['老科技工作者', 0],
  ['家庭教育', 0],
  ['关心下一代', 0],
  ['志愿者', 2],
  ['慈善', 2],
  ['残疾人', 2],
  ['法律援助', 2],
  ['禁毒', 2],
  ['心理健康', 3],
  ['商会', 2],
]
const forms = ['协会', '学会', '联合会', '促进会', '研究会'] as const
const privateForms: readonly (readonly [string, number])[] = [
  ['幼儿园', 0],
  ['艺术培训学校', 0],
  ['社会工作服务中心', 2],
  ['居家养老服务中心', 2],
  ['健康服务中心', 3],
  ['体育俱乐部', 1],
  ['文化传播中心', 1],
  ['公益服务中心', 2],
]
const given = [
  '沅江',
  '朗州',
  '桃花',
  '柳叶',
  '德山',
  '穿紫',
  '诗墙',
  '白鹤',
  '阳光',
  '春晖',
  '康乐',
  '同心',
  '育才',
  '启智',
  '金色',
  '星光',
  '蓝天',
  '百合',
  '向日葵',
  '常青',
]

const codeOf = (kind: Body['kind'], n: number): string => {
  const body = `MJK${String(10_000 + n * 7)}`
  const first17 = `${kind === 'association' ? '51' : '52'}${wuling}${body}${bodyCodeCheck(body)}`
  return first17 + creditCodeCheck(first17)
}

/** So many bodies, the first `associations` of them associations; in communities spread over the whole district. */
export function bodiesOf(seed: number, total: number, associations: number): readonly Body[] {
  const rng = random(seed).fork('wuling bodies')
  return Array.from({ length: total }, (_, n) =>
    bodyOf(rng, n, n < associations, n < associations ? n : n - associations),
  )
}

function bodyOf(rng: Random, n: number, isAssociation: boolean, i: number): Body {
  const at = communitiesOfWuling[(n * 37) % communitiesOfWuling.length]!
  const street = streetsOfWuling.find((s) => at.code.startsWith(s.code))!
  const [what, supervisor] = isAssociation
    ? fields[i % fields.length]!
    : privateForms[i % privateForms.length]!
  const name = isAssociation
    ? `常德市武陵区${what}${what === '商会' ? `（${given[Math.floor(i / fields.length)]!}）` : forms[Math.floor(i / fields.length) % forms.length]!}`
    : `常德市武陵区${given[Math.floor(i / privateForms.length) % given.length]!}${what}`
  return {
    n,
    name,
    kind: isAssociation ? 'association' : 'private',
    uscc: codeOf(isAssociation ? 'association' : 'private', n),
    scope: isAssociation ? `${what}领域的交流、培训、宣传和公益服务` : `${what}的非营利服务`,
    supervisor: supervisors[supervisor]![0],
    area: at.code,
    address: `${street.name.zh}${at.name.zh}居民服务楼${(n % 4) + 1}楼`,
    head: someone(rng, wuling, n * 4),
    council: ['chair', 'vice', 'supervisor'].map((duty, k) => ({
      ...someone(rng, wuling, n * 4 + 1 + k),
      duty,
    })),
  }
}

const teams: readonly (readonly [string, string])[] = [
  ['夕阳红舞蹈队', 'culture'],
  ['红色管家志愿服务队', 'service'],
  ['邻里守望互助会', 'harmony'],
  ['居民议事会', 'consultation'],
  ['老年合唱团', 'culture'],
  ['平安巡逻队', 'service'],
  ['爱心帮扶站', 'service'],
  ['社区社会组织联合会', 'hub'],
  ['读书会', 'other'],
]

/** Community organisations: of each kind one in a community, community by community. */
export function teamsOf(seed: number, total: number): readonly Team[] {
  const rng = random(seed).fork('wuling teams')
  return Array.from({ length: total }, (_, n) => {
    const at = communitiesOfWuling[n % communitiesOfWuling.length]!
    const street = streetsOfWuling.find((s) => at.code.startsWith(s.code))!
    const [what, kind] = teams[Math.floor(n / communitiesOfWuling.length)]!
    return {
      n,
      name: `${street.name.zh}${at.name.zh}${what}`,
      class: kind,
      area: at.code,
      place: `${at.name.zh}党群服务中心`,
      members: 10 + ((n * 13) % 36),
      head: someone(rng, wuling, 100_000 + n),
    }
  })
}
