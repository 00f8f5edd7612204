/** [G1]-[G4] Shares, time-lines and paces that an official can check with a pocket calculator. */
import { expect, test } from 'vitest'
import { chinaCalendar } from '#kernel/clock'
import type { Day } from '#kernel/day'
import { completion, printPercent } from '#kernel/figure'
import { both, compareBehind, compareShares, need, pace, ringGrowth, timeline } from './index.ts'

test.each<[string, number, number, number | null, string]>([
  ['长沙开工率', 143, 150, 9533, '95.33'],
  ['恰好完成', 48, 48, 10000, '100.00'],
  ['超额完成', 104, 100, 10400, '104.00'],
  ['没有目标', 5, 0, null, '—'],
  ['一件未办', 0, 7, 0, '0.00'],
  ['半数进位：0.125% 印作 0.13', 1, 800, 13, '0.13'],
  ['99.995% 没有完成，不印 100.00', 19_999, 20_000, 9999, '99.99'],
  ['一亿差一', 99_999_999, 100_000_000, 9999, '99.99'],
  ['完成之后略超', 100_001, 100_000, 10000, '100.00'],
])('[G1] %s：%i / %i', (_, done, target, hundredths, printed) => {
  expect(completion(done, target)).toBe(hundredths)
  expect(printPercent(done, target, 2)).toBe(printed)
})

test.each<[number, number, number, string]>([
  [272, 300, 0, '91'],
  [272, 300, 1, '90.7'],
  [999, 1000, 0, '99'],
  [9999, 10_000, 1, '99.9'],
  [1, 3, 6, '33.333333'],
  [1000, 1000, 0, '100'],
  // Rounded twice (45.45 → 45.5 → 46) it would be 46; from the counts it is 45.
  [4545, 10_000, 0, '45'],
])('[G1] %i / %i with %i decimals is printed %s', (done, target, decimals, printed) =>
  expect(printPercent(done, target, decimals)).toBe(printed),
)

test.each<[string, number, number, number | null, string]>([
  ['比基数还少：完成率为负', -3, 200, -150, '-1.50'],
  ['负数按大小四舍五入：-0.125% 印作 -0.13', -1, 800, -13, '-0.13'],
  ['少得不足百分之零点零零五', -1, 100_000, 0, '0.00'],
  ['目标低于基数：没有完成率', 1, -2, null, '—'],
  ['目标低于基数，实际也低', -5, -2, null, '—'],
])('[G1] %s：%i / %i', (_, done, target, hundredths, printed) => {
  expect(completion(done, target)).toBe(hundredths)
  expect(printPercent(done, target, 2)).toBe(printed)
})

test.each([
  [0.5, 1],
  [1, 0.5],
  [Number.NaN, 1],
])('[G1] %d of %d is our mistake', (done, target) => expect(() => completion(done, target)).toThrow('counts'))

test.each<[string, Day, Day, Day, 'months' | 'days', number, number, number]>([
  ['11月底', '2018-01-01', '2018-12-31', '2018-11-30', 'months', 11, 12, 9167],
  ['11月29日，当月还不算', '2018-01-01', '2018-12-31', '2018-11-29', 'months', 10, 12, 8333],
  ['8月底', '2021-01-01', '2021-12-31', '2021-08-31', 'months', 8, 12, 6667],
  ['闰年2月底', '2024-01-01', '2024-12-31', '2024-02-29', 'months', 2, 12, 1667],
  ['跨年', '2021-07-01', '2022-06-30', '2022-01-31', 'months', 7, 12, 5833],
  ['月中开始、月中结束', '2021-03-15', '2021-12-20', '2021-12-20', 'months', 10, 10, 10000],
  ['开始之前', '2021-01-01', '2021-12-31', '2020-12-31', 'months', 0, 12, 0],
  ['结束之后', '2021-01-01', '2021-12-31', '2022-03-31', 'months', 12, 12, 10000],
  ['按天：11月底', '2018-01-01', '2018-12-31', '2018-11-30', 'days', 334, 365, 9151],
  ['按天：第一天', '2021-01-01', '2021-12-31', '2021-01-01', 'days', 1, 365, 27],
  ['按天：结束之后', '2021-01-01', '2021-01-10', '2021-02-01', 'days', 10, 10, 10000],
])('[G2] %s', (_, from, to, asOf, rule, elapsed, whole, share) => {
  expect(timeline(from, to, asOf, rule)).toMatchObject({ elapsed, whole, share, rule: { id: rule } })
})

