/** What organisations did in the year: calls answered, grades, purchases in several states, experts, a foundation's address. */
import { addDays, type Day } from 'yimen/kernel/day'
import { bodyCodeCheck, creditCodeCheck } from 'yimen/kernel/identity'
import type { Known } from './bodies.ts'
import type { KnownTeam } from './teams.ts'
import { drawOnce, recordsOf, type Bid } from './drawn.ts'
import { openFile, type Line, type World } from './world.ts'

const calls = [
  {
    id: 'C-2021-1',
    title: '“禁毒进校园”社会组织在行动',
    theme: 'drugs',
    by: 'two_new',
    from: '2021-05-20',
    to: '2021-06-26',
    answers: 40,
  },
  {
    id: 'C-2021-2',
    title: '“邻里守望·情暖中秋”行动',
    theme: 'autumn',
    by: 'party',
    from: '2021-09-13',
    to: '2021-09-22',
    answers: 120,
  },
  {
    id: 'C-2021-3',
    title: '“邻里守望·爱在重阳”行动',
    theme: 'elders',
    by: 'party',
    from: '2021-10-08',
    to: '2021-10-24',
    answers: 70,
  },
] as const
const did = {
  drugs: [
    ['law', '禁毒法律知识进课堂'],
    ['crime', '青少年毒品预防教育'],
    ['children', '家长课堂和禁毒手抄报'],
  ],
  autumn: [
    ['elderly', '为独居老人送月饼、量血压'],
    ['groups', '走访困难家庭和残疾人'],
    ['culture', '社区中秋晚会'],
  ],
  elders: [
    ['elderly', '陪老人体检、义诊和理发'],
    ['law', '防范养老诈骗宣传'],
    ['groups', '为失能老人上门护理'],
  ],
} as const
const wishes = [
  '楼道灯损坏，夜间出行不便',
  '希望增设老年食堂',
  '小区停车困难',
  '健身器材需要维修',
  '希望定期上门量血压',
]

export function answered(
  world: World,
  begin: Line[],
  autumn: Line[],
  bodies: readonly Known[],
  teams: readonly KnownTeam[],
): void {
  const party = world.post('party-committee', world.district)
  const rng = world.random.fork('activities')
  let n = 0
  for (const c of calls) {
    const wave = c.from < '2021-09-01' ? begin : autumn
    const call = openFile('organisations.call', c.id, world.district, 0)
    call.act(
      wave,
      party,
      'issue',
      { callTitle: c.title, theme: c.theme, committee: c.by, callFrom: c.from, callTo: c.to },
      addDays(c.from, -4),
    )
    const last = c.to > '2021-10-19' ? ('2021-10-19' as Day) : (c.to as Day)
    for (let i = 0; i < c.answers; i++) {
      n += 1
      const heldOn = addDays(c.from, rng.next(c.answers === 70 ? 11 : 9))
      /** Every tenth is a registered organisation that answers for itself; community workers answer for filed ones. */
      const answering = i % 10 === 0 ? bodies[(i / 10) % 2 === 0 ? 0 : 3]! : null
      const team = teams[(n * 17) % teams.length]!
      const area = answering ? answering.body.area : team.team.area
      const isHome = i === c.answers - 1 && c.answers === 70
      const requests = i % 4 === 0 || isHome ? [{ request: wishes[n % wishes.length]! }] : []
      const at = isHome ? world.home : area
      const homeTeam = teams.find((t) => t.team.area === world.home)!
      const [work, what] = did[c.theme][n % 3]!
      const f = openFile('organisations.activity', `H-${String(n).padStart(4, '0')}`, at, n)
      f.act(
        wave,
        answering && !isHome ? answering.agent! : world.post('community-worker', at),
        'report',
        {
          call: c.id,
          ...(answering && !isHome
            ? { bodyKind: 'registered', org: answering.body.uscc }
            : { bodyKind: 'filed', body: (isHome ? homeTeam : team).fileNo }),
          work,
          heldOn: heldOn > last ? last : heldOn,
          what,
          served: 20 + rng.next(160),
          volunteers: 4 + rng.next(20),
          requestCount: requests.length,
          ...(requests.length > 0 ? { requests } : {}),
        },
        addDays(heldOn > last ? last : heldOn, heldOn >= addDays(last, -1) ? 0 : 1),
      )
      if (requests.length > 0 && c.answers !== 70)
        f.act(
          wave,
          world.post('street-clerk', at.slice(0, 9)),
          'settle',
          { answers: '已转相关部门并回复居民' },
          addDays(last, 3),
        )
    }
    if (c.to <= '2021-10-19')
      call.act(wave, party, 'close', { summary: '响应踊跃，诉求均已转办' }, addDays(c.to, 4))
  }
}

