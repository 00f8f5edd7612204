/** Purchase: who may bid, experts with recusal and replacement, dropped extremes in whole numbers, payments, recovery. */
import { describe, expect, test } from 'vitest'
import { drawSample } from 'yimen/kernel/sample'
import { scoresOf } from '../abilities/score.ts'
import { expert } from '../purchase/expert.ts'
import { purchase } from '../purchase/programme.ts'
import { codeOf, codeOfRefusal, entry, idOf, play, saying, type Move, type Played } from './play.ts'

const [a, b] = [codeOf('51', 1), codeOf('52', 2)]
const org = (uscc: string, standing = 'normal', more: object = {}) =>
  entry('organisations.registered', uscc, standing, {
    name: uscc === a ? '义工协会' : '康乐中心',
    supervisor: '武陵区民政局',
    inspectedYear: 2020,
    inspection: 'pass',
    agent: uscc === a ? 'post-own' : null,
    grade: '3A',
    gradeTo: '2022-01-11',
    ...more,
  })
const officers = (uscc: string, ...people: readonly number[]) =>
  entry('organisations.officers', uscc, 'current', { people: people.map((n) => `key-${idOf(n)}`) })
/** Expert 5 sits on the council of the first bidder; expert 6 is kin of who leads it; expert 7 works for it; 8 for its supervising unit. */
const pool = (more: readonly ReturnType<typeof entry>[] = []) => [
  ...Array.from({ length: 9 }, (_, i) => {
    const people = [`key-${idOf(20 + i)}`, ...(i === 5 ? [`key-${idOf(2)}`] : [])]
    const of = {
      expertNo: `e${i + 1}`,
      people,
      employer: i === 6 ? a : 'x',
      employerName: i === 7 ? '武陵区民政局' : '湖南文理学院',
      employerKey: i === 7 ? '武陵区民政局' : '湖南文理学院',
    }
    return [
      entry('organisations.expert_files', `X-${i + 1}`, 'listed', of),
      entry('organisations.experts', `e${i + 1}`, 'listed', of),
      entry('organisations.expert_people', `key-${idOf(20 + i)}`, 'listed', of),
    ]
  }).flat(),
  officers(a, 1, 2, 24),
  officers(b, 3),
  org(a),
  org(b),
  ...more,
]
const publish: Move = {
  by: 'purchaser',
  do: 'publish',
  at: '2021-09-01 09:00',
  with: { projectName: '养老服务', work: 'elderly', budget: 10_000_000, callTo: '2021-09-08' },
}
const bid = (uscc: string, more: object = {}, by = 'purchaser', at = '2021-09-03 09:00'): Move => ({
  by,
  do: 'bid',
  at,
  with: { org: uscc, plan: '方案', bidPrice: 9_000_000, overheads: 900_000, ...more },
})
const closing = (panelSize = 5, at = '2021-09-09 09:00'): Move => ({
  by: 'purchaser',
  do: 'close_call',
  at,
  with: { panelSize },
})
const draw: Move = { by: 'purchaser', do: 'draw', at: '2021-09-10 09:00' }
const invite: Move = { by: 'purchaser', do: 'invite', at: '2021-09-10 09:00' }
/** Who is in the pool, by their files, and the records of bids on the last day of the call. */
const inPool = (...experts: readonly number[]) => ({
  'organisations.experts': { cases: experts.map((n) => `X-${n}`).toSorted(), digest: '0' },
  '2021-09-08 organisations.bids': { cases: ['Z-0001'], digest: 'a7' },
})
const score = (n: number, bidNo: number, plan: number): Move => ({
  by: `expert${n}`,
  do: 'score',
  at: '2021-09-11 09:00',
  with: { bidNo, planMarks: plan, teamMarks: 20, priceMarks: 20 },
})
const rank: Move = { by: 'purchaser', do: 'rank', at: '2021-09-12 09:00' }
type More = readonly ReturnType<typeof entry>[]
const begun = (more: More = [], panelSize = 5): Played =>
  play(purchase, [publish, bid(a), bid(b), closing(panelSize)], { entries: pool(more), readings: inPool() })
