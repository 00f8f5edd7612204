/** The clocks of a case, read from its acts: nothing is stored, so nothing can be forgotten. */
import type { ClockFacts, Limit } from '../clock/facts.ts'
import type { Suspension } from '../clock/pause.ts'
import { runClock, type Due, type ClockReading } from '../clock/clock.ts'
import { countWorkdays, readDue, type Calendar } from '../clock/index.ts'
import {
  addDays,
  addMonths,
  dayOfInstant,
  daysBetween,
  parseDay,
  parseInstant,
  readOn,
  toEpochMs,
  type Day,
  type Instant,
} from '../day/index.ts'
import type { ClockRule, Programme } from '../programme/programme.ts'
import type { Text } from '../text.ts'
import type { Case } from './case.ts'

export type Setting = { readonly calendar: Calendar; readonly areaPath: readonly string[] }

/** A clock of a case as its acts tell it, before any day is counted. */
export type CaseClock = {
  readonly name: string
  readonly title: Text
  readonly clause: string
  readonly source: string
  readonly facts: ClockFacts
}

/**
 * [K10] A clock runs from the last act among its `starts` to the next act among its `stops`, or to the case's
 * end. [OA8] Acts that a case was sent back past are neither.
 */
export function clocksOf(p: Programme, c: Case, s: Setting): readonly CaseClock[] {
  return Object.entries(p.clocks).flatMap(([name, rule]) => {
    const clock = readClock(p, c, name, rule, s)
    return clock ? [clock] : []
  })
}

/** Whether an outcome is one that this party does, among others. */
const isParts = (p: Programme, outcome: string, role: string): boolean =>
  Object.values(p.steps).some((s) => s.outcomes[outcome]?.by.includes(role))

function readClock(p: Programme, c: Case, name: string, rule: ClockRule, s: Setting): CaseClock | null {
  const start = c.acts.findLast((a) => rule.starts.includes(a.outcome) && !a.undone)
  if (!start) return null
  const stop = c.acts.find(
    (a) =>
      a.seq > start.seq &&
      !a.undone &&
      ((rule.stops.includes(a.outcome) &&
        (rule.by === undefined || a.role === rule.by || !isParts(p, a.outcome, rule.by))) ||
        p.steps[a.to]?.end !== undefined),
  )
  const limit = limitOf(p, c, rule, start.at, s)
  if (!limit) return null
  const facts: ClockFacts = {
    limit: limit.limit,
    startedAt: start.at,
    suspensions: suspensionsOf(p, c, name),
    calendar: s.calendar,
    ...(stop ? { stoppedAt: stop.at } : {}),
  }
  return { name, title: rule.title, clause: rule.clause, source: limit.source, facts }
}

/**
 * [K16] So much time by the parameter of the day when it began, or what is left to the day or the moment that
 * a fact names; of a moment that is past, none.
 */
function limitOf(
  p: Programme,
  c: Case,
  rule: ClockRule,
  startedAt: Instant,
  s: Setting,
): { readonly limit: ClockFacts['limit']; readonly source: string } | null {
  const on = dayOfInstant(startedAt)
  if ('until' in rule.limit) {
    const until = c.facts[rule.limit.until]
    const moment = typeof until === 'string' ? parseInstant(until) : undefined
    if (moment)
      return {
        limit: { amount: Math.max(0, toEpochMs(moment) - toEpochMs(startedAt)) / 3_600_000, unit: 'hour' },
        source: rule.clause,
      }
    const day = typeof until === 'string' ? parseDay(until) : undefined
    if (!day || day < on) return null
    return rule.limit.unit === 'working_day'
      ? { limit: { amount: workdaysAfter(s.calendar, on, day), unit: 'working_day' }, source: rule.clause }
      : { limit: { amount: daysBetween(on, day), unit: 'calendar_day' }, source: rule.clause }
  }
  const paramReading = readOn(p.params[rule.limit.param]!.history, on, s.areaPath)
  if (paramReading.kind !== 'in_force') return null
  return { limit: limitFrom(on, paramReading.value, rule.limit.unit), source: paramReading.source }
}

/** The working days after one day up to another: so many make a limit that ends on it, or before it where it is a day off. */
const workdaysAfter = (calendar: Calendar, on: Day, day: Day): number =>
  day > on ? countWorkdays(calendar, addDays(on, 1), day) : 0

/** [C8] [D5] Months end on the same date (Civil Code art. 202): as many calendar days as there are between. Minutes are parts of an hour. */
function limitFrom(on: Day, amount: number, unit: Limit['unit'] | 'minute' | 'month'): Limit {
  if (unit === 'month') return { amount: daysBetween(on, addMonths(on, amount)), unit: 'calendar_day' }
  return unit === 'minute' ? { amount: amount / 60, unit: 'hour' } : { amount, unit }
}

/** The times that the case stood in a step which suspends this clock. */
function suspensionsOf(p: Programme, c: Case, clock: string): readonly Suspension[] {
  return c.acts.flatMap((a, i): Suspension[] => {
    const suspends = p.steps[a.to]?.suspends
    if (!suspends?.clocks.includes(clock) || c.acts[i - 1]?.to === a.to) return []
    const left = c.acts.slice(i + 1).find((later) => later.to !== a.to)
    return [
      { from: a.at, ...(left ? { until: left.at } : {}), reason: suspends.reason, clause: suspends.clause },
    ]
  })
}

/** A clock with its reading at a moment: the state, and the proof of each day. */
export const readClockAt = (clock: CaseClock, asOf: Instant): ClockReading =>
  runClock({ ...clock.facts, asOf })

/** [K11] The clock that presses most: not stopped, earliest due first; one that is suspended comes last. */
export function pressing(clocks: readonly CaseClock[]): (CaseClock & { readonly due: Due }) | null {
  const running = clocks
    .filter((k) => k.facts.stoppedAt === undefined)
    .map((k) => ({ ...k, due: readDue(k.facts) }))
  return running.toSorted((a, b) => ((a.due.due ?? '9') < (b.due.due ?? '9') ? -1 : 1))[0] ?? null
}

/** [K12] Names of the clocks that ran out and were not stopped. */
export const lapsedClocks = (p: Programme, c: Case, s: Setting, asOf: Instant): readonly string[] =>
  clocksOf(p, c, s)
    .filter((k) => k.facts.stoppedAt === undefined && !inTime(k, asOf))
    .map((k) => k.name)

/** Whether it was stopped, or stands, within its limit. */
export function inTime(clock: CaseClock, asOf: Instant): boolean {
  const { due } = readDue(clock.facts)
  return due === null || (clock.facts.stoppedAt ?? asOf) <= due
}