test.each<[string, Day, number, number]>([
  ['开始的周五', '2021-10-15', 1, 11],
  ['周末不动', '2021-10-17', 1, 11],
  ['周三', '2021-10-20', 4, 11],
  ['最后一个工作日已满，周日结束', '2021-10-29', 11, 11],
])('[G2] 按工作日：%s', (_, asOf, elapsed, whole) => {
  const line = timeline('2021-10-15', '2021-10-31', asOf, 'workdays', chinaCalendar)
  expect([line.elapsed, line.whole, line.rule.id]).toEqual([elapsed, whole, 'workdays'])
  expect(() => timeline('2021-10-15', '2021-10-31', asOf, 'workdays')).toThrow('calendar')
})

test('[G2] [G4] 国庆长假：按自然日已过半，按工作日只过三成；每天需要的也按同一口径', () => {
  const at = (rule: 'days' | 'workdays') =>
    timeline('2021-09-28', '2021-10-13', '2021-10-07', rule, chinaCalendar)
  expect([at('days'), at('workdays')].map((l) => [l.elapsed, l.whole])).toEqual([
    [10, 16],
    [3, 8],
  ])
  expect([at('days'), at('workdays')].map((l) => pace(40, 100, '2021-10-13', '2021-10-07', l).need)).toEqual([
    { left: 60, days: 6, perDay: 1000 },
    { left: 60, days: 5, perDay: 1200 },
  ])
})

test('[G2] the reading says by which rule it was made', () => {
  expect(timeline('2018-01-01', '2018-12-31', '2018-11-30').rule).toMatchObject({
    id: 'months',
    title: { zh: '按整月计算的序时进度' },
  })
})

test('[G3] a target that was lowered in September keeps both rates', () => {
  const revised = both(
    { done: 272, target: 400, from: '2021-01-01', source: '任务书' },
    { done: 272, target: 300, from: '2021-09-01', source: '调整通知' },
  )
  expect(revised.percents).toEqual(['68.00', '90.67'])
  expect(revised.text.zh).toBe('按原目标400完成68.00%，按2021-09-01起调整后的目标300完成90.67%')
  expect(() => both(revised.new, revised.old)).toThrow('the old target stands first')
})

test('[G4] the gap is what the two printed numbers differ by, and the days left say what is needed', () => {
  const line = timeline('2021-01-01', '2021-12-31', '2021-08-31')
  expect(pace(1110, 1500, '2021-12-31', '2021-08-31', line)).toEqual({
    completion: 7400,
    timeline: 6667,
    gap: 733,
    need: { left: 390, days: 122, perDay: 320 },
  })
  expect(pace(58, 146, '2021-12-31', '2021-08-31', line)).toMatchObject({ completion: 3973, gap: -2694 })
  expect(pace(1, 0, '2021-12-31', '2021-08-31', line)).toMatchObject({ completion: null, gap: null })
})

test.each<[string, number, number, Day, ReturnType<typeof need>]>([
  ['超额之后不再需要', 104, 100, '2021-08-31', { left: 0, days: 122, perDay: 0 }],
  ['最后一天', 99, 100, '2021-12-31', { left: 1, days: 0, perDay: null }],
  ['过期', 99, 100, '2022-02-01', { left: 1, days: 0, perDay: null }],
  ['进位：3天办10件是每天3.34件', 0, 10, '2021-12-28', { left: 10, days: 3, perDay: 334 }],
])('[G4] %s', (_, done, target, asOf, expected) =>
  expect(need(done, target, '2021-12-31', asOf)).toEqual(expected),
)

test.each<[number, number, number | null]>([
  [120, 100, 2000],
  [80, 100, -2000],
  [1, 3, -6667],
  [5, 0, null],
  [0, 5, -10000],
  [3, 2, 5000],
])('[G4] %i after %i grew by %s', (now, last, growth) => expect(ringGrowth(now, last)).toBe(growth))

test('[G4] how far behind is compared exactly: 98 of 120 at the end of November is 10 points behind, not 9.99 nor 10.01', () => {
  const line = { elapsed: 11, whole: 12 }
  expect([
    compareBehind(98, 120, line, 1000),
    compareBehind(97, 120, line, 1000),
    compareBehind(99, 120, line, 1000),
  ]).toEqual([0, 1, -1])
})

test('[G7] shares are compared as fractions', () => {
  expect(compareShares({ done: 1, target: 3 }, { done: 2, target: 6 })).toBe(0)
  expect(
    compareShares(
      { done: 9_007_199_254_740_990, target: 9_007_199_254_740_991 },
      { done: 9_007_199_254_740_989, target: 9_007_199_254_740_990 },
    ),
  ).toBe(1)
})
