/** [HK1] Receivers that are told of events, and what each is still to be told: who is told what stands in the log, what waits does not. */
import type { CaseEvent } from '#kernel/case'
import type { Instant } from '#kernel/day'
import type { Text } from '#kernel/text'
import { decrypt, encrypt, type Suite } from './cipher.ts'
import { changeCovered } from './covered/change.ts'
import type { Cover } from './covered/digest.ts'
import type { CommitCursor } from './live.ts'
import { transaction, type Connection, type Pool } from './pool.ts'

export type HookRow = {
  readonly id: string
  readonly name: Text
  readonly url: string
  readonly source: string
  readonly login: string
  readonly programmes: readonly string[]
  /** Empty: all. */
  readonly outcomes: readonly string[]
  /** Empty: the whole realm. */
  readonly areas: readonly string[]
  readonly since: string
  /** The name of the key that its secrets are sealed with. */
  readonly subject: string
  readonly secret: Buffer
  /** Null where none was before it, or its time is over. */
  readonly secretBefore: Buffer | null
  readonly off: 'gone' | 'stopped' | null
  readonly sent: number
  readonly withheld: number
} & CommitCursor

export type SendingRow = {
  readonly case: string
  readonly seq: number
  readonly at: string
  readonly tries: number
  readonly due: string
  readonly trouble: string | null
  readonly status: number | null
  readonly givenUpAt: string | null
}
/** Which event of which case. */
export type EventName = { readonly case: string; readonly seq: number }

const hookColumns = `id, name, url, source, login, programmes, outcomes, areas, since, subject, secret,
  case when before_until > now() then secret_before end as "secretBefore", off, sent, withheld, txid::text, pos::text`
const sendingColumns = `case_id as case, seq, at, tries, due, trouble, status, given_up_at as "givenUpAt"`

export async function hooksOf(db: Connection, realm: string): Promise<readonly HookRow[]> {
  const { rows } = await db.query<HookRow>(`select ${hookColumns} from hook where realm = $1 order by id`, [
    realm,
  ])
  return rows
}

const boundTo = (subject: string, hook: string): string => `${subject}|hook|${hook}`

/** [HK6] A secret as it lies in the database: of this receiver, and of no other. */
export const sealSecret = (
  key: Buffer,
  subject: string,
  hook: string,
  secret: Buffer,
  suite: Suite,
): Buffer => encrypt(key, secret, boundTo(subject, hook), suite)
export const openSecret = (key: Buffer, { subject, id }: HookRow, sealed: Buffer): Buffer =>
  decrypt(key, sealed, boundTo(subject, id))

export type LoggedEvent = CommitCursor & { readonly event: CaseEvent }

/** What was committed after a cursor, in the order of commits; nothing that commits later can come before it. */
export async function eventsCommittedAfter(
  db: Connection,
  realm: string,
  { txid, pos }: CommitCursor,
  limit: number,
): Promise<readonly LoggedEvent[]> {
  const { rows } = await db.query<CommitCursor & { readonly body: string }>({
    name: 'events-committed-after',
    text: `select body, txid::text, pos::text
      from event
      where realm = $1 and txid < pg_snapshot_xmin(pg_current_snapshot()) and (txid, pos) > ($2::xid8, $3::bigint)
      order by event.txid, event.pos
      limit $4`,
    values: [realm, txid, pos, limit],
  })
  return rows.map(({ body, ...at }) => ({ ...at, event: JSON.parse(body) as CaseEvent }))
}

/** Whether anything was committed that a receiver's cursor has not come to, whether or not it may be read already. */
export async function isBehind(db: Connection, realm: string, { txid, pos }: CommitCursor): Promise<boolean> {
  const { rows } = await db.query<{ behind: boolean }>(
    `select exists (select 1 from event where realm = $1 and (txid, pos) > ($2::xid8, $3::bigint)) as behind`,
    [realm, txid, pos],
  )
  return rows[0]!.behind
}

