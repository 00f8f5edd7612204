/** [TA1]-[TA4] Due days as an official would read them off a calendar, and what holds for every rule and every cut. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chinaCalendar as calendar, isWorkday } from '../clock/index.ts'
import { addDays, type Day } from '../day/index.ts'
import { dueInNextSpan, dueRuns, nextDueDay, type Recurrence } from './schedule.ts'
import { dueDays } from './index.ts'

test.each<[string, Recurrence, Day, Day, readonly Day[]]>([
  [
    '[TA1] 每月10日',
    { every: 'month', on: 10 },
    '2021-01-10',
    '2021-04-10',
    ['2021-02-10', '2021-03-10', '2021-04-10'],
  ],
  [
    '[TA2] 每月10日，遇休息日提前（2021年7月10日周六）',
    { every: 'month', on: 10, offDay: 'before' },
    '2021-06-30',
    '2021-08-31',
    ['2021-07-09', '2021-08-10'],
  ],
  [
    '[TA2] 每月1日，遇休息日顺延，国庆之后是8日',
    { every: 'month', on: 1, offDay: 'after' },
    '2021-08-31',
    '2021-10-31',
    ['2021-09-01', '2021-10-08'],
  ],
  [
    '[TA2] 调休上班的周六算工作日（2021年2月20日）',
    { every: 'month', on: 20, offDay: 'after' },
    '2021-01-31',
    '2021-02-28',
    ['2021-02-20'],
  ],
  [
    '[TA2] 每月31日，没有31日的月份是最后一日',
    { every: 'month', on: 31 },
    '2021-01-30',
    '2021-04-30',
    ['2021-01-31', '2021-02-28', '2021-03-31', '2021-04-30'],
  ],
  [
    '[TA1] 每季度最后一日',
    { every: 'quarter', on: -1 },
    '2021-01-01',
    '2021-12-31',
    ['2021-03-31', '2021-06-30', '2021-09-30', '2021-12-31'],
  ],
  [
    '[TA1] 每半年第15日',
    { every: 'half_year', on: 15 },
    '2020-12-31',
    '2021-12-31',
    ['2021-01-15', '2021-07-15'],
  ],
  [
    '[TA1] 每年最后一日，遇休息日提前（2022年12月31日周六）',
    { every: 'year', on: -1, offDay: 'before' },
    '2020-12-31',
    '2022-12-31',
    ['2021-12-31', '2022-12-30'],
  ],
  [
    '[TA1] 每周一',
    { every: 'week', on: 1 },
    '2021-10-10',
    '2021-10-25',
    ['2021-10-11', '2021-10-18', '2021-10-25'],
  ],
  [
    '[TA1] 每个工作日一次：几个休息日并到同一天',
    { every: 'day', on: 1, offDay: 'after' },
    '2021-09-29',
    '2021-10-09',
    ['2021-09-30', '2021-10-08', '2021-10-09'],
  ],
])('%s', (_, rule, since, until, expected) => {
  expect(dueDays(rule, calendar, since, until)).toEqual(expected)
  expect(nextDueDay(rule, calendar, since)).toBe(expected[0])
})

describe('[TA4] after a stop from February to April', () => {
  const monthly = { every: 'month', on: 10 } as const
  test.each([
    ['all', ['2021-02-10', '2021-03-10', '2021-04-10']],
    ['latest', ['2021-04-10']],
  ] as const)('missed: %s', (missed, expected) => {
    expect(dueRuns({ ...monthly, missed }, calendar, '2021-01-31', '2021-04-30')).toEqual(expected)
    expect(dueRuns({ ...monthly, missed }, calendar, '2021-04-10', '2021-04-30')).toEqual([])
  })
})

const rule = fc.record({
  every: fc.constantFrom<Recurrence['every'][]>('day', 'week', 'month', 'quarter', 'half_year', 'year'),
  on: fc.integer({ min: -370, max: 370 }).filter((n) => n !== 0),
  offDay: fc.constantFrom('same', 'before', 'after'),
}) satisfies fc.Arbitrary<Recurrence>
const cuts = fc.array(fc.integer({ min: 0, max: 1100 }), { minLength: 2, maxLength: 9 })

test('[TA1] cut anywhere, the pieces together are the whole: no gap, no double, in order', () => {
  fc.assert(
    fc.property(rule, cuts, (r, ns) => {
      const days = [...ns].sort((a, b) => a - b).map((n) => addDays('2020-01-01', n))
      const whole = dueDays(r, calendar, days[0]!, days.at(-1)!)
      expect(days.slice(1).flatMap((day, i) => dueDays(r, calendar, days[i]!, day))).toEqual(whole)
      expect(whole).toEqual([...new Set(whole)].sort())
      expect(whole.every((day) => r.offDay === 'same' || isWorkday(calendar, day).workday)).toBe(true)
    }),
    { numRuns: 400 },
  )
})

test('[TA1] one step after another, the next due days are the same', () => {
  fc.assert(
    fc.property(rule, fc.integer({ min: 0, max: 700 }), (r, n) => {
      const since = addDays('2020-01-01', n)
      const [first, second] = [
        nextDueDay(r, calendar, since),
        nextDueDay(r, calendar, nextDueDay(r, calendar, since)),
      ]
      expect(dueDays(r, calendar, since, second)).toEqual([first, second])
    }),
    { numRuns: 200 },
  )
})

test.each<[string, Recurrence, Day, Day]>([
  ['6月已按9日办过，改为15日后从7月起', { every: 'month', on: 15 }, '2022-06-09', '2022-07-15'],
  ['改为1日，7月仍有一次', { every: 'month', on: 1 }, '2022-06-09', '2022-07-01'],
])('[TA3] %s', (_, r, last, expected) => {
  expect(dueInNextSpan(r, calendar, last)).toBe(expected)
})
