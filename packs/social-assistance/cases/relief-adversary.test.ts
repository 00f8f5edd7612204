/** Support, care and goods, by whoever would get more than is due: an old evaluation, a month under no agreement, a stay billed twice. */
import { expect, test } from 'vitest'
import type { Case } from 'yimen/kernel/case'
import { escort } from '../care/escort.ts'
import { exemption } from '../exemption.ts'
import { contract } from '../goods/contract.ts'
import { purchase } from '../goods/purchase.ts'
import { service } from '../goods/service.ts'
import { support } from '../support/programme.ts'
import { carried } from './living.ts'
import {
  actors,
  agreed,
  agreementForm,
  check,
  codeOf,
  concluded,
  contracts,
  evaluation,
  person,
  play,
  regraded,
  supportedCase,
  supportForm,
  toEvaluation,
  toNotice,
  toSupported,
  town,
  type Move,
} from './relief.ts'

const around = { programme: support, contracts }
const code = (moves: readonly Move[]): string => codeOf(moves, around)
const confirm: Move = { by: 'county', do: 'confirm', at: '2021-03-16 09:00' }

test('初审报不予确认、没有公示过的，县里不能改为确认；退回公示以后可以', () => {
  const unseen: readonly Move[] = [
    ...toNotice.slice(0, 2),
    { by: 'head', do: 'report_refusal', at: '2021-03-05 09:00', with: { reason: '有侄子' } },
  ]
  expect(code([...unseen, confirm])).toBe('not_met')
  const again: readonly Move[] = [
    ...unseen,
    { by: 'county', do: 'return_case', at: '2021-03-08 09:00', with: { reason: '侄子不是义务人' } },
    { ...toNotice[1]!, at: '2021-03-09 09:00' },
    { ...toNotice[2]!, at: '2021-03-10 09:00' },
    { by: 'clerk', do: 'close_notice', at: '2021-03-18 09:00' },
    { ...confirm, at: '2021-03-19 09:00' },
  ]
  expect(code(again)).toBe('ok')
})

test.each<[string, string, string]>([
  ['确认以前的评估不算', '2021-03-15', 'not_met'],
  ['确认当天的评估可以', '2021-03-16', 'ok'],
])('评估日期：%s', (_, day, expected) => {
  const evaluate: Move = {
    by: 'evaluator',
    do: 'record_evaluation',
    at: '2021-03-18 10:00',
    with: evaluation(3, day),
  }
  expect(code([...toEvaluation, evaluate])).toBe(expected)
})
test('能力变化以前的评估、退回以前的评估，都不算重新评估', () => {
  const [changed, looked] = [regraded(4)[0]!, regraded(4)[1]!]
  const old = { ...looked, with: evaluation(4, '2021-08-07') }
  expect(code([...toSupported(3), changed, old])).toBe('not_met')
  const back: Move = {
    by: 'county',
    do: 'evaluate_again',
    at: '2021-08-17 09:00',
    with: { reason: '与入户所见不符' },
  }
  const same = { ...looked, at: '2021-08-18 09:00' }
  expect(code([...toSupported(3), changed, looked, back, same])).toBe('not_met')
  expect(
    code([...toSupported(3), changed, looked, back, { ...same, with: evaluation(4, '2021-08-18') }]),
  ).toBe('ok')
})

