/** What falls due in a case by itself, and when: read from its acts like its clocks, so that nothing can be forgotten or done twice. */
import { readDue } from '../clock/index.ts'
import { dayOfInstant, fromEpochMs, toEpochMs, type Day, type Instant } from '../day/index.ts'
import { isMove } from '../programme/move.ts'
import { isOfficeName, officeVerbOf } from '../programme/office.ts'
import type { Programme } from '../programme/programme.ts'
import type { Schedule } from '../programme/time.ts'
import { dueInNextSpan, nextDueDay } from '../schedule/schedule.ts'
import { dueDays } from '../schedule/index.ts'
import type { Act, Case, TimeRun } from './case.ts'
import { clocksOf, type Setting } from './clocks.ts'
import { gatherLines, linesSent, listRuns } from './gather.ts'

/** The name under which the log keeps what fell due and was refused; no programme calls an outcome of its own so. */
export const runRefused = 'run_refused'

/** What is due on a day is due from its first moment on. */
export const startOf = (day: Day): Instant => `${day}T00:00:00.000+08:00`

/** Whether a version lets time act on its cases. */
export const timeActs = (p: Programme): boolean =>
  p.schedules !== undefined ||
  p.gathers !== undefined ||
  Object.values(p.clocks).some((k) => k.lapses !== undefined)

/** [TA3] [TA7] For each schedule and each clock that acts on this case, what it does next. A function of the case and the calendar. */
export function runsOf(p: Programme, c: Case, s: Setting): readonly TimeRun[] {
  if (!timeActs(p)) return []
  const again = refusedRuns(p, c).filter((a) => touchedSince(c, a))
  return [...scheduledRuns(p, c, s), ...lapsingRuns(p, c, s), ...listRuns(p, c)]
    .concat(again.map((a) => a.run))
    .toSorted((a, b) => (a.due < b.due ? -1 : 1))
    .filter((r, i, all) => all.findIndex((x) => x.by === r.by && x.name === r.name) === i)
}

/** [TA3] Whether this is what the case waits for now: a run that came too late, or twice, is none. */
export const isDue = (p: Programme, c: Case, run: TimeRun, s: Setting): boolean =>
  runsOf(p, c, s).some(
    (r) => r.by === run.by && r.name === run.name && (r.due === run.due || isLater(p, r, run)),
  )

/** [TA4] A schedule that does only the latest passes over those before it. */
const isLater = (p: Programme, waiting: TimeRun, run: TimeRun): boolean =>
  run.by === 'schedule' && p.schedules?.[run.name]?.missed === 'latest' && waiting.due < run.due

/** The outcome that a run does. */
export const outcomeOfRun = (p: Programme, run: TimeRun): string | null => {
  if (run.by === 'clock') return p.clocks[run.name]?.lapses?.outcome ?? null
  if (run.by === 'gather') return p.gathers?.[run.name]?.closes ?? null
  const does = p.schedules?.[run.name]?.does
  return does === undefined ? null : 'opens' in does ? does.opens : does.outcome
}

type CaseSchedule = Schedule & { readonly does: { readonly at: readonly string[] } }
const isOfCases = (schedule: Schedule): schedule is CaseSchedule => 'at' in schedule.does

/**
 * [TA3] A schedule runs for a case from the day after the one on which it came to one of its steps, after the last time that it
 * ran, and never for a time before the case moved to the version that says so.
 */
function scheduledRuns(p: Programme, c: Case, s: Setting): readonly TimeRun[] {
  return Object.entries(p.schedules ?? {}).flatMap(([name, schedule]): TimeRun[] => {
    if (!isOfCases(schedule) || !schedule.does.at.includes(c.step)) return []
    const before = c.acts.findLast((a) => isRun(a, 'schedule', name))
    const stay = stayAt(c, schedule.does.at)
    const moved = c.acts.findLast((a) => isMove(a.outcome))
    const last = before && before.seq > stay.seq ? dayOfInstant(before.run!.due) : null
    const since = last ?? [dayOfInstant(stay.at), dayOfInstant((moved ?? stay).at)].toSorted().at(-1)!
    const day =
      last !== null && moved !== undefined && moved.seq > before!.seq
        ? dueInNextSpan(schedule, s.calendar, last)
        : nextDueDay(schedule, s.calendar, since)
    return [{ by: 'schedule', name, due: startOf(day) }]
  })
}

/**
 * [TA7] A clock that runs, and whose version says what happens then. One that had run out before the case came to that version
 * does nothing by itself: a move moves nothing; nor does one that had run out before the case was sent back [OA8].
 */
