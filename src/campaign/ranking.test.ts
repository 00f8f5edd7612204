/** [G7]-[G10], [G12] The official table of August 2021, and the rows that make a league table lie. */
import { describe, expect, test } from 'vitest'
import {
  bands,
  laggards,
  leaders,
  ranking,
  reconcile,
  timeline,
  totals,
  type CampaignRow,
  type PublishedRow,
} from './index.ts'
import { invested, investedTotal, started, startedRanks, startedTotal } from './testing.ts'

const rows = (table: readonly PublishedRow[]): readonly CampaignRow[] =>
  table.map(({ name, done, target }) => ({ unit: name, name, done, target }))
const row = (
  unit: string,
  done: number,
  target: number | null,
  more: Partial<CampaignRow> = {},
): CampaignRow => ({ unit, name: unit, done, target, ...more })
const names = (list: readonly { readonly name: string }[]): readonly string[] => list.map((r) => r.name)
const hunan = ranking(rows(started))

describe('[G12] old estates in Hunan to the end of August 2021', () => {
  test('all fourteen percentages and the total are those printed', () => {
    expect(reconcile(started, startedTotal, 'pieces')).toEqual([])
    expect(Object.fromEntries(hunan.ranked.map((r) => [r.name, r.completion]))).toMatchObject({
      长沙: 9533,
      湘西: 3529,
      怀化: 10000,
    })
    expect(hunan.ranked.map((r) => r.completion)).toHaveLength(14)
  })

  test('[G7] all fourteen ranks, three tied in front', () => {
    expect(Object.fromEntries(hunan.ranked.map((r) => [r.name, r.rank]))).toEqual(startedRanks)
    expect(
      reconcile(
        started.map((r) => ({ ...r, rank: startedRanks[r.name]! })),
        startedTotal,
        'pieces',
      ),
    ).toEqual([])
  })

  test('the printed total of 752393.73 against a sum of 752393.76 is a warning of 0.03, not an error, and the only finding', () => {
    const differences = reconcile(invested, investedTotal)
    expect(differences).toMatchObject([
      {
        kind: 'total_target',
        severity: 'warning',
        name: '全省',
        said: '752393.73',
        implied: '752393.76',
        difference: -3,
      },
    ])
    expect(differences[0]!.message.zh).toBe(
      '全省计划数印作752393.73，各行相加为752393.76，相差0.03，在四舍五入的误差之内',
    )
  })

  test('[G10] the notice names three tied leaders and three last', () => {
    expect(names(leaders(hunan))).toEqual(['张家界', '郴州', '怀化'])
    expect(names(laggards(hunan))).toEqual(['湘西', '衡阳', '邵阳'])
  })

  test('[G8] the total is 74.00 % from sums; the mean of the fourteen percentages would be 76.76', () => {
    expect(hunan.totals).toEqual({ done: 1110, target: 1500, completion: 7400, twice: 0 })
    const mean = reconcile(started, { ...startedTotal, percent: '76.76' }, 'pieces')
    expect(mean.map((d) => [d.kind, d.severity, d.said, d.implied])).toEqual([
      ['total_percent', 'error', '76.76', '74.00'],
      ['mean_of_percents', 'error', '76.76', '74.00'],
    ])
  })

  test('[G10] bands against 66.67 % of the year', () => {
    const banded = bands(hunan, timeline('2021-01-01', '2021-12-31', '2021-08-31'))
    expect(banded.map((b) => [b.title.zh, names(b.units)])).toEqual([
      ['提前完成', ['张家界', '郴州', '怀化']],
      ['进展较快', ['长沙', '娄底', '岳阳', '常德', '湘潭', '益阳']],
      ['进展偏慢', ['永州', '株洲', '邵阳', '衡阳', '湘西']],
    ])
  })
})

describe('[G12] a changed number is found', () => {
  const with1 = (name: string, change: Partial<PublishedRow>): readonly PublishedRow[] =>
    started.map((r) => (r.name === name ? { ...r, ...change } : r))
  test.each<[string, readonly PublishedRow[], PublishedRow, readonly string[]]>([
    ['一行百分比', with1('长沙', { percent: '95.43' }), startedTotal, ['row_percent error 长沙 95.33']],
    ['一位小数也按原数计算', with1('长沙', { percent: '95.3' }), startedTotal, []],
    ['名次', with1('湘西', { rank: 13 }), startedTotal, ['row_rank error 湘西 14']],
    [
      '合计差一个',
      started,
      { ...startedTotal, done: 1111 },
      ['total_done error 全省 1110', 'total_percent error 全省 74.07'],
    ],
    [
      '没有完成却印100',
      with1('长沙', { done: 149, percent: '100' }),
      { ...startedTotal, done: 1116, percent: '74.40' },
      ['row_percent error 长沙 99'],
    ],
  ])('%s', (_, table, total, expected) => {
    expect(
      reconcile(table, total, 'pieces').map((d) => `${d.kind} ${d.severity} ${d.name} ${d.implied}`),
    ).toEqual(expected)
  })

  test('a sum that rounding cannot explain is an error', () => {
    expect(reconcile(invested, { ...investedTotal, target: 752_393_68 })).toMatchObject([
      { kind: 'total_target', severity: 'error', difference: -8 },
    ])
  })
})

