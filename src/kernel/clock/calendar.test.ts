/** The calendar against two independent packages, day by day, and against the law where nothing is published. */
import chineseDays from 'chinese-days'
import { isWorkday as packageIsWorkday } from 'chinese-workday'
import { expect, test } from 'vitest'
import { addDays, parseDay, weekday, type Day } from '../day/index.ts'
import { changedDays } from './calendar.ts'
import { chinaCalendar, countWorkdays, dueDay, isWorkday } from './index.ts'

function daysFrom(first: Day, last: Day): Day[] {
  const out: Day[] = []
  for (let d = first; d <= last; d = addDays(d, 1)) out.push(d)
  return out
}
const published = daysFrom('2020-01-01', '2026-12-31')

test('[C1] every day of 2020-2026 is as chinese-days has it', () => {
  expect(published).toHaveLength(2557)
  expect(published.filter((d) => isWorkday(chinaCalendar, d).workday !== chineseDays.isWorkday(d))).toEqual(
    [],
  )
})

test('[C1] every day of 2020-2026 is as chinese-workday has it, except where that package is wrong', () => {
  expect(published.filter((d) => isWorkday(chinaCalendar, d).workday !== packageIsWorkday(d))).toEqual([
    // It has only the first notice for 2020. 国办发明电〔2020〕1号 prolonged Spring Festival to 2 February.
    '2020-01-31',
    '2020-02-01',
    // It lists Tuesday 3 January 2023 under New Year; the notice ends the holiday on 2 January.
    '2023-01-03',
  ])
})

test('[C1] the table holds real days, each once, and a workday in it is always a weekend', () => {
  for (const y of Object.values(chinaCalendar.years)) {
    expect(y.papers.length).toBeGreaterThan(0)
    expect(new Set(y.days.map((d) => d.date)).size).toBe(y.days.length)
    expect(y.days.filter((d) => parseDay(d.date) === undefined)).toEqual([])
    expect(y.days.filter((d) => !d.isOffDay && weekday(d.date) <= 5)).toEqual([])
  }
})

test.each<[Day, boolean, string, string]>([
  ['2021-10-01', false, '国庆节', 'National Day'],
  ['2021-10-10', false, '周末', 'weekend'],
  ['2021-10-09', true, '调休上班（国庆节）', 'adjusted workday (National Day)'],
  ['2021-10-11', true, '工作日', 'working day'],
  ['2023-09-29', false, '中秋节、国庆节', 'Mid-Autumn Festival and National Day'],
  ['2022-12-31', false, '元旦', "New Year's Day"],
])('[C2] %s works %s: %s, %s', (day, workday, zh, en) =>
  expect(isWorkday(chinaCalendar, day)).toEqual({ workday, reason: { zh, en }, provisional: false }),
)

test('[C2] the adjusted workdays of 2026', () => {
  expect(
    published.filter((d) => d >= '2026' && weekday(d) > 5 && isWorkday(chinaCalendar, d).workday),
  ).toEqual(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])
})

test('[C3] 2027 has the days of art. 2 of the holiday law and weekends, all provisional', () => {
  const year = daysFrom('2027-01-01', '2027-12-31')
  expect(year.every((d) => isWorkday(chinaCalendar, d).provisional)).toBe(true)
  expect(year.filter((d) => weekday(d) <= 5 && !isWorkday(chinaCalendar, d).workday)).toEqual([
    '2027-01-01',
    '2027-02-05',
    '2027-02-08',
    '2027-04-05',
    '2027-06-09',
    '2027-09-15',
    '2027-10-01',
  ])
})

test('[C3] its lunar days are those of the lunar calendar', () => {
  const lunar = (d: Day) => {
    const l = chineseDays.getLunarDate(d)
    return `${l.lunarMon}/${l.lunarDay}`
  }
  expect([lunar('2027-02-06'), lunar('2027-06-09'), lunar('2027-09-15')]).toEqual(['1/1', '5/5', '8/15'])
  expect(chineseDays.getSolarTermDate(2027, 4, 'pure_brightness')).toBe('2027-04-05')
})

