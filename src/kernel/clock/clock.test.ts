/** Deadlines as rows that an officer can check with a wall calendar. */
import { describe, expect, test } from 'vitest'
import type { Day } from '../day/index.ts'
import type { Limit } from './facts.ts'
import type { Suspension } from './pause.ts'
import { runClock, type ClockReading } from './clock.ts'
import { chinaCalendar as calendar, readDue } from './index.ts'

const wd = (amount: number): Limit => ({ amount, unit: 'working_day' })
const cd = (amount: number): Limit => ({ amount, unit: 'calendar_day' })
const hours = (amount: number): Limit => ({ amount, unit: 'hour' })
const at = (text: string) => `${text}:00.000+08:00`
const hold = (from: string, until?: string): Suspension => ({
  from: at(from),
  ...(until ? { until: at(until) } : {}),
  reason: { zh: '现场检测', en: 'testing' },
  clause: 'licensing-law#art-45',
})
const due = (limit: Limit, start: string, ...suspensions: Suspension[]) =>
  readDue({ limit, startedAt: at(start), suspensions, calendar })
const run = (
  limit: Limit,
  start: string,
  asOf: string,
  suspensions: Suspension[] = [],
  stop?: string,
): ClockReading =>
  runClock({
    limit,
    startedAt: at(start),
    suspensions,
    calendar,
    asOf: at(asOf),
    ...(stop ? { stoppedAt: at(stop) } : {}),
  })
const rows = (r: ClockReading) => r.days.map((d) => `${d.day.slice(5)} ${d.number ?? '-'} ${d.reason.zh}`)

test.each<[string, Limit, string, Day]>([
  ['[C7] the day of start is day 0, even at midnight', wd(1), '2021-09-17T00:00', '2021-09-18'],
  ['[C7] and even at its last minute', wd(1), '2021-09-17T23:59', '2021-09-18'],
  ['[C7] an adjusted workday counts', wd(3), '2021-09-24T10:00', '2021-09-28'],
  ['[C7] National Day does not', wd(5), '2021-09-30T10:00', '2021-10-13'],
  ['[C7] ten days over it', wd(10), '2021-09-30T10:00', '2021-10-20'],
  ['[C7] twenty days over it', wd(20), '2021-09-30T10:00', '2021-11-03'],
  ['[C7] ten plain days', wd(10), '2021-10-15T10:00', '2021-10-29'],
  ['[C7] over the year end', wd(20), '2021-12-20T10:00', '2022-01-18'],
  ['[C7] over Spring Festival', wd(5), '2022-01-27T10:00', '2022-02-08'],
  ['[C7] received on a day off', wd(1), '2021-10-03T10:00', '2021-10-08'],
  ['[C7] a leap day counts', wd(1), '2024-02-28T10:00', '2024-02-29'],
  ['[C7] the same day', wd(0), '2021-10-08T10:00', '2021-10-08'],
  ['[C7] the same day, asked on a day off', wd(0), '2021-10-03T10:00', '2021-10-08'],
  ['[C8] seven days', cd(7), '2026-11-02T10:00', '2026-11-09'],
  ['[C8] ending on a Saturday moves to Monday', cd(5), '2026-11-02T10:00', '2026-11-09'],
  ['[C8] ending in National Day moves behind it', cd(10), '2021-09-24T10:00', '2021-10-08'],
  ['[C8] ending on an adjusted workday stays', cd(5), '2021-09-21T10:00', '2021-09-26'],
  ['[C8] days off inside it count', cd(15), '2021-09-30T10:00', '2021-10-15'],
  ['[C8] a leap day counts', cd(2), '2024-02-27T10:00', '2024-02-29'],
  ['[C8] over the year end', cd(15), '2024-12-25T10:00', '2025-01-09'],
])('%s', (_, limit, start, day) => {
  expect(due(limit, start)).toEqual({ due: `${day}T23:59:59.999+08:00`, dueDay: day, provisional: false })
})

test.each<[string, Limit, string, string]>([
  ['[C11] over midnight', hours(24), '2026-11-24T20:00', '2026-11-25T20:00'],
  ['[C11] through a holiday', hours(24), '2021-10-01T09:30', '2021-10-02T09:30'],
  ['[C11] over the year end', hours(24), '2026-12-31T20:00', '2027-01-01T20:00'],
  ['[C11] half an hour', hours(0.5), '2026-11-24T23:45', '2026-11-25T00:15'],
])('%s', (_, limit, start, end) =>
  expect(due(limit, start)).toEqual({ due: at(end), dueDay: end.slice(0, 10), provisional: false }),
)

test('[C11] hours stand still to the minute, and run when the hold ends', () => {
  expect(due(hours(24), '2026-11-24T20:00', hold('2026-11-24T22:00', '2026-11-25T09:15')).due).toBe(
    at('2026-11-26T07:15'),
  )
  expect(due(hours(2), '2026-11-24T20:00', hold('2026-11-24T22:00')).due).toBe(at('2026-11-24T22:00'))
  expect(due(hours(2), '2026-11-24T20:00', hold('2026-11-24T21:59')).due).toBe(null)
})

