/** A figure is the records it counts. What is stored of it is which case counts from which day to which day. */
import { assert } from '../assert.ts'
import { enteredBy, type Around, type Case, type CaseEvent } from '../case/case.ts'
import { clocksOf, inTime } from '../case/clocks.ts'
import { isList } from '../case/own.ts'
import { readDue } from '../clock/index.ts'
import { addDays, addMonths, dayOfInstant, type Day } from '../day/index.ts'
import { isDecimalJson, numberText } from '../number/index.ts'
import type { Programme } from '../programme/programme.ts'
import type { Clause, Feel } from '../programme/clause.ts'
import { evaluate, names, type Facts, type Value } from '../rule/index.ts'
import type { Text } from '../text.ts'
import { keptNumber, tellsOne, type Says } from './said.ts'

/** Which events enter a count, and which take a record out again. */
export type Count = (
  | {
      readonly on: readonly string[]
      readonly where?: Feel
      readonly value?: Feel
      /** What the value is, where it is no number. */
      readonly says?: Says
      readonly until?: readonly string[]
      /** What is told apart, where it is not the person concerned. */
      readonly key?: Feel
    }
  /** Obligations past their due day and not yet closed: counted from the day after it. */
  | { readonly overdue: string }
  /** Cases that stand at one of these steps; `value` as it was when they came there. */
  | { readonly at: readonly string[]; readonly where?: Feel; readonly value?: Feel; readonly says?: Says }
  /** Entries of a register in one of these standings. */
  | {
      readonly entries: string
      readonly standing?: readonly string[]
      readonly where?: Feel
      readonly value?: Feel
      readonly says?: Says
      readonly key?: Feel
    }
  /**
   * The records of another figure: its top. `also`: those of cases alone that this figure counts on the day too, of things. `window`: the days, where
   * they are not the figure's own, as a quarter is held against the one before.
   */
  | {
      readonly as: string
      readonly version: number
      readonly also?: string
      readonly window?: Figure['window']
    }
) & { /** Where it is not the figure's own. */ readonly programme?: string }

export type Figure = {
  readonly id: string
  readonly version: number
  readonly title: Text
  readonly definition: Text
  readonly programme: string
  /** One that the kernel or a pack declares. */
  readonly unit: string
  /**
   * count: records; sum: their values; persons: distinct people, or keys; streets, communities: distinct
   * places; ratio: counted values over those of `among`; per: records for each record of `among`; same: the one value that all records have; least, most: the
   * smallest or greatest of their values (the first day, the last, the word that stands first).
   */
  readonly measure:
    | 'count'
    | 'sum'
    | 'persons'
    | 'streets'
    | 'communities'
    | 'ratio'
    | 'per'
    | 'same'
    | 'least'
    | 'most'
  readonly counts: Count
  readonly among?: Count
  readonly window:
    | 'year_to_date'
    | 'half_year_to_date'
    | 'quarter_to_date'
    | 'last_quarter'
    | 'month_to_date'
    | 'today'
    | 'last_7_days'
    | 'last_365_days'
    | 'cumulative'
    | 'now'
  readonly clause: Clause
  /** Its unit is no person: buildings, firms, meetings. Small counts of them tell of nobody, unless `people`. */
  readonly things?: true
  /** Behind each of its things stands somebody who could be named: who objected, who was rescued. */
  readonly people?: true
  /** It counts people who stand in public as what they are counted as (posts, teams, winners): small counts of them are told. */
  readonly public?: true
}

/** Under which figure's name the records of a part are kept. */
export function keptAs(f: Figure, part: 'top' | 'bottom'): Pick<Contribution, 'figure' | 'version' | 'part'> {
  const count = part === 'top' ? f.counts : f.among
  return count && 'as' in count
    ? { figure: count.as, version: count.version, part: 'top' }
    : { figure: f.id, version: f.version, part }
}

/** A record of a figure: one case, by one event, with its value, from a day, until a day when something took it out. */
export type Contribution = {
  readonly figure: string
  readonly version: number
  readonly part: 'top' | 'bottom'
  readonly case: string
  readonly seq: number
  readonly area: string
  readonly person: string
  readonly from: Day
  readonly value: number
  /** The entry that it counts, where it is one. */
  readonly entry?: string
}
/** What an event ends: the open records of these figures for its case. */
export type Ending = {
  readonly figure: string
  readonly version: number
  readonly part: 'top' | 'bottom'
  readonly case: string
  readonly seq: number
  readonly to: Day
  /** The entries whose records it ends, whichever case made them, and their register. */
  readonly entries?: readonly string[]
  readonly register?: string
}

