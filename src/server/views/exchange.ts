/** What was said with partners, as officials see it: of a case, of all cases that are shared, and of a lane. */
import { keyKind, readReceipt, turnOf, type Turn } from '#exchange'
import {
  eventsOf,
  lastWords,
  messagesOfCase,
  messagesRefused,
  messagesWaiting,
  partnersOf,
  standingsAmong,
  type LastWord,
  type MessageRow,
  type Standing,
} from '#store'
import type { Case } from '#kernel/case'
import { toEpochMs } from '#kernel/day'
import type { Text } from '#kernel/text'
import { readingInOffice } from '../access.ts'
import type { CaseExchangeView, ExchangeLanes, SharedCases, SharedCasesQuery } from '../contract/index.ts'
import { kindNamed } from '../exchange/partner.ts'
import { instantOf, programmeOf, type House } from '../realm.ts'
import type { Principal } from '../session.ts'

const pageSize = 50

const titleOf = (house: House, kind: string): Text =>
  kindNamed(house, kind)?.title ??
  (kind === keyKind ? { zh: '更换密钥', en: 'A change of keys' } : { zh: kind, en: kind })

/** [XC8] */
export async function exchangeOf(house: House, c: Case): Promise<CaseExchangeView> {
  const rows = await messagesOfCase(house.pool, house.code, c.id)
  return {
    untold: stepOf(house, c)?.end === undefined ? await untoldOf(house, c.id) : [],
    turn: turnOf(rows.map((r) => ({ ...r, at: instantOf(r.at) }))),
    messages: rows.map((r) => {
      const receipt = r.receipt === null ? null : readReceipt(r.receipt)!.said
      return {
        partner: r.partner,
        direction: r.direction,
        n: r.n,
        id: r.id,
        kind: r.kind,
        title: titleOf(house, r.kind),
        at: instantOf(r.at),
        result: r.result,
        code: receipt?.code ?? null,
        why: receipt?.why ?? null,
        receiptAt: receipt?.at ?? null,
      }
    }),
  }
}

/**
 * [XC18] What the case last said, where it was to a place with which nothing was arranged then: nobody is told it, and the case waits
 * for nobody. One that went on since was handled on paper.
 */
async function untoldOf(house: House, id: string): Promise<CaseExchangeView['untold']> {
  const events = await eventsOf(house.pool, house.code, [id])
  const last = events.findLast((e) => e.office === undefined && e.refused === undefined)
  const sends = last?.effects.flatMap((e) => (e.kind === 'send' ? [e] : [])) ?? []
  if (!last || sends.length === 0) return []
  const partners = new Map((await partnersOf(house.pool, house.code)).map((p) => [p.id, Date.parse(p.since)]))
  const isTold = (to: string): boolean => toEpochMs(last.at) >= (partners.get(to) ?? Infinity)
  return sends
    .filter(({ to }) => !isTold(to))
    .map(({ to, message }) => ({ to, title: titleOf(house, message), at: last.at }))
}

/** [XC16] */
export async function lanesOf(house: House, partner: string): Promise<ExchangeLanes> {
  const waiting = await messagesWaiting(house.pool, house.code, partner, 1, pageSize)
  const refused = await messagesRefused(house.pool, house.code, partner, pageSize)
  const line = (r: MessageRow) => ({
    n: r.n,
    title: titleOf(house, r.kind),
    case: r.caseId,
    at: instantOf(r.at),
  })
  return {
    waiting: waiting.map(line),
    refused: refused.map((r) => {
      const { code, why } = readReceipt(r.receipt!)!.said
      return { ...line(r), direction: r.direction, code: code!, why: why! }
    }),
  }
}

const order: readonly Turn['whose'][] = ['ours', 'way', 'theirs']

/** [XC17] Ours first, then what is on its way; of each what stands longest. */
export async function sharedCases(
  house: House,
  who: Principal,
  { whose, offset = 0 }: SharedCasesQuery,
): Promise<SharedCases> {
  const words = new Map((await lastWords(house.pool, house.code)).map((w) => [w.caseId, w]))
  const seen = await readingInOffice(house, who, (db) => standingsAmong(db, house.code, [...words.keys()]))
  const openCases = seen
    .filter((c) => !c.people.includes(who.person) && stepOf(house, c)?.end === undefined)
    .map((c) => {
      const word = words.get(c.id)!
      return { c, word, turn: turnOf([{ ...word, at: instantOf(word.at) }])! }
    })
  const count = (of: Turn['whose']): number => openCases.filter(({ turn }) => turn.whose === of).length
  const sorted = openCases
    .filter(({ turn }) => whose === undefined || turn.whose === whose)
    .sort(
      (a, b) => rank(a.turn) - rank(b.turn) || compare(a.turn.since, b.turn.since) || compare(a.c.id, b.c.id),
    )
  const names = new Map((await partnersOf(house.pool, house.code)).map((p) => [p.id, p.name]))
  return {
    total: sorted.length,
    turns: { ours: count('ours'), theirs: count('theirs'), way: count('way') },
    cases: sorted
      .slice(offset, offset + pageSize)
      .map(({ c, word, turn }) => ({
        case: c.id,
        programme: programmeOf(house, c)!.title,
        step: stepOf(house, c)!.title,
        partner: names.get(word.partner)!,
        whose: turn.whose,
        since: turn.since,
        kind: titleOf(house, turn.kind),
        refused: whyRefused(word),
      })),
  }
}

const stepOf = (house: House, c: Pick<Standing, 'programme' | 'step'>) => programmeOf(house, c)?.steps[c.step]
const rank = ({ whose }: Turn): number => order.indexOf(whose)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const whyRefused = ({ receipt }: LastWord): Text | null =>
  receipt === null ? null : readReceipt(receipt)!.said.why