test.each<[string, Suspension[], Day | null]>([
  [
    '[C9] held from Tuesday to Thursday: Tuesday and Wednesday are out',
    [hold('2026-11-03T10:00', '2026-11-05T15:00')],
    '2026-11-11',
  ],
  ['[C9] a hold within a day changes nothing', [hold('2026-11-03T00:00', '2026-11-03T23:59')], '2026-11-09'],
  ['[C9] a hold to midnight takes the day out', [hold('2026-11-03T10:00', '2026-11-04T00:00')], '2026-11-10'],
  [
    '[C9] a hold over a weekend changes nothing',
    [hold('2026-11-07T00:00', '2026-11-09T09:00')],
    '2026-11-09',
  ],
  [
    '[C9] a hold before the start changes nothing',
    [hold('2026-10-01T00:00', '2026-11-02T09:00')],
    '2026-11-09',
  ],
  [
    '[C10] overlapping holds count once',
    [hold('2026-11-03T10:00', '2026-11-05T15:00'), hold('2026-11-04T10:00', '2026-11-05T09:00')],
    '2026-11-11',
  ],
  [
    '[C10] touching holds are one',
    [hold('2026-11-04T12:00', '2026-11-05T15:00'), hold('2026-11-03T10:00', '2026-11-04T12:00')],
    '2026-11-11',
  ],
  ['[C12] an open hold leaves no due day', [hold('2026-11-09T10:00')], null],
  ['[C12] an open hold after the due day cures nothing', [hold('2026-11-10T10:00')], '2026-11-09'],
])('%s', (_, suspensions, day) => expect(due(wd(5), '2026-11-02T10:00', ...suspensions).dueDay).toBe(day))

test('[C8] a calendar limit held on its moved end moves on', () => {
  expect(due(cd(5), '2026-11-02T10:00', hold('2026-11-09T10:00', '2026-11-11T10:00')).dueDay).toBe(
    '2026-11-11',
  )
  expect(due(cd(5), '2026-11-02T10:00', hold('2026-11-03T10:00', '2026-11-05T10:00')).dueDay).toBe(
    '2026-11-09',
  )
})

describe('[C13] state, used and left', () => {
  test.each<[string, string, ClockReading['state'], number, number]>([
    ['on day 0', '2026-11-02T10:00', 'running', 0, 5],
    ['on the first day', '2026-11-03T10:00', 'running', 0, 5],
    ['on the due day', '2026-11-09T23:59', 'running', 4, 1],
    ['after 24:00', '2026-11-10T00:00', 'overdue', 5, 0],
    ['two days late', '2026-11-12T10:00', 'overdue', 7, 0],
    ['before it began', '2026-10-30T10:00', 'running', 0, 5],
  ])('%s', (_, asOf, state, used, left) =>
    expect(run(wd(5), '2026-11-02T10:00', asOf)).toMatchObject({ state, used, left }),
  )

  test('days that art. 203 adds are neither used nor overdue', () => {
    expect(run(cd(5), '2026-11-02T10:00', '2026-11-09T10:00')).toMatchObject({
      state: 'running',
      used: 5,
      left: 0,
    })
    expect(run(cd(5), '2026-11-02T10:00', '2026-11-11T10:00')).toMatchObject({
      state: 'overdue',
      used: 6,
      left: 0,
    })
  })
  test('the last millisecond is in time', () => {
    const facts = { limit: wd(5), startedAt: at('2026-11-02T10:00'), suspensions: [], calendar }
    expect(runClock({ ...facts, asOf: '2026-11-09T23:59:59.999+08:00' }).state).toBe('running')
  })
  test('suspended, and running again at the very moment it ends', () => {
    const holds = [hold('2026-11-04T10:00', '2026-11-06T10:00')]
    expect(run(wd(5), '2026-11-02T10:00', '2026-11-05T10:00', holds)).toMatchObject({
      state: 'suspended',
      used: 1,
      left: 4,
      dueDay: '2026-11-11',
    })
    expect(run(wd(5), '2026-11-02T10:00', '2026-11-06T10:00', holds)).toMatchObject({
      state: 'running',
      used: 1,
    })
    expect(run(wd(5), '2026-11-02T10:00', '2026-11-30T10:00', [hold('2026-11-04T10:00')])).toMatchObject({
      state: 'suspended',
      used: 1,
      left: 4,
      due: null,
    })
  })
  test('a stop uses up its own day, and a stop to come is no stop yet', () => {
    expect(run(wd(5), '2026-11-02T10:00', '2026-12-01T10:00', [], '2026-11-04T16:00')).toMatchObject({
      state: 'stopped',
      used: 2,
      left: 3,
    })
    expect(run(wd(5), '2026-11-02T10:00', '2026-12-01T10:00', [], '2026-11-02T16:00')).toMatchObject({
      state: 'stopped',
      used: 0,
    })
    expect(run(wd(5), '2026-11-02T10:00', '2026-11-04T10:00', [], '2026-11-04T16:00')).toMatchObject({
      state: 'running',
    })
  })
  test('hours', () =>
    expect(
      run(hours(24), '2026-11-24T20:00', '2026-11-25T08:00', [hold('2026-11-24T22:00', '2026-11-25T07:00')]),
    ).toMatchObject({ used: 3, left: 21 }))
})

