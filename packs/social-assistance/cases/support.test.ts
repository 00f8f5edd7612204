/** Who is supported, by which grade, from which month, and until when. */
import { expect, test } from 'vitest'
import { chinaCalendar, readDue } from 'yimen/kernel/clock'
import { clocksOf } from 'yimen/kernel/case'
import { support } from '../support/programme.ts'
import { areaPath } from './play.ts'
import {
  codeOf,
  contracts,
  ended,
  evaluation,
  expired,
  ofOthers,
  play,
  regraded,
  supportedCase,
  supportForm,
  toCounty,
  toEvaluation,
  toNotice,
  toSupported,
  type Move,
} from './relief.ts'

const around = { programme: support, contracts }
const code = (moves: readonly Move[]): string => codeOf(moves, around)
const applied = toNotice[0]!
const confirm: Move = { by: 'county', do: 'confirm', at: '2021-03-16 09:00' }

test.each<[string, readonly Move[], string]>([
  ['七十岁的老人可以申请', [applied], 'ok'],
  ['五十九岁不是老年人', [{ ...applied, with: { ...supportForm, idNo: '430523196203150017' } }], 'not_met'],
  [
    '十五岁的孩子不能按老年人申请',
    [{ ...applied, with: { ...supportForm, idNo: '430523200603150015' } }],
    'not_met',
  ],
  [
    '十五岁的孩子按未成年人申请',
    [{ ...applied, with: { ...supportForm, idNo: '430523200603150015', category: 'minor' } }],
    'ok',
  ],
  ['没有授权核对', [{ ...applied, with: { ...supportForm, authorised: false } }], 'not_met'],
  ['集中供养须写明机构', [{ ...applied, with: { ...supportForm, way: 'central' } }], 'missing_field'],
  [
    '有能够赡养的子女，不能公示，只能报不予确认',
    [applied, { ...toNotice[1]!, with: { ...toNotice[1]!.with, noSupporters: false } }, toNotice[2]!],
    'not_met',
  ],
  [
    '有能够赡养的子女，报县级后也不能确认',
    [
      applied,
      { ...toNotice[1]!, with: { ...toNotice[1]!.with, noSupporters: false } },
      { by: 'head', do: 'report_refusal', at: '2021-03-05 09:00', with: { reason: '有两个成年子女' } },
      confirm,
    ],
    'not_met',
  ],
  [
    '公示不满七日不能结束',
    [...toNotice, { by: 'clerk', do: 'close_notice', at: '2021-03-12 09:00' }],
    'too_early',
  ],
  [
    '公示满七日，次日可以结束',
    [...toNotice, { by: 'clerk', do: 'close_notice', at: '2021-03-13 09:00' }],
    'ok',
  ],
  [
    '有异议的重新调查，须再公示',
    [
      ...toNotice,
      { by: 'villager', do: 'object', at: '2021-03-08 09:00', with: { objection: '有一个侄子常年照顾' } },
      { by: 'clerk', do: 'close_notice', at: '2021-03-15 09:00' },
    ],
    'wrong_step',
  ],
  ['乡镇不能代替县里确认', [...toCounty, { ...confirm, by: 'leader' }], 'wrong_role'],
  ['县里确认', [...toCounty, confirm], 'ok'],
])('申请和确认：%s', (_, moves, expected) => {
  expect(code(moves)).toBe(expected)
})

test('who is supported already is not taken in again, and it is not said where', () => {
  const there = supportedCase(toSupported(0))
  const { refusal } = play([applied], { ...around, id: 'support-2', beside: [there] })
  expect(refusal).toMatchObject({ code: 'excluded' })
  expect(refusal!.message.zh).toBe('该人已是特困供养对象，不得重复享受')
})

test.each<[number, string, number]>([
  [0, 'able', 0],
  [1, 'partly', 1],
  [3, 'partly', 1],
  [4, 'wholly', 2],
  [6, 'wholly', 2],
])('[§4.9-8] 六项中有%d项达不到：%s', (notMet, grade, number) => {
  expect(supportedCase(toSupported(notMet)).facts).toMatchObject({
    itemsNotMet: notMet,
    gradeNow: grade,
    gradeNo: number,
  })
})

const evaluated = toSupported(3)[5]!
test.each<[string, readonly (typeof contracts)[number][], string]>([
  ['在有效期内的合同', contracts, 'ok'],
  ['没有合同的医院', [], 'not_met'],
  ['合同已过期', expired, 'not_met'],
  ['合同已终止', ended, 'not_met'],
  ['别的医院的合同', ofOthers, 'not_met'],
  [
    '照料合同不是评估合同',
    contracts.map((c) => ({ ...c, id: 'C-evaluation', body: { ...c.body, kind: 'escort' } })),
    'not_met',
  ],
])('评估：%s', (_, registered, expected) => {
  expect(codeOf([...toEvaluation, evaluated], { ...around, contracts: registered })).toBe(expected)
})

