/** Partners, their keys, and the messages that go between: each change is told by the log, with the ids of what came and what was answered. */
import type { Case } from '#kernel/case'
import type { Instant } from '#kernel/day'
import type { Text } from '#kernel/text'
import type { AccessEntry } from './access-log.ts'
import { findCaseStates } from './cases.ts'
import { decrypt, encrypt, type Suite } from './cipher.ts'
import { changeCovered } from './covered/change.ts'
import type { Cover } from './covered/digest.ts'
import type { CoveredTable, Where } from './covered/tables.ts'
import { moveCursor, type Cursor } from './outbox.ts'
import { transaction, type Connection, type Pool } from './pool.ts'

export type Direction = 'in' | 'out'
export type PartnerRow = {
  readonly id: string
  readonly origin: string
  readonly url: string
  readonly name: Text
  readonly since: string
  readonly stopped: Text | null
  /** The number of our key that they have from paper. */
  readonly ownKey: number
}
export type PartnerKey = {
  readonly n: number
  readonly alg: string
  readonly publicKey: Buffer
  readonly since: string
}
/** Under this name our own keys stand. */
export const ownKeys = ''

export type MessageRow = {
  readonly partner: string
  readonly direction: Direction
  readonly n: number
  readonly id: string
  readonly kind: string
  readonly thread: string
  readonly caseId: string | null
  /** The event that told it, or that it made. */
  readonly seq: number | null
  readonly note: string
  readonly subject: string
  readonly sealed: Buffer
  readonly receipt: string | null
  readonly result: 'taken' | 'refused' | null
  readonly at: string
}

const columns = `partner, direction, n, id, kind, thread, case_id as "caseId", seq, note, subject, sealed, receipt, result, at`

export async function partnersOf(db: Connection, realm: string): Promise<readonly PartnerRow[]> {
  const { rows } = await db.query<PartnerRow>(
    'select id, origin, url, name, since, stopped, own_key as "ownKey" from exchange_partner where realm = $1 order by id',
    [realm],
  )
  return rows
}

/** In their order. */
export async function exchangeKeys(
  db: Connection,
  realm: string,
  partner: string,
): Promise<readonly PartnerKey[]> {
  const { rows } = await db.query<PartnerKey>(
    'select n, alg, public_key as "publicKey", since from exchange_key where realm = $1 and partner = $2 order by n',
    [realm, partner],
  )
  return rows
}

/** The last of a lane; null before the first. */
export async function laneEndOf(
  db: Connection,
  realm: string,
  partner: string,
  direction: Direction,
): Promise<{ readonly n: number; readonly id: string } | null> {
  const { rows } = await db.query<{ n: number; id: string }>(
    'select n, id from exchange_message where realm = $1 and partner = $2 and direction = $3 order by n desc limit 1',
    [realm, partner, direction],
  )
  return rows[0] ?? null
}

/** Messages of a lane from a number on. */
export async function messagesFrom(
  db: Connection,
  realm: string,
  partner: string,
  direction: Direction,
  n: number,
  limit: number,
): Promise<readonly MessageRow[]> {
  const { rows } = await db.query<MessageRow>(
    `select ${columns} from exchange_message
      where realm = $1 and partner = $2 and direction = $3 and n >= $4 order by n limit $5`,
    [realm, partner, direction, n, limit],
  )
  return rows
}

/** Messages from a number on that nobody gave a receipt for. */
export async function messagesWaiting(
  db: Connection,
  realm: string,
  partner: string,
  n: number,
  limit: number,
): Promise<readonly MessageRow[]> {
  const { rows } = await db.query<MessageRow>(
    `select ${columns} from exchange_message
      where realm = $1 and partner = $2 and direction = 'out' and receipt is null and n >= $3 order by n limit $4`,
    [realm, partner, n, limit],
  )
  return rows
}

export async function messagesById(
  db: Connection,
  realm: string,
  ids: readonly string[],
): Promise<readonly MessageRow[]> {
  const { rows } = await db.query<MessageRow>(
    `select ${columns} from exchange_message where realm = $1 and id = any($2)`,
    [realm, ids],
  )
  return rows
}

