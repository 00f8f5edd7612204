/** One case as lines in time: the writer keeps the seq and the clock, and stops at the day to which history is played. */
import { addDays, type Day } from 'yimen/kernel/day'
import { chinaCalendar, dueDay, isWorkday } from 'yimen/kernel/clock'
import type { Line, Random } from './world.ts'

/** The newspaper's day: nothing is played after it. */
export const lastDay: Day = '2021-10-19'

export type Moment = { readonly day: Day; readonly minute: number }
export type File = {
  readonly id: string
  readonly area: string
  readonly programme: string
  readonly random: Random
  readonly lines: Line[]
  seq: number
  at: Moment
  /** History ended before this could happen. */
  over: boolean
  /** What nobody went on from. */
  readonly last?: string
}

export const openFile = (
  programme: string,
  id: string,
  area: string,
  day: Day,
  random: Random,
  last?: string,
): File => ({
  id,
  area,
  programme,
  random,
  lines: [],
  seq: 0,
  at: { day, minute: 525 },
  over: false,
  ...(last === undefined ? {} : { last }),
})

const two = (n: number): string => String(n).padStart(2, '0')
export const instant = ({ day, minute }: Moment): string =>
  `${day}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00.000+08:00`

/** Adds a line, so many working days after the one before; on the same day some minutes later. */
export function write(f: File, as: string, outcome: string, input: Line['input'], workingDays: number): void {
  const day =
    workingDays === 0 && isWorkday(chinaCalendar, f.at.day).workday && f.at.minute < 1_000
      ? f.at.day
      : dueDay(chinaCalendar, f.at.day, Math.max(1, workingDays))
  writeOn(f, as, outcome, input, day)
}

/** Adds a line on a day of the calendar, whether offices work or not. */
export function writeOn(f: File, as: string, outcome: string, input: Line['input'], day: Day): void {
  if (f.over || day > lastDay) {
    f.over = true
    return
  }
  const minute = day === f.at.day ? f.at.minute + 3 + f.random.next(6) : 520 + f.random.next(200)
  f.at = { day, minute }
  f.lines.push({
    key: `elevator-${f.id}-${f.seq + 1}`,
    case: f.id,
    seq: f.seq,
    outcome,
    input,
    ...(f.seq === 0 ? { programme: f.programme, area: f.area } : {}),
    as,
    at: instant(f.at),
  })
  f.seq += 1
  if (outcome === f.last) f.over = true
}

/** The first working day after so many days of the calendar. */
export const after = (day: Day, days: number): Day => dueDay(chinaCalendar, addDays(day, days), 0)
