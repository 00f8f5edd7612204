/** A backup brings everything back, somewhere else, with the same key; and what is not whole, or not ours, or in the way, is refused. */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act, apply, family, granted, staffOf, type Staff } from '../../tools/county.ts'
import { openHouseOver, openTestHouse, testMaster, type TestHouse } from '../../tools/house.ts'
import {
  migrate,
  migrateBetween,
  migrationFiles,
  openBackup,
  openPool,
  passTransactions,
  restoreBackup,
  transaction,
  writeBackup,
  type Header,
  type Pool,
} from '../store/index.ts'
import { openChunks, sealChunks, splitHeader } from '../store/backup/chunks.ts'
import { testDatabase, type TestDatabase } from '../store/testing.ts'

const dir = mkdtempSync(join(tmpdir(), 'yimen-backup-'))
const file = join(dir, 'house.backup')
const databases: TestDatabase[] = []
let house: TestHouse
let staff: Staff
let bytes: Buffer
/** A case that waits for the clerk, from before the backup. */
let waiting: string

beforeAll(async () => {
  house = await openTestHouse()
  staff = await staffOf(house)
  await granted(staff, family(1), 90_000)
  await granted(staff, family(2), 80_000)
  waiting = await apply(staff, family(3))
  let stopped = false
  const others = (async () => {
    for (let n = 10; !stopped; n++) await apply(staff, family(n))
  })()
  bytes = Buffer.from(
    await (
      await fetch(`${house.url}/api/backup`, { headers: { authorization: `Bearer ${house.key}` } })
    ).arrayBuffer(),
  )
  stopped = true
  await others
  writeFileSync(file, bytes)
})
afterAll(async () => {
  await house.close()
  for (const d of databases) await d.close()
  rmSync(dir, { recursive: true, force: true })
})

async function emptyDatabase(): Promise<TestDatabase> {
  const database = await testDatabase()
  databases.push(database)
  return database
}

async function restoreInto(
  database: TestDatabase,
  path = file,
  masters: readonly Buffer[] = [testMaster],
): Promise<void> {
  const pool = openPool(database.url, 2)
  try {
    await restoreBackup(pool, await openBackup(path, masters))
  } finally {
    await pool.end()
  }
}

const tablesIn = async (database: TestDatabase): Promise<number> => {
  const db = new pg.Client({ connectionString: database.url })
  await db.connect()
  const { rows } = await db.query<{ n: string }>(
    `select count(*) as n from pg_tables where schemaname = 'public'`,
  )
  await db.end()
  return Number(rows[0]!.n)
}
const post = <T>(h: TestHouse, path: string, body: object) =>
  h.console.send<T>('POST', path, JSON.stringify(body), { 'content-type': 'application/json' })

test('[E1] [E3] taken while commands go on and restored elsewhere: all checks are green, figures are equal, people are found, work goes on', async () => {
  const database = await emptyDatabase()
  await restoreInto(database)
  const second = await openHouseOver(database)
  try {
    const { body: report } = await post<{ ok: boolean; cases: number; mismatches: readonly unknown[] }>(
      second,
      '/api/verify',
      {},
    )
    expect(report).toMatchObject({ ok: true, mismatches: [] })
    expect(report.cases).toBeGreaterThanOrEqual(2)
    const reading = '/api/figures/assistance.temporary.grants/reading'
    expect((await second.console.get(reading)).body).toEqual((await house.console.get(reading)).body)
    const there = await staffOf(second)
    const answerThere = await there.clerk.post<readonly { case: string }[]>('/api/search', {
      idNo: family(1).idNo,
    })
    const same = await staff.clerk.post<readonly { case: string }[]>('/api/search', { idNo: family(1).idNo })
    expect(answerThere.body).toEqual(same.body)
    const id = await apply(there, family(300))
    expect((await act(there, 'clerk', id, 1, 'accept')).status).toBe(200)
    for (const [about, n] of [
      [id, 300],
      [waiting, 3],
    ] as const)
      expect(
        JSON.stringify(
          (await there.clerk.post(`/api/cases/${about}/reveal`, { names: ['phone'], purpose: '联系申请人' }))
            .body,
        ),
      ).toContain(family(n).phone)
    expect((await post<{ ok: boolean }>(second, '/api/verify', {})).body.ok).toBe(true)
    const { rows } = await second.house.pool.query<{ person: string }>(
      `select person from access_entry where kind = 'backup'`,
    )
    expect(rows).toEqual([{ person: 'console' }])
    expect(second.faults).toEqual([])
  } finally {
    await second.stop()
  }
})

test('[E1] whoever may not administer gets none', async () => {
  for (const who of [staff.county, staff.auditor, house.stranger])
    expect([401, 404]).toContain((await who.get('/api/backup')).status)
})

