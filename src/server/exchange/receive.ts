/** What partners tell our cases: each message by its signature and its place in the lane, done once, and answered with a receipt that is kept. */
import { refuse, subjectFor, type Actor, type Case, type Refusal } from '#kernel/case'
import { partner as acting, type Programme, type Receiving } from '#kernel/programme'
import type { Text } from '#kernel/text'
import { fromBase64, originOf } from '#tree'
import {
  idWithin,
  keyKind,
  laneFault,
  laneStart,
  readMessage,
  receiptText,
  type LaneEnd,
  type Message,
  type MessageKind,
  type Receipt,
  type Signed,
} from '#exchange'
import {
  houseSubject,
  keepConflict,
  keepReceived,
  laneEndOf,
  messagesById,
  messagesFrom,
  sealTold,
  statesOf,
  type MessageRow,
  type PartnerKey,
} from '#store'
import type { ExchangeSent } from '../contract/index.ts'
import { idOfThread } from '../ids.ts'
import { HttpProblem, problem } from '../problem.ts'
import { inForce, programmeOf, type House } from '../realm.ts'
import type { Decided } from '../commands/submission.ts'
import { isBy, noteBy, ownKey } from './keys.ts'
import {
  hashOf,
  kindNamed,
  knownKeys,
  partners,
  sealingKey,
  unknownPartner,
  wordsOf,
  type Parties,
  type Partner,
} from './partner.ts'

type Came = ExchangeSent['messages'][number]
/** A message that may be believed. */
type Believed = Signed<Message> & { readonly came: Came; readonly id: string }
/** What became of it, and the case here that it is about. */
type Done = { readonly caseId: string | null; readonly seq: number | null; readonly refusal: Refused | null }
type Refused = { readonly code: string; readonly why: Text }

/** [XC6] Whose messages these are; they are all of one partner, and for us. */
export async function senderOf(house: House, messages: readonly Came[]): Promise<Partner> {
  const first = readMessage(messages[0]!.note)
  if (first === null) throw malformed()
  const partner = (await partners(house)).find((p) => p.origin === first.said.from)
  if (partner === undefined || first.said.to !== originOf(house.code)) throw unknownPartner()
  return partner
}

/**
 * [XC11] Receipts of as many as may be believed, in their order; the first that may not be is a problem where it comes first, and else is
 * heard of when it is sent again.
 */
export async function receive(
  parties: Parties,
  partner: Partner,
  messages: readonly Came[],
): Promise<readonly string[]> {
  const { house } = parties
  if (partner.stopped !== null) throw stopped(partner.stopped)
  const end = (await laneEndOf(house.pool, house.code, partner.id, 'in')) ?? laneStart
  const { repeats, fresh, keys, fault } = await believed(house, partner, end, messages)
  const notes = new Map([
    ...(await repeated(house, partner, repeats)),
    ...(fresh.length > 0 ? await taken(parties, partner, fresh, keys) : []),
  ])
  /** What comes twice at once is answered twice. */
  const receipts = messages.map((m) => notes.get(idOfNote(m.note))).filter((r) => r !== undefined)
  if (fault !== null && receipts.length === 0) {
    if (fault.conflict)
      await keepConflict(house.pool, house.cover, partner.id, fault.conflict, forked, house.clock.now())
    throw fault.problem
  }
  return receipts
}

type Fault = {
  readonly problem: HttpProblem
  readonly conflict?: { readonly id: string; readonly note: string }
}
type Read = {
  readonly repeats: readonly Believed[]
  readonly fresh: readonly Believed[]
  readonly keys: readonly PartnerKey[]
  readonly fault: Fault | null
}

