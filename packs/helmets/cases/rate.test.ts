/** Observed rates: rows S1 to S3, and what must hold of every sample. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compare, exact, minus, plus, root, times, wholeRoot, type Exact } from '../abilities/exact.ts'
import { judge, stands, wilson, type Layer } from '../abilities/rate.ts'

const layer = (sheets: readonly (readonly [worn: number, people: number])[], weight = 1): Layer => ({
  weight,
  sheets: sheets.length,
  people: sheets.reduce((n, [, m]) => n + m, 0),
  worn: sheets.reduce((n, [y]) => n + y, 0),
  peopleSquared: sheets.reduce((n, [, m]) => n + m * m, 0),
  wornSquared: sheets.reduce((n, [y]) => n + y * y, 0),
  both: sheets.reduce((n, [y, m]) => n + y * m, 0),
})

test.each<[number, number, string, number | null, number | null]>([
  [12, 12, 'not_enough', null, null],
  [45, 50, 'not_enough', null, null],
  [360, 400, 'unproven', 8_667, 9_257],
  [348, 400, 'missed', 8_335, 8_995],
  [372, 400, 'proven', 9_007, 9_511],
  [371, 400, 'unproven', 8_978, 9_490],
])('[S1] 目标90%%，起点400：%i/%i → %s', (worn, people, verdict, low, high) => {
  expect(judge([layer([[worn, people]])], 90, 400)).toMatchObject({ verdict, low, high })
})

test('[S2] 按权重0.5、0.3、0.2：82.00%，有效样本743，79.07至84.60，未达到（合并85.78会算“达到”）', () => {
  const judged = judge([layer([[552, 600]], 50), layer([[160, 200]], 30), layer([[60, 100]], 20)], 85, 400)
  expect(judged).toMatchObject({ verdict: 'missed', rate: 8_200, low: 7_907, high: 8_460 })
  expect(Math.round(judged.effective! / 100)).toBe(743)
})

test('[S3] 十个点位各40人：设计效应9.92，有效样本40.3，78.27至96.60，未证实（逐人独立会算“已证实”）', () => {
  const ten = [40, 40, 39, 38, 40, 36, 40, 24, 28, 39].map((worn) => [worn, 40] as const)
  expect(judge([layer(ten)], 85, 400)).toMatchObject({
    verdict: 'unproven',
    rate: 9_100,
    effect: 992,
    effective: 4_033,
    low: 7_827,
    high: 9_660,
  })
  expect(judge([layer([[364, 400]])], 85, 400).verdict).toBe('proven')
})

test('没有观测到的层不算零：其余各层按自己的权重代表全体；一个人也没有的是观测不足', () => {
  expect(judge([layer([[450, 500]], 60), layer([], 40)], 80, 400).rate).toBe(9_000)
  expect(judge([], 80, 0).verdict).toBe('not_enough')
  expect(judge([layer([])], 80, 0).verdict).toBe('not_enough')
})

test('全部佩戴：100%，下限仍低于100；恰好是起点人数的够', () => {
  const judged = judge([layer([[400, 400]])], 99, 400)
  expect(judged).toMatchObject({ verdict: 'proven', rate: 10_000, high: 10_000 })
  expect(judged.low).toBeLessThan(10_000)
})

const sample = fc
  .tuple(fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 0, max: 3_000 }))
  .map(([n, k]) => [Math.min(n, k), n] as const)
const zero: Exact = exact(0n)

test('结论和打印的区间是同一回事：已证实的下限不低于目标，未达到的上限低于目标，比例在区间里', () => {
  fc.assert(
    fc.property(sample, fc.integer({ min: 1, max: 99 }), ([worn, people], target) => {
      const [p, n] = [exact(BigInt(worn), BigInt(people)), exact(BigInt(people))]
      const goal = exact(BigInt(target), 100n)
      const [low, high] = wilson(p, n)
      const verdict = stands(p, n, goal)
      /** Thirty digits of a root: nearer than that to the target the root says nothing, and the fractions decide. */
      const tiny = exact(1n, 10n ** 25n)
      if (verdict === 'proven') expect(compare(plus(low, tiny), goal)).not.toBe(-1)
      if (verdict === 'missed') expect(compare(minus(high, tiny), goal)).toBe(-1)
      if (verdict === 'unproven') {
        expect(compare(minus(low, tiny), goal)).toBe(-1)
        expect(compare(plus(high, tiny), goal)).not.toBe(-1)
      }
      expect(compare(low, plus(p, tiny))).not.toBe(1)
      expect(compare(plus(high, tiny), p)).not.toBe(-1)
      expect(compare(low, zero)).not.toBe(-1)
    }),
  )
})

test('同样的比例，人越多区间越窄；点位之间相差大的，有效样本不比人数多', () => {
  fc.assert(
    fc.property(
      fc.array(sample, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 2, max: 9 }),
      (sheets, more) => {
        const [one, many] = [
          judge([layer(sheets)], 80, 1),
          judge([layer(sheets.map(([y, m]) => [y * more, m * more] as const))], 80, 1),
        ]
        expect(one.effect).toBeGreaterThanOrEqual(100)
        expect(one.effective!).toBeLessThanOrEqual(one.people * 100)
        if (sheets.length === 1) expect(many.high! - many.low!).toBeLessThanOrEqual(one.high! - one.low!)
        expect(one.rate).toBe(many.rate)
      },
    ),
  )
})

test('权重只论比例：都乘以同一个数，结论不变；层的次序不要紧', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(sample, fc.integer({ min: 1, max: 90 })), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 2, max: 50 }),
      (layers, by) => {
        const made = (times: number) => layers.map(([s, weight]) => layer([s], weight * times))
        const judged = judge(made(1), 85, 1)
        expect(judge(made(by), 85, 1)).toEqual(judged)
        expect(judge(made(1).toReversed(), 85, 1)).toEqual(judged)
      },
    ),
  )
})

test('整数平方根向下取整；分数的根自乘以后不超过它', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 60n }), (n) => {
      const r = wholeRoot(n)
      expect(r * r <= n && n < (r + 1n) * (r + 1n)).toBe(true)
    }),
  )
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 12n }), (a, b) => {
      const r = root(exact(a, b))
      expect(compare(times(r, r), exact(a, b))).not.toBe(1)
    }),
  )
})
