/** What somebody opened last and what they pinned, sealed with their own key. */
import type { Connection } from './pool.ts'

export async function findRemembered(db: Connection, realm: string, login: string): Promise<Buffer | null> {
  const { rows } = await db.query<{ sealed: Buffer }>(
    'select sealed from remembered where realm = $1 and login = $2',
    [realm, login],
  )
  return rows[0]?.sealed ?? null
}

export async function keepRemembered(
  db: Connection,
  realm: string,
  login: string,
  sealed: Buffer,
): Promise<void> {
  await db.query(
    `insert into remembered (realm, login, sealed)
      values ($1, $2, $3)
      on conflict (realm, login) do update set sealed = excluded.sealed`,
    [realm, login, sealed],
  )
}

/** Two tabs of one person wait for one another. */
export async function lockRemembered(db: Connection, realm: string, login: string): Promise<void> {
  await db.query('select pg_advisory_xact_lock(hashtext($1))', [`remembered ${realm} ${login}`])
}
