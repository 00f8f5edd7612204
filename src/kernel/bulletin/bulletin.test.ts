/** [B1], [B2] Sentences whose numbers are figures. */
import { expect, test } from 'vitest'
import { printNames, type NamedRow } from '../../campaign/names.ts'
import {
  pageFigures,
  pageValue,
  print,
  runs,
  wordsOf,
  type Bulletin,
  type FigureReading,
  type Slot,
} from './bulletin.ts'

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
  ['[B19] 分钟按小时印，不足一小时的舍去', { figure: 'f', format: 'hours' }, 4_235_159, '70585'],
])('[B1] %s', (_, slot, value, printed) => {
  expect(print(slot, reading(value))).toBe(printed)
})

const said = (key: string, zh: string, en: string) => ({ said: { key, text: { zh, en } } })
const day = said('2021-11-30', '2021年11月30日', '30 November 2021')
const month = said('2021-09', '2021年9月', 'September 2021')
const grade = said('special', '特等奖', 'Special prize')

test.each<[string, Slot['format'], Partial<FigureReading>, string, string, number | string | null]>([
  ['一天', 'day', day, '2021年11月30日', '30 November 2021', '2021-11-30'],
  ['一天所在的月', 'month', day, '2021年11月', 'November 2021', '2021-11'],
  ['一天所在的年', 'year', day, '2021', '2021', 2021],
  ['一个月', 'month', month, '2021年9月', 'September 2021', '2021-09'],
  ['只知道月份的，印不出哪一天', 'day', month, '—', '—', null],
  ['一个等次', 'word', grade, '特等奖', 'Special prize', 'special'],
])('[B17] [B2] %s', (_, format, more, zh, en, value) => {
  const slot: Slot = { figure: 'f', format }
  const r = reading(1, more)
  expect([print(slot, r), print(slot, r, 'en'), pageValue(slot, r)]).toEqual([zh, en, value])
})

test.each([
  [289, 12_340, '23.4'],
  [0, 12_340, '0.0'],
  [5, 0, '—'],
  [12_339, 12_340, '999.9'],
])('[B1] 每千：%i起，观测%i人次', (top, bottom, printed) => {
  const counts = (sum: number) => ({ count: sum, sum, persons: sum })
  const share = reading(0, { numerator: counts(top), denominator: counts(bottom) })
  expect(print({ figure: 'f', format: 'per_thousand', decimals: 1 }, share)).toBe(printed)
})

test.each([
  [103, 100, '增长3.0%', 'up 3.0%', 3],
  [97, 100, '下降3.0%', 'down 3.0%', -3],
  [100, 100, '持平', 'unchanged', 0],
  [100_001, 100_000, '持平', 'unchanged', 0],
  [0, 40, '下降100.0%', 'down 100.0%', -100],
  [7, 2, '增长250.0%', 'up 250.0%', 250],
  [3, 0, '—', '—', null],
])('[B20] 本季%i件，上季%i件：%s', (top, bottom, zh, en, page) => {
  const counts = (sum: number) => ({ count: sum, sum, persons: sum })
  const value = bottom === 0 ? null : top / bottom
  const r = reading(value, { numerator: counts(top), denominator: counts(bottom) })
  const slot: Slot = { figure: 'f', format: 'change' }
  expect([print(slot, r), print(slot, r, 'en'), pageValue(slot, r)]).toEqual([zh, en, page])
})

test.each([
  ['最多的几类，从多到少', 2, [3, 9, 5], '乙{b}；丙{c}'],
  ['并列的都列出', 2, [3, 9, 3], '乙{b}；甲{a}；丙{c}'],
  ['一件也没有的不列', 3, [0, 9, 0], '乙{b}'],
  ['都没有', 3, [0, 0, 0], '—'],
])('[B20] %s', (_, count, values, printed) => {
  const readings = { a: reading(values[0]!), b: reading(values[1]!), c: reading(values[2]!) }
  const line = (by: string, zh: string) => ({ by, text: { zh: `${zh}{${by}}`, en: `${by}: {${by}}` } })
  const lines = [line('a', '甲'), line('b', '乙'), line('c', '丙')]
  const words = wordsOf({ text: { zh: '最多的：', en: 'Most: ' }, greatest: { count, lines } }, readings)
  expect(words!.zh).toBe(`最多的：${printed}。`)
  expect(words!.en.split('; ')).toHaveLength(printed.split('；').length)
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
      slot: 'grants',
      figure: 'f',
      area: '430523',
      printed: { zh: '8313', en: '8313' },
      kept: 8313,
      counts: null,
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
