/** A table-top zone for the rows of this folder: its posts, cases that speak to one another, registers and time, as the house would keep them. */
import type { Entry } from 'yimen/kernel/register'
import type { Facts } from 'yimen/kernel/rule'
import type { Programme } from 'yimen/kernel/programme'
import { abilitiesOf } from 'yimen/kernel/ability'
import { chinaCalendar } from 'yimen/kernel/clock'
import {
  clocksOf,
  evolve,
  knownWorld,
  outcomeOfRun,
  readClockAt,
  runsOf,
  step,
  tasksOf,
  type Actor,
  type Case,
  type CaseEvent,
  type Command,
  type Refusal,
} from 'yimen/kernel/case'
import { dayOfInstant, parseInstant, toEpochMs, type Instant } from 'yimen/kernel/day'
import { kernelAbilities } from 'yimen/kernel/abilities'
import { grid } from '../index.ts'

export const zone = '430271'
export const street = '430271001'
export const community = '430271001003'
export const grid12 = '430271001003012'
export const grid11 = '430271001003011'
export const grid13 = '430271001003013'
const pathOf = (area: string): readonly string[] =>
  [area, area.slice(0, 12), area.slice(0, 9), zone, '430200', '430000'].filter(
    (code, i, all) => all.indexOf(code) === i,
  )

const post = (role: string, area: string, person = role): Actor => ({
  person,
  post: `post-${person}`,
  role,
  area,
  kin: [],
})
const person = (name: string): Actor => ({ person: name, post: null, role: 'resident', area: null, kin: [] })
export const actors: Readonly<Record<string, Actor>> = {
  worker: post('grid-worker', grid12, 'worker'),
  neighbourWorker: post('grid-worker', grid11, 'worker-11'),
  strangeWorker: post('grid-worker', grid13, 'worker-13'),
  head: post('grid-head', grid12),
  community: post('community-head', community),
  clerk: post('street-clerk', street),
  leader: post('street-leader', street),
  command: post('command', zone, 'seat-1'),
  command2: post('command', zone, 'seat-2'),
  chief: post('command-head', zone),
  hotline: post('hotline', zone),
  water: post('unit', zone, 'water'),
  power: post('unit', zone, 'power'),
  roads: post('unit', zone, 'roads'),
  unitHead: post('unit-head', zone),
  zoneLeader: post('zone-leader', zone),
  li: person('li'),
  wang: person('wang'),
  system: { person: 'system', post: null, role: 'system', area: null, kin: [] },
}

/** Eleven in the west and twelve in the east, side by side at 113.165; on 1 November twelve goes into eleven. Exact borders are the server's. */
const [south, north] = [27_860_000, 27_880_000]
const borders = [
  { code: grid11, west: 113_150_000, east: 113_165_000, from: '2021-01-01', to: '2021-10-31' },
  { code: grid12, west: 113_165_000, east: 113_200_000, from: '2021-01-01', to: '2021-10-31' },
  { code: grid11, west: 113_150_000, east: 113_200_000, from: '2021-11-01', to: '2021-12-31' },
] as const
function ground(lon: number, lat: number, on: string) {
  const [area, ...onBorderOf] = borders
    .filter(
      (b) => b.from <= on && on <= b.to && b.west <= lon && lon <= b.east && south <= lat && lat <= north,
    )
    .map((b) => b.code)
    .toSorted()
  return area === undefined
    ? { area: null, path: [], onBorderOf: [] }
    : { area, path: pathOf(area), onBorderOf }
}

/** Times are written `2021-03-02 10:00`, China time. */
export const china = (text: string): Instant => parseInstant(`${text.replace(' ', 'T')}:00+08:00`)!
const programmes = new Map<string, Programme>(grid.programmes.map((p) => [p.id, p]))
/** The bytes behind an uploaded picture: two names of one file are one. */
const bytesOf = (paper: string): string => paper.replace(/-again$/, '')

export type Answer =
  | { readonly ok: true; readonly case: string }
  | { readonly ok: false; readonly refusal: Refusal }
type Params = Readonly<Record<string, number>>

/** A zone in which things happen one after another. `params`: values other than those of the rehearsal, as of the first day. */
export class Zone {
  readonly cases = new Map<string, Case>()
  readonly events: CaseEvent[] = []
  readonly entries = new Map<string, Entry>()
  /** Commands that a case gave and another refused: none, in a zone that works. */
  readonly lost: string[] = []
  #opened = 0

  readonly params: Params

  constructor(params: Params = {}) {
    this.params = params
  }

  programme(id: string): Programme {
    const p = programmes.get(id)!
    const changed = Object.entries(this.params).filter(([name]) => Object.hasOwn(p.params, name))
    if (changed.length === 0) return p
    const values = changed.map(([name, value]) => {
      const param = p.params[name]!
      return [name, { ...param, history: param.history.map((h) => ({ ...h, value })) }] as const
    })
    return { ...p, params: { ...p.params, ...Object.fromEntries(values) } }
  }