/** These, drawn because nobody else is in the pool, and looked at one after another. */
const seated = (experts: readonly number[], more: More = []): Played =>
  play(purchase, [draw, ...experts.map(() => invite)], {
    from: begun(more, Math.max(5, experts.length)),
    readings: inPool(...experts),
  })
const states = (played: Played) =>
  (played.case.facts.invitations as readonly { expertNo: string; state: string }[]).map(
    ({ expertNo, state }) => `${expertNo}${state}`,
  )

describe('[item-12] [item-14] 征集和资格', () => {
  test.each([
    ['征集七日', { callTo: '2021-09-08' }, 'ok'],
    ['征集六日', { callTo: '2021-09-07' }, 'not_met'],
  ])('%s', (_, more, code) =>
    expect(codeOfRefusal(play(purchase, [{ ...publish, with: { ...publish.with, ...more } }]))).toBe(code),
  )
  test.each([
    ['合格', org(a), {}, 'ok'],
    ['在活动异常名录', org(a, 'anomaly'), {}, 'not_met'],
    ['在严重违法失信名单', org(a, 'serious'), {}, 'not_met'],
    ['上年度年检不合格', org(a, 'normal', { inspection: 'fail' }), {}, 'not_met'],
    ['基本合格', org(a, 'normal', { inspection: 'basic' }), {}, 'ok'],
    ['只检到2019年', org(a, 'normal', { inspectedYear: 2019 }), {}, 'not_met'],
    ['从未年检', org(a, 'normal', { inspectedYear: null, inspection: null }), {}, 'not_met'],
    ['报价超过预算', org(a), { bidPrice: 10_000_001 }, 'not_met'],
    ['管理费恰好10%', org(a), { overheads: 900_000 }, 'ok'],
    ['管理费多一分', org(a), { overheads: 900_001 }, 'not_met'],
  ])('%s', (_, who, more, code) =>
    expect(codeOfRefusal(play(purchase, [publish, bid(a, more)], { entries: [who] }))).toBe(code),
  )
  test('没有登记的、截止以后的、重复的都不收；别的组织不能代为申请', () => {
    const to = (...moves: readonly Move[]) =>
      codeOfRefusal(play(purchase, [publish, ...moves], { entries: [org(a)] }))
    expect([
      to(bid(b)),
      to(bid(a, {}, 'purchaser', '2021-09-09 09:00')),
      to(bid(a), bid(a)),
      to(bid(a, {}, 'other')),
      to(bid(a, {}, 'own')),
    ]).toEqual(['not_met', 'not_met', 'not_met', 'not_met', 'ok'])
    const by = (n: number) =>
      codeOfRefusal(
        play(purchase, [publish, bid(a, {}, 'one')], {
          entries: [org(a, 'normal', { headKey: `key-${idOf(n)}` })],
        }),
      )
    expect([by(1), by(5)]).toEqual(['ok', 'not_met'])
  })
})

