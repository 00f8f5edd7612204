/** [S9] Three roles: what the one that works cannot do, whatever SQL it is made to send; and what a start that is refused says. */
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { family, granted, staffOf } from '../../tools/county.ts'
import { openHouseOver, openTestHouse, seed, type TestHouse } from '../../tools/house.ts'
import { makeRehearsal } from '../../packs/rehearsal.ts'
import { migrate, MissingRights, mustHaveRights, openPool } from '#store'
import { testDatabase, type TestDatabase } from '../store/testing.ts'

let house: TestHouse
let writer: pg.Client
let reader: pg.Client

beforeAll(async () => {
  house = await openTestHouse()
  await granted(await staffOf(house), family(1), 90_000)
  const { rows } = await house.house.pool.query<{ role: string }>('select current_user as role')
  expect(rows[0]!.role).toMatch(/^yimen_writer_[0-9a-f]{12}$/)
  const { options } = house.house.pool as unknown as { options: { connectionString: string } }
  writer = new pg.Client({ connectionString: options.connectionString })
  reader = new pg.Client({ connectionString: house.house.reader.url })
  await writer.connect()
  await reader.connect()
})
afterAll(async () => {
  await writer.end()
  await reader.end()
  expect(house.faults).toEqual([])
  await house.close()
})

/** The log, and what was signed or answered once. */
const appended = [
  'access_entry',
  'bulletin_issue',
  'command',
  'event',
  'frozen_record',
  'leaf',
  'parameter_history',
  'programme',
  'transfer',
  'tree_head',
  'tree_key',
  'tree_tile',
]
const refusal = async (db: pg.Client, sql: string): Promise<string> =>
  db.query(sql).then(
    () => 'done',
    (e: { code: string }) => e.code,
  )
const denied = '42501'

describe('the role that works', () => {
  test.each(appended)('[S9] [S5] appends to %s and changes nothing of it', async (table) => {
    expect([
      await refusal(writer, `update ${table} set realm = realm`),
      await refusal(writer, `delete from ${table}`),
      await refusal(writer, `truncate ${table}`),
    ]).toEqual([denied, denied, denied])
  })

  test.each([
    ['switch a trigger off', 'alter table event disable trigger event_append_only'],
    ['switch all of them off', 'alter table event disable trigger all'],
    ['take a trigger away', 'drop trigger event_append_only on event'],
    ['make triggers sleep for the session', 'set session_replication_role = replica'],
    [
      'let its triggers do nothing',
      'create or replace function refuse_change() returns trigger language plpgsql as $$ begin return null; end $$',
    ],
    ['change a table', 'alter table event add column x int'],
    [
      'hang a trigger on a table',
      'create trigger mine before insert on event for each statement execute function refuse_change()',
    ],
    ['open what policies close', 'alter table event disable row level security'],
    ['take a table over', 'alter table event owner to current_user'],
    ['make a table', 'create table mine (x int)'],
    ['make a table for the session', 'create temp table reader_secret (key bytea)'],
    ['make a role', 'create role mine superuser'],
    ['make itself more', 'alter role current_user superuser'],
    ['read what seals the scopes', 'select key from reader_secret'],
    ['unmake a migration', 'delete from migration'],
    ['run a programme', `copy (select 1) to program 'true'`],
    ['read a file', `select pg_read_file('postgresql.conf')`],
    ['lock the log away', 'do $$ begin lock table event in exclusive mode; end $$'],
  ])('[S9] cannot %s', async (_, sql) => {
    expect(await refusal(writer, sql)).toBe(denied)
  })

  test('[S9] owns nothing, and may do at every table what is written here and no more', async () => {
    const { rows } = await house.owner.query<{ table: string; rights: string }>(
      `select c.relname as "table",
          (select coalesce(string_agg(g.privilege_type, ' ' order by g.privilege_type), '')
            from information_schema.role_table_grants g
            where g.table_name = c.relname and g.grantee = $1) as rights
        from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        order by 1`,
      [(await house.house.pool.query<{ role: string }>('select current_user as role')).rows[0]!.role],
    )
    const having = (rights: string) => rows.filter((r) => r.rights === rights).map((r) => r.table)
    expect(having('INSERT SELECT')).toEqual(appended)
    expect(having('SELECT')).toEqual(['migration'])
    expect(having('')).toEqual(['reader_secret'])
    expect(having('DELETE INSERT SELECT UPDATE')).toHaveLength(rows.length - appended.length - 2)
    const owned = await writer.query('select 1 from pg_class where relowner = current_user::regrole')
    expect(owned.rowCount).toBe(0)
  })

  test('[S9] sees every row, also where policies narrow readers, and pays nothing for it', async () => {
    const { rows } = await writer.query<{ line: string }>(
      `explain (costs off) select * from office_case where realm = '430523' and id = 'x'`,
    )
    expect(rows.map((r) => Object.values(r)[0]).join('\n')).not.toMatch(/SubPlan|InitPlan|yimen_/)
    expect((await writer.query('select 1 from office_case')).rowCount).toBe(1)
  })
})

