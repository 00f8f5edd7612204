/** A table-top district for the rows of this folder: its posts, registers in memory as the house would keep them. */
import type { Entry } from 'yimen/kernel/register'
import type { Facts } from 'yimen/kernel/rule'
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
import { parseInstant, type Day, type Instant } from 'yimen/kernel/day'
import { kernelAbilities } from 'yimen/kernel/abilities'
import { bodyCodeCheck, creditCodeCheck, residentIdCheck } from 'yimen/kernel/identity'
import { abilities } from '../abilities/index.ts'

export const community = '430702001007'
export const district = '430702'
const areaPath = [community, '430702001', district, '430700', '430000']

/** The n-th fictional person. */
export const idOf = (n: number): string => {
  const first17 = `430702196${n % 10}0101${500 + n}`
  return first17 + residentIdCheck(first17)
}
/** A credit code with its checks: `51` association, `52` private unit, `53` foundation. */
export const codeOf = (head: string, n: number, region = district): string => {
  const body = `MJK${10_000 + n}`
  const first17 = `${head}${region}${body}${bodyCodeCheck(body)}`
  return first17 + creditCodeCheck(first17)
}

const post = (role: string, area: string, person = role, id = `post-${person}`): Actor => ({
  person,
  post: id,
  role,
  area,
  kin: [],
})
export const actors: Readonly<Record<string, Actor>> = {
  window: post('service-window', district),
  own: post('organisation', district, 'own', 'post-own'),
  other: post('organisation', district, 'other', 'post-other'),
  /** The first and the fifth person in a post that is no body’s own. */
  one: post('organisation', district, `key-${idOf(1)}`, 'post-heads'),
  five: post('organisation', district, `key-${idOf(5)}`, 'post-heads'),
  registrar: post('registrar', district),
  head: post('registrar-head', district),
  unit: post('supervising-unit', district),
  party: post('party-committee', district),
  worker: post('community-worker', community),
  street: post('street-clerk', '430702001'),
  purchaser: post('purchaser', district),
  finance: post('finance', district),
  financeHead: post('finance-head', district),
  ...Object.fromEntries(
    Array.from({ length: 9 }, (_, i) => [`expert${i + 1}`, post('expert', district, `key-${idOf(20 + i)}`)]),
  ),
  system: { person: 'system', post: null, role: 'system', area: null, kin: [] },
}

export type Move = {
  readonly by: string
  readonly do: string
  readonly at: string
  readonly with?: Readonly<Record<string, unknown>>
  /** Done by the calendar for this day, however late. */
  readonly due?: string
}
export type Played = {
  readonly case: Case
  readonly events: readonly CaseEvent[]
  readonly refusal: Refusal | null
  readonly entries: ReadonlyMap<string, Entry>
  /** What was set going in other cases. */
  readonly told: readonly { readonly case: string; readonly outcome: string; readonly input: Facts }[]
}

/** Times are written `2021-03-02 10:00`, China time. */
export const china = (text: string): Instant => parseInstant(`${text.replace(' ', 'T')}:00+08:00`)!

export const entry = (
  register: string,
  id: string,
  standing: string,
  body: Facts = {},
  of = 'E-0001',
): Entry => ({ register, id, area: community, standing, body, case: of, seq: 1, from: '2020-01-02' })

/** Plays moves one after another and stops at the first refusal. What a case tells itself is done at once. */
export function play(
  programme: Programme,
  moves: readonly Move[],
  start: {
    readonly entries?: readonly Entry[]
    readonly from?: Played
    readonly id?: string
    /** What figures read, by day and figure: `2021-09-30 organisations.filed`; or on every day alike, by the figure. */
    readonly readings?: Readonly<
      Record<string, number | { readonly cases: readonly string[]; readonly digest: string }>
    >
  } = {},
): Played {
  let c: Case | null = start.from?.case ?? null
  const events: CaseEvent[] = [...(start.from?.events ?? [])]
  const entries = new Map([
    ...(start.from?.entries ?? []),
    ...(start.entries ?? []).map((e) => [`${e.register} ${e.id}`, e] as const),
  ])
  const commands: Played['told'][number][] = [...(start.from?.told ?? [])]
  const reading = (figure: string, on: Day): CountedHere | null => {
    const counted = start.readings?.[`${on} ${figure}`] ?? start.readings?.[figure]
    if (counted === undefined) return null
    const { cases, digest } = typeof counted === 'number' ? { cases: [], digest: '0' } : counted
    const records = typeof counted === 'number' ? counted : cases.length
    return { top: records, bottom: null, records, digest, cases }
  }
  const waiting = [...moves]
  while (waiting.length > 0) {
    const m = waiting.shift()!
    const out = step(
      programme,
      c,
      {
        case: c?.id ?? start.id ?? 'Z-0001',
        seq: c?.seq ?? 0,
        outcome: m.do,
        input: m.with ?? {},
        area: community,
      },
      {
        now: china(m.at),
        ...(m.due === undefined ? {} : { due: china(`${m.due} 00:00`) }),
        actor: actors[m.by]!,
        areaPath,
        calendar: chinaCalendar,
        abilities: abilitiesOf([...kernelAbilities, ...abilities]),
        authorities: [],
        personKey: (idNo) => `key-${idNo}`,
        world: knownWorld({ entry: (register, id) => entries.get(`${register} ${id}`) ?? null, reading }),
      },
    )
    if (!out.ok) return { case: c!, events, refusal: out.refusal, entries, told: commands }
    c = evolve(c, out.event)
    events.push(out.event)
    for (const e of out.event.effects) {
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
      if (e.kind === 'command' && e.case === c.id)
        waiting.unshift({ by: 'system', do: e.outcome, at: m.at, with: e.input })
      else if (e.kind === 'command')
        commands.push({ case: e.case, outcome: e.outcome, input: e.input as Facts })
    }
  }
  return { case: c!, events, refusal: null, entries, told: commands }
}

/** ok, or the code of the first refusal. */
export const codeOfRefusal = (played: Played): string => played.refusal?.code ?? 'ok'
/** What the refusal says, in Chinese. */
export const saying = (played: Played): string => played.refusal?.message.zh ?? 'ok'

export const clock = (programme: Programme, played: Played, name: string, at: string) =>
  readClockAt(
    clocksOf(programme, played.case, { calendar: chinaCalendar, areaPath }).find((k) => k.name === name)!,
    china(at),
  )