describe('[C14] the proof', () => {
  test('names why each day counts or not', () => {
    expect(
      rows(
        run(wd(3), '2021-09-30T10:00', '2021-10-01T00:00', [hold('2021-10-09T10:00', '2021-10-11T10:00')]),
      ),
    ).toEqual([
      '09-30 - 起算当日不计入',
      ...[1, 2, 3, 4, 5, 6, 7].map((d) => `10-0${d} - 国庆节`),
      '10-08 1 工作日',
      '10-09 - 中止计时：现场检测',
      '10-10 - 中止计时：现场检测',
      '10-11 2 工作日',
      '10-12 3 工作日',
    ])
  })
  test('shows a moved end', () => {
    const r = run(cd(5), '2026-11-02T10:00', '2026-11-03T10:00')
    expect(rows(r)).toEqual([
      '11-02 - 起算当日不计入',
      '11-03 1 工作日',
      '11-04 2 工作日',
      '11-05 3 工作日',
      '11-06 4 工作日',
      '11-07 5 周末',
      '11-08 - 周末',
      '11-09 - 最后一日为休息日，顺延至本日',
    ])
    expect([r.days[0]!.clause, r.days.at(-1)!.clause]).toEqual([
      '民法典(2020-05-28)#art-201',
      '民法典(2020-05-28)#art-203',
    ])
  })
  test('runs to today while nothing is due', () => {
    const r = run(wd(5), '2026-11-02T10:00', '2026-11-06T10:00', [hold('2026-11-04T10:00')])
    expect(rows(r)).toEqual([
      '11-02 - 起算当日不计入',
      '11-03 1 工作日',
      '11-04 - 中止计时：现场检测',
      '11-05 - 中止计时：现场检测',
      '11-06 - 中止计时：现场检测',
    ])
    expect(r.days[2]!.clause).toBe('licensing-law#art-45')
  })
  test('splits hours by day', () => {
    expect(
      rows(
        run(hours(24), '2026-11-24T20:00', '2026-11-24T20:00', [
          hold('2026-11-24T22:30', '2026-11-26T06:00'),
        ]),
      ),
    ).toEqual([
      '11-24 - 计 2 小时 30 分',
      '11-25 - 中止计时：现场检测',
      '11-26 - 计 18 小时 0 分',
      '11-27 - 计 3 小时 30 分',
    ])
  })
  test('puts whole days in a row on one line: 24 months are three lines', () => {
    expect(rows(run(hours(17_520), '2026-11-24T20:00', '2026-11-24T20:00'))).toEqual([
      '11-24 - 计 4 小时 0 分',
      '11-25 - 至 2028-11-22，每日计 24 小时，共 729 天',
      '11-23 - 计 20 小时 0 分',
    ])
  })
})

test.each<[string, Limit, string, boolean]>([
  ['within 2026', wd(5), '2026-12-01T10:00', false],
  ['up to 24 December', wd(1), '2026-12-23T10:00', false],
  ['in the last week', wd(2), '2026-12-23T10:00', true],
  ['into 2027', wd(20), '2026-12-10T10:00', true],
  ['calendar days into 2027', cd(30), '2026-12-10T10:00', true],
  ['hours never', hours(100), '2026-12-30T10:00', false],
  ['before the table', wd(2), '2019-06-03T10:00', true],
])('[C15] provisional: %s', (_, limit, start, provisional) =>
  expect(due(limit, start).provisional).toBe(provisional),
)

test('[C15] [C16] an open hold is provisional once today is, and the reading names its calendar', () => {
  expect(run(wd(5), '2026-12-01T10:00', '2026-12-20T10:00', [hold('2026-12-02T10:00')]).provisional).toBe(
    false,
  )
  expect(run(wd(5), '2026-12-01T10:00', '2027-01-05T10:00', [hold('2026-12-02T10:00')])).toMatchObject({
    provisional: true,
    calendarVersion: calendar.version,
  })
})

test('[C12] a hold that ends before it begins is our mistake', () => {
  expect(() => due(wd(5), '2026-11-02T10:00', hold('2026-11-05T10:00', '2026-11-04T10:00'))).toThrow(
    'does not end before it begins',
  )
})
