/** [B1], [B2] Sentences whose numbers are figures. */
import { expect, test } from 'vitest'
import { printNames, type NamedRow } from '../../campaign/names.ts'
import { pageFigures, print, runs, type Bulletin, type FigureReading, type Slot } from './bulletin.ts'

const reading = (value: number | null, more: Partial<FigureReading> = {}): FigureReading => ({
  figure: 'f',
  definition: 1,
  area: '430523',
  asOf: '2021-10-20',
  window: { from: '2021-01-01', to: '2021-10-20' },
  unit: 'fen',
  value,
  numerator: { count: 1, sum: 1, persons: 1 },
  denominator: null,
  records: 1,
  digest: 'd',
  ...more,
})

test.each<[string, Slot, number | null, string]>([
  ['整数不带分隔', { figure: 'f', format: 'whole' }, 8313, '8313'],
  ['万元一位小数', { figure: 'f', format: 'wan_yuan', decimals: 1 }, 631_200_000, '631.2'],
  ['万元四舍五入', { figure: 'f', format: 'wan_yuan', decimals: 1 }, 631_250_000, '631.3'],
  ['元', { figure: 'f', format: 'yuan' }, 200_000, '2000'],
  ['元有零头', { figure: 'f', format: 'yuan' }, 200_050, '2000.50'],
  ['百分比', { figure: 'f', format: 'percent', decimals: 1 }, 98.76, '98.8'],
  ['没有值：不写零', { figure: 'f', format: 'whole' }, null, '—'],
  ['[B17] 分钟按小时印，不足一小时的舍去', { figure: 'f', format: 'hours' }, 4_235_159, '70585'],
])('[B1] %s', (_, slot, value, printed) => {
  expect(print(slot, reading(value))).toBe(printed)
})

const bulletin: Bulletin = {
  id: 'b',
  version: 1,
  title: { zh: '通报', en: 'Bulletin' },
  area: '430523',
  issuer: { zh: '局', en: 'Bureau' },
  mark: '邵',
  signedBy: 'county-leader',
  paragraphs: [],
  slots: {
    grants: { figure: 'f', format: 'whole', page: { id: 'A4-05', unit: 'person-times', qualifier: 'exact' } },
    other: { figure: 'g', format: 'whole' },
  },
}

test('[B1] a number knows its slot, the day is told, and the words stay words', () => {
  expect(
    runs(
      '截至{month}月{day}日，达{grants}人次',
      bulletin,
      { grants: reading(8313), other: reading(1) },
      '2021-10-20',
    ),
  ).toEqual([
    { text: '截至' },
    { text: '10' },
    { text: '月' },
    { text: '20' },
    { text: '日，达' },
    { slot: 'grants', text: '8313' },
    { text: '人次' },
  ])
})

test('[B2] only numbers that the page prints are claimed, in the page’s unit, with their window and records', () => {
  expect(pageFigures(bulletin, { grants: reading(8313, { records: 8313 }), other: reading(1) })).toEqual([
    {
      id: 'A4-05',
      unit: 'person-times',
      qualifier: 'exact',
      value: 8313,
      window: { from: '2021-01-01', to: '2021-10-20' },
      records: 8313,
      digest: 'd',
      bulletin: 'b',
      figure: 'f',
      area: '430523',
    },
  ])
})

const row = (zh: string, done: number, target: number | null): NamedRow => ({
  name: { zh, en: zh },
  share: target === null ? null : { done, target },
})
const lit = (zh: string, done: number, target: number, light: NamedRow['light']): NamedRow => ({
  ...row(zh, done, target),
  light: light ?? null,
})
const five = [
  row('甲', 28, 24),
  row('乙', 126, 118),
  row('丙', 19, 24),
  row('丁', 94, 122),
  row('戊', 5, 12),
  row('无目标', 3, null),
]
test.each<[string, Parameters<typeof printNames>[0], readonly NamedRow[], string]>([
  [
    '居前三位',
    { rankedBy: 'rate', which: 'leaders', count: 3 },
    five,
    '甲（116.67%）、乙（106.78%）、丙（79.17%）',
  ],
  [
    '排名靠后，末位在前，前三位和没有目标的不在内',
    { rankedBy: 'rate', which: 'laggards', count: 3 },
    five,
    '戊（41.67%）、丁（77.05%）',
  ],
  [
    '并列的都点名',
    { rankedBy: 'rate', which: 'leaders', count: 1 },
    [row('甲', 1, 2), row('乙', 2, 4), row('丙', 1, 4)],
    '甲（50.00%）、乙（50.00%）',
  ],
  [
    '都还没有做，没有居前的',
    { rankedBy: 'rate', which: 'leaders', count: 3 },
    [row('甲', 0, 2), row('乙', 0, 4)],
    '无',
  ],
  [
    '绿灯的不在靠后之列，名次再低也不在',
    { rankedBy: 'rate', which: 'laggards', count: 3 },
    [
      lit('甲', 9, 10, 'green'),
      lit('乙', 9, 11, 'green'),
      lit('丙', 9, 12, 'green'),
      lit('岳塘', 8, 12, 'green'),
      lit('丁', 3, 12, 'red'),
    ],
    '丁（25.00%）',
  ],
  [
    '不是绿灯的不居前',
    { rankedBy: 'rate', which: 'leaders', count: 3 },
    [lit('甲', 9, 10, 'green'), lit('乙', 7, 10, 'yellow'), lit('丙', 3, 10, 'red')],
    '甲（90.00%）',
  ],
  [
    '都完成了，没有靠后的',
    { rankedBy: 'rate', which: 'laggards', count: 3 },
    [row('甲', 2, 2), row('乙', 2, 2), row('丙', 2, 2), row('丁', 2, 2)],
    '无',
  ],
])('[B11] %s', (_, names, rows, said) => {
  expect(printNames(names, rows, 2).zh).toBe(said)
})

test('[B11] a sentence names them', () => {
  expect(runs('居前的是{front}。', bulletin, {}, '2021-10-20', { front: '甲、乙' })).toEqual([
    { text: '居前的是' },
    { text: '甲、乙' },
    { text: '。' },
  ])
})
