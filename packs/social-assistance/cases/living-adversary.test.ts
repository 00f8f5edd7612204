/** The living allowance, by whoever would get round it: two families for one person, two parts by one official, a cut by another name. */
import { expect, test } from 'vitest'
import { sightOf, type Actor, type Case } from 'yimen/kernel/case'
import { balances } from './books.ts'
import {
  agreed,
  carried,
  codeOf,
  confirm,
  confirmed,
  dueIn,
  headId,
  heads,
  income,
  lineOn,
  play,
  propose,
  readOn,
  secondLiving,
  shown,
  toOpinion,
  visit,
  type Move,
  type Played,
} from './living.ts'
import { actors } from './play.ts'
import { supportedCase, toSupported } from './relief.ts'

const as = (role: string, person: string): Actor => ({ ...actors[role]!, person: actors[person]!.person })
const toMeeting: readonly Move[] = [...toOpinion(), propose, ...shown]

test.each<[string, readonly Move[], string]>([
  [
    '民办主任兼村干部：一人不能代表两方',
    [...toMeeting, agreed[0]!, { ...agreed[1]!, as: as('villager', 'head') }],
    'not_met',
  ],
  [
    '民办主任代理分管领导：出具意见的不能再作决定',
    [...toMeeting, ...agreed, { ...confirm, as: as('leader', 'head') }],
    'not_met',
  ],
  [
    '村干部先出具意见、后代理分管领导，也不能',
    [
      ...toMeeting,
      agreed[1]!,
      { ...agreed[0]!, at: '2021-07-19 12:00' },
      { ...confirm, as: as('leader', 'villager') },
    ],
    'not_met',
  ],
  [
    '提出初审意见的人代理民办主任出具意见',
    [...toMeeting, { ...agreed[0]!, as: as('head', 'clerk') }],
    'same_person',
  ],
])('联审联批：%s', (_, moves, expected) => {
  expect(codeOf(play(moves))).toBe(expected)
})

test('公示和县级入户拖过九十天：确认时核对报告已经过期，要重新核对', () => {
  const moves = [...toOpinion({ report: { reportOn: '2021-04-12' } }), propose, ...shown, ...agreed]
  expect(codeOf(play([...moves, { ...confirm, at: '2021-07-20 09:00' }]))).toBe('not_met')
  expect(codeOf(play([...confirmed().slice(0, -1), confirm]))).toBe('ok')
})

test('两户同时申请、同列一人：先确认一户，另一户确认时再查，要查明最后计发月份', () => {
  const other = { ...play(confirmed()).case!, id: 'other' }
  const [before, after] = [play(confirmed().slice(0, -1)), { elsewhere: [other] }]
  expect(codeOf(play([confirm], { from: before }))).toBe('ok')
  expect(codeOf(play([confirm], { from: before, ...after }))).toBe('not_met')
})

test('存量清单列了两次：第二次不能转入；截止以后谁也不能转入', () => {
  const first = { ...carried('2021-06-20 10:00', 2, 0).case!, id: 'other' }
  expect(codeOf(carried('2021-06-21 10:00', 2, 0, 'rural', [first]))).toBe('excluded')
  expect(codeOf(carried('2022-01-04 10:00', 2, 0))).toBe('not_met')
})

test('成员是特困供养对象：不能转入、不能拟予认定、不能确认、不能增加', () => {
  const supported: Case = { ...supportedCase(toSupported(0)), people: [`key-${headId}`] }
  const beside = { elsewhere: [supported] }
  expect(codeOf(carried('2021-06-20 10:00', 2, 0, 'rural', [supported]))).toBe('excluded')
  expect(codeOf(play([...toOpinion(), propose], beside))).toBe('excluded')
  expect(codeOf(play([confirm], { from: play(confirmed().slice(0, -1)), ...beside }))).toBe('excluded')
  const joins = change('2021-09-02 09:00', { changeKind: 'joined', members: heads(4), ...income(100_000) })
  expect(codeOf(on(family, [joins], 0, beside))).toBe('not_met')
})