test.each<[string, Move, string]>([
  ['一个人评估不算', { ...evaluated, with: { ...evaluated.with, evaluator2: '王医生' } }, 'not_met'],
  ['少评一项', { ...evaluated, with: { ...evaluated.with, bathes: null } }, 'missing_field'],
  ['乡镇不能自己评估', { ...evaluated, by: 'clerk' }, 'wrong_role'],
  ['明天的评估', { ...evaluated, with: evaluation(3, '2021-03-19') }, 'invalid_field'],
])('评估：%s', (_, move, expected) => {
  expect(code([...toEvaluation, move])).toBe(expected)
})

test('[§4.9-8] 3 of 6, then 4 of 6 after hospital: the new grade counts from the month after it was set', () => {
  const c = supportedCase([...toSupported(3), ...regraded(4)])
  expect(c.facts).toMatchObject({ gradeNo: 2, gradeBeforeNo: 1, gradeFrom: '2021-09' })
  expect(c.facts.grades).toEqual([
    { from: '2021-04', grade: 'partly' },
    { from: '2021-09', grade: 'wholly' },
  ])
})

test('who dies in hospital while being evaluated again is told of there', () => {
  const moves: readonly Move[] = [
    ...toSupported(3),
    regraded(4)[0]!,
    {
      by: 'villager',
      do: 'report_stop',
      at: '2021-08-12 09:00',
      with: { stopReason: 'died', diedOn: '2021-08-11' },
    },
  ]
  expect(play(moves, around).case!.step).toBe('stop_review')
})

test('a change is evaluated and set within ten working days of being told', () => {
  const { case: c } = play([...toSupported(3), regraded(4)[0]!], around)
  const clock = clocksOf(support, c!, { calendar: chinaCalendar, areaPath }).findLast(
    (k) => k.name === 'evaluation',
  )!
  expect(readDue(clock.facts).due!.slice(0, 10)).toBe('2021-08-24')
})

const yuan = (n: number): number => n * 100
const send = (amount: number, at: string): Move => ({
  by: 'system',
  do: 'send',
  at,
  with: { batch: 'batch-1', batchAmount: yuan(amount) },
})
const settle = (at: string): Move => ({ by: 'system', do: 'settle', at, with: { bankBatch: 'batch-1' } })
const takenOver = (more: Readonly<Record<string, unknown>> = {}): Move => {
  const { authorised: _, ...form } = supportForm
  const { evaluationContract: _c, evaluator1: _1, evaluator2: _2, ...tested } = evaluation(0, '2020-06-01')
  return {
    by: 'countyClerk',
    do: 'take_over',
    at: '2021-01-05 09:00',
    with: { ...form, ...tested, paidUntil: '2020-11', ...more },
  }
}
const central = { way: 'central', institution: '县中心敬老院' }
const inHome: Move = { ...applied, with: { ...supportForm, ...central } }

test.each<[string, readonly Move[], number]>([
  ['具备自理能力，四月到六月：(533+122)×3', [...toSupported(0), send(1_965, '2021-06-20 10:00')], 1_965],
  ['部分丧失、在家，照料费由协议发：533×3', [...toSupported(3), send(1_599, '2021-06-20 10:00')], 1_599],
  [
    '集中供养，照料费一并发：(533+203)×3',
    [inHome, ...toSupported(3).slice(1), send(2_208, '2021-06-20 10:00')],
    2_208,
  ],
  [
    '集中供养，九月起按完全丧失：533×6+203×5+406',
    [inHome, ...toSupported(3).slice(1), ...regraded(4), send(4_619, '2021-09-20 10:00')],
    4_619,
  ],
  [
    '旧册发到上年十一月，标准一月提高：每个月按当月标准，(494+122)+(533+122)',
    [takenOver(), send(1_271, '2021-01-20 10:00')],
    1_271,
  ],
])('按月计算：%s', (_, moves, amount) => {
  const played = play(moves, around)
  expect(played.refusal).toBeNull()
  expect(played.case!.facts.given).toBe(yuan(amount))
})