test('[E1] the header says what is inside; nothing about anybody is in clear', async () => {
  const header = JSON.parse(bytes.subarray(0, bytes.indexOf(0x0a)).toString()) as Header
  expect(header).toMatchObject({
    format: 'yimen.backup.v1',
    realm: '430523',
    migration: migrationFiles().at(-1),
    treeHead: null,
  })
  expect(header.tables.find((t) => t.name === 'person')!.rows).toBeGreaterThan(10)
  expect(bytes.includes(Buffer.from('岩口铺'))).toBe(false)
})

/** A file like the backup, with its header changed and everything sealed again by one who has the key. */
async function forged(name: string, change: (h: Header) => Header): Promise<string> {
  const { line, rest } = await splitHeader(Readable.from([bytes]))
  const header = JSON.parse(line.toString()) as Header
  const path = join(dir, name)
  const pieces: Buffer[] = []
  for await (const piece of sealChunks(
    change(header),
    testMaster,
    openChunks(line, header, testMaster, rest),
  ))
    pieces.push(piece)
  writeFileSync(path, Buffer.concat(pieces))
  return path
}
const flipped = (at: number) => (b: Buffer) => {
  const copy = Buffer.from(b)
  copy[at < 0 ? copy.length + at : at]! ^= 1
  return copy
}
const replaced = (from: string, to: string) => (b: Buffer) =>
  Buffer.from(b.toString('latin1').replace(from, to), 'latin1')

test.each<[string, (b: Buffer) => Buffer, readonly Buffer[], string]>([
  ['a bit of the rows', flipped(-9), [testMaster], 'damaged'],
  ['the end cut off', (b) => b.subarray(0, -1), [testMaster], 'damaged'],
  ['half of it', (b) => b.subarray(0, b.length >> 1), [testMaster], 'damaged'],
  ['nothing but the header', (b) => b.subarray(0, b.indexOf(0x0a) + 1), [testMaster], 'damaged'],
  ['something after the end', (b) => Buffer.concat([b, b.subarray(-40)]), [testMaster], 'damaged'],
  ['another realm in the header', replaced('"realm":"430523"', '"realm":"430524"'), [testMaster], 'damaged'],
  ['an empty file', () => Buffer.alloc(0), [testMaster], 'damaged'],
  ['some other file', () => Buffer.from('{"name":"yimen"}\n'), [testMaster], 'not_a_backup'],
  ['another key', (b) => b, [Buffer.alloc(48, 8)], 'wrong_key'],
])('[E2] refused, with nothing written: %s', async (name, change, masters, code) => {
  const path = join(dir, `bad-${name}`)
  writeFileSync(path, change(bytes))
  const database = await emptyDatabase()
  await expect(restoreInto(database, path, masters)).rejects.toMatchObject({
    code,
    message: expect.stringMatching(/[一-鿿].* · [A-Z]/),
  })
  expect(await tablesIn(database)).toBe(0)
})

test('[E2] chunks are refused in another order, and one that is left out is missed', async () => {
  const seal = { key: 'x', salt: 'y' }
  const plain = Buffer.alloc(3 << 20, 'yimen')
  const parts: Buffer[] = []
  for await (const part of sealChunks(seal, testMaster, Readable.from([plain]))) parts.push(part)
  expect(parts.length).toBe(4)
  const opened = async (order: readonly number[]): Promise<Buffer> => {
    const { line, rest } = await splitHeader(Readable.from(order.map((i) => parts[i]!)))
    const all: Buffer[] = []
    for await (const part of openChunks(line, seal, testMaster, rest)) all.push(part)
    return Buffer.concat(all)
  }
  expect((await opened([0, 1, 2, 3])).equals(plain)).toBe(true)
  for (const order of [
    [0, 2, 1, 3],
    [0, 1, 3],
    [0, 2, 3],
    [0, 1, 2],
    [0, 1, 2, 2, 3],
    [0, 1, 2, 3, 3],
  ])
    await expect(opened(order)).rejects.toThrow('改动过')
})

test('[E3] a file of a newer schema is refused; one of an older schema is brought to today’s', async () => {
  const newer = await forged('newer', (h) => ({ ...h, migration: '999999.sql' }))
  const database = await emptyDatabase()
  await expect(restoreInto(database, newer)).rejects.toMatchObject({ code: 'newer_schema' })
  expect(await tablesIn(database)).toBe(0)

  const old = await emptyDatabase()
  const pool = openPool(old.url, 2)
  await transaction(pool, (db) => migrateBetween(db, null, '000002.sql'))
  await pool.query(
    `insert into realm (realm, name) values ('430523', '{"zh":"邵阳县","en":"Shaoyang County"}')`,
  )
  await pool.query(
    `insert into access_entry (realm, kind, person, body, hash, at) values ('430523', 'export', 'console', '{}', '\\x00', now())`,
  )
  const path = join(dir, 'older')
  await writeFile(path, await writeBackup(pool, '430523', testMaster, '2026-01-01T00:00:00Z'))
  await pool.end()
  await restoreInto(database, path)
  const after = openPool(database.url, 1)
  expect((await after.query('select name from migration order by 1')).rows.map((r) => r.name)).toEqual(
    migrationFiles(),
  )
  expect((await after.query('select kind from access_entry')).rows).toEqual([{ kind: 'export' }])
  await after.end()
})

