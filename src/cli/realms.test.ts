/** [RM8] The command line before a server of two realms: it speaks of both, or of the one that it is told. */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { family, formOf, granted, staffOf } from '../../tools/county.ts'
import { everywhere, openTestHouse, type TestHouse } from '../../tools/house.ts'
import { community, worker, loudi, loudiRegistry } from '../../tools/loudi.ts'
import { brought } from '../../packs/index.ts'
import { idsOf } from '../page/index.ts'
import type { Done } from '../server/contract/index.ts'
import { testDatabase } from '../store/testing.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const dir = mkdtempSync(join(tmpdir(), 'yimen-cli-realms-'))
/** One that a start accepts, unlike the repeated bytes of other tests. */
const master = Buffer.from(Array.from({ length: 48 }, (_, i) => (i * 29 + 3) % 256))
let house: TestHouse
/** A granted case of Shaoyang, a new one of Loudi. */
let here: string
let there: string

beforeAll(async () => {
  house = await openTestHouse({ codes: ['430523', loudi], packs: everywhere(), pages: true, master })
  const put = await house
    .at(loudi)
    .console.send('PUT', '/api/registry', JSON.stringify(loudiRegistry), {
      'content-type': 'application/json',
    })
  expect(put.status, JSON.stringify(put.body)).toBe(200)
  here = await granted(await staffOf(house), family(1), 90_000)
  there = (
    await (
      await house.at(loudi).as('village')
    ).post<Done>('/api/cases', {
      programme: 'assistance.temporary',
      outcome: 'apply',
      area: community,
      post: worker,
      input: formOf(family(2)),
    })
  ).body.case
}, 600_000)
afterAll(async () => {
  await house.close()
  rmSync(dir, { recursive: true, force: true })
})

