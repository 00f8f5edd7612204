/** Rows of a dispatch meeting, and the official table of August 2021 worked out again. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chinaCalendar } from '../clock/index.ts'
import { completion, dispatchDay, forecast, gap, laggards, leaders, light, percentText, ranking, reconcile, timeline, totalOf, type LightRules, type PrintedLine } from './index.ts'

const title = { zh: '规则', en: 'Rules' }
const yinchuan: LightRules = { id: 'yinchuan', title, clause: 'x#item-4', behind: [{ least: 3_000, beyond: true, colour: 'red' }, { least: 1_000, colour: 'yellow' }], notBegun: [{ months: 3, colour: 'red' }, { months: 1, colour: 'yellow' }], silent: [{ months: 2, colour: 'red' }, { months: 1, colour: 'yellow' }] }

describe('percentages', () => {
  test.each([
    [143, 150, 2, '95.33'], [272, 300, 0, '91'], [272, 300, 2, '90.67'], [48, 48, 2, '100.00'], [104, 100, 2, '104.00'], [0, 7, 1, '0.0'],
    [19_999, 20_000, 2, '99.99'], [999_999, 1_000_000, 2, '99.99'], [999, 1_000, 0, '99'], [1, 3, 0, '33'], [1, 200, 0, '1'], [5, 0, 2, null],
  ])('[CP1] %i of %i with %i decimals prints %s', (done, target, decimals, text) => {
    expect(percentText(done, target, decimals)).toBe(text)
  })

  test('[CP1] a hundred is printed when, and only when, all is done', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 0, max: 4 }), (done, target, decimals) => {
      const printed = Number(percentText(done, target, decimals))
      if (done < target) expect(printed).toBeLessThan(100)
      else expect(printed).toBeGreaterThanOrEqual(100)
      expect(Math.abs(printed - (done / target) * 100)).toBeLessThanOrEqual(done < target && printed >= 100 - 10 ** -decimals ? 10 ** -decimals : 0.5 * 10 ** -decimals + 1e-9)
    }))
  })
})

describe('pace and lights', () => {
  test.each([
    ['2021-11-30', 'months', 11, 12], ['2021-11-29', 'months', 10, 12], ['2021-02-28', 'months', 2, 12], ['2021-12-31', 'days', 365, 365], ['2021-10-20', 'days', 293, 365], ['2020-12-31', 'days', 0, 365], ['2022-03-01', 'months', 12, 12],
  ] as const)('[CP2] on %s by %s: %i of %i', (day, rule, passed, whole) => {
    expect(timeline('2021-01-01', '2021-12-31', day, rule)).toEqual({ passed, whole })
  })

  test('[CP2] the end of November is 91.67 % of the year', () => {
    expect(completion(11, 12)).toBe(9_167)
  })

  test.each([
    ['ahead', 80, 100, { passed: 9, whole: 12 }, 'green', false],
    ['on the line', 75, 100, { passed: 9, whole: 12 }, 'green', false],
    ['behind by 5 points: green with a note', 70, 100, { passed: 9, whole: 12 }, 'green', true],
    ['behind by exactly 10', 65, 100, { passed: 9, whole: 12 }, 'yellow', false],
    ['behind by 9.99', 6_501, 10_000, { passed: 9, whole: 12 }, 'green', true],
    ['behind by 10.01', 6_499, 10_000, { passed: 9, whole: 12 }, 'yellow', false],
    ['behind by exactly 30', 45, 100, { passed: 9, whole: 12 }, 'yellow', false],
    ['behind by 31', 44, 100, { passed: 9, whole: 12 }, 'red', false],
    ['no target', 0, 0, { passed: 9, whole: 12 }, 'green', false],
  ] as const)('[CP3] %s', (_, done, target, line, colour, note) => {
    expect(light(yinchuan, { gap: gap(done, target, line), monthsNotBegun: 0, monthsSilent: 0 })).toMatchObject({ colour, note })
  })

  test('[CP3] the worst reason gives the colour, and all are told', () => {
    const l = light(yinchuan, { gap: -1_500, monthsNotBegun: 3, monthsSilent: 1 })
    expect([l.colour, l.reasons.length]).toEqual(['red', 3])
  })
})

describe('ranking', () => {
  const rows = [{ id: 'a', done: 30, target: 40 }, { id: 'b', done: 3, target: 4 }, { id: 'c', done: 9, target: 10 }, { id: 'd', done: 1, target: 10 }, { id: 'e', done: 5, target: 0 }]
  test('[CP4] ties share a rank, who has no target is not ranked, totals are sums', () => {
    expect(ranking(rows).map((r) => [r.id, r.rank])).toEqual([['c', 1], ['a', 2], ['b', 2], ['d', 4], ['e', null]])
    expect(totalOf(rows)).toEqual({ done: 48, target: 64 })
    expect(leaders(ranking(rows), 2).map((r) => r.id)).toEqual(['c', 'a', 'b'])
    expect(laggards(ranking(rows), 1).map((r) => r.id)).toEqual(['d'])
    expect(ranking(rows).find((r) => r.id === 'b')!.range).toEqual([1, 3])
  })

  test('[CP4] the order is that of the exact fractions', () => {
    fc.assert(fc.property(fc.array(fc.record({ done: fc.integer({ min: 0, max: 1_000 }), target: fc.integer({ min: 1, max: 1_000 }) }), { minLength: 1, maxLength: 30 }), (list) => {
      const ranked = ranking(list.map((r, i) => ({ ...r, id: String(i).padStart(2, '0') })))
      ranked.slice(1).forEach((r, i) => {
        const before = ranked[i]!
        expect(before.done * r.target).toBeGreaterThanOrEqual(r.done * before.target)
        expect(before.rank === r.rank).toBe(before.done * r.target === r.done * before.target)
      })
      for (const r of ranked) expect(r.range![0] <= r.rank! && r.rank! <= r.range![1]).toBe(true)
    }))
  })
})

/** Old-estate renovation in Hunan, end of August 2021: plan, begun, %, planned and made investment in 10,000 yuan, %. */
const official = `
长沙 150 143 95.33 86157.25 36836.13 42.75|株洲 71 44 61.97 13533.40 4756.44 35.15|湘潭 87 71 81.61 19099.87 6930.72 36.29|衡阳 146 58 39.73 68429.76 27456.4 40.12|邵阳 183 79 43.17 83689.78 10050.88 12.01
岳阳 170 159 93.53 89130.86 48045.67 53.90|常德 136 121 88.97 57054.4 36359.3 63.73|张家界 48 48 100.00 6828 5952 87.17|益阳 43 34 79.07 26690 14671 54.97|郴州 34 34 100.00 38063.98 10522.2 27.64
永州 148 92 62.16 56330.86 18240.71 32.38|怀化 167 167 100.00 76729.0 29257.97 38.13|娄底 32 30 93.75 53254.6 27135 50.95|湘西 85 30 35.29 77402 5468.18 7.06|全省 1500 1110 74.00 752393.73 281682.60 37.44`
const hundredths = (text: string): number => Math.round(Number(text) * 100)
const lines = official.trim().split(/[|\n]/).map((l) => l.split(' '))
const projects = lines.map(([id, plan, done, percent]): PrintedLine => ({ id: id!, target: Number(plan), done: Number(done), percent: percent! }))
const money = lines.map(([id, , , , plan, made, percent]): PrintedLine => ({ id: id!, target: hundredths(plan!), done: hundredths(made!), percent: percent! }))