describe('[§6.10-7] [item-13] 回避：以身份、亲属、任职认定', () => {
  test.each([
    ['无关的专家', 1, ['e1选定']],
    ['本人是申请单位理事（换了电话也一样）', 5, ['e5回避']],
    ['近亲属是申请单位负责人', 6, ['e6回避']],
    ['在申请单位任职', 7, ['e7回避']],
    ['在其业务主管单位任职', 8, ['e8回避']],
    ['抽中以后查无此人', 12, ['X-12回避']],
  ])('%s', (_, n, result) => expect(states(seated([n]))).toEqual(result))
  test('抽中以后退出专家库的，不再选定', () => {
    const drawn = play(purchase, [draw], { from: begun(), readings: inPool(1) })
    const left = entry('organisations.expert_files', 'X-1', 'out', { expertNo: 'e1', people: [] })
    expect(states(play(purchase, [invite], { from: drawn, entries: [left] }))).toEqual(['e1回避'])
  })
  test('选定以后才当选理事的，评分时也要回避', () => {
    const invited = seated([1, 2, 3, 4, 9])
    const later = play(purchase, [score(1, 1, 30)], {
      from: {
        ...invited,
        entries: new Map([...invited.entries, [`organisations.officers ${a}`, officers(a, 1, 20)]]),
      },
    })
    expect(codeOfRefusal(later)).toBe('not_met')
  })
  test('五人中一人回避：补上一人才有结果，不按四人计算', () => {
    const five = [1, 2, 3, 4, 9]
    const four = play(
      purchase,
      [
        ...five.flatMap((n) => [score(n, 1, 30 + n), score(n, 2, 20)]),
        { by: 'purchaser', do: 'recuse', at: '2021-09-11 10:00', with: { expert: 'e9', reason: '曾任顾问' } },
      ],
      { from: seated(five) },
    )
    expect([four.refusal, codeOfRefusal(play(purchase, [rank], { from: four }))]).toEqual([null, 'not_met'])
    expect(saying(play(purchase, [rank], { from: four }))).toContain('另抽替补')
    const spare = { expertNo: 'e10', people: ['k'], employer: 'x', employerKey: 'y' }
    const later = (move: Move): Move => ({ ...move, at: '2021-09-11 11:00' })
    const replaced = play(purchase, [later(draw), later(invite)], {
      from: four,
      entries: [entry('organisations.expert_files', 'X-10', 'listed', spare)],
      readings: inPool(...five, 10),
    })
    expect(states(replaced).at(-1)).toBe('e10选定')
    expect(codeOfRefusal(play(purchase, [rank], { from: replaced }))).toBe('not_met')
  })
  test('没有选定的人不能评分；回避的人不能再评', () => {
    const invited = seated([1])
    expect(codeOfRefusal(play(purchase, [score(2, 1, 30)], { from: invited }))).toBe('not_met')
    const out = play(
      purchase,
      [{ by: 'expert1', do: 'recuse', at: '2021-09-10 10:00', with: { expert: 'e1', reason: '有往来' } }],
      { from: invited },
    )
    expect(codeOfRefusal(play(purchase, [score(1, 1, 30)], { from: out }))).toBe('not_met')
  })
  test('专家入库只留密文', () => {
    const listed = play(expert, [
      {
        by: 'registrar',
        do: 'enlist',
        at: '2021-01-25 09:00',
        with: {
          expertNo: 'e1',
          expertId: idOf(20),
          employer: codeOf('12', 5),
          employerName: '学院',
          field: '社会工作',
          kin: [{ idNo: idOf(2) }],
        },
      },
    ])
    expect(listed.entries.get('organisations.experts e1')?.body.people).toEqual([
      `key-${idOf(20)}`,
      `key-${idOf(2)}`,
    ])
    expect(JSON.stringify([...listed.entries])).not.toContain(`"${idOf(20)}"`)
  })
})

describe('[item-13] 专家库', () => {
  const enlist = (expertNo: string, n: number, more: object = {}): Move => ({
    by: 'registrar',
    do: 'enlist',
    at: '2021-01-25 09:00',
    with: {
      expertNo,
      expertId: idOf(n),
      employer: codeOf('12', 5),
      employerName: '湖南文理学院',
      field: '社会工作',
      ...more,
    },
  })
  const after = (...moves: readonly Move[]) =>
    codeOfRefusal(
      moves
        .slice(1)
        .reduce(
          (before, move, i) =>
            play(expert, [move], { id: `X-${i + 2}`, entries: [...before.entries.values()] }),
          play(expert, [moves[0]!], { id: 'X-1' }),
        ),
    )
  test('编号只给一个人，一个人只有一个编号', () =>
    expect([
      after(enlist('e1', 20), enlist('e2', 21)),
      after(enlist('e1', 20), enlist('e1', 21)),
      after(enlist('e1', 20), enlist('ｅ１', 21)),
      after(enlist('e1', 20), enlist('e9', 20)),
    ]).toEqual(['ok', 'not_met', 'not_met', 'not_met']))
  test('任职单位代码校验不通过的不收：无法据以回避', () =>
    expect(codeOfRefusal(play(expert, [enlist('e1', 20, { employer: 'x' })]))).toBe('not_met'))
  test.each([
    ['小写、带空格的代码', { employer: `${a.slice(0, 8).toLowerCase()} ${a.slice(8).toLowerCase()}` }],
    ['业务主管单位名称夹空格、全角', { employerName: '武陵区 民政局\u200B' }],
    ['近亲属', { kin: [{ idNo: idOf(2) }] }],
  ])('写法不同不影响回避：%s', (_, more) => {
    const { entries } = play(expert, [enlist('e10', 30, more)], { id: 'X-10' })
    expect(states(seated([10], [...entries.values()]))).toEqual(['e10回避'])
  })
  test('选定以后到申请单位任职、或者聘期届满的，不能再评', () => {
    const invited = seated([1, 2, 3, 4, 9])
    const me = (standing: string, more: object) =>
      entry('organisations.expert_people', `key-${idOf(20)}`, standing, {
        expertNo: 'e1',
        people: [`key-${idOf(20)}`],
        employer: 'x',
        employerKey: '湖南文理学院',
        ...more,
      })
    const marks = (one: ReturnType<typeof me>) =>
      codeOfRefusal(play(purchase, [score(1, 2, 30)], { from: invited, entries: [one] }))
    expect([
      marks(me('listed', {})),
      marks(me('listed', { employer: a })),
      marks(me('listed', { employerKey: '武陵区民政局' })),
      marks(me('out', {})),
    ]).toEqual(['ok', 'not_met', 'not_met', 'not_met'])
  })
})

