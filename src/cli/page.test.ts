/** [B15] The page of a file beside what was counted. */
import { expect, test } from 'vitest'
import { isMeant, pageIn, wholePage } from './page.ts'
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

test('[PG12] the whole page: what nobody claims, has no value or no records is missing, and another realm’s claim is none', () => {
  const claim = (id: string, realm: string, value: number | null, records = 1) =>
    ({ id, realm, value, unit: 'u', qualifier: 'exact', records, digest: 'd' }) as const
  const ids = ['A1-01', 'A1-03', 'A1-04', 'A1-07', 'A1-08'].map((id) => ({ id, realm: '430300' }))
  const listed = wholePage(ids, [
    claim('A1-01', '430300', 8),
    claim('A1-03', '430702', 272),
    claim('A1-04', '430300', null),
    claim('A1-07', '430300', 1, 0),
  ])
  expect(listed.map((f) => [f.id, f.value, f.why?.split(' · ')[1] ?? null])).toEqual([
    ['A1-01', 8, null],
    ['A1-03', null, 'no bulletin claims it'],
    ['A1-04', null, 'no value'],
    ['A1-07', 1, 'no records'],
    ['A1-08', null, 'no bulletin claims it'],
  ])
})