describe('[CP5] the official table of August 2021', () => {
  test('all fourteen rows and the total of projects agree', () => {
    expect(projects).toHaveLength(15)
    expect(reconcile(projects.slice(0, 14), projects[14]!)).toEqual([])
  })

  test('all percentages of money agree; the printed total of the plan is off by 0.03, which is a warning', () => {
    expect(reconcile(money.slice(0, 14), money[14]!, 100)).toEqual([{ id: '全省', column: 'target', printed: '752393.73', computed: '752393.76', warning: true }])
  })

  test('three lead, tied at 100 %; the last three are named', () => {
    const ranked = ranking(projects.slice(0, 14))
    expect(leaders(ranked, 3).map((r) => r.id).toSorted()).toEqual(['张家界', '怀化', '郴州'].toSorted())
    expect(ranked.slice(0, 4).map((r) => r.rank)).toEqual([1, 1, 1, 4])
    expect(laggards(ranked, 3).map((r) => r.id)).toEqual(['邵阳', '衡阳', '湘西'])
  })

  test('a wrong percentage is an error: Xiangtan 2019 printed 27 % for three of fifteen', () => {
    const rows: readonly PrintedLine[] = [{ id: '提前', done: 9, target: 15, percent: '60' }, { id: '较快', done: 3, target: 15, percent: '27' }, { id: '偏慢', done: 3, target: 15, percent: '20' }]
    expect(reconcile(rows, { id: '合计', done: 15, target: 45, percent: '33' })).toEqual([{ id: '较快', column: 'percent', printed: '27', computed: '20', warning: false }])
  })
})

test.each([
  ['2021-10-20', '2021-10-22'], ['2021-10-03', '2021-09-30'], ['2021-10-06', '2021-10-08'], ['2021-04-30', '2021-04-30'], ['2021-02-12', '2021-02-10'], ['2020-10-07', '2020-10-09'], ['2020-10-04', '2020-09-30'],
])('[CP7] in the week of %s the meeting is on %s', (within, day) => {
  expect(dispatchDay(chinaCalendar, within as never)).toBe(day)
})

test('[CP7] a week that is all holidays has none', () => {
  const off = ['2021-06-07', '2021-06-08', '2021-06-09', '2021-06-10', '2021-06-11'].map((date) => ({ date: date as never, name: '演练假期', isOffDay: true }))
  const closed = { ...chinaCalendar, version: 'closed', years: { ...chinaCalendar.years, 2021: { ...chinaCalendar.years[2021]!, days: [...chinaCalendar.years[2021]!.days.filter((d) => !off.some((o) => o.date === d.date)), ...off] } } }
  expect(dispatchDay(closed, '2021-06-10')).toBeNull()
})

describe('[CP6] forecast', () => {
  const weekly = [100, 110, 118, 130, 135, 150].map((value, i) => ({ day: `2021-09-${String(3 + i * 5).padStart(2, '0')}` as never, value }))
  test('the band holds the middle, and a steady pace reaches the target on a day', () => {
    const f = forecast(weekly, '2021-12-31', 300)!
    expect(f.low <= f.middle && f.middle <= f.high).toBe(true)
    expect(f).toEqual({ low: 244, middle: 338, high: 432, reached: '2021-12-12' })
  })
  test('standing still never reaches it; one point tells nothing', () => {
    expect(forecast([{ day: '2021-09-01', value: 5 }, { day: '2021-09-08', value: 5 }], '2021-12-31', 300)).toEqual({ low: 5, middle: 5, high: 5, reached: null })
    expect(forecast(weekly.slice(0, 1), '2021-12-31', 300)).toBeNull()
  })
})
