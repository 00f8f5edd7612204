/** [G11], [G13] What is to be expected, and when the meeting is. */
import { expect, test } from 'vitest'
import type { Day } from '#kernel/day'
import { chinaCalendar } from '#kernel/clock'
import { dispatchDay, forecast, type Point } from './index.ts'

const year = (points: readonly Point[], target: number, periods?: number) =>
  forecast(points, '2021-01-01', '2021-12-31', target, periods)
const steady: readonly Point[] = [
  { day: '2021-01-10', value: 10 },
  { day: '2021-01-20', value: 20 },
  { day: '2021-01-30', value: 30 },
]

test('[G11] one a day stays one a day', () => {
  expect(year(steady, 100)).toEqual({
    end: 365,
    low: 365,
    high: 365,
    reached: '2021-04-10',
    reachedFastest: '2021-04-10',
    reachedSlowest: '2021-04-10',
    periods: 3,
    last: { day: '2021-01-30', value: 30 },
  })
})

test('[G11] the band comes from the slowest and the fastest of the last three periods, not from older ones', () => {
  const points: readonly Point[] = [
    { day: '2021-07-31', value: 100 },
    { day: '2021-08-31', value: 162 },
    { day: '2021-09-30', value: 192 },
    { day: '2021-10-31', value: 285 },
  ]
  // 62, 30 and 93 in 31, 30 and 31 days: 2, 1 and 3 a day; together 185 in 92 days. 61 days are left: 185 × 61 / 92 = 122.66.
  expect(year(points, 400)).toEqual({
    end: 408,
    low: 346,
    high: 468,
    reached: '2021-12-28',
    reachedFastest: '2021-12-09',
    reachedSlowest: '2022-02-23',
    periods: 3,
    last: { day: '2021-10-31', value: 285 },
  })
})

test.each<[string, readonly Point[], number, number | undefined, object | null]>([
  ['没有数据', [], 100, undefined, null],
  ['只有开始之前的数据', [{ day: '2020-12-31', value: 5 }], 100, undefined, null],
  [
    '只有一期：从零算起',
    [{ day: '2021-01-10', value: 5 }],
    100,
    undefined,
    { end: 183, low: 182, high: 183, periods: 1 },
  ],
  [
    '停滞：永远到不了',
    [
      { day: '2021-01-10', value: 5 },
      { day: '2021-01-20', value: 5 },
    ],
    6,
    1,
    { end: 5, low: 5, high: 5, reached: null, reachedFastest: null },
  ],
  [
    '更正后减少',
    [
      { day: '2021-12-11', value: 30 },
      { day: '2021-12-21', value: 27 },
    ],
    40,
    1,
    { end: 24, low: 24, high: 24, reached: null },
  ],
  [
    '减少也按地板取整',
    [
      { day: '2021-12-21', value: 30 },
      { day: '2021-12-28', value: 29 },
    ],
    40,
    1,
    { end: 29, low: 28, high: 29 },
  ],
  [
    '已经完成：第一次达到的那天',
    steady,
    20,
    undefined,
    { reached: '2021-01-20', reachedFastest: '2021-01-20', reachedSlowest: '2021-01-20' },
  ],
  [
    '已经结束：不再增加',
    [{ day: '2021-12-31', value: 90 }],
    100,
    undefined,
    { end: 90, low: 90, high: 90, reached: '2022-02-10' },
  ],
  ['遥遥无期', [{ day: '2021-12-31', value: 1 }], 1_000_000, undefined, { reached: null }],
])('[G11] %s', (_, points, target, periods, expected) => {
  const outlook = year(points, target, periods)
  if (expected === null) expect(outlook).toBeNull()
  else expect(outlook).toMatchObject(expected)
})

test('[G11] the order of the points does not matter, two values of one day are our mistake', () => {
  expect(year(steady.toReversed(), 100)).toEqual(year(steady, 100))
  expect(() => year([...steady, steady[0]!], 100)).toThrow('one value')
})

test.each<[string, Day, Day, string, boolean]>([
  ['平常的一周', '2021-08-25', '2021-08-27', '2021-08-26', false],
  ['周日问的是本周', '2021-08-29', '2021-08-27', '2021-08-26', false],
  ['周一问的也是本周', '2021-08-23', '2021-08-27', '2021-08-26', false],
  ['2021年国庆：周五放假，当周周四为9月30日', '2021-09-27', '2021-09-30', '2021-09-29', true],
  ['2020年国庆：10月1日（周四）放假，提前到周三', '2020-10-01', '2020-09-30', '2020-09-29', true],
  ['2022年春节后：周日调休上班，周五例会照常', '2022-01-30', '2022-01-28', '2022-01-27', false],
  ['2021年国庆后：10月8日（周五）上班，前一个工作日在节前', '2021-10-08', '2021-10-08', '2021-09-30', false],
])('[G13] %s', (_, week, day, fill, moved) => {
  expect(dispatchDay(week, chinaCalendar)).toMatchObject({
    kind: 'held',
    day,
    fillBy: `${fill}T12:00:00.000+08:00`,
    moved,
    provisional: false,
  })
})

test('[G13] the week of Spring Festival 2022 has no working day: no dispatch', () => {
  expect(dispatchDay('2022-02-02', chinaCalendar)).toEqual({
    kind: 'skipped',
    friday: '2022-02-04',
    provisional: false,
    reason: {
      zh: '本周周一至周五均不上班（春节），调度暂停一次',
      en: 'no working day from Monday to Friday (Spring Festival): no dispatch this week',
    },
  })
})