/** [HK4] What waits from now on, with how far the log was read for it: in one commit. A receiver that was switched meanwhile keeps its own. */
export async function keepWaiting(
  pool: Pool,
  realm: string,
  hook: HookRow,
  events: readonly EventName[],
  to: CommitCursor,
): Promise<void> {
  await transaction(pool, async (db) => {
    const { rowCount } = await db.query(
      `update hook set txid = $3::xid8, pos = $4::bigint
        where realm = $1 and id = $2 and off is null and txid = $5::xid8 and pos = $6::bigint`,
      [realm, hook.id, to.txid, to.pos, hook.txid, hook.pos],
    )
    if (rowCount === 0 || events.length === 0) return
    await db.query(
      `insert into hook_sending (realm, hook, case_id, seq, at, due)
        select $1, $2, case_id, seq, now(), now() from unnest($3::text[], $4::int[]) as e(case_id, seq)
        on conflict do nothing`,
      [realm, hook.id, events.map((e) => e.case), events.map((e) => e.seq)],
    )
  })
}

/** [HK4] Of each case the first that waits, where it is due: what waited longest first. */
export async function dueSendings(
  db: Connection,
  realm: string,
  hook: string,
  limit: number,
): Promise<readonly SendingRow[]> {
  const { rows } = await db.query<SendingRow>(
    `select * from (
        select distinct on (case_id) ${sendingColumns} from hook_sending
        where realm = $1 and hook = $2 and given_up_at is null order by case_id, seq) as first
      where due <= now() order by due, "case" limit $3`,
    [realm, hook, limit],
  )
  return rows
}

/** Taken, or not to be told after all. */
export async function endSending(
  pool: Pool,
  realm: string,
  hook: string,
  { case: id, seq }: EventName,
  as: 'sent' | 'withheld',
): Promise<void> {
  await transaction(pool, async (db) => {
    const { rowCount } = await db.query(
      'delete from hook_sending where realm = $1 and hook = $2 and case_id = $3 and seq = $4',
      [realm, hook, id, seq],
    )
    if (rowCount === 1)
      await db.query(`update hook set ${as} = ${as} + 1 where realm = $1 and id = $2`, [realm, hook])
  })
}

/**
 * [HK5] A try that failed: of one event, or of all that were due where nobody answered at all. `waits` are the seconds until
 * the next one; after the last of them it is given up.
 */
export async function failSendings(
  db: Connection,
  realm: string,
  hook: string,
  of: EventName | null,
  why: { readonly trouble: string; readonly status: number | null },
  waits: readonly number[],
): Promise<void> {
  await db.query(
    `update hook_sending set tries = tries + 1, trouble = $3, status = $4,
        due = now() + make_interval(secs => coalesce(($5::int[])[tries + 1], 0)),
        given_up_at = case when tries >= cardinality($5::int[]) then now() end
      where realm = $1 and hook = $2 and given_up_at is null and due <= now()
        and ($6::text is null or (case_id = $6 and seq = $7))`,
    [realm, hook, why.trouble, why.status, waits, of?.case ?? null, of?.seq ?? null],
  )
}

/** [HK5] A receiver that asks to be left alone: nothing of what waits is sent to it before, and no try is counted. */
export async function restSendings(
  db: Connection,
  realm: string,
  hook: string,
  seconds: number,
): Promise<void> {
  await db.query(
    `update hook_sending set due = greatest(due, now() + make_interval(secs => $3))
      where realm = $1 and hook = $2 and given_up_at is null`,
    [realm, hook, seconds],
  )
}

export type HookStanding = {
  readonly waiting: number
  readonly since: string | null
  readonly failing: number
  readonly givenUp: number
}
export async function hookStanding(db: Connection, realm: string, hook: string): Promise<HookStanding> {
  const { rows } = await db.query<HookStanding>(
    `select count(*) filter (where given_up_at is null) as waiting,
        min(at) filter (where given_up_at is null) as since,
        count(*) filter (where given_up_at is null and tries > 0) as failing,
        count(*) filter (where given_up_at is not null) as "givenUp"
      from hook_sending where realm = $1 and hook = $2`,
    [realm, hook],
  )
  return rows[0]!
}

/** What was given up, the newest first, and then what waits, the oldest first. */
export async function sendingsOf(
  db: Connection,
  realm: string,
  hook: string,
  limit: number,
): Promise<readonly SendingRow[]> {
  const { rows } = await db.query<SendingRow>(
    `select ${sendingColumns} from hook_sending where realm = $1 and hook = $2
      order by given_up_at desc nulls last, at, case_id, seq limit $3`,
    [realm, hook, limit],
  )
  return rows
}