/** Every expert gives each bid more than the one before it, so that the last bid wins whoever was drawn. */
const mark = (expert: number, bid: number) => ({
  bidNo: bid,
  planMarks: 28 + bid * 3 + (expert % 3),
  teamMarks: 22 + ((expert * 3) % 8),
  priceMarks: 21 + ((expert * 2) % 9),
})
/** Three employers, none of which bids or supervises. */
function employerCode(n: number): string {
  const body = `M${4_470_001 + n * 11}`
  const first17 = `12430702${body}${bodyCodeCheck(body)}`
  return first17 + creditCodeCheck(first17)
}
const expertNo = (n: number): string => `专家${String(n + 1).padStart(2, '0')}`
const fileOf = (n: number): string => `X-${String(n + 1).padStart(2, '0')}`
const panelSize = 5
/** Kin of who leads the third body. */
const kinOf = { expert: 8, body: 3 }

/** A call as it stands: who bid, by which seed experts are drawn, and who was. */
type Call = {
  readonly f: ReturnType<typeof openFile>
  readonly bidders: readonly number[]
  readonly seed: string
  readonly drawn: string[]
}

export function purchases(world: World, begin: Line[], autumn: Line[], bodies: readonly Known[]): void {
  const purchaser = world.post('purchaser', world.district)
  const finance = world.post('finance', world.district)
  const financeHead = world.post('finance-head', world.district)
  const enlist = (wave: Line[], i: number, expertId: string, day: Day) =>
    openFile('organisations.expert', fileOf(i), world.district, i).act(
      wave,
      world.post('registrar', world.district, 0),
      'enlist',
      {
        expertNo: expertNo(i),
        expertId,
        employer: employerCode(i % 3),
        employerName: ['常德市社会工作协会', '湖南文理学院', '常德市审计中心'][i % 3]!,
        field: ['社会工作', '财务审计', '项目管理'][i % 3]!,
        ...(i === kinOf.expert ? { kin: [{ idNo: bodies[kinOf.body]!.body.head.idNo }] } : {}),
      },
      day,
    )
  for (const [i, { idNo }] of world.experts.entries()) enlist(begin, i, idNo, '2021-01-25')
  /** One more came when all draws of the year were over. */
  enlist(autumn, world.experts.length, world.teams[0]!.head.idNo, '2021-10-18')
  const bids: Bid[] = []
  const project = (
    id: string,
    wave: Line[],
    name: string,
    budget: number,
    callTo: Day,
    day: Day,
    bidders: readonly number[],
  ): Call => {
    const f = openFile('organisations.purchase', id, world.district, 0)
    f.act(wave, purchaser, 'publish', { projectName: name, work: 'elderly', budget, callTo }, day)
    bidders.forEach((b, i) =>
      f.act(
        wave,
        bodies[b]!.agent ?? purchaser,
        'bid',
        {
          org: bodies[b]!.body.uscc,
          plan: '服务对象、内容、频次和成效指标见附件',
          bidPrice: budget - (i + 1) * 500_000,
          overheads: 1_000_000,
        },
        addDays(day, 2 + i),
      ),
    )
    bids.push(...bidders.map((_, i) => ({ case: id, seq: i + 2 })))
    return { f, bidders, seed: world.digest(recordsOf(bids)), drawn: [] }
  }
  const pool = world.experts.map((_, i) => fileOf(i))
  /** Draws until all serve who should: whoever the records bar is replaced by another draw. */
  const drawInto = (call: Call, wave: Line[], panel: readonly number[], day: Day): readonly number[] => {
    const drawn = drawOnce(pool, call.drawn, panelSize - panel.length, call.seed)
    call.drawn.push(...drawn)
    call.f.act(wave, purchaser, 'draw', {}, day)
    for (let n = 0; n < drawn.length; n++) call.f.act(wave, purchaser, 'invite', {}, day)
    const serve = drawn
      .map((file) => pool.indexOf(file))
      .filter((e) => e !== kinOf.expert || !call.bidders.includes(kinOf.body))
    const all = [...panel, ...serve]
    return all.length < panelSize ? drawInto(call, wave, all, day) : all
  }
  const closed = (call: Call, wave: Line[], closeOn: Day): readonly number[] => {
    call.f.act(wave, purchaser, 'close_call', { panelSize }, closeOn)
    return drawInto(call, wave, [], addDays(closeOn, 1))
  }
  const gives = (call: Call, wave: Line[], e: number, day: Day) => {
    for (let b = 1; b <= call.bidders.length; b++)
      call.f.act(wave, world.post('expert', world.district, e), 'score', mark(e, b), day)
  }
  const reviewed = (call: Call, wave: Line[], closeOn: Day) => {
    for (const e of closed(call, wave, closeOn)) gives(call, wave, e, addDays(closeOn, 3))
    call.f.act(wave, purchaser, 'rank', {}, addDays(closeOn, 4))
  }
  const one = project(
    'P-2021-1',
    begin,
    '社区居家养老服务',
    42_000_000,
    '2021-03-12',
    '2021-03-01',
    [3, 5, 1],
  )
  reviewed(one, begin, '2021-03-15')
  const first = one.f
  first.act(
    begin,
    purchaser,
    'sign',
    { contractNo: 'WLGM-2021-01', contractFrom: '2021-04-01', contractTo: '2021-09-30' },
    '2021-03-26',
  )
  const firstPrice = priceOf(42_000_000, 3)
  first.act(begin, finance, 'order_first', { payment: firstPrice * 0.6 }, '2021-04-06')
  first.act(begin, financeHead, 'release', {}, '2021-04-08')
  first.act(
    begin,
    purchaser,
    'midterm',
    { isOnTrack: true, servedSoFar: 820, findings: '按计划推进' },
    '2021-05-20',
  )
  first.act(begin, finance, 'order_middle', { payment: firstPrice * 0.25 }, '2021-05-24')
  first.act(begin, financeHead, 'release', {}, '2021-05-26')
  first.act(
    autumn,
    purchaser,
    'accept',
    { acceptMarks: 86, servedSoFar: 1_930, findings: '指标全部完成' },
    '2021-10-12',
  )

  const two = project('P-2021-2', autumn, '特殊群体帮扶服务', 30_000_000, '2021-09-10', '2021-09-01', [1, 4])
  reviewed(two, autumn, '2021-09-13')
  const second = two.f
  second.act(
    autumn,
    purchaser,
    'sign',
    { contractNo: 'WLGM-2021-02', contractFrom: '2021-10-01', contractTo: '2022-09-30' },
    '2021-09-27',
  )
  second.act(autumn, finance, 'order_first', { payment: priceOf(30_000_000, 2) * 0.5 }, '2021-10-18')

  const third = project(
    'P-2021-3',
    autumn,
    '预防青少年犯罪服务',
    24_000_000,
    '2021-10-08',
    '2021-09-24',
    [3, 4, 5],
  )
  const panel = closed(third, autumn, '2021-10-11')
  const [recused, ...others] = panel.toReversed()
  third.f.act(
    autumn,
    world.post('expert', world.district, recused!),
    'recuse',
    { expert: expertNo(recused!), reason: '与申请单位有业务往来' },
    '2021-10-13',
  )
  drawInto(third, autumn, others, '2021-10-14')
  for (const e of others.slice(0, 2)) gives(third, autumn, e, '2021-10-18')
  project('P-2021-4', autumn, '社区法律宣传服务', 18_000_000, '2021-10-29', '2021-10-15', [4])
}

