/** The two verbs as an administrator types them: against a running server, and into the embedded database of a new machine. */
import { spawn } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundled } from '../../tools/bundled.ts'
import { family, granted, staffOf } from '../../tools/county.ts'
import { openTestHouse, type TestHouse } from '../../tools/house.ts'
import { testDatabase } from '../store/testing.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const dir = mkdtempSync(join(tmpdir(), 'yimen-keeping-'))
const file = join(dir, 'house.backup')
const home = join(dir, 'home', '.yimen')
let house: TestHouse

beforeAll(async () => {
  chmodSync(dir, 0o755)
  mkdirSync(home, { recursive: true })
  house = await openTestHouse({ master: goodMaster })
  const staff = await staffOf(house)
  await granted(staff, family(1), 90_000)
})
afterAll(async () => {
  await house.close()
  rmSync(dir, { recursive: true, force: true })
})

/** One that a start accepts, unlike the repeated bytes of other tests. */
const goodMaster = Buffer.from(Array.from({ length: 48 }, (_, i) => (i * 37 + 11) % 256))

type Ended = { readonly code: number | null; readonly out: string; readonly err: string }
async function yimen(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Ended> {
  const child = spawn(process.execPath, [await bundled('cli'), ...args], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: undefined, YIMEN_HOME: home, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (t: Buffer) => {
    out += t.toString()
  })
  child.stderr.on('data', (t: Buffer) => {
    err += t.toString()
  })
  return new Promise((done) => child.once('close', (code) => done({ code, out, err })))
}
const master = (key: Buffer): Record<string, string> => ({ YIMEN_MASTER: key.toString('base64url') })

test('[E1] backup writes one file, whole, for its owner’s eyes only', async () => {
  const { code, out } = await yimen(['backup', '--out', file], { YIMEN_URL: house.url, YIMEN_KEY: house.key })
  expect([code, out.includes('主密钥请另行保管')]).toEqual([0, true])
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(
    (await yimen(['backup', '--out', join(dir, 'none')], { YIMEN_URL: house.url, YIMEN_KEY: 'wrong' })).code,
  ).toBe(2)
  expect(existsSync(join(dir, 'none'))).toBe(false)
})

test('[E2] [E3] what cannot be restored is said in both languages, with exit code 1', async () => {
  const cut = join(dir, 'cut')
  writeFileSync(cut, readFileSync(file).subarray(0, -100))
  const database = await testDatabase()
  const rows: readonly [string, readonly string[], Record<string, string>, RegExp][] = [
    [
      'a file cut off',
      ['restore', cut],
      { DATABASE_URL: database.url, ...master(goodMaster) },
      /不完整或被改动过 · The backup file is incomplete/,
    ],
    [
      'another key',
      ['restore', file],
      { DATABASE_URL: database.url, ...master(Buffer.from(goodMaster).reverse()) },
      /请用备份时的主密钥 · /,
    ],
    [
      'no key at all',
      ['restore', file],
      { DATABASE_URL: database.url },
      /没有找到主密钥.* · No master key found/,
    ],
    [
      'no such file',
      ['restore', join(dir, 'nowhere')],
      { DATABASE_URL: database.url, ...master(goodMaster) },
      /没有文件/,
    ],
    [
      'a database in use',
      ['restore', file],
      { DATABASE_URL: house.databaseUrl, ...master(goodMaster) },
      /430523.*只能恢复到空数据库 · /,
    ],
  ]
  for (const [what, args, env, said] of rows) {
    const { code, err } = await yimen(args, env)
    expect([what, code]).toEqual([what, 1])
    expect(err).toMatch(said)
    expect(err).not.toMatch(/ {4}at /)
  }
  await database.close()
})

/** The server over the home, until it says that it is ready. */
async function serve(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [await bundled('main')], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: undefined, YIMEN_HOME: home, YIMEN_REALM: '430523', PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (t: Buffer) => {
    said += t.toString()
  })
  await new Promise<void>((ready, fail) => {
    child.stdout.on('data', (t: Buffer) => {
      if (t.toString().includes('http://')) ready()
    })
    child.once('exit', (code) => fail(new Error(`the server ended with ${code}: ${said}`)))
  })
  return {
    url: readFileSync(join(home, 'url'), 'utf8').trim(),
    stop: () =>
      new Promise((gone) => {
        child.removeAllListeners('exit').once('exit', () => gone())
        child.kill('SIGTERM')
      }),
  }
}

test('[E3] a new machine: the master key put in its place, restored into the embedded database, started, verified; not while it runs', async () => {
  writeFileSync(join(home, 'master'), goodMaster.toString('base64url'), { mode: 0o600 })
  const { code, out, err } = await yimen(['restore', file], {})
  expect([code, err.split('\n').filter((l) => l.includes('Error'))]).toEqual([0, []])
  expect(out).toMatch(/已恢复 430523 .*张表[\s\S]*同一个主密钥.*npx yimen verify/)
  const server = await serve()
  try {
    const again = await yimen(['restore', file], {})
    expect([again.code, /已在运行/.test(again.err)]).toEqual([1, true])
    const verified = await yimen(['verify'], {})
    expect(JSON.parse(verified.out)).toMatchObject({ ok: true, cases: expect.any(Number) })
    const [there, here] = await Promise.all(
      [server.url, house.url].map(async (url, i) =>
        (
          await fetch(`${url}/api/figures/assistance.temporary.grants/reading`, {
            headers: {
              authorization: `Bearer ${i === 0 ? readFileSync(join(home, 'key'), 'utf8').trim() : house.key}`,
            },
          })
        ).json(),
      ),
    )
    expect(there).toEqual(here)
  } finally {
    await server.stop()
  }
  /** Stopped, it is not overwritten either; renamed away as the refusal says, it makes room. */
  const refusal = await yimen(['restore', file], {})
  expect([refusal.code, /430523.*只能恢复到空数据库[\s\S]*只放入 master 文件/.test(refusal.err)]).toEqual([
    1,
    true,
  ])
  renameSync(home, `${home}.old`)
  mkdirSync(home)
  copyFileSync(join(`${home}.old`, 'master'), join(home, 'master'))
  expect((await yimen(['restore', file], {})).code).toBe(0)
})
