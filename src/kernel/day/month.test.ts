/** Months, and what is full on a day. */
import { expect, test } from 'vitest'
import {
  firstDayOf,
  fullMonths,
  fullYears,
  lastDayOf,
  monthOf,
  monthsBetween,
  monthsFrom,
  monthsLater,
  parseMonth,
  type Month,
} from './month.ts'
import { monthText, type Day } from './index.ts'

test.each([
  ['2021-10', true],
  ['1900-01', true],
  ['2199-12', true],
  ['2200-01', false],
  ['2021-00', false],
  ['2021-13', false],
  ['2021-1', false],
  ['2021-10-01', false],
])('[D13] %s is a month: %s', (text, is) => {
  expect(parseMonth(text) !== undefined).toBe(is)
})

test.each([
  ['2021-10', 3, '2022-01'],
  ['2021-10', -10, '2020-12'],
  ['2021-12', 1, '2022-01'],
  ['2021-01', -1, '2020-12'],
  ['2021-10', 0, '2021-10'],
])('[D13] %s and %i months is %s, and back', (month, n, then) => {
  expect(monthsLater(month as Month, n)).toBe(then)
  expect(monthsBetween(month as Month, then as Month)).toBe(n)
})

test('[D13] a month has a first and a last day, and lies between others', () => {
  expect(['2020-02', '2021-02', '2021-04'].map((m) => lastDayOf(m as Month))).toEqual([
    '2020-02-29',
    '2021-02-28',
    '2021-04-30',
  ])
  expect(firstDayOf('2021-02')).toBe('2021-02-01')
  expect(monthOf('2021-02-28')).toBe('2021-02')
  expect(monthsFrom('2021-11', '2022-01')).toEqual(['2021-11', '2021-12', '2022-01'])
  expect(monthsFrom('2021-11', '2021-10')).toEqual([])
  expect(monthText('2021-03')).toEqual({ zh: '2021年3月', en: '2021-03' })
})

test('[D13] outside of the calendar it is our mistake', () => {
  expect(() => monthsLater('2199-12', 1)).toThrow('2199-12')
})

test.each([
  ['the day before', '1951-05-20', '2021-05-19', 69],
  ['the birthday itself', '1951-05-20', '2021-05-20', 70],
  ['29 February, in a common year the 28th', '2000-02-29', '2021-02-28', 20],
  ['29 February, the day after it', '2000-02-29', '2021-03-01', 21],
  ['29 February, in a leap year', '2000-02-29', '2024-02-29', 24],
  ['the day of birth', '2021-05-20', '2021-05-20', 0],
])('[D14] full years: %s', (_, birth, day, years) => {
  expect(fullYears(birth as Day, day as Day)).toBe(years)
})

test.each([
  ['2021-05-20', '2021-06-19', 0],
  ['2021-05-20', '2021-06-20', 1],
  ['2021-01-31', '2021-02-28', 0],
  ['2021-01-31', '2021-03-01', 1],
  ['2021-01-31', '2021-03-31', 2],
  ['2020-12-01', '2021-12-01', 12],
])('[D14] full months from %s to %s: %i', (from, to, months) => {
  expect(fullMonths(from as Day, to as Day)).toBe(months)
})