describe('[item-13] 抽取：谁都没有挑', () => {
  const all = inPool(1, 2, 3, 4, 5, 6, 7, 8, 9)
  const on = (from: Played, ...moves: readonly Move[]) => play(purchase, moves, { from, readings: all })
  test('按种子抽五人，应当回避的由抽取替补，直到足数；每次抽取都存档', () => {
    const once = on(begun(), draw)
    expect([once.case.facts.seed, once.case.facts.drawn]).toEqual(['a7', ['X-6', 'X-7', 'X-9', 'X-2', 'X-4']])
    const looked = on(once, invite, invite, invite, invite, invite)
    expect(states(looked)).toEqual(['e6回避', 'e7回避', 'e9选定', 'e2选定', 'e4选定'])
    const full = on(looked, draw, invite, invite, draw, invite, draw, invite)
    expect(states(full).slice(5)).toEqual(['e8回避', 'e3选定', 'e5回避', 'e1选定'])
    expect(full.case.facts.draws).toEqual(
      [
        [9, 5],
        [4, 2],
        [2, 1],
        [1, 1],
      ].map(([pool, size]) => ({ pool, size, on: '2021-09-10' })),
    )
    expect(codeOfRefusal(on(full, draw))).toBe('not_met')
  })
  test('同样的记录和种子，谁来重算都是这五人', () =>
    expect(drawSample(all['organisations.experts'].cases, 55, 'a7')).toEqual([
      'X-6',
      'X-7',
      'X-9',
      'X-2',
      'X-4',
    ]))
  test('哪一天截止转评审都是征集截止日的种子：不能挑日子', () =>
    expect(
      ['2021-09-09 09:00', '2021-09-30 09:00'].map(
        (at) =>
          play(purchase, [publish, bid(a), bid(b), closing(5, at)], { entries: pool(), readings: all }).case
            .facts.seed,
      ),
    ).toEqual(['a7', 'a7']))
  test.each([
    ['没有抽取的不能核对', begun(), [invite]],
    ['抽中的没有核对完，不能再抽', begun(), [draw, invite, draw]],
    ['抽中的核对完了，没有下一名', begun(), [draw, invite, invite, invite, invite, invite, invite]],
    ['足数的不能再抽', seated([1, 2, 3, 4, 9]), [draw]],
  ] as const)('%s', (_, from, moves) => expect(codeOfRefusal(on(from, ...moves))).toBe('not_met'))
  test('专家库抽完了，没有可抽的', () =>
    expect(codeOfRefusal(play(purchase, [draw], { from: seated([1, 2]), readings: inPool(1, 2) }))).toBe(
      'not_met',
    ))
  test.each([
    [3, 'not_met'],
    [4, 'not_met'],
    [5, 'ok'],
    [6, 'not_met'],
    [7, 'ok'],
  ])('评审专家%s人', (size, code) => expect(codeOfRefusal(begun([], size))).toBe(code))
  test('七人中两人回避，剩下五人也是单数，仍要补足', () => {
    const seven = [1, 2, 3, 4, 9, 5, 7]
    const free = [5, 7].map((i) =>
      entry('organisations.expert_files', `X-${i}`, 'listed', {
        expertNo: `e${i}`,
        people: [],
        employer: 'x',
        employerKey: '学院',
      }),
    )
    const me = [5, 7].map((i) =>
      entry('organisations.expert_people', `key-${idOf(19 + i)}`, 'listed', {
        expertNo: `e${i}`,
        people: [],
        employer: 'x',
        employerKey: '学院',
      }),
    )
    const recuse = (n: number): Move => ({
      by: 'purchaser',
      do: 'recuse',
      at: '2021-09-11 10:00',
      with: { expert: `e${n}`, reason: '有往来' },
    })
    const marked = play(
      purchase,
      seven.flatMap((n) => [score(n, 1, 30), score(n, 2, 20)]),
      { from: seated(seven, [...free, ...me]) },
    )
    expect([
      codeOfRefusal(play(purchase, [rank], { from: marked })),
      codeOfRefusal(play(purchase, [recuse(5), recuse(7), rank], { from: marked })),
    ]).toEqual(['ok', 'not_met'])
  })
})

