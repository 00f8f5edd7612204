/** [W7] [W9] Killed at any moment, the server or its database loses no command that was answered and does none twice. */
import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundled } from '../../tools/bundled.ts'
import { family, formOf, posts } from '../../tools/county.ts'
import { seed } from '../../tools/house.ts'
import { openWire } from '../../tools/wire.ts'
import { yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import { makeRehearsal } from '../../packs/rehearsal.ts'
import { testDatabase, type TestDatabase } from '../store/testing.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const home = mkdtempSync(join(tmpdir(), 'yimen-crash-'))
let database: TestDatabase
let server: ChildProcess | null = null
let log = ''

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(async () => {
  server?.kill('SIGKILL')
  await database.close()
  rmSync(home, { recursive: true, force: true })
})

/** Starts the real server over the test's database and waits until it says that it is ready. */
async function start(environment: NodeJS.ProcessEnv = { DATABASE_URL: database.url }): Promise<string> {
  const child = spawn(process.execPath, [await bundled('main')], {
    cwd: root,
    env: { ...process.env, YIMEN_HOME: home, YIMEN_REHEARSAL: 'off', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  server = child
  await new Promise<void>((ready, fail) => {
    child.stdout.on('data', (text: Buffer) => {
      log += text.toString()
      if (text.toString().includes('http://')) ready()
    })
    child.once('exit', (code) => fail(new Error(`the server ended with ${code}`)))
  })
  child.removeAllListeners('exit')
  return readFileSync(join(home, 'url'), 'utf8').trim()
}

const kill = async (): Promise<void> => {
  const child = server!
  await new Promise((gone) => {
    child.once('exit', gone)
    child.kill('SIGKILL')
  })
}

const call = (url: string, method: string, path: string, body: string, type: string) =>
  fetch(`${url}${path}`, {
    method,
    body,
    headers: {
      authorization: `Bearer ${readFileSync(join(home, 'key')).toString().trim()}`,
      'content-type': type,
    },
  })
const line = (n: number): string =>
  JSON.stringify({
    key: `crash-command-${n}`,
    case: `K20211020-${n}`,
    seq: 0,
    outcome: 'apply',
    programme: 'assistance.temporary',
    area: yunzhao,
    as: posts.village,
    input: formOf(family(n)),
  })

test('[W7] every answer that was given stands after the kill; a repeat gets the same answer and nothing is doubled', async () => {
  let url = await start()
  expect(
    (
      await call(
        url,
        'PUT',
        '/api/registry',
        JSON.stringify(makeRehearsal(seed).registry),
        'application/json',
      )
    ).status,
  ).toBe(200)
  const answered = new Map<number, string>()
  let next = 0
  for (const after of [30, 90, 200]) {
    let stopped = false
    const sender = async (): Promise<void> => {
      while (!stopped) {
        const n = next++
        const response = await call(url, 'POST', '/api/commands', line(n), 'application/x-ndjson').catch(
          () => null,
        )
        const text = await response?.text().catch(() => null)
        if (text) answered.set(n, text)
      }
    }
    const senders = Array.from({ length: 8 }, sender)
    const goal = answered.size + after
    while (answered.size < goal) await new Promise((wait) => setTimeout(wait, 1))
    await kill()
    stopped = true
    await Promise.all(senders)
    url = await start()
  }
  for (const [n, first] of answered)
    expect(await (await call(url, 'POST', '/api/commands', line(n), 'application/x-ndjson')).text()).toBe(
      first,
    )
  const lost = Array.from({ length: next }, (_, n) => n).filter((n) => !answered.has(n))
  for (const n of lost)
    expect(
      (
        JSON.parse(
          await (await call(url, 'POST', '/api/commands', line(n), 'application/x-ndjson')).text(),
        ) as { ok: boolean }
      ).ok,
    ).toBe(true)
  const report = (await (await call(url, 'POST', '/api/verify', '{}', 'application/json')).json()) as {
    ok: boolean
    cases: number
    events: number
  }
  expect(report).toMatchObject({ ok: true, cases: next, events: next })
  await kill()
})

test('[W9] a database that does not answer at the start is waited for, and the log says so', async () => {
  const wire = await openWire(database.url, () => Promise.resolve())
  wire.refuse(true)
  log = ''
  const starting = start({ DATABASE_URL: wire.url })
  await expect.poll(() => log, { timeout: 60_000 }).toContain('数据库还没有答复')
  wire.refuse(false)
  const url = await starting
  expect((await fetch(`${url}/api/health`)).status).toBe(200)
  server!.kill('SIGTERM')
  await new Promise((gone) => server!.once('exit', gone))
  await wire.close()
})

const kills = 10

test('[W9] ten kills of the embedded database under load: the same process goes on, all that was acknowledged is there, once', async () => {
  /** Root's database runs as somebody else, who must be able to come here. */
  chmodSync(home, 0o755)
  /** This is a new log: heads that the servers above published in a minute of theirs are of another. */
  rmSync(join(home, 'heads.ndjson'), { force: true })
  log = ''
  const url = await start({ DATABASE_URL: '' })
  const { pid } = server!
  await call(url, 'PUT', '/api/registry', JSON.stringify(makeRehearsal(seed).registry), 'application/json')
  const acknowledged = new Map<number, string>()
  const refusedCodes = new Map<string, number>()
  let [next, stopped] = [0, false]
  /** Each line is sent under its key until it is acknowledged. */
  const sender = async (): Promise<void> => {
    while (!stopped) {
      const n = next++
      while (!acknowledged.has(n)) {
        const response = await call(url, 'POST', '/api/commands', line(n), 'application/x-ndjson')
        const text = await response.text()
        const answer = JSON.parse(text) as { ok?: boolean; code?: string }
        if (answer.ok) acknowledged.set(n, text)
        else {
          refusedCodes.set(answer.code!, (refusedCodes.get(answer.code!) ?? 0) + 1)
          await new Promise((wait) => setTimeout(wait, 50))
        }
      }
    }
  }
  const senders = Array.from({ length: 8 }, sender)
  for (let kill = 0; kill < kills; kill++) {
    const goal = acknowledged.size + 40 + kill * 7
    while (acknowledged.size < goal) await new Promise((wait) => setTimeout(wait, 1))
    const { pid: postmaster } = JSON.parse(readFileSync(join(home, 'pg.json'), 'utf8')) as { pid: number }
    process.kill(postmaster, 'SIGKILL')
    await expect.poll(() => log.split('the database runs again').length, { timeout: 60_000 }).toBe(kill + 2)
  }
  stopped = true
  await Promise.all(senders)
  expect(server!.exitCode).toBe(null)
  expect(server!.pid).toBe(pid)
  const report = (await (await call(url, 'POST', '/api/verify', '{}', 'application/json')).json()) as {
    ok: boolean
    cases: number
    events: number
  }
  /** As many cases as were acknowledged: none is lost; as many events as cases: none is doubled. */
  expect(report).toMatchObject({
    mismatches: [],
    ok: true,
    cases: acknowledged.size,
    events: acknowledged.size,
  })
  for (const [n, first] of acknowledged)
    expect(await (await call(url, 'POST', '/api/commands', line(n), 'application/x-ndjson')).text()).toBe(
      first,
    )
  expect([...refusedCodes.keys()].filter((c) => c !== 'may_be_done' && c !== 'database_away')).toEqual([])
  process.stdout.write(
    `kills ${kills}, acknowledged ${acknowledged.size}, present ${report.cases}, doubled ${report.events - report.cases}, told to come again ${JSON.stringify(Object.fromEntries(refusedCodes))}\n`,
  )
  server!.kill('SIGTERM')
  await new Promise((gone) => server!.once('exit', gone))
})
