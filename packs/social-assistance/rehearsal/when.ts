/** Moments of office hours, counted in working days. */
import type { Day } from 'yimen/kernel/day'
import { chinaCalendar, dueDay, isWorkday } from 'yimen/kernel/clock'
import type { Random } from './world.ts'

/** A moment as the office writes it: a day and minutes since midnight. */
export type Moment = { readonly day: Day; readonly minute: number }

export const instant = (m: Moment): string =>
  `${m.day}T${two(Math.floor(m.minute / 60))}:${two(m.minute % 60)}:00.000+08:00`
const two = (n: number): string => String(n).padStart(2, '0')

/** Some minute of the working hours from 8:30, never before `after` on the same day. */
export function later(random: Random, after: Moment, workingDays: number): Moment {
  const day =
    workingDays === 0 && isWorkday(chinaCalendar, after.day).workday && after.minute < 1000
      ? after.day
      : dueDay(chinaCalendar, after.day, Math.max(1, workingDays))
  const from = day === after.day ? after.minute + 5 : 510
  return { day, minute: Math.min(from + random.next(Math.max(1, Math.min(300, 1040 - from))), 1050) }
}

/** The n-th day of the year with a minute of the waking day: residents apply at any time. */
export const some = (random: Random, day: Day): Moment => ({ day, minute: 480 + random.next(600) })
