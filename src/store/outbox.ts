/** What events set going, in the order of commits: each who carries it on reads from a cursor of their own. */
import type { Connection } from './pool.ts'

/** A place in the order of commits. */
export type Cursor = { readonly txid: string; readonly pos: number }
export type OutboxRow<Body> = {
  readonly id: string
  readonly body: Body
  readonly isAnswered: boolean
  readonly at: Cursor
}

/** Where a reader stands, `$2` in the realm `$1`: before everything, where it read nothing yet. */
const cursor = `(select coalesce(max(txid), '0'::xid8) as txid, coalesce(max(pos), 0) as pos
        from outbox_cursor where realm = $1 and reader = $2)`

/**
 * [W5] What left since this reader's cursor. Only what lies before every transaction that still runs is told: nothing that
 * commits later can come before it, so a cursor that moved passes nothing over.
 */
export async function outboxAfter<Body>(
  db: Connection,
  realm: string,
  reader: string,
  kind: string,
  limit: number,
): Promise<readonly OutboxRow<Body>[]> {
  const { rows } = await db.query<{ id: string; body: Body; isAnswered: boolean; txid: string; pos: number }>(
    {
      name: 'outbox-after',
      text: `select o.id, o.body, o.answer is not null as "isAnswered", o.txid::text as txid, o.pos
       from ${cursor} as c
       join outbox o on o.realm = $1 and o.kind = $3 and (o.txid, o.pos) > (c.txid, c.pos)
        and o.txid < pg_snapshot_xmin(pg_current_snapshot())
      order by o.txid, o.pos limit $4`,
      values: [realm, reader, kind, limit],
    },
  )
  return rows.map(({ id, body, isAnswered, txid, pos }) => ({ id, body, isAnswered, at: { txid, pos } }))
}

/** This reader has carried on all up to here. */
export async function moveCursor(db: Connection, realm: string, reader: string, to: Cursor): Promise<void> {
  await db.query(
    `insert into outbox_cursor (realm, reader, txid, pos) values ($1, $2, $3::text::xid8, $4)
         on conflict (realm, reader) do update set txid = excluded.txid, pos = excluded.pos`,
    [realm, reader, to.txid, to.pos],
  )
}

/** How many of this kind lie behind a reader's cursor, whether or not it may see them already. */
export async function unread(db: Connection, realm: string, reader: string, kind: string): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `select count(*) as n
      from ${cursor} as c
      join outbox o on o.realm = $1 and o.kind = $3 and (o.txid, o.pos) > (c.txid, c.pos)`,
    [realm, reader, kind],
  )
  return rows[0]!.n
}

/** How many of this kind nobody has answered yet, whether or not a reader may see them already. */
export async function unanswered(db: Connection, realm: string, kind: string): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    'select count(*) as n from outbox where realm = $1 and kind = $2 and answer is null',
    [realm, kind],
  )
  return rows[0]!.n
}

/** What a case set going and another case refused, oldest first. */
export async function refusedCommands<Refusal>(
  db: Connection,
  realm: string,
  id: string,
): Promise<readonly { readonly case: string; readonly outcome: string; readonly refusal: Refusal }[]> {
  const { rows } = await db.query<{ case: string; outcome: string; refusal: Refusal }>(
    `select body->>'case' as "case", body->>'outcome' as outcome, answer->'refused' as refusal
      from outbox
      where realm = $1 and case_id = $2 and answer ? 'refused'
      order by pos
      limit 2000`,
    [realm, id],
  )
  return rows
}

export type RefusedOrder<Refusal> = {
  /** Of the row. */ readonly id: string
  /** The case that set it going, and the one that it was for. */ readonly from: string
  readonly case: string
  /** Of a case that was to be opened. */ readonly programme: string | null
  readonly outcome: string
  readonly refusal: Refusal | null
  /** What somebody wrote down who looked after it, as the log has it; null while nobody did. */ readonly attended:
    | string
    | null
}

const attention = `select a.body
  from access_entry a
  where a.realm = o.realm and a.kind = 'attend' and a.case_id = o.case_id and a.body::jsonb->'names' ? o.id
  order by a.id
  limit 1`

/** [K23] What was set going and refused: those that nobody looked after first, then newest first. */
export async function refusedOrders<Refusal>(
  db: Connection,
  realm: string,
  limit: number,
): Promise<readonly RefusedOrder<Refusal>[]> {
  const { rows } = await db.query<RefusedOrder<Refusal>>(
    `with refused as (
        select o.*, (${attention}) as attended
        from outbox o
        where o.realm = $1 and o.kind = 'command' and o.answer ? 'refused')
      select id, case_id as "from", body->>'case' as "case", body->>'programme' as programme,
        body->>'outcome' as outcome, answer->'refused' as refusal, attended
      from refused
      order by attended is not null, txid desc, pos desc
      limit $2`,
    [realm, limit],
  )
  return rows
}

/** `earlier`: refused by a version that had no administrator look after it, and put no seal on what it was told. */
export type UnattendedOrder = {
  readonly id: string
  readonly from: string
  readonly code: string | null
  readonly earlier: boolean
}

/** [K23] What was set going, was refused, and nobody looked after yet. */
export async function unattendedOrders(db: Connection, realm: string): Promise<readonly UnattendedOrder[]> {
  const { rows } = await db.query<UnattendedOrder>(
    `select o.id, o.case_id as "from", o.answer->'refused'->>'code' as code, not o.answer ? 'seal' as earlier
      from outbox o
      where o.realm = $1 and o.kind = 'command' and o.answer ? 'refused' and not exists (${attention})
      order by o.id`,
    [realm],
  )
  return rows
}
