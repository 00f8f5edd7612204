/** While a family is paid: changes from the month after, new work, leaving by degrees, the end, and what was paid too much. */
import { expect, test } from 'vitest'
import {
  carried,
  codeOf,
  dueIn,
  confirmed,
  heads,
  income,
  lineOn,
  play,
  readOn,
  type Move,
  type Played,
} from './living.ts'
import { actors } from './play.ts'

/** A change that the clerk proposes and the county decides: the family was carried over under the first version. */
const change = (
  at: string,
  more: Readonly<Record<string, unknown>>,
  decided = at.replace(' 09', ' 15'),
): readonly Move[] => [
  { by: 'clerk', do: 'propose_change', at, with: { reason: '家庭情况变化', ...more } },
  { by: 'county', do: 'decide_change', at: decided },
]
const on = (from: Played, moves: readonly Move[], given = 0): Played => play(moves, { from, given })
const owed = (played: Played) => [played.case!.facts.debt, played.case!.facts.monthlyBack]

/** C: three heads, income 500. */
const familyC = carried('2021-06-20 10:00', 3, 50_000)
test('[M1] 丙户八月十二日去世一人，算到月底；十月发400，补120、120、80', () => {
  const died = on(
    familyC,
    change('2021-08-16 09:00', {
      changeKind: 'death',
      changedOn: '2021-08-12',
      members: heads(2),
      ...income(50_000),
    }),
    /** June, July and August at the old standard. */
    3 * 73_000,
  )
  expect(died.refusal).toBeNull()
  expect([8, 9].map((m) => dueIn(`2021-0${m}`, died))).toEqual([85_000, 40_000])
  /** June 730, July 730, August 730 and September 320 were given. */
  expect(lineOn('2021-10-10', died, { given: 3 * 73_000 + 32_000 })).toBe(40_000 + 12_000 + 12_000 + 8_000)
})

/** A: four heads, income 1,040. */
const familyA = carried('2021-06-20 10:00', 4, 104_000)
const bounced = (at: string): readonly Move[] => [
  {
    by: 'system',
    do: 'bounce',
    at,
    with: { batch: 'batch-9', batchAmount: 60_000, bankReason: '账户已销户' },
  },
]
const corrected: Move = {
  by: 'clerk',
  do: 'correct_account',
  at: '2021-10-08 09:00',
  with: { accountHolder: '李某某', accountHolderRelation: 'self', account: '6217981234567890126' },
}
const fourMonths = 4 * 60_000
test.each<[string, Played, number | null]>([
  ['没有更正账户，不列，应发的都在', on(familyA, bounced('2021-09-28 10:00'), fourMonths), null],
  [
    '十月八日更正：760＋480＋600',
    on(familyA, [...bounced('2021-09-28 10:00'), corrected], fourMonths),
    184_000,
  ],
])('[M2] [§4.9-9] 九月的600退回：%s', (_, played, line) => {
  expect(played.refusal).toBeNull()
  expect(lineOn('2021-10-10', played, { given: fourMonths })).toBe(line)
  expect(readOn('2021-10-10', 'payable("2021-10")', played, { given: fourMonths })).toBe(184_000)
})

test('[M2] 同一批再报一次退回，不再登记；监护人的卡须有证明', () => {
  const played = on(familyA, bounced('2021-09-28 10:00'), fourMonths)
  expect(codeOf(on(played, bounced('2021-09-29 10:00'), fourMonths))).toBe('not_met')
  const guardian = { ...corrected, with: { ...corrected.with, accountHolderRelation: 'guardian' } }
  expect(codeOf(on(played, [guardian], fourMonths))).toBe('missing_field')
})

test.each<[string, string, number, number | null]>([
  [
    '[M3] 九月的清单晚一个月编，人九月三日去世：九月照列',
    '2021-10-09',
    fourMonths - 60_000,
    60_000 + 3 * 16_000,
  ],
  ['[M3] [§4.9-7] 十月没有他的', '2021-10-10', fourMonths + 3 * 16_000, null],
])('%s', (_, day, given, line) => {
  const died = on(
    familyA,
    [{ by: 'clerk', do: 'die', at: '2021-09-06 09:00', with: { endedOn: '2021-09-03' } }],
    given,
  )
  expect(died.case!.step).toBe('settling')
  expect(lineOn(day, died, { given })).toBe(line)
})

