/** A fresh database for each test file, on the one server that the whole run shares (`tools/vitest-setup.ts`). */
import { randomBytes } from 'node:crypto'
import type { Cover } from './covered/digest.ts'
import type { Pool } from './pool.ts'
import { sealSession } from './sessions.ts'
import { createDatabase, dropDatabase, withDatabase } from './databases.ts'

export type TestDatabase = { readonly url: string; readonly name: string; close(): Promise<void> }

/** `template` names a database to copy, for instance one that has been migrated already. */
export async function testDatabase(options: { template?: string } = {}): Promise<TestDatabase> {
  const server = process.env['YIMEN_TEST_PG']
  if (!server) throw new Error('YIMEN_TEST_PG is not set: run tests through vitest with its globalSetup')
  const name = `t_${process.pid}_${randomBytes(6).toString('hex')}`
  const url = await createDatabase(withDatabase(server, 'postgres'), name, options.template)
  return { url, name, close: () => dropDatabase(withDatabase(server, 'postgres'), name) }
}

/** Time went by for the sessions of a login, as the house itself would have written it. */
export async function changeSessions(pool: Pool, cover: Cover, login: string, set: string): Promise<void> {
  const { rows } = await pool.query<{ token: Buffer }>(
    `update session set ${set} where realm = $1 and login = $2 returning token`,
    [cover.realm, login],
  )
  for (const { token } of rows) await sealSession(pool, cover, token)
}
