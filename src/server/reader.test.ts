/** The second wall: whoever reads as the application's own role sees what the scope lets them see, whatever SQL they send. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import pg from 'pg'
import { apply, family, formOf, granted, staffOf, type Staff } from '../../tools/county.ts'
import { openTestHouse, seed, type TestHouse } from '../../tools/house.ts'
import { offices, yankoupu } from '../../packs/rehearsal-hunan/index.ts'
import { readAs, type Scope } from '#store'
import type { Done } from './contract/index.ts'

let house: TestHouse
let staff: Staff
let db: pg.Client
/** Ours is in Yunzhao Village of Yankoupu, theirs in the village of another town. */
let ours: string
let theirs: string

const town = '430523101'
const nothing: Scope = {
  realm: '430523',
  person: 'nobody',
  all: false,
  reach: [],
  held: [],
  day: '2021-10-20',
}
const clerk: Scope = {
  ...nothing,
  reach: [{ programme: 'assistance.temporary', area: yankoupu }],
  held: [{ role: 'township-clerk', area: yankoupu }],
}
const sister: Scope = {
  ...nothing,
  reach: [{ programme: 'assistance.temporary', area: town }],
  held: [{ role: 'township-clerk', area: town }],
}

beforeAll(async () => {
  house = await openTestHouse()
  staff = await staffOf(house)
  ours = await granted(staff, family(1), 90_000)
  await apply(staff, family(2))
  const village = offices(seed).posts.find((p) => p.role === 'village-worker' && p.area.startsWith(town))!
  const line = {
    key: 'their-case',
    case: 'B23456-THEIR',
    seq: 0,
    outcome: 'apply',
    programme: 'assistance.temporary',
    area: village.area,
    as: village.id,
    input: formOf(family(3)),
  }
  const { body } = await house.console.send<string>('POST', '/api/commands', JSON.stringify(line), {
    'content-type': 'application/x-ndjson',
  })
  expect(body).toContain('"ok":true')
  theirs = (JSON.parse(body) as Done).case
  db = new pg.Client({ connectionString: house.house.reader.url })
  await db.connect()
})
afterAll(async () => {
  await db.end()
  expect(house.faults).toEqual([])
  await house.close()
})

const tables = [
  'office_case',
  'event',
  'task',
  'case_person',
  'transfer',
  'obligation',
  'figure_record',
  'outbox',
  'access_entry',
  'upload',
  'entry',
  'case_key',
  'entry_word',
  'case_point',
  'gathered_line',
]
const column = (table: string): string =>
  ['office_case', 'upload', 'entry_word'].includes(table) ? 'id' : 'case_id'
const seen = (scope: Scope, table: string): Promise<readonly string[]> =>
  readAs(house.house.reader, scope, async (d) => [
    ...new Set(
      (await d.query<{ id: string }>(`select ${column(table)} as id from ${table}`)).rows.map((r) => r.id),
    ),
  ])

describe('[P7] 只读角色', () => {
  test.each(tables)('没有说明身份：%s 一行也看不到', async (table) => {
    expect((await db.query(`select * from ${table}`)).rows).toEqual([])
  })
  test.each(tables)('没有岗位的外人：%s 一行也看不到', async (table) => {
    expect(await seen(nothing, table)).toEqual([])
  })
  test.each(['office_case', 'event', 'case_person', 'figure_record', 'task'])(
    '本镇经办只看到本镇的 %s',
    async (table) => {
      const ids = await seen(clerk, table)
      expect(ids.length).toBeGreaterThan(0)
      expect(ids).not.toContain(theirs)
    },
  )
  test.each(tables)('外镇经办看不到本镇的 %s', async (table) => {
    expect(await seen(sister, table)).not.toContain(ours)
  })
  test('外镇经办看到自己镇的', async () => expect(await seen(sister, 'office_case')).toEqual([theirs]))
  test('与事项无关的岗位什么也看不到', async () =>
    expect(
      await seen({ ...clerk, reach: [{ programme: 'another', area: yankoupu }], held: [] }, 'office_case'),
    ).toEqual([]))
  test('本人看到自己的，别的没有', async () => {
    const { person } = (
      await house.owner.query<{ person: string }>('select person from case_person where case_id = $1', [ours])
    ).rows[0]!
    expect(await seen({ ...nothing, person }, 'office_case')).toEqual([ours])
    expect(await seen({ ...nothing, person }, 'event')).toEqual([ours])
  })
  test('帮代办的村干部看到自己申报的', async () => {
    const { rows } = await house.owner.query<{ person: string }>(
      "select state->'acts'->0->>'person' as person from office_case where id = $1",
      [ours],
    )
    expect(await seen({ ...nothing, person: rows[0]!.person }, 'office_case')).toContain(ours)
  })
  test('审计都看得到', async () =>
    expect(await seen({ ...nothing, all: true }, 'office_case')).toEqual(
      expect.arrayContaining([ours, theirs]),
    ))
  test('另一个县的范围', async () =>
    expect(await seen({ ...clerk, realm: '430524' }, 'office_case')).toEqual([]))
})

