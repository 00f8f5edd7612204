/** Words and small sums of a campaign, as the wall and the desk print them. */
import { expect, test } from 'vitest'
import { daysUntil, gapText, tenths, weeklyNeed } from './words.ts'

test.each<[number, string, string, number | null, string]>([
  [28, '2021-10-20', '2021-12-31', 28, '2.8'],
  [0, '2021-10-20', '2021-12-31', 0, '0'],
  [72, '2021-10-20', '2021-12-31', 70, '7'],
  [1, '2021-10-20', '2021-12-31', 1, '0.1'],
  [28, '2021-12-28', '2021-12-31', 280, '28'],
  [28, '2021-12-31', '2021-12-31', null, '—'],
  [28, '2022-01-05', '2021-12-31', null, '—'],
])(
  '[G4] %i left on %s until %s: %j tenths a week, rounded up and never more than all of it',
  (left, asOf, to, need, printed) => {
    expect(weeklyNeed(left, asOf, to)).toBe(need)
    expect(need === null ? '—' : tenths(need)).toBe(printed)
  },
)

test('days are counted over the turn of a year', () => {
  expect([daysUntil('2021-12-31', '2022-01-01'), daysUntil('2022-01-01', '2021-12-31')]).toEqual([1, 0])
})

test.each([
  ['+15.67', '快于序时进度15.67个百分点', '15.67 points ahead of the time-line'],
  ['-33.33', '落后序时进度33.33个百分点', '33.33 points behind the time-line'],
  ['+0.00', '与序时进度持平', 'on the time-line'],
  ['0.00', '与序时进度持平', 'on the time-line'],
])('a gap of %s reads “%s”', (gap, zh, en) => {
  expect(gapText(gap)).toEqual({ zh, en })
})

test('without a target there is no gap to speak of', () => {
  expect(gapText(null)).toBeNull()
})
