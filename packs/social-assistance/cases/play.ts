/** A table-top Shaoyang County for the rows of this folder: a few posts, one calendar, no database. */
import type { Programme } from 'yimen/kernel/programme'
import { abilitiesOf } from 'yimen/kernel/ability'
import { chinaCalendar } from 'yimen/kernel/clock'
import {
  evolve,
  knownWorld,
  step,
  type Actor,
  type Award,
  type Case,
  type CaseEvent,
  type Refusal,
} from 'yimen/kernel/case'
import { kernelAbilities } from 'yimen/kernel/abilities'
import { parseInstant, type Instant } from 'yimen/kernel/day'
import { authorities } from '../authorities.ts'
import { temporaryAssistance } from '../temporary/programme.ts'

export const village = '430523104211'
export const areaPath = [village, '430523104', '430523', '430500', '430000']

const post = (role: string, area: string, person = role): Actor => ({
  person,
  post: `post-${person}`,
  role,
  area,
  kin: [],
})

/** The people of the table-top, by the name that rows use. */
export const actors: Readonly<Record<string, Actor>> = {
  applicant: { person: 'key-430523196203150017', post: null, role: 'resident', area: null, kin: [] },
  villager: post('village-worker', village),
  grid: post('grid-worker', village),
  clerk: post('township-clerk', '430523104'),
  head: post('township-head', '430523104'),
  leader: post('township-leader', '430523104'),
  sisterClerk: post('township-clerk', '430523105'),
  checker: post('county-check', '430523'),
  county: post('county-leader', '430523'),
  finance: post('county-finance', '430523'),
  financeHead: post('county-finance-head', '430523'),
  system: { person: 'system', post: null, role: 'system', area: null, kin: [] },
}

/** The fictional applicant's form; rows change single fields. */
export const form = {
  kind: 'emergency',
  cause: 'illness',
  story: '突发疾病住院，家中积蓄用尽',
  applicantName: '李某某',
  applicantId: '430523196203150017',
  phone: '13900001234',
  monthlyIncome: 60_000,
  accountHolder: '李某某',
  accountHolderRelation: 'self',
  account: '6217981234567890126',
  authorised: true,
}
export const visit = {
  visitor1: '王一',
  visitor2: '陈二',
  visitedOn: '2021-03-02',
  severity: 'serious',
  persons: 1,
  totalCost: 1_000_000,
  insurancePaid: 700_000,
  otherHelp: 200_000,
  hardshipReal: true,
  findings: '情况属实',
}

export type Move = {
  readonly by: string
  readonly do: string
  readonly at: string
  readonly with?: Readonly<Record<string, unknown>>
  readonly kin?: readonly string[]
  readonly as?: Actor
}
export type Played = {
  readonly case: Case | null
  readonly events: readonly CaseEvent[]
  readonly awards: readonly Award[]
  readonly refusal: Refusal | null
}

/** Times are written `2021-03-02 10:00`, China time. */
export const china = (text: string): Instant => parseInstant(`${text.replace(' ', 'T')}:00+08:00`)!

/** Plays moves one after another and stops at the first refusal. */
export function play(
  moves: readonly Move[],
  start: {
    readonly awards?: readonly Award[]
    readonly programme?: Programme
    readonly id?: string
    readonly from?: Played
  } = {},
): Played {
  const p = start.programme ?? temporaryAssistance
  let c: Case | null = start.from?.case ?? null
  const events: CaseEvent[] = [...(start.from?.events ?? [])]
  let awards: readonly Award[] = start.awards ?? start.from?.awards ?? []
  for (const m of moves) {
    const actor = m.as ?? { ...actors[m.by]!, kin: m.kin ?? [] }
    const out = step(
      p,
      c,
      {
        case: start.id ?? c?.id ?? 'case-1',
        seq: c?.seq ?? 0,
        outcome: m.do,
        input: m.with ?? {},
        area: village,
      },
      {
        now: china(m.at),
        actor,
        areaPath,
        calendar: chinaCalendar,
        abilities: abilitiesOf(kernelAbilities),
        authorities,
        world: knownWorld({ awards }),
        personKey: (idNo) => `key-${idNo}`,
      },
    )
    if (!out.ok) return { case: c, events, awards, refusal: out.refusal }
    c = evolve(c, out.event)
    events.push(out.event)
    for (const e of out.event.effects) {
      if (e.kind === 'award') awards = [...awards, e.award]
      if (e.kind === 'void_award') awards = awards.filter((a) => a.case !== out.event.case)
    }
  }
  return { case: c, events, awards, refusal: null }
}

/** The ordinary way up to the township leader's desk. */
export const toDecision: readonly Move[] = [
  { by: 'applicant', do: 'apply', at: '2021-03-01 09:00', with: form },
  { by: 'clerk', do: 'accept', at: '2021-03-01 15:00' },
  { by: 'clerk', do: 'record_visit', at: '2021-03-02 16:00', with: visit },
  { by: 'clerk', do: 'propose', at: '2021-03-03 09:00' },
  { by: 'head', do: 'agree', at: '2021-03-03 15:00' },
]
/** Money paid first to a family of the village, up to the papers. */
export const paidFirst: readonly Move[] = [
  {
    by: 'villager',
    do: 'report_urgent',
    at: '2021-09-13 20:00',
    with: { cause: 'illness', story: '突发脑溢血，昏迷送医', applicantName: '李某某', phone: '13900001234' },
  },
  {
    by: 'leader',
    do: 'pay_first',
    at: '2021-09-13 21:30',
    with: { advance: 200_000, method: 'cash', witness: '村支书' },
  },
]