type Ended = { readonly code: number | null; readonly out: string; readonly err: string }
function yimen(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<Ended> {
  const child = spawn(process.execPath, ['tools/yimen.mjs', ...args], {
    cwd: root,
    env: {
      ...process.env,
      YIMEN_REALM: undefined,
      YIMEN_HOME: dir,
      YIMEN_URL: house.url,
      YIMEN_KEY: house.key,
      ...env,
    },
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
const answerTo = async <T>(...args: readonly string[]): Promise<T> => JSON.parse((await yimen(args)).out) as T

test('a case is proved from the realm that has it, and from no other when one is told', async () => {
  const out = join(dir, 'proof.html')
  for (const id of [here, there]) {
    expect((await yimen(['prove', id, '--out', out])).code).toBe(0)
    expect(readFileSync(out, 'utf8')).toContain(id)
  }
  expect((await yimen(['prove', there, '--realm', loudi, '--out', out])).code).toBe(0)
  expect((await yimen(['prove', there, '--realm', '430523', '--out', out])).code).toBe(2)
  expect((await yimen(['prove', there, '--out', out], { YIMEN_REALM: '430523' })).code).toBe(2)
  expect((await yimen(['prove', there, '--out', out], { YIMEN_REALM: `430523,${loudi}` })).code).toBe(0)
  expect((await yimen(['prove', 'B22222-22222', '--out', out])).code).toBe(2)
}, 600_000)

test('a figure is the first realm’s, or that of the one told; a realm that is not served is said', async () => {
  type Reading = { readonly value: number; readonly area: string }
  expect(await answerTo<Reading>('figure', 'assistance.temporary.grants', '--json')).toMatchObject({
    value: 1,
  })
  expect(
    await answerTo<Reading>('figure', 'assistance.temporary.grants', '--json', '--realm', loudi),
  ).toMatchObject({ value: 0 })
  expect(
    await answerTo<Reading>('figure', 'assistance.temporary.grants', '--json', '--area', community),
  ).toMatchObject({ value: 0 })
  expect((await yimen(['bulletin', 'assistance.monthly'])).code).toBe(0)
  expect((await yimen(['bulletin', 'assistance.monthly', '--realm', loudi])).code).toBe(2)
  expect((await yimen(['head', '--realm', '430400'])).err).toContain('没有这个地址')
  expect((await yimen(['head', '--realm', '430523-edz'])).err).toContain('没有这个地址')
  for (const key of ['..', '430523/../431300', '430523%2fapi', '430523-', 'EDZ'])
    expect((await yimen(['head', '--realm', key])).err, key).toContain('不是地区标识')
}, 600_000)

test('[PG12] the page is put together from every realm, and what none of them claims is missing', async () => {
  type Value = { readonly id: string; readonly realm: string; readonly digest: string; readonly why?: string }
  const own = await answerTo<readonly Value[]>('page', '--json', '--realm', '430523')
  expect(own.map((f) => f.id)).toEqual(own.map((f) => f.id).toSorted())
  expect(own.map((f) => f.realm)).toEqual(own.map(() => '430523'))
  expect(await answerTo('page', '--json', '--realm', loudi)).toEqual([])

  const { code, out, err } = await yimen(['page', '--json'])
  const all = JSON.parse(out) as readonly Value[]
  const places = idsOf(brought.page).map(({ id, realm }) => ({ id, realm }))
  expect(all.map(({ id, realm }) => ({ id, realm }))).toEqual(places)
  /** Only the county of the page's own realms is served here: its claims are told as they are, and all else is missing. */
  const ofCounty = new Set(places.filter((f) => f.realm === '430523').map((f) => f.id))
  const claims = all.filter((f) => f.digest !== '').toSorted((x, y) => (x.id < y.id ? -1 : 1))
  expect(claims.length).toBeGreaterThan(0)
  expect(claims).toMatchObject(own.filter((f) => ofCounty.has(f.id)))
  expect(all.filter((f) => f.digest === '' && f.why === undefined)).toEqual([])
  const missing = all.filter((f) => f.why !== undefined).map((f) => f.id)
  expect(code).toBe(1)
  expect(err).toBe(`缺${missing.length}个 · ${missing.length} missing: ${missing.join(' ')}\n`)

  /** Told which values, it lists what the realms claim of them and nothing else. */
  const part = await yimen(['page', '--json', '--only', 'A4'])
  expect(part.code).toBe(0)
  expect(JSON.parse(part.out)).toEqual(own.filter((f) => f.id.startsWith('A4-')))
}, 600_000)

test('verify speaks of every realm, and one that does not agree is enough to fail', async () => {
  expect(await answerTo('verify')).toMatchObject({
    ok: true,
    realms: [
      { realm: '430523', ok: true },
      { realm: loudi, ok: true },
    ],
  })
  const db = new pg.Client({ connectionString: house.databaseUrl })
  await db.connect()
  await db.query(
    `set session_replication_role = replica; update event set hash = decode(repeat('00', 32), 'hex') where realm = '${loudi}'`,
  )
  await db.end()
  const { code, out } = await yimen(['verify'])
  expect([code, JSON.parse(out)]).toMatchObject([
    1,
    {
      ok: false,
      realms: [
        { realm: '430523', ok: true },
        { realm: loudi, ok: false },
      ],
    },
  ])
  expect((await yimen(['verify', '--realm', '430523'])).code).toBe(0)
  expect((await yimen(['verify', '--realm', loudi])).code).toBe(1)
}, 600_000)

test('a realm without a rehearsal says so; what a restored house has is not loaded again', async () => {
  expect(await yimen(['rehearse', '--realm', loudi])).toMatchObject({
    code: 3,
    err: '没有 431300 的演练数据 · There is no rehearsal of 431300\n',
  })
  expect((await yimen(['rehearse', '--realm', '430523', '--print'])).out.slice(0, 200)).toContain('"邵阳县"')
  const file = join(dir, 'house.backup')
  expect((await yimen(['backup', '--out', file])).code).toBe(0)
  const [database, home] = [await testDatabase(), join(dir, 'new')]
  mkdirSync(home)
  writeFileSync(join(home, 'master'), master.toString('base64url'))
  const { code, out } = await yimen(['restore', file], { YIMEN_HOME: home, DATABASE_URL: database.url })
  expect([code, out.includes('430523、431300')]).toEqual([0, true])
  expect(
    readdirSync(home)
      .filter((f) => f.startsWith('rehearsed'))
      .toSorted(),
  ).toEqual(['rehearsed-2', 'rehearsed-431300-1'])
  await database.close()
}, 600_000)

test('[RM1] a start takes the realms that YIMEN_REALM names, and goes on without a rehearsal where there is none', async () => {
  const [database, home] = [await testDatabase(), join(dir, 'fresh')]
  const start = (env: Readonly<Record<string, string>>) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
      cwd: root,
      env: {
        ...process.env,
        DATABASE_URL: database.url,
        YIMEN_HOME: home,
        PORT: '0',
        YIMEN_WEB: join(dir, 'no pages'),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    const heard = (ready: () => void) => (t: Buffer) => {
      said += t.toString()
      if (said.includes('http://')) ready()
    }
    const ready = new Promise<void>((done) => {
      child.stdout.on('data', heard(done))
      child.stderr.on('data', heard(done))
      child.once('exit', () => done())
    })
    return {
      ready,
      said: () => said,
      stop: () =>
        new Promise<void>((gone) => {
          if (child.exitCode !== null) return gone()
          child.once('exit', () => gone())
          child.kill('SIGTERM')
        }),
    }
  }
  mkdirSync(home)
  const alone = start({ YIMEN_REALM: loudi })
  await alone.ready
  expect(alone.said()).toContain('没有 431300 的演练数据')
  expect(alone.said()).toContain('一门已就绪')
  await alone.stop()
  expect(readdirSync(home).filter((f) => f.startsWith('rehearsed'))).toEqual([])

  const both = start({ YIMEN_REALM: `430523,${loudi},psbc-4311`, YIMEN_REHEARSAL: 'off' })
  await both.ready
  const url = readFileSync(join(home, 'url'), 'utf8').trim()
  expect(await (await fetch(`${url}/api/realms`)).json()).toMatchObject([
    { code: '430523', path: '/' },
    { code: loudi, path: '/r/431300/' },
    { code: 'psbc-4311', path: '/r/psbc-4311/' },
  ])
  await both.stop()

  const wrong = start({ YIMEN_REALM: '430523,430523', YIMEN_REHEARSAL: 'off' })
  await wrong.ready
  await wrong.stop()
  expect(wrong.said()).toContain('地区标识由小写字母、数字和连字符组成')
  await database.close()
}, 600_000)