/** [XC13] How many keys of ours this partner was told of, and how many it said it has. */
export async function countKeyMessages(
  db: Connection,
  realm: string,
  partner: string,
): Promise<{ readonly announced: number; readonly acknowledged: number }> {
  const { rows } = await db.query<{ announced: number; acknowledged: number }>(
    `select count(*) as announced, count(*) filter (where result = 'taken') as acknowledged from exchange_message
      where realm = $1 and partner = $2 and direction = 'out' and kind = 'key'`,
    [realm, partner],
  )
  return rows[0]!
}

/** Where a lane stands: the first that no receipt came for, how many wait, and the last number. */
export type LaneStanding = {
  readonly last: number
  readonly waiting: number
  readonly first: number | null
  readonly since: string | null
}
export async function laneStanding(
  db: Connection,
  realm: string,
  partner: string,
  direction: Direction,
): Promise<LaneStanding> {
  const { rows } = await db.query<LaneStanding>(
    `select coalesce((select max(n) from exchange_message where realm = $1 and partner = $2 and direction = $3), 0) as last,
        count(*) as waiting, min(n) as first, min(at) as since
      from exchange_message where realm = $1 and partner = $2 and direction = $3 and receipt is null`,
    [realm, partner, direction],
  )
  return rows[0]!
}

/** What was said of a case, with whom, as this side came to know it: what waits stands where it was said. */
export async function messagesOfCase(
  db: Connection,
  realm: string,
  caseId: string,
): Promise<readonly MessageRow[]> {
  const { rows } = await db.query<MessageRow>(
    `select ${columns} from exchange_message where realm = $1 and case_id = $2 order by at, direction, n`,
    [realm, caseId],
  )
  return rows
}

/** What was refused in either direction, the newest first. */
export async function messagesRefused(
  db: Connection,
  realm: string,
  partner: string,
  limit: number,
): Promise<readonly MessageRow[]> {
  const { rows } = await db.query<MessageRow>(
    `select ${columns} from exchange_message
      where realm = $1 and partner = $2 and result = 'refused' order by at desc, direction, n desc limit $3`,
    [realm, partner, limit],
  )
  return rows
}

export type LastWord = Pick<MessageRow, 'partner' | 'direction' | 'kind' | 'at' | 'result' | 'receipt'> & {
  readonly caseId: string
}
/** [XC8] The message that tells of each case whose turn it is: the first that waits for a receipt, or else the last. */
export async function lastWords(db: Connection, realm: string): Promise<readonly LastWord[]> {
  const { rows } = await db.query<LastWord>(
    `select distinct on (case_id) case_id as "caseId", partner, direction, kind, at, result, receipt
      from exchange_message where realm = $1 and case_id is not null
      order by case_id, receipt is not null, case when receipt is null then at end, at desc, direction desc,
        case when receipt is null then n else -n end`,
    [realm],
  )
  return rows
}

/** Where a case stands, and whom it concerns. */
export type Standing = Pick<Case, 'id' | 'programme' | 'step' | 'people'>
/** Of these cases those that the reader may see. */
export async function standingsAmong(
  db: Connection,
  realm: string,
  ids: readonly string[],
): Promise<readonly Standing[]> {
  return findCaseStates(db, realm, ids)
}

/** Announcements of keys in a lane, in their order. */
export async function keyNotes(
  db: Connection,
  realm: string,
  partner: string,
  direction: Direction,
): Promise<readonly string[]> {
  const { rows } = await db.query<{ note: string }>(
    `select note from exchange_message
      where realm = $1 and partner = $2 and direction = $3 and kind = 'key' order by n`,
    [realm, partner, direction],
  )
  return rows.map((r) => r.note)
}

/** The names that a partner opened cases of ours under; one that they did not open has none. */
export async function threadsOfCases(
  db: Connection,
  realm: string,
  partner: string,
  cases: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.query<{ caseId: string; thread: string }>(
    `select distinct on (case_id) case_id as "caseId", thread from exchange_message
      where realm = $1 and case_id = any($2) and partner = $3 and direction = 'in' order by case_id, n`,
    [realm, cases, partner],
  )
  return new Map(rows.map((r) => [r.caseId, r.thread]))
}

