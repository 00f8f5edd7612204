/** Signed bulletins with what each number stood on. */
import type { Day, Instant } from '#kernel/day'
import type { FigureReading } from '#kernel/bulletin'
import { changeCovered } from './covered/change.ts'
import type { Cover } from './covered/digest.ts'
import { transaction, type Connection, type Pool } from './pool.ts'

/** An issue as it was signed. `tables` are the annexed tables as they were printed; `signedAt` is PostgreSQL's text. */
export type StoredIssue<Table> = {
  readonly number: number
  readonly signedAt: string
  readonly signedBy: string
  readonly readings: Readonly<Record<string, FigureReading>>
  readonly tables: readonly Table[]
}
export type FrozenRecord = {
  readonly case: string
  readonly seq: number
  readonly entry: string
  readonly value: number
}

export async function findStoredIssue<Table>(
  db: Connection,
  realm: string,
  bulletin: string,
  asOf: Day,
): Promise<StoredIssue<Table> | null> {
  const { rows } = await db.query<StoredIssue<Table>>(
    `select number, signed_at as "signedAt", signed_by as "signedBy", readings, tables
      from bulletin_issue
      where realm = $1 and bulletin = $2 and as_of = $3`,
    [realm, bulletin, asOf],
  )
  return rows[0] ?? null
}

export async function listIssues(
  db: Connection,
  realm: string,
): Promise<readonly { readonly bulletin: string; readonly asOf: string; readonly number: number }[]> {
  const { rows } = await db.query<{ bulletin: string; asOf: string; number: number }>(
    'select bulletin, as_of as "asOf", number from bulletin_issue where realm = $1 order by as_of desc',
    [realm],
  )
  return rows
}

/** The records that a number of a signed bulletin stood on, as they were frozen. */
export async function frozenRecords(
  db: Connection,
  realm: string,
  bulletin: string,
  asOf: Day,
  slot: string,
): Promise<readonly FrozenRecord[]> {
  const { rows } = await db.query<FrozenRecord>(
    `select case_id as "case", seq, entry, value
      from frozen_record
      where realm = $1 and bulletin = $2 and as_of = $3 and slot = $4
      order by case_id, seq, entry`,
    [realm, bulletin, asOf, slot],
  )
  return rows
}

/** Writes an issue with its records and the next number of the year, all or nothing; false when the day was signed already. */
export function writeIssue(
  pool: Pool,
  cover: Cover,
  bulletin: string,
  asOf: Day,
  issue: Omit<StoredIssue<unknown>, 'number' | 'signedAt'> & {
    readonly signedAt: Instant
    /** Whose name it is signed by. */ readonly person: string
  },
  records: Readonly<Record<string, readonly FrozenRecord[]>>,
): Promise<boolean> {
  const frozen = Object.entries(records).flatMap(([slot, all]) =>
    all.map((r) => ({ slot, case_id: r.case, seq: r.seq, entry: r.entry, value: r.value })),
  )
  const { realm } = cover
  const write = async (db: Connection): Promise<boolean> => {
    await db.query('select pg_advisory_xact_lock(hashtext($1))', [`bulletin ${realm} ${bulletin}`])
    const { rows } = await db.query<{ n: number }>(
      `select coalesce(max(number), 0)::int + 1 as n
        from bulletin_issue
        where realm = $1 and bulletin = $2 and extract(year from as_of) = $3`,
      [realm, bulletin, Number(asOf.slice(0, 4))],
    )
    const inserted = await db.query(
      `insert into bulletin_issue (realm, bulletin, as_of, number, signed_at, signed_by, readings, tables)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict do nothing`,
      [
        realm,
        bulletin,
        asOf,
        rows[0]!.n,
        issue.signedAt,
        issue.signedBy,
        JSON.stringify(issue.readings),
        JSON.stringify(issue.tables),
      ],
    )
    if (!inserted.rowCount) return false
    await db.query(
      `insert into frozen_record (realm, bulletin, as_of, slot, case_id, seq, entry, value)
        select $1, $2, $3, slot, case_id, seq, entry, value
        from jsonb_to_recordset($4::jsonb) as t(slot text, case_id text, seq int, entry text, value bigint)`,
      [realm, bulletin, asOf, JSON.stringify(frozen)],
    )
    return true
  }
  const day = { bulletin: [bulletin], as_of: [asOf] }
  return transaction(pool, (db) =>
    changeCovered(
      db,
      cover,
      { bulletin_issue: day, frozen_record: day },
      () => write(db),
      (written) =>
        written
          ? {
              kind: 'sign',
              case: null,
              person: issue.person,
              post: null,
              names: [`bulletin.${bulletin}.${asOf}`],
              purpose: '',
              at: issue.signedAt,
            }
          : null,
    ),
  )
}