  #around(c: Case | null, area: string, actor: Actor, at: Instant) {
    return {
      now: at,
      actor,
      areaPath: pathOf(c?.area ?? area),
      calendar: chinaCalendar,
      abilities: abilitiesOf([...kernelAbilities, ...grid.abilities]),
      authorities: [],
      personKey: (idNo: string) => `key-${idNo}`,
      world: knownWorld({
        entry: (register, id) => this.entries.get(`${register} ${id}`) ?? null,
        reading: () => null,
        paper: (id) => ({ sender: null, picture: bytesOf(id) }),
        ground,
      }),
    }
  }

  /** Opens a case in a grid; its number. */
  open(programme: string, by: string, outcome: string, at: string, input: object, area = grid12): Answer {
    this.#opened += 1
    return this.#give(programme, `E-${String(this.#opened).padStart(4, '0')}`, by, outcome, at, input, area)
  }

  /** Acts on a case. */
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
    const after = evolve(before, event)
    this.cases.set(event.case, after)
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
      if (effect.kind === 'command') {
        const answer = this.#give(
          effect.programme ?? this.cases.get(effect.case)!.programme.id,
          effect.case,
          'system',
          effect.outcome,
          event.at,
          effect.input,
          effect.area ?? this.cases.get(effect.case)!.area,
        )
        if (!answer.ok) this.lost.push(`${effect.case} ${effect.outcome}: ${answer.refusal.message.zh}`)
      }
    }
  }

  /** Time passes: what falls due by itself until then is done, in its order. */
  pass(until: Instant | string): void {
    const end = typeof until === 'string' && until.length === 16 ? china(until) : (until as Instant)
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

  standing(register: string, id: string): string | null {
    return this.entries.get(`${register} ${id}`)?.standing ?? null
  }

  clock(id: string, name: string, at: string) {
    const c = this.cases.get(id)!
    const setting = { calendar: chinaCalendar, areaPath: pathOf(c.area) }
    const clock = clocksOf(this.programme(c.programme.id), c, setting).find((k) => k.name === name)
    return clock === undefined ? null : readClockAt(clock, china(at))
  }

  /** In whose inbox it is: the role, and the post where it is one post's alone. */
  inbox(id: string): readonly string[] {
    const c = this.cases.get(id)!
    const setting = { calendar: chinaCalendar, areaPath: pathOf(c.area) }
    return tasksOf(this.programme(c.programme.id), c, setting).map((x) => x.post ?? x.role)
  }

  /** What a case told whom, in Chinese. */
  told(id: string): readonly string[] {
    return this.events
      .filter((e) => e.case === id)
      .flatMap((e) => e.effects.flatMap((x) => (x.kind === 'notify' ? [`${x.to} ${x.text.zh}`] : [])))
  }

  /** The case that another opened. */
  child(of: string, programme: string): string {
    return [...this.cases.values()].findLast(
      (c) => c.id.startsWith(`${of}-`) && c.programme.id === programme,
    )!.id
  }
}

/** ok, or the code of the refusal. */
export const codeOf = (answer: Answer): string => (answer.ok ? 'ok' : answer.refusal.code)
/** ok, or what the refusal says in Chinese. */
export const saying = (answer: Answer): string => (answer.ok ? 'ok' : answer.refusal.message.zh)
/** ok, or the clause that the refusal stands on. */
export const clauseOf = (answer: Answer): string =>
  answer.ok ? 'ok' : (answer.refusal.clauses[0] ?? '').replace(/^grid\/policy\//, '')

/** What a worker finds and cannot solve. */
export const pothole = {
  kind: 'c060101',
  matter: '路面坑洞约半米',
  address: '云龙大道12号门前',
  before: ['hole'],
  point: { lon: 113_170_000, lat: 27_870_000 },
}
export const reported = {
  kind: 'c060101',
  description: '门口路面有个坑',
  address: '云龙大道12号门前',
  anonymous: true,
  wantsAnswer: false,
  hideName: false,
}
export const checked = { checkPhotos: ['check'], checkPoint: { lon: 113_170_100, lat: 27_870_100 } }

/** Plays an event to a step: found on a day at nine, filed, dispatched, signed for, done, passed. */
export function eventAt(
  z: Zone,
  where: 'found' | 'filed' | 'dispatched' | 'handling' | 'checking' | 'closing' | 'closed',
  more: {
    readonly level?: string
    readonly at?: string
    readonly input?: object
    readonly dispatch?: object
  } = {},
): string {
  const day = more.at ?? '2021-09-06 09:00'
  const opened = z.open('grid.event', 'worker', 'find', day, { ...pothole, ...more.input })
  if (!opened.ok) throw new Error(saying(opened))
  const id = opened.case
  const road: readonly (readonly [string, string, string, object])[] = [
    ['command', 'accept', 'found', {}],
    ['command', 'file', 'found', { level: more.level ?? 'ordinary' }],
    ['command', 'dispatch', 'filed', { toUnit: 'post-water', reasonKind: 'duty', ...more.dispatch }],
    ['water', 'sign', 'dispatched', {}],
    ['water', 'done', 'handling', { result: '已修补', after: ['mended'] }],
    ['worker', 'pass', 'checking', checked],
    ['command', 'close', 'closing', { answer: '已经修好' }],
  ]
  for (const [by, outcome, from, input] of road) {
    if (from === where && !(from === 'found' && where !== 'found')) return id
    const answer = z.act(id, by, outcome, day, input)
    if (!answer.ok) throw new Error(`${outcome}: ${saying(answer)}`)
  }
  return id
}
