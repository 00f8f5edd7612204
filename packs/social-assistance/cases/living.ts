/** A table-top village for the rows of the living allowance: a family, its inquiry, its notice, and what lists gave it. */
import { abilitiesOf } from 'yimen/kernel/ability'
import { kernelAbilities } from 'yimen/kernel/abilities'
import { chinaCalendar } from 'yimen/kernel/clock'
import {
  evolve,
  knowledge,
  knownWorld,
  lineOfCase,
  step,
  type Actor,
  type Case,
  type CaseEvent,
  type Refusal,
  type Surroundings,
} from 'yimen/kernel/case'
import { residentIdCheck } from 'yimen/kernel/identity'
import type { Programme } from 'yimen/kernel/programme'
import { authorities } from '../authorities.ts'
import { livingBatch } from '../living/batch.ts'
import { firstLiving, secondLiving } from '../living/programme.ts'
import { actors, areaPath, china, village, type Move } from './play.ts'

export { firstLiving, secondLiving, type Move }

/** Fictional numbers: born on that day, the n-th of them. */
export const idNo = (born: string, n = 1): string => {
  const first = `430523${born.replaceAll('-', '')}${String(100 + n)}`
  return first + residentIdCheck(first)
}
export const headId = '430523196203150017'

const plain = { living: 'shared', health: 'healthy', labour: 'none', status: 'plain' } as const
export type Member = Readonly<Record<string, string>>
export const self: Member = { name: '李某某', idNo: headId, relation: 'self', ...plain }
export const member = (born: string, more: Partial<Member> = {}, n = 1): Member => ({
  name: '李某',
  idNo: idNo(born, n),
  relation: 'child',
  ...plain,
  ...(more as Member),
})
/** The applicant and so many others, whom nothing is added for. */
export const heads = (n: number): readonly Member[] => [
  self,
  ...Array.from({ length: n - 1 }, (_, i) => member('1990-01-01', {}, i + 1)),
]
export const income = (fen: number) => (fen === 0 ? {} : { incomes: [{ kind: 'wage', amount: fen }] })

export const form = {
  applicantName: '李某某',
  applicantId: headId,
  phone: '13900001234',
  hukou: 'rural',
  members: heads(3),
  ...income(100_000),
  accountHolder: '李某某',
  accountHolderRelation: 'self',
  account: '6217981234567890126',
  authorised: true,
}

export type Played = {
  readonly case: Case | null
  readonly events: readonly CaseEvent[]
  readonly refusal: Refusal | null
}
export type Around = {
  readonly programme?: Programme
  readonly from?: Played
  /** What lists gave so far, in fen; and what of it was released to the bank, where a list is still being checked. */
  readonly given?: number
  readonly released?: number
  /** Other cases of the same people. */
  readonly elsewhere?: readonly Case[]
}

const surroundings = (
  at: string,
  actor: Actor,
  { given = 0, released = given, elsewhere = [] }: Around,
): Surroundings => ({
  now: china(at),
  actor,
  areaPath,
  calendar: chinaCalendar,
  abilities: abilitiesOf(kernelAbilities),
  authorities,
  world: knownWorld({
    listed: (_, of) => (of.except!.includes('listed') ? released : given),
    elsewhere,
    opened: (_, __, mark) => JSON.parse(mark.slice(mark.indexOf('=') + 1)) as never,
  }),
  personKey: (id) => `key-${id}`,
})

/** For whoever asks why not, and does nothing. */
export const around = (at: string): Surroundings => surroundings(at, actors.clerk!, {})

/** The version that a case is pinned to. */
const versionOf = (c: Case | null | undefined): Programme =>
  c?.programme.version === 1 ? firstLiving : secondLiving

