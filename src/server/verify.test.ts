/** Whoever changes a row behind the server's back is found: each row below tampers once, and the report names it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import pg from 'pg'
import { family, granted, staffOf } from '../../tools/county.ts'
import { openTestHouse, type TestHouse } from '../../tools/house.ts'

let house: TestHouse
let db: pg.Client
let id: string

beforeAll(async () => {
  house = await openTestHouse()
  const staff = await staffOf(house)
  id = await granted(staff, family(1), 90_000)
  await granted(staff, family(2), 80_000)
  db = new pg.Client({ connectionString: house.databaseUrl })
  await db.connect()
})
afterAll(async () => {
  await db.end()
  await house.close()
})

const verify = async () =>
  (
    await house.console.send<{ ok: boolean; mismatches: readonly { kind: string; what: string }[] }>(
      'POST',
      '/api/verify',
      '{}',
      { 'content-type': 'application/json' },
    )
  ).body

test('[S2] [W6] untouched, it finds nothing: every hash covers its bytes, every task follows from its case', async () => {
  expect(await verify()).toMatchObject({ ok: true, mismatches: [] })
})

test.each([
  ['update event set seq = 7', 'the log is only appended to'],
  ['delete from event', 'the log is only appended to'],
  ['truncate event', 'the log is only appended to'],
  ['update transfer set amount = 1', 'the log is only appended to'],
])('[S5] the database itself refuses: %s', async (sql, message) => {
  await expect(db.query(sql)).rejects.toThrow(message)
})

/** As one with the database's own powers would: triggers off, one change, looked at, undone. */
test.each([
  [
    'an amount inside an event',
    `update event set body = replace(body, '90000', '99000') where case_id = $1 and seq = 6`,
    'chain',
  ],
  ['an event taken out', 'delete from event where case_id = $1 and seq = 3', 'chain'],
  ['the newest event taken out', 'delete from event where case_id = $1 and seq = 6', 'case'],
  [
    'the stored fold',
    `update office_case set state = jsonb_set(state, '{facts,granted}', '99000') where id = $1`,
    'case',
  ],
  ['the step alone', `update office_case set step = 'paid' where id = $1`, 'case'],
  ['its place alone', `update office_case set area = '430523105201' where id = $1`, 'case'],
  ['its version alone', `update office_case set version = 3 - version where id = $1`, 'case'],
  ['its programme alone', `update office_case set programme = 'assistance.reserve' where id = $1`, 'case'],
  [
    'a figure’s record removed',
    `delete from figure_record where case_id = $1 and figure = 'assistance.temporary.grants'`,
    'figure',
  ],
  [
    'a figure’s value',
    `update figure_record set value = 99000 where case_id = $1 and figure = 'assistance.temporary.amount'`,
    'figure',
  ],
  ['a transfer’s amount', 'update transfer set amount = 99000 where case_id = $1', 'transfer'],
  [
    'an account with something in it that nothing moved',
    `insert into account (realm, id, unit, balance, floor)
      select realm, 'ghost', unit, 1, floor from account where id = 'payable' and $1::text is not null`,
    'book',
  ],
  [
    'a balance',
    `update account set balance = balance + 1 where id = 'payable' and $1::text is not null`,
    'book',
  ],
  ['a whole case but for its log', 'delete from office_case where id = $1', 'orphan'],
  [
    'an award that nobody gave',
    `insert into award (realm, case_id, seq, programme, people, on_day, amount, tag)
      select realm, case_id, 99, programme, people, on_day, amount, tag
      from award
      where case_id = $1`,
    'award',
  ],
  ['a task in another’s inbox', `update task set role = 'township-clerk' where case_id = $1`, 'task'],
  ['a due day', `update task set due = due + interval '9 days' where case_id = $1`, 'task'],
])('[V1]-[V6] %s is found', async (_, sql, kind) => {
  await db.query('begin')
  await db.query('set local session_replication_role = replica')
  const { rowCount } = await db.query(sql, [id])
  expect(rowCount).toBeGreaterThan(0)
  await db.query('commit')
  try {
    const report = await verify()
    expect(report.ok).toBe(false)
    expect(report.mismatches.map((m) => m.kind)).toContain(kind)
  } finally {
    await restore()
  }
  expect(await verify()).toMatchObject({ ok: true })
})

const tables = ['event', 'office_case', 'figure_record', 'transfer', 'account', 'award', 'task'] as const
beforeAll(async () => {
  for (const t of tables) await db.query(`create table kept_${t} as table ${t}`)
})

async function restore(): Promise<void> {
  await db.query('begin')
  await db.query('set local session_replication_role = replica')
  for (const t of tables) {
    await db.query(`delete from ${t}`)
    await db.query(`insert into ${t} overriding system value select * from kept_${t}`)
  }
  await db.query('commit')
}