/** What a message tells, with the salt of its hash. */
export type Told = { readonly salt: string; readonly body: string }
const boundTo = (subject: string, id: string): string => `${subject}|exchange|${id}`

export const sealTold = (key: Buffer, subject: string, id: string, message: Told, suite: Suite): Buffer =>
  encrypt(key, Buffer.from(JSON.stringify(message)), boundTo(subject, id), suite)
export const openTold = (
  key: Buffer,
  { subject, id, sealed }: Pick<MessageRow, 'subject' | 'id' | 'sealed'>,
): Told => JSON.parse(decrypt(key, sealed, boundTo(subject, id)).toString()) as Told

const entryOf = (at: Instant, kind: string, person: string, names: readonly string[]): AccessEntry => ({
  kind,
  case: null,
  person,
  post: null,
  names,
  purpose: '',
  at,
})

type Said = {
  readonly person: string
  readonly kind: string
  readonly names: readonly string[]
  readonly at: Instant
}
const coveredWork = <T>(
  db: Connection,
  cover: Cover,
  touched: Partial<Readonly<Record<CoveredTable, Where>>>,
  said: Said,
  work: () => Promise<T>,
): Promise<T> =>
  changeCovered(db, cover, touched, work, (_, changed) =>
    changed ? entryOf(said.at, said.kind, said.person, said.names) : null,
  )

/** [XC9] A partner with its first key, as both read them to each other from paper; said again it changes name and address. */
export const putPartner = (
  pool: Pool,
  cover: Cover,
  p: Omit<PartnerRow, 'since' | 'stopped'>,
  key: { readonly alg: string; readonly publicKey: Uint8Array },
  by: { readonly person: string; readonly at: Instant },
): Promise<void> =>
  transaction(pool, (db) =>
    coveredWork(
      db,
      cover,
      { exchange_partner: { id: [p.id] }, exchange_key: { partner: [p.id] } },
      { ...by, kind: 'exchange_partner', names: [p.id, p.origin] },
      async () => {
        await db.query(
          `insert into exchange_partner (realm, id, origin, url, name, since, own_key) values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (realm, id) do update set url = excluded.url, name = excluded.name, stopped = null`,
          [cover.realm, p.id, p.origin, p.url, JSON.stringify(p.name), by.at, p.ownKey],
        )
        await db.query(
          `insert into exchange_key (realm, partner, n, alg, public_key, since) values ($1, $2, 1, $3, $4, $5)
            on conflict do nothing`,
          [cover.realm, p.id, key.alg, Buffer.from(key.publicKey), by.at],
        )
      },
    ),
  )

/** A key of ours. */
export const putOwnKey = (
  db: Connection,
  cover: Cover,
  n: number,
  key: { readonly alg: string; readonly publicKey: Uint8Array },
  by: { readonly person: string; readonly at: Instant },
): Promise<void> =>
  coveredWork(
    db,
    cover,
    { exchange_key: { partner: [ownKeys], n: [String(n)] } },
    { ...by, kind: 'exchange_key', names: [String(n)] },
    async () => {
      await db.query(
        `insert into exchange_key (realm, partner, n, alg, public_key, since) values ($1, $2, $3, $4, $5, $6)
          on conflict do nothing`,
        [cover.realm, ownKeys, n, key.alg, Buffer.from(key.publicKey), by.at],
      )
    },
  )

/** [XC10] Messages that were numbered, with how far the outbox was read for them: in one commit. */
export async function keepSent(
  pool: Pool,
  cover: Cover,
  rows: readonly MessageRow[],
  at: Instant,
  read: Cursor | null,
): Promise<void> {
  await transaction(pool, async (db) => {
    if (rows.length > 0)
      await coveredWork(
        db,
        cover,
        { exchange_message: { id: rows.map((r) => r.id) } },
        { at, person: 'system', kind: 'exchange', names: rows.map((r) => `out ${r.partner} ${r.n} ${r.id}`) },
        () => insertMessages(db, cover.realm, rows),
      )
    if (read !== null) await moveCursor(db, cover.realm, 'exchange', read)
  })
}

