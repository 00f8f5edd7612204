/** Care in hospital and its bills, goods in stores, services: what is recorded is what is paid, and nothing goes below nothing. */
import { expect, test } from 'vitest'
import { escort } from '../care/escort.ts'
import { contract } from '../goods/contract.ts'
import { handout } from '../goods/handout.ts'
import { purchase } from '../goods/purchase.ts'
import { service } from '../goods/service.ts'
import { stockMove } from '../goods/stock-move.ts'
import {
  codeOf,
  contracts,
  ended,
  expired,
  ofOthers,
  person,
  play,
  supportedCase,
  toSupported,
  town,
  type Move,
} from './relief.ts'

const alive = supportedCase(toSupported(4))
const dead = supportedCase([
  ...toSupported(4),
  {
    by: 'villager',
    do: 'report_stop',
    at: '2021-05-20 09:00',
    with: { stopReason: 'died', diedOn: '2021-05-19' },
  },
  { by: 'head', do: 'verify_stop', at: '2021-05-20 10:00' },
  { by: 'county', do: 'stop', at: '2021-05-20 11:00' },
])

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
const record = (from: string, to: string): Move => ({
  by: 'company',
  do: 'record',
  at: `${to} 20:00`,
  with: { careFrom: from, careTo: to, work: 'whole' },
})
const discharge: Move = {
  by: 'company',
  do: 'discharge',
  at: '2021-08-12 10:00',
  with: { dischargedOn: '2021-08-12' },
}
const inCare = [request, begin, record('2021-08-02', '2021-08-05'), record('2021-08-06', '2021-08-11')]
const bill = (units: number, amount: number, at = '2021-08-13 10:00'): Move => ({
  by: 'company',
  do: 'bill',
  at,
  with: { billNo: 'ZD-1', billedUnits: units, billedAmount: amount },
})
const hospital = { programme: escort, contracts, beside: [alive] }

test.each<[string, readonly Move[], string]>([
  ['照料、记录、出院', [...inCare, discharge], 'ok'],
  ['没有记录不能办出院', [request, begin, discharge], 'not_met'],
  ['同一天不能记两次', [...inCare, record('2021-08-11', '2021-08-11')], 'not_met'],
  ['入院以前没有照料', [request, begin, record('2021-07-31', '2021-08-02')], 'not_met'],
  ['出院早于最后一天照料', [...inCare, { ...discharge, with: { dischargedOn: '2021-08-10' } }], 'not_met'],
  ['没有出院不能结算', [...inCare, bill(10, 180_000)], 'wrong_step'],
  [
    '村里不能替公司记录',
    [request, begin, { ...record('2021-08-02', '2021-08-03'), by: 'villager' }],
    'wrong_role',
  ],
])('住院照料：%s', (_, moves, expected) => {
  expect(codeOf(moves, hospital)).toBe(expected)
})

test.each<[string, typeof contracts, string]>([
  ['在有效期内', contracts, 'ok'],
  ['没有合同', [], 'not_met'],
  ['已过期', expired, 'not_met'],
  ['已终止', ended, 'not_met'],
  ['别人的合同', ofOthers, 'not_met'],
])('照料合同：%s', (_, registered, expected) => {
  expect(codeOf([request, begin], { ...hospital, contracts: registered })).toBe(expected)
})

test.each<[string, number, number, string, Readonly<Record<string, number>>]>([
  ['与记录相符', 10, 180_000, 'bill_check', { unitsOver: 0, amountOver: 0 }],
  ['多报两天，退回并写明差额', 12, 216_000, 'bill_returned', { unitsOver: 2, amountOver: 36_000 }],
  ['天数相符、多算一分', 10, 180_001, 'bill_returned', { unitsOver: 0, amountOver: 1 }],
  ['少报一天，金额不符也退回', 9, 162_000, 'bill_returned', { unitsOver: -1, amountOver: -18_000 }],
])('账单：%s', (_, units, amount, to, sets) => {
  const { case: c } = play([...inCare, discharge, bill(units, amount)], hospital)
  expect(c).toMatchObject({ step: to, facts: { recordedUnits: 10, ...sets } })
})