/** Plays moves one after another and stops at the first refusal. */
export function play(moves: readonly Move[], around: Around = {}): Played {
  const p = around.programme ?? versionOf(around.from?.case)
  let c: Case | null = around.from?.case ?? null
  const events: CaseEvent[] = [...(around.from?.events ?? [])]
  for (const m of moves) {
    const actor = m.as ?? { ...actors[m.by]!, kin: m.kin ?? [] }
    const command = { case: 'case-1', seq: c?.seq ?? 0, outcome: m.do, input: m.with ?? {}, area: village }
    const out = step(p, c, command, surroundings(m.at, actor, around))
    if (!out.ok) return { case: c, events, refusal: out.refusal }
    c = evolve(c, out.event)
    events.push(out.event)
  }
  return { case: c, events, refusal: null }
}
export const codeOf = (played: Played): string => played.refusal?.code ?? 'ok'

/** What a list that is gathered on a day holds of the case, in fen; null where it has no line of it. */
export function lineOn(day: string, played: Played, around: Around = {}): number | null {
  const p = around.programme ?? versionOf(played.case)
  const line = lineOfCase(
    livingBatch.gathers!.lines!,
    p,
    played.case!,
    surroundings(`${day} 08:00`, actors.system!, around),
  )
  return line === null ? null : (line.amount as number)
}
/** A formula as it reads on a day. */
export const readOn = (day: string, formula: string, played: Played, around: Around = {}) =>
  knowledge(
    around.programme ?? versionOf(played.case),
    played.case,
    played.case!.people,
    played.case!.facts,
    surroundings(`${day} 08:00`, actors.system!, around),
  ).read(formula)

export const visit = {
  visitor1: '王一',
  visitor2: '陈二',
  visitedOn: '2021-07-08',
  neighbours: 2,
  findings: '与申报一致',
  doubtful: false,
}
export const report = { reportOn: '2021-07-07', assetsOver: false, disposed: false }

/** The way up to the first opinion. */
export const toOpinion = (
  changed: {
    readonly form?: Readonly<Record<string, unknown>>
    readonly report?: object
    readonly visit?: object
    readonly accept?: object
  } = {},
): readonly Move[] => [
  { by: 'applicant', do: 'apply', at: '2021-07-05 09:00', with: { ...form, ...changed.form } },
  { by: 'clerk', do: 'accept', at: '2021-07-05 15:00', with: { isKin: false, ...changed.accept } },
  { by: 'clerk', do: 'request_check', at: '2021-07-06 09:00' },
  { by: 'checker', do: 'report_check', at: '2021-07-07 09:00', with: { ...report, ...changed.report } },
  { by: 'clerk', do: 'record_visit', at: '2021-07-08 16:00', with: { ...visit, ...changed.visit } },
]
export const propose: Move = { by: 'clerk', do: 'propose', at: '2021-07-09 09:00' }
export const shown: readonly Move[] = [
  { by: 'villager', do: 'post_notice', at: '2021-07-09 15:00', with: { noticePlace: '村务公开栏' } },
  { by: 'clerk', do: 'close_notice', at: '2021-07-19 09:00' },
]
export const agreed: readonly Move[] = [
  { by: 'head', do: 'opine', at: '2021-07-19 10:00', with: { opinion: 'agree' } },
  { by: 'villager', do: 'opine', at: '2021-07-19 11:00', with: { opinion: 'agree' } },
]
export const confirm: Move = { by: 'leader', do: 'confirm', at: '2021-07-20 09:00' }
/** On the register, from the month after. */
export const confirmed = (changed: Parameters<typeof toOpinion>[0] = {}): readonly Move[] => [
  ...toOpinion(changed),
  propose,
  ...shown,
  ...agreed,
  confirm,
]

/** On the register since so early a month: carried over by the county, with its list. */
export const carried = (
  at: string,
  listHeads: number,
  listIncome: number,
  hukou = 'rural',
  elsewhere: readonly Case[] = [],
): Played =>
  play(
    [
      {
        by: 'county',
        do: 'carry_over',
        at,
        with: {
          applicantName: '李某某',
          applicantId: headId,
          hukou,
          accountHolder: '李某某',
          account: '6217981234567890126',
          listHeads,
          listIncome,
          listPoints: 0,
          nextReview: '2022-06-01',
        },
      },
    ],
    { programme: firstLiving, elsewhere },
  )

/** What one month is due, in fen. */
export const dueIn = (month: string, played: Played, around: Around = {}) =>
  readOn(`${month}-01`, `dueIn("${month}", "${month}")`, played, around)