test('[P7] [S9] a reader cannot put a table of its own in the place of the one that seals scopes', async () => {
  expect(await refusal(reader, 'create temp table reader_secret (key bytea)')).toBe(denied)
  const { rows } = await house.owner.query<{ name: string }>(
    `select proname as name
      from pg_proc
      where pronamespace = 'public'::regnamespace and prosecdef
        and not proconfig @> array['search_path=pg_catalog, public, pg_temp']`,
  )
  expect(rows).toEqual([])
})

describe('a database of somebody else’s', () => {
  let database: TestDatabase
  let admin: pg.Client
  let url: string
  let owner: string
  beforeAll(async () => {
    database = await testDatabase()
    admin = new pg.Client({ connectionString: database.url })
    await admin.connect()
    owner = `owner_${database.name}`
    await admin.query(`create role ${owner} login nosuperuser nocreaterole password 'rehearsal'`)
    const at = new URL(database.url)
    at.username = owner
    at.password = 'rehearsal'
    url = at.href
  })
  afterAll(async () => {
    await admin.end()
    await database.close()
  })
  const missing = async (): Promise<MissingRights | null> => {
    const pool = openPool(url, 1)
    try {
      await mustHaveRights(pool)
      return null
    } catch (error) {
      return error as MissingRights
    } finally {
      await pool.end()
    }
  }

  test('[S9] a start that is refused names every right that is missing, in both languages, with what an administrator runs', async () => {
    const first = (await missing())!
    expect(first.missing).toEqual(['own_database', 'create_in_schema', 'make_roles'])
    expect(first.message).toContain('不能建立角色（读写分离的两个账号）')
    expect(first.message).toContain('it may not make roles (one that writes, one that reads)')
    /** What it says to run is what helps. */
    await admin.query(first.message.split('\n').slice(1).join('\n'))
    expect(await missing()).toBeNull()
    await admin.query('create table somebodys (x int)')
    const second = (await missing())!
    expect(second.missing).toEqual(['own_tables'])
    await admin.query('drop table somebodys')
  })

  test('[S9] its owner is no superuser, and the house works: cases, verification, a backup', async () => {
    const pool = openPool(url, 1)
    await migrate(pool)
    await pool.end()
    const other = await openHouseOver({ ...database, url, close: async () => undefined })
    try {
      await other.console.send('PUT', '/api/registry', JSON.stringify(makeRehearsal(seed).registry), {
        'content-type': 'application/json',
      })
      await granted(await staffOf(other), family(2), 90_000)
      const json = { 'content-type': 'application/json' }
      const { body } = await other.console.send<{ ok: boolean }>('POST', '/api/verify', '{}', json)
      expect(body.ok).toBe(true)
      expect((await other.console.file('/api/backup')).status).toBe(200)
      expect(other.faults).toEqual([])
    } finally {
      await other.close()
    }
    /** A second start finds the roles that the first one made. */
    const again = await openHouseOver({ ...database, url, close: async () => undefined })
    await again.close()
  })

  test('[S9] a role that was made more than it should be is not worked with', async () => {
    const { rows } = await admin.query<{ name: string }>(
      `select rolname as name from pg_roles where rolname like 'yimen_writer_%' and has_database_privilege(oid, $1, 'CONNECT') and rolname in (select grantee::text from information_schema.role_table_grants)`,
      [database.name],
    )
    await admin.query(`alter role ${rows[0]!.name} createdb`)
    await expect(openHouseOver({ ...database, url, close: async () => undefined })).rejects.toThrow(
      /权限过大.*may do more than it should/,
    )
  })
})
