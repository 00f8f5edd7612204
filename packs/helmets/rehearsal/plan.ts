/** What the campaign begins with: its plan, its posts, and plates at the registration points; and what was read out on 19 October. */
import type { Day } from 'yimen/kernel/day'
import { at, File, type Line, type World } from './world.ts'

export const begins: Day = '2021-09-01'
/** The last day that is played; the next morning the house opens. */
export const ends: Day = '2021-10-19'

const yearEnd: Day = '2021-12-31'
const platesDay: Day = '2021-11-30'
const target = (key: string, value: number, until: Day = yearEnd, atLeast = false) => ({
  key,
  value,
  atLeast,
  until,
})
export const planned = {
  planNo: '株戴帽办发〔2021〕1号',
  startMonth: '2021-09',
  endMonth: '2021-12',
  targetList: [
    target('urban', 90),
    target('county', 85),
    target('highway', 80, yearEnd, true),
    target('trades', 95),
    target('plates', 75, platesDay, true),
    target('punish', 100),
    target('impound', 100),
    target('umbrella', 100),
    target('posts', 53, yearEnd, true),
    target('squads', 13, yearEnd, true),
    target('points', 20, yearEnd, true),
  ],
  mustList: [
    { key: 'stop', how: '有处置记录的（处罚、口头警告）÷收班计数器拦停数' },
    { key: 'punish', how: '未戴头盔作出警告或者罚款的÷未戴头盔被处置的；口头警告不算' },
    { key: 'educate', how: '作过教育的÷全部处置' },
    { key: 'umbrella', how: '拆除的÷有遮阳伞违法的' },
    { key: 'helmet', how: '放行时已戴头盔的÷未戴头盔被处置的' },
    { key: 'plate', how: '当场上牌或者扣车的÷无牌无证的' },
  ],
  tradeList: [{ trade: 'courier' }, { trade: 'food' }, { trade: 'designated' }],
}

export type Post = {
  readonly no: string
  readonly county: string
  readonly township: string
  readonly kind: 'fixed' | 'squad' | 'registration'
  readonly road: 'urban' | 'county' | 'highway'
}
/** Until the end of November, at the points of each county. */
const platesOfCounty = 90
/** In use by 19 October: fewer than the plan sets. */
const inUse = { fixed: 47, squad: 12, registration: 16 } as const
const kindNames = { fixed: '执勤整治点', squad: '流动整治组', registration: '集中上牌点' } as const
const initials = { fixed: 'G', squad: 'L', registration: 'S' } as const

/** One after the other through the counties; of fixed posts each third stands on a highway. */
export function postsOf(world: World): readonly Post[] {
  return (['fixed', 'squad', 'registration'] as const).flatMap((kind) =>
    Array.from({ length: inUse[kind] }, (_, n): Post => {
      const county = world.counties[n % world.counties.length]!
      const round = Math.floor(n / world.counties.length)
      return {
        no: `${initials[kind]}${county.code.slice(2)}${String(round + 1).padStart(2, '0')}`,
        county: county.code,
        township: county.townships[round % county.townships.length]!,
        kind,
        road: round % 3 === 1 ? 'highway' : county.town,
      }
    }),
  )
}