test('[§4.9-7] 三日去世，五日登记：当月照发，次月停；以后又发的要退回', () => {
  const after = (given: number) =>
    on(familyA, [{ by: 'clerk', do: 'die', at: '2021-10-20 09:00', with: { endedOn: '2021-08-03' } }], given)
      .case!
  /** June 600, July and August 760. */
  const due = 60_000 + 2 * 76_000
  expect([after(due).step, after(due).facts.recoverable]).toEqual(['settling', 0])
  expect([after(due + 2 * 76_000).step, after(due + 2 * 76_000).facts.recoverable]).toEqual([
    'overpaid',
    152_000,
  ])
})

const overpaid = on(
  familyA,
  [{ by: 'clerk', do: 'die', at: '2021-10-20 09:00', with: { endedOn: '2021-08-03' } }],
  60_000 + 4 * 76_000,
)
const demand: Move = { by: 'clerk', do: 'demand', at: '2021-10-21 09:00' }
const back = (instalment: number, at: string): Move => ({
  by: 'clerk',
  do: 'pay_back',
  at,
  with: { instalment, receipt: 'JK-1' },
})
test.each<[string, readonly Move[], string, number]>([
  [
    '分两次退回',
    [demand, back(100_000, '2021-10-25 09:00'), back(52_000, '2021-11-01 09:00')],
    'settling',
    0,
  ],
  ['退一部分', [demand, back(100_000, '2021-10-25 09:00')], 'recovering', 52_000],
  [
    '无法追回，县里核销',
    [demand, { by: 'county', do: 'write_off', at: '2021-12-01 09:00', with: { reason: '无遗产' } }],
    'settling',
    0,
  ],
  [
    '银行退回其中一笔，只追回余下的',
    [
      {
        by: 'system',
        do: 'bounce',
        at: '2021-10-21 08:00',
        with: { batch: 'batch-10', batchAmount: 76_000, bankReason: '账户已销户' },
      },
      demand,
    ],
    'recovering',
    76_000,
  ],
])('追回：%s', (_, moves, to, left) => {
  const played = on(overpaid, moves, 60_000 + 4 * 76_000)
  expect(played.refusal).toBeNull()
  expect([played.case!.step, played.case!.facts.recoverable]).toEqual([to, left])
})
test('追回：退的比要退的多，登记不了', () => {
  expect(codeOf(on(overpaid, [demand, back(152_001, '2021-10-25 09:00')], 60_000 + 4 * 76_000))).toBe(
    'not_met',
  )
})

test('[M4] 七月三日去世、十月二十日才报告：七月照发，以后三个月各多发370，共1110', () => {
  const given = 73_000 + 4 * 85_000
  const late = on(
    familyC,
    change('2021-10-20 09:00', {
      changeKind: 'death',
      changedOn: '2021-07-03',
      members: heads(2),
      ...income(42_000),
    }),
    given,
  )
  expect([7, 8, 9].map((m) => dueIn(`2021-0${m}`, late))).toEqual([85_000, 48_000, 48_000])
  expect(owed(late)).toEqual([111_000, 9_600])
})

test('[M5] 女儿九月十六日离开、十月十二日报告：十月应发310，多发450；十一月起每月扣62，七次，再扣16', () => {
  const given = 60_000 + 4 * 76_000
  const late = on(
    familyA,
    change('2021-10-12 09:00', {
      changeKind: 'left',
      changedOn: '2021-09-16',
      members: heads(3),
      ...income(104_000),
    }),
    given,
  )
  expect([dueIn('2021-10', late), ...owed(late)]).toEqual([31_000, 45_000, 6_200])
  let sum = given
  const months = ['2021-11', '2021-12', ...[1, 2, 3, 4, 5, 6, 7].map((m) => `2022-0${m}`)]
  const lines = months.map((month) => {
    const line = lineOn(`${month}-10`, late, { given: sum })!
    sum += line
    return line
  })
  expect(lines).toEqual([...Array.from({ length: 7 }, () => 31_000 - 6_200), 31_000 - 1_600, 31_000])
})

