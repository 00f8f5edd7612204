/** [W7] Killed at any moment, the server loses no command that it answered and does none twice. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { family, formOf, posts } from '../../tools/county.ts'
import { seed } from '../../tools/house.ts'
import { yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import { makeRehearsal } from '../../packs/rehearsal.ts'
import { testDatabase, type TestDatabase } from '../store/testing.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const home = mkdtempSync(join(tmpdir(), 'yimen-crash-'))
let database: TestDatabase
let server: ChildProcess | null = null

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(async () => {
  server?.kill('SIGKILL')
  await database.close()
  rmSync(home, { recursive: true, force: true })
})

/** Starts the real server over the test's database and waits until it says that it is ready. */
async function start(): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: database.url, YIMEN_HOME: home, YIMEN_REHEARSAL: 'off', PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  server = child
  await new Promise<void>((ready, fail) => {
    child.stdout.on('data', (text: Buffer) => {
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
