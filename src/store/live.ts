/** What was committed of cases since a moment: for screens that follow them. */
import type { ListedCase } from './case-lists.ts'
import type { Connection } from './pool.ts'
import { stood, standing, type Standing } from './standing.ts'

/** A place in the order of commits: the transaction, as PostgreSQL numbers them, and the event's position within all. */
export type CommitCursor = { readonly txid: string; readonly pos: string }
/** An event that was committed, and where it stands in that order. */
export type Committed = CommitCursor & { readonly case: string; readonly seq: number }

/** [LV1] Older than every running transaction: in this order no late commit slips in behind the cursor, as [T6] takes leaves. */
const complete = 'realm = $1 and txid < pg_snapshot_xmin(pg_current_snapshot())'

/**
 * The events committed after `after`, in the order of transactions, `limit` at most. That order names the columns: `txid` alone would be
 * the text that is selected under that name, of which 1000 stands before 999.
 */
export async function committedAfter(
  db: Connection,
  realm: string,
  { txid, pos }: CommitCursor,
  limit: number,
): Promise<readonly Committed[]> {
  const { rows } = await db.query<Committed>({
    name: 'committed-after',
    text: `select case_id as case, seq, txid::text, pos::text
      from event
      where ${complete} and (txid, pos) > ($2::xid8, $3::bigint)
      order by event.txid, event.pos
      limit $4`,
    values: [realm, txid, pos, limit],
  })
  return rows
}

/** The last event that was committed; before the first, the place ahead of it. */
export async function lastCommitted(db: Connection, realm: string): Promise<CommitCursor> {
  const { rows } = await db.query<CommitCursor>(
    `select txid::text, pos::text from event where ${complete} order by event.txid desc, event.pos desc limit 1`,
    [realm],
  )
  return rows[0] ?? { txid: '0', pos: '0' }
}

/** Of these cases, those that are there, as lists show them. */
export async function listedOf(
  db: Connection,
  realm: string,
  ids: readonly string[],
): Promise<readonly ListedCase[]> {
  const { rows } = await db.query<Standing<ListedCase>>({
    name: 'listed-of',
    text: `select ${standing('c')}, t.since, t.amount
      from office_case c
      left join lateral (select since, amount from task x
        where x.realm = c.realm and x.case_id = c.id order by x.due, x.role limit 1) t on true
      where c.realm = $1 and c.id = any($2)`,
    values: [realm, ids],
  })
  return stood(db, realm, rows)
}
