/** The law as a history: what holds on a day, where, and what nobody has written down. */
import { expect, test } from 'vitest'
import type { DatedEntry } from './dated.ts'
import { readOn, type Day } from './index.ts'

const history: readonly DatedEntry<number>[] = [
  { from: '2026-01-01', value: null, source: 'repeal', reviewBy: '2027-12-31' },
  { from: '2024-01-01', value: 600, source: 'national-24', reviewBy: '2024-12-31' },
  { from: '2025-01-01', value: 650, source: 'national-25', reviewBy: '2025-12-31' },
  { from: '2024-07-01', value: 700, source: 'city-24', reviewBy: '2026-12-31', area: '430300' },
  { from: '2025-07-01', value: null, source: 'city-repeal', reviewBy: '2026-12-31', area: '430300' },
  { from: '2024-03-01', value: 680, source: 'province-24', reviewBy: '2024-12-31', area: '430000' },
]
const town = ['430302004', '430302', '430300', '430000']

test.each<[string, Day, readonly string[], string, number | undefined, string | undefined]>([
  ['[D9] before the first day nothing is modelled', '2023-12-31', [], 'not_modelled', undefined, undefined],
  ['[D9] the first day is in', '2024-01-01', [], 'in_force', 600, 'national-24'],
  ['[D9] the last day of an entry', '2024-12-31', [], 'in_force', 600, 'national-24'],
  ['[D9] the next entry', '2025-01-01', [], 'in_force', 650, 'national-25'],
  ['[D10] repealed is not unknown', '2026-01-01', [], 'repealed', undefined, 'repeal'],
  ['[D11] the nearest area wins', '2024-07-01', town, 'in_force', 700, 'city-24'],
  ['[D11] before the city spoke, the province holds', '2024-06-30', town, 'in_force', 680, 'province-24'],
  ['[D11] before the province spoke, the nation holds', '2024-02-29', town, 'in_force', 600, 'national-24'],
  [
    '[D11] a repealed local value gives way to the wider one',
    '2025-07-01',
    town,
    'in_force',
    680,
    'province-24',
  ],
  ['[D11] another place does not borrow', '2024-07-01', ['110000'], 'in_force', 600, 'national-24'],
  ['[D10] repealed everywhere', '2026-01-01', ['110000'], 'repealed', undefined, 'repeal'],
])('%s', (_, day, path, kind, value, source) => {
  const reading = readOn(history, day, path)
  expect(reading.kind).toBe(kind)
  expect(reading).toMatchObject({ ...(value === undefined ? {} : { value }), ...(source ? { source } : {}) })
})

test('[D10] among repealed values the nearest one answers', () => {
  expect(readOn(history, '2026-01-01', ['430300'])).toEqual({ kind: 'repealed', source: 'city-repeal' })
})

test('[D12] past its review day a value still works and is flagged', () => {
  expect(readOn(history, '2025-12-31')).toMatchObject({ stale: false })
  expect(readOn(history, '2025-07-01', town)).toMatchObject({ value: 680, stale: true, area: '430000' })
})

test('[D9] a value of one area is never general', () => {
  expect(readOn([history[3]!], '2026-01-01')).toEqual({ kind: 'not_modelled' })
  expect(readOn([], '2026-01-01', town)).toEqual({ kind: 'not_modelled' })
})

test('[D9] two values for one day and place are our mistake', () => {
  expect(() => readOn([history[1]!, { ...history[1]!, value: 1 }], '2024-05-01')).toThrow('one value a day')
})
