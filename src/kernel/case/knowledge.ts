/** What a formula may know about a case at one moment: facts, parameters, tallies and decisions, looked up by name. */
import { addDays, dayOfInstant, parseDay, readOn, type Day, type Instant } from '../day/index.ts'
import type { AbilityAt } from '../ability/ability.ts'
import type { Outside } from '../rule/feel/values.ts'
import { decide } from '../rule/table.ts'
import { entryFacts } from '../register/register.ts'
import { evaluateWithProblems } from '../rule/feel.ts'
import { numberFromJson, numberToJson } from '../number/json.ts'
import { outsideOf, type Reach } from '../rule/outside.ts'
import { parsePoint } from '../area/point.ts'
import { readsNow } from '../rule/all.ts'
import { reckon, reckoningFault } from '../ability/reckon.ts'
import { traceKey } from '../rule/decision.ts'
import { isDerived } from '../programme/sealed-names.ts'
import type { Listed } from '../programme/listed.ts'
import type { Located, Programme, Tally } from '../programme/programme.ts'
import { names, reads, tracedAs, type Trace, type Value, type Facts } from '../rule/index.ts'
import type { Case } from './case.ts'
import type { Surroundings } from './world.ts'
import type { Award } from './asked.ts'
import { lapsedClocks } from './clocks.ts'
import { elsewhereOf } from './elsewhere.ts'
import { keyFacts } from './keys.ts'
import { isList } from './own.ts'
import { restsOn } from './rests.ts'
import { isSealed } from './veil.ts'
import { gathered } from './world.ts'

/** [TA3] The moment by whose values, clocks and day formulas are read. */
export const ruledAt = (s: Pick<Surroundings, 'now' | 'due'>): Instant => s.due ?? s.now

export type Knowledge = {
  readonly on: Day
  readonly facts: Facts
  /** The value of a formula; null is "not known yet". */
  read(formula: string): Value
  /** [TX2] A formula that makes a key: what people typed is in it as a key. */
  key(formula: string): Value
  /** A formula with the problems the evaluator found: a type error is not the same as unknown. */
  look(formula: string): { readonly value: Value; readonly problems: readonly string[] }
  /** Why a formula has no value, where it is wrong itself or rests on something that is; null where something is only not known yet. */
  fault(formula: string): FormulaFault | null
  /** A parameter or decision that is a number, on this day. */
  number(name: string): number | null
  tally(name: string): number | null
  /** The traces of the decisions that were asked so far. */
  traces(): Readonly<Record<string, Trace>>
  /** A copy that opens every sealed fact: for what is worked out while sealed facts are told, and for nothing else. */
  sealing(): Knowledge
  /** A copy that knows more facts. */
  with(facts: Facts): Knowledge
  /** A copy that is told one fact after another, each of which may rest on those before it. */
  learning(): Learning
  /** One line of a list, whose columns come before all else. What it decides is its own and leaves no trace: a sheet has thousands. */
  line(facts: Facts): Knowledge
}

export type Learning = Knowledge & { learn(name: string, value: Value): void }

/** What is wrong, and in which decision or reckoning where it is not the formula itself. */
export type FormulaFault = { readonly of: string | null; readonly problem: string }

/** One moment of one case: what is looked up, and what was found so far. */
type Held = {
  readonly p: Programme
  readonly c: Case | null
  /** [K29] Of a case that is being opened, the id that it will have. */
  readonly id: string | null
  readonly people: readonly string[]
  readonly facts: Facts
  /** A line of a list, whose columns come first. */
  readonly line: Facts | null
  /** Whether every sealed fact is opened, and not what was derived alone. */
  readonly opens: boolean
  readonly s: Surroundings
  readonly traces: Record<string, Trace>
  readonly on: Day
  /** Parameters of that day and place, once for all lines. */
  readonly params: Map<string, number | null>
  /** [LG3] The same moment as it would be on other days. */
  readonly days: Map<string, Held>
  readonly isOtherDay: boolean
  memo: Map<string, Value> | null
  /** The same moment as keys are made in it: itself where nothing typed is written otherwise. Made once, for a line makes many. */
  inKeys: Held | null
}