/** Registered kin: the county saw the home, and after that somebody objected. */
test('县里入户以后又有举报：以前的入户不算，还要再去', () => {
  const seen: readonly Move[] = [
    ...toOpinion({ accept: { isKin: true } }),
    propose,
    ...shown,
    ...agreed,
    { by: 'leader', do: 'refer_visit', at: '2021-07-20 09:00' },
    {
      by: 'county',
      do: 'record_county_visit',
      at: '2021-07-21 09:00',
      with: {
        visitor1: '赵三',
        visitor2: '钱四',
        countyVisitOn: '2021-07-21',
        countyFindings: '入户核实',
        isTrue: true,
      },
    },
  ]
  expect(codeOf(play([...seen, { ...confirm, at: '2021-07-22 09:00' }]))).toBe('ok')
  const objected: readonly Move[] = [
    ...seen,
    { by: 'leader', do: 'return', at: '2021-07-22 09:00', with: { note: '再查收入' } },
    { by: 'clerk', do: 'record_visit', at: '2021-07-23 09:00', with: { ...visit, visitedOn: '2021-07-23' } },
    { ...propose, at: '2021-07-23 10:00' },
    { ...shown[0]!, at: '2021-07-23 11:00' },
    {
      by: 'clerk',
      do: 'object',
      at: '2021-07-24 17:30',
      with: { objectedBy: 'phone', objection: '儿子在县城有工资' },
    },
    { by: 'clerk', do: 'reinvestigate', at: '2021-07-26 09:00' },
    { by: 'clerk', do: 'record_visit', at: '2021-07-27 09:00', with: { ...visit, visitedOn: '2021-07-27' } },
    { ...propose, at: '2021-07-27 10:00' },
    { ...shown[0]!, at: '2021-07-27 11:00' },
    { ...shown[1]!, at: '2021-08-04 09:00' },
    ...agreed.map((m) => ({ ...m, at: '2021-08-04 10:00' })),
    { ...confirm, at: '2021-08-05 09:00' },
  ]
  expect(codeOf(play(objected))).toBe('not_met')
})

const family = play(confirmed())
const change = (at: string, more: Readonly<Record<string, unknown>>): Move => ({
  by: 'clerk',
  do: 'propose_change',
  at,
  with: { changedOn: '2021-08-20', members: heads(3), reason: '家庭情况变化', ...more },
})
const decide = (at: string): Move => ({ by: 'leader', do: 'decide_change', at })
const on = (from: Played, moves: readonly Move[], given = 0, more = {}): Played =>
  play(moves, { from, given, ...more })

test.each<[string, readonly Move[], string]>([
  [
    '说是去世，人数没有少、收入加了：不是去世，不能绕过陈述申辩',
    [change('2021-09-02 09:00', { changeKind: 'death', ...income(120_000) })],
    'not_met',
  ],
  [
    '去世一人，同时把收入加上去：要等陈述申辩',
    [
      change('2021-09-02 09:00', {
        changeKind: 'death',
        members: heads(2),
        ...income(85_000),
        changedOn: '2021-08-20',
      }),
      decide('2021-09-02 15:00'),
    ],
    'ok',
  ],
  [
    '去世一人，收入反而比以前高：要等陈述申辩',
    [
      change('2021-09-02 09:00', { changeKind: 'death', members: heads(2), ...income(100_100) }),
      decide('2021-09-02 15:00'),
    ],
    'not_met',
  ],
  [
    '说是收入变化，多列一人',
    [change('2021-09-02 09:00', { changeKind: 'income', members: heads(4) })],
    'not_met',
  ],
  ['说是增加成员，人数没有多', [change('2021-09-02 09:00', { changeKind: 'joined' })], 'not_met'],
  [
    '一分也没有多列：收入为零照填',
    [change('2021-09-02 09:00', { changeKind: 'income' }), decide('2021-09-02 15:00')],
    'ok',
  ],
  [
    '收入填负数',
    [change('2021-09-02 09:00', { changeKind: 'income', incomes: [{ kind: 'wage', amount: -1 }] })],
    'invalid_field',
  ],
])('变更：%s', (_, moves, expected) => {
  expect(codeOf(on(family, moves))).toBe(expected)
})

test('收入大得不近情理：拒绝，不出错', () => {
  const huge = Array.from({ length: 30 }, () => ({ kind: 'wage', amount: 1_000_000_000 }))
  const played = play([...toOpinion({ form: { incomes: huge } }), propose])
  expect(played.refusal).not.toBeNull()
})

/** [M5] from the other side: the family that takes her in. */
test('女儿还在甲户领取，乙户不能增加；写明甲户最后月份，从以后的月份起算', () => {
  const other = { ...carried('2021-06-20 10:00', 2, 0).case!, id: 'other' }
  const joins = (more: object) =>
    on(
      family,
      [change('2021-09-02 09:00', { changeKind: 'joined', members: heads(4), ...income(100_000), ...more })],
      0,
      { elsewhere: [other] },
    )
  expect(codeOf(joins({}))).toBe('not_met')
  expect(codeOf(joins({ leftOther: '2021-09' }))).toBe('not_met')
  expect(codeOf(joins({ leftOther: '2021-08' }))).toBe('ok')
})

