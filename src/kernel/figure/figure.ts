/** A figure is the records it counts. What is stored of it is which case counts from which day to which day. */
import { clocksOf, inTime, type Case, type CaseEvent, type Surroundings } from '../case/index.ts'
import { readDue } from '../clock/index.ts'
import { addDays, dayOfInstant, type Day } from '../day/index.ts'
import type { Clause, Feel, Programme } from '../programme/programme.ts'
import { evaluate, names, type Value } from '../rule/index.ts'
import type { Text } from '../text.ts'

/** Which events enter a count, and which take a record out again. */
export type Count =
  | { readonly on: readonly string[]; readonly where?: Feel; readonly value?: Feel; readonly until?: readonly string[] }
  /** Obligations past their due day and not yet closed: counted from the day after it. */
  | { readonly overdue: string }

export type Figure = {
  readonly id: string
  readonly version: number
  readonly title: Text
  readonly definition: Text
  readonly programme: string
  readonly unit: 'person_time' | 'person' | 'case' | 'fen' | 'percent'
  /** count: records; sum: their values; persons: distinct people; ratio: counted values over those of `among`. */
  readonly measure: 'count' | 'sum' | 'persons' | 'ratio'
  readonly counts: Count
  readonly among?: Count
  readonly window: 'year_to_date' | 'cumulative' | 'month_to_date' | 'now'
  readonly clause: Clause
}

/** A record of a figure: one case, by one event, with its value, from a day, until a day when something took it out. */
export type Contribution = { readonly figure: string; readonly version: number; readonly part: 'top' | 'bottom'; readonly case: string; readonly seq: number; readonly area: string; readonly person: string; readonly from: Day; readonly value: number }
/** What an event ends: the open records of these figures for its case. */
export type Ending = { readonly figure: string; readonly version: number; readonly part: 'top' | 'bottom'; readonly case: string; readonly seq: number; readonly to: Day }

/** [F1] What one event adds to and takes from each figure of its programme. `after` is the case with the event folded in. */
export function contributions(figures: readonly Figure[], p: Programme, after: Case, e: CaseEvent, s: Pick<Surroundings, 'calendar' | 'areaPath'>): { readonly adds: readonly Contribution[]; readonly ends: readonly Ending[] } {
  const adds: Contribution[] = []
  const ends: Ending[] = []
  for (const f of figures) {
    if (f.programme !== p.id) continue
    for (const part of ['top', 'bottom'] as const) {
      const count = part === 'top' ? f.counts : f.among
      if (!count) continue
      const key = { figure: f.id, version: f.version, part, case: e.case }
      const value = valueOf(count, p, after, e, s)
      if (value) adds.push({ ...key, seq: e.seq, area: e.area, person: after.people[0] ?? '', ...value })
      if (endsAt(count, e)) ends.push({ ...key, seq: e.seq, to: dayOfInstant(e.at) })
    }
  }
  return { adds, ends }
}

function valueOf(count: Count, p: Programme, after: Case, e: CaseEvent, s: Pick<Surroundings, 'calendar' | 'areaPath'>): { readonly from: Day; readonly value: number } | null {
  if ('overdue' in count) {
    if (!e.effects.some((x) => x.kind === 'open_obligation' && x.name === count.overdue)) return null
    const clock = clocksOf(p, after, s).find((k) => k.name === p.obligations[count.overdue]?.clock)
    const due = clock && readDue(clock.facts).dueDay
    return due ? { from: addDays(due, 1), value: 1 } : null
  }
  if (!count.on.includes(e.outcome)) return null
  const facts = (formula: string): Record<string, Value> => Object.fromEntries(names(formula).map((n) => [n, told(n, p, after, e, s)]))
  if (count.where !== undefined && evaluate(count.where, facts(count.where)) !== true) return null
  const value = count.value === undefined ? 1 : evaluate(count.value, facts(count.value))
  return typeof value === 'number' ? { from: dayOfInstant(e.at), value } : null
}

/** Names a figure's formula may use: the case's facts, who acted, and the working days a clock has used. */
function told(name: string, p: Programme, after: Case, e: CaseEvent, s: Pick<Surroundings, 'calendar' | 'areaPath'>): Value {
  if (name === 'actorRole') return e.by.role
  if (name === 'outcome') return e.outcome
  if (name === 'onTime') return clocksOf(p, after, s).every((k) => inTime(k, e.at))
  return Object.hasOwn(after.facts, name) ? after.facts[name]! : null
}

function endsAt(count: Count, e: CaseEvent): boolean {
  if ('overdue' in count) return e.effects.some((x) => x.kind === 'close_obligation' && x.name === count.overdue)
  return count.until?.includes(e.outcome) ?? false
}

export type Window = { readonly from: Day; readonly to: Day }

/** [F2] The days a figure counts, seen from a day. */
export function windowOf(f: Figure, asOf: Day): Window {
  const from = { year_to_date: `${asOf.slice(0, 4)}-01-01`, month_to_date: `${asOf.slice(0, 7)}-01`, cumulative: '1900-01-01', now: '1900-01-01' }[f.window] as Day
  return { from, to: asOf }
}

export type Tallied = { readonly count: number; readonly sum: number; readonly persons: number }

/** [F3] The value from both counts. Places add up by adding counts; a share of nothing is null, never zero. */
export function valueFrom(f: Figure, top: Tallied, bottom: Tallied | null): number | null {
  const pick = (t: Tallied) => (f.measure === 'persons' ? t.persons : f.measure === 'count' ? t.count : t.sum)
  if (f.measure !== 'ratio') return pick(top)
  if (!bottom || bottom.sum === 0) return null
  /** Percent in hundredths, rounded half up, and never 100.00 before it is done. */
  const hundredths = Math.floor((top.sum * 20000 + bottom.sum) / (2 * bottom.sum))
  return hundredths === 10000 && top.sum !== bottom.sum ? 99.99 : hundredths / 100
}