describe('去掉最高最低，整数计算', () => {
  const rules = { drop: 1, least: 5 }
  const panel = ['a', 'b', 'c', 'd', 'e']
  const sheets = (marks: readonly number[]) => marks.map((m, i) => ({ bid: 1, who: panel[i]!, marks: m }))
  test.each([
    ['五人：100和0都去掉', [100, 80, 81, 83, 0], 244, 3, 8_133],
    ['都一样', [70, 70, 70, 70, 70], 210, 3, 7_000],
    ['三分之二进一', [90, 80, 80, 82, 10], 242, 3, 8_067],
  ])('%s', (_, marks, sum, over, hundredths) =>
    expect(scoresOf([1], panel, sheets(marks), rules)[0]).toMatchObject({ sum, over, hundredths, rank: 1 }),
  )
  test('没有评的是缺席，不是零分：没有结果', () =>
    expect(scoresOf([1], panel, sheets([80, 80, 80, 80]), rules)[0]).toMatchObject({
      given: 4,
      hundredths: null,
      rank: null,
    }))
  test('同一专家只算最后一份', () =>
    expect(
      scoresOf([1], panel, [...sheets([10, 80, 80, 80, 80]), { bid: 1, who: 'a', marks: 80 }], rules)[0],
    ).toMatchObject({ given: 5, sum: 240 }))
  test('同分并列', () => {
    const both = [
      ...sheets([70, 71, 72, 73, 74]),
      ...sheets([74, 73, 72, 71, 70]).map((s) => ({ ...s, bid: 2 })),
    ]
    expect(scoresOf([1, 2], panel, both, rules).map((r) => r.rank)).toEqual([1, 1])
  })
})

