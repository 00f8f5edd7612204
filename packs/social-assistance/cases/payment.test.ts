/** The money on its way: right account, right amount, back when the bank says no, counted as person-times. */
import { expect, test } from 'vitest'
import type { CaseEvent } from 'yimen/kernel/case'
import { chinaCalendar } from 'yimen/kernel/clock'
import { contributions, valueFrom } from 'yimen/kernel/figure'
import { figures } from '../figures.ts'
import { temporaryAssistance } from '../temporary/programme.ts'
import { areaPath, form, play, toDecision, type Move } from './play.ts'

const approve: Move = { by: 'leader', do: 'approve', at: '2021-03-04 10:00' }
const send: Move = {
  by: 'system',
  do: 'send',
  at: '2021-03-05 10:00',
  with: { batch: 'batch-1', batchAmount: 100_000 },
}
const bounce: Move = {
  by: 'system',
  do: 'bounce',
  at: '2021-03-08 10:00',
  with: { bankBatch: 'batch-1', bankReason: '账户已销户' },
}
const code = (moves: readonly Move[]): string => play(moves).refusal?.code ?? 'ok'

test.each<[string, readonly Move[], string]>([
  [
    '批次金额与批准金额不同，不列入',
    [approve, { ...send, with: { batch: 'batch-1', batchAmount: 100_001 } }],
    'not_met',
  ],
  [
    '别的批次的银行结果不算',
    [approve, send, { by: 'system', do: 'settle', at: '2021-03-08 10:00', with: { bankBatch: 'batch-2' } }],
    'not_met',
  ],
  [
    '列入批次后不能再撤销',
    [approve, send, { by: 'leader', do: 'cancel', at: '2021-03-05 11:00', with: { reason: '重复申报' } }],
    'wrong_step',
  ],
  [
    '同一笔不能进两个批次',
    [approve, send, { ...send, with: { batch: 'batch-2', batchAmount: 100_000 } }],
    'wrong_step',
  ],
  ['人不能代替系统记账', [approve, { ...send, by: 'finance' }], 'wrong_role'],
  [
    '[§4.9-9] 退票后更正账户，可以再发',
    [
      approve,
      send,
      bounce,
      {
        by: 'clerk',
        do: 'correct_account',
        at: '2021-03-09 10:00',
        with: { accountHolder: '李某某', accountHolderRelation: 'self', account: '6217981234567890126' },
      },
      { ...send, at: '2021-03-10 10:00', with: { batch: 'batch-2', batchAmount: 100_000 } },
    ],
    'ok',
  ],
  [
    '[§4.9-9] 用监护人的卡，须有监护证明',
    [
      approve,
      send,
      bounce,
      {
        by: 'clerk',
        do: 'correct_account',
        at: '2021-03-09 10:00',
        with: { accountHolder: '李某', accountHolderRelation: 'guardian', account: '6217981234567890126' },
      },
    ],
    'missing_field',
  ],
  [
    '[§4.9-9] 用本人的卡，不得收监护证明',
    [
      approve,
      send,
      bounce,
      {
        by: 'clerk',
        do: 'correct_account',
        at: '2021-03-09 10:00',
        with: {
          accountHolder: '李某',
          accountHolderRelation: 'self',
          guardianProof: ['upload-1'],
          account: '6217981234567890126',
        },
      },
    ],
    'unknown_field',
  ],
])('发放：%s', (_, moves, expected) => {
  expect(code([...toDecision, ...moves])).toBe(expected)
})

test('[§4.9-9] an account of a guardian needs the proof from the start', () => {
  expect(code([{ ...toDecision[0]!, with: { ...form, accountHolderRelation: 'guardian' } }])).toBe(
    'missing_field',
  )
  expect(
    code([
      {
        ...toDecision[0]!,
        with: { ...form, accountHolderRelation: 'guardian', guardianProof: ['upload-1'] },
      },
    ]),
  ).toBe('ok')
})

/** What a list of played cases adds to a figure. */
function read(id: string, cases: readonly (readonly CaseEvent[])[]): number | null {
  const f = figures.find((x) => x.id === id)!
  const top = cases.flatMap((events) => {
    const played = play([], { from: { case: null, events: [], awards: [], refusal: null } })
    let state = played.case
    return events.flatMap((e) => {
      const before = state
      state = {
        ...(state ?? { id: e.case, programme: e.programme, area: e.area, acts: [], obligations: [] }),
        step: e.to,
        seq: e.seq,
        facts: { ...state?.facts, ...e.input, ...e.sets },
        people: [...new Set([...(state?.people ?? []), ...e.people])],
      } as NonNullable<typeof state>
      return contributions([f], temporaryAssistance, before, state, e, {
        calendar: chinaCalendar,
        areaPath,
      }).adds.filter((a) => a.part === 'top')
    })
  })
  return valueFrom(
    f,
    {
      count: top.length,
      sum: top.reduce((s, a) => s + a.value, 0),
      persons: new Set(top.map((a) => a.person)).size,
    },
    null,
  )
}

test('[F1] [§4.9-10] one man helped twice is one person and two person-times', () => {
  const first = play([...toDecision, approve], { id: 'case-1' })
  const second = play(
    [
      ...toDecision.map((m) => ({
        ...m,
        at: m.at.replace('2021-03', '2021-08'),
        ...(m.do === 'apply'
          ? { with: { ...form, cause: 'fire' } }
          : m.do === 'record_visit'
            ? { with: { ...m.with, visitedOn: '2021-08-02' } }
            : {}),
      })),
      { ...approve, at: '2021-08-04 10:00' },
    ],
    { id: 'case-2', awards: first.awards },
  )
  expect(second.refusal).toBeNull()
  const both = [first.events, second.events]
  expect(read('assistance.temporary.grants', both)).toBe(2)
  expect(read('assistance.temporary.persons', both)).toBe(1)
  expect(read('assistance.temporary.amount', both)).toBe(200_000)
})
