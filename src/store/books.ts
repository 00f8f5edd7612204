/** The books of a realm as they stand: each account by three ways of counting, and every transfer in its order. */
import type { Day } from '#kernel/day'
import { keepAccessBody, type AccessEntry } from './access-log.ts'
import { transaction, type Connection, type Pool } from './pool.ts'

/** What an account holds: as it is stored, as the log tells of every transfer, and as the rows of transfers sum up. */
export type BookRow = {
  readonly id: string
  readonly unit: string
  readonly stored: number | null
  readonly logged: number
  readonly written: number
}

/** A count of everything may take longer than a question of people. */
const patience = `set local statement_timeout = '30min'`

/** [BK3] Every account that stands, that the log tells of, or that a transfer names. */
export async function bookRows(db: Connection, realm: string): Promise<readonly BookRow[]> {
  await db.query(patience)
  const { rows } = await db.query<BookRow>(
    `with said as (
        select t->>'debit' as debit, t->>'credit' as credit, t->>'unit' as unit, (t->>'amount')::bigint as amount
          from event e,
            jsonb_path_query(e.body::jsonb, '$.effects[*] ? (@.kind == "transfer").transfer') as t
          where e.realm = $1 and e.body like '%"transfer"%'
      ),
      logged as (
        select account, min(unit) as unit, sum(amount)::bigint as sum
          from (select debit as account, unit, amount from said union all select credit, unit, -amount from said) as moves
          group by account
      ),
      written as (
        select account, min(unit) as unit, sum(amount)::bigint as sum
          from (
            select debit as account, unit, amount from transfer where realm = $1
            union all select credit, unit, -amount from transfer where realm = $1
          ) as moves
          group by account
      )
      select coalesce(a.id, l.account, w.account) as id, coalesce(a.unit, l.unit, w.unit) as unit,
          a.balance as stored, coalesce(l.sum, 0) as logged, coalesce(w.sum, 0) as written
        from (select id, unit, balance from account where realm = $1) as a
          full join logged l on l.account = a.id
          full join written w on w.account = coalesce(a.id, l.account)
        order by 1`,
    [realm],
  )
  return rows
}

/** How many transfers there are, and the days in China of the first and the last. */
export async function bookSpan(
  db: Connection,
  realm: string,
): Promise<{ readonly transfers: number; readonly from: Day | null; readonly to: Day | null }> {
  const { rows } = await db.query<{ transfers: number; from: Day | null; to: Day | null }>(
    `select count(*) as transfers, ${dayOf('min(at)')} as from, ${dayOf('max(at)')} as to from transfer where realm = $1`,
    [realm],
  )
  return rows[0]!
}

const dayOf = (at: string): string => `to_char(${at} at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`

export type TransferRow = {
  readonly id: string
  readonly on: Day
  readonly unit: string
  readonly debit: string
  readonly credit: string
  readonly amount: number
  readonly memo: { readonly zh: string; readonly en: string }
}

/** All transfers by their moments, so many in memory at once. In a transaction, which is the cursor's. */
export async function* transfersInOrder(
  db: Connection,
  realm: string,
  atOnce = 2000,
): AsyncGenerator<readonly TransferRow[]> {
  await db.query(
    `declare transfers_in_order no scroll cursor for
      select id, ${dayOf('at')} as on, unit, debit, credit, amount, memo
        from transfer where realm = $1 order by at, case_id, seq, id`,
    [realm],
  )
  try {
    for (;;) {
      const { rows } = await db.query<TransferRow>(`fetch ${atOnce} from transfers_in_order`)
      if (rows.length === 0) return
      yield rows
    }
  } finally {
    await db.query('close transfers_in_order')
  }
}

/** The kind of an entry of the log that tells how a recount ended. */
const kind = 'recount'

/** [BK4] Writes down how a recount ended; of one that belongs to a night, once, whoever counted it too. False where that night has one. */
export const keepRecount = (
  pool: Pool,
  realm: string,
  e: Pick<AccessEntry, 'person' | 'names' | 'at'>,
  report: { readonly night: string | null },
): Promise<boolean> =>
  transaction(pool, async (db) => {
    await db.query(`select pg_advisory_xact_lock(hashtext('yimen recount ' || $1))`, [realm])
    const [newest] = await recountsOf<{ readonly night: string | null }>(db, realm, 1, true)
    if (report.night !== null && newest && newest.night! >= report.night) return false
    const entry: AccessEntry = { ...e, kind, case: null, post: null, purpose: '' }
    await keepAccessBody(db, realm, entry, JSON.stringify({ ...entry, recount: report }))
    return true
  })

/** [BK4] How recounts ended, newest first; `nightly`: of those alone that belong to a night. */
export async function recountsOf<T>(
  db: Connection,
  realm: string,
  limit: number,
  nightly = false,
): Promise<readonly T[]> {
  const { rows } = await db.query<{ body: string }>(
    `select body from access_entry
      where realm = $1 and kind = '${kind}' and (not $3 or body::jsonb->'recount'->>'night' is not null)
      order by id desc limit $2`,
    [realm, limit, nightly],
  )
  return rows.map((r) => (JSON.parse(r.body) as { recount: T }).recount)
}