test('a bill that went back moves no money; the right one is approved by one and paid by another', () => {
  const wrong = [...inCare, discharge, bill(12, 216_000)]
  expect(play(wrong, hospital).events.flatMap((e) => e.effects)).toEqual([])
  const right = [...wrong, bill(10, 180_000, '2021-08-14 10:00')]
  const paid = play(
    [
      ...right,
      { by: 'countyClerk', do: 'approve_bill', at: '2021-08-16 10:00' },
      { by: 'finance', do: 'pay', at: '2021-08-17 10:00', with: { paymentRef: 'ZF-1' } },
    ],
    hospital,
  )
  expect(paid.case!.step).toBe('settled')
  expect(
    paid.events.flatMap((e) => e.effects).flatMap((x) => (x.kind === 'transfer' ? [x.transfer.amount] : [])),
  ).toEqual([180_000, 180_000])
})

const ask: Move = {
  by: 'villager',
  do: 'request',
  at: '2021-08-02 09:00',
  with: { ...person, goods: 'quilt', pieces: 2, purpose: '过冬' },
}
const handOut: Move = {
  by: 'store',
  do: 'hand_out',
  at: '2021-08-03 09:00',
  with: { receivedBy: 'self', signedName: '刘某某', signedOn: '2021-08-03', receiptNo: 'QS-1' },
}
const store = (quilts: number) => ({ [`stock_township_quilt:${town}`]: quilts })
const goods = { programme: handout, beside: [alive] }

test.each<[string, readonly Move[], number, string]>([
  ['站里有两床，发两床', [ask, handOut], 2, 'ok'],
  ['站里只有一床，发不出两床', [ask, handOut], 1, 'overdrawn'],
  ['站里没有', [ask, handOut], 0, 'overdrawn'],
  [
    '没有签收不能发',
    [ask, { ...handOut, with: { receivedBy: 'self', signedOn: '2021-08-03', receiptNo: 'QS-1' } }],
    2,
    'missing_field',
  ],
  ['零件不是发放', [{ ...ask, with: { ...ask.with, pieces: 0 } }], 2, 'invalid_field'],
  ['负数不是发放', [{ ...ask, with: { ...ask.with, pieces: -2 } }], 2, 'invalid_field'],
  ['村里不能自己发', [ask, { ...handOut, by: 'villager' }], 2, 'wrong_role'],
])('发放物资：%s', (_, moves, quilts, expected) => {
  expect(codeOf(moves, { ...goods, stores: store(quilts) })).toBe(expected)
})

test.each<[string, Move, typeof escort]>([
  ['物资', ask, handout],
  ['住院照料', { ...request, at: '2021-08-02 09:00' }, escort],
  [
    '上门服务',
    {
      by: 'clerk',
      do: 'order',
      at: '2021-08-02 09:00',
      with: { ...person, service: 'haircut', times: 2, serviceContract: 'C-service' },
    },
    service,
  ],
])('已经去世的人，不再办理%s', (_, move, programme) => {
  expect(codeOf([move], { programme, contracts, beside: [alive] })).toBe('ok')
  expect(codeOf([move], { programme, contracts, beside: [dead] })).toBe('not_met')
})

test('what comes back into the store can be handed out again', () => {
  const back: Move = { by: 'store', do: 'take_back', at: '2021-08-04 09:00', with: { reason: '本人不需要' } }
  const played = play([ask, handOut, back], { ...goods, stores: store(2) })
  expect(played.refusal).toBeNull()
  const moved = played.events
    .flatMap((e) => e.effects)
    .flatMap((x) => (x.kind === 'transfer' ? [x.transfer] : []))
  expect(moved.map((t) => [t.unit, t.debit, t.credit, t.amount])).toEqual([
    ['pieces', 'handedOut', `stock_township_quilt:${town}`, 2],
    ['pieces', `stock_township_quilt:${town}`, 'handedOut', 2],
  ])
})

const need = (where: string): readonly Move[] => [
  {
    by: 'clerk',
    do: 'need',
    at: '2021-02-01 09:00',
    with: { goods: 'quilt', pieces: 100, store: where, purpose: '过冬' },
  },
  { by: 'county', do: 'approve', at: '2021-02-02 09:00' },
  {
    by: 'countyClerk',
    do: 'order',
    at: '2021-02-03 09:00',
    with: { goodsContract: 'C-goods', deliverBy: '2021-03-01' },
  },
]
const deliver = (pieces: number, at: string): Move => ({
  by: 'store',
  do: 'accept_township',
  at: `${at} 10:00`,
  with: { deliveredPieces: pieces, deliveryNote: 'SH-1', deliveredOn: at },
})
const buying = { programme: purchase, contracts, area: town }