/**
 * [K3] Names are looked up in this order: facts and lists, parameters, tallies, what the engine itself tells, entries
 * of registers, figures, where points lie, other cases of the same people, what lists gave it, reckonings, decisions.
 */
export const knowledge = (
  p: Programme,
  c: Case | null,
  people: readonly string[],
  facts: Facts,
  s: Surroundings,
  id: string | null = c?.id ?? null,
): Knowledge =>
  knowing({
    p,
    c,
    id,
    people,
    facts,
    line: null,
    opens: false,
    s,
    traces: {},
    on: dayOfInstant(ruledAt(s)),
    params: new Map(),
    days: new Map(),
    isOtherDay: false,
    memo: null,
    inKeys: null,
  })

/**
 * Made for each of a hundred thousand lines, so nothing is made that may not be asked; methods, because a
 * loader may name each arrow anew.
 */
function knowing(h: Held): Knowledge {
  return {
    on: h.on,
    get facts() {
      return factsOf(h)
    },
    read(formula) {
      return look(h, formula).value
    },
    key(formula) {
      return keyOf(h, formula)
    },
    look(formula) {
      return look(h, formula)
    },
    fault(formula) {
      return fault(h, formula)
    },
    number(name) {
      const value = know(h, name)
      return typeof value === 'number' ? value : null
    },
    tally(name) {
      return tally(h, name)
    },
    traces() {
      return h.traces
    },
    sealing() {
      return knowing({ ...h, opens: true, traces: {}, memo: null, inKeys: null })
    },
    with(more) {
      return knowing(withFacts(h, { ...factsOf(h), ...more }))
    },
    learning() {
      const facts = { ...factsOf(h) }
      return learningFrom(withFacts(h, facts), facts)
    },
    line(more) {
      return knowing({
        p: h.p,
        c: h.c,
        id: h.id,
        people: h.people,
        facts: h.line === null ? h.facts : factsOf(h),
        line: more,
        opens: h.opens,
        s: h.s,
        traces: {},
        on: h.on,
        params: h.params,
        days: new Map(),
        isOtherDay: h.isOtherDay,
        memo: null,
        inKeys: null,
      })
    },
  }
}

/** The same moment with other facts: nothing that was worked out from the earlier ones is remembered. */
const withFacts = (h: Held, facts: Facts): Held => ({
  ...h,
  facts,
  line: null,
  days: new Map(),
  memo: null,
  inKeys: null,
})

/** An act fixes a dozen facts in their order: a copy for each of them would cost more than the formulas. */
const learningFrom = (h: Held, facts: Record<string, Value>): Learning =>
  Object.assign(knowing(h), {
    learn(name: string, value: Value) {
      facts[name] = value
      h.days.clear()
      h.memo = null
      h.inKeys = null
    },
  })

const factsOf = (h: Held): Facts => (h.line === null ? h.facts : { ...h.facts, ...h.line })

/** Names inside a filter too: they may be a fact's, where the line has no such column. */
function look(h: Held, formula: string): { readonly value: Value; readonly problems: readonly string[] } {
  const wanted = names(formula, [], inFilters)
  /** A name alone is what it names: a list of thousands of lines is not copied to be looked at. An old double comes in the form of today. */
  if (wanted.length === 1 && wanted[0] === formula)
    return { value: current(know(h, formula)), problems: none }
  return evaluateWithProblems(
    formula,
    wanted.length === 0 ? nothing : gather(h, wanted, () => names(formula, [], nowInFilters)),
    'programme',
    outside(h),
  )
}
const emptyList: Value = []
const inFilters = { filters: true } as const
const nowInFilters = { filters: true, now: true } as const
const current = (value: Value): Value => {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value
  const number = numberFromJson(value)
  return number === null ? value : numberToJson(number)
}

/** [TX2] With a memory of its own: what was worked out from the facts as they were typed is none of it. */
const keyOf = (h: Held, formula: string): Value => look((h.inKeys ??= asInKeys(h)), formula).value

function asInKeys(h: Held): Held {
  const [facts, line] = [keyFacts(h.p, h.facts), h.line === null ? null : keyFacts(h.p, h.line)]
  if (facts === null && line === null) return h
  const keyed: Held = {
    ...h,
    facts: facts === null ? h.facts : { ...h.facts, ...facts },
    line: line === null ? h.line : { ...h.line, ...line },
    days: new Map(),
    memo: null,
  }
  keyed.inKeys = keyed
  return keyed
}
const nothing: Facts = {}
const none: readonly string[] = []

