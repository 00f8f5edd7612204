/** Ten days on the wall, and what a missed photo does to them. */
import { expect, test } from 'vitest'
import { addDays, type Day } from '../day/index.ts'
import { readNotice } from './notice.ts'

const from: Day = '2021-03-01'
const shown = (...days: readonly number[]) => days.map((d) => ({ day: addDays(from, d) }))

test.each<[string, readonly number[], number, { complete: boolean; missing: number; until: number }]>([
  ['the day of posting proves nothing', [0], 0, { complete: false, missing: 0, until: 10 }],
  ['ten days, each shown', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 10, { complete: true, missing: 0, until: 10 }],
  [
    'the ninth day in the evening',
    [1, 2, 3, 4, 5, 6, 7, 8, 9],
    9,
    { complete: false, missing: 0, until: 10 },
  ],
  ['two days missed are made up', [1, 2, 5, 6, 7, 8, 9, 10], 10, { complete: false, missing: 2, until: 12 }],
  ['shown twice counts once', [1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 10, { complete: false, missing: 8, until: 18 }],
  ['a day to come proves nothing', [1, 12], 5, { complete: false, missing: 3, until: 13 }],
  ['made up in the end', [1, 2, 5, 6, 7, 8, 9, 10, 11, 12], 20, { complete: true, missing: 2, until: 12 }],
])('[PN1] %s', (_, days, today, expected) => {
  const r = readNotice(from, 10, shown(...days), addDays(from, today))
  expect({ complete: r.complete, missing: r.missing.length, until: r.until }).toEqual({
    ...expected,
    until: addDays(from, expected.until),
  })
})
