/** A table-top campaign for the rows of this folder: a city office, two districts, figures in memory as the house would read them. */
import type { Entry } from 'yimen/kernel/register'
import type { Programme } from 'yimen/kernel/programme'
import { abilitiesOf } from 'yimen/kernel/ability'
import { chinaCalendar } from 'yimen/kernel/clock'
import {
  clocksOf,
  evolve,
  knownWorld,
  readClockAt,
  step,
  type Actor,
  type Case,
  type CaseEvent,
  type CountedHere,
  type Refusal,
} from 'yimen/kernel/case'
import { kernelAbilities } from 'yimen/kernel/abilities'
import { parseInstant, type Day, type Instant } from 'yimen/kernel/day'
import { abilities } from '../abilities/index.ts'

export const district = '430302'
export const city = '430300'
const areaPath = [district, city, '430000']
const post = (role: string, area: string, person = role): Actor => ({
  person,
  post: `post-${person}`,
  role,
  area,
  kin: [],
})

const actors: Readonly<Record<string, Actor>> = {
  office: post('city-office', city),
  clerk: post('city-office', city, 'second-clerk'),
  head: post('city-office-head', city),
  leader: post('city-leader', city),
  district: post('district-office', district),
  sister: post('district-office', '430304', 'sister'),
  /** One person in both posts: what they asked for as a district they may not grant as the head. */
  both: post('district-office', district, 'both'),
  bothAsHead: post('city-office-head', city, 'both'),
  system: { person: 'system', post: null, role: 'system', area: null, kin: [] },
}

export type Move = {
  readonly by: string
  readonly do: string
  readonly at: string
  readonly with?: Readonly<Record<string, unknown>>
}
export type Played = {
  readonly case: Case
  readonly events: readonly CaseEvent[]
  readonly refusal: Refusal | null
  readonly entries: ReadonlyMap<string, Entry>
}
/** What the figures would read, by figure and day; `2021-06-30 dispatch.visits`. */
export type Readings = Readonly<Record<string, CountedHere>>

/** Times are written `2021-03-02 10:00`, China time. */
export const china = (text: string): Instant => parseInstant(`${text.replace(' ', 'T')}:00+08:00`)!

/** So many done of a target; the records behind it are `E-01` upward, and their digest says how many there are. */
export const counted = (top: number, bottom: number | null): CountedHere => ({
  top,
  bottom,
  records: top,
  digest: top.toString(16).padStart(64, '0'),
  cases: Array.from({ length: top }, (_, i) => `E-${String(i + 1).padStart(2, '0')}`),
})
export const completion = (days: Readonly<Record<string, readonly [number, number | null]>>): Readings =>
  Object.fromEntries(
    Object.entries(days).map(([day, [top, bottom]]) => [`${day} elevator.completion`, counted(top, bottom)]),
  )

/** A case is played in `programme`, in the order of its moves, and stops at the first refusal. */
export function play(
  programme: Programme,
  moves: readonly Move[],
  start: {
    readonly readings?: Readings
    readonly entries?: readonly Entry[]
    readonly from?: Played
    readonly id?: string
  } = {},
): Played {
  let c: Case | null = start.from?.case ?? null
  const events: CaseEvent[] = [...(start.from?.events ?? [])]
  const entries = new Map([
    ...(start.from?.entries ?? []),
    ...(start.entries ?? []).map((e) => [`${e.register} ${e.id}`, e] as const),
  ])
  const reading = (figure: string, on: Day) => start.readings?.[`${on} ${figure}`] ?? null
  for (const m of moves) {
    const out = step(
      programme,
      c,
      {
        case: c?.id ?? start.id ?? 'D-0001',
        seq: c?.seq ?? 0,
        outcome: m.do,
        input: m.with ?? {},
        area: district,
      },
      {
        now: china(m.at),
        actor: actors[m.by]!,
        areaPath,
        calendar: chinaCalendar,
        abilities: abilitiesOf([...kernelAbilities, ...abilities]),
        authorities: [],
        personKey: (idNo) => `key-${idNo}`,
        world: knownWorld({ entry: (register, id) => entries.get(`${register} ${id}`) ?? null, reading }),
      },
    )
    if (!out.ok) return { case: c!, events, refusal: out.refusal, entries }
    c = evolve(c, out.event)
    events.push(out.event)
    for (const e of out.event.effects)
      if (e.kind === 'enter')
        for (const x of e.entries)
          entries.set(`${e.register} ${x.id}`, {
            register: e.register,
            id: x.id,
            area: x.area,
            standing: x.standing,
            body: x.body,
            case: c.id,
            seq: c.seq,
            from: m.at.slice(0, 10) as Day,
          })
  }
  return { case: c!, events, refusal: null, entries }
}

/** ok, or the code of the first refusal. */
export const codeOf = (played: Played): string => played.refusal?.code ?? 'ok'
export const sayingOf = (played: Played): string => played.refusal?.message.zh ?? 'ok'

export function clock(programme: Programme, played: Played, name: string, at: string) {
  return readClockAt(
    clocksOf(programme, played.case, { calendar: chinaCalendar, areaPath }).find((k) => k.name === name)!,
    china(at),
  )
}
