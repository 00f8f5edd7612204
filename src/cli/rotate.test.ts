/** The master key changed under a running server that is killed in the middle: nobody's data is lost, and the old key can go. */
import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundled } from '../../tools/bundled.ts'
import { family, formOf, posts } from '../../tools/county.ts'
import { seed } from '../../tools/house.ts'
import { yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import { makeRehearsal } from '../../packs/rehearsal.ts'
import { masterId, openMasters } from '../store/index.ts'
import { testDatabase, type TestDatabase } from '../store/testing.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const dir = mkdtempSync(join(tmpdir(), 'yimen-rotate-'))
const home = join(dir, '.yimen')
const masterFile = join(home, 'master')
let database: TestDatabase
let db: pg.Client
let server: ChildProcess | null = null

beforeAll(async () => {
  mkdirSync(home, { recursive: true })
  database = await testDatabase()
  db = new pg.Client({ connectionString: database.url })
  await db.connect()
})
afterAll(async () => {
  server?.kill('SIGKILL')
  await db.end()
  await database.close()
  rmSync(dir, { recursive: true, force: true })
})

const env = (more: Readonly<Record<string, string>> = {}) => ({
  ...process.env,
  DATABASE_URL: database.url,
  YIMEN_HOME: home,
  YIMEN_REHEARSAL: 'off',
  /** One before and one after the realm that is killed in its middle. */
  YIMEN_REALM: '430523,430300,430702',
  PORT: '0',
  ...more,
})
const run = (
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): {
  readonly child: ChildProcess
  readonly ended: Promise<{ readonly code: number | null; readonly said: string }>
} => {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: env(more),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (t: Buffer) => {
      said += t.toString()
    })
  return { child, ended: new Promise((done) => child.once('close', (code) => done({ code, said }))) }
}
const yimen = async (...args: readonly string[]) => run([await bundled('cli'), ...args]).ended

/** Starts the server and waits until it is ready; or gives how it ended. */
async function start(
  more: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number | null; readonly said: string } | null> {
  const { child, ended } = run([await bundled('main')], more)
  server = child
  return Promise.race([
    ended,
    new Promise<null>((ready) =>
      child.stdout!.on('data', (t: Buffer) => {
        if (t.toString().includes('http://')) ready(null)
      }),
    ),
  ])
}
const stop = (signal: NodeJS.Signals): Promise<void> =>
  new Promise((gone) => {
    server!.once('exit', () => gone())
    server!.kill(signal)
  })
const url = (): string => readFileSync(join(home, 'url'), 'utf8').trim()
const call = async <T>(
  method: string,
  path: string,
  body: object | string,
): Promise<{ readonly status: number; readonly body: T }> => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const response = await fetch(`${url()}${path}`, {
    method,
    body: text,
    headers: {
      authorization: `Bearer ${readFileSync(join(home, 'key'), 'utf8').trim()}`,
      'content-type': typeof body === 'string' ? 'application/x-ndjson' : 'application/json',
    },
  })
  return { status: response.status, body: (await response.json()) as T }
}
const lines = (): readonly string[] => readFileSync(masterFile, 'utf8').trim().split('\n')
const keyAt = (i: number): Buffer => Buffer.from(lines()[i]!, 'base64url')
const countUnder = async (table: 'subject_key' | 'secret', master: Buffer): Promise<number> =>
  Number(
    (
      await db.query<{ n: string }>(
        `select count(*) as n from ${table} where substring(wrapped from 7 for 8) = $1`,
        [Buffer.from(masterId(master), 'hex')],
      )
    ).rows[0]!.n,
  )
const under = (master: Buffer): Promise<number> => countUnder('subject_key', master)
const ownUnder = (master: Buffer): Promise<number> => countUnder('secret', master)

/** Enough keys that a kill finds some of them done and some not. */
const many = 12_000

