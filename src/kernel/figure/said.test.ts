/** [F6] What figures say that are no numbers: days, months, words; and what they say when records disagree. */
import { expect, test } from 'vitest'
import { valueFrom, type Figure } from './figure.ts'
import { differs, keptNumber, saidBy, type Says } from './said.ts'

const grades = {
  special: { zh: '特等奖', en: 'Special prize' },
  first: { zh: '一等奖', en: 'First prize' },
} as const

const figure = (measure: Figure['measure'], says?: Says): Figure => ({
  id: 'f',
  version: 1,
  title: { zh: '数', en: 'Number' },
  definition: { zh: '数', en: 'Number' },
  programme: 'p',
  unit: 'day',
  measure,
  counts: { on: ['plan'], value: 'from', ...(says === undefined ? {} : { says }) },
  window: 'now',
  clause: 'law#1',
  things: true,
})

test.each<[string, Says, string | null, number | null, string | null, string | null]>([
  ['一天', 'day', '2021-11-30', 20_211_130, '2021-11-30', '2021年11月30日'],
  ['一个月', 'day', '2021-09', 20_210_900, '2021-09', '2021年9月'],
  ['没有写的', 'day', null, null, null, null],
  ['不是日期的', 'day', '尽快', null, null, null],
  ['一个等次', grades, 'special', 1, 'special', '特等奖'],
  ['另一个等次', grades, 'first', 2, 'first', '一等奖'],
])('[F6] %s', (_, says, value, whole, key, zh) => {
  expect(keptNumber(says, value)).toBe(whole)
  const said = saidBy(figure('same', says), whole)
  expect([said?.key ?? null, said?.text.zh ?? null]).toEqual([key, zh])
})

test('[F6] a word that its list does not have is our mistake, and no other word', () => {
  expect(() => keptNumber(grades, 'second')).toThrow('none of the words')
})

test.each<
  [string, Figure['measure'], { count: number; sum: number; persons: number }, number | null, boolean]
>([
  ['没有记录', 'same', { count: 0, sum: 0, persons: 0 }, null, false],
  ['一条记录', 'same', { count: 1, sum: 20_211_130, persons: 1 }, 20_211_130, false],
  ['三条都一样', 'same', { count: 3, sum: 20_211_130, persons: 1 }, 20_211_130, false],
  ['两条不一样', 'same', { count: 2, sum: 20_211_130, persons: 2 }, null, true],
  ['最早的', 'least', { count: 2, sum: 20_210_701, persons: 2 }, 20_210_701, false],
  ['最早的，没有记录', 'least', { count: 0, sum: 0, persons: 0 }, null, false],
  ['最晚的', 'most', { count: 2, sum: 20_210_930, persons: 2 }, 20_210_930, false],
])('[F6] %s', (_, measure, top, value, disagree) => {
  expect(valueFrom(figure(measure, 'day'), top, null)).toBe(value)
  expect(differs(figure(measure), top)).toBe(disagree)
})

test('[F6] a number that records agree on is a number', () => {
  expect(valueFrom(figure('same'), { count: 1, sum: 1, persons: 1 }, null)).toBe(1)
  expect(saidBy(figure('same'), 1)).toBe(null)
})