describe('合同、支付、验收、追回', () => {
  const won = play(purchase, [...[1, 2, 3, 4, 9].flatMap((n) => [score(n, 1, 30), score(n, 2, 20)]), rank], {
    from: seated([1, 2, 3, 4, 9]),
  })
  const sign = (contractTo = '2022-09-30', at = '2021-09-18 09:00'): Move => ({
    by: 'purchaser',
    do: 'sign',
    at,
    with: { contractNo: 'HT-1', contractFrom: '2021-10-01', contractTo },
  })
  const signed = play(purchase, [sign()], { from: won })
  const first = (payment: number): Move => ({
    by: 'finance',
    do: 'order_first',
    at: '2021-09-20 09:00',
    with: { payment },
  })
  const release: Move = { by: 'financeHead', do: 'release', at: '2021-09-21 09:00' }
  test('得分第一的承接，公示五日以后签合同', () => {
    expect([won.case.facts.winner, won.case.facts.best]).toEqual([a, 7_000])
    expect(codeOfRefusal(play(purchase, [sign('2022-09-30', '2021-09-17 09:00')], { from: won }))).toBe(
      'too_early',
    )
    expect(codeOfRefusal(signed)).toBe('ok')
  })
  test.each([
    ['等级在合同期内届满：照常履行，记明', '2022-09-30', true],
    ['等级在合同期以后届满', '2021-12-31', false],
  ])('[§6.10-4] %s', (_, contractTo, endsFirst) => {
    const now = play(purchase, [sign(contractTo), first(5_400_000)], { from: won })
    expect([codeOfRefusal(now), now.case.facts.gradeEndsFirst, now.case.facts.gradeThen]).toEqual([
      'ok',
      endsFirst,
      '3A',
    ])
  })
  test.each([
    ['首付50%', 4_500_000, 'ok'],
    ['不到50%', 4_499_999, 'not_met'],
    ['首付70%', 6_300_000, 'ok'],
    ['超过70%', 6_300_001, 'not_met'],
  ])('%s', (_, payment, code) =>
    expect(codeOfRefusal(play(purchase, [first(payment)], { from: signed }))).toBe(code),
  )
  test('承接单位列入严重违法失信名单：暂停支付', () =>
    expect(
      codeOfRefusal(play(purchase, [first(4_500_000)], { from: signed, entries: [org(a, 'serious')] })),
    ).toBe('not_met'))
  const paid = play(purchase, [first(5_400_000), release], { from: signed })
  const middle = (payment: number): Move => ({
    by: 'finance',
    do: 'order_middle',
    at: '2022-03-01 09:00',
    with: { payment },
  })
  const check = (isOnTrack: boolean): Move => ({
    by: 'purchaser',
    do: 'midterm',
    at: '2022-02-20 09:00',
    with: { isOnTrack, servedSoFar: 900, findings: '按计划' },
  })
  test.each([
    ['中期检查通过，累计90%', [check(true), middle(2_700_000)], 'ok'],
    ['累计超过90%', [check(true), middle(2_700_001)], 'not_met'],
    ['中期检查没有通过', [check(false), middle(100)], 'not_met'],
    ['还没有中期检查', [middle(100)], 'not_known'],
    ['首付款只付一次', [first(5_400_000)], 'time_order'],
  ])('%s', (_, moves, code) => expect(codeOfRefusal(play(purchase, moves, { from: paid }))).toBe(code))
  const accept = (acceptMarks: number): Move => ({
    by: 'purchaser',
    do: 'accept',
    at: '2022-10-10 09:00',
    with: { acceptMarks, servedSoFar: 2_000, findings: '完成' },
  })
  const balance = (payment: number): Move => ({
    by: 'finance',
    do: 'order_balance',
    at: '2022-10-12 09:00',
    with: { payment },
  })
  test.each([
    [90, 'excellent'],
    [89, 'good'],
    [80, 'good'],
    [79, 'pass'],
    [60, 'pass'],
    [59, 'fail'],
  ])('绩效%s分为%s', (marks, rated) =>
    expect(play(purchase, [accept(marks)], { from: paid }).case.facts.rated).toBe(rated),
  )
  test('申请支付以后、复核以前列入严重违法失信名单或者注销：不付，可以退回', () => {
    const waiting = play(purchase, [first(5_400_000)], { from: signed })
    const at = (standing: string, move: Move) =>
      codeOfRefusal(play(purchase, [move], { from: waiting, entries: [org(a, standing)] }))
    expect(
      ['normal', 'anomaly', 'liquidating', 'serious', 'suspended', 'deregistered', 'revoked'].map(
        (standing) => at(standing, release),
      ),
    ).toEqual(['ok', 'ok', 'ok', 'not_met', 'not_met', 'not_met', 'not_met'])
    expect(at('serious', { ...release, do: 'send_back', with: { reason: '已列入名单' } })).toBe('ok')
  })
  test.each([
    ['没有付首付款的，不能中期检查', signed, check(true), 'not_met'],
    ['没有验收的，不能付余款', paid, { ...balance(3_600_000), at: '2022-03-01 09:00' }, 'wrong_step'],
    ['没有申请的，不能复核支付', paid, { ...release, at: '2022-03-01 09:00' }, 'wrong_step'],
    [
      '已经验收的，不能再付中期款',
      play(purchase, [accept(90)], { from: paid }),
      { ...middle(100), at: '2022-10-11 09:00' },
      'wrong_step',
    ],
    [
      '付清办结以后，不能再付',
      play(purchase, [accept(90), balance(3_600_000), { ...release, at: '2022-10-13 09:00' }], {
        from: paid,
      }),
      { ...balance(1), at: '2022-10-14 09:00' },
      'wrong_step',
    ],
    [
      '余款已经申请的，不能再申请',
      play(purchase, [accept(90), balance(3_600_000)], { from: paid }),
      balance(3_600_000),
      'wrong_step',
    ],
  ] as const)('次序：%s', (_, from, move, code) =>
    expect(codeOfRefusal(play(purchase, [move], { from }))).toBe(code),
  )
  test('首付款付过的，不能再付一次', () =>
    expect(
      codeOfRefusal(play(purchase, [{ ...first(5_400_000), at: '2021-09-22 09:00' }], { from: paid })),
    ).toBe('not_met'))
  test('服务还没有开始的，不能验收', () =>
    expect(codeOfRefusal(play(purchase, [{ ...accept(90), at: '2021-09-30 09:00' }], { from: signed }))).toBe(
      'not_met',
    ))
  test('终止而没有应当追回的，当时办结', () => {
    const stop = (owed: number): Move => ({
      by: 'purchaser',
      do: 'stop',
      at: '2021-11-01 09:00',
      with: { reason: '双方协商', owed },
    })
    expect([0, 1].map((owed) => play(purchase, [stop(owed)], { from: paid }).case.step)).toEqual([
      'closed',
      'recovering',
    ])
    expect(codeOfRefusal(play(purchase, [stop(5_400_001)], { from: paid }))).toBe('not_met')
  })
  test('异议成立的，原来的评分作废，重新评分以前没有结果', () => {
    const again = play(
      purchase,
      [
        { by: 'purchaser', do: 'uphold', at: '2021-09-14 09:00', with: { reason: '专家未回避' } },
        { ...rank, at: '2021-09-14 10:00' },
      ],
      { from: won },
    )
    expect(codeOfRefusal(again)).toBe('not_met')
  })
  test('公示期间承接单位列入名录：不能签，可以终止征集', () => {
    const listed = [org(a, 'anomaly')]
    expect(codeOfRefusal(play(purchase, [sign()], { from: won, entries: listed }))).toBe('not_met')
    const off: Move = {
      by: 'purchaser',
      do: 'call_off',
      at: '2021-09-18 09:00',
      with: { reason: '承接单位失格' },
    }
    expect(play(purchase, [off], { from: won, entries: listed }).case.step).toBe('calledOff')
  })
  test('余款付清即办结，账上分文不差', () => {
    const end = play(purchase, [accept(86), balance(3_600_000), { ...release, at: '2022-10-13 09:00' }], {
      from: paid,
    })
    expect([end.case.step, end.case.facts.paid]).toEqual(['closed', 9_000_000])
    expect(codeOfRefusal(play(purchase, [accept(86), balance(3_600_001)], { from: paid }))).toBe('not_met')
    expect(codeOfRefusal(play(purchase, [accept(59), balance(3_600_000)], { from: paid }))).toBe('not_met')
  })
  test('不合格的追回，不多追一分', () => {
    const owing = play(
      purchase,
      [
        accept(59),
        { by: 'purchaser', do: 'settle_failed', at: '2022-10-12 09:00', with: { owed: 1_000_000 } },
      ],
      { from: paid },
    )
    const back = (recovered: number, at: string): Move => ({
      by: 'finance',
      do: 'recover',
      at,
      with: { recovered },
    })
    expect(codeOfRefusal(play(purchase, [back(1_000_001, '2022-11-01 09:00')], { from: owing }))).toBe(
      'not_met',
    )
    const some = play(purchase, [back(400_000, '2022-11-01 09:00')], { from: owing })
    expect([
      some.case.step,
      play(purchase, [back(600_000, '2022-12-01 09:00')], { from: some }).case.step,
    ]).toEqual(['recovering', 'closed'])
  })
})
