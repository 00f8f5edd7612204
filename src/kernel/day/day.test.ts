/** Days and instants, checked by hand and against a clock that the kernel itself may not use. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addHours, endOfDay, minutesBetween } from './instant.ts'
import { dayOfOrdinal, firstOrdinal } from './civil.ts'
import { startOfYear } from './day.ts'
import {
  addDays,
  addMonths,
  dayOfInstant,
  daysBetween,
  fromEpochMs,
  lastOrdinal,
  ordinalOf,
  parseDay,
  parseInstant,
  toEpochMs,
  weekday,
  type Day,
} from './index.ts'

const anyDay = fc.integer({ min: firstOrdinal, max: lastOrdinal }).map(dayOfOrdinal)
const anyMs = fc.integer({ min: firstOrdinal * 86_400_000, max: lastOrdinal * 86_400_000 })

test.each([
  ['2026-11-24', true],
  ['2024-02-29', true],
  ['2000-02-29', true],
  ['1900-01-01', true],
  ['2199-12-31', true],
  ['1900-02-29', false],
  ['2023-02-29', false],
  ['2100-02-29', false],
  ['2026-04-31', false],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['2026-01-00', false],
  ['1899-12-31', false],
  ['2200-01-01', false],
  ['2026-1-1', false],
  ['20260101', false],
  ['2026-01-01T00:00', false],
  ['', false],
  ['２０２６-01-01', false],
])('[D1] %s is a day: %s', (text, real) => expect(parseDay(text)).toBe(real ? text : undefined))

test.each<[Day, number, Day]>([
  ['2024-02-28', 1, '2024-02-29'],
  ['2023-02-28', 1, '2023-03-01'],
  ['2021-12-31', 1, '2022-01-01'],
  ['2022-01-01', -1, '2021-12-31'],
  ['1970-01-01', -1, '1969-12-31'],
  ['2000-01-01', 366, '2001-01-01'],
])('[D2] %s and %i days is %s', (day, days, later) => {
  expect(addDays(day, days)).toBe(later)
  expect(daysBetween(day, later)).toBe(days)
})

test('[D2] beyond 2199 is our mistake', () => expect(() => addDays('2199-12-31', 1)).toThrow('1900-2199'))

test.each<[Day, number]>([
  ['2026-11-24', 2],
  ['1970-01-01', 4],
  ['1900-01-01', 1],
  ['2021-10-09', 6],
  ['2021-09-26', 7],
])('[D3] %s is weekday %i', (day, n) => expect(weekday(day)).toBe(n))

test('[D4] every ordinal gives a day and back, in order, as the platform counts them', () => {
  for (let n = firstOrdinal; n <= lastOrdinal; n++) {
    const day = dayOfOrdinal(n)
    if (ordinalOf(day) !== n || new Date(n * 86_400_000).toISOString().slice(0, 10) !== day)
      throw new Error(day)
  }
  expect([dayOfOrdinal(firstOrdinal), dayOfOrdinal(0), dayOfOrdinal(lastOrdinal)]).toEqual([
    '1900-01-01',
    '1970-01-01',
    '2199-12-31',
  ])
})

test('[D3] weekdays follow each other', () => {
  fc.assert(fc.property(anyDay, (day) => weekday(day) === ((new Date(day).getUTCDay() + 6) % 7) + 1))
})

test.each<[Day, number, Day]>([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-11-24', 2, '2027-01-24'],
  ['2026-01-15', -1, '2025-12-15'],
  ['2026-05-31', 0, '2026-05-31'],
])('[D5] %s and %i months is %s', (day, months, later) => expect(addMonths(day, months)).toBe(later))

test('startOfYear', () => expect(startOfYear('2026-11-24')).toBe('2026-01-01'))

test.each<[string, string | undefined]>([
  ['2026-11-24T09:30:00.000+08:00', '2026-11-24T09:30:00.000+08:00'],
  ['2026-11-24T09:30+08:00', '2026-11-24T09:30:00.000+08:00'],
  ['2026-01-01T16:00:00Z', '2026-01-02T00:00:00.000+08:00'],
  ['2025-12-31T23:59:59.9999999Z', '2026-01-01T07:59:59.999+08:00'],
  ['2026-06-01T00:00:00.5-05:30', '2026-06-01T13:30:00.500+08:00'],
  ['2026-06-01T09:00:00', undefined],
  ['2026-06-01', undefined],
  ['2026-06-01T24:00:00+08:00', undefined],
  ['2026-02-29T09:00:00+08:00', undefined],
  ['2026-06-01T09:60:00+08:00', undefined],
  ['2026-06-01 09:00:00+08:00', undefined],
  ['1900-01-01T00:00:00+09:00', undefined],
  ['2199-12-31T23:00:00Z', undefined],
])('[D6] %s reads as %s', (text, at) => expect(parseInstant(text)).toBe(at))

test('[D7] milliseconds and instants are two spellings of one thing, as the platform reads them', () => {
  fc.assert(
    fc.property(anyMs, (ms) => {
      const at = fromEpochMs(ms)
      expect(toEpochMs(at)).toBe(ms)
      expect(Date.parse(at)).toBe(ms)
      expect(parseInstant(new Date(ms).toISOString())).toBe(at)
      expect(dayOfInstant(at)).toBe(dayOfInstant(new Date(ms).toISOString()))
    }),
  )
})

test('[D7] normalised instants sort in time order', () => {
  fc.assert(fc.property(anyMs, anyMs, (a, b) => fromEpochMs(a) < fromEpochMs(b) === a < b))
})

test.each(['2026-02-30T09:00:00.000+08:00', '2026-02-29T09:00:00.000+08:00', 'yesterday', '2026-01-01'])(
  '[D7] %s is no instant',
  (at) => expect(() => toEpochMs(at)).toThrow('is an instant'),
)
test('[D7] the last days of a month are read too', () =>
  expect(toEpochMs('2026-01-31T08:00:00.000+08:00')).toBe(Date.UTC(2026, 0, 31)))

describe('[D8] the day of an instant is the day in China', () => {
  test.each([
    ['2026-01-01T15:59:59.999Z', '2026-01-01'],
    ['2026-01-01T16:00:00Z', '2026-01-02'],
    ['2026-01-02T00:00:00.000+08:00', '2026-01-02'],
  ])('%s is %s', (at, day) => expect(dayOfInstant(at)).toBe(day))
  test('a day ends in its last millisecond', () =>
    expect(toEpochMs(endOfDay('2026-01-01')) + 1).toBe(toEpochMs('2026-01-02T00:00:00.000+08:00')))
})

test('hours and minutes', () => {
  expect(addHours('2026-12-31T20:00:00.000+08:00', 24)).toBe('2027-01-01T20:00:00.000+08:00')
  expect(addHours('2026-12-31T20:00:00.000+08:00', -0.5)).toBe('2026-12-31T19:30:00.000+08:00')
  expect(minutesBetween('2026-12-31T20:00:00.000+08:00', '2026-12-31T21:30:59.000+08:00')).toBe(90)
  expect(minutesBetween('2026-12-31T21:30:59.000+08:00', '2026-12-31T20:00:00.000+08:00')).toBe(-90)
})