type Where = Pick<Around, 'calendar' | 'areaPath'>
type Key = Pick<Contribution, 'figure' | 'version' | 'part'>

/** [F1] What one event adds to and takes from each figure of its programme. `before` is the case without the event, `after` with it. */
export function contributions(
  figures: readonly Figure[],
  p: Programme,
  before: Case | null,
  after: Case,
  e: CaseEvent,
  s: Where,
): { readonly adds: readonly Contribution[]; readonly ends: readonly Ending[] } {
  const adds: Contribution[] = []
  const ends: Ending[] = []
  const enters = e.effects.some((x) => x.kind === 'enter')
  for (const { key, count } of countsOf(figures, p.id))
    if (!('entries' in count)) countCase(count, key, p, before, after, e, s, adds, ends)
    else if (enters) countEntries(count, key, e, adds, ends)
  return { adds, ends }
}

type Counting = { readonly key: Key; readonly count: CaseCount | EntryCount }
const counts = new WeakMap<readonly Figure[], Map<string, readonly Counting[]>>()

/** What events of a programme may enter, in the order of the figures: looked for once, for there are many figures and many more events. */
function countsOf(figures: readonly Figure[], programme: string): readonly Counting[] {
  const byProgramme = counts.get(figures) ?? new Map<string, readonly Counting[]>()
  counts.set(figures, byProgramme)
  const before = byProgramme.get(programme)
  if (before) return before
  const countings = figures.flatMap((f) =>
    (['top', 'bottom'] as const).flatMap((part): readonly Counting[] => {
      const count = part === 'top' ? f.counts : f.among
      if (!count || 'as' in count) return []
      const isAsked = 'entries' in count || (count.programme ?? f.programme) === programme
      return isAsked ? [{ key: { figure: f.id, version: f.version, part }, count }] : []
    }),
  )
  byProgramme.set(programme, countings)
  return countings
}

/** Formulas come last: most events enter no count, and that is told by their names. */
function countCase(
  count: CaseCount,
  key: Key,
  p: Programme,
  before: Case | null,
  after: Case,
  e: CaseEvent,
  s: Where,
  adds: Contribution[],
  ends: Ending[],
): void {
  if (endsAt(count, before, e)) ends.push({ ...key, case: e.case, seq: e.seq, to: dayOfInstant(e.at) })
  const from = dayCounted(count, p, before, after, e, s)
  if (from === null) return
  const read = (formula: string): Value => evaluate(formula, factsFor(formula, p, after, e, s))
  if (!('overdue' in count) && count.where !== undefined && read(count.where) !== true) return
  const value =
    'overdue' in count || count.value === undefined ? 1 : wholeOf(read(count.value), count.says, e.case)
  if (value === null) return
  const apart = 'key' in count && count.key !== undefined ? read(count.key) : (after.people[0] ?? '')
  adds.push({ ...key, case: e.case, seq: e.seq, area: e.area, person: String(apart ?? ''), from, value })
}

const factsFor = (
  formula: string,
  p: Programme,
  after: Case,
  e: CaseEvent,
  s: Where,
): Readonly<Record<string, Value>> =>
  Object.fromEntries(names(formula).map((n) => [n, tell(n, p, after, e, s)]))

type EntryCount = Extract<Count, { readonly entries: string }>
type CaseCount = Exclude<Count, EntryCount | Extract<Count, { readonly as: string }>>

/**
 * [RG3] An entry counts from the day on which an event entered it so; each later event of its own ends that.
 * What is taken back is told apart by the store, which knows what stood before.
 */
function countEntries(count: EntryCount, key: Key, e: CaseEvent, adds: Contribution[], ends: Ending[]): void {
  for (const effect of e.effects) {
    if (effect.kind !== 'enter' || effect.register !== count.entries) continue
    const day = dayOfInstant(e.at)
    ends.push({
      ...key,
      case: e.case,
      seq: e.seq,
      entries: effect.entries.map((entry) => entry.id),
      register: effect.register,
      to: day,
    })
    for (const [i, entry] of effect.entries.entries()) {
      const line = effect.list === undefined ? {} : (enteredBy(e)[effect.list] as readonly Facts[])[i]!
      const value = entryValue(
        count,
        { area: entry.area, standing: entry.standing, body: entry.body, line },
        entry.id,
      )
      if (value)
        adds.push({
          ...key,
          case: e.case,
          seq: e.seq,
          area: entry.area,
          entry: entry.id,
          from: day,
          ...value,
        })
    }
  }
}