function lapsingRuns(p: Programme, c: Case, s: Setting): readonly TimeRun[] {
  const moved = c.acts.findLast((a) => isMove(a.outcome) || officeVerbOf(a.outcome) === 'sendBack')
  return clocksOf(p, c, s).flatMap((k): TimeRun[] => {
    const outcome = p.clocks[k.name]?.lapses?.outcome
    if (outcome === undefined || k.facts.stoppedAt !== undefined) return []
    if (!Object.hasOwn(p.steps[c.step]!.outcomes, outcome)) return []
    const { due } = readDue(k.facts)
    if (due === null || (moved !== undefined && due < moved.at)) return []
    const run: TimeRun = { by: 'clock', name: k.name, due: fromEpochMs(toEpochMs(due) + 1) }
    return c.acts.some((a) => isRun(a, 'clock', k.name) && a.run!.due === run.due) ? [] : [run]
  })
}

export type RefusedAct = Act & { readonly run: TimeRun }

/** [TA8] What fell due here, was refused, and has not been done since: by itself, by hand, or by leaving where it was due. */
export const refusedRuns = (p: Programme, c: Case): readonly RefusedAct[] =>
  c.acts.filter((a, i): a is RefusedAct => {
    if (a.run === undefined || a.outcome !== runRefused) return false
    const outcome = outcomeOfRun(p, a.run)
    const later = c.acts.slice(i + 1)
    return (
      outcome !== null &&
      Object.hasOwn(p.steps[c.step]!.outcomes, outcome) &&
      !later.some(
        (x) =>
          (x.run !== undefined &&
            x.run.by === a.run!.by &&
            x.run.name === a.run!.name &&
            x.run.due === a.run!.due) ||
          (x.run === undefined && x.outcome === outcome),
      )
    )
  })

/** Somebody acted on the case since: what was refused may be right now. What time itself did changes nothing of that. */
const touchedSince = (c: Case, act: Act): boolean =>
  c.acts.some(
    (a) =>
      a.seq > act.seq &&
      a.run === undefined &&
      a.outcome !== gatherLines &&
      a.outcome !== linesSent &&
      !isTalk(a.outcome),
  )

/** What the office says among itself moves nothing; sending and taking back do. */
const isTalk = (outcome: string): boolean =>
  isOfficeName(outcome) && !['sendBack', 'takeBack'].includes(officeVerbOf(outcome) ?? '')

const isRun = (a: Act, by: TimeRun['by'], name: string): boolean => a.run?.by === by && a.run.name === name

/** The act by which the case came to where it has stood since, at one of these steps. */
function stayAt(c: Case, steps: readonly string[]): Act {
  const left = c.acts.findLastIndex((a) => !steps.includes(a.to))
  return c.acts[left + 1]!
}

/** [TA9] Whether a step that is nobody's task has become one: something fell due and was refused, is owed, or has a limit that somebody must meet. */
export function isWoken(p: Programme, c: Case, s: Setting): boolean {
  return (
    refusedRuns(p, c).length > 0 ||
    c.obligations.some((o) => o.closed === undefined) ||
    clocksOf(p, c, s).some((k) => k.facts.stoppedAt === undefined && p.clocks[k.name]!.lapses === undefined)
  )
}

/** [TA10] A day on which a schedule opens cases, and the version that is in force on it. */
export type OpeningDay = { readonly day: Day; readonly programme: Programme }

/** [TA10] The days after `since` up to `until` on which a schedule of this name opens cases, each by the version of its day. */
export function openingDays(
  versions: readonly Programme[],
  name: string,
  calendar: Setting['calendar'],
  since: Day,
  until: Day,
): readonly OpeningDay[] {
  const inForce = (day: Day) =>
    versions
      .filter((p) => p.from <= day)
      .toSorted((a, b) => (a.from === b.from ? a.version - b.version : a.from < b.from ? -1 : 1))
      .at(-1)
  const days = versions.flatMap((programme) => {
    const schedule = programme.schedules?.[name]
    if (schedule === undefined || isOfCases(schedule)) return []
    return dueDays(schedule, calendar, since, until)
      .filter((day) => inForce(day) === programme)
      .map((day) => ({ day, programme }))
  })
  const inOrder = days.toSorted((a, b) => (a.day < b.day ? -1 : 1))
  const last = inOrder.at(-1)
  return last?.programme.schedules![name]!.missed === 'latest' ? [last] : inOrder
}