/** [XC11] Messages that came, each with the receipt that was made for it, and keys that they announced: in one commit. */
export async function keepReceived(
  pool: Pool,
  cover: Cover,
  partner: string,
  rows: readonly MessageRow[],
  keys: readonly PartnerKey[],
  at: Instant,
  receiptIds: readonly string[],
): Promise<void> {
  await transaction(pool, (db) =>
    coveredWork(
      db,
      cover,
      {
        exchange_message: { id: rows.map((r) => r.id) },
        ...(keys.length > 0 ? { exchange_key: { partner: [partner] } } : {}),
      },
      {
        at,
        person: 'system',
        kind: 'exchange',
        names: rows.map((r, i) => `in ${r.partner} ${r.n} ${r.id} ${receiptIds[i]!}`),
      },
      async () => {
        await insertMessages(db, cover.realm, rows)
        for (const k of keys)
          await db.query(
            'insert into exchange_key (realm, partner, n, alg, public_key, since) values ($1, $2, $3, $4, $5, $6)',
            [cover.realm, partner, k.n, k.alg, k.publicKey, k.since],
          )
      },
    ),
  )
}

export type Receipted = {
  readonly id: string
  readonly receipt: string
  readonly result: 'taken' | 'refused'
  readonly receiptId: string
}
/** [XC11] Receipts that a partner gave for messages of ours: the first one stands. */
export async function keepReceipts(
  pool: Pool,
  cover: Cover,
  partner: string,
  receipts: readonly Receipted[],
  at: Instant,
): Promise<void> {
  await transaction(pool, (db) =>
    coveredWork(
      db,
      cover,
      { exchange_message: { id: receipts.map((r) => r.id) } },
      {
        at,
        person: 'system',
        kind: 'exchange',
        names: receipts.map((r) => `receipt ${partner} ${r.id} ${r.receiptId}`),
      },
      async () => {
        await db.query(
          `update exchange_message m set receipt = t.receipt, result = t.result
            from unnest($2::text[], $3::text[], $4::text[]) as t(id, receipt, result)
            where m.realm = $1 and m.id = t.id and m.direction = 'out' and m.receipt is null`,
          [
            cover.realm,
            receipts.map((r) => r.id),
            receipts.map((r) => r.receipt),
            receipts.map((r) => r.result),
          ],
        )
      },
    ),
  )
}

/** [XC14] What cannot both be true is kept, and nothing more is exchanged until somebody looks. */
export const keepConflict = (
  pool: Pool,
  cover: Cover,
  partner: string,
  conflict: { readonly id: string; readonly note: string },
  why: Text,
  at: Instant,
): Promise<void> =>
  transaction(pool, (db) =>
    coveredWork(
      db,
      cover,
      { exchange_partner: { id: [partner] }, exchange_conflict: { id: [conflict.id] } },
      { at, person: 'system', kind: 'exchange_conflict', names: [partner, conflict.id] },
      async () => {
        await db.query(
          'insert into exchange_conflict (realm, partner, id, note, at) values ($1, $2, $3, $4, $5) on conflict do nothing',
          [cover.realm, partner, conflict.id, conflict.note, at],
        )
        await db.query(
          'update exchange_partner set stopped = $3 where realm = $1 and id = $2 and stopped is null',
          [cover.realm, partner, JSON.stringify(why)],
        )
      },
    ),
  )

async function insertMessages(db: Connection, realm: string, rows: readonly MessageRow[]): Promise<void> {
  const column = <T>(read: (r: MessageRow) => T): readonly T[] => rows.map(read)
  await db.query(
    `insert into exchange_message (realm, partner, direction, n, id, kind, thread, case_id, seq, note, subject, sealed,
        receipt, result, at)
      select $1, * from unnest($2::text[], $3::text[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[], $9::int[],
        $10::text[], $11::text[], $12::bytea[], $13::text[], $14::text[], $15::timestamptz[])`,
    [
      realm,
      column((r) => r.partner),
      column((r) => r.direction),
      column((r) => r.n),
      column((r) => r.id),
      column((r) => r.kind),
      column((r) => r.thread),
      column((r) => r.caseId),
      column((r) => r.seq),
      column((r) => r.note),
      column((r) => r.subject),
      column((r) => r.sealed),
      column((r) => r.receipt),
      column((r) => r.result),
      column((r) => r.at),
    ],
  )
}