/** Asked only of a formula that was worked out: the decisions that it rests on have left their traces. */
function fault(h: Held, formula: string): FormulaFault | null {
  const own = look(h, formula).problems[0]
  if (own !== undefined) return { of: null, problem: own }
  for (const name of restsOn(h.p, formula)) {
    const problem = Object.entries(h.traces).find(
      ([key, t]) => tracedAs(key).name === name && t.problem !== undefined && t.problem !== 'not_known',
    )?.[1].problem
    if (problem !== undefined)
      return { of: name, problem: Object.hasOwn(tableFaults, problem) ? tableFaults[problem]! : problem }
    const reckoning = h.p.reckonings && Object.hasOwn(h.p.reckonings, name) ? h.p.reckonings[name] : undefined
    if (reckoning === undefined) continue
    const wrong = reckoningFault(h.s.abilities, reckoning)
    if (wrong !== null) return { of: name, problem: wrong }
    const part = Object.values(reckoning.with).find((f) => look(h, f).problems.length > 0)
    if (part !== undefined) return { of: name, problem: look(h, part).problems[0]! }
  }
  return null
}
const tableFaults: Readonly<Record<string, string>> = {
  no_row: 'no row applies / 没有一行适用',
  two_rows: 'two rows apply with different answers / 两行同时适用而答案不同',
}

/** [LG3] A decision that is asked for another day alone is not made for this one. */
function gather(h: Held, wanted: readonly string[], now: () => readonly string[]): Facts {
  const gathered: Record<string, Value> = {}
  const readNow = asksOutside(h.p) ? new Set(now()) : null
  for (const name of wanted)
    gathered[name] =
      readNow && !readNow.has(name) && Object.hasOwn(h.p.decisions, name) ? null : know(h, name)
  return gathered
}

const outsiders = new WeakMap<Programme, boolean>()
/** Whether any formula calls a decision or asks for another day: most programmes have neither. */
function asksOutside(p: Programme): boolean {
  const before = outsiders.get(p)
  if (before !== undefined) return before
  const asks =
    Object.values(p.decisions).some((d) => d.takes !== undefined) || JSON.stringify(p).includes('valueOn')
  outsiders.set(p, asks)
  return asks
}

/** [LG2] [LG3] Decisions that take arguments, and what hangs on a day. */
const outside = (h: Held): Outside | undefined => (asksOutside(h.p) ? outsideOf(reachOf(h)) : undefined)

const reachOf = (h: Held): Reach => ({
  decision(name) {
    const d = Object.hasOwn(h.p.decisions, name) ? h.p.decisions[name] : undefined
    return d?.takes === undefined ? undefined : d
  },
  facts(d) {
    return gather(h, reads(d), () => readsNow(d))
  },
  read(name) {
    return hangsOnDay(h, name) ? know(h, name) : undefined
  },
  on(text) {
    const day = parseDay(text)
    return day && reachOf(onDay(h, day))
  },
  traced(name, trace) {
    const key = traceName(h, name)
    h.traces[key] = withCall(Object.hasOwn(h.traces, key) ? h.traces[key] : undefined, trace)
  },
})

const hangsOnDay = (h: Held, name: string): boolean =>
  !(h.line !== null && Object.hasOwn(h.line, name)) &&
  !Object.hasOwn(h.facts, name) &&
  !isList(h.p, name) &&
  (name === 'today' || Object.hasOwn(h.p.params, name) || Object.hasOwn(h.p.decisions, name))

function onDay(h: Held, day: Day): Held {
  const before = h.days.get(day)
  if (before) return before
  const then: Held = { ...h, on: day, params: new Map(), isOtherDay: true, memo: null, inKeys: null }
  h.days.set(day, then)
  return then
}

/** A decision of another day stands beside that of today, `rate@2021-07-01`. */
const traceName = (h: Held, name: string): string => traceKey(name, h.isOtherDay ? h.on : null)

