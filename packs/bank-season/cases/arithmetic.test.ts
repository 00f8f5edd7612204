/** [CS1] Targets sum to the whole, scores are exact, ranks follow the written rule. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocated, type Unit } from '../abilities/allocate.ts'
import { ranked, type Ranked } from '../abilities/rank.ts'
import { completionOf, scored, type Line } from '../abilities/score.ts'

const weights = { stock: 40, growth: 30, staff: 10, outlets: 10, market: 10 }
const unit = (stock: number, growth: number, least = 0): Unit => ({
  stock,
  growth,
  staff: 0,
  outlets: 0,
  market: 0,
  least,
})

describe('[item-2] 目标分解', () => {
  test.each<[string, number, readonly Unit[], readonly number[] | null]>([
    ['三家一样，多的一个给先列的', 100, [unit(1, 1), unit(1, 1), unit(1, 1)], [34, 33, 33]],
    ['按存量和增量四比三', 70, [unit(100, 0), unit(0, 100)], [40, 30]],
    ['不低于上年实绩，其余由别的单位分', 100, [unit(1, 1, 60), unit(1, 1), unit(2, 2)], [60, 13, 27]],
    ['总目标不够上年实绩之和', 50, [unit(1, 1, 30), unit(1, 1, 30)], null],
    ['总目标为零', 0, [unit(1, 1), unit(1, 1)], [0, 0]],
    ['没有任何因素，平均分', 5, [unit(0, 0), unit(0, 0)], [3, 2]],
    ['没有单位', 5, [], null],
  ])('%s', (_, whole, units, expected) => expect(allocated(whole, units, weights)).toEqual(expected))

  test('各部分之和等于总数，都不低于上年实绩', () => {
    const n = fc.integer({ min: 0, max: 100_000_000 })
    const one = fc.record({
      stock: n,
      growth: n,
      staff: n,
      outlets: n,
      market: n,
      least: fc.integer({ min: 0, max: 1_000 }),
    })
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000 }),
        fc.array(one, { minLength: 1, maxLength: 12 }),
        (whole, units) => {
          const parts = allocated(whole, units, weights)
          const least = units.reduce((sum, u) => sum + u.least, 0)
          expect(parts === null).toBe(least > whole)
          if (parts === null) return
          expect(parts.reduce((a, b) => a + b, 0)).toBe(whole)
          for (const [i, part] of parts.entries()) expect(part).toBeGreaterThanOrEqual(units[i]!.least)
        },
      ),
      { numRuns: 500 },
    )
  })
})

const line = (done: number | null, goal: number | null, weight = 50, down = false): Line => ({
  indicator: `w${weight}`,
  done,
  goal,
  down,
  weight,
  cap: 150,
  floor: 0,
})

describe('[item-7] [item-8] 完成率和得分', () => {
  test.each<[string, Line, readonly [bigint, bigint] | null]>([
    ['增长', line(50, 100), [50n, 100n]],
    ['负增长为负', line(-5, 100), [-5n, 100n]],
    ['目标为零，没有完成率', line(5, 0), null],
    ['基数高于目标，没有完成率', line(5, -100), null],
    ['下降的指标按降幅', line(-6, -8, 50, true), [6n, 8n]],
    ['下降的指标反而上升', line(2, -8, 50, true), [-2n, 8n]],
    ['没有数据', line(null, 100), null],
  ])('%s', (_, l, expected) => expect(completionOf(l)).toEqual(expected))

  test.each<[string, readonly Line[], number, number]>([
    ['各完成一半', [line(50, 100), line(1, 2)], 0, 5_000],
    ['一项超过上限的只按上限计，掩盖不了另一项', [line(1_000, 100), line(0, 100)], 0, 7_500],
    ['负增长按下限计', [line(100, 100), line(-900, 100)], 0, 5_000],
    ['没有完成率的权重由其余分担', [line(80, 100), line(5, 0)], 0, 8_000],
    ['全部没有完成率', [line(5, 0)], 0, 0],
    ['扣投诉两分', [line(100, 100), line(100, 100)], 2, 9_800],
    ['扣到零为止', [line(1, 100)], 5, 0],
    ['三分之一四舍五入一次', [line(1, 3, 100)], 0, 3_333],
  ])('%s', (_, lines, deduction, expected) => expect(scored(lines, deduction).score).toBe(expected))

  test('得分在零和上限之间，与顺序无关', () => {
    const some = fc.record({
      done: fc.integer({ min: -1e6, max: 1e6 }),
      goal: fc.integer({ min: -1e6, max: 1e6 }),
      weight: fc.integer({ min: 1, max: 100 }),
    })
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 8 }), (rows) => {
        const lines = rows.map((r) => line(r.done, r.goal, r.weight))
        const { score } = scored(lines, 0)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(15_000)
        expect(scored(lines.toReversed(), 0).score).toBe(score)
      }),
      { numRuns: 500 },
    )
  })
})

const of = (name: string, score: number, more: Partial<Ranked> = {}): Ranked => ({
  unit: name,
  group: 'urban',
  score,
  first: 0,
  complaints: 0,
  ...more,
})
describe('[item-9] 排名', () => {
  test.each<[string, readonly Ranked[], readonly string[]]>([
    ['按得分', [of('a', 70), of('b', 80)], ['b1', 'a2']],
    ['同分看权重最高的指标', [of('a', 80, { first: 1 }), of('b', 80, { first: 2 })], ['b1', 'a2']],
    [
      '再看先达到百分之百的日期，没有达到的在后',
      [of('a', 80), of('b', 80, { reachedOn: '2022-01-09' }), of('c', 80, { reachedOn: '2022-01-02' })],
      ['c1', 'b2', 'a3'],
    ],
    ['再看投诉', [of('a', 80, { complaints: 1 }), of('b', 80)], ['b1', 'a2']],
    ['仍相同的并列，后一名次空出', [of('a', 80), of('b', 80), of('c', 70)], ['a1', 'b1', 'c3']],
    ['县域和城区不相比', [of('a', 60), of('b', 90, { group: 'county' })], ['a1', 'b1']],
  ])('%s', (_, units, expected) => expect(ranked(units).map((u) => `${u.unit}${u.rank}`)).toEqual(expected))
})
