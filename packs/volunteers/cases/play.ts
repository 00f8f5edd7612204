/** A table-top district for the rows of this folder: its people, cases that speak to one another, registers, books and time, as the house would keep them. */
import type { Entry } from 'yimen/kernel/register'
import type { Facts } from 'yimen/kernel/rule'
import type { Programme } from 'yimen/kernel/programme'
import { abilitiesOf } from 'yimen/kernel/ability'
import { chinaCalendar } from 'yimen/kernel/clock'
import {
  evolve,
  knownWorld,
  outcomeOfRun,
  runsOf,
  step,
  type Actor,
  type Case,
  type CaseEvent,
  type Command,
  type Refusal,
} from 'yimen/kernel/case'
import { dayOfInstant, parseInstant, toEpochMs, type Instant } from 'yimen/kernel/day'
import { kernelAbilities } from 'yimen/kernel/abilities'
import { pass } from '../abilities/pass.ts'
import { volunteers } from '../index.ts'

export const district = '431103'
export const street = '431103001'
const pathOf = (area: string): readonly string[] =>
  [area, district, '431100', '430000'].filter((code, i, all) => all.indexOf(code) === i)

const post = (role: string, area: string, name = role): Actor => ({
  person: name,
  post: `post-${name}`,
  role,
  area,
  kin: [],
})
/** Residents are known by the key of their number, as in the house. */
const person = (idNo: string): Actor => ({
  person: `key-${idNo}`,
  post: null,
  role: 'resident',
  area: null,
  kin: [],
})

/** A pupil of eight, her mother, a grown-up, and a boy who is eighteen in November. */
export const pupil = '431103201305120027'
export const mother = '43110319850304004X'
export const adult = '431103197803050034'
export const almost = '431103200311080012'
export const classmate = '431103201302020039'
export const actors: Readonly<Record<string, Actor>> = {
  mother: person(mother),
  adult: person(adult),
  almost: person(almost),
  pupil: person(pupil),
  teacher: post('teacher', street),
  leader: post('team-leader', street),
  reviewer: post('reviewer', district),
  education: post('education', district),
  office: post('civilisation', district),
  head: post('civilisation-head', district),
  civil: post('civil', district),
  keeper: post('keeper', district),
  police: post('traffic-police', district, 'police'),
  police2: post('traffic-police', district, 'police-2'),
  system: { person: 'system', post: null, role: 'system', area: null, kin: [] },
}

/** Times are written `2021-03-02 10:00`, China time. */
export const china = (text: string): Instant => parseInstant(`${text.replace(' ', 'T')}:00+08:00`)!
const programmes = new Map<string, Programme>(volunteers.programmes.map((p) => [p.id, p]))

export type Answer =
  | { readonly ok: true; readonly case: string; readonly event: CaseEvent }
  | { readonly ok: false; readonly refusal: Refusal }

/** Things happen one after another. `params`: values other than those of the rehearsal, as of the first day. */
export class District {
  readonly cases = new Map<string, Case>()
  readonly events: CaseEvent[] = []
  readonly entries = new Map<string, Entry>()
  readonly books = new Map<string, number>()
  /** Commands that a case gave and another refused: none, in a district that works. */
  readonly lost: string[] = []
  #opened = 0
  readonly params: Readonly<Record<string, number>>

  constructor(params: Readonly<Record<string, number>> = {}) {
    this.params = params
  }

  programme(id: string): Programme {
    const p = programmes.get(id)!
    const changed = Object.entries(this.params).filter(([name]) => Object.hasOwn(p.params, name))
    const values = changed.map(([name, value]) => {
      const param = p.params[name]!
      return [name, { ...param, history: param.history.map((h) => ({ ...h, value })) }] as const
    })
    return changed.length === 0 ? p : { ...p, params: { ...p.params, ...Object.fromEntries(values) } }
  }

