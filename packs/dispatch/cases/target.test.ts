/** Items 5, 7 and 9: targets month by month, a target that is changed, units without one, merged units, ties and printing. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { both, ranking } from 'yimen/campaign'
import { dayOfInstant, readOn } from 'yimen/kernel/day'
import { printPercent } from 'yimen/kernel/figure'
import { figures } from '../figures.ts'
import { assessment, target } from '../programmes/index.ts'
import { codeOf, play, sayingOf, type Move } from './play.ts'

const set: Move = {
  by: 'office',
  do: 'set',
  at: '2021-01-12 09:00',
  with: { task: 'elevator', year: 2021, target: 118 },
}
const plan = (...targets: readonly number[]) => targets.map((n, i) => ({ month: i + 1, target: n }))
const even = plan(0, 4, 10, 10, 12, 12, 12, 12, 12, 12, 12, 10)
const divide = (months: object): Move => ({
  by: 'office',
  do: 'divide',
  at: '2021-01-13 09:00',
  with: { months },
})
const propose = (more: object, by = 'office'): Move => ({
  by,
  do: 'propose_change',
  at: '2021-09-06 09:00',
  with: { newTarget: 100, reason: '两个小区纳入征收范围', ...more },
})
const revise = (by = 'head'): Move => ({ by, do: 'revise', at: '2021-09-08 09:00' })

describe('[item-7] 逐月分解', () => {
  test.each<[string, readonly Move[], string]>([
    ['十二个月之和等于年度目标', [set, divide(even)], 'ok'],
    [
      '只分解到有任务的月份',
      [
        set,
        divide([
          { month: 6, target: 50 },
          { month: 12, target: 68 },
        ]),
      ],
      'ok',
    ],
    ['差一台', [set, divide(plan(0, 4, 10, 10, 12, 12, 12, 12, 12, 12, 12, 9))], 'not_met'],
    ['多一台', [set, divide(plan(1, 4, 10, 10, 12, 12, 12, 12, 12, 12, 12, 10))], 'not_met'],
    [
      '同一个月写两次',
      [
        set,
        divide([
          { month: 6, target: 59 },
          { month: 6, target: 59 },
        ]),
      ],
      'not_met',
    ],
    ['没有第十三个月', [set, divide([{ month: 13, target: 118 }])], 'invalid_field'],
    ['区里不能自己分解', [set, { ...divide(even), by: 'district' }], 'wrong_role'],
  ])('%s', (_, moves, code) => expect(codeOf(play(target, moves))).toBe(code))

  test('whatever the months, they are taken exactly when they sum to the year', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 12 }), (months) => {
        expect(codeOf(play(target, [set, divide(plan(...months))])) === 'ok').toBe(
          months.reduce((a, b) => a + b, 0) === 118,
        )
      }),
      { numRuns: 200 },
    )
    const exact = fc
      .array(fc.integer({ min: 0, max: 10 }), { minLength: 11, maxLength: 11 })
      .map((m) => [...m, 118 - m.reduce((a, b) => a + b, 0)])
    fc.assert(
      fc.property(exact, (months) => {
        expect(codeOf(play(target, [set, divide(plan(...months))]))).toBe('ok')
      }),
      { numRuns: 100 },
    )
  })
})

describe('[§11.8-2] 九月下调目标：两种完成率都保留', () => {
  test.each<[string, readonly Move[], string]>([
    ['专班申请，负责人批准', [set, propose({}), revise()], 'ok'],
    ['没有理由', [set, propose({ reason: '' })], 'missing_field'],
    ['和原来一样', [set, propose({ newTarget: 118 })], 'not_met'],
    ['专班不能自己批准', [set, propose({}), revise('office')], 'wrong_role'],
    ['已分解到月的，要同时调整各月', [set, divide(even), propose({})], 'missing_field'],
    ['调整后各月之和仍要等于目标', [set, divide(even), propose({ newMonths: even })], 'not_met'],
    [
      '调整后各月之和等于新目标',
      [set, divide(even), propose({ newMonths: plan(0, 4, 10, 10, 12, 12, 12, 12, 10, 8, 6, 4) }), revise()],
      'ok',
    ],
    [
      '不予调整要有理由',
      [set, propose({}), { by: 'head', do: 'keep', at: '2021-09-08 09:00', with: { reason: '理由不充分' } }],
      'ok',
    ],
    [
      '年度结束后不再调整',
      [
        set,
        { by: 'office', do: 'close_year', at: '2022-01-05 09:00' },
        { ...propose({}), at: '2022-01-06 09:00' },
      ],
      'wrong_step',
    ],
  ])('%s', (_, moves, code) => expect(codeOf(play(target, moves))).toBe(code))

  test('原目标、新目标和批准人都在记录里，两种完成率照印', () => {
    const played = play(target, [set, propose({}), revise()])
    expect([played.case.facts.before, played.case.facts.target, played.events[2]!.by.role]).toEqual([
      118,
      100,
      'city-office-head',
    ])
    const rates = both(
      { done: 95, target: played.case.facts.before as number, from: '2021-01-12', source: '年度任务' },
      {
        done: 95,
        target: played.case.facts.target as number,
        from: dayOfInstant(played.events[2]!.at),
        source: '调整',
      },
    )
    expect(rates.text.zh).toBe('按原目标118完成80.51%，按2021-09-08起调整后的目标100完成95.00%')
  })

  test('已经印发的不改：目标自批准之日起才按新数计', () => {
    const f = figures.find((x) => x.id === 'dispatch.targets.elevator')!
    expect(f.counts).toMatchObject({ on: ['set', 'revise'], until: ['revise'], value: 'target' })
  })
})

describe('[item-5] 排名和印数', () => {
  const rank = (
    rows: readonly (readonly [string, number, number | null])[],
    more: Readonly<Record<string, object>> = {},
  ) => {
    const { ranked, unranked, totals } = ranking(
      rows.map(([unit, done, t]) => ({ unit, name: unit, done, target: t, ...more[unit] })),
    )
    return {
      ranks: ranked.map((r) => [r.unit, r.rank]),
      unranked: unranked.map((r) => [r.unit, r.reason.zh]),
      totals,
    }
  }
  test('[§11.8-3] 104%照实印出', () => expect(printPercent(104, 100)).toBe('104.00'))
  test('[§11.8-8] 99.995%不得印成100%', () => {
    expect([
      printPercent(19_999, 20_000),
      printPercent(99_999, 100_000),
      printPercent(100_000, 100_000),
    ]).toEqual(['99.99', '99.99', '100.00'])
  })
  test('[§11.8-4] 没有目标的单位列表不排名', () => {
    expect(
      rank([
        ['雨湖', 60, 118],
        ['岳塘', 61, 122],
        ['示范区', 3, null],
      ]),
    ).toMatchObject({
      ranks: [
        ['雨湖', 1],
        ['岳塘', 2],
      ],
      unranked: [['示范区', '未下达目标任务，不参加排名']],
    })
  })
  test('[§11.8-6] 并列第三，其后为第五', () => {
    expect(
      rank([
        ['甲', 9, 10],
        ['乙', 8, 10],
        ['丙', 7, 10],
        ['丁', 14, 20],
        ['戊', 6, 10],
      ]).ranks,
    ).toEqual([
      ['甲', 1],
      ['乙', 2],
      ['丙', 3],
      ['丁', 3],
      ['戊', 5],
    ])
  })
  test('[§11.8-5] 园区并入区：合并之日起合并计数，总数不变', () => {
    const apart = rank([
      ['岳塘', 61, 122],
      ['高新区', 6, 12],
      ['雨湖', 60, 118],
    ])
    const merged = rank(
      [
        ['岳塘', 67, 134],
        ['高新区', 0, null],
        ['雨湖', 60, 118],
      ],
      { 高新区: { mergedInto: '岳塘' } },
    )
    expect(merged.unranked).toEqual([['高新区', '已并入岳塘，不单独排名']])
    expect([merged.totals.done, merged.totals.target]).toEqual([apart.totals.done, apart.totals.target])
  })
  test('[§11.8-10] 同一电梯由园区和区重复填报：只计一次，并指出是哪一台', () => {
    const rows = ranking([
      { unit: '岳塘', name: '岳塘', done: 2, target: 10, records: ['E-01', 'E-02'] },
      { unit: '高新区', name: '高新区', done: 2, target: 10, records: ['E-02', 'E-03'] },
    ])
    expect([rows.totals.done, rows.totals.twice]).toEqual([4, 1])
    expect(rows.ranked.map((r) => r.flags.map((f) => [f.kind, f.records]))).toEqual([
      [['counted_twice', ['E-02']]],
      [['counted_twice', ['E-02']]],
    ])
  })
})

test('no target is typed into a report: completion is read, and the parameters of the score are dated', () => {
  expect(Object.values(assessment.readings ?? {}).map((r) => r.figure)).toEqual(['elevator.completion'])
  expect(readOn(assessment.params.samplePercent!.history, '2021-07-01')).toMatchObject({
    kind: 'in_force',
    value: 20,
  })
  expect(sayingOf(play(target, [set, divide(plan(1))]))).toBe('各月目标之和应等于年度目标')
})