/** What a function is called with is told by whoever calls it; its rows and clauses are kept once for all calls. */
const withCall = (before: Trace | undefined, { rows, clauses, problem }: Trace): Trace => {
  const why = [before?.problem, problem].filter((x) => x !== undefined)
  const wrong = why.find((x) => x !== 'not_known') ?? why[0]
  return {
    inputs: {},
    rows: [...new Set([...(before?.rows ?? []), ...rows])].toSorted((a, b) => a - b),
    clauses: [...new Set([...(before?.clauses ?? []), ...clauses])],
    ...(wrong === undefined ? {} : { problem: wrong }),
  }
}

function know(h: Held, name: string): Value {
  const { p } = h
  if (h.line !== null && Object.hasOwn(h.line, name)) return h.line[name]!
  if (Object.hasOwn(h.facts, name)) return factNamed(h, name, h.facts[name]!)
  if (isList(p, name)) return emptyList
  const remembered = h.memo?.get(name)
  if (remembered !== undefined) return remembered
  if (Object.hasOwn(p.params, name)) return param(h, name)
  if (Object.hasOwn(p.tallies, name)) return tally(h, name)
  if (Object.hasOwn(engineFacts, name)) return engineFacts[name]!(h)
  if (p.entries && Object.hasOwn(p.entries, name)) return keep(h, name, entryNamed(h, p.entries[name]!))
  if (p.readings && Object.hasOwn(p.readings, name)) return readingNamed(h, name, p.readings[name]!)
  if (p.located && Object.hasOwn(p.located, name)) return keep(h, name, locatedNamed(h, p.located[name]!))
  if (p.elsewhere && Object.hasOwn(p.elsewhere, name))
    return keep(h, name, elsewhereOf(p, h.c, h.people, name, h.s))
  if (p.listed && Object.hasOwn(p.listed, name)) return keep(h, name, listedTo(h, name, p.listed[name]!))
  if (p.reckonings && Object.hasOwn(p.reckonings, name)) {
    keep(h, name, null)
    return keep(
      h,
      name,
      reckon(h.s.abilities, p.reckonings[name]!, (formula) => look(h, formula).value, settingFor(h)),
    )
  }
  const decision = Object.hasOwn(p.decisions, name) ? p.decisions[name]! : undefined
  if (!decision || decision.takes !== undefined) return null
  keep(h, name, null)
  const { value, trace } = decide(
    decision,
    gather(h, reads(decision), () => readsNow(decision)),
    outside(h),
  )
  h.traces[traceName(h, name)] = trace
  return keep(h, name, value)
}

/** [SD2] What was derived is opened for whoever decides; of other sealed facts a formula learns that they are known, and no more. */
function factNamed(h: Held, name: string, value: Value): Value {
  if (!isSealed(value) || h.c === null || !(h.opens || isDerived(h.p, name))) return value
  return gathered(h.s.world.opened(h.c.id, name, value), name)
}

const settingFor = ({ p, c, s, on }: Held): AbilityAt => ({
  today: on,
  calendar: s.calendar,
  personKey: s.personKey,
  pictureHash: (paper) => gathered(s.world.paper(paper), paper)?.picture ?? null,
  parties(step) {
    return Object.fromEntries(
      Object.entries(p.steps[step]?.parties ?? {}).map(([role, party]) => [role, party.clock]),
    )
  },
  lapsed() {
    return c ? lapsedClocks(p, c, s, ruledAt(s)) : []
  },
})

function keep(h: Held, name: string, value: Value): Value {
  h.memo ??= new Map()
  h.memo.set(name, value)
  return value
}

function param({ p, on, s, params }: Held, name: string): number | null {
  const remembered = params.get(name)
  if (remembered !== undefined) return remembered
  const reading = readOn(p.params[name]?.history ?? [], on, s.areaPath)
  const value = reading.kind === 'in_force' ? reading.value : null
  params.set(name, value)
  return value
}

function tally(h: Held, name: string): number | null {
  const rule = h.p.tallies[name]
  if (!rule) return null
  const first = firstDay(rule, h.on, (of) => param(h, of))
  const tag = rule.tag === undefined ? undefined : look(h, rule.tag).value
  if (first === null || tag === null) return null
  const earlier = h.people.length === 0 ? [] : gathered(h.s.world.awards(h.people), name)
  const counted = earlier.filter((a) => matches(a, rule, h.c, h.people, first, h.on, tag))
  return keep(
    h,
    name,
    rule.measure === 'count' ? counted.length : counted.reduce((sum, a) => sum + a.amount, 0),
  ) as number
}

