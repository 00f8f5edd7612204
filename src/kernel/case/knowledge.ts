/** What a formula may know about a case at one moment: facts, parameters, tallies and decisions, looked up by name. */
import { addDays, dayOfInstant, parseDay, readOn, type Day } from '../day/index.ts'
import type { Programme, Tally } from '../programme/programme.ts'
import { decide, evaluateWithProblems, names, reads, type Trace, type Value, type Facts } from '../rule/index.ts'
import { entryFacts } from '../register/index.ts'
import { reckon } from '../reckon/index.ts'
import type { Award, Case, Surroundings } from './case.ts'
import { lapsedClocks } from './clocks.ts'

export type Knowledge = {
  readonly on: Day
  readonly facts: Facts
  /** The value of a formula; null is "not known yet". */
  read(formula: string): Value
  /** A formula with the problems the evaluator found: a type error is not the same as unknown. */
  look(formula: string): { readonly value: Value; readonly problems: readonly string[] }
  /** A parameter or decision that is a number, on this day. */
  number(name: string): number | null
  tally(name: string): number | null
  /** The traces of the decisions that were asked so far. */
  traces(): Readonly<Record<string, Trace>>
  /** A copy that knows more facts. */
  with(facts: Facts): Knowledge
  /** One line of a list, whose columns come before all else. What it decides is its own and leaves no trace: a sheet has thousands. */
  line(facts: Facts): Knowledge
}

/** [K3] Names are looked up in this order: facts, parameters, tallies, what the engine itself tells, entries of registers, figures, reckonings, decisions. */
export function knowledge(p: Programme, c: Case | null, people: readonly string[], facts: Facts, s: Surroundings, traces: Record<string, Trace> = {}): Knowledge {
  const on = dayOfInstant(s.now)
  const memo = new Map<string, Value>()

  const param = (name: string): number | null => {
    const reading = readOn(p.params[name]?.history ?? [], on, s.areaPath)
    return reading.kind === 'in_force' ? reading.value : null
  }
  const tally = (name: string): number | null => {
    const rule = p.tallies[name]
    return rule ? measure(rule, name) : null
  }
  const measure = (rule: Tally, name: string): number | null => {
    const first = firstDay(rule, on, param)
    const tag = rule.tag === undefined ? undefined : read(rule.tag)
    if (first === null || tag === null) return null
    const counted = s.awards.filter((a) => matches(a, rule, c, people, first, on, tag))
    memo.set(name, rule.measure === 'count' ? counted.length : counted.reduce((sum, a) => sum + a.amount, 0))
    return memo.get(name) as number
  }
  const told: Readonly<Record<string, () => Value>> = {
    today: () => on,
    actorRole: () => s.actor.role,
    actorPost: () => s.actor.post,
    actorPerson: () => s.actor.person,
    lapsed: () => (c ? lapsedClocks(p, c, s, s.now) : []),
    openObligations: () => (c?.obligations ?? []).filter((o) => !o.closed).map((o) => o.name),
    step: () => c?.step ?? null,
    caseId: () => c?.id ?? null,
    caseArea: () => c?.area ?? null,
  }
  const know = (name: string): Value => {
    if (Object.hasOwn(facts, name)) return facts[name]!
    if (memo.has(name)) return memo.get(name)!
    if (Object.hasOwn(p.params, name)) return param(name)
    if (Object.hasOwn(p.tallies, name)) return tally(name)
    if (Object.hasOwn(told, name)) return told[name]!()
    if (p.entries && Object.hasOwn(p.entries, name)) return entryNamed(p.entries[name]!)
    if (p.readings && Object.hasOwn(p.readings, name)) return readingNamed(p.readings[name]!)
    if (p.reckonings && Object.hasOwn(p.reckonings, name)) {
      memo.set(name, null)
      memo.set(name, reckon(p.reckonings[name]!, read, { today: on, calendar: s.calendar, personKey: s.personKey, parties: (step) => Object.fromEntries(Object.entries(p.steps[step]?.parties ?? {}).map(([role, party]) => [role, party.clock])), lapsed: () => (c ? lapsedClocks(p, c, s, s.now) : []) }))
      return memo.get(name)!
    }
    const decision = Object.hasOwn(p.decisions, name) ? p.decisions[name]! : undefined
    if (!decision) return null
    memo.set(name, null)
    const { value, trace } = decide(decision, gather(reads(decision)))
    traces[name] = trace
    memo.set(name, value)
    return value
  }
  const entryNamed = (rule: { readonly register: string; readonly id: string }): Value => {
    const id = read(rule.id)
    const found = typeof id === 'string' ? s.entry?.(rule.register, id) : null
    return found ? entryFacts(found) : null
  }
  /** [K17] A figure over the case's place on a day that is over for good or not: whoever asks says which day. */
  const readingNamed = (rule: { readonly figure: string; readonly on: string }): Value => {
    const text = read(rule.on)
    const day = typeof text === 'string' ? parseDay(text) : undefined
    const found = day && s.reading?.(rule.figure, day)
    return found ? { ...found, cases: [...found.cases] } : null
  }
  const gather = (wanted: readonly string[]): Facts => Object.fromEntries(wanted.map((n) => [n, know(n)]))
  /** Names inside a filter too: they may be a fact's, where the line has no such column. */
  const look = (formula: string) => evaluateWithProblems(formula, gather(names(formula, [], { filters: true })))
  const read = (formula: string): Value => look(formula).value
  const number = (name: string): number | null => {
    const value = know(name)
    return typeof value === 'number' ? value : null
  }
  return { on, facts, read, look, number, tally, traces: () => traces, with: (more) => knowledge(p, c, people, { ...facts, ...more }, s, traces), line: (more) => knowledge(p, c, people, { ...facts, ...more }, s, {}) }
}

function firstDay(rule: Tally, on: Day, param: (name: string) => number | null): Day | null {
  if (rule.window.kind === 'calendar_year') return `${on.slice(0, 4)}-01-01` as Day
  const days = param(rule.window.param)
  return days === null ? null : addDays(on, -days)
}

/** [K4] An award counts when it went to any of the people of this case, by another case, inside the window. */
function matches(a: Award, rule: Tally, c: Case | null, people: readonly string[], first: Day, on: Day, tag: Value | undefined): boolean {
  return rule.programmes.includes(a.programme) && a.case !== c?.id && a.on >= first && a.on <= on && (tag === undefined || a.tag === tag) && a.people.some((person) => people.includes(person))
}
