/** A table-top city for the rows of this folder: its posts, cases that speak to one another, registers and time, as the house would keep them. */
import { abilitiesOf } from 'yimen/kernel/ability'
import { kernelAbilities } from 'yimen/kernel/abilities'
import {
  clocksOf,
  evolve,
  knownWorld,
  outcomeOfRun,
  readClockAt,
  runsOf,
  step,
  type Actor,
  type Case,
  type CaseEvent,
  type Command,
  type Refusal,
} from 'yimen/kernel/case'
import { chinaCalendar } from 'yimen/kernel/clock'
import { dayOfInstant, parseInstant, toEpochMs, type Instant } from 'yimen/kernel/day'
import { contributions } from 'yimen/kernel/figure'
import type { Programme } from 'yimen/kernel/programme'
import type { Entry } from 'yimen/kernel/register'
import type { Facts } from 'yimen/kernel/rule'
import { helmets } from '../index.ts'
import { planned } from '../rehearsal/plan.ts'

export const city = '430200'
export const county = '430211'
export const town = '430211001'
const pathOf = (area: string): readonly string[] =>
  [area, area.slice(0, 9), area.slice(0, 6), city, '430000'].filter((code, i, all) => all.indexOf(code) === i)

const post = (role: string, area: string, person = role): Actor => ({
  person,
  post: `post-${person}`,
  role,
  area,
  kin: [],
})
export const actors: Readonly<Record<string, Actor>> = {
  office: post('campaign-office', city),
  leader: post('campaign-leader', city),
  head: post('brigade-head', county),
  squad: post('squad-leader', county),
  officer: post('officer', county, 'officer-1'),
  officer2: post('officer', county, 'officer-2'),
  observer: post('observer', county),
  courier: post('employer', city, 'courier'),
  food: post('employer', city, 'food'),
  organ: post('organ', city),
  li: { person: 'key-430202198001010017', post: null, role: 'resident', area: null, kin: [] },
  wang: { person: 'key-wang', post: null, role: 'resident', area: null, kin: [] },
  system: { person: 'system', post: null, role: 'system', area: null, kin: [] },
}

/** Times are written `2021-10-02 10:00`, China time. */
export const china = (text: string): Instant => parseInstant(`${text.replace(' ', 'T')}:00+08:00`)!
const programmes = new Map<string, Programme>(helmets.programmes.map((p) => [p.id, p]))

export type Answer =
  | { readonly ok: true; readonly case: string }
  | { readonly ok: false; readonly refusal: Refusal }

/** A city in which things happen one after another. */
export class City {
  readonly cases = new Map<string, Case>()
  readonly events: CaseEvent[] = []
  readonly entries = new Map<string, Entry>()
  /** Commands that a case gave and another refused: none, in a city that works. */
  readonly lost: string[] = []
  readonly balances = new Map<string, number>()
  /** What figures read, by their id: the rest is nothing. */
  readings: Readonly<Record<string, readonly [top: number, bottom: number | null, records: number]>> = {}
  #opened = 0

  programme(id: string): Programme {
    return programmes.get(id)!
  }

