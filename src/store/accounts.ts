/** What accounts hold. */
import type { Text } from '#kernel/text'
import type { Connection } from './pool.ts'

/** The balances of these accounts, in their units; one that no value ever moved through is not in it. */
export async function balancesOf(
  db: Connection,
  realm: string,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (accounts.length === 0) return new Map()
  const { rows } = await db.query<{ id: string; balance: number }>({
    name: 'balances',
    text: 'select id, balance from account where realm = $1 and id = any($2)',
    values: [realm, accounts],
  })
  return new Map(rows.map((r) => [r.id, r.balance]))
}

/** A transfer as it moved one account: `change` in the account's unit, and what the account held after it. */
export type Movement = {
  readonly id: string
  readonly case: string
  /** As PostgreSQL writes a moment. */
  readonly at: string
  readonly memo: Text
  readonly change: number
  readonly after: number
  /** How many there are in all. */
  readonly total: number
}

/** [BK5] What moved an account, the newest first, after so many newer ones. */
export async function movementsOf(
  db: Connection,
  realm: string,
  account: string,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<readonly Movement[]> {
  const { rows } = await db.query<Movement>(
    `select id, case_id as case, at, memo, change, after, count(*) over () as total from (
        select id, case_id, seq, at, memo, change, sum(change) over (order by at, case_id, seq, id)::bigint as after
          from transfer cross join lateral (select case when debit = $2 then amount else -amount end as change) as c
          where realm = $1 and (debit = $2 or credit = $2)
      ) as moves
      order by at desc, case_id desc, seq desc, id desc limit $3 offset $4`,
    [realm, account, limit, offset],
  )
  return rows
}
