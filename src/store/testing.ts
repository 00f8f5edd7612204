/** A fresh database for each test file, on the one server that the whole run shares (`tools/vitest-setup.ts`). */
import { randomBytes } from 'node:crypto'
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
