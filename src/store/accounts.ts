/** What accounts hold. */
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
