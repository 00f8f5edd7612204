/** What our cases tell partners: numbered in the order of commits, signed, and kept until each was answered. */
import { randomBytes } from 'node:crypto'
import { evolve, subjectFor, type Case } from '#kernel/case'
import type { Sent } from '#kernel/commit'
import { toEpochMs, type Instant } from '#kernel/day'
import type { Value } from '#kernel/rule'
import { keyKind, laneStart, messageText, threadOf, type LaneEnd, type Message } from '#exchange'
import { originOf } from '#tree'
import {
  eventsOf,
  houseSubject,
  keepSent,
  laneEndOf,
  outboxAfter,
  sealTold,
  statesOf,
  subjectsOf,
  threadsOfCases,
  unseal,
  type MessageRow,
  type OutboxRow,
  type Signer,
} from '#store'
import { canonical } from '../../canonical.ts'
import { programmeOf, type House } from '../realm.ts'
import { noteBy, ownKey, ownKeyNumber, publicOf } from './keys.ts'
import { hashOf, kindNamed, knownKeys, noWords, sealingKey, wordsOf, type Partner } from './partner.ts'

const mostAtOnce = 500

/** [XC10] Numbers and signs what waits; gives how many were. [XC9] What happened before a partner was written down is not told to it. */
export async function numberWaiting(house: House, partners: readonly Partner[]): Promise<number> {
  const rows = await outboxAfter<Sent>(house.pool, house.code, 'exchange', 'send', mostAtOnce)
  const cases = await casesThen(house, rows)
  await house.keys.load(
    house.pool,
    [...cases.values()].flatMap(({ state }) => [
      ...subjectsOf(state),
      subjectFor(programmeOf(house, state)!, state),
    ]),
  )
  const made: MessageRow[] = []
  for (const p of partners) {
    const lane = await openLane(house, p)
    for (const announced of await announcements(house, p, lane)) made.push(announced)
    const theirs = rows.filter(
      (row) => row.body.to === p.id && toEpochMs(cases.get(row.id)!.at) >= Date.parse(p.since),
    )
    const threads = await threadsOfCases(
      house.pool,
      house.code,
      p.id,
      theirs.map((row) => row.body.case),
    )
    for (const { id, body } of theirs) {
      const thread = threads.get(body.case) ?? threadOf(originOf(house.code), body.case)
      made.push(await messageOf(house, p, lane, body, thread, cases.get(id)!))
    }
  }
  if (made.length > 0 || rows.length > 0)
    await keepSent(house.pool, house.cover, made, house.clock.now(), rows.at(-1)?.at ?? null)
  return rows.length
}

type Lane = { end: LaneEnd; key: number; signer: Signer }
async function openLane(house: House, p: Partner): Promise<Lane> {
  const key = (await knownKeys(house, p)).announced
  const end = (await laneEndOf(house.pool, house.code, p.id, 'out')) ?? laneStart
  return { end, key, signer: ownKey(house, key) }
}

/** [XC13] A key of ours that this partner was not told of yet, before anything that it would sign: under the old and the new. */
async function announcements(house: House, p: Partner, lane: Lane): Promise<readonly MessageRow[]> {
  const newest = await ownKeyNumber(house)
  const rows: MessageRow[] = []
  while (lane.key < newest) {
    const next = ownKey(house, lane.key + 1)
    const said = { kind: keyKind, thread: '', words: noWords, key: publicOf(next) }
    rows.push(await numbered(house, p, lane, said, '{}', null, houseSubject, next))
    lane.key += 1
    lane.signer = next
  }
  return rows
}

type Then = { readonly state: Case; readonly at: Instant; readonly tells: Readonly<Record<string, string>> }

/** Each row's case as it stood after the event that the row is of. */
async function casesThen(house: House, rows: readonly OutboxRow<Sent>[]): Promise<ReadonlyMap<string, Then>> {
  const ids = [...new Set(rows.map((r) => r.body.case))]
  const [now, events] = [
    await statesOf(house.pool, house.code, ids),
    await eventsOf(house.pool, house.code, ids),
  ]
  const after = new Map<string, Case>()
  const wanted = new Set(rows.map((r) => `${r.body.case} ${r.body.seq}`))
  let state: Case | null = null
  for (const e of events) {
    state = now.get(e.case)?.seq === e.seq ? now.get(e.case)! : evolve(e.seq === 1 ? null : state, e)
    if (wanted.has(`${e.case} ${e.seq}`)) after.set(`${e.case} ${e.seq}`, state)
  }
  const eventOf = new Map(events.map((e) => [`${e.case} ${e.seq}`, e]))
  return new Map(
    rows.map(({ id, body }) => {
      const at = `${body.case} ${body.seq}`
      const event = eventOf.get(at)!
      const effect = event.effects[Number(id.slice(id.lastIndexOf('/') + 1))]!
      return [id, { state: after.get(at)!, at: event.at, tells: effect.kind === 'send' ? effect.tells : {} }]
    }),
  )
}

async function messageOf(
  house: House,
  p: Partner,
  lane: Lane,
  sent: Sent,
  thread: string,
  { state, tells }: Then,
): Promise<MessageRow> {
  const clear = (fact: string): Value => unseal(fact, state.facts[fact] ?? null, state, house.keys)
  const body = canonical(
    Object.fromEntries(
      Object.entries(tells)
        .map(([column, fact]) => [column, clear(fact)] as const)
        .filter(([, value]) => value !== null),
    ),
  )
  const kind = kindNamed(house, sent.message)
  return numbered(
    house,
    p,
    lane,
    { kind: sent.message, thread, words: kind ? wordsOf(kind) : noWords },
    body,
    sent,
    subjectFor(programmeOf(house, state)!, state),
  )
}

async function numbered(
  house: House,
  p: Partner,
  lane: Lane,
  said: Pick<Message, 'kind' | 'thread' | 'words'> & Partial<Pick<Message, 'key'>>,
  body: string,
  of: Pick<Sent, 'case' | 'seq'> | null,
  subject: string,
  ...nextSigners: readonly Signer[]
): Promise<MessageRow> {
  const salt = randomBytes(16).toString('base64')
  const at = house.clock.now()
  const text = messageText({
    ...said,
    from: originOf(house.code),
    to: p.origin,
    n: lane.end.n + 1,
    prev: lane.end.id,
    at,
    body: hashOf(salt + body),
  })
  const id = hashOf(text)
  const { name, key } = await sealingKey(house, subject)
  lane.end = { n: lane.end.n + 1, id }
  return {
    partner: p.id,
    direction: 'out',
    n: lane.end.n,
    id,
    kind: said.kind,
    thread: said.thread,
    caseId: of?.case ?? null,
    seq: of?.seq ?? null,
    note: noteBy(house, text, lane.signer, ...nextSigners),
    subject: name,
    sealed: sealTold(key, name, id, { salt, body }, house.keys.suite),
    receipt: null,
    result: null,
    at,
  }
}
