/** [C17] How far from its due day a clock is, on each day that somebody looks. */
import { describe, expect, test } from 'vitest'
import type { Limit } from './facts.ts'
import { runClock } from './clock.ts'
import { chinaCalendar as calendar, distanceOf } from './index.ts'

const at = (text: string) => `${text}:00.000+08:00`

/** A clock that began then, as it is read at a moment. */
function distance(limit: Limit, start: string, now: string) {
  const facts = { limit, startedAt: at(start), suspensions: [], calendar }
  return distanceOf(facts, runClock({ ...facts, asOf: at(now) }), at(now))
}

describe('[C17] time left and time over are counted in the unit of the limit', () => {
  const three: Limit = { amount: 3, unit: 'working_day' }
  test.each([
    ['on the day it begins, a Wednesday', '2021-10-20T09:00', 3, 0],
    ['on Friday morning', '2021-10-22T08:00', 1, 0],
    ['on Friday night: the hour does not matter', '2021-10-22T23:59', 1, 0],
    ['on Saturday, with Monday still to come', '2021-10-23T12:00', 1, 0],
    ['on its last day', '2021-10-25T09:00', 0, 0],
    ['the day after', '2021-10-26T09:00', 0, 1],
    ['on the Saturday after, four working days later', '2021-10-30T09:00', 0, 4],
  ])('three working days from Wednesday 20 October, read %s', (_, now, left, over) => {
    expect(distance(three, '2021-10-20T09:00', now)).toEqual({ left, over })
  })

  test('over by a weekend alone is over by a day all the same', () => {
    expect(distance({ amount: 2, unit: 'working_day' }, '2021-10-20T09:00', '2021-10-23T09:00')).toEqual({
      left: 0,
      over: 1,
    })
  })

  test.each([
    ['calendar days, on a Sunday', 'calendar_day', 10, '2021-10-19T09:00', '2021-10-24T09:00', 5, 0],
    /** Ten days from the 20th end on Saturday the 30th, and so on Monday 1 November. */
    [
      'calendar days, after a weekend moved the due day',
      'calendar_day',
      10,
      '2021-10-20T09:00',
      '2021-11-02T09:00',
      0,
      1,
    ],
    ['hours, with half an hour over', 'hour', 24, '2021-10-19T09:00', '2021-10-20T09:30', 0, 0.5],
    ['hours, with six to go', 'hour', 24, '2021-10-19T09:00', '2021-10-20T03:00', 6, 0],
  ] as const)('%s', (_, unit, amount, start, now, left, over) => {
    expect(distance({ amount, unit }, start, now)).toEqual({ left, over })
  })
})