test.each<[Day, boolean]>([
  ['2019-12-31', true],
  ['2020-01-01', false],
  ['2025-12-31', false],
  ['2026-12-24', false],
  ['2026-12-25', true],
  ['2027-01-04', true],
  ['2031-05-05', true],
])('[C4] %s is provisional: %s', (day, provisional) =>
  expect(isWorkday(chinaCalendar, day).provisional).toBe(provisional),
)

test('[C4] a published 2027 settles the end of December 2026 too', () => {
  const next = {
    ...chinaCalendar,
    version: 'test',
    years: { ...chinaCalendar.years, 2027: { ...chinaCalendar.years['2027']!, published: true } },
  }
  expect(isWorkday(next, '2026-12-31').provisional).toBe(false)
})

test("[C2] where two arrangements name a day, the later year's holds", () => {
  const say = (isOffDay: boolean) => ({
    published: true,
    papers: ['test'],
    days: [{ date: '2026-12-31' as Day, name: '元旦', isOffDay }],
  })
  expect(
    isWorkday({ version: 'test', source: 'test', years: { 2027: say(true), 2026: say(false) } }, '2026-12-31')
      .workday,
  ).toBe(false)
})

test('[C4] two editions tell which days moved', () => {
  const late = {
    published: true,
    papers: ['test'],
    days: [
      { date: '2026-12-31' as Day, name: '元旦', isOffDay: true },
      { date: '2027-01-01' as Day, name: '元旦', isOffDay: true },
    ],
  }
  const moved = changedDays(chinaCalendar, {
    ...chinaCalendar,
    version: 'test',
    years: { ...chinaCalendar.years, 2027: late },
  })
  expect(moved).toEqual([
    '2026-12-31',
    '2027-02-05',
    '2027-02-08',
    '2027-04-05',
    '2027-06-09',
    '2027-09-15',
    '2027-10-01',
  ])
})

// Domain file 00, and 2020 by hand: 30 January is a Thursday, work begins again on Monday 3 February.
test.each<[Day, number, Day]>([
  ['2021-09-17', 1, '2021-09-18'],
  ['2021-09-24', 3, '2021-09-28'],
  ['2021-09-30', 5, '2021-10-13'],
  ['2021-09-30', 10, '2021-10-20'],
  ['2021-09-30', 20, '2021-11-03'],
  ['2021-10-15', 10, '2021-10-29'],
  ['2021-12-20', 20, '2022-01-18'],
  ['2022-01-27', 5, '2022-02-08'],
  ['2020-01-23', 1, '2020-02-03'],
  ['2022-12-30', 1, '2023-01-03'],
  ['2024-02-28', 1, '2024-02-29'],
  ['2023-02-28', 1, '2023-03-01'],
  ['2021-10-02', 0, '2021-10-08'],
  ['2021-10-08', 0, '2021-10-08'],
])('[C5] %s and %i working days is %s', (start, n, due) => expect(dueDay(chinaCalendar, start, n)).toBe(due))

test('[C6] September and October 2021 have 39 working days', () =>
  expect(countWorkdays(chinaCalendar, '2021-09-01', '2021-10-31')).toBe(39))

test('[C5] the index and the day by day answer agree', () => {
  for (const start of published.slice(0, -400)) {
    let [n, day] = [0, start]
    while (n < 15) {
      day = addDays(day, 1)
      if (isWorkday(chinaCalendar, day).workday) n++
    }
    if (
      dueDay(chinaCalendar, start, 15) !== day ||
      countWorkdays(chinaCalendar, addDays(start, 1), day) !== 15
    )
      throw new Error(start)
  }
})

test('[C5] beyond 2199, or a limit that is not whole, is our mistake', () => {
  expect(() => dueDay(chinaCalendar, '2199-12-30', 5)).toThrow('1900-2199')
  expect(() => dueDay(chinaCalendar, '2026-01-05', 1.5)).toThrow('is a limit')
  expect(() => dueDay(chinaCalendar, '2026-01-05', -1)).toThrow('is a limit')
})