/** What an entry gives to a count, or null. `line`: columns of the line that it was entered from, where they stand apart from its own. */
export function entryValue(
  count: EntryCount,
  entry: { readonly area: string; readonly standing: string; readonly body: Facts; readonly line?: Facts },
  id: string,
): { readonly value: number; readonly person: string } | null {
  if (count.standing && !count.standing.includes(entry.standing)) return null
  if (count.where !== undefined && readOf(count.where, entry, id) !== true) return null
  const value = count.value === undefined ? 1 : wholeOf(readOf(count.value, entry, id), count.says, id)
  return value === null
    ? null
    : { value, person: count.key === undefined ? id : String(readOf(count.key, entry, id) ?? '') }
}

type Entered = {
  readonly area: string
  readonly standing: string
  readonly body: Facts
  readonly line?: Facts
}

/** Only what the formula names is gathered: a survey has a hundred thousand lines of many columns. */
function readOf(formula: string, entry: Entered, id: string): Value {
  const columns: Record<string, Value> = {}
  for (const n of names(formula, [], inFilters)) columns[n] = columnOf(entry, id, n)
  return evaluate(formula, columns)
}
const inFilters = { filters: true } as const

function columnOf(entry: Entered, id: string, name: string): Value {
  if (name === 'id') return id
  if (name === 'standing' || name === 'area') return entry[name]
  if (Object.hasOwn(entry.body, name)) return entry.body[name]!
  return entry.line && Object.hasOwn(entry.line, name) ? entry.line[name]! : null
}

/** The day from which an event is counted by its name, whatever formulas say of it; null where it is not. */
function dayCounted(
  count: CaseCount,
  p: Programme,
  before: Case | null,
  after: Case,
  e: CaseEvent,
  s: Where,
): Day | null {
  if ('overdue' in count) {
    if (!e.effects.some((x) => x.kind === 'open_obligation' && x.name === count.overdue)) return null
    const clock = clocksOf(p, after, s).find((k) => k.name === p.obligations[count.overdue]?.clock)
    const due = clock && readDue(clock.facts).dueDay
    return due ? addDays(due, 1) : null
  }
  const enters =
    'at' in count
      ? count.at.includes(e.to) && (before === null || !count.at.includes(before.step))
      : count.on.includes(e.outcome)
  return enters ? dayOfInstant(e.at) : null
}

/** What is not known counts nothing; a fraction is our mistake, and leaving it out would be a wrong figure. */
function wholeOf(value: Value, says: Says | undefined, of: string): number | null {
  if (says !== undefined) return keptNumber(says, value)
  assert(!isDecimalJson(value), `${of}: a figure counts whole, not ${numberText(value)}`)
  return typeof value === 'number' ? value : null
}

/** Names a figure's formula may use: the case's facts, who acted, and the working days a clock has used. */
function tell(name: string, p: Programme, after: Case, e: CaseEvent, s: Where): Value {
  if (name === 'actorRole') return e.by.role
  if (name === 'outcome') return e.outcome
  if (name === 'onTime') return clocksOf(p, after, s).every((k) => isWaitedFor(p, k.name) || inTime(k, e.at))
  const holder = e.given && Object.hasOwn(e.given, name) ? e.given : after.facts
  return Object.hasOwn(holder, name) ? holder[name]! : isList(p, name) ? [] : null
}

const waited = new WeakMap<Programme, ReadonlySet<string>>()
/** A clock that has to run out before something may be done (a public notice) is nobody's limit. */
function isWaitedFor(p: Programme, clock: string): boolean {
  const before = waited.get(p)
  if (before) return before.has(clock)
  const outcomes = [p.opens, ...Object.values(p.steps).map((step) => step.outcomes)].flatMap((all) =>
    Object.values(all),
  )
  const clocks = new Set(outcomes.flatMap((o) => o.onlyAfter ?? []))
  waited.set(p, clocks)
  return clocks.has(clock)
}

