/** The wall's address says what it shows, and says it back. */
import { expect, test } from 'vitest'
import { addressOf, apiPath, shownAt } from './place.ts'
import { stepsOf } from './rotation.ts'

test.each([
  '/wall',
  '/wall/elevator.2021',
  '/wall/elevator.2021?area=430302&rules=suqian&asOf=2021-10-20&view=stuck',
  '/wall/elevator.2021?area=430302&page=2',
])('%s stays what it is', (address) => {
  expect(addressOf(shownAt(address))).toBe(address)
})

test.each(['?page=0', '?page=-3', '?page=x', '?view=else'])(
  'what an address cannot mean is the beginning: %s',
  (query) => {
    expect(addressOf(shownAt(`/wall${query}`))).toBe('/wall')
  },
)

test('light rules are asked for where lights are, and nowhere else', () => {
  const shown = shownAt('/wall?area=430302&rules=suqian&asOf=2021-10-20')
  expect(apiPath('x', shown, '')).toBe('/api/campaigns/x?area=430302&rules=suqian&asOf=2021-10-20')
  expect(apiPath('x', shown, '/stuck')).toBe('/api/campaigns/x/stuck?area=430302&asOf=2021-10-20')
})

test('[WL5] views turn through the whole, what is stuck, and the places with a target', () => {
  const row = (area: string, target: number | null) => ({ area, target })
  const whole = {
    area: '430300',
    rows: [row('430302', 118), row('430304', 122), row('430399', null), row('430300', 3)],
  } as unknown as Parameters<typeof stepsOf>[0]
  expect(stepsOf(whole)).toEqual([
    { area: null, view: 'progress' },
    { area: null, view: 'stuck' },
    { area: '430302', view: 'progress' },
    { area: '430304', view: 'progress' },
  ])
})
