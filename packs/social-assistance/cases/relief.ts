/** The same table-top county for support, care and goods: contracts on a register, cases that stand beside, stores that hold something. */
import type { Programme } from 'yimen/kernel/programme'
import type { Entry } from 'yimen/kernel/register'
import { abilitiesOf } from 'yimen/kernel/ability'
import { chinaCalendar } from 'yimen/kernel/clock'
import {
  evolve,
  knownWorld,
  step,
  type Actor,
  type Case,
  type CaseEvent,
  type Refusal,
} from 'yimen/kernel/case'
import { kernelAbilities } from 'yimen/kernel/abilities'
import { supportAuthorities } from '../support-authorities.ts'
import { support } from '../support/programme.ts'
import { careAgreement } from '../care/agreement.ts'
import { actors as officials, areaPath, china, village } from './play.ts'

export const town = '430523104'
const county = '430523'
const post = (role: string, area: string): Actor => ({
  person: role,
  post: `post-${role}`,
  role,
  area,
  kin: [],
})

export const actors: Readonly<Record<string, Actor>> = {
  ...officials,
  countyClerk: post('county-clerk', county),
  evaluator: post('hospital-evaluator', county),
  company: post('care-company', county),
  countyStore: post('county-store', county),
  store: post('store-keeper', town),
}

export type Move = {
  readonly by: string
  readonly do: string
  readonly at: string
  readonly with?: Readonly<Record<string, unknown>>
  readonly as?: Actor
}
export type Around = {
  readonly programme: Programme
  readonly id?: string
  readonly area?: string
  /** Cases of the same people that stand beside. */
  readonly beside?: readonly (Case | null)[]
  readonly contracts?: readonly Entry[]
  readonly stores?: Readonly<Record<string, number>>
  readonly from?: Case | null
}
export type Played = {
  readonly case: Case | null
  readonly events: readonly CaseEvent[]
  readonly refusal: Refusal | null
}

/** Plays moves one after another and stops at the first refusal; what a store held changes with them. */
export function play(moves: readonly Move[], around: Around): Played {
  let c: Case | null = around.from ?? null
  const events: CaseEvent[] = []
  const stores: Record<string, number> = { ...around.stores }
  const area = around.area ?? village
  for (const m of moves) {
    const out = step(
      around.programme,
      c,
      { case: around.id ?? c?.id ?? 'case-1', seq: c?.seq ?? 0, outcome: m.do, input: m.with ?? {}, area },
      {
        now: china(m.at),
        actor: m.as ?? actors[m.by]!,
        areaPath: areaPath.slice(areaPath.indexOf(area)),
        calendar: chinaCalendar,
        abilities: abilitiesOf(kernelAbilities),
        authorities: supportAuthorities,
        world: knownWorld({
          elsewhere: (around.beside ?? []).filter((x) => x !== null),
          entry: (_, id) => (around.contracts ?? []).find((e) => e.id === id) ?? null,
          ...(around.stores ? { balances: stores } : {}),
        }),
        personKey: (idNo) => `key-${idNo}`,
      },
    )
    if (!out.ok) return { case: c, events, refusal: out.refusal }
    c = evolve(c, out.event)
    events.push(out.event)
    for (const e of out.event.effects)
      if (e.kind === 'transfer') {
        const { debit, credit, amount } = e.transfer
        stores[debit] = (stores[debit] ?? 0) + amount
        stores[credit] = (stores[credit] ?? 0) - amount
      }
  }
  return { case: c, events, refusal: null }
}

export const codeOf = (moves: readonly Move[], around: Around): string =>
  play(moves, around).refusal?.code ?? 'ok'

const contractOf = (kind: string, more: Readonly<Record<string, string | number>> = {}): Entry => ({
  register: 'assistance.contracts',
  id: `C-${kind}`,
  area: county,
  standing: 'in_force',
  body: {
    provider: '演练单位',
    kind,
    post: `post-${holders[kind]}`,
    rate: 18_000,
    validTo: '2021-12-31',
    ...more,
  },
  case: `C-${kind}`,
  seq: 2,
  from: '2021-01-04',
})
const holders: Readonly<Record<string, string>> = {
  evaluation: 'hospital-evaluator',
  escort: 'care-company',
  service: 'care-company',
  goods: 'none',
}
export const contracts = ['evaluation', 'escort', 'service', 'goods'].map((kind) => contractOf(kind))
export const expired = contracts.map((c) => ({ ...c, body: { ...c.body, validTo: '2021-02-28' } }))
export const ended = contracts.map((c) => ({ ...c, standing: 'ended' }))
export const ofOthers = contracts.map((c) => ({ ...c, body: { ...c.body, post: 'post-somebody' } }))