describe('[P7] 会写 SQL 也越不过去', () => {
  test.each([
    'session',
    'login',
    'subject_key',
    'person',
    'post',
    'command',
    'award',
    'account',
    'reader_secret',
    'programme',
    'authority',
    'area_reach',
  ])('%s 根本打不开', async (table) => {
    await expect(db.query(`select * from ${table}`)).rejects.toThrow(/permission denied/)
  })
  test.each([
    "insert into office_case (realm, id) values ('430523', 'x')",
    "update task set role = 'x'",
    'delete from event',
    'truncate figure_record',
    'drop policy seen on office_case',
    'alter table event disable row level security',
    'set role OWNER',
    "set session authorization 'OWNER'",
    'create table mine (x int)',
    "copy office_case to '/tmp/out'",
    "select pg_read_file('/etc/passwd')",
    'create role other',
  ])('%s', async (sql) => {
    const owner = (await house.owner.query<{ owner: string }>('select current_user as owner')).rows[0]!.owner
    await expect(db.query(sql.replace('OWNER', owner))).rejects.toThrow(
      /permission denied|must be owner|must be able|read-only/i,
    )
  })
  test.each([
    ['自己写的范围，没有封签', JSON.stringify({ ...nothing, all: true })],
    ['封签是编的', `${'0'.repeat(64)}.${JSON.stringify({ ...nothing, all: true })}`],
    ['空的范围', ''],
  ])('%s', async (_, scopeText) => {
    await db.query('begin')
    await db.query("select set_config('yimen.scope', $1, true)", [scopeText])
    expect((await db.query('select id from office_case')).rows).toEqual([])
    await db.query('rollback')
  })
  test('封签属于别的内容', async () => {
    const mac = house.house.reader.seal(clerk).slice(0, 64)
    await db.query('begin')
    await db.query("select set_config('yimen.scope', $1, true)", [
      `${mac}.${JSON.stringify({ ...clerk, all: true })}`,
    ])
    expect((await db.query('select id from office_case')).rows).toEqual([])
    await db.query('rollback')
  })
  test('范围随事务结束，不留给连接的下一位', async () => {
    const one = await house.house.reader.pool.connect()
    try {
      await one.query(
        `begin; select set_config('yimen.scope', ${pg.escapeLiteral(house.house.reader.seal({ ...nothing, all: true }))}, true)`,
      )
      expect((await one.query('select id from office_case')).rows.length).toBeGreaterThan(1)
      await one.query('commit')
      expect((await one.query('select id from office_case')).rows).toEqual([])
    } finally {
      one.release()
    }
  })
})

test('[P7] every table with people’s data has policies, and the reader may do nothing but read', async () => {
  const { rows } = await house.owner.query<{ table: string; secured: boolean; privileges: string[] }>(
    `select c.relname as "table", c.relrowsecurity as secured, array(select privilege_type::text from information_schema.role_table_grants g where g.table_name = c.relname and g.grantee = $1 order by 1) as privileges
       from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm', 'p')`,
    [house.house.reader.role],
  )
  for (const r of rows) {
    expect(['', 'SELECT'], r.table).toContain(r.privileges.join())
    if (r.privileges.length > 0)
      expect(r.secured, `${r.table} is open to readers without a policy`).toBe(true)
  }
  expect(
    rows
      .filter((r) => r.privileges.length > 0)
      .map((r) => r.table)
      .sort(),
  ).toEqual([...tables, 'case_cell', 'frozen_record', 'errand'].sort())
})

/** As if `may` had been forgotten: the store's own functions, asked in a stranger's scope. */
test('[P7] without the first wall the second one stands', async () => {
  const { findCaseState, readEvents, listCases, accessesOf } = await import('#store')
  await staff.clerk.post(`/api/cases/${ours}/reveal`, { names: ['phone'], purpose: '联系申请人' })
  await readAs(house.house.reader, sister, async (d) => {
    expect(await findCaseState(d, '430523', ours)).toBeNull()
    expect(await readEvents(d, '430523', ours)).toEqual([])
    expect(await accessesOf(d, '430523', ours, ['reveal'])).toEqual([])
    expect(
      (
        await listCases(
          d,
          '430523',
          { by: 'programme', programme: 'assistance.temporary' },
          { offset: 0, limit: 100 },
        )
      ).map((c) => c.state.id),
    ).toEqual([theirs])
    expect(
      await listCases(
        d,
        '430523',
        { by: 'holder', posts: [{ role: 'township-clerk', area: yankoupu }] },
        { offset: 0, limit: 100 },
      ),
    ).toEqual([])
  })
})
