/** What events set going and nobody has done yet. */
import type { Connection } from './pool.ts'

export type OutboxRow<Body> = { readonly id: string; readonly body: Body }

export async function waitingOutbox<Body>(db: Connection, realm: string, limit: number): Promise<readonly OutboxRow<Body>[]> {
  const { rows } = await db.query<OutboxRow<Body>>('select id, body from outbox where realm = $1 and answer is null order by pos limit $2', [realm, limit])
  return rows
}

/** Balances of the accounts that have a floor. */
export async function floorBalances(db: Connection, realm: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await db.query<{ id: string; balance: number }>('select id, balance from account where realm = $1 and floor is not null', [realm])
  return new Map(rows.map((r) => [r.id, r.balance]))
}
