/** The table: a small world of cases, registers, accounts and time in which rows are played one after another, as the house would keep them. */
import { abilitiesOf, type Ability } from 'yimen/kernel/ability'
import { kernelAbilities } from 'yimen/kernel/abilities'
import {
  clocksOf,
  concernsAny,
  evolve,
  knownWorld,
  outcomeOfRun,
  readClockAt,
  runsOf,
  step,
  tasksOf,
  type Actor,
  type Award,
  type Case,
  type CaseEvent,
  type Command,
  type CountedHere,
  type Surroundings,
  type TimeRun,
  type World,
} from 'yimen/kernel/case'
import { chinaCalendar } from 'yimen/kernel/clock'
import { entriesOf } from 'yimen/kernel/commit'
import { toEpochMs, type Day, type Instant } from 'yimen/kernel/day'
import type { Contribution, Figure } from 'yimen/kernel/figure'
import type { Programme } from 'yimen/kernel/programme'
import type { Entry } from 'yimen/kernel/register'
import type { Facts } from 'yimen/kernel/rule'
import { saying, type Answer } from './answer.ts'
import { Counting } from './counting.ts'
import { closing, linesFor } from './lists.ts'
import { momentOf, system } from './people.ts'

type Params = Readonly<Record<string, number>>
/** What a pack lays on the table. */
export type Laid = {
  readonly pack: {
    readonly programmes: readonly Programme[]
    readonly abilities?: readonly Ability[]
    readonly figures?: readonly Figure[]
  }
  /** By the names that rows use. */
  readonly actors: Readonly<Record<string, Actor>>
  /** From an area up to the widest. */
  readonly pathOf: (area: string) => readonly string[]
  /** Where a case opens unless its row says another place. */
  readonly at: string
  /** What the numbers of cases begin with. */
  readonly numbers?: string
  /** What rows leave out before the names of programmes and registers. */
  readonly prefix?: string
  /** Values other than those of the rehearsal, as of the first day. */
  readonly params?: Params
  readonly personKey?: (idNo: string) => string
  /** What the pack’s own world says besides what is on the table. */
  readonly world?: Parameters<typeof knownWorld>[0]
}

/** One act of somebody at a moment; `programme` and `area` where it opens a case. */
export type Act = {
  readonly case: string
  readonly by: Actor
  readonly outcome: string
  readonly at: Instant
  readonly input?: object
  readonly programme?: string
  readonly area?: string
  readonly seq?: number
  /** Done by the calendar for this moment, however late. */
  readonly due?: Instant
}
/** What a case set going in another. */
export type Sent = { readonly case: string; readonly outcome: string; readonly input: Facts }
type Waiting = { readonly run: TimeRun; readonly dueMs: number } | null

export class TableTop {
  readonly cases = new Map<string, Case>()
  readonly events: CaseEvent[] = []
  /** By `register id`. */
  readonly entries = new Map<string, Entry>()
  readonly balances = new Map<string, number>()
  readonly sent: Sent[] = []
  /** The lines that were gathered last for a case. */
  readonly gathered = new Map<string, readonly Facts[]>()
  /** Commands that a case gave and another refused: none, in a world that works. */
  readonly lost: string[] = []
  /** What figures read, by `day figure`, or by the figure on every day alike. */
  readings: Readonly<Record<string, CountedHere>> = {}
  readonly #laid: Laid
  readonly #programmes: ReadonlyMap<string, Programme>
  readonly #abilities: Surroundings['abilities']
  readonly #counting: Counting
  #awards: readonly Award[] = []
  #opened = 0
  /** What each case that is not over does next by itself; unset where it was moved since. */
  readonly #waiting = new Map<string, Waiting | undefined>()

  constructor(laid: Laid) {
    this.#laid = laid
    const { programmes, abilities = [], figures = [] } = laid.pack
    this.#programmes = new Map(programmes.map((p) => [p.id, withParams(p, laid.params ?? {})]))
    this.#abilities = abilitiesOf([...kernelAbilities, ...abilities])
    this.#counting = new Counting(figures, laid.pathOf, (id) => this.programme(id))
  }

