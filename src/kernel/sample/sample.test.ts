/** [SA1] Samples that can be drawn again with a pencil. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawSample } from './index.ts'

const named = (n: number): readonly string[] =>
  Array.from({ length: n }, (_, i) => `P${String(i + 1).padStart(2, '0')}`)

test.each<[string, number, number, string, readonly string[]]>([
  ['十个抽两成：从第4个（种子3）起隔五个取一个', 10, 20, '3', ['P04', 'P09']],
  ['到末尾从头接着数', 10, 20, '9', ['P10', 'P05']],
  ['不足整数的向上取：11个的两成为3个', 11, 20, '0', ['P01', 'P04', 'P08']],
  ['一个也要抽', 1, 20, 'ff', ['P01']],
  ['没有项目，没有样本', 0, 20, 'ff', []],
  ['全部抽取', 3, 100, '1', ['P02', 'P03', 'P01']],
])('[SA1] %s', (_, n, percent, seed, drawn) => {
  expect(drawSample(named(n), percent, seed)).toEqual(drawn)
})

test('[SA1] large enough, all different, of those that there are, whatever order they come in', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 100 }),
      fc.bigInt({ min: 0n, max: (1n << 256n) - 1n }),
      (ids, percent, seed) => {
        const drawn = drawSample(ids, percent, seed.toString(16))
        expect(drawn.length * 100).toBeGreaterThanOrEqual(ids.length * percent)
        expect((drawn.length - 1) * 100).toBeLessThan(ids.length * percent || 1)
        expect(new Set(drawn).size).toBe(drawn.length)
        expect(drawn.every((d) => ids.includes(d))).toBe(true)
        expect(drawSample(ids.toReversed(), percent, seed.toString(16))).toEqual(drawn)
      },
    ),
  )
})

test('[SA1] every record can be drawn: over all starts, each is in as many samples', () => {
  const counts = new Map<string, number>()
  for (let seed = 0; seed < 23; seed++)
    for (const id of drawSample(named(23), 20, seed.toString(16))) counts.set(id, (counts.get(id) ?? 0) + 1)
  expect(new Set(counts.values())).toEqual(new Set([5]))
  expect(counts.size).toBe(23)
})
