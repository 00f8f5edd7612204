/** A table-top branch for the rows of this folder: its posts, cases that speak to one another, registers and what is counted of them. */
import type { Entry } from 'yimen/kernel/register'
import type { Facts } from 'yimen/kernel/rule'
import type { Programme } from 'yimen/kernel/programme'
import { abilitiesOf } from 'yimen/kernel/ability'
import { chinaCalendar } from 'yimen/kernel/clock'
import {
  enteredBy,
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
import { contributions, type Figure } from 'yimen/kernel/figure'
import { kernelAbilities } from 'yimen/kernel/abilities'
import { bankSeason } from '../index.ts'

export const city = '991100'
export const urban = '991101'
export const county = '991104'
export const team = '991101001001'
export const team2 = '991101001002'
export const team3 = '991104001001'
const pathOf = (area: string): readonly string[] =>
  [area, area.slice(0, 9), area.slice(0, 6), city].filter((code, i, all) => all.indexOf(code) === i)

const post = (role: string, area: string, name = role): Actor => ({
  person: `person-${name}`,
  post: `post-${name}`,
  role,
  area,
  kin: [],
})
export const actors: Readonly<Record<string, Actor>> = {
  president: post('president', city),
  office: post('campaign-office', city, 'office'),
  office2: post('campaign-office', city, 'office2'),
  personal: post('department-head', city, 'personal'),
  retail: post('department-head', city, 'retail'),
  small: post('department-head', city, 'small'),
  riskHead: post('department-head', city, 'risk-head'),
  clerk: post('department-clerk', city, 'clerk'),
  risk: post('risk', city),
  urban: post('branch-head', urban, 'urban'),
  county: post('branch-head', county, 'county'),
  team: post('team-head', team, 'team'),
  manager: post('customer-manager', team, 'manager'),
  manager2: post('customer-manager', team, 'manager2'),
  manager3: post('customer-manager', team2, 'manager3'),
  system: { person: 'system', post: null, role: 'system', area: null, kin: [] },
}

/** Times are written `2021-10-15 10:00`, China time. */
const china = (text: string): Instant => parseInstant(`${text.replace(' ', 'T')}:00+08:00`)!
const programmes = new Map<string, Programme>(bankSeason.programmes.map((p) => [p.id, p]))

export type Answer =
  | { readonly ok: true; readonly case: string }
  | { readonly ok: false; readonly refusal: Refusal }
type Counted = {
  readonly figure: string
  readonly part: string
  readonly case: string
  readonly entry?: string
  readonly value: number
  readonly area: string
  readonly person: string
}

export class Branch {
  readonly cases = new Map<string, Case>()
  readonly events: CaseEvent[] = []
  readonly entries = new Map<string, Entry>()
  /** Commands that a case gave and another refused: none, in a branch that works. */
  readonly lost: string[] = []
  #standing: Counted[] = []
  #opened = 0

  #around(c: Case | null, area: string, actor: Actor, at: Instant) {
    return {
      now: at,
      actor,
      areaPath: pathOf(c?.area ?? area),
      calendar: chinaCalendar,
      abilities: abilitiesOf([...kernelAbilities, ...bankSeason.abilities]),
      authorities: [],
      personKey: (text: string) =>
        `key-${[...text].reduce((n, letter) => (n * 31 + letter.codePointAt(0)!) % 1_000_000_007, 7)}`,
      world: knownWorld({
        entry: (register: string, id: string) => this.entries.get(`${register} ${id}`) ?? null,
        reading: (figure: string) => ({
          top: this.count(figure, c?.area ?? area),
          bottom: null,
          records: 0,
          digest: figure,
          cases: null,
        }),
        paper: () => null,
      } as never),
    }
  }

  /** Opens a case; its number. */
  open(programme: string, by: string, outcome: string, at: string, input: object, area = city): Answer {
    this.#opened += 1
    const id = `B-${String(this.#opened).padStart(4, '0')}`
    return this.give(`season.${programme}`, id, actors[by]!, outcome, china(at), input, area)
  }

  /** Acts on a case. */
  act(id: string, by: string, outcome: string, at: string, input: object = {}): Answer {
    const c = this.cases.get(id)!
    return this.give(c.programme.id, id, actors[by]!, outcome, china(at), input, c.area)
  }

  give(
    programme: string,
    id: string,
    actor: Actor,
    outcome: string,
    now: Instant,
    input: object,
    area: string,
  ): Answer {
    const c = this.cases.get(id) ?? null
    const command: Command = { case: id, seq: c?.seq ?? 0, outcome, input: input as Facts, area }
    const stepped = step(programmes.get(programme)!, c, command, this.#around(c, area, actor, now))
    if (!stepped.ok) return { ok: false, refusal: stepped.refusal }
    this.#commit(stepped.event)
    return { ok: true, case: id }
  }

  #commit(event: CaseEvent): void {
    const before = this.cases.get(event.case) ?? null
    const after = evolve(before, event)
    this.cases.set(event.case, after)
    this.events.push(event)
    this.#counts(before, after, event)
    for (const effect of event.effects) {
      if (effect.kind === 'enter')
        for (const x of effect.entries)
          this.entries.set(`${effect.register} ${x.id}`, this.#entry(effect, x, event))
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

  /** With the columns of the line that it was entered from, as the house keeps it. */
  #entry(
    effect: Extract<CaseEvent['effects'][number], { readonly kind: 'enter' }>,
    x: (typeof effect)['entries'][number],
    event: CaseEvent,
  ): Entry {
    const i = effect.entries.indexOf(x)
    const lines = effect.list === undefined ? undefined : enteredBy(event)[effect.list]
    const line = Array.isArray(lines) ? ((lines as readonly Facts[])[i] ?? {}) : {}
    return {
      register: effect.register,
      ...x,
      body: { ...line, ...x.body },
      case: event.case,
      seq: event.seq,
      from: dayOfInstant(event.at),
    }
  }

  #counts(before: Case | null, after: Case, event: CaseEvent): void {
    const { adds, ends } = contributions(
      bankSeason.figures,
      programmes.get(event.programme.id)!,
      before,
      after,
      event,
      { calendar: chinaCalendar, areaPath: pathOf(event.area) },
    )
    this.#standing = this.#standing.filter(
      (r) =>
        !ends.some(
          (x) =>
            x.figure === r.figure &&
            x.part === r.part &&
            (x.entries ? x.entries.includes(r.entry ?? '') : x.case === r.case),
        ),
    )
    this.#standing.push(...adds)
  }

  /** Time passes: what falls due by itself until then is done, in its order. */
  pass(until: Instant | string): void {
    const end = until.length === 16 ? china(until) : (until as Instant)
    for (;;) {
      const runs = [...this.cases.values()].flatMap((c) => {
        const p = programmes.get(c.programme.id)!
        const setting = { calendar: chinaCalendar, areaPath: pathOf(c.area) }
        return p.steps[c.step]!.end === undefined ? runsOf(p, c, setting).map((run) => ({ c, p, run })) : []
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
      if (!stepped.ok) throw new Error(`${c.id} ${command.outcome}: ${stepped.refusal.message.zh}`)
      this.#commit(stepped.event)
    }
  }

  /** What a figure counts at a place. */
  count(id: string, area = city): number {
    const figure: Figure = bankSeason.figures.find((f) => f.id === id)!
    const records = this.#standing.filter(
      (r) => r.figure === id && r.part === 'top' && pathOf(r.area).includes(area),
    )
    return figure.measure === 'persons'
      ? new Set(records.map((r) => r.person)).size
      : records.reduce((n, r) => n + r.value, 0)
  }

  fact(id: string, name: string): unknown {
    return this.cases.get(id)!.facts[name] ?? null
  }

  step(id: string): string {
    return this.cases.get(id)!.step
  }

  entry(register: string, id: string): Entry | null {
    return this.entries.get(`season.${register} ${id}`) ?? null
  }

  /** The cases that another opened. */
  children(of: string): readonly string[] {
    return [...this.cases.keys()].filter((id) => id.startsWith(`${of}-`))
  }
}

/** ok, or the code of the refusal. */
export const codeOf = (answer: Answer): string => (answer.ok ? 'ok' : answer.refusal.code)
/** ok, or what the refusal says in Chinese. */
export const saying = (answer: Answer): string => (answer.ok ? 'ok' : answer.refusal.message.zh)
/** The case of an answer that is right; what is wrong is thrown. */
export function caseOf(answer: Answer): string {
  if (!answer.ok) throw new Error(`${answer.refusal.code} ${answer.refusal.field ?? ''} ${saying(answer)}`)
  return answer.case
}