  /** The same world once more, to go on from here in another way. */
  copy(): TableTop {
    const table = new TableTop(this.#laid)
    for (const event of this.events) table.events.push(event)
    for (const [id, c] of this.cases) table.cases.set(id, c)
    for (const [id, waiting] of this.#waiting) table.#waiting.set(id, waiting)
    for (const [id, entry] of this.entries) table.entries.set(id, entry)
    for (const [account, amount] of this.balances) table.balances.set(account, amount)
    for (const [id, lines] of this.gathered) table.gathered.set(id, lines)
    table.sent.push(...this.sent)
    table.lost.push(...this.lost)
    table.readings = this.readings
    table.#awards = this.#awards
    table.#opened = this.#opened
    return table
  }

  programme(id: string): Programme {
    return this.#programmes.get(id)!
  }

  /** Opens a case, after what was due until then. */
  open(programme: string, by: string, outcome: string, at: string, input: object, area?: string): Answer {
    this.#opened += 1
    const id = `${this.#laid.numbers ?? 'T-'}${String(this.#opened).padStart(4, '0')}`
    const opening = { programme: this.#named(programme), area: area ?? this.#laid.at }
    return this.#actInTurn({ case: id, by: this.actor(by), outcome, at: momentOf(at), input, ...opening })
  }

  /** Acts on a case, after what was due until then; as one who saw it at `seq`. */
  act(id: string, by: string, outcome: string, at: string, input: object = {}, seq?: number): Answer {
    const seen = seq === undefined ? {} : { seq }
    return this.#actInTurn({ case: id, by: this.actor(by), outcome, at: momentOf(at), input, ...seen })
  }

  #actInTurn(act: Act): Answer {
    this.pass(act.at)
    return this.move(act)
  }

  /** One act alone, whatever is due. */
  move({ case: id, by, outcome, at, input = {}, due, ...act }: Act): Answer {
    const c = this.cases.get(id) ?? null
    const p = this.programme(c?.programme.id ?? act.programme!)
    const area = c?.area ?? act.area ?? this.#laid.at
    const command: Command = { case: id, seq: act.seq ?? c?.seq ?? 0, outcome, input: input as Facts, area }
    const around = { ...this.#around(area, by, at), ...(due === undefined ? {} : { due }) }
    const stepped = step(p, c, command, around)
    if (!stepped.ok) return { ok: false, refusal: stepped.refusal }
    this.#commit(stepped.event)
    this.#closeLists(id, at)
    return { ok: true, case: id, event: stepped.event }
  }

  /** What a figure reads at a place on a day: what the pack’s rows say, if anything. */
  reading(figure: string, on: Day, _area: string): CountedHere | null {
    return (
      this.readings[`${on} ${figure}`] ??
      this.readings[figure] ??
      this.#laid.world?.reading?.(figure, on) ??
      null
    )
  }

  #around(area: string, actor: Actor, now: Instant): Surroundings {
    const world: World = {
      ...knownWorld({
        paper: (id) => ({ sender: null, picture: id }),
        opened: (_case, _name, mark) => mark,
        ...this.#laid.world,
      }),
      entry: (register, id) => this.entries.get(`${register} ${id}`) ?? null,
      reading: (figure, on) => this.reading(figure, on, area),
      balance: (account) => this.balances.get(account) ?? 0,
      awards: (people) => this.#awards.filter((a) => a.people.some((person) => people.includes(person))),
      elsewhere: (people, programmes) =>
        [...this.cases.values()].filter((c) => concernsAny(c, people, programmes)),
    }
    return {
      now,
      actor,
      areaPath: this.#laid.pathOf(area),
      calendar: chinaCalendar,
      abilities: this.#abilities,
      authorities: [],
      personKey: this.#laid.personKey ?? ((idNo) => `key-${idNo}`),
      world,
    }
  }

  #commit(event: CaseEvent): void {
    this.cases.set(event.case, evolve(this.cases.get(event.case) ?? null, event))
    this.#waiting.set(event.case, undefined)
    this.events.push(event)
    for (const effect of event.effects) {
      if (effect.kind === 'enter')
        for (const entry of entriesOf(event, effect)) this.entries.set(`${entry.register} ${entry.id}`, entry)
      if (effect.kind === 'take_back')
        for (const [key, entry] of this.entries)
          if (entry.register === effect.register && entry.case === event.case) this.entries.delete(key)
      if (effect.kind === 'transfer') {
        const { debit, credit, amount } = effect.transfer
        this.balances.set(debit, (this.balances.get(debit) ?? 0) + amount)
        this.balances.set(credit, (this.balances.get(credit) ?? 0) - amount)
      }
      if (effect.kind === 'award') this.#awards = [...this.#awards, effect.award]
      if (effect.kind === 'void_award') this.#awards = this.#awards.filter((a) => a.case !== event.case)
      if (effect.kind === 'command') this.#send(event, effect)
    }
  }

  #send(event: CaseEvent, given: Extract<CaseEvent['effects'][number], { readonly kind: 'command' }>): void {
    const { case: id, outcome, input, programme } = given
    if (id !== event.case) this.sent.push({ case: id, outcome, input })
    if (!this.#programmes.has(this.cases.get(id)?.programme.id ?? programme ?? '')) {
      this.lost.push(`${id} ${outcome}: nobody is there`)
      return
    }
    const opening = programme === undefined ? {} : { programme, area: given.area ?? event.area }
    const answer = this.move({ case: id, by: system, outcome, at: event.at, input, ...opening })
    if (!answer.ok) this.lost.push(`${id} ${outcome}: ${saying(answer)}`)
  }

  /** Time passes: what falls due by itself until then is done, in its order. */
  pass(until: string): void {
    const endMs = toEpochMs(momentOf(until))
    for (;;) {
      const next = this.#next()
      if (next === null || next.dueMs > endMs) return
      const last = this.cases.get(next.id)!.acts.at(-1)!.at
      this.#run(next.id, next.run, toEpochMs(last) > next.dueMs ? last : next.run.due)
    }
  }