  #around(c: Case | null, area: string, actor: Actor, at: Instant) {
    return {
      now: at,
      actor,
      areaPath: pathOf(c?.area ?? area),
      calendar: chinaCalendar,
      abilities: abilitiesOf([...kernelAbilities, ...volunteers.abilities]),
      authorities: [],
      personKey: (idNo: string) => `key-${idNo}`,
      world: knownWorld({
        entry: (register, id) => this.entries.get(`${register} ${id}`) ?? null,
        reading: () => null,
        balances: Object.fromEntries(this.books),
      }),
    }
  }

  open(programme: string, by: string, outcome: string, at: string, input: object, area = district): Answer {
    this.#opened += 1
    const id = `V-${String(this.#opened).padStart(4, '0')}`
    return this.#give(`volunteers.${programme}`, id, by, outcome, at, input, area)
  }

  /** The same, where it must be done: the case. */
  opened(programme: string, by: string, outcome: string, at: string, input: object, area = district): string {
    const answer = this.open(programme, by, outcome, at, input, area)
    if (!answer.ok) throw new Error(`${programme} ${outcome}: ${saying(answer)}`)
    return answer.case
  }

  act(id: string, by: string, outcome: string, at: string, input: object = {}): Answer {
    const c = this.cases.get(id)!
    return this.#give(c.programme.id, id, by, outcome, at, input, c.area)
  }

  done(id: string, by: string, outcome: string, at: string, input: object = {}): void {
    const answer = this.act(id, by, outcome, at, input)
    if (!answer.ok) throw new Error(`${id} ${outcome}: ${saying(answer)}`)
  }

  /** A line of a rehearsal, under its own number. */
  play(
    programme: string,
    id: string,
    by: string,
    outcome: string,
    at: string,
    input: object,
    area: string,
  ): Answer {
    return this.#give(programme, id, by, outcome, at, input, area)
  }

  #give(
    programme: string,
    id: string,
    by: string,
    outcome: string,
    at: string,
    input: object,
    area: string,
  ): Answer {
    const now = /^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(at) ? china(at) : (at as Instant)
    this.pass(now)
    const c = this.cases.get(id) ?? null
    const command: Command = { case: id, seq: c?.seq ?? 0, outcome, input: input as Facts, area }
    const stepped = step(this.programme(programme), c, command, this.#around(c, area, actors[by]!, now))
    if (!stepped.ok) return { ok: false, refusal: stepped.refusal }
    this.#commit(stepped.event)
    return { ok: true, case: id, event: stepped.event }
  }

  #commit(event: CaseEvent): void {
    const before = this.cases.get(event.case) ?? null
    this.cases.set(event.case, evolve(before, event))
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
        this.books.set(debit, (this.books.get(debit) ?? 0) + amount)
        this.books.set(credit, (this.books.get(credit) ?? 0) - amount)
      }
      if (effect.kind === 'command') {
        const answer = this.#give(
          effect.programme ?? this.cases.get(effect.case)!.programme.id,
          effect.case,
          'system',
          effect.outcome,
          event.at,
          effect.input,
          effect.area ?? this.cases.get(effect.case)?.area ?? event.area,
        )
        if (!answer.ok) this.lost.push(`${effect.case} ${effect.outcome}: ${saying(answer)}`)
      }
    }
  }

  /** Time passes: what falls due by itself until then is done, in its order. Lists are gathered by the house alone, and not here. */
  pass(until: Instant | string): void {
    const end = typeof until === 'string' && until.length === 16 ? china(until) : (until as Instant)
    for (;;) {
      const runs = [...this.cases.values()].flatMap((c) => {
        const p = this.programme(c.programme.id)
        const setting = { calendar: chinaCalendar, areaPath: pathOf(c.area) }
        if (p.steps[c.step]!.end !== undefined) return []
        return runsOf(p, c, setting)
          .filter((run) => run.by === 'clock')
          .map((run) => ({ c, p, run }))
      })
      const [next] = runs
        .filter((r) => toEpochMs(r.run.due) <= toEpochMs(end))
        .toSorted((a, b) => toEpochMs(a.run.due) - toEpochMs(b.run.due))
      if (next === undefined) return
      const { c, p, run } = next
      const last = c.acts.at(-1)!.at
      const now = toEpochMs(last) > toEpochMs(run.due) ? last : run.due
      const around = { ...this.#around(c, c.area, actors['system']!, now), due: run.due }
      const command: Command = { case: c.id, seq: c.seq, outcome: outcomeOfRun(p, run)!, input: {}, run }
      const stepped = step(p, c, command, around)
      if (!stepped.ok) throw new Error(`${c.id} ${command.outcome}: ${saying(stepped)}`)
      this.#commit(stepped.event)
    }
  }

  /** The code that an activity shows at a moment. */
  codeAt(activity: string, at: string): string {
    const [now] = pass.work(
      { activity, at: at as Instant },
      { seconds: 15, grace: 60 },
      {
        today: dayOfInstant(at as Instant),
        calendar: chinaCalendar,
        personKey: (idNo: string) => `key-${idNo}`,
        parties: () => ({}),
        lapsed: () => [],
      },
    ) as readonly string[]
    return now!
  }

  step(id: string): string {
    return this.cases.get(id)!.step
  }

  fact(id: string, name: string): unknown {
    return this.cases.get(id)!.facts[name] ?? null
  }

  entry(register: string, id: string): Entry | null {
    return this.entries.get(`volunteers.${register} ${id}`) ?? null
  }

  standing(register: string, id: string): string | null {
    return this.entry(register, id)?.standing ?? null
  }

  /** What an account of a case's book holds. */
  balance(name: string, of?: string): number {
    return this.books.get(of === undefined ? name : `${name}:${of}`) ?? 0
  }

  /** The newest case of a programme. */
  newest(programme: string): string {
    return [...this.cases.values()].findLast((c) => c.programme.id === `volunteers.${programme}`)!.id
  }
}

/** ok, or the code of the refusal. */
export const codeOf = (answer: Answer): string => (answer.ok ? 'ok' : answer.refusal.code)
/** ok, or what the refusal says in Chinese. */
export const saying = (answer: Answer | { readonly ok: false; readonly refusal: Refusal }): string =>
  answer.ok ? 'ok' : `${answer.refusal.code} ${answer.refusal.field ?? ''} ${answer.refusal.message.zh}`
/** ok, or the clause that the refusal stands on. */
export const clauseOf = (answer: Answer): string =>
  answer.ok ? 'ok' : (answer.refusal.clauses[0] ?? '').replace(/^volunteers\/policy\//, '')

/** The pupil registered by her mother, and a team on file. */
export const motherRegisters = {
  name: '唐小雨',
  idNo: pupil,
  guardianName: '李明月',
  guardianIdNo: mother,
  relation: 'mother',
  guardianPhone: '15400000011',
  consents: true,
  consentedOn: '2021-04-01',
}
export const aTeam = {
  teamName: '滨江小学小小志愿者服务队',
  unit: '滨江小学',
  kind: 'education',
  leader: 'post-leader',
  adults: 6,
  filedOn: '2021-04-01',
  insuredTo: '2022-04-30',
}
export const anActivity = {
  title: '清扫滨江公园',
  servedOn: '2021-05-15',
  begins: '08:00',
  ends: '11:30',
  place: '滨江公园',
  need: 40,
  duty: 'cleaner',
  leastAge: 6,
  risk: 'none',
  hard: false,
}
