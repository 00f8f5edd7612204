/** [PG7] What values imply together. */
import { expect, test } from 'vitest'
import { judge, type Implied } from './implied.ts'
import type { Told } from './told.ts'

const valued = (id: string, value: number | string | null, more: Partial<Told> = {}): Told => ({
  id,
  value,
  unit: 'u',
  qualifier: 'exact',
  window: { from: '2021-01-01', to: '2021-10-20' },
  records: 1,
  digest: 'd',
  bulletin: 'b',
  slot: 's',
  figure: id,
  area: '430523',
  printed: { zh: String(value), en: String(value) },
  kept: typeof value === 'number' ? value : null,
  counts: null,
  title: { zh: id, en: id },
  definition: { zh: id, en: id },
  ...more,
})
const title = { zh: '关系', en: 'Relation' }
const holds = (fact: Implied, ...values: readonly Told[]): boolean | null =>
  judge([fact], Object.fromEntries(values.map((v) => [v.id, v])))[0]!.holds

const nine: Implied = { kind: 'product', title, whole: 'A5-06', of: ['A5-05', 'A5-09'] }
const average: Implied = { kind: 'quotient', title, top: 'A4-06', bottom: 'A4-05', times: 10_000, says: 759 }
const target: Implied = { kind: 'target', title, done: 'A1-03', share: 'A1-04' }
const share = (bottom: number) => valued('A1-04', 90.67, { counts: { top: 272, bottom } })
const hours: Implied = { kind: 'each', title, top: 'A6-08', bottoms: ['A6-06', 'A6-07'], least: 1, most: 10 }

test.each<[string, boolean | null, Implied, readonly Told[]]>([
  ['36是9乘4', true, nine, [valued('A5-06', 36), valued('A5-05', 9), valued('A5-09', 4)]],
  ['少登记了一名选手', false, nine, [valued('A5-06', 35), valued('A5-05', 9), valued('A5-09', 4)]],
  ['还有一个没有答复', null, nine, [valued('A5-06', 36), valued('A5-05', 9)]],
  ['答复了而没有值', null, nine, [valued('A5-06', 36), valued('A5-05', 9), valued('A5-09', null)]],
  [
    '人均759元，印出来的和记录合计的都是',
    true,
    average,
    [valued('A4-06', 631.2, { kept: 631_200_000 }), valued('A4-05', 8313)],
  ],
  [
    '印作631.2万元，记录合计却多出十万元',
    false,
    average,
    [valued('A4-06', 631.2, { kept: 641_200_000 }), valued('A4-05', 8313)],
  ],
  ['多了一百人次', false, average, [valued('A4-06', 631.2, { kept: 631_200_000 }), valued('A4-05', 8413)]],
  ['一人次也没有，除不出来', null, average, [valued('A4-06', 0, { kept: 0 }), valued('A4-05', 0)]],
  ['272占91%，目标300', true, target, [valued('A1-03', 272), share(300)]],
  ['目标298', true, target, [valued('A1-03', 272), share(298)]],
  ['目标301，印不出91%', false, target, [valued('A1-03', 272), share(301)]],
  ['没有目标的记录', null, target, [valued('A1-03', 272), valued('A1-04', 91)]],
  ['一人一个多小时', true, hours, [valued('A6-08', 70_001), valued('A6-06', 9_001), valued('A6-07', 30_001)]],
  ['人比小时多', false, hours, [valued('A6-08', 30_000), valued('A6-06', 9_001), valued('A6-07', 30_001)]],
  ['没有人', false, hours, [valued('A6-08', 5), valued('A6-06', 0), valued('A6-07', 0)]],
  ['一格一员', true, { kind: 'equal', title, ids: ['x', 'y'] }, [valued('x', 41), valued('y', 41)]],
  ['缺一员', false, { kind: 'equal', title, ids: ['x', 'y'] }, [valued('x', 41), valued('y', 40)]],
  ['部分不大于全部', true, { kind: 'part', title, part: 'x', whole: 'y' }, [valued('x', 8), valued('y', 10)]],
  ['部分大于全部', false, { kind: 'part', title, part: 'x', whole: 'y' }, [valued('x', 11), valued('y', 10)]],
])('[PG7] %s', (_, expected, fact, values) => {
  expect(holds(fact, ...values)).toBe(expected)
})
