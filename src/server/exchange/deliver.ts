/** Brings messages to a partner, in their order and the same bytes each time, until each was answered; how far away they are is never a failure. */
import { partner as acting, type SendRule } from '#kernel/programme'
import { originOf } from '#tree'
import { readReceipt, type Receipt, type Signed } from '#exchange'
import {
  findEvent,
  keepConflict,
  keepReceipts,
  messagesFrom,
  messagesWaiting,
  openTold,
  type MessageRow,
  type Receipted,
} from '#store'
import type { ExchangeSent } from '../contract/index.ts'
import { programmeOf, type House } from '../realm.ts'
import { isBy } from './keys.ts'
import { hashOf, type Parties, type Partner } from './partner.ts'

const mostAtOnce = 50
const patienceMs = 20_000
/** [XC13] A receipt that was on its way when they changed their key. */
const overlapMs = 24 * 3_600_000

/** Why it did not go on: as people read it, until it does. */
export type Trouble = { readonly code: string; readonly at: string }

/**
 * [XC6] Sends what waits, some at a time; null when all of it was answered, or why not. While some are with them the next are made
 * ready, and while those travel the receipts of the ones before are kept: whoever is stopped in between sends some once more.
 */
export async function deliver(parties: Parties, partner: Partner): Promise<Trouble | null> {
  const { house } = parties
  if (partner.stopped !== null) return trouble(house, 'exchange_stopped')
  /** Below this number they are sent again, answered or not. */
  let againBelow = 0
  const batchFrom = async (n: number): Promise<Batch> => {
    const rows =
      n < againBelow
        ? await messagesFrom(house.pool, house.code, partner.id, 'out', n, mostAtOnce)
        : await messagesWaiting(house.pool, house.code, partner.id, n, mostAtOnce)
    return { rows, sent: await toldIn(house, rows) }
  }
  let keeping: Promise<void> = Promise.resolve()
  try {
    for (let batch = await batchFrom(1); batch.rows.length > 0;) {
      const { rows, sent } = batch
      if (sent === null) return trouble(house, 'exchange_erased')
      const [answer, ahead] = await Promise.all([post(partner, sent), batchFrom(rows.at(-1)!.n + 1)])
      if ('code' in answer) {
        /** [XC14] They were set back to an earlier state, or never got what we thought: from there on, once. */
        const isBehind = answer.code === 'exchange_gap' && (answer.next ?? Infinity) < rows[0]!.n
        if (!isBehind || againBelow > 0) return trouble(house, answer.code)
        againBelow = rows[0]!.n
        batch = await batchFrom(Math.max(1, answer.next!))
        continue
      }
      const read = await receiptsOf(house, partner, rows, answer.receipts)
      if (typeof read === 'string') return trouble(house, read)
      await keeping
      keeping = answered(parties, partner, rows, read)
      /** Whoever waits for it hears of its fault: below, or in the next turn. */
      keeping.catch(() => undefined)
      batch = read.length === rows.length ? ahead : await batchFrom(rows[read.length]!.n)
    }
    return null
  } finally {
    await keeping
  }
}

type Batch = { readonly rows: readonly MessageRow[]; readonly sent: ExchangeSent | null }

const trouble = (house: House, code: string): Trouble => ({ code, at: house.clock.now() })

/** As they were signed; null where the key of what one tells was destroyed. */
async function toldIn(house: House, rows: readonly MessageRow[]): Promise<ExchangeSent | null> {
  const subjects = rows.map((r) => r.subject)
  await house.keys.load(house.pool, subjects)
  const missing = subjects.filter((s) => house.keys.get(s) === null)
  house.keys.distrust(missing)
  await house.keys.load(house.pool, missing)
  const messages = rows.flatMap((r) => {
    const key = house.keys.get(r.subject)
    return key === null ? [] : [{ note: r.note, ...openTold(key, r) }]
  })
  return messages.length === rows.length ? { messages } : null
}

type Answered = { readonly receipts: readonly string[] } | { readonly code: string; readonly next?: number }

async function post(partner: Partner, sent: ExchangeSent): Promise<Answered> {
  try {
    const response = await fetch(`${partner.url}/api/exchange/inbox`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-yimen': '1' },
      body: JSON.stringify(sent),
      signal: AbortSignal.timeout(patienceMs),
      redirect: 'error',
    })
    const body = (await response.json()) as { receipts?: unknown; code?: unknown; next?: unknown }
    if (response.ok && Array.isArray(body.receipts) && body.receipts.every((r) => typeof r === 'string'))
      return { receipts: body.receipts as readonly string[] }
    return {
      code: typeof body.code === 'string' ? body.code.slice(0, 60) : 'exchange_unreadable',
      ...(Number.isSafeInteger(body.next) ? { next: body.next as number } : {}),
    }
  } catch {
    return { code: 'exchange_unreachable' }
  }
}