export function setUp(world: World, posts: readonly Post[]): Line[] {
  const wave: Line[] = []
  const office = world.post('campaign-office', world.city, '1')
  const plan = new File('helmets.plan', 'P-2021', world.city)
  plan.act(wave, office, 'set', planned, at(begins, 8, 30))
  const shareOf = (whole: number, n: number): number => {
    const { length } = world.counties
    return Math.floor(whole / length) + (n < whole % length ? 1 : 0)
  }
  const division = world.counties.map(({ code }, n) => ({
    county: code,
    fixed: shareOf(53, n),
    squads: shareOf(13, n),
    points: shareOf(20, n),
    plates: platesOfCounty,
  }))
  plan.act(wave, office, 'divide', { division }, at(begins, 8, 35))
  const names = new Map(world.counties.map((c) => [c.code, c.name]))
  for (const [n, post] of posts.entries())
    new File('helmets.post', post.no, post.township).act(
      wave,
      world.post('brigade-head', post.county),
      'set_up',
      {
        postNo: post.no,
        postName: `${names.get(post.county)}${post.no.slice(-2)}号${kindNames[post.kind]}`,
        kind: post.kind,
        road: post.road,
        point: world.point(post.county, n),
      },
      at(begins, 8, 40) + n * 6_000,
    )
  for (const [n, post] of posts.filter((p) => p.kind === 'registration').entries())
    new File('helmets.plate', `K${post.no}`, post.township).act(
      wave,
      world.post('squad-leader', post.county, '1'),
      'receive',
      { received: 500 },
      at(begins, 8, 50) + n * 6_000,
    )
  return wave
}

const openLetter = '致全市国家公职人员的一封信'
const notice = '关于开展“戴帽工程”专项行动的通告'

/** The briefing of 19 October, and who has read its two documents since. */
export function briefing(world: World): Line[] {
  const wave: Line[] = []
  new File('helmets.briefing', 'B-1019', world.city).act(
    wave,
    world.post('campaign-office', world.city, '2'),
    'hold',
    {
      meetingTitle: '“戴帽工程”专项行动新闻通气会',
      heldOn: ends,
      host: '罗志远',
      people: 86,
      documents: [
        { kind: 'open_letter', name: openLetter, gist: '公职人员带头戴头盔、系好带，劝导家人邻里' },
        { kind: 'notice', name: notice, gist: '行动时间、六个一律、目标和集中上牌点' },
      ],
      minutes: '通报前一阶段情况，宣读一封信和通告，回答提问。',
    },
    at(ends, 9),
  )
  for (const [n, [key, zh]] of world.bodies.slice(0, 3).entries())
    for (const [i, document] of [openLetter, notice].entries())
      new File('helmets.reading', `R-${key}-${i + 1}`, world.city).act(
        wave,
        world.post('organ', world.city, key),
        'of_body',
        { document, body: zh, onRoll: 120 + n * 35, readers: 101 + n * 29 - i * 6 },
        at(ends, 15, n * 4 + i),
      )
  return wave
}

/** Three companies had a letter in September and answered; two have one now. */
export function letters(world: World): Line[] {
  const wave: Line[] = []
  const office = world.post('campaign-office', world.city, '2')
  const post = (key: string): string => world.post('employer', world.city, key)
  for (const [n, [key, zh]] of world.companies.slice(0, 3).entries()) {
    const file = new File('helmets.letter', `E09${n + 1}`, world.city)
    const form = { company: zh, companyPost: post(key), kind: key, matter: '请督促骑手上岗戴好头盔、系好带' }
    file.act(wave, office, 'send', form, at('2021-09-20', 10, n))
    file.act(wave, post(key), 'answer', { reply: '已逐站点检查并开会提示' }, at('2021-09-24', 16, n))
    file.act(wave, office, 'accept', { remark: '抽查两个站点，已经整改' }, at('2021-09-26', 11, n))
  }
  const [courier, food, , shared] = world.companies
  for (const [n, [key, zh]] of [courier!, food!, shared!].entries()) {
    const file = new File('helmets.letter', `E10${n + 1}`, world.city)
    const matter = key === 'shared' ? '投放车辆没有配头盔，请提出整改方案' : '十月在岗违法没有下降，请整改'
    const form = { company: zh, companyPost: post(key), kind: key, matter }
    file.act(wave, office, 'send', form, at('2021-10-18', 10, n))
    if (n === 1) file.act(wave, post(key), 'answer', { reply: '各站点每班检查，附照片' }, at(ends, 17))
  }
  return wave
}
export const documents = [openLetter, notice] as const
