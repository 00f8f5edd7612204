/** [F1]-[F3] Figures as records that come and go. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day } from '../day/index.ts'
import { outOfWindow, valueFrom, windowOf, type Figure } from './figure.ts'

const figure = (more: Partial<Figure> = {}): Figure => ({
  id: 'f',
  version: 1,
  title: { zh: '数', en: 'Number' },
  definition: { zh: '数', en: 'Number' },
  programme: 'p',
  unit: 'case',
  measure: 'count',
  counts: { on: ['grant'] },
  window: 'year_to_date',
  clause: 'law#1',
  ...more,
})

test.each<[Figure['window'], string, string]>([
  ['year_to_date', '2021-01-01', '2021-10-20'],
  ['half_year_to_date', '2021-07-01', '2021-10-20'],
  ['half_year_to_date', '2021-01-01', '2021-06-30'],
  ['half_year_to_date', '2021-07-01', '2021-07-01'],
  ['quarter_to_date', '2021-10-01', '2021-10-20'],
  ['quarter_to_date', '2021-07-01', '2021-09-30'],
  ['quarter_to_date', '2021-01-01', '2021-02-28'],
  ['month_to_date', '2021-10-01', '2021-10-20'],
  ['today', '2021-10-20', '2021-10-20'],
])('[F2] %s runs from %s to %s', (window, from, to) => {
  expect(windowOf(figure({ window }), to as Day)).toEqual({ from, to })
})

test.each([
  ['2021-10-20', '2021-07-01', '2021-09-30'],
  ['2021-09-30', '2021-04-01', '2021-06-30'],
  ['2021-02-28', '2020-10-01', '2020-12-31'],
])(
  '[F2] seen from %s the quarter before runs from %s to %s, whichever part it is asked of',
  (asOf, from, to) => {
    const counts = { as: 'received', version: 1 }
    const before = figure({
      measure: 'ratio',
      counts,
      among: { ...counts, window: 'last_quarter' },
      window: 'quarter_to_date',
    })
    expect(windowOf(before, asOf as Day, 'bottom')).toEqual({ from, to })
    expect(windowOf(before, asOf as Day).to).toBe(asOf)
    expect(windowOf(figure({ window: 'last_quarter' }), asOf as Day)).toEqual({ from, to })
  },
)

test.each<Figure['window']>([
  'year_to_date',
  'half_year_to_date',
  'quarter_to_date',
  'last_quarter',
  'month_to_date',
  'today',
  'last_7_days',
  'last_365_days',
  'cumulative',
  'now',
])('[F2] a record is out of the window of %s from one day on, and on none before', (window) => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 800 }), (start, later) => {
      const from = addDays('2019-12-01', start)
      const on: Day = addDays(from, later)
      const out = outOfWindow(figure({ window }), from)
      expect(from < windowOf(figure({ window }), on).from).toBe(out !== null && on >= out)
    }),
  )
})

test.each<[string, Partial<Figure>, number | null]>([
  ['件数', {}, 3],
  ['合计', { measure: 'sum' }, 900],
  ['人数', { measure: 'persons' }, 2],
  ['占比', { measure: 'ratio', among: { on: ['all'] } }, 60],
])('[F3] %s', (_, more, value) => {
  expect(
    valueFrom(
      figure(more),
      { count: 3, sum: more.measure === 'ratio' ? 3 : 900, persons: 2 },
      { count: 5, sum: 5, persons: 5 },
    ),
  ).toBe(value)
})

test('[F3] a share of nothing is null, never zero', () => {
  expect(
    valueFrom(
      figure({ measure: 'ratio' }),
      { count: 0, sum: 0, persons: 0 },
      { count: 0, sum: 0, persons: 0 },
    ),
  ).toBeNull()
})

test.each([
  ['one in each of 23', 23, 23, 1],
  ['one place has none', 22, 23, 0.96],
  ['nearly one is not one', 999, 1000, 0.99],
  ['a little more than one is not one', 1001, 1000, 1.01],
  ['two and a half', 5, 2, 2.5],
  ['of no places', 3, 0, null],
])('[F7] so many for each: %s', (_, top, bottom, expected) => {
  const counted = (count: number) => ({ count, sum: count, persons: count })
  expect(valueFrom({ measure: 'per' } as Figure, counted(top), counted(bottom))).toBe(expected)
})

test('[F3] places add up by adding counts: the rate of the whole lies between those of its parts', () => {
  const part = fc.record({ top: fc.nat(1000), more: fc.nat(1000) }).filter((x) => x.top + x.more > 0)
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 20 }), (parts) => {
      const rate = (top: number, all: number) =>
        valueFrom(
          figure({ measure: 'ratio' }),
          { count: top, sum: top, persons: 0 },
          { count: all, sum: all, persons: 0 },
        )!
      const whole = rate(
        parts.reduce((n, x) => n + x.top, 0),
        parts.reduce((n, x) => n + x.top + x.more, 0),
      )
      const rates = parts.map((x) => rate(x.top, x.top + x.more))
      expect(whole).toBeGreaterThanOrEqual(Math.min(...rates) - 1e-9)
      expect(whole).toBeLessThanOrEqual(Math.max(...rates) + 1e-9)
    }),
  )
})