const due = toSupported(3)
test.each<[string, readonly Move[], string]>([
  ['多列一元', [...due, send(1_600, '2021-06-20 10:00')], 'not_met'],
  [
    '银行没有回盘，不能再发',
    [...due, send(1_599, '2021-06-20 10:00'), send(533, '2021-07-20 10:00')],
    'not_met',
  ],
  [
    '同一个月再列一批',
    [...due, send(1_599, '2021-06-20 10:00'), settle('2021-06-22 10:00'), send(1_599, '2021-06-25 10:00')],
    'not_met',
  ],
  [
    '别的批次的结果',
    [
      ...due,
      send(1_599, '2021-06-20 10:00'),
      { ...settle('2021-06-22 10:00'), with: { bankBatch: 'batch-2' } },
    ],
    'not_met',
  ],
  ['人不能代替系统记账', [...due, { ...send(1_599, '2021-06-20 10:00'), by: 'finance' }], 'wrong_role'],
])('发放：%s', (_, moves, expected) => {
  expect(code(moves)).toBe(expected)
})

test('what the bank returned is due again, once the account is corrected', () => {
  const bounced: readonly Move[] = [
    ...due,
    send(1_599, '2021-06-20 10:00'),
    {
      by: 'system',
      do: 'bounce',
      at: '2021-06-22 10:00',
      with: { bankBatch: 'batch-1', bankReason: '账户已销户' },
    },
  ]
  expect(code([...bounced, send(2_132, '2021-07-20 10:00')])).toBe('not_met')
  const corrected: Move = {
    by: 'clerk',
    do: 'correct_account',
    at: '2021-06-25 10:00',
    with: { accountHolder: '刘某某', account: '6217981234567890126' },
  }
  expect(code([...bounced, corrected, send(2_132, '2021-07-20 10:00')])).toBe('ok')
})

const stopping = (reason: Readonly<Record<string, unknown>>, at: string): readonly Move[] => [
  { by: 'villager', do: 'report_stop', at: `${at} 09:00`, with: reason },
  { by: 'head', do: 'verify_stop', at: `${at} 10:00` },
  { by: 'county', do: 'stop', at: `${at} 11:00` },
]
const paidToSeptember: readonly Move[] = [...due, send(3_198, '2021-09-20 10:00'), settle('2021-09-22 10:00')]

test('[§4.9-7] death on 3 July, told on 20 October: July stands, August and September come back', () => {
  const { case: c, refusal } = play(
    [...paidToSeptember, ...stopping({ stopReason: 'died', diedOn: '2021-07-03' }, '2021-10-20')],
    around,
  )
  expect(refusal).toBeNull()
  expect(c).toMatchObject({ step: 'recovering', facts: { lastMonth: '2021-07', over: yuan(1_066) } })
})

test('[§4.9-7] death on 3 October before October was paid: October is paid, then the end is made known', () => {
  const ending = stopping({ stopReason: 'died', diedOn: '2021-10-03' }, '2021-10-08')
  const publish: Move = {
    by: 'clerk',
    do: 'publish',
    at: '2021-10-25 10:00',
    with: { publishedOn: '2021-10-25', noticePlace: '村务公开栏' },
  }
  expect(code([...paidToSeptember, ...ending, publish])).toBe('not_met')
  const last = [send(533, '2021-10-20 10:00'), settle('2021-10-22 10:00')]
  expect(play([...paidToSeptember, ...ending, ...last, publish], around).case!.step).toBe('stopped')
})

const child: Move = { ...applied, with: { ...supportForm, idNo: '43052320050415001X', category: 'minor' } }
const childSupported: readonly Move[] = [child, ...toSupported(0).slice(1)]
test.each<[string, Readonly<Record<string, unknown>>, string, string]>([
  ['不满十六周岁', { stopReason: 'grown', inSchool: false }, '2021-04-14', 'not_met'],
  ['满十六周岁仍在学，可以继续', { stopReason: 'grown', inSchool: true }, '2021-09-01', 'not_met'],
  ['满十六周岁且不在学', { stopReason: 'grown', inSchool: false }, '2021-04-15', 'ok'],
  ['死亡须写明日期', { stopReason: 'died' }, '2021-04-15', 'missing_field'],
  ['明天去世', { stopReason: 'died', diedOn: '2021-04-16' }, '2021-04-15', 'invalid_field'],
])('终止：%s', (_, reason, day, expected) => {
  expect(code([...childSupported, ...stopping(reason, day)])).toBe(expected)
})

test.each(['report_change', 'report_stop', 'send'])('after the end nothing more is done: %s', (what) => {
  const over = [
    ...paidToSeptember,
    ...stopping({ stopReason: 'supporter' }, '2021-09-28'),
    {
      by: 'clerk',
      do: 'publish',
      at: '2021-09-29 10:00',
      with: { publishedOn: '2021-09-29', noticePlace: '村务公开栏' },
    },
  ]
  expect(play(over, around).case!.step).toBe('stopped')
  expect(
    code([...over, { by: what === 'send' ? 'system' : 'villager', do: what, at: '2021-10-08 09:00' }]),
  ).toBe('wrong_step')
})