test.each(['2021-10-01', '2021-10-15', '2021-10-31'])('%s 出生的孩子，都从十一月起计算', (changedOn) => {
  const born = on(
    familyC,
    change('2021-11-01 09:00', { changeKind: 'joined', changedOn, members: heads(4), ...income(50_000) }),
    73_000 + 4 * 85_000,
  )
  expect([10, 11].map((m) => dueIn(`2021-${m}`, born))).toEqual([85_000, 130_000])
  expect(born.case!.facts.joined).toBe(1)
})

/** Less, and by the township: with a week to answer. */
const family = play(confirmed())
const lessBy = (more: Readonly<Record<string, unknown>>): Move => ({
  by: 'clerk',
  do: 'propose_change',
  at: '2021-09-02 09:00',
  with: {
    changeKind: 'income',
    changedOn: '2021-08-20',
    members: heads(3),
    ...income(120_000),
    reason: '收入增加',
    ...more,
  },
})
const decide = (at: string): Move => ({ by: 'leader', do: 'decide_change', at })
const answers = (wantsHearing: boolean): Move => ({
  by: 'applicant',
  do: 'answer',
  at: '2021-09-03 09:00',
  with: { statement: '工资不稳定', wantsHearing },
})
test.each<[string, readonly Move[], string]>([
  ['陈述申辩期没满', [lessBy({}), decide('2021-09-03 09:00')], 'not_met'],
  ['五个工作日没有说话，可以决定', [lessBy({}), decide('2021-09-10 09:00')], 'ok'],
  ['陈述以后可以决定', [lessBy({}), answers(false), decide('2021-09-03 15:00')], 'ok'],
  ['要求听证，没有听证', [lessBy({}), answers(true), decide('2021-09-10 09:00')], 'not_met'],
  [
    '听证以后可以决定',
    [
      lessBy({}),
      answers(true),
      { by: 'leader', do: 'hear', at: '2021-09-09 09:00', with: { hearingNote: '当事人到场' } },
      decide('2021-09-10 09:00'),
    ],
    'ok',
  ],
  ['增发不用等', [lessBy({ ...income(50_000) }), decide('2021-09-02 15:00')], 'ok'],
  ['没有差额的不是变更，是停发', [lessBy({ ...income(200_000) }), decide('2021-09-10 09:00')], 'not_met'],
  [
    '提出人自己决定',
    [lessBy({}), { ...decide('2021-09-10 09:00'), as: { ...actors.leader!, person: actors.clerk!.person } }],
    'same_person',
  ],
])('减发：%s', (_, moves, expected) => {
  expect(codeOf(on(family, moves))).toBe(expected)
})

test('新就业：工资六个月内不计入，第七个月起计入', () => {
  const works = on(family, [
    lessBy({ changeKind: 'work', ...income(100_000), wage: 30_000 }),
    decide('2021-09-02 15:00'),
  ])
  expect(works.refusal).toBeNull()
  /** Counts from September, so from March on. */
  expect(['2021-09', '2022-02', '2022-03'].map((m) => dueIn(m, works))).toEqual([35_000, 35_000, 5_000])
})
test('新就业：超过标准三倍的部分当月就计入', () => {
  const works = on(family, [
    lessBy({ changeKind: 'work', ...income(100_000), wage: 145_000 }),
    decide('2021-09-10 09:00'),
  ])
  expect(dueIn('2021-09', works)).toBe(25_000)
})