/** What the last of the bidders asked for. */
const priceOf = (budget: number, bidders: number): number => budget - bidders * 500_000

export function grades(world: World, autumn: Line[], bodies: readonly Known[]): void {
  const [registrar, head] = [
    world.post('registrar', world.district, 0),
    world.post('registrar-head', world.district),
  ]
  const window = world.post('service-window', world.district, 1)
  for (const [i, until] of (['applied', 'site', 'posted', 'graded', 'graded'] as const).entries()) {
    const answering = bodies[206 + i * 2]!
    const f = openFile('organisations.grade', `G-2021-${i + 1}`, answering.body.area, i)
    f.act(autumn, window, 'apply', { org: answering.body.uscc, selfScore: 800 }, '2021-09-02')
    if (until === 'applied') continue
    f.act(autumn, registrar, 'accept', {}, '2021-09-06')
    if (until === 'site') continue
    f.act(
      autumn,
      world.post('expert', world.district, i),
      'mark',
      {
        basics: 52,
        governance: 330 + i * 10,
        performance: 360,
        social: 80,
        findings: '制度健全，公益项目成效较好',
      },
      '2021-09-16',
    )
    f.act(autumn, registrar, 'propose', {}, until === 'posted' ? '2021-10-11' : '2021-09-22')
    if (until === 'graded') f.act(autumn, head, 'certify', {}, '2021-10-09')
  }
}

/** Two foundations of the province served here when the year began; one moved away. */
export function foundation(world: World, begin: Line[], autumn: Line[]): void {
  const registrar = world.post('registrar', world.district, 0)
  const of = (n: number, orgName: string, address: string) => {
    const body = `MJK9000${n}`
    const first17 = `53430000${body}${bodyCodeCheck(body)}`
    return { orgName, uscc: first17 + creditCodeCheck(first17), address }
  }
  const gone = of(2, '湖南省沅水助学基金会（虚构）', '武陵区府坪街道助学楼2楼')
  const here = of(1, '湖南省朗州公益基金会（虚构）', '武陵区启明街道半边街社区公益楼3楼')
  const at = (id: string) => openFile('organisations.foundation', id, world.home, 0)
  at('F-02').act(begin, registrar, 'record', gone, '2021-01-26')
  at('F-01').act(begin, registrar, 'record', here, '2021-01-26')
  at('F-03').act(autumn, registrar, 'move_away', gone, '2021-09-15')
}