test.each<[string, readonly Move[], string]>([
  ['分两次交齐', [...need('township'), deliver(60, '2021-02-20'), deliver(40, '2021-02-26')], 'ok'],
  ['交得比订的多', [...need('township'), deliver(60, '2021-02-20'), deliver(41, '2021-02-26')], 'not_met'],
  [
    '交齐以后不再收',
    [...need('township'), deliver(100, '2021-02-20'), deliver(1, '2021-02-26')],
    'wrong_step',
  ],
  [
    '入乡镇站的不能由县站收',
    [...need('township'), { ...deliver(60, '2021-02-20'), by: 'countyStore' }],
    'wrong_role',
  ],
  ['没有批准不能下单', [need('township')[0]!, need('township')[2]!], 'wrong_step'],
])('采购：%s', (_, moves, expected) => {
  expect(codeOf(moves, buying)).toBe(expected)
})

test.each<[string, typeof contracts, string]>([
  ['没有供货合同', [], 'not_met'],
  ['供货合同已终止', ended, 'not_met'],
])('采购：%s', (_, registered, expected) => {
  expect(codeOf(need('township'), { ...buying, contracts: registered })).toBe(expected)
})

const moving: readonly Move[] = [
  { by: 'store', do: 'ask', at: '2021-03-01 09:00', with: { goods: 'quilt', pieces: 30, purpose: '过冬' } },
  { by: 'countyStore', do: 'send_goods', at: '2021-03-02 09:00', with: { sentPieces: 30 } },
]
const arrive = (pieces: number): Move => ({
  by: 'store',
  do: 'arrive',
  at: '2021-03-03 09:00',
  with: { arrivedPieces: pieces },
})
const countyHas = (quilts: number) => ({ [`stock_county_quilt:430523`]: quilts })
test.each<[string, readonly Move[], number, string]>([
  ['县站有三十床', [...moving, arrive(30)], 30, 'ok'],
  ['县站只有二十九床', moving, 29, 'overdrawn'],
  ['收到的比发出的多', [...moving, arrive(31)], 30, 'not_met'],
  ['途中少了两床，另外记账', [...moving, arrive(28)], 30, 'ok'],
])('调拨：%s', (_, moves, quilts, expected) => {
  expect(codeOf(moves, { programme: stockMove, area: town, stores: countyHas(quilts) })).toBe(expected)
})

const serve: Move = {
  by: 'clerk',
  do: 'order',
  at: '2021-08-02 09:00',
  with: { ...person, service: 'haircut', times: 2, serviceContract: 'C-service' },
}
const served = (day: string): Move => ({
  by: 'company',
  do: 'deliver',
  at: `${day} 15:00`,
  with: { deliveredOn: day, signedName: '刘某某' },
})
const atHome = { programme: service, contracts, beside: [alive] }
test.each<[string, readonly Move[], string]>([
  ['两次服务，两次签收', [serve, served('2021-08-05'), served('2021-08-20')], 'ok'],
  ['第三次超过安排', [serve, served('2021-08-05'), served('2021-08-20'), served('2021-08-25')], 'not_met'],
  ['没有服务记录不能办完成', [serve, { by: 'company', do: 'finish', at: '2021-08-21 09:00' }], 'not_met'],
])('上门服务：%s', (_, moves, expected) => {
  expect(codeOf(moves, atHome)).toBe(expected)
})

test('a contract is signed by somebody else than who drafted it, and stands on the register until it ends', () => {
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
      validTo: '2021-12-31',
    },
  }
  const sign: Move = { by: 'county', do: 'sign', at: '2021-01-05 09:00' }
  const end: Move = { by: 'countyClerk', do: 'end', at: '2021-06-01 09:00', with: { reason: '协商一致' } }
  const standings = play([draft, sign, end], { programme: contract, area: '430523', id: 'C-1' })
    .events.flatMap((e) => e.effects)
    .flatMap((x) => (x.kind === 'enter' ? x.entries.map((entry) => [entry.id, entry.standing]) : []))
  expect(standings).toEqual([
    ['C-1', 'in_force'],
    ['C-1', 'ended'],
  ])
})