test('存量家庭第一次变更才知道成员是谁：那时就查是否在别的家庭', () => {
  const old = carried('2021-06-20 10:00', 3, 50_000)
  const other = { ...carried('2021-06-20 10:00', 2, 0).case!, id: 'other' }
  const first = change('2021-09-02 09:00', { changeKind: 'income', ...income(60_000) })
  expect(codeOf(on(old, [first], 0, { elsewhere: [other] }))).toBe('not_met')
  expect(codeOf(on(old, [first]))).toBe('ok')
})

/** Confirmed at 350 a month; told in November that since August it earns 200 more, not counted, and 100 more, counted. */
test('多发的每月扣回不超过当月应发的两成：后来应发少了，扣的也少', () => {
  const late = on(
    family,
    [
      change('2021-11-02 09:00', { changeKind: 'work', ...income(110_000), wage: 20_000 }),
      decide('2021-11-11 15:00'),
    ],
    4 * 35_000,
  )
  expect(late.refusal).toBeNull()
  expect([dueIn('2021-12', late), dueIn('2022-03', late)]).toEqual([25_000, 5_000])
  expect(late.case!.facts.debt).toBe(30_000)
  let given = 4 * 35_000
  const lines = ['2021-12', '2022-01', '2022-02', '2022-03', '2022-04'].map((month) => {
    const line = lineOn(`${month}-10`, late, { given })!
    given += line
    return line
  })
  expect(lines).toEqual([20_000, 20_000, 20_000, 4_000, 4_000])
})

test('还没有计入的工资，不因为又一次变更就忘了', () => {
  const works = on(family, [
    change('2021-09-02 09:00', { changeKind: 'work', ...income(100_000), wage: 30_000 }),
    decide('2021-09-02 15:00'),
    change('2021-10-08 09:00', { changeKind: 'health', ...income(100_000), changedOn: '2021-10-01' }),
    decide('2021-10-08 15:00'),
  ])
  expect(works.refusal).toBeNull()
  expect(['2021-11', '2022-02', '2022-03'].map((m) => dueIn(m, works))).toEqual([35_000, 35_000, 5_000])
})

/** Died in August, told in October: two months were listed after that, the second is still being checked. */
const died = (given: number): Played =>
  on(family, [{ by: 'clerk', do: 'die', at: '2021-10-12 09:00', with: { endedOn: '2021-08-03' } }], given)
const demand: Move = { by: 'clerk', do: 'demand', at: '2021-10-13 09:00' }
const nothing: Move = { by: 'clerk', do: 'nothing_left', at: '2021-10-13 09:00' }
test.each<[string, Move, number, number, string]>([
  ['清单还没有发放，不能追', demand, 3 * 35_000, 2 * 35_000, 'not_met'],
  ['发放以后，按实际多发的追', demand, 3 * 35_000, 3 * 35_000, 'ok'],
  ['清单作废以后没有多发，不能追', demand, 35_000, 35_000, 'not_met'],
  ['清单作废以后没有多发，结清', nothing, 35_000, 35_000, 'ok'],
])('停发时清单还在核对：%s', (_, move, given, released, expected) => {
  expect(codeOf(on(died(3 * 35_000), [move], given, { released }))).toBe(expected)
})

const bounce = (amount: number, at: string): Move => ({
  by: 'system',
  do: 'bounce',
  at,
  with: { batch: 'batch-10', batchAmount: amount, bankReason: '账户已销户' },
})
test('追回期间银行退回：先冲应退回的，退完即结清，账上不留应收', () => {
  const given = 3 * 35_000
  const whole = on(died(given), [demand, bounce(70_000, '2021-10-14 09:00')], given)
  expect([whole.refusal, whole.case!.step, whole.case!.facts.recoverable]).toEqual([null, 'settling', 0])
  expect(balances(whole.events).livingRecoverable).toBe(0)
  const part = on(died(given), [demand, bounce(35_000, '2021-10-14 09:00')], given)
  expect([part.case!.step, part.case!.facts.recoverable]).toEqual(['recovering', 35_000])
  expect(balances(part.events).livingRecoverable).toBe(35_000)
})

test('银行退回的不能比发过的还多', () => {
  expect(codeOf(on(family, [bounce(35_001, '2021-09-14 09:00')], 35_000))).toBe('not_met')
  expect(readOn('2021-09-20', 'payable("2021-09")', family, { given: 35_000 })).toBe(35_000)
})

test('公示的异议人是谁，申请家庭看不到；异议的内容看得到', () => {
  const family = sightOf(secondLiving, { person: `key-${headId}`, official: false })
  expect([family.sees('objector'), family.sees('objection')]).toEqual([false, true])
})