const send = (yuan: number, at: string): Move => ({
  by: 'system',
  do: 'send',
  at,
  with: { batch: `batch-${at.slice(0, 10)}`, batchAmount: yuan * 100 },
})
const settled = (at: string): Move => ({
  by: 'system',
  do: 'settle',
  at: `${at} 11:00`,
  with: { bankBatch: `batch-${at}` },
})
const paidToJuly: readonly Move[] = [
  ...toSupported(3),
  send(2_132, '2021-07-15 10:00'),
  settled('2021-07-15'),
]
const toldDead: Move = {
  by: 'villager',
  do: 'report_stop',
  at: '2021-08-05 09:00',
  with: { stopReason: 'died', diedOn: '2021-07-30' },
}
test('报告去世、还没有核准终止：去世次月起不再列入批次', () => {
  expect(code([...paidToJuly, send(533, '2021-08-15 10:00')])).toBe('ok')
  expect(code([...paidToJuly, toldDead, send(533, '2021-08-15 10:00')])).toBe('not_met')
})
test('误报去世，核实后继续供养：没有发的月份补发', () => {
  const goesOn: Move = { by: 'head', do: 'goes_on', at: '2021-09-01 09:00', with: { reason: '同名误报' } }
  const played = play([...paidToJuly, toldDead, goesOn, send(1_066, '2021-09-15 10:00')], around)
  expect([played.refusal, played.case!.step]).toEqual([null, 'supported'])
})
test('重新评估期间报告终止、核实后继续：没有做完的评估还要做', () => {
  const moves: readonly Move[] = [
    ...toSupported(3),
    regraded(4)[0]!,
    { by: 'villager', do: 'report_stop', at: '2021-08-12 09:00', with: { stopReason: 'supporter' } },
    { by: 'head', do: 'goes_on', at: '2021-08-13 09:00', with: { reason: '没有能力' } },
  ]
  expect(play(moves, around).case!.step).toBe('reevaluation')
  expect(play([...moves, ...regraded(4).slice(1)], around).case!).toMatchObject({
    step: 'supported',
    facts: { gradeNo: 2 },
  })
})

const partly = supportedCase(toSupported(3))

/** Adjusted in August from September on, and again before September: the second time nothing of the first was in force. */
const adjusted = (notMet: number, day: string): readonly Move[] => [
  {
    by: 'villager',
    do: 'report_change',
    at: `${day} 09:00`,
    with: { changedOn: day, changeStory: '又有变化' },
  },
  { by: 'evaluator', do: 'record_evaluation', at: `${day} 10:00`, with: evaluation(notMet, day) },
  { by: 'county', do: 'adjust_grade', at: `${day} 11:00` },
]
const earned = (months: readonly [month: string, at: string][], beside: Case): readonly unknown[] =>
  agreed(
    months.map(([month, at]) => check(month, at)),
    beside,
    agreed(concluded, partly).case,
  )
    .events.filter((e) => e.outcome === 'check_month')
    .map((e) => e.sets.earned)
test.each<[string, readonly Move[], readonly number[]]>([
  [
    '同一个月调整两次：没有起算过的等级不算',
    [...regraded(4), ...adjusted(0, '2021-08-25')],
    [20_300, 20_300, 0],
  ],
  [
    '接连两个月各调整一次：每个月按当月的等级',
    [...regraded(4), ...adjusted(0, '2021-09-20')],
    [20_300, 20_300, 40_600],
  ],
])('等级：%s', (_, moves, each) => {
  expect(
    earned(
      [
        ['2021-07', '2021-09-22 09:00'],
        ['2021-08', '2021-09-23 09:00'],
        ['2021-09', '2021-10-08 09:00'],
      ],
      supportedCase([...toSupported(3), ...moves]),
    ),
  ).toEqual(each)
})

const agreedCode = (moves: readonly Move[], beside = partly) => agreed(moves, beside).refusal?.code ?? 'ok'
const terms = {
  cooks: true,
  cleans: true,
  medicine: false,
  calls: true,
  frequency: 'twice',
  accountHolder: '刘小某',
  account: agreementForm.account,
}
const signedOn = (day: string, on = day): readonly Move[] =>
  (
    [
      ['head', 'sign_office'],
      ['villager', 'sign_village'],
      ['clerk', 'sign_carer'],
      ['clerk', 'sign_person'],
    ] as const
  ).map(([by, what]) => ({ by, do: what, at: `${day} 10:00`, with: { signedName: '签名人', signedOn: on } }))