test('[E8] killed in the middle, it goes on; then the new key alone starts the server and everybody is found', async () => {
  expect(await start()).toBeNull()
  expect((await call('PUT', '/api/registry', makeRehearsal(seed).registry)).status).toBe(200)
  expect(
    await call(
      'POST',
      '/api/commands',
      JSON.stringify({
        key: 'rotate-command-1',
        case: 'K20211020-1',
        seq: 0,
        outcome: 'apply',
        programme: 'assistance.temporary',
        area: yunzhao,
        as: posts.village,
        input: formOf(family(1)),
      }),
    ),
  ).toMatchObject({ body: { ok: true } })
  const old = keyAt(0)
  const masters = openMasters([old])
  const subjects = Array.from({ length: many }, (_, n) => `filler-${n}`)
  await db.query(
    `insert into subject_key (realm, subject, wrapped) select '430523', * from unnest($1::text[], $2::bytea[])`,
    [subjects, subjects.map((s) => masters.wrap(randomBytes(32), `430523|${s}`))],
  )
  const total = await under(old)

  const first = yimen('rotate', '--new')
  while (lines().length === 1 || (await under(keyAt(0))) === 0)
    await new Promise((wait) => setTimeout(wait, 2))
  await stop('SIGKILL')
  expect((await first).code).toBe(2)
  const fresh = keyAt(0)
  const [done, left] = [await under(fresh), await under(old)]
  expect(done + left).toBe(total)
  expect(Math.min(done, left)).toBeGreaterThan(0)

  /** With the new key alone it does not start: some keys are still under the old one. */
  const refused = await start({ YIMEN_MASTER: fresh.toString('base64url') })
  expect(refused).toMatchObject({
    code: 1,
    said: expect.stringMatching(/打不开这个数据库的密钥.* · None of the master keys opens/),
  })

  expect(await start()).toBeNull()
  /** Realms are done in turn: of those after the one in which it was killed, the keys of their own are left. */
  const secrets = await ownUnder(old)
  expect(secrets).toBeGreaterThan(2)
  const second = await yimen('rotate')
  expect(second).toMatchObject({
    code: 0,
    said: expect.stringMatching(
      new RegExp(`已改由主密钥 ${masterId(fresh)} 封存：${left} 个主体密钥，${secrets} 个系统密钥`),
    ),
  })
  expect([await under(fresh), await under(old), await ownUnder(old)]).toEqual([total, 0, 0])
  await stop('SIGTERM')

  writeFileSync(masterFile, `${fresh.toString('base64url')}\n`, { mode: 0o600 })
  expect(await start()).toBeNull()
  expect((await call('POST', '/api/verify', {})).body).toMatchObject({ ok: true, cases: 1 })
  expect((await call<readonly unknown[]>('POST', '/api/search', { idNo: family(1).idNo })).body.length).toBe(
    1,
  )
  expect(
    JSON.stringify(
      (
        await call(
          'POST',
          '/api/commands',
          JSON.stringify({
            key: 'rotate-command-2',
            case: 'K20211020-2',
            seq: 0,
            outcome: 'apply',
            programme: 'assistance.temporary',
            area: yunzhao,
            as: posts.village,
            input: formOf(family(2)),
          }),
        )
      ).body,
    ),
  ).toContain('"ok":true')
  expect((await db.query(`select 1 from access_entry where kind = 'rotate'`)).rowCount).toBe(2)
  await stop('SIGTERM')
}, 600_000)

test.each<[string, () => Record<string, string>, RegExp]>([
  [
    'a key that is not this database’s',
    () => ({ YIMEN_MASTER: randomBytes(48).toString('base64url') }),
    /打不开这个数据库的密钥.* · None of the master keys/,
  ],
  [
    'a key that is too short',
    () => ({ YIMEN_MASTER: randomBytes(16).toString('base64url') }),
    /只有16个字节.* · .*16 bytes/,
  ],
  [
    'one byte repeated',
    () => ({ YIMEN_MASTER: Buffer.alloc(48, 1).toString('base64url') }),
    /重复.* · .*repeated/,
  ],
  [
    'a file that is not there',
    () => ({ YIMEN_MASTER_FILE: join(dir, 'nowhere') }),
    /没有主密钥文件.* · There is no master key file/,
  ],
  [
    'a home whose key was lost, so that no new one is made in its place',
    () => {
      mkdirSync(join(dir, 'other'))
      return { YIMEN_HOME: join(dir, 'other') }
    },
    /不见了.* · .*is gone/,
  ],
])('[E6] no start with %s', async (_, more, said) => {
  const ended = await start(more())
  expect(ended?.code).toBe(1)
  expect(ended?.said).toMatch(said)
  expect(ended?.said).not.toMatch(/ {4}at /)
})

test('[E8] a server that would lose keys by a new list of masters keeps the one that it has', async () => {
  expect(await start()).toBeNull()
  const mastersBefore = readFileSync(masterFile, 'utf8')
  for (const [text, code] of [
    [`${randomBytes(48).toString('base64url')}\n`, 'master_missing'],
    ['short\n', 'master_unreadable'],
  ] as const) {
    writeFileSync(masterFile, text, { mode: 0o600 })
    expect(await call('POST', '/api/keys/rotate', {})).toMatchObject({ status: 409, body: { code } })
  }
  writeFileSync(masterFile, mastersBefore, { mode: 0o600 })
  expect(await call('POST', '/api/keys/rotate', {})).toMatchObject({ status: 200, body: { left: 0 } })
  await stop('SIGTERM')
})
