/** A table-top zone for the rows of this folder and for its year: posts, cases that speak to one another, registers, money and time, as the house keeps them. */
import { abilitiesOf } from 'yimen/kernel/ability'
import { kernelAbilities } from 'yimen/kernel/abilities'
import {
  clocksOf,
  evolve,
  gatherLines,
  knownWorld,
  lineOfCase,
  outcomeOfRun,
  pageAfter,
  readClockAt,
  runsOf,
  step,
  tasksOf,
  type Actor,
  type Award,
  type Case,
  type CaseEvent,
  type Command,
  type Refusal,
  type TimeRun,
} from 'yimen/kernel/case'
import { chinaCalendar } from 'yimen/kernel/clock'
import { dayOfInstant, parseInstant, toEpochMs, type Instant } from 'yimen/kernel/day'
import type { Programme } from 'yimen/kernel/programme'
import type { Entry } from 'yimen/kernel/register'
import type { Facts } from 'yimen/kernel/rule'
import { community } from '../index.ts'

export const zone = '430271'
export const street = '430271008'
export const here = '430271008002'
export const there = '430271009001'
const pathOf = (area: string): readonly string[] =>
  [area, area.slice(0, 9), zone, '430200', '430000'].filter((code, i, all) => all.indexOf(code) === i)

const post = (role: string, area: string, person = role): Actor => ({
  person,
  post: `post-${person}`,
  role,
  area,
  kin: [],
})
const resident = (name: string): Actor => ({
  person: name,
  post: null,
  role: 'resident',
  area: null,
  kin: [],
})
export const actors: Readonly<Record<string, Actor>> = {
  head: post('community-head', here),
  headThere: post('community-head', there, 'head-there'),
  secretary: post('first-secretary', here),
  member: post('part-time-member', here),
  mediator: post('mediator', here),
  uncle: { ...post('mediator', here, 'uncle'), kin: ['key-430204197001011237'] },
  clerk: post('funds-clerk', here),
  supervisor: post('funds-supervisor', here),
  street: post('party-street', street),
  leader: post('street-leader', street),
  office: post('party-office', zone),
  chief: post('party-office-head', zone),
  finance: post('zone-finance', zone),
  li: resident('li'),
  wang: resident('wang'),
  system: { person: 'system', post: null, role: 'system', area: null, kin: [] },
}

/** Times are written `2021-03-02 10:00`, China time. */
export const china = (text: string): Instant => parseInstant(`${text.replace(' ', 'T')}:00+08:00`)!
const programmes = new Map<string, Programme>(community.programmes.map((p) => [p.id, p]))

export type Answer =
  | { readonly ok: true; readonly case: string }
  | { readonly ok: false; readonly refusal: Refusal }

export class Zone {
  readonly cases = new Map<string, Case>()
  readonly events: CaseEvent[] = []
  readonly entries = new Map<string, Entry>()
  readonly balances: Record<string, number> = {}
  readonly gathered = new Map<string, readonly Facts[]>()
  /** Commands that a case gave and another refused: none, in a zone that works. */
  readonly lost: string[] = []
  readonly #awards: Award[] = []
  #opened = 0
  /** Cases that time may do something with: those that are over are looked at no more. */
  readonly #live = new Set<string>()