/** [XC6] Read as far as nothing is wrong: form, signature, body, place. */
async function believed(
  house: House,
  partner: Partner,
  start: LaneEnd,
  messages: readonly Came[],
): Promise<Read> {
  const [repeats, fresh, keys]: [Believed[], Believed[], PartnerKey[]] = [[], [], []]
  let end = start
  for (const came of messages) {
    const read = readMessage(came.note)
    const stop = (fault: Fault): Read => ({ repeats, fresh, keys, fault })
    if (read === null || read.said.from !== partner.origin || read.said.to !== originOf(house.code))
      return stop({ problem: malformed() })
    const m: Believed = { ...read, came, id: hashOf(read.text) }
    const place = laneFault(end, m.said)
    const wrong = unsigned(partner, [...partner.keys, ...keys], m, place === 'behind')
    if (wrong !== null) return stop({ problem: wrong })
    if (m.said.body !== hashOf(came.salt + came.body)) return stop({ problem: cut() })
    if (place === 'behind') {
      const before = (await messagesFrom(house.pool, house.code, partner.id, 'in', m.said.n, 1))[0]
      const same = before?.id === m.id || fresh.some((f) => f.id === m.id)
      if (!same) return stop({ problem: fork(m.said.n), conflict: { id: m.id, note: came.note } })
      if (!fresh.some((f) => f.id === m.id)) repeats.push(m)
      continue
    }
    if (place === 'gap') return stop({ problem: gap(end.n + 1) })
    if (place === 'broken_chain') return stop({ problem: brokenChain(m.said.n) })
    if (m.said.key) {
      const next = newKey(partner, m)
      if (next === null) return stop({ problem: forged() })
      keys.push({ ...next, n: partner.keys.length + keys.length + 1, since: house.clock.now() })
    }
    fresh.push(m)
    end = { n: m.said.n, id: m.id }
  }
  return { repeats, fresh, keys, fault: null }
}

/** [XC13] The newest key signs what is new; what came before may be under any that they had. */
function unsigned(
  partner: Partner,
  keys: readonly PartnerKey[],
  m: Believed,
  isBehind: boolean,
): HttpProblem | null {
  const by = keys.findLastIndex((k) => isBy(k, partner.origin, m.text, m.signatures))
  if (by < 0) return forged()
  return by === keys.length - 1 || isBehind ? null : oldKey()
}

/** [XC13] Whoever announces a key shows that they hold it. */
function newKey(partner: Partner, m: Believed): Pick<PartnerKey, 'alg' | 'publicKey'> | null {
  const bytes = fromBase64(m.said.key!.publicKey)
  if (bytes === null) return null
  const key = { alg: m.said.key!.alg, publicKey: Buffer.from(bytes) }
  return isBy(key, partner.origin, m.text, m.signatures) ? key : null
}

type Notes = readonly (readonly [id: string, note: string])[]

/** [XC11] The first receipt again, under the key that they know us by now. */
async function repeated(house: House, partner: Partner, repeats: readonly Believed[]): Promise<Notes> {
  if (repeats.length === 0) return []
  const signer = ownKey(house, (await knownKeys(house, partner)).acknowledged)
  const stored = await messagesById(
    house.pool,
    house.code,
    repeats.map((m) => m.id),
  )
  return stored.map((row) => [row.id, noteBy(house, textOf(row.receipt!), signer)])
}

/** Does what they say, then keeps them with their receipts: whoever is stopped in between is sent them again, and does nothing twice. */
async function taken(
  parties: Parties,
  partner: Partner,
  fresh: readonly Believed[],
  keys: readonly PartnerKey[],
): Promise<Notes> {
  const { house } = parties
  const done = await doneBy(parties, partner, fresh)
  const states = await statesOf(
    house.pool,
    house.code,
    done.flatMap((d) => (d.caseId === null ? [] : [d.caseId])),
  )
  const { acknowledged } = await knownKeys(house, partner)
  const signer = ownKey(house, acknowledged)
  const at = house.clock.now()
  const rows: MessageRow[] = []
  await house.keys.load(
    house.pool,
    [...states.values()].map((c) => subjectFor(programmeOf(house, c)!, c)),
  )
  for (const [i, m] of fresh.entries()) {
    const text = receiptText(receiptOf(house, m, done[i]!.refusal, at))
    rows.push(await rowOf(house, partner, m, done[i]!, states, noteBy(house, text, signer), at))
  }
  await keepReceived(
    house.pool,
    house.cover,
    partner.id,
    rows,
    keys,
    at,
    rows.map((r) => idOfNote(r.receipt!)),
  )
  return rows.map((r) => [r.id, r.receipt!])
}

/** What a note says, without who signed it; and its hash. */
const textOf = (note: string): string => note.slice(0, note.indexOf('\n\n') + 1)
const idOfNote = (note: string): string => hashOf(textOf(note))

