/** [LV1] [HK4] What was committed is read in the order of transactions, also where their numbers get one digit longer. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { committedAfter, eventsCommittedAfter, lastCommitted, openPool, type Pool } from './index.ts'
import { testDatabase, type TestDatabase } from './testing.ts'

const realm = '430523'
const start = { txid: '0', pos: '0' }
let database: TestDatabase
let pool: Pool
beforeAll(async () => {
  database = await testDatabase()
  pool = openPool(database.url, 1)
  /** Of this one connection, which sees it before any other table of that name. */
  await pool.query(
    'create temporary table event (realm text, case_id text, seq integer, body text, txid xid8, pos bigint)',
  )
  for (const [pos, txid] of [9, 10, 98, 100, 101].entries())
    await pool.query('insert into event values ($1, $2, 1, $3, $4::text::xid8, $5)', [
      realm,
      `B${txid}`,
      JSON.stringify({ case: `B${txid}`, seq: 1 }),
      String(txid),
      pos + 9,
    ])
})
afterAll(async () => {
  await pool.end()
  await database.close()
})

test('屏幕和接收方按提交的先后读，不按编号的字面先后', async () => {
  const inOrder = ['B9', 'B10', 'B98', 'B100', 'B101']
  expect((await committedAfter(pool, realm, start, 10)).map((e) => e.case)).toEqual(inOrder)
  expect((await eventsCommittedAfter(pool, realm, start, 10)).map((e) => e.event.case)).toEqual(inOrder)
})

test('一次只读几件的，接着读不漏、不重', async () => {
  const [first, second] = await committedAfter(pool, realm, start, 2)
  expect([first?.case, second?.case]).toEqual(['B9', 'B10'])
  expect((await committedAfter(pool, realm, second!, 10)).map((e) => e.case)).toEqual(['B98', 'B100', 'B101'])
  expect((await eventsCommittedAfter(pool, realm, second!, 10)).map((e) => e.event.case)).toEqual([
    'B98',
    'B100',
    'B101',
  ])
})

test('最后一次提交的，是编号最大的那一次', async () => {
  expect(await lastCommitted(pool, realm)).toEqual({ txid: '101', pos: '13' })
})