function endsAt(count: CaseCount, before: Case | null, e: CaseEvent): boolean {
  if ('overdue' in count)
    return e.effects.some((x) => x.kind === 'close_obligation' && x.name === count.overdue)
  if ('at' in count) return before !== null && count.at.includes(before.step) && !count.at.includes(e.to)
  /** [OA9] What is taken back was counted once, and is not any more. */
  const takenAct = e.office?.takes && before?.acts.find((a) => a.seq === e.office!.takes!.seq)
  if (takenAct) return count.on.includes(takenAct.outcome)
  return count.until?.includes(e.outcome) ?? false
}

export type Window = { readonly from: Day; readonly to: Day }

/** The first day of the month, quarter, half year or year that holds a day; a year is counted from January. */
function spanBegin(day: Day, months: 1 | 3 | 6 | 12): Day {
  const month = Number(day.slice(5, 7)) - 1
  return `${day.slice(0, 4)}-${String(month - (month % months) + 1).padStart(2, '0')}-01` as Day
}

/** [F2] The days a figure counts, or its bottom does, seen from a day; the quarter before is read as it stood on its last one. */
export function windowOf(f: Figure, asOf: Day, part: 'top' | 'bottom' = 'top'): Window {
  const count = part === 'top' ? f.counts : f.among
  const window = (count && 'as' in count ? count.window : undefined) ?? f.window
  if (window === 'last_quarter') {
    const next = spanBegin(asOf, 3)
    return { from: addMonths(next, -3), to: addDays(next, -1) }
  }
  const from = {
    year_to_date: spanBegin(asOf, 12),
    half_year_to_date: spanBegin(asOf, 6),
    quarter_to_date: spanBegin(asOf, 3),
    month_to_date: spanBegin(asOf, 1),
    today: asOf,
    last_7_days: addDays(asOf, -6),
    last_365_days: addDays(asOf, -364),
    cumulative: '1900-01-01',
    now: '1900-01-01',
  }[window] as Day
  return { from, to: asOf }
}

/** [F2] The first day on which a record that entered on a day is out of the window; null where windows keep it. */
export function outOfWindow(f: Pick<Figure, 'window'>, from: Day): Day | null {
  switch (f.window) {
    case 'year_to_date':
      return addMonths(spanBegin(from, 12), 12)
    case 'half_year_to_date':
      return addMonths(spanBegin(from, 6), 6)
    case 'quarter_to_date':
      return addMonths(spanBegin(from, 3), 3)
    case 'last_quarter':
      return addMonths(spanBegin(from, 3), 6)
    case 'month_to_date':
      return addMonths(spanBegin(from, 1), 1)
    case 'today':
      return addDays(from, 1)
    case 'last_7_days':
      return addDays(from, 7)
    case 'last_365_days':
      return addDays(from, 365)
    default:
      return null
  }
}

/** [F7] In hundredths, half up, and no whole number before it is one. */
function each(top: number, bottom: number): number {
  const hundredths = Math.floor((top * 200 + bottom) / (2 * bottom))
  if (hundredths % 100 !== 0 || top % bottom === 0) return hundredths / 100
  return (hundredths * bottom > top * 100 ? hundredths - 1 : hundredths + 1) / 100
}

/**
 * `sum` of values, or the least or greatest of them, and `persons` who are told apart, or how many values there are,
 * as the figure measures.
 */
export type Tallied = { readonly count: number; readonly sum: number; readonly persons: number }

/** [F3] The value from both counts. Places add up by adding counts; a share of nothing is null, never zero. */
export function valueFrom(f: Figure, top: Tallied, bottom: Tallied | null): number | null {
  /** [F6] No record says nothing, and records that do not agree say nothing either. */
  if (tellsOne(f)) return top.count === 0 || (f.measure === 'same' && top.persons !== 1) ? null : top.sum
  const pick = (t: Tallied) =>
    f.measure === 'count' ? t.count : f.measure === 'sum' || f.measure === 'ratio' ? t.sum : t.persons
  if (f.measure === 'per') return bottom && bottom.count > 0 ? each(top.count, bottom.count) : null
  if (f.measure !== 'ratio') return pick(top)
  if (!bottom || bottom.sum === 0) return null
  /** Percent in hundredths, rounded half up, and never 100.00 before it is done. */
  const hundredths = Math.floor((top.sum * 20000 + bottom.sum) / (2 * bottom.sum))
  return hundredths === 10000 && top.sum !== bottom.sum ? 99.99 : hundredths / 100
}