  #around(area: string, actor: Actor, at: Instant) {
    return {
      now: at,
      actor,
      areaPath: pathOf(area),
      calendar: chinaCalendar,
      abilities: abilitiesOf([...kernelAbilities, ...community.abilities]),
      authorities: [],
      personKey: (idNo: string) => `key-${idNo}`,
      world: knownWorld({
        entry: (register, id) => this.entries.get(`${register} ${id}`) ?? null,
        paper: (id) => ({ sender: null, picture: id }),
        elsewhere: [...this.cases.values()].filter((c) => c.people.length > 0),
        awards: this.#awards,
        balances: this.balances,
      }),
    }
  }

  /** Opens a case; its number. */
  open(name: string, by: string, outcome: string, at: string, input: object, area = here): Answer {
    this.#opened += 1
    const id = `C-${String(this.#opened).padStart(4, '0')}`
    return this.give(`community.${name}`, id, actors[by]!, outcome, at, input, area)
  }

  /** Acts on a case. */
  act(id: string, by: string, outcome: string, at: string, input: object = {}): Answer {
    const c = this.cases.get(id)!
    return this.give(c.programme.id, id, actors[by]!, outcome, at, input, c.area)
  }

  give(
    programme: string,
    id: string,
    actor: Actor,
    outcome: string,
    at: string,
    input: object,
    area: string,
    seq?: number,
  ): Answer {
    const now = /^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(at) ? china(at) : (at as Instant)
    const c = this.cases.get(id) ?? null
    const command: Command = { case: id, seq: seq ?? c?.seq ?? 0, outcome, input: input as Facts, area }
    const stepped = step(programmes.get(programme)!, c, command, this.#around(c?.area ?? area, actor, now))
    if (!stepped.ok) return { ok: false, refusal: stepped.refusal }
    this.#commit(stepped.event)
    this.#gather(id, now)
    return { ok: true, case: id }
  }

  #commit(event: CaseEvent): void {
    const after = evolve(this.cases.get(event.case) ?? null, event)
    this.cases.set(event.case, after)
    if (programmes.get(after.programme.id)!.steps[after.step]!.end === undefined) this.#live.add(event.case)
    else this.#live.delete(event.case)
    this.events.push(event)
    for (const effect of event.effects) {
      if (effect.kind === 'enter')
        for (const x of effect.entries)
          this.entries.set(`${effect.register} ${x.id}`, {
            register: effect.register,
            ...x,
            case: event.case,
            seq: event.seq,
            from: dayOfInstant(event.at),
          })
      if (effect.kind === 'transfer') {
        const { debit, credit, amount } = effect.transfer
        this.balances[debit] = (this.balances[debit] ?? 0) + amount
        this.balances[credit] = (this.balances[credit] ?? 0) - amount
      }
      if (effect.kind === 'award') this.#awards.push(effect.award)
      if (effect.kind === 'command') {
        const to = this.cases.get(effect.case)
        const answer = this.give(
          effect.programme ?? to!.programme.id,
          effect.case,
          actors['system']!,
          effect.outcome,
          event.at,
          effect.input,
          effect.area ?? to!.area,
        )
        if (!answer.ok) this.lost.push(`${effect.case} ${effect.outcome}: ${answer.refusal.message.zh}`)
      }
    }
  }

  /** Lists that nobody types are gathered as soon as they are begun, and closed. */
  #gather(id: string, now: Instant): void {
    const c = this.cases.get(id)!
    const p = programmes.get(c.programme.id)!
    if (p.gathers === undefined) return
    const run = this.#runs(c).find((r) => r.by === 'gather')
    if (run === undefined) return
    const g = p.gathers[run.name]!
    const from = g.from
    const around = this.#around(c.area, actors['system']!, now)
    if (!('cases' in from)) return
    const lines = [...this.cases.values()]
      .filter((x) => x.programme.id === from.cases && from.at.includes(x.step) && x.area === c.area)
      .map((x) => lineOfCase(g, programmes.get(from.cases)!, x, around))
      .filter((line) => line !== null)
    if (lines.length > 0) {
      const page = pageAfter(g, run.name, { count: 0, sum: 0, hash: '' }, lines, () => 'hash')
      /** What the house writes of it: the lines lie in the log, and the case keeps their count. */
      this.#commit({
        case: id,
        seq: c.seq + 1,
        programme: { id: p.id, version: p.version },
        outcome: gatherLines,
        to: c.step,
        area: c.area,
        at: now,
        by: { person: 'system', post: null, role: 'system' },
        input: {},
        sets: {},
        people: [],
        clauses: [g.clause],
        effects: [],
        gathered: page,
      })
    }
    this.gathered.set(id, lines)
    this.#run(this.cases.get(id)!, run, now)
  }

  #runs(c: Case): readonly TimeRun[] {
    return runsOf(programmes.get(c.programme.id)!, c, { calendar: chinaCalendar, areaPath: pathOf(c.area) })
  }

  #run(c: Case, run: TimeRun, now: Instant): void {
    const p = programmes.get(c.programme.id)!
    const command: Command = { case: c.id, seq: c.seq, outcome: outcomeOfRun(p, run)!, input: {}, run }
    const around = { ...this.#around(c.area, actors['system']!, now), due: run.due }
    const stepped = step(p, c, command, around)
    if (!stepped.ok) throw new Error(`${c.id} ${command.outcome}: ${stepped.refusal.message.zh}`)
    this.#commit(stepped.event)
  }

  /** Time passes: what falls due by itself until then is done. */
  pass(until: Instant | string): void {
    const end = typeof until === 'string' && until.length === 16 ? china(until) : (until as Instant)
    for (const id of this.#live)
      for (;;) {
        const c = this.cases.get(id)!
        const [run] = this.#live.has(id) ? this.#runs(c) : []
        if (run === undefined || toEpochMs(run.due) > toEpochMs(end)) break
        const last = c.acts.at(-1)!.at
        this.#run(c, run, toEpochMs(last) > toEpochMs(run.due) ? last : run.due)
      }
  }

  fact(id: string, name: string): unknown {
    return this.cases.get(id)!.facts[name] ?? null
  }

  step(id: string): string {
    return this.cases.get(id)!.step
  }

  standing(register: string, id: string): string | null {
    return this.entries.get(`community.${register} ${id}`)?.standing ?? null
  }

  body(register: string, id: string): Facts {
    return this.entries.get(`community.${register} ${id}`)!.body
  }

  clock(id: string, name: string, at: string) {
    const c = this.cases.get(id)!
    const setting = { calendar: chinaCalendar, areaPath: pathOf(c.area) }
    const clock = clocksOf(programmes.get(c.programme.id)!, c, setting).find((k) => k.name === name)
    return clock === undefined ? null : readClockAt(clock, china(at))
  }

  /** In whose inbox it is: the role, and the post where it is one post's alone. */
  inbox(id: string): readonly string[] {
    const c = this.cases.get(id)!
    const setting = { calendar: chinaCalendar, areaPath: pathOf(c.area) }
    return tasksOf(programmes.get(c.programme.id)!, c, setting).map((x) => x.post ?? x.role)
  }
}

/** ok, or the code of the refusal. */
export const codeOf = (answer: Answer): string => (answer.ok ? 'ok' : answer.refusal.code)
/** ok, or what the refusal says in Chinese. */
export const saying = (answer: Answer): string => (answer.ok ? 'ok' : answer.refusal.message.zh)
/** ok, or the clause that the refusal stands on. */
export const clauseOf = (answer: Answer): string =>
  answer.ok ? 'ok' : (answer.refusal.clauses[0] ?? '').replace(/^community\/policy\//, '')
/** The number of a case that must have been opened. */
export function opened(answer: Answer): string {
  if (!answer.ok) throw new Error(`${answer.refusal.code} ${answer.refusal.field ?? ''} ${saying(answer)}`)
  return answer.case
}