const renewing: Move = { by: 'system', do: 'remind', at: '2022-06-02 00:00' }
const renewed = (at: string): readonly Move[] => [
  { by: 'clerk', do: 'renew', at: `${at} 09:00`, with: terms },
  ...signedOn(at),
  { by: 'clerk', do: 'conclude', at: `${at} 11:00` },
]
const months = (from: string, count: number): readonly Move[] =>
  Array.from({ length: count }, (_, i) => {
    const n = Number(from.slice(0, 4)) * 12 + Number(from.slice(5)) - 1 + i
    const month = `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`
    const next = `${Math.floor((n + 1) / 12)}-${String(((n + 1) % 12) + 1).padStart(2, '0')}`
    return check(month, `${next}-02 09:00`)
  })

test('续签拿旧签字来充数，不行', () => {
  const renew: Move = { by: 'clerk', do: 'renew', at: '2022-06-10 09:00', with: terms }
  expect(agreedCode([...concluded, renewing, renew, ...signedOn('2022-06-10', '2021-06-02')])).toBe('not_met')
})
test('续签两次：已经续签的没有到期，不能再续', () => {
  expect(agreedCode([...concluded, renewing, ...renewed('2022-06-10'), ...renewed('2022-06-11')])).toBe(
    'wrong_step',
  )
})
test('期满以后才续签：中间没有协议的月份不检查、不计费，从新协议次月起', () => {
  const late = [
    ...concluded,
    ...months('2021-07', 10),
    renewing,
    ...months('2022-05', 2),
    ...renewed('2022-09-10'),
  ]
  expect(agreedCode(late)).toBe('ok')
  expect(agreedCode([...late, check('2022-07', '2022-10-08 09:00')])).toBe('not_met')
  expect(agreedCode([...late, check('2022-10', '2022-11-02 09:00')])).toBe('ok')
})
test('终止以后的月份不再检查，终止当月可以', () => {
  const over: readonly Move[] = [
    ...concluded,
    check('2021-07', '2021-08-02 09:00'),
    { by: 'clerk', do: 'terminate', at: '2021-08-20 09:00', with: { endReason: 'carer' } },
    check('2021-08', '2021-09-02 09:00'),
  ]
  expect(agreedCode(over)).toBe('ok')
  expect(agreedCode([...over, check('2021-09', '2021-10-08 09:00')])).toBe('not_met')
})
test('签字期间恢复了自理能力，签齐也不生效', () => {
  const able = supportedCase([...toSupported(3), ...adjusted(0, '2021-05-20')])
  const signing = agreed(concluded.slice(0, -1), partly).case
  expect(agreed([concluded.at(-1)!], able, signing).refusal?.code).toBe('not_met')
})
test('每天登记照料，两年也登得下', () => {
  const cared = Array.from({ length: 450 }, (_, i): Move => ({
    by: 'villager',
    do: 'record_care',
    at: `2021-08-02 ${String(8 + Math.floor(i / 60)).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}`,
    with: { caredOn: '2021-08-01', caredFor: 'meals' },
  }))
  expect(agreedCode([...concluded, ...cared])).toBe('ok')
})

/** Care in hospital. */
const request: Move = {
  by: 'villager',
  do: 'request',
  at: '2021-08-02 09:00',
  with: { ...person, hospital: '县人民医院', admittedOn: '2021-08-01' },
}
const begin: Move = {
  by: 'company',
  do: 'begin',
  at: '2021-08-02 10:00',
  with: { careContract: 'C-escort', carerName: '赵护理' },
}
const record: Move = {
  by: 'company',
  do: 'record',
  at: '2021-08-11 20:00',
  with: { careFrom: '2021-08-02', careTo: '2021-08-11', work: 'whole' },
}
const discharge: Move = {
  by: 'company',
  do: 'discharge',
  at: '2021-08-12 10:00',
  with: { dischargedOn: '2021-08-12' },
}
const bill = (units: number, amount: number): Move => ({
  by: 'company',
  do: 'bill',
  at: '2021-08-13 10:00',
  with: { billNo: 'ZD-1', billedUnits: units, billedAmount: amount },
})
const alive = supportedCase(toSupported(4))
const hospital = { programme: escort, contracts, beside: [alive] }
const other = { ...actors.company!, person: 'other-company', post: 'post-other-company' }