const receiptOf = (house: House, { said, id }: Believed, refusal: Refused | null, at: string): Receipt => ({
  from: originOf(house.code),
  to: said.from,
  n: said.n,
  message: id,
  result: refusal === null ? 'taken' : 'refused',
  code: refusal?.code ?? null,
  why: refusal === null ? null : { zh: oneLine(refusal.why.zh), en: oneLine(refusal.why.en) },
  at,
})
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 1000)

async function rowOf(
  house: House,
  partner: Partner,
  { said, came, id }: Believed,
  { caseId, seq, refusal }: Done,
  states: ReadonlyMap<string, Case>,
  receipt: string,
  at: string,
): Promise<MessageRow> {
  const state = caseId === null ? undefined : states.get(caseId)
  const subject = state ? subjectFor(programmeOf(house, state)!, state) : houseSubject
  const { name, key } = await sealingKey(house, subject)
  return {
    partner: partner.id,
    direction: 'in',
    n: said.n,
    id,
    kind: said.kind,
    thread: said.thread,
    caseId: state ? caseId : null,
    seq,
    note: came.note,
    subject: name,
    sealed: sealTold(key, name, id, { salt: came.salt, body: came.body }, house.keys.suite),
    receipt,
    result: refusal === null ? 'taken' : 'refused',
    at,
  }
}

/** [XC3] One road: each is a command of the partner, under the message's own id, in their order. */
async function doneBy(
  { house, queue }: Parties,
  partner: Partner,
  fresh: readonly Believed[],
): Promise<readonly Done[]> {
  const ids = fresh.map((m) => caseHere(house, partner, m.said.thread))
  const states = new Map(
    await statesOf(
      house.pool,
      house.code,
      ids.filter((id) => id !== null),
    ),
  )
  /** Cases that messages before in this batch open. */
  const opening = new Map<string, Programme>()
  const openers = openersOf(house)
  return Promise.all(
    fresh.map(async (m, i): Promise<Done> => {
      if (m.said.kind === keyKind) return { caseId: null, seq: null, refusal: null }
      const caseId = ids[i]!
      const meant = meaningOf(house, partner, m, caseId, states.get(caseId ?? ''), opening, openers)
      if ('code' in meant) return { caseId: null, seq: null, refusal: meant }
      const { p, rule, input } = meant
      const role = Object.keys(p.roles).find((name) => p.roles[name]!.level === acting.level) ?? acting.level
      const actor: Actor = { person: acting.person(partner.id), post: null, role, area: null, kin: [] }
      const decided = await queue.submit({
        owner: actor.person,
        key: m.id,
        actor,
        ...(rule.opens ? { programme: p.id } : {}),
        command: {
          case: caseId!,
          seq: rule.opens ? 0 : null,
          outcome: rule.outcome,
          input: rule.opens ? { ...input, [rule.partner]: partner.id } : input,
          ...(rule.opens ? { area: house.root } : {}),
        },
      })
      const refusal = refusalOf(decided)
      return {
        caseId,
        seq: refusal === null ? (decided.body as { readonly seq: number }).seq : null,
        refusal,
      }
    }),
  )
}

/** [XC5] Our id of the case that a thread names: our own, or what we call a case of theirs; null for a third's. */
function caseHere(house: House, partner: Partner, thread: string): string | null {
  const own = idWithin(originOf(house.code), thread)
  if (own !== null) return own
  return idWithin(partner.origin, thread) === null ? null : idOfThread(house, partner.id, thread)
}

type Meant = {
  readonly p: Programme
  readonly rule: Receiving
  readonly input: Readonly<Record<string, unknown>>
}

