/** The embedded server survives what happens to laptops: kill -9, a second start, a stale pid, a lost password. */
import { spawn, type ChildProcess } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import { exists } from '../embedded/lock.ts'
import { readPostmaster } from '../embedded/leftover.ts'
import { AlreadyRunning } from '#embedded'
import { findRunning, openDatabase, type Database } from './embedded.ts'
import { testDatabase } from './testing.ts'

const isRoot = process.getuid?.() === 0
const said: string[] = []
const opened: Database[] = []
const children: ChildProcess[] = []
const dirs: string[] = []

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'yimen-embedded-'))
  chmodSync(dir, 0o755)
  dirs.push(dir)
  return join(dir, '.yimen')
}

async function openAt(dataDir: string): Promise<Database> {
  const database = await openDatabase({
    dataDir,
    log: (line) => said.push(line),
    durable: false,
    external: false,
  })
  opened.push(database)
  return database
}

async function ask(url: string, sql: string): Promise<unknown> {
  const db = new pg.Client({ connectionString: url })
  await db.connect()
  try {
    const { rows } = await db.query({ text: sql, rowMode: 'array' })
    return rows[0]?.[0]
  } finally {
    await db.end()
  }
}

/** Another Node that opens the same folder and stays. */
function hold(dataDir: string): Promise<ChildProcess> {
  const module = new URL('./embedded.ts', import.meta.url).href
  const script = `import { openDatabase } from '${module}'
    await openDatabase({ dataDir: '${dataDir}', log: () => {}, external: false })
    console.log('open'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  return new Promise((done, fail) => {
    child.stdout.on('data', () => done(child))
    child.on('exit', () => fail(new Error('the other Node ended')))
  })
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((done) =>
    child.exitCode === null && child.signalCode === null ? child.once('exit', () => done()) : done(),
  )
}

afterEach(async () => {
  for (const child of children.splice(0)) {
    child.kill('SIGTERM')
    await ended(child)
  }
  for (const database of opened.splice(0)) await database.stop()
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true })
  said.length = 0
})

describe('the embedded server', () => {
  test('keeps its rows from one run to the next, and its address private', async () => {
    const dataDir = folder()
    const first = await openAt(dataDir)
    await ask(first.url, `create table kept as select '一门' as word`)
    expect(findRunning(dataDir)).toBe(process.env['DATABASE_URL'] ?? first.url)
    expect(statSync(join(dataDir, 'pg.json')).mode & 0o077).toBe(0)
    expect(statSync(join(dataDir, 'pg-password')).mode & 0o077).toBe(0)
    await first.stop()
    expect(existsSync(join(dataDir, 'lock'))).toBe(false)
    expect(existsSync(join(dataDir, 'pg', 'postmaster.pid'))).toBe(false)
    const second = await openAt(dataDir)
    expect(await ask(second.url, 'select word from kept')).toBe('一门')
  })

  test('knows letters in Chinese, checks its pages, and speaks UTC', async () => {
    const { url } = await openAt(folder())
    await ask(url, 'create extension pg_trgm')
    expect(await ask(url, `select similarity('离婚登记', '离婚登记处') > 0.5`)).toBe(true)
    expect(
      await ask(
        url,
        `select string_agg(x, '' order by x collate "zh-x-icu") from unnest(array['张','王','李','安']) x`,
      ),
    ).toBe('安李王张')
    expect(await ask(url, `select current_setting('data_checksums') || current_setting('TimeZone')`)).toBe(
      'onUTC',
    )
  })

  test('writes no value of a row to its log', async () => {
    const dataDir = folder()
    const { url } = await openAt(dataDir)
    await ask(url, 'create table person (id text primary key, age int check (age > 0))')
    await ask(url, `insert into person values ('430524SECRET', 1)`)
    for (const values of [`'430524SECRET', 1`, `'430524SECRET2', -1`, `'x', '430524SECRET'`]) {
      await expect(ask(url, `insert into person values (${values})`)).rejects.toThrow()
    }
    expect(readFileSync(join(dataDir, 'pg.log'), 'utf8')).not.toContain('SECRET')
  })

  test('refuses a wrong password', async () => {
    const { url } = await openAt(folder())
    await expect(ask(url.replace(/:[0-9a-f]+@/, ':guess@'), 'select 1')).rejects.toThrow(/password/)
  })

  test('recovers when its postmaster was killed', async () => {
    const dataDir = folder()
    const first = await openAt(dataDir)
    await ask(first.url, 'create table kept as select 42 as answer')
    process.kill(readPostmaster(join(dataDir, 'pg'))!.pid, 'SIGKILL')
    await expect.poll(() => said.join()).toContain('unexpectedly')
    await first.stop()
    const second = await openAt(dataDir)
    expect(await ask(second.url, 'select answer from kept')).toBe(42)
  })

  test('[W9] starts its server again where it was, as often as it is killed, and says so', async () => {
    const dataDir = folder()
    const database = await openAt(dataDir)
    await ask(database.url, 'create table kept as select 42 as answer')
    for (const kills of [1, 2, 3]) {
      process.kill(readPostmaster(join(dataDir, 'pg'))!.pid, 'SIGKILL')
      await expect
        .poll(() => said.filter((l) => l.includes('runs again')).length, { timeout: 60_000 })
        .toBe(kills)
      expect(database.upkeep()).toEqual({ kind: 'running' })
      expect(await ask(database.url, 'select answer from kept')).toBe(42)
      expect(JSON.parse(readFileSync(join(dataDir, 'pg.json'), 'utf8'))).toMatchObject({
        pid: readPostmaster(join(dataDir, 'pg'))!.pid,
        url: database.url,
      })
    }
  })

  test('[W9] told by somebody else to stop, it does not wait for who is connected: it is started again', async () => {
    const dataDir = folder()
    const database = await openAt(dataDir)
    const idle = new pg.Client({ connectionString: database.url })
    idle.on('error', () => undefined)
    await idle.connect()
    const { pid } = readPostmaster(join(dataDir, 'pg'))!
    process.kill(pid, 'SIGTERM')
    await expect.poll(() => said.join(), { timeout: 60_000 }).toContain('runs again')
    expect(await ask(database.url, 'select 1')).toBe(1)
    expect(readPostmaster(join(dataDir, 'pg'))!.pid).not.toBe(pid)
    await idle.end().catch(() => undefined)
  })

  test('[W9] a start that does not succeed is tried again with more patience, told to health, and given up when told to stop', async () => {
    const dataDir = folder()
    const database = await openAt(dataDir)
    const configuration = join(dataDir, 'pg', 'postgresql.conf')
    const whole = readFileSync(configuration, 'utf8')
    writeFileSync(configuration, `${whole}\nnonsense here\n`)
    process.kill(readPostmaster(join(dataDir, 'pg'))!.pid, 'SIGKILL')
    await expect
      .poll(() => database.upkeep(), { timeout: 60_000 })
      .toMatchObject({ kind: 'starting', tries: 3 })
    expect(said.join()).toMatch(/attempt 1\), again in 0.1 s[^]*attempt 2\), again in 0.2 s/)
    writeFileSync(configuration, whole)
    await expect.poll(() => database.upkeep(), { timeout: 60_000 }).toEqual({ kind: 'running' })
    expect(await ask(database.url, 'select 1')).toBe(1)
    writeFileSync(configuration, `${whole}\nnonsense here\n`)
    process.kill(readPostmaster(join(dataDir, 'pg'))!.pid, 'SIGKILL')
    await expect.poll(() => database.upkeep().kind, { timeout: 60_000 }).toBe('starting')
    await database.stop()
    expect(existsSync(join(dataDir, 'lock'))).toBe(false)
  })

  test('stops the one that a killed Node left behind', async () => {
    const dataDir = folder()
    const child = await hold(dataDir)
    const old = readPostmaster(join(dataDir, 'pg'))!
    child.kill('SIGKILL')
    await ended(child)
    expect(exists(old.pid)).toBe(true)
    const { url } = await openAt(dataDir)
    expect(said.join()).toContain(String(old.pid))
    expect(readPostmaster(join(dataDir, 'pg'))!.pid).not.toBe(old.pid)
    expect(await ask(url, 'select 1')).toBe(1)
  })

  test('goes with a Node that is told to go', async () => {
    const dataDir = folder()
    const child = await hold(dataDir)
    child.kill('SIGTERM')
    await ended(child)
    expect(child.signalCode).toBe('SIGTERM')
    expect(existsSync(join(dataDir, 'pg', 'postmaster.pid'))).toBe(false)
    expect(existsSync(join(dataDir, 'lock'))).toBe(false)
  })

  test('says who is there when started twice', async () => {
    const dataDir = folder()
    const child = await hold(dataDir)
    await expect(openAt(dataDir)).rejects.toThrow(AlreadyRunning)
    await expect(openAt(dataDir)).rejects.toThrow(String(child.pid))
    expect(await ask(findRunning(dataDir)!, 'select 1')).toBe(1)
  })

  test('is not deceived by a number that now belongs to another process', async () => {
    const dataDir = folder()
    await (await openAt(dataDir)).stop()
    const pgDir = join(dataDir, 'pg')
    writeFileSync(
      join(pgDir, 'postmaster.pid'),
      `${process.pid}\n${pgDir}\n0\n5432\n\n127.0.0.1\n0 0\nready\n`,
    )
    writeFileSync(join(dataDir, 'lock'), JSON.stringify({ pid: process.pid, born: 'another boot/1', at: '' }))
    if (isRoot) chmodSync(join(pgDir, 'postmaster.pid'), 0o644)
    expect(await ask((await openAt(dataDir)).url, 'select 1')).toBe(1)
  })

  test('survives a lost password file and an interrupted first run', async () => {
    const dataDir = folder()
    mkdirSync(join(dataDir, 'pg.half-1', 'base'), { recursive: true })
    await (await openAt(dataDir)).stop()
    expect(existsSync(join(dataDir, 'pg.half-1'))).toBe(false)
    rmSync(join(dataDir, 'pg-password'))
    expect(await ask((await openAt(dataDir)).url, 'select 1')).toBe(1)
  })
})

test('each test file has a database of its own', async () => {
  const [one, two] = [await testDatabase(), await testDatabase()]
  await ask(one.url, 'create table here as select 1 as n')
  await expect(ask(two.url, 'select n from here')).rejects.toThrow(/does not exist/)
  await one.close()
  await two.close()
  await expect(ask(one.url, 'select 1')).rejects.toThrow(/does not exist/)
})