test('同一次住院拆成两件：前一件没有出院，不能再申请', () => {
  const first = { ...play([request, begin], hospital).case!, id: 'escort-1' }
  expect(codeOf([request], { ...hospital, id: 'escort-2', beside: [alive, first] })).toBe('excluded')
  const over = { ...play([request, begin, record, discharge], hospital).case!, id: 'escort-1' }
  expect(codeOf([request], { ...hospital, id: 'escort-2', beside: [alive, over] })).toBe('ok')
})
test.each<[string, readonly Move[], string]>([
  ['登记照料', [request, begin, { ...record, as: other }], 'not_met'],
  ['办出院', [request, begin, record, { ...discharge, as: other }], 'not_met'],
  ['提交账单', [request, begin, record, discharge, { ...bill(10, 180_000), as: other }], 'not_met'],
])('别的公司不能替签约公司%s', (_, moves, expected) => {
  expect(codeOf(moves, hospital)).toBe(expected)
})
test('金额是十天的、天数只写一天：与记录不符，退回', () => {
  expect(play([request, begin, record, discharge, bill(1, 180_000)], hospital).case!.step).toBe(
    'bill_returned',
  )
})
test.each<[string, Move]>([
  ['零元', bill(10, 0)],
  ['负数', bill(10, -180_000)],
  ['天文数字', bill(10, 100_000_001)],
])('账单金额%s，填不进去', (_, move) => {
  expect(codeOf([request, begin, record, discharge, move], hospital)).toBe('invalid_field')
})
test('派人以前已经去世的，不再派', () => {
  const dead = supportedCase([
    ...toSupported(4),
    {
      by: 'villager',
      do: 'report_stop',
      at: '2021-08-02 09:00',
      with: { stopReason: 'died', diedOn: '2021-08-02' },
    },
    { by: 'head', do: 'verify_stop', at: '2021-08-02 09:10' },
    { by: 'county', do: 'stop', at: '2021-08-02 09:20' },
  ])
  const inRequest = play([request], hospital).case
  expect(codeOf([begin], { ...hospital, beside: [dead], from: inRequest })).toBe('not_met')
})

test('服务日期早于安排、人已经去世，登记不了', () => {
  const order: Move = {
    by: 'clerk',
    do: 'order',
    at: '2021-08-02 09:00',
    with: { ...person, service: 'haircut', times: 2, serviceContract: 'C-service' },
  }
  const served = (on: string): Move => ({
    by: 'company',
    do: 'deliver',
    at: '2021-08-05 15:00',
    with: { deliveredOn: on, signedName: '刘某某' },
  })
  const atHome = { programme: service, contracts, beside: [alive] }
  expect(codeOf([order, served('2021-08-01')], atHome)).toBe('not_met')
  expect(codeOf([order, served('2021-08-05')], atHome)).toBe('ok')
  const ordered = play([order], atHome).case
  expect(codeOf([served('2021-08-05')], { ...atHome, beside: [], from: ordered })).toBe('not_met')
})

test('合同拖到期满以后才签，不能签', () => {
  const draft: Move = {
    by: 'countyClerk',
    do: 'draft',
    at: '2021-01-04 09:00',
    with: {
      provider: '县中医医院',
      contractKind: 'evaluation',
      contractNo: 'HT-1',
      post: 'post-hospital-evaluator',
      rate: 6_000,
      validTo: '2021-01-31',
    },
  }
  const sign = (at: string): Move => ({ by: 'county', do: 'sign', at })
  const signed = { programme: contract, area: '430523', id: 'C-1' }
  expect(codeOf([draft, sign('2021-01-30 09:00')], signed)).toBe('ok')
  expect(codeOf([draft, sign('2021-02-01 09:00')], signed)).toBe('not_met')
})

