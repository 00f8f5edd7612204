/** Fit, conditional, unfit: three truths that never mix. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluate, type Facts } from '../rule/index.ts'
import { judged, type Criterion } from './criteria.ts'

const title = { zh: '条件', en: 'Criterion' }
const criteria = [
  { name: 'floors', title, test: 'floors >= 4', otherwise: 'unfit', clause: 'x#1' },
  { name: 'danger', title, test: 'danger = "A" or danger = "B"', otherwise: 'unfit', clause: 'x#1' },
  { name: 'lane', title, test: 'lane >= 400', otherwise: 'to_fix', clause: 'x#2' },
] as const satisfies readonly (Criterion & { readonly test: string })[]

const judge = (all: typeof criteria, facts: Facts) =>
  judged(all, Object.fromEntries(all.map((c) => [c.name, evaluate(c.test, facts) as boolean | null])))

test.each([
  ['all hold', { floors: 6, danger: 'A', lane: 400 }, { result: 'fit', failed: [], toFix: [], missing: [] }],
  [
    'three floors',
    { floors: 3, danger: 'A', lane: 400 },
    { result: 'unfit', failed: ['floors'], toFix: [], missing: [] },
  ],
  [
    'a narrow lane can be widened',
    { floors: 6, danger: 'B', lane: 399 },
    { result: 'conditional', failed: [], toFix: ['lane'], missing: [] },
  ],
  [
    'nobody measured the lane',
    { floors: 6, danger: 'B', lane: null },
    { result: 'conditional', failed: [], toFix: [], missing: ['lane'] },
  ],
  [
    'nobody rated the danger',
    { floors: 6, danger: null, lane: 500 },
    { result: 'conditional', failed: [], toFix: [], missing: ['danger'] },
  ],
  [
    'unfit, whatever is not known',
    { floors: 3, danger: null, lane: null },
    { result: 'unfit', failed: ['floors'], toFix: [], missing: ['danger', 'lane'] },
  ],
])('[CR1] %s', (_, facts, expected) => {
  expect(judge(criteria, facts)).toEqual(expected)
})

test('[CR1] learning something never turns unfit into fit, and nothing unknown is ever a failure', () => {
  const any = {
    floors: fc.option(fc.integer({ min: 1, max: 9 })),
    danger: fc.option(fc.constantFrom('A', 'B', 'C', 'D')),
    lane: fc.option(fc.integer({ min: 100, max: 900 })),
  }
  fc.assert(
    fc.property(fc.record(any), fc.record(any), (some, more) => {
      const later = {
        floors: some.floors ?? more.floors,
        danger: some.danger ?? more.danger,
        lane: some.lane ?? more.lane,
      }
      const [was, is] = [judge(criteria, some), judge(criteria, later)]
      if (was.result === 'unfit') expect(is.result).toBe('unfit')
      if (was.result === 'fit') expect(is.result).toBe('fit')
      for (const name of [...was.failed, ...was.toFix]) expect(some[name as keyof typeof some]).not.toBeNull()
    }),
  )
})