  #next(): (NonNullable<Waiting> & { readonly id: string }) | null {
    let first: (NonNullable<Waiting> & { readonly id: string }) | null = null
    for (const [id, noted] of this.#waiting) {
      const waiting = noted === undefined ? this.#waits(id) : noted
      if (waiting === null) this.#waiting.delete(id)
      else if (noted === undefined) this.#waiting.set(id, waiting)
      if (waiting !== null && (first === null || waiting.dueMs < first.dueMs)) first = { id, ...waiting }
    }
    return first
  }

  #waits(id: string): Waiting {
    const [run] = this.#runs(id).filter((r) => r.by === 'schedule' || r.by === 'clock')
    return run === undefined ? null : { run, dueMs: toEpochMs(run.due) }
  }

  #runs(id: string): readonly TimeRun[] {
    const c = this.cases.get(id)!
    const p = this.programme(c.programme.id)
    return p.steps[c.step]!.end === undefined ? runsOf(p, c, this.#setting(c)) : []
  }

  #run(id: string, run: TimeRun, now: Instant): void {
    const c = this.cases.get(id)!
    const p = this.programme(c.programme.id)
    const command: Command = { case: id, seq: c.seq, outcome: outcomeOfRun(p, run)!, input: {}, run }
    const stepped = step(p, c, command, { ...this.#around(c.area, system, now), due: run.due })
    if (!stepped.ok) throw new Error(`${id} ${command.outcome}: ${stepped.refusal.message.zh}`)
    this.#commit(stepped.event)
  }

  /** Lists of cases that nobody types are gathered as soon as they are begun, and closed; those of entries are the house’s alone. */
  #closeLists(id: string, now: Instant): void {
    const run = this.#runs(id).find((r) => r.by === 'gather')
    if (run === undefined) return
    const c = this.cases.get(id)!
    const p = this.programme(c.programme.id)
    const lines = linesFor(p.gathers![run.name]!, c, this.#around(c.area, system, now), {
      cases: [...this.cases.values()],
      programme: (name) => this.programme(name),
    })
    if (lines === null) return
    this.gathered.set(id, lines)
    if (lines.length > 0) this.#commit(closing(p, c, run.name, lines, now))
    this.#run(id, run, now)
  }

  actor(name: string): Actor {
    return name === 'system' ? system : this.#laid.actors[name]!
  }

  #named(name: string): string {
    return `${this.#laid.prefix ?? ''}${name}`
  }

  #setting(c: Case) {
    return { calendar: chinaCalendar, areaPath: this.#laid.pathOf(c.area) }
  }

  fact(id: string, name: string): unknown {
    return this.cases.get(id)!.facts[name] ?? null
  }

  step(id: string): string {
    return this.cases.get(id)!.step
  }

  entry(register: string, id: string): Entry | null {
    return this.entries.get(`${this.#named(register)} ${id}`) ?? null
  }

  standing(register: string, id: string): string | null {
    return this.entry(register, id)?.standing ?? null
  }

  /** What an account holds: of a case’s own book, or of all. */
  balance(name: string, of?: string): number {
    return this.balances.get(of === undefined ? name : `${name}:${of}`) ?? 0
  }

  clock(id: string, name: string, at: string) {
    const c = this.cases.get(id)!
    const clock = clocksOf(this.programme(c.programme.id), c, this.#setting(c)).find((k) => k.name === name)
    return clock === undefined ? null : readClockAt(clock, momentOf(at))
  }

  /** In whose inbox it is: the role, and the post where it is one post's alone. */
  inbox(id: string): readonly string[] {
    const c = this.cases.get(id)!
    return tasksOf(this.programme(c.programme.id), c, this.#setting(c)).map((x) => x.post ?? x.role)
  }

  /** What a case told whom, in Chinese. */
  told(id: string): readonly string[] {
    return this.events
      .filter((e) => e.case === id)
      .flatMap((e) => e.effects.flatMap((x) => (x.kind === 'notify' ? [`${x.to} ${x.text.zh}`] : [])))
  }

  /** The cases that another opened, of one programme or of any. */
  children(of: string, programme?: string): readonly string[] {
    return [...this.cases.values()]
      .filter((c) => c.id.startsWith(`${of}-`))
      .filter((c) => programme === undefined || c.programme.id === this.#named(programme))
      .map((c) => c.id)
  }

  /** The newest case of a programme. */
  newest(programme: string): string {
    return [...this.cases.values()].findLast((c) => c.programme.id === this.#named(programme))!.id
  }

  /** All that figures have counted, record by record. */
  records(): readonly Contribution[] {
    return this.#counting.records(this.events)
  }

  /** What a figure has counted at a place: all that was added and that nothing took out again. */
  count(figure: string, area?: string, part: 'top' | 'bottom' = 'top'): number {
    return this.#counting.of(this.events, figure, area, part)
  }
}

function withParams(p: Programme, params: Params): Programme {
  const changed = Object.entries(params).filter(([name]) => Object.hasOwn(p.params, name))
  if (changed.length === 0) return p
  const values = changed.map(([name, value]) => {
    const param = p.params[name]!
    return [name, { ...param, history: param.history.map((h) => ({ ...h, value })) }] as const
  })
  return { ...p, params: { ...p.params, ...Object.fromEntries(values) } }
}