/** [XC11] Receipts of the first of these, each of its message and by its partner; or what is wrong with one. */
async function receiptsOf(
  house: House,
  partner: Partner,
  rows: readonly MessageRow[],
  notes: readonly string[],
): Promise<readonly (Signed<Receipt> & { readonly note: string })[] | string> {
  const receipts: (Signed<Receipt> & { readonly note: string })[] = []
  if (notes.length === 0 || notes.length > rows.length) return 'exchange_unreadable'
  for (const [i, note] of notes.entries()) {
    const read = readReceipt(note)
    const row = rows[i]!
    if (
      read === null ||
      read.said.from !== partner.origin ||
      read.said.to !== originOf(house.code) ||
      read.said.n !== row.n ||
      read.said.message !== row.id
    )
      return 'exchange_other_receipt'
    if (!isTheirs(house, partner, read)) return 'exchange_forged_receipt'
    /** [XC14] Two receipts that say different things convict who signed them. */
    if (row.receipt !== null && readReceipt(row.receipt)?.said.result !== read.said.result) {
      await keepConflict(
        house.pool,
        house.cover,
        partner.id,
        { id: hashOf(read.text), note },
        twice,
        house.clock.now(),
      )
      return 'exchange_two_receipts'
    }
    receipts.push({ ...read, note })
  }
  return receipts
}

const twice = { zh: '对方对同一条消息给了两种回执', en: 'They gave two different receipts for one message' }

/** [XC13] By the newest key, or for a day by the one before it. */
function isTheirs(house: House, partner: Partner, { text, signatures }: Signed<Receipt>): boolean {
  const [newest, before] = partner.keys.toReversed()
  const isRecent =
    newest !== undefined && Date.parse(house.clock.now()) - Date.parse(newest.since) < overlapMs
  return [newest, ...(isRecent ? [before] : [])].some(
    (k) => k !== undefined && isBy(k, partner.origin, text, signatures),
  )
}

/** [XC7] What a refusal does here comes first, under a key of its own; then the receipt is kept, and nothing is sent again. */
async function answered(
  parties: Parties,
  partner: Partner,
  rows: readonly MessageRow[],
  receipts: readonly (Signed<Receipt> & { readonly note: string })[],
): Promise<void> {
  const fresh: Receipted[] = []
  for (const [i, { said, text, note }] of receipts.entries()) {
    const row = rows[i]!
    if (row.receipt !== null) continue
    if (said.result === 'refused') await refusedThere(parties, partner, row, said)
    fresh.push({ id: row.id, receipt: note, result: said.result, receiptId: hashOf(text) })
  }
  if (fresh.length > 0)
    await keepReceipts(parties.house.pool, parties.house.cover, partner.id, fresh, parties.house.clock.now())
}

async function refusedThere(
  { house, queue, onFault }: Parties,
  partner: Partner,
  row: MessageRow,
  { code, why }: Receipt,
): Promise<void> {
  const rule = row.caseId === null ? null : await sendRuleOf(house, row)
  if (!rule?.refused) return
  const decided = await queue.submit({
    owner: acting.person(partner.id),
    key: `refused:${row.id}`,
    actor: { person: acting.person(partner.id), post: null, role: rule.role, area: null, kin: [] },
    command: {
      case: row.caseId!,
      seq: null,
      outcome: rule.refused.outcome,
      input: { [rule.refused.why]: `${why?.zh ?? ''}（${code ?? ''}）` },
    },
  })
  /** The case went on meanwhile: what was refused is seen beside it. */
  if (decided.status >= 300) onFault(new RefusedTooLate(row.id, decided.refusal?.code ?? 'unknown'))
}

class RefusedTooLate extends Error {
  readonly code = 'EXCHANGE_REFUSED_TOO_LATE'
  readonly what: string
  constructor(id: string, why: string) {
    super(`a partner refused a message, and its case did not take that: ${id} (${why})`)
    this.what = `${id} ${why}`
  }
}

/** The rule by which the case said this, in the version that it said it under. */
async function sendRuleOf(
  house: House,
  row: MessageRow,
): Promise<(Pick<SendRule, 'refused'> & { readonly role: string }) | null> {
  const event = await findEvent(house.pool, house.code, row.caseId!, row.seq!)
  const p = event && programmeOf(house, event)
  if (!event || !p) return null
  const outcome =
    p.opens[event.outcome] ??
    Object.values(p.steps).find((s) => Object.hasOwn(s.outcomes, event.outcome))?.outcomes[event.outcome]
  const rule = outcome?.effects?.find((e) => e.kind === 'send' && e.message === row.kind)
  const role = Object.keys(p.roles).find((name) => p.roles[name]!.level === acting.level)
  return rule?.kind === 'send' && role !== undefined
    ? { role, ...(rule.refused ? { refused: rule.refused } : {}) }
    : null
}