/** [HK5] What was given up is tried again, from the first wait on; gives how many. */
export async function sendAgain(db: Connection, realm: string, hook: string): Promise<number> {
  const { rowCount } = await db.query(
    `update hook_sending set tries = 0, due = now(), given_up_at = null
      where realm = $1 and hook = $2 and (given_up_at is not null or tries > 0)`,
    [realm, hook],
  )
  return rowCount ?? 0
}

type By = { readonly person: string; readonly at: Instant }
const covered = (
  pool: Pool,
  cover: Cover,
  id: string,
  kind: string,
  by: By,
  work: (db: Connection) => Promise<unknown>,
): Promise<void> =>
  transaction(pool, async (db) => {
    await changeCovered(
      db,
      cover,
      { hook: { id: [id] } },
      () => work(db),
      (_, changed) => (changed ? { kind, case: null, post: null, names: [id], purpose: '', ...by } : null),
    )
  })

export type HookInput = Pick<
  HookRow,
  'id' | 'name' | 'url' | 'source' | 'login' | 'programmes' | 'outcomes' | 'areas'
>

/** [HK1] A receiver is written down, and told of what happens in later transactions; said again, it keeps its secret and its place in the log. */
export const putHook = (
  pool: Pool,
  cover: Cover,
  h: HookInput,
  { subject, sealed }: { readonly subject: string; readonly sealed: Buffer },
  by: By,
): Promise<void> =>
  covered(pool, cover, h.id, 'hook', by, (db) =>
    db.query(
      `insert into hook (realm, id, name, url, source, login, programmes, outcomes, areas, since, subject, secret, txid, pos)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, pg_current_xact_id(), 0)
        on conflict (realm, id) do update set name = excluded.name, url = excluded.url, source = excluded.source,
          login = excluded.login, programmes = excluded.programmes, outcomes = excluded.outcomes, areas = excluded.areas`,
      [
        cover.realm,
        h.id,
        JSON.stringify(h.name),
        h.url,
        h.source,
        h.login,
        h.programmes,
        h.outcomes,
        h.areas,
        by.at,
        subject,
        sealed,
      ],
    ),
  )

/** [HK6] Another secret; the one before it signs along for so many hours. Both lie under one key. */
export const putSecret = (
  pool: Pool,
  cover: Cover,
  hook: string,
  { subject, sealed, before }: { readonly subject: string; readonly sealed: Buffer; readonly before: Buffer },
  hours: number,
  by: By,
): Promise<void> =>
  covered(pool, cover, hook, 'hook_secret', by, (db) =>
    db.query(
      `update hook set subject = $3, secret = $4, secret_before = $5, before_until = now() + make_interval(hours => $6)
        where realm = $1 and id = $2`,
      [cover.realm, hook, subject, sealed, before, hours],
    ),
  )

/** [HK7] One that is off is taken out, with what it was still to be told. */
export const removeHook = (pool: Pool, cover: Cover, hook: string, by: By): Promise<void> =>
  covered(pool, cover, hook, 'hook_removed', by, async (db) => {
    const { rowCount } = await db.query('delete from hook where realm = $1 and id = $2 and off is not null', [
      cover.realm,
      hook,
    ])
    if (rowCount === 1)
      await db.query('delete from hook_sending where realm = $1 and hook = $2', [cover.realm, hook])
  })

/** [HK7] Switched off with the reason; switched on it is told of what happens from then on, and of what waited before. */
export const switchHook = (
  pool: Pool,
  cover: Cover,
  hook: string,
  off: HookRow['off'],
  by: By,
): Promise<void> =>
  covered(pool, cover, hook, off === null ? 'hook_on' : 'hook_off', by, (db) =>
    off === null
      ? db.query(
          `update hook set off = null, txid = pg_current_xact_id(), pos = 0
            where realm = $1 and id = $2 and off is not null`,
          [cover.realm, hook],
        )
      : db.query('update hook set off = $3 where realm = $1 and id = $2 and off is null', [
          cover.realm,
          hook,
          off,
        ]),
  )
