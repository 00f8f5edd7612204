/** The proof of a deadline: each day counted or not, and why, walked day by day and not by the index. */
import { dayOfOrdinal } from '../day/civil.ts'
import { toEpochMs, type Day, type Instant } from '../day/index.ts'
import { dayMs, ordinalOfInstant } from '../day/instant.ts'
import type { Text } from '../text.ts'
import { isWorkday } from './calendar.ts'
import type { ClockFacts } from './facts.ts'
import { elapsed, pausedDays, pausedMs, plainLine, type Suspension } from './pause.ts'

/** `number` counts the days that count, from 1. `clause` is there where a law, not the calendar, decides. */
export type CountedDay = {
  readonly day: Day
  readonly counted: boolean
  readonly number?: number
  readonly reason: Text
  readonly clause?: string
}

const civilCode = '民法典(2020-05-28)'

/** [C14] The days from the start to the due day, or to the day of `until` while there is none. */
export function countedDays(facts: ClockFacts, dueDay: Day | null, until: Instant): readonly CountedDay[] {
  const [start, end] = [ordinalOfInstant(facts.startedAt), ordinalOfInstant(until)]
  const read = facts.limit.unit === 'hour' ? hoursOf(facts, until) : dayReader(facts, dueDay)
  const days: CountedDay[] = []
  for (let ordinal = start; ordinal <= end; ordinal++) days.push(read(ordinal, ordinal === start))
  return facts.limit.unit === 'hour' ? joined(days) : days
}

const wholeDay: Text = { zh: '计 24 小时 0 分', en: '24 h 0 min count' }
const fewestJoined = 4

/** Whole days in a row stand in one line: a limit of two years in hours has seven hundred. */
function joined(days: readonly CountedDay[]): readonly CountedDay[] {
  const isWhole = (d: CountedDay | undefined): boolean => d?.reason === wholeDay
  const lines: CountedDay[] = []
  for (let from = 0, to: number; from < days.length; from = to) {
    to = from + 1
    while (isWhole(days[from]) && isWhole(days[to])) to++
    lines.push(...(to - from < fewestJoined ? days.slice(from, to) : [run(days, from, to - 1)]))
  }
  return lines
}

function run(days: readonly CountedDay[], from: number, to: number): CountedDay {
  const [n, last] = [to - from + 1, days[to]!.day]
  return {
    ...days[from]!,
    reason: {
      zh: `至 ${last}，每日计 24 小时，共 ${n} 天`,
      en: `to ${last}, 24 h count each day, ${n} days`,
    },
  }
}

function dayReader(facts: ClockFacts, dueDay: Day | null): (ordinal: number, first: boolean) => CountedDay {
  const paused = facts.suspensions.map((s) => ({ s, at: pausedDays([s]) }))
  let number = 0
  return (ordinal, first) => {
    const day = dayOfOrdinal(ordinal)
    const suspension = paused.find((p) => p.at.some((at) => at.from < ordinal && ordinal <= at.until))?.s
    const status = isWorkday(facts.calendar, day)
    if (first) return { day, counted: false, reason: dayZero, clause: `${civilCode}#art-201` }
    if (suspension) return { day, counted: false, reason: suspended(suspension), clause: suspension.clause }
    if (number < facts.limit.amount && (status.workday || facts.limit.unit === 'calendar_day'))
      return { day, counted: true, number: ++number, reason: status.reason }
    if (status.workday && day === dueDay)
      return { day, counted: false, reason: moved, clause: `${civilCode}#art-203` }
    return { day, counted: false, reason: status.reason }
  }
}

/** Hours run through nights and holidays; a day counts when some of it ran. */
function hoursOf(facts: ClockFacts, until: Instant): (ordinal: number) => CountedDay {
  const [start, end, pauses] = [toEpochMs(facts.startedAt), toEpochMs(until), pausedMs(facts.suspensions)]
  return (ordinal) => {
    const midnight = ordinal * dayMs - 8 * 3_600_000
    const ms = elapsed(plainLine, Math.max(start, midnight), Math.min(end, midnight + dayMs), pauses)
    const minutes = Math.floor(ms / 60_000)
    const [h, m] = [Math.floor(minutes / 60), minutes % 60]
    const holding =
      ms > 0
        ? undefined
        : facts.suspensions.find(
            (s) =>
              toEpochMs(s.from) < midnight + dayMs &&
              (s.until === undefined || toEpochMs(s.until) > midnight),
          )
    const counts = h === 24 ? wholeDay : { zh: `计 ${h} 小时 ${m} 分`, en: `${h} h ${m} min count` }
    const reason = holding ? suspended(holding) : counts
    return {
      day: dayOfOrdinal(ordinal),
      counted: ms > 0,
      reason,
      ...(holding ? { clause: holding.clause } : {}),
    }
  }
}

const dayZero: Text = { zh: '起算当日不计入', en: 'the day of start is not counted' }
const moved: Text = {
  zh: '最后一日为休息日，顺延至本日',
  en: 'the last day was a day off, so the limit ends today',
}

function suspended(s: Suspension): Text {
  return { zh: `中止计时：${s.reason.zh}`, en: `clock suspended: ${s.reason.en}` }
}
