/** [PG8] The same definition, place and moment, told differently. */
import { expect, test } from 'vitest'
import type { Told } from './told.ts'
import { differingBetween, differingWithin } from './together.ts'

const valued = (id: string, value: number, more: Partial<Told> = {}): Told => ({
  id,
  value,
  unit: 'teams',
  qualifier: 'exact',
  window: { from: '1900-01-01', to: '2021-10-20' },
  records: value,
  digest: `of ${value}`,
  bulletin: 'b',
  slot: 's',
  figure: 'contest.teams',
  area: '430000',
  printed: { zh: String(value), en: String(value) },
  kept: value,
  counts: null,
  title: { zh: '战队', en: 'Teams' },
  definition: { zh: '战队', en: 'Teams' },
  ...more,
})

test.each<[string, readonly Told[], readonly string[][]]>([
  ['两处引用同一指标，数相同', [valued('A5-05', 9), valued('A5-07', 9)], []],
  ['两处引用同一指标，数不同', [valued('A5-05', 9), valued('A5-07', 8)], [['A5-05', 'A5-07']]],
  [
    '另一个时点，可以不同',
    [valued('A5-05', 9), valued('A5-07', 8, { window: { from: '1900-01-01', to: '2021-09-30' } })],
    [],
  ],
  ['另一个地方，可以不同', [valued('A5-05', 9), valued('A5-07', 8, { area: '430500' })], []],
  [
    '两份通报认领同一个数，说法不一',
    [valued('A5-05', 9), valued('A5-05', 8, { figure: 'other' })],
    [['A5-05']],
  ],
])('[PG8] %s', (_, values, ids) => {
  expect(differingWithin(values).map((d) => d.ids)).toEqual(ids)
})

test('[PG8] a page beside another: the value, or the records alone', () => {
  const signed = [
    valued('A5-05', 9),
    valued('A5-06', 36, { figure: 'x' }),
    valued('A5-07', 9, { figure: 'y' }),
  ]
  const now = [valued('A5-05', 8), valued('A5-06', 36, { figure: 'x', digest: 'other' }), signed[2]!]
  expect(differingBetween(signed, now).map((d) => d.ids[0])).toEqual(['A5-05', 'A5-06'])
  expect(differingBetween(signed, [])).toEqual([])
})