describe('[G7] ties', () => {
  test.each<[string, readonly CampaignRow[], readonly (readonly [string, number])[]]>([
    [
      '第二名并列，下一名是第四',
      [row('a', 9, 10), row('b', 8, 10), row('c', 4, 5), row('d', 1, 10)],
      [
        ['a', 1],
        ['b', 2],
        ['c', 2],
        ['d', 4],
      ],
    ],
    [
      '第三名并列，下一名是第五',
      [row('a', 5, 5), row('b', 4, 5), row('c', 3, 5), row('d', 6, 10), row('e', 1, 5)],
      [
        ['a', 1],
        ['b', 2],
        ['c', 3],
        ['d', 3],
        ['e', 5],
      ],
    ],
    [
      '印出来一样，实际不一样',
      [row('a', 33_333, 100_000), row('b', 1, 3)],
      [
        ['b', 1],
        ['a', 2],
      ],
    ],
    [
      '超额完成排在前面',
      [row('a', 100, 100), row('b', 104, 100)],
      [
        ['b', 1],
        ['a', 2],
      ],
    ],
    [
      '都没有开始',
      [row('a', 0, 7), row('b', 0, 9)],
      [
        ['a', 1],
        ['b', 1],
      ],
    ],
  ])('%s', (_, table, ranks) => expect(ranking(table).ranked.map((r) => [r.unit, r.rank])).toEqual(ranks))

  test('[G10] a tie at rank 3 is named whole, in front and behind', () => {
    const table = ranking([
      row('a', 9, 10),
      row('b', 8, 10),
      row('c', 7, 10),
      row('d', 7, 10),
      row('e', 5, 10),
      row('f', 5, 10),
      row('g', 4, 10),
      row('h', 3, 10),
    ])
    expect(names(leaders(table))).toEqual(['a', 'b', 'c', 'd'])
    expect(names(laggards(table))).toEqual(['h', 'g', 'f', 'e'])
  })

  test('[G10] nobody is praised and blamed at once, and who has finished is not slow', () => {
    expect(
      names(laggards(ranking([row('a', 9, 10), row('b', 8, 10), row('c', 7, 10), row('d', 6, 10)]))),
    ).toEqual(['d'])
    expect(
      laggards(ranking([row('a', 10, 10), row('b', 10, 10), row('c', 10, 10), row('d', 10, 10)])),
    ).toEqual([])
    expect([leaders(ranking([])), laggards(ranking([]))]).toEqual([[], []])
  })
})

test('[G8] units without a target, and merged ones, stand unranked at the end with the reason', () => {
  const table = ranking([
    row('高新区', 3, null),
    row('雁峰区', 6, 10),
    row('松木片区', 2, 4, { mergedInto: '雁峰区' }),
    row('南岳区', 0, 0),
  ])
  expect(names(table.ranked)).toEqual(['雁峰区'])
  expect(table.unranked.map((r) => [r.name, r.reason.zh])).toEqual([
    ['高新区', '未下达目标任务，不参加排名'],
    ['松木片区', '已并入雁峰区，不单独排名'],
    ['南岳区', '未下达目标任务，不参加排名'],
  ])
  expect(table.ranked[0]!.flags.map((f) => [f.kind, f.units])).toEqual([['merger', ['松木片区']]])
  expect(table.totals).toEqual({ done: 11, target: 14, completion: 7857, twice: 0 })
})

test('[G8] a lift that the zone and the district both report is flagged in both rows, and the total says how many are too many', () => {
  const table = ranking([
    row('雁峰区', 3, 4, { records: ['L1', 'L2', 'L3'] }),
    row('高新区', 2, 4, { records: ['L3', 'L4'] }),
    row('石鼓区', 1, 4, { records: ['L5'] }),
  ])
  expect(table.ranked.map((r) => r.flags.map((f) => [f.text.zh, f.records]))).toEqual([
    [['雁峰区、高新区重复上报1件', ['L3']]],
    [['雁峰区、高新区重复上报1件', ['L3']]],
    [],
  ])
  expect(table.totals).toMatchObject({ done: 6, twice: 1 })
})

test('[G9] with a small target one record decides: the table says between which ranks', () => {
  const table = ranking([row('甲', 95, 100), row('乙', 9, 10), row('丙', 85, 100), row('丁', 1, 2)], 20)
  expect(table.ranked.map((r) => [r.name, r.rank, r.small, r.range.best, r.range.worst])).toEqual([
    ['甲', 1, false, 1, 1],
    ['乙', 2, true, 1, 3],
    ['丙', 3, false, 3, 3],
    ['丁', 4, true, 1, 4],
  ])
})

test('[G9] one fewer than none is none, and a fall to a tie is no fall', () =>
  expect(ranking([row('a', 0, 2), row('b', 1, 2)], 5).ranked.map((r) => [r.unit, r.range])).toEqual([
    ['b', { best: 1, worst: 1 }],
    ['a', { best: 1, worst: 2 }],
  ]))

test('[G8] no rows have no share', () =>
  expect(totals([])).toEqual({ done: 0, target: 0, completion: null, twice: 0 }))
test('[G7] one unit has one row', () =>
  expect(() => ranking([row('a', 1, 2), row('a', 1, 3)])).toThrow('one row'))