/** [XC4] What a message asks for; of a case that is not this partner's it hears what it hears of one that there is not. */
function meaningOf(
  house: House,
  partner: Partner,
  m: Believed,
  caseId: string | null,
  state: Case | undefined,
  opening: Map<string, Programme>,
  openers: Openers,
): Meant | Refused {
  const kind = kindNamed(house, m.said.kind)
  if (kind === undefined)
    return refused('exchange_unknown_kind', '没有约定这种消息', 'This kind of message is not agreed on')
  if (wordsOf(kind) !== m.said.words)
    return refused(
      'exchange_other_words',
      '双方对这种消息内容的约定不一致，请核对目录版本',
      'The two do not agree on what this message carries: compare the catalogues',
    )
  const input = parsedBody(kind, m.came.body)
  if (input === null)
    return refused(
      'exchange_invalid_body',
      '消息内容不完整或者格式不对',
      'What it carries is not whole, or not in its form',
    )
  const unknown = refused('unknown_case', '没有这个办件', 'There is no such case')
  if (caseId === null) return unknown
  const isTheirs = idWithin(partner.origin, m.said.thread) !== null
  const p = state ? programmeOf(house, state) : opening.get(caseId)
  if (p === undefined) {
    const opens = isTheirs ? openers.get(kind.id) : undefined
    if (opens === undefined) return unknown
    opening.set(caseId, opens.p)
    return { ...opens, input: formOf(opens.rule, input) }
  }
  const rule = p.receives?.[kind.id]
  if (rule === undefined || (state && state.facts[rule.partner] !== partner.id)) return unknown
  return { p, rule, input: formOf(rule, input) }
}

type Openers = ReadonlyMap<string, Pick<Meant, 'p' | 'rule'>>

/** By kind of message, the programme that one opens a case of: the first in force. Read once for all that came together. */
function openersOf(house: House): Openers {
  const openers = new Map<string, Pick<Meant, 'p' | 'rule'>>()
  for (const id of new Set(house.packs.programmes.map((p) => p.id))) {
    const p = inForce(house, id)
    for (const [kind, rule] of Object.entries(p?.receives ?? {}))
      if (p && rule.opens && !openers.has(kind)) openers.set(kind, { p, rule })
  }
  return openers
}

const formOf = (
  { takes }: Receiving,
  body: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(takes).flatMap(([field, column]) =>
      Object.hasOwn(body, column) ? [[field, body[column]]] : [],
    ),
  )

/** [XC12] All that such a message carries and nothing else; what the values must be, the form says. */
function parsedBody(kind: MessageKind, text: string): Readonly<Record<string, unknown>> | null {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null
  const names = Object.keys(body)
  const isWhole = Object.entries(kind.carries).every(([name, c]) => c.optional || names.includes(name))
  return isWhole && names.every((name) => Object.hasOwn(kind.carries, name))
    ? (body as Readonly<Record<string, unknown>>)
    : null
}

function refusalOf({ status, refusal, body }: Decided): Refused | null {
  if (status < 300) return null
  const said = refusal ?? (body as Partial<Refusal> | undefined)
  /** [XC4] Out of reach and not there are one answer. */
  const code = said?.code === 'wrong_area' ? 'unknown_case' : (said?.code ?? 'unknown')
  const why = code === 'unknown_case' ? refuse('unknown_case', []).message : said?.message
  return refused(code, why?.zh ?? code, why?.en ?? code)
}

const refused = (code: string, zh: string, en: string): Refused => ({ code, why: { zh, en } })

const malformed = () =>
  problem(400, 'exchange_malformed', '不是约定格式的消息', 'This is not a message of the agreed form')
const forged = () =>
  problem(
    401,
    'exchange_forged',
    '签名不是对方的',
    'It is not signed by the partner whose it says that it is',
  )
const oldKey = () =>
  problem(401, 'exchange_old_key', '签名用的是已经更换的密钥', 'It is signed with a key that was replaced')
const cut = () =>
  problem(
    400,
    'exchange_cut',
    '内容与签名的不一致',
    'What came is not what was signed: it was cut or changed',
  )
const brokenChain = (n: number) =>
  problem(
    409,
    'exchange_broken_chain',
    `第${n}号消息与前一号接不上`,
    `Message ${n} does not follow the one before it`,
  )
const gap = (next: number) =>
  new HttpProblem({
    status: 409,
    code: 'exchange_gap',
    detail: { zh: `缺少第${next}号消息`, en: `Message ${next} is missing: send from there` },
    next,
  })
const forked: Text = { zh: '同一号收到了两条不同的消息', en: 'Two different messages came under one number' }
const fork = (n: number) =>
  problem(
    409,
    'exchange_fork',
    `第${n}号已经收到另一条消息，双方需要核对`,
    `Another message came under number ${n} already: somebody has to look`,
  )
const stopped = (why: Text) =>
  problem(409, 'exchange_stopped', `交换已经停下：${why.zh}`, `The exchange stands still: ${why.en}`)
