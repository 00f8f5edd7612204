/** Aid first, papers later: paid within the hour, owed until regularised, recovered or written off. */
import { expect, test } from 'vitest'
import { balances } from 'yimen/kernel/ledger'
import { chinaCalendar } from 'yimen/kernel/clock'
import { clocksOf, readClockAt } from 'yimen/kernel/case'
import { temporaryAssistance } from '../temporary/programme.ts'
import { areaPath, china, form, paidFirst, play, visit, type Move, type Played } from './play.ts'

const { kind: _, cause: __, story: ___, applicantName: ____, phone: _____, ...papers } = form
const complete: readonly Move[] = [
  { by: 'villager', do: 'complete_papers', at: '2021-09-15 10:00', with: papers },
  {
    by: 'clerk',
    do: 'record_visit',
    at: '2021-09-16 10:00',
    with: {
      ...visit,
      visitedOn: '2021-09-16',
      severity: 'critical',
      totalCost: 1_780_000,
      insurancePaid: 1_580_000,
      otherHelp: 0,
    },
  },
  { by: 'clerk', do: 'propose', at: '2021-09-16 16:00' },
  { by: 'head', do: 'agree', at: '2021-09-17 10:00' },
]
const books = (played: Played) =>
  Object.fromEntries(
    balances(
      played.events.flatMap((e) => e.effects.flatMap((x) => (x.kind === 'transfer' ? [x.transfer] : []))),
    ),
  )
const clock = (played: Played, name: string, at: string) => {
  const caseClock = clocksOf(temporaryAssistance, played.case!, { calendar: chinaCalendar, areaPath }).find(
    (k) => k.name === name,
  )!
  return readClockAt(caseClock, china(at))
}

test('paying first takes the reserve, books an advance and opens the obligation', () => {
  const played = play(paidFirst)
  expect(played.refusal).toBeNull()
  expect(books(played)).toEqual({ advances: 200_000, 'reserve:430523104': -200_000 })
  expect(played.case!.obligations).toEqual([{ name: 'papers', since: china('2021-09-13 21:30') }])
  expect(played.awards).toEqual([])
})

test('regularised, it becomes aid like any other, and nothing is owed', () => {
  const played = play([...paidFirst, ...complete, { by: 'leader', do: 'regularise', at: '2021-09-22 12:00' }])
  expect(played.refusal).toBeNull()
  expect(played.case).toMatchObject({
    step: 'paid',
    facts: { granted: 200_000 },
    obligations: [{ closed: { how: 'regularised' } }],
  })
  expect(books(played)).toEqual({ advances: 0, granted: 200_000, 'reserve:430523104': -200_000 })
  expect(played.awards).toHaveLength(1)
})

test.each([
  ['第10个工作日内（中秋放假，18日、26日上班）', '2021-09-27 23:59', 'running'],
  ['第11个工作日：红色清单', '2021-09-28 00:01', 'overdue'],
])('[§4.9-3] 补办手续：%s', (_, at, state) => {
  expect(clock(play(paidFirst), 'papers', at).state).toBe(state)
})

test('[§4.9-3] 逾期补办仍可补批：困难属实的不追回', () => {
  const late = complete.map((m) => ({
    ...m,
    at: m.at.replace('2021-09-1', '2021-10-1'),
    ...(m.do === 'record_visit' ? { with: { ...m.with, visitedOn: '2021-10-16' } } : {}),
  }))
  expect(
    play([...paidFirst, ...late, { by: 'leader', do: 'regularise', at: '2021-10-19 12:00' }]).refusal,
  ).toBeNull()
})

test.each<[string, Move, string]>([
  ['不能当作一般申请批准（会付两次）', { by: 'leader', do: 'approve', at: '2021-09-22 12:00' }, 'not_met'],
  [
    '不能直接不予救助而不追回',
    { by: 'leader', do: 'refuse', at: '2021-09-22 12:00', with: { reason: '不符合条件' } },
    'not_met',
  ],
  [
    '申请人不能撤回已经先行救助的申请',
    { by: 'applicant', do: 'withdraw', at: '2021-09-22 12:00' },
    'not_met',
  ],
])('先行救助之后：%s', (_, move, code) => {
  expect(play([...paidFirst, ...complete, move]).refusal?.code).toBe(code)
})

test('without cause it is recovered into the reserve, and the obligation ends as recovered', () => {
  const played = play([
    ...paidFirst,
    { by: 'leader', do: 'require_recovery', at: '2021-09-20 10:00', with: { reason: '不属实' } },
    { by: 'clerk', do: 'recover', at: '2021-10-08 10:00', with: { receipt: 'JK000001' } },
  ])
  expect(played.refusal).toBeNull()
  expect(played.case).toMatchObject({ step: 'recovered', obligations: [{ closed: { how: 'recovered' } }] })
  expect(books(played)).toEqual({ advances: 0, recoverable: 0, 'reserve:430523104': 0 })
})

test('what cannot be recovered is written off by the county alone, on its own authority', () => {
  const moves: readonly Move[] = [
    ...paidFirst,
    { by: 'leader', do: 'require_recovery', at: '2021-09-20 10:00', with: { reason: '不属实' } },
  ]
  expect(
    play([...moves, { by: 'leader', do: 'write_off', at: '2021-10-20 10:00', with: { reason: '下落不明' } }])
      .refusal?.code,
  ).toBe('wrong_role')
  const played = play([
    ...moves,
    { by: 'county', do: 'write_off', at: '2021-10-20 10:00', with: { reason: '下落不明' } },
  ])
  expect(played.case).toMatchObject({ step: 'writtenOff', obligations: [{ closed: { how: 'written_off' } }] })
  expect(books(played)).toEqual({
    advances: 0,
    recoverable: 0,
    writtenOff: 200_000,
    'reserve:430523104': -200_000,
  })
  expect(played.events.at(-1)!.authority!.grants).toEqual(['assistance-write-off'])
})

test.each<[string, number, string]>([
  ['2240元以内，乡镇可先付', 224_000, 'ok'],
  ['2241元，须报县', 224_100, 'above_authority'],
  ['超过单次先行救助上限5000元', 500_001, 'not_met'],
])('先行救助的金额：%s', (_, advance, code) => {
  expect(
    play([paidFirst[0]!, { ...paidFirst[1]!, with: { advance, method: 'cash', witness: '村支书' } }]).refusal
      ?.code ?? 'ok',
  ).toBe(code)
})

test('24 hours run through the night and the weekend', () => {
  const played = play([{ ...paidFirst[0]!, at: '2021-09-18 20:00' }])
  expect(clock(played, 'urgent', '2021-09-19 19:59').state).toBe('running')
  expect(clock(played, 'urgent', '2021-09-19 20:01').state).toBe('overdue')
})

test('[§4.3] above the township’s limit the county’s leader pays first', () => {
  const played = play([
    paidFirst[0]!,
    { ...paidFirst[1]!, by: 'county', with: { advance: 400_000, method: 'transfer', witness: '村支书' } },
  ])
  expect(played.refusal).toBeNull()
  expect(played.events[1]!.authority!.grants).toEqual(['assistance-county-urgent'])
})