  #around(c: Case | null, area: string, actor: Actor, at: Instant) {
    return {
      now: at,
      actor,
      areaPath: pathOf(c?.area ?? area),
      calendar: chinaCalendar,
      abilities: abilitiesOf([...kernelAbilities, ...helmets.abilities]),
      authorities: [],
      personKey: (idNo: string) => `key-${idNo}`,
      world: knownWorld({
        entry: (register, id) => this.entries.get(`${register} ${id}`) ?? null,
        balances: Object.fromEntries(this.balances),
        reading: (figure) => {
          const [top, bottom, records] = this.readings[figure] ?? [0, 0, 0]
          return { top, bottom, records, digest: figure, cases: null }
        },
      }),
    }
  }

  /** Opens a case in the town, unless told where. */
  open(programme: string, by: string, outcome: string, at: string, input: object, area = town): Answer {
    this.#opened += 1
    return this.#give(programme, `X${String(this.#opened).padStart(4, '0')}`, by, outcome, at, input, area)
  }

  act(id: string, by: string, outcome: string, at: string, input: object = {}): Answer {
    const c = this.cases.get(id)!
    return this.#give(c.programme.id, id, by, outcome, at, input, c.area)
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
    return { ok: true, case: id }
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
        this.balances.set(debit, (this.balances.get(debit) ?? 0) + amount)
        this.balances.set(credit, (this.balances.get(credit) ?? 0) - amount)
      }
      if (effect.kind === 'command') {
        const to = this.cases.get(effect.case)!
        const answer = this.#give(
          to.programme.id,
          effect.case,
          'system',
          effect.outcome,
          event.at,
          effect.input,
          to.area,
        )
        if (!answer.ok) this.lost.push(`${effect.case} ${effect.outcome}: ${answer.refusal.message.zh}`)
      }
    }
  }

  /** Time passes: what falls due by itself until then is done, in its order. */
  pass(until: Instant | string): void {
    const end = until.length === 16 ? china(until) : (until as Instant)
    for (;;) {
      const runs = [...this.cases.values()].flatMap((c) => {
        const p = this.programme(c.programme.id)
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

  fact(id: string, name: string): unknown {
    return this.cases.get(id)!.facts[name] ?? null
  }

  step(id: string): string {
    return this.cases.get(id)!.step
  }

  entry(register: string, id: string): Entry | null {
    return this.entries.get(`${register} ${id}`) ?? null
  }

  clock(id: string, name: string, at: string) {
    const c = this.cases.get(id)!
    const setting = { calendar: chinaCalendar, areaPath: pathOf(c.area) }
    const clock = clocksOf(this.programme(c.programme.id), c, setting).find((k) => k.name === name)
    return clock === undefined ? null : readClockAt(clock, china(at))
  }

  /** What a figure counts of all that happened: its records that nothing took out again. */
  counts(figure: string): number {
    const f = helmets.figures.find((x) => x.id === figure)!
    const cases = new Map<string, Case>()
    const standing = new Map<string, number>()
    for (const event of this.events) {
      const before = cases.get(event.case) ?? null
      const after = evolve(before, event)
      cases.set(event.case, after)
      const { adds, ends } = contributions([f], this.programme(event.programme.id), before, after, event, {
        calendar: chinaCalendar,
        areaPath: pathOf(event.area),
      })
      for (const end of ends) if (end.part === 'top') standing.delete(end.case)
      for (const add of adds) if (add.part === 'top') standing.set(add.case, add.value)
    }
    return [...standing.values()].reduce((sum, n) => sum + n, 0)
  }
}

export const idOf = (answer: Answer): string => {
  if (!answer.ok) throw new Error(saying(answer))
  return answer.case
}
/** ok, or the code of the refusal. */
export const codeOf = (answer: Answer): string => (answer.ok ? 'ok' : answer.refusal.code)
/** ok, or what the refusal says in Chinese. */
export const saying = (answer: Answer): string => (answer.ok ? 'ok' : answer.refusal.message.zh)

export const plan = planned
/** A city with its plan and posts: a fixed post on an urban road, another, a squad, and a registration point. */
export function campaign(): City {
  const c = new City()
  idOf(c.open('helmets.plan', 'office', 'set', '2021-09-01 08:00', planned, city))
  for (const [postNo, kind] of [
    ['G1', 'fixed'],
    ['G2', 'fixed'],
    ['L1', 'squad'],
    ['S1', 'registration'],
  ])
    idOf(
      c.open('helmets.post', 'head', 'set_up', '2021-09-01 09:00', {
        postNo,
        postName: `${postNo}号点位`,
        kind,
        road: 'urban',
        point: { lon: 113_084_000, lat: 27_827_000 },
      }),
    )
  return c
}

/** A rider without a helmet on an e-bike, fined 20 yuan and paid; `more` besides. */
export const rider = {
  postNo: 'G1',
  happenedOn: '2021-10-12',
  vehicle: 'ebike',
  ownership: 'own',
  seat: 'driver',
  trade: 'none',
  educated: 'told',
  helmetOn: true,
  kinds: [{ behaviour: 'no_helmet', way: 'fine', fine: 2_000 }],
  partyName: '李平',
  idNo: '430202198001010017',
  facts: '未戴安全头盔',
  told: true,
  signature: 'signed',
  delivered: true,
} as const
export const decided = (
  c: City,
  more: object = {},
  how = 'decide_settled',
  at = '2021-10-12 08:30',
): Answer => c.open('helmets.violation', 'officer', how, at, { ...rider, ...more })

/** A sheet of forty people at the first post, all of them drivers of e-bikes. */
export const cell = (worn: string, n: number, more: object = {}) => ({
  vehicle: 'ebike',
  seat: 'driver',
  trade: 'none',
  worn,
  n,
  ...more,
})
export const sheet = {
  sheetNo: 'T-1',
  postNo: 'G1',
  road: 'urban',
  place: 'market',
  observedOn: '2021-10-12',
  hours: 'morning',
  weather: 'fine',
  method: 'site',
  cells: [cell('buckled', 36), cell('bare', 4)],
  vehiclesSeen: 40,
  plated: 25,
} as const
export const sent = (c: City, more: object = {}, at = '2021-10-12 09:10'): Answer =>
  c.open('helmets.observation', 'observer', 'submit', at, { ...sheet, ...more })
