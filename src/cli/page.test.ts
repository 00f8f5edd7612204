/** [B15] The page of a file beside what was counted. */
import { expect, test } from 'vitest'
import { isMeant, pageIn } from './page.ts'
import { flagsTaken, usages } from './verbs.ts'

const page = pageIn(
  JSON.stringify([
    { id: 'A4-05', value: 8313, qualifier: 'exact' },
    { id: 'A4-12', value: 700, qualifier: 'more_than' },
    { id: 'A4-01', value: '2021-10-20', qualifier: 'exact' },
    { id: 'A4-03', value: 'special', qualifier: 'exact' },
    { id: 'A4-04', value: 2020, qualifier: 'exact' },
    { id: 'A4-07', value: ['2021'], qualifier: 'exact' },
  ]),
)

test.each<[string, number | string | null, boolean]>([
  ['A4-05', 8313, true],
  ['A4-05', 8312, false],
  ['A4-12', 776, true],
  ['A4-12', 700, false],
  ['A4-12', null, false],
  ['A4-01', '2021-10-20', true],
  ['A4-01', '2021-10', false],
  ['A4-01', 20211020, false],
  ['A4-01', null, false],
  ['A4-03', 'special', true],
  ['A4-03', 'first', false],
  ['A4-04', 2020, true],
  ['A4-04', '2020', true],
])('%s counted as %s: %s', (id, counted, meant) => {
  expect(isMeant(counted, page.get(id)!)).toBe(meant)
})

test('a list inside, and what is neither number nor text, and what is no list', () => {
  expect(pageIn('{"figures":[{"id":"x","value":1,"qualifier":"exact"}]}').size).toBe(1)
  expect(page.has('A4-07')).toBe(false)
  expect(() => pageIn('{}')).toThrow('no list of numbers')
  expect(isMeant(1, { value: 1, qualifier: 'about' })).toBe(false)
})

test('every flag that a verb is said to take is taken', () => {
  const said = usages.flatMap((usage) => [...usage.matchAll(/--([a-z-]+)/g)].map((m) => m[1]!))
  expect(said.filter((name) => !Object.hasOwn(flagsTaken, name))).toEqual([])
})