test('[E1] [E3] large rows come back to the byte; whoever goes away in the middle leaves no connection behind', async () => {
  const source = await emptyDatabase()
  const pool = openPool(source.url, 2)
  await migrate(pool)
  await pool.query(
    `insert into realm (realm, name) values ('430523', '{"zh":"邵阳县","en":"Shaoyang County"}')`,
  )
  for (let n = 0; n < 6; n++)
    await pool.query(
      `insert into upload (realm, id, person, name, type, size, digest, content, at)
        values ('430523', $1, 'p', $2, 'image/png', 1, '\\x00', $3, now())`,
      [`u${n}`, '证明\t一\\n\n二', randomBytes(4 << 20)],
    )
  const digest = async (db: Pool) =>
    (
      await db.query<{ all: string }>(
        `select string_agg(id || name || encode(sha256(content), 'hex'), ',' order by id) as all from upload`,
      )
    ).rows[0]!.all
  for (let i = 0; i < 4; i++) {
    const left = await writeBackup(pool, '430523', testMaster, '2026-01-01T00:00:00Z')
    await once(left, 'readable')
    left.read()
    left.destroy()
  }
  const path = join(dir, 'large')
  await writeFile(path, await writeBackup(pool, '430523', testMaster, '2026-01-01T00:00:00Z'))
  const database = await emptyDatabase()
  await restoreInto(database, path)
  const after = openPool(database.url, 1)
  expect(await digest(after)).toBe(await digest(pool))
  await after.end()
  await pool.end()
})

test('[E3] never into a database that holds a realm, or anything', async () => {
  await expect(
    restoreInto({ url: house.databaseUrl, name: '', close: async () => undefined }),
  ).rejects.toMatchObject({ code: 'holds_a_realm' })
  const database = await emptyDatabase()
  const db = new pg.Client({ connectionString: database.url })
  await db.connect()
  await db.query('create table somebodys (x int)')
  await db.end()
  await expect(restoreInto(database)).rejects.toMatchObject({ code: 'not_empty' })
})

test('[E3] a restore that fails in the middle leaves nothing, and can be tried again', async () => {
  const short = await forged('short', (h) => ({
    ...h,
    tables: h.tables.map((t) => (t.name === 'post' ? { ...t, rows: t.rows + 1 } : t)),
  }))
  const database = await emptyDatabase()
  await expect(restoreInto(database, short)).rejects.toThrow('post has')
  expect(await tablesIn(database)).toBe(0)
  await restoreInto(database)
  expect(await tablesIn(database)).toBeGreaterThan(20)
})

test('[E3] an account that owns its database and no more can restore', async () => {
  const database = await emptyDatabase()
  const role = `owner_${database.name}`
  const admin = openPool(database.url, 1)
  await admin.query(`create role ${role} login nosuperuser password 'rehearsal'`)
  await admin.query(`alter database ${database.name} owner to ${role}`)
  const at = new URL(database.url)
  at.username = role
  at.password = 'rehearsal'
  await restoreInto({ ...database, url: at.href })
  expect(
    (
      await admin.query<{ owner: string }>(
        `select distinct tableowner as owner from pg_tables where schemaname = 'public'`,
      )
    ).rows,
  ).toEqual([{ owner: role }])
  await admin.query(`reassign owned by ${role} to current_user; drop owned by ${role}; drop role ${role}`)
  await admin.end()
})

test('[E3] numbers that the database gives go on where they were, and the log is guarded again', async () => {
  const database = await emptyDatabase()
  await restoreInto(database)
  const pool = openPool(database.url, 1)
  const {
    rows: [before],
  } = await pool.query<{ n: number }>('select max(pos) as n from event')
  await pool.query(
    `insert into event (realm, case_id, seq, body, hash, recorded_at) values ('430523', 'x', 1, '{}', '\\x00', now())`,
  )
  const {
    rows: [after],
  } = await pool.query<{ n: number }>('select max(pos) as n from event')
  expect(after!.n).toBeGreaterThan(before!.n)
  await expect(pool.query('delete from event')).rejects.toThrow('only appended to')
  await pool.end()
})

test('[E4] the transactions of the backup lie in the past of the server that it is restored into', async () => {
  const database = await emptyDatabase()
  const pool = openPool(database.url, 1)
  const now = async () =>
    BigInt(
      (await pool.query<{ now: string }>('select pg_snapshot_xmin(pg_current_snapshot())::text as now'))
        .rows[0]!.now,
    )
  const beyond = (await now()) + 30_000n
  await passTransactions(pool, beyond.toString())
  /** What other tests have under way on this server holds it back until it ends. */
  await expect.poll(now).toBeGreaterThanOrEqual(beyond)
  await pool.end()
})
