/** How much: standard × persons × months, never more than is needed, rounded down to whole yuan. */
import { expect, test } from 'vitest'
import { form, play, toDecision, visit, type Move } from './play.ts'

/** The proposal for an application with these changes, as proposed by the clerk. */
function proposed(changed: {
  readonly apply?: Record<string, unknown>
  readonly visit?: Record<string, unknown>
  readonly check?: boolean
  readonly on?: string
}) {
  const on = changed.on ?? '2021-03'
  const moves: readonly Move[] = [
    { by: 'applicant', do: 'apply', at: `${on}-01 09:00`, with: { ...form, ...changed.apply } },
    { by: 'clerk', do: 'accept', at: `${on}-01 15:00` },
    ...(changed.check
      ? [
          { by: 'clerk', do: 'request_check', at: `${on}-01 16:00` },
          {
            by: 'checker',
            do: 'report_check',
            at: `${on}-02 10:00`,
            with: { reportOn: `${on}-02`, assetsOver: false },
          },
        ]
      : []),
    {
      by: 'clerk',
      do: 'record_visit',
      at: `${on}-03 10:00`,
      with: { ...visit, visitedOn: `${on}-03`, ...changed.visit },
    },
    { by: 'clerk', do: 'propose', at: `${on}-03 16:00` },
  ]
  const played = play(moves)
  return played.refusal ? played.refusal.code : played.case!.facts.proposed
}

test.each<[string, Parameters<typeof proposed>[0], number | string]>([
  ['需要多少给多少：支出1万，报销7千，其他帮扶2千', {}, 100_000],
  ['轻微急难不超过800元', { visit: { severity: 'light' } }, 56_000],
  ['轻微急难两人，按标准1120元，上限800元', { visit: { severity: 'light', persons: 2 } }, 80_000],
  ['急难较重：560×1人×3个月', { visit: { totalCost: 5_000_000, insurancePaid: 0, otherHelp: 0 } }, 168_000],
  [
    '急难特别严重：560×2人×6个月',
    { visit: { severity: 'critical', persons: 2, totalCost: 5_000_000, insurancePaid: 0, otherHelp: 0 } },
    672_000,
  ],
  [
    '支出型较重：560×1人×2个月',
    {
      apply: { kind: 'expense' },
      check: true,
      visit: { totalCost: 5_000_000, insurancePaid: 0, otherHelp: 0 },
    },
    112_000,
  ],
  [
    '支出型特别严重：560×1人×4个月',
    {
      apply: { kind: 'expense' },
      check: true,
      visit: { severity: 'critical', totalCost: 5_000_000, insurancePaid: 0, otherHelp: 0 },
    },
    224_000,
  ],
  ['申请人只要300元，不多给', { apply: { amountAsked: 30_000 } }, 30_000],
  ['不足一元的部分舍去', { visit: { totalCost: 12_399, insurancePaid: 0, otherHelp: 0 } }, 12_300],
  [
    '2020年按当年标准500元计',
    { on: '2020-06', visit: { totalCost: 5_000_000, insurancePaid: 0, otherHelp: 0 } },
    150_000,
  ],
  ['已全部报销，没有可救助的金额', { visit: { totalCost: 700_000, otherHelp: 0 } }, 'not_met'],
  ['报销多于支出，不会成为负数', { visit: { totalCost: 100_000, otherHelp: 0 } }, 'not_met'],
  ['调查认定困难不属实', { visit: { hardshipReal: false } }, 'not_met'],
])('%s', (_, changed, expected) => {
  expect(proposed(changed)).toBe(expected)
})

test.each<[string, number, number, number | string]>([
  ['人均收入正好在上限（840元）', 84_000, 1, 100_000],
  ['多一分就超过', 84_001, 1, 'not_met'],
  ['两人，合计1680元', 168_000, 2, 100_000],
  ['两人，合计1680.01元', 168_001, 2, 'not_met'],
])('[§4.9-1] 支出型收入界限：%s', (_, monthlyIncome, persons, expected) => {
  expect(proposed({ apply: { kind: 'expense', monthlyIncome }, check: true, visit: { persons } })).toBe(
    expected,
  )
})

test('急难型不看收入', () => {
  expect(proposed({ apply: { monthlyIncome: 500_000 } })).toBe(100_000)
})

test('a grant keeps the amount of its day: a standard that changes later touches no decision', () => {
  const played = play([...toDecision, { by: 'leader', do: 'approve', at: '2021-03-04 10:00' }])
  expect(played.events.at(-1)!.sets).toEqual({ granted: 100_000 })
  expect(played.events[3]!.trace).toMatchObject({ entitled: { rows: expect.anything() as unknown } })
})