/** What the engine itself tells. */
const engineFacts: Readonly<Record<string, (h: Held) => Value>> = {
  today: (h) => h.on,
  /** [K31] Of the moment alone: on another day nothing tells it. */
  moment: (h) => ruledAt(h.s),
  actorRole: (h) => h.s.actor.role,
  actorPost: (h) => h.s.actor.post,
  actorPerson: (h) => h.s.actor.person,
  lapsed: ({ p, c, s }) => (c ? lapsedClocks(p, c, s, ruledAt(s)) : []),
  openObligations: ({ c }) => (c?.obligations ?? []).filter((o) => !o.closed).map((o) => o.name),
  step: ({ c }) => c?.step ?? null,
  caseId: (h) => h.id,
  /** [K29] Of one that is being opened the place where it is opened. */
  caseArea: ({ c, s }) => c?.area ?? s.areaPath[0] ?? null,
}

/** [LS7] As of now, on whichever day it is asked: the lines are what they are. A case that is being opened is in none. */
const listedTo = ({ c, s }: Held, name: string, { list, sums, except }: Listed): Value =>
  c === null
    ? 0
    : gathered(s.world.listed(c.id, { list, sums, ...(except === undefined ? {} : { except }) }), name)

function entryNamed(h: Held, rule: { readonly register: string; readonly id: string }): Value {
  const id = keyOf(h, rule.id)
  /** No entry has a longer name. */
  const entry =
    typeof id === 'string' && id.length <= 200 ? gathered(h.s.world.entry(rule.register, id), id) : null
  return entry ? entryFacts(entry) : null
}

/** [K17] A figure over the case's place on a day that is over for good or not: whoever asks says which day. */
function readingNamed(h: Held, name: string, rule: { readonly figure: string; readonly on: string }): Value {
  const text = look(h, rule.on).value
  const day = typeof text === 'string' ? parseDay(text) : undefined
  if (!day) return null
  const reading = gathered(h.s.world.reading(rule.figure, day, asksCases(h.p, name)), rule.figure)
  return reading && { ...reading, cases: reading.cases && [...reading.cases] }
}

/** [AR11] By the borders of the day that the rule says, whatever became of them. Where no point or no day is known, nor is this. */
function locatedNamed(h: Held, rule: Located): Value {
  const [point, text] = [parsePoint(look(h, rule.point).value), look(h, rule.on).value]
  const day = typeof text === 'string' ? parseDay(text.slice(0, 10)) : undefined
  if (!point.ok || !day) return null
  const { lon, lat } = point.value
  const { area, path, onBorderOf } = gathered(h.s.world.ground(lon, lat, day), 'ground')
  return { area, path: [...path], onBorderOf: [...onBorderOf] }
}

const casesAsked = new WeakMap<Programme, Map<string, boolean>>()
/** Whether any formula of the programme looks at the cases behind a reading: there may be millions of them. */
function asksCases(p: Programme, name: string): boolean {
  const answers = casesAsked.get(p) ?? new Map<string, boolean>()
  casesAsked.set(p, answers)
  const answer = answers.get(name) ?? new RegExp(`\\b${name}\\s*\\.\\s*cases\\b`).test(JSON.stringify(p))
  answers.set(name, answer)
  return answer
}

function firstDay(rule: Tally, on: Day, param: (name: string) => number | null): Day | null {
  if (rule.window.kind === 'calendar_year') return `${on.slice(0, 4)}-01-01` as Day
  const days = param(rule.window.param)
  return days === null ? null : addDays(on, -days)
}

/** [K4] An award counts when it went to any of the people of this case, by another case, inside the window. */
function matches(
  a: Award,
  rule: Tally,
  c: Case | null,
  people: readonly string[],
  first: Day,
  on: Day,
  tag: Value | undefined,
): boolean {
  return (
    rule.programmes.includes(a.programme) &&
    a.case !== c?.id &&
    a.on >= first &&
    a.on <= on &&
    (tag === undefined || a.tag === tag) &&
    a.people.some((person) => people.includes(person))
  )
}