/** [A4-12] What the newspaper counts is what came into a store from January to June, by the day of acceptance. */
test.each<[string, string, string, number | string]>([
  ['七月验收、单上写六月交付：不计入上半年', '2021-07-02', '2021-06-30', 7],
  ['六月验收', '2021-06-30', '2021-06-29', 6],
  ['单上写上年交付', '2021-06-30', '2020-06-30', 'not_met'],
])('上半年采购：%s', (_, at, deliveredOn, expected) => {
  const moves: readonly Move[] = [
    {
      by: 'clerk',
      do: 'need',
      at: '2021-02-01 09:00',
      with: { goods: 'quilt', pieces: 100, store: 'township', purpose: '过冬' },
    },
    { by: 'county', do: 'approve', at: '2021-02-02 09:00' },
    {
      by: 'countyClerk',
      do: 'order',
      at: '2021-02-03 09:00',
      with: { goodsContract: 'C-goods', deliverBy: '2021-03-01' },
    },
    {
      by: 'store',
      do: 'accept_township',
      at: `${at} 10:00`,
      with: { deliveredPieces: 60, deliveryNote: 'SH-1', deliveredOn },
    },
  ]
  const played = play(moves, { programme: purchase, contracts, area: town })
  expect(played.refusal?.code ?? played.case!.facts.deliveryMonth).toBe(expected)
})

test('分管领导不能为自己提出容错免责', () => {
  const leader = actors.leader!
  const ask = (official: string): Move => ({
    by: 'leader',
    do: 'ask',
    at: '2021-10-08 09:00',
    with: { ground: 'not_paid', official, account: '账户登记错一位' },
  })
  const here = { programme: exemption, area: town }
  expect(codeOf([ask(leader.post!)], here)).toBe('not_met')
  expect(codeOf([ask('post-township-clerk')], here)).toBe('ok')
})

/** Nobody in both: the living allowance is left first, and from the month after it they are supported. */
const onAllowance: Case = {
  ...carried('2021-01-20 10:00', 2, 0).case!,
  id: 'living-1',
  people: [`key-${person.idNo}`],
}
test('还在领低保的，查明最后计发月份以后才能确认特困', () => {
  const before = { ...around, beside: [onAllowance] }
  expect(codeOf([...toEvaluation.slice(0, -1), confirm], before)).toBe('not_met')
  expect(
    codeOf([...toEvaluation.slice(0, -1), { ...confirm, with: { leftLiving: '2021-03' } }], before),
  ).toBe('ok')
  expect(
    codeOf([...toEvaluation.slice(0, -1), { ...confirm, with: { leftLiving: '2021-04' } }], before),
  ).toBe('invalid_field')
})
test('旧册转入也查低保：低保发到以后月份的，不能重叠', () => {
  const { authorised: _, ...form } = supportForm
  const { evaluationContract: _c, evaluator1: _1, evaluator2: _2, ...tested } = evaluation(0, '2020-06-01')
  const takeOver = (more: object): Move => ({
    by: 'countyClerk',
    do: 'take_over',
    at: '2021-02-05 09:00',
    with: { ...form, ...tested, paidUntil: '2020-12', ...more },
  })
  const before = { ...around, beside: [onAllowance] }
  expect(codeOf([takeOver({})], around)).toBe('ok')
  expect(codeOf([takeOver({})], before)).toBe('not_met')
  expect(codeOf([takeOver({ leftLiving: '2021-01' })], before)).toBe('not_met')
  expect(codeOf([takeOver({ leftLiving: '2021-01', paidUntil: '2021-01' })], before)).toBe('ok')
  expect(codeOf([{ ...takeOver({}), at: '2022-01-04 09:00' }], around)).toBe('not_met')
})