const stop = (stopGround: string, more: object = {}): Move => ({
  by: 'clerk',
  do: 'propose_stop',
  at: '2021-09-02 09:00',
  with: { stopGround, reason: '收入超过标准', ...more },
})
const two = { given: 70_000 }
test('渐退：六个月照原金额发，期满由系统停发', () => {
  const leaving = play([stop('income'), { by: 'leader', do: 'exit', at: '2021-09-10 09:00' }], {
    from: family,
    ...two,
  })
  expect([leaving.case!.step, leaving.case!.facts.lastMonth, leaving.case!.facts.exitOn]).toEqual([
    'exiting',
    '2022-03',
    '2022-03-31',
  ])
  expect(lineOn('2022-03-10', leaving, { given: 7 * 35_000 })).toBe(35_000)
  const over: Move = { by: 'system', do: 'end_exit', at: '2022-04-01 00:00' }
  const ended = play([over], { from: leaving, given: 8 * 35_000 })
  expect([ended.refusal, ended.case!.step]).toEqual([null, 'settling'])
  expect(lineOn('2022-04-10', ended, { given: 8 * 35_000 })).toBeNull()
})

test.each<[string, readonly Move[], string, string]>([
  [
    '停发也要等陈述申辩',
    [stop('income'), { by: 'leader', do: 'stop', at: '2021-09-03 09:00' }],
    'not_met',
    'stopping',
  ],
  [
    '家庭自愿退出，不用等',
    [stop('asked'), { by: 'leader', do: 'stop', at: '2021-09-03 09:00' }],
    'ok',
    'settling',
  ],
  [
    '当月照发，下月停',
    [stop('income'), { by: 'leader', do: 'stop', at: '2021-09-10 09:00' }],
    'ok',
    'settling',
  ],
  [
    '虚报隐瞒：自不符合条件的月份起追回',
    [stop('false_statement', { stopFrom: '2021-08' }), { by: 'leader', do: 'stop', at: '2021-09-10 09:00' }],
    'ok',
    'overpaid',
  ],
  [
    '财产超标不能渐退',
    [stop('assets'), { by: 'leader', do: 'exit', at: '2021-09-10 09:00' }],
    'not_met',
    'stopping',
  ],
  [
    '核实以后继续保障',
    [stop('income'), { by: 'leader', do: 'drop_stop', at: '2021-09-10 09:00', with: { note: '收入不稳定' } }],
    'ok',
    'paid',
  ],
])('停发：%s', (_, moves, expected, to) => {
  const played = play(moves, { from: family, ...two })
  expect([codeOf(played), played.case!.step]).toEqual([expected, to])
})

test('停发以后三十日由系统结清；还有没发的不结清', () => {
  const stopped = play([stop('asked'), { by: 'leader', do: 'stop', at: '2021-09-03 09:00' }], {
    from: family,
  })
  const close: Move = { by: 'system', do: 'close', at: '2021-10-09 00:00' }
  expect(codeOf(play([close], { from: stopped, given: 70_000 }))).toBe('ok')
  expect(codeOf(play([close], { from: stopped, given: 35_000 }))).toBe('not_met')
})

test('整户迁出：当月照发，不算清退', () => {
  const gone = play(
    [{ by: 'clerk', do: 'move_away', at: '2021-09-06 09:00', with: { endedOn: '2021-09-01' } }],
    { from: family, ...two },
  )
  expect(gone.case!.facts).toMatchObject({ lastMonth: '2021-09', gone: 3 })
  expect(gone.case!.facts.stoppedBy).toBeUndefined()
})

test('定期核查：到期才有，没有变化的一年后再查', () => {
  const due: Move = { by: 'system', do: 'review_due', at: '2022-07-21 00:00' }
  const done: Move = {
    by: 'clerk',
    do: 'review_done',
    at: '2022-08-01 09:00',
    with: { visitor1: '王一', visitor2: '陈二', visitedOn: '2022-07-31' },
  }
  expect(family.case!.facts.reviewOn).toBe('2022-07-20')
  expect(codeOf(on(family, [{ ...due, at: '2022-07-19 00:00' }]))).toBe('too_early')
  expect(
    codeOf(
      on(family, [{ ...done, at: '2021-09-01 09:00', with: { ...done.with, visitedOn: '2021-08-31' } }]),
    ),
  ).toBe('not_met')
  const reviewed = on(family, [due, done])
  expect([reviewed.refusal, reviewed.case!.facts.reviewOn]).toEqual([null, '2023-08-01'])
  const able = play(confirmed({ form: { members: heads(3).map((m) => ({ ...m, labour: 'able' })) } }))
  expect(able.case!.facts.reviewOn).toBe('2022-01-20')
})