/** The fictional person, seventy years old. */
export const person = { fullName: '刘某某', idNo: '430523195103150015' }
export const supportForm = {
  ...person,
  phone: '13900001234',
  category: 'elderly',
  way: 'home',
  accountHolder: '刘某某',
  account: '6217981234567890126',
  authorised: true,
}
const items = ['eats', 'dresses', 'getsUp', 'usesToilet', 'walks', 'bathes'] as const

/** An evaluation in which so many of the six are not met. */
export const evaluation = (notMet: number, day: string): Readonly<Record<string, unknown>> => ({
  evaluationContract: 'C-evaluation',
  evaluatedOn: day,
  ...Object.fromEntries(items.map((name, i) => [name, i >= notMet])),
  evaluator1: '王医生',
  evaluator2: '李护士',
})

export const toNotice: readonly Move[] = [
  { by: 'villager', do: 'apply', at: '2021-03-01 09:00', with: supportForm },
  {
    by: 'clerk',
    do: 'record_inquiry',
    at: '2021-03-03 10:00',
    with: {
      visitor1: '王一',
      visitor2: '陈二',
      visitedOn: '2021-03-03',
      labourLost: true,
      noIncome: true,
      noSupporters: true,
    },
  },
  { by: 'head', do: 'post_notice', at: '2021-03-05 09:00', with: { noticePlace: '村务公开栏' } },
]
export const toCounty: readonly Move[] = [
  ...toNotice,
  { by: 'clerk', do: 'close_notice', at: '2021-03-15 09:00' },
]
export const toEvaluation: readonly Move[] = [
  ...toCounty,
  { by: 'county', do: 'confirm', at: '2021-03-16 09:00' },
]
/** Supported from April 2021, with so many items not met. */
export const toSupported = (notMet: number): readonly Move[] => [
  ...toEvaluation,
  {
    by: 'evaluator',
    do: 'record_evaluation',
    at: '2021-03-18 10:00',
    with: evaluation(notMet, '2021-03-18'),
  },
  { by: 'county', do: 'set_grade', at: '2021-03-19 09:00' },
]
/** Told on 10 August, evaluated on the 16th, adjusted on the 18th. */
export const regraded = (notMet: number): readonly Move[] => [
  {
    by: 'villager',
    do: 'report_change',
    at: '2021-08-10 09:00',
    with: { changedOn: '2021-08-08', changeStory: '住院后行动不便' },
  },
  {
    by: 'evaluator',
    do: 'record_evaluation',
    at: '2021-08-16 10:00',
    with: evaluation(notMet, '2021-08-16'),
  },
  { by: 'county', do: 'adjust_grade', at: '2021-08-18 09:00' },
]
export const supportedCase = (moves: readonly Move[]): Case =>
  play(moves, { programme: support, id: 'support-1', contracts }).case!

export const agreementForm = {
  ...person,
  carerName: '刘小某',
  carerId: '430523198001010015',
  carerPhone: '13900005678',
  carerRelation: 'relative',
  carerFree: true,
  cooks: true,
  cleans: true,
  medicine: true,
  calls: true,
  frequency: 'daily',
  accountHolder: '刘小某',
  account: '6217981234567890126',
}
const signs = (by: string, what: string, at: string): Move => ({
  by,
  do: what,
  at,
  with: { signedName: '签名人', signedOn: at.slice(0, 10) },
})
export const fourSign: readonly Move[] = [
  signs('head', 'sign_office', '2021-06-02 09:00'),
  signs('villager', 'sign_village', '2021-06-02 10:00'),
  signs('clerk', 'sign_carer', '2021-06-02 11:00'),
  signs('clerk', 'sign_person', '2021-06-02 11:30'),
]
export const proposed: Move = { by: 'clerk', do: 'propose', at: '2021-06-01 09:00', with: agreementForm }
export const concluded: readonly Move[] = [
  proposed,
  ...fourSign,
  { by: 'clerk', do: 'conclude', at: '2021-06-03 09:00' },
]
export const check = (month: string, at: string, inOrder = true): Move => ({
  by: 'villager',
  do: 'check_month',
  at,
  with: { month, careDays: 28, inOrder },
})
/** With the support case as it stands. */
export const agreed = (moves: readonly Move[], beside: Case, from?: Case | null): Played =>
  play(moves, { programme: careAgreement, id: 'agreement-1', beside: [beside], ...(from ? { from } : {}) })
