/** [W5] What leaves is read in an order that nothing can slip into. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate, moveCursor, openPool, outboxAfter, unanswered, type Pool } from './index.ts'
import { testDatabase, type TestDatabase } from './testing.ts'

let database: TestDatabase
let pool: Pool
beforeAll(async () => {
  database = await testDatabase()
  pool = openPool(database.url, 4)
  await migrate(pool)
})
afterAll(async () => {
  await pool.end()
  await database.close()
})

const insert = `insert into outbox (realm, id, case_id, body, kind) values ('r', $1, 'c', '{}', $2)`
const read = async (reader: string, kind = 'command') => outboxAfter(pool, 'r', reader, kind, 100)
const ids = async (reader: string, kind?: string) => (await read(reader, kind)).map((row) => row.id)
/** A transaction of another database of the same server may hold the order back for a moment. */
async function seen(reader: string, wanted: readonly string[]): Promise<void> {
  for (let tries = 0; tries < 200 && (await ids(reader)).length < wanted.length; tries++)
    await new Promise((next) => setTimeout(next, 10))
  expect(await ids(reader)).toEqual(wanted)
}

test('what a longer transaction wrote first comes first, and nothing after it is told before it is there', async () => {
  const slow = await pool.connect()
  try {
    await slow.query('begin')
    await slow.query(insert, ['first', 'command'])
    await pool.query(insert, ['second', 'command'])
    expect(await ids('commands')).toEqual([])
    expect(await unanswered(pool, 'r', 'command')).toBe(1)
    await slow.query('commit')
  } finally {
    slow.release()
  }
  await seen('commands', ['first', 'second'])
})

test('each reader has a cursor of its own, and reads its own kind', async () => {
  await pool.query(insert, ['a-notice', 'notice'])
  const [first] = await read('commands')
  await moveCursor(pool, 'r', 'commands', first!.at)
  await seen('commands', ['second'])
  await seen('screens', ['first', 'second'])
  await expect.poll(() => ids('screens', 'notice')).toEqual(['a-notice'])
})

test('an answer does not move the cursor: who carries it on sees that it was answered', async () => {
  await pool.query(`update outbox set answer = '{"done": true}' where id = 'second'`)
  expect((await read('commands')).map((row) => [row.id, row.isAnswered])).toEqual([['second', true]])
})
