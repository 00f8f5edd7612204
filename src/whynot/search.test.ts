/** The search alone: edges, bounds, pairs, and how much work it may be. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { smallestChanges, type Dial, type Turned } from './search.ts'

const dial = (most: number, name = 'x'): Dial => ({ name, most })
const by = (turned: Turned, at: number): number => turned.find((x) => x.dial === at)?.by ?? 0

test.each<[string, number, number, number | null]>([
  ['the first step does', 1, 100, 1],
  ['the fortieth does', 40, 100, 40],
  ['the last does', 100, 100, 100],
  ['just past the last', 101, 100, null],
  ['far off', 999_983, 1_000_000, 999_983],
])('[WN2] one dial: %s', (_, edge, most, expected) => {
  const turns: number[] = []
  const { changes, runs, whole } = smallestChanges(
    [dial(most)],
    (turned) => {
      turns.push(by(turned, 0))
      return by(turned, 0) >= edge
    },
    400,
  )
  expect(changes).toEqual(expected === null ? [] : [[{ dial: 0, by: expected }]])
  expect(whole).toBe(true)
  expect(runs).toBeLessThan(50)
  /** What is a step less was put to the question, and refused. */
  if (expected !== null && expected > 1) expect(turns).toContain(expected - 1)
})

test('[WN2] two together only where none does alone, and at most three are told', () => {
  const names = ['a', 'b', 'c', 'd']
  const dials = names.map((name) => dial(1, name))
  const alone = smallestChanges(dials, (turned) => turned.length === 1, 400)
  expect(alone.changes).toEqual([[{ dial: 0, by: 1 }], [{ dial: 1, by: 1 }], [{ dial: 2, by: 1 }]])
  const together = smallestChanges(dials, (turned) => turned.length === 2, 400)
  expect(together.changes).toHaveLength(3)
  expect(together.changes[0]).toEqual([
    { dial: 0, by: 1 },
    { dial: 1, by: 1 },
  ])
  expect(smallestChanges(dials, (turned) => turned.length === 3, 400).changes).toEqual([])
})

test('[WN2] both directions of one fact are never taken together', () => {
  const up = smallestChanges([dial(5, 'x'), dial(5, 'x')], (turned) => turned.length === 2, 400)
  expect(up.changes).toEqual([])
})

test('[WN2] the work is bounded, and what it did not reach is said', () => {
  const cut = smallestChanges([dial(1_000_000)], (turned) => by(turned, 0) >= 900_000, 10)
  expect(cut).toEqual({ changes: [], runs: 10, whole: false })
})

test('[WN2] of two, neither may be a step less', () => {
  fc.assert(
    fc.property(
      fc.record({
        weights: fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 })),
        most: fc.tuple(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 3000 })),
        need: fc.integer({ min: 1, max: 120_000 }),
      }),
      ({ weights: [w1, w2], most: [m1, m2], need }) => {
        const enough = (a: number, b: number): boolean => a * w1 + b * w2 >= need
        const { changes, whole } = smallestChanges(
          [dial(m1, 'a'), dial(m2, 'b')],
          (turned) => enough(by(turned, 0), by(turned, 1)),
          400,
        )
        expect(whole).toBe(true)
        expect(changes.length > 0).toBe(enough(m1, m2))
        for (const turned of changes) {
          const [a, b] = [by(turned, 0), by(turned, 1)]
          expect(enough(a, b)).toBe(true)
          if (a > 0) expect(enough(a - 1, b)).toBe(false)
          if (b > 0) expect(enough(a, b - 1)).toBe(false)
        }
      },
    ),
  )
})
