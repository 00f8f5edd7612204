/** [TA5] [LS4] [LS7] Killed while the months are granted, the list is gathered and its lines are told: what is started next does the rest, and nothing twice. */
import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundled } from '../../tools/bundled.ts'
import { family, posts } from '../../tools/county.ts'
import { seed } from '../../tools/house.ts'
import { openPool, migrate, type Pool } from '#store'
import { testDatabase, type TestDatabase } from '../store/testing.ts'
import { newId, random, yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import { makeRehearsal } from '../../packs/rehearsal.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const key = randomUUID()
const people = 400
let database: TestDatabase
let pool: Pool
let server: ChildProcess | null = null
let url = ''

beforeAll(async () => {
  database = await testDatabase()
  pool = openPool(database.url, 2)
  await migrate(pool)
})
afterAll(async () => {
  server?.kill('SIGKILL')
  await pool.end()
  await database.close()
})

async function start(): Promise<void> {
  const child = spawn(process.execPath, [await bundled('old-age-server')], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: database.url, YIMEN_KEY: key },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  server = child
  url = await new Promise<string>((ready, fail) => {
    child.stdout.once('data', (text: Buffer) => ready(text.toString().trim()))
    child.once('exit', (code) => fail(new Error(`the server ended with ${code}`)))
  })
  child.removeAllListeners('exit')
}
async function kill(): Promise<void> {
  const child = server!
  await new Promise((gone) => {
    child.once('exit', gone)
    child.kill('SIGKILL')
  })
}
const call = async (method: string, path: string, body: string, type = 'application/json') =>
  (
    await fetch(`${url}${path}`, {
      method,
      body,
      headers: { authorization: `Bearer ${key}`, 'content-type': type },
    })
  ).text()
const settle = (until: string) =>
  call('POST', '/api/settle', JSON.stringify({ until: `${until}T12:00:00+08:00` }))
const count = async (where: string): Promise<number> =>
  (await pool.query<{ n: number }>(`select count(*)::int as n from ${where}`)).rows[0]!.n
const countOf = (outcome: string) => count(`event where body like '%"outcome":"${outcome}"%'`)

/** Settles until that day, and is killed once so much of it is there; gives whether it was still under way. */
async function killedWhile(until: string, isThere: () => Promise<boolean>): Promise<boolean> {
  const isLost = settle(until).then(
    () => false,
    () => true,
  )
  while (!(await isThere())) await new Promise((wait) => setTimeout(wait, 2))
  await kill()
  await start()
  return isLost
}
const commands = (lines: readonly object[]) =>
  call('POST', '/api/commands', lines.map((l) => JSON.stringify(l)).join('\n'), 'application/x-ndjson')

test('三个月没有运行，补计时被杀两次、汇集前后一次、逐笔交办前后两次；补完时同时跑两遍', async () => {
  await start()
  const registry = { ...makeRehearsal(seed).registry, startsAt: '2021-12-01T09:00:00+08:00' }
  await call('PUT', '/api/registry', JSON.stringify(registry))
  const taken = new Set<string>()
  const { name, card } = family(900)
  const form = () => ({
    fullName: name,
    idNo: newId(random(taken.size), 'female', 85, taken),
    account: card,
    accountHolder: name,
  })
  const opened = Array.from({ length: people }, (_, n) => [
    {
      key: `killed-a-${n}`,
      case: `KILLED-${n}`,
      seq: 0,
      outcome: 'apply',
      input: form(),
      programme: 'test.old_age',
      area: yunzhao,
      as: posts.village,
      at: '2021-02-10T09:00:00+08:00',
    },
    {
      key: `killed-b-${n}`,
      case: `KILLED-${n}`,
      seq: 1,
      outcome: 'approve',
      input: {},
      as: posts.clerk,
      at: '2021-02-15T09:00:00+08:00',
    },
  ])
  const answers = await commands(opened.flat())
  expect(answers.split('\n').filter((l) => l !== '' && !l.includes('"ok":true'))).toEqual([])

  const grantsReach = (n: number) => async () => (await countOf('grant')) >= n
  expect(await killedWhile('2021-05-20', grantsReach(50))).toBe(true)
  expect(await killedWhile('2021-05-20', grantsReach(700))).toBe(true)
  /** As soon as all is granted: before the list is gathered, while it is, or right after it. */
  await killedWhile('2021-05-20', grantsReach(people * 3))
  /** Twice at once, as two who press the same button. */
  await Promise.all([settle('2021-05-20'), settle('2021-05-20')])
  expect(await countOf('grant')).toBe(people * 3)

  const { rows } = await pool.query<{ id: string; seq: number }>(
    `select id, seq from office_case where programme = 'test.old_age_batch' and step = 'listed'`,
  )
  expect(rows).toHaveLength(1)
  const [{ id, seq }] = rows as [{ id: string; seq: number }]
  const release = { key: 'killed-release', case: id, seq, outcome: 'release', input: {}, as: posts.finance }
  expect(await commands([{ ...release, at: '2021-05-21T09:00:00+08:00' }])).toContain('"ok":true')
  /** At once, and when the first lines took it: they are told by the hundred, so that either is before, in or after the telling. */
  await killedWhile('2021-05-21', () => Promise.resolve(true))
  await killedWhile('2021-05-21', async () => (await countOf('send')) > 0)
  await Promise.all([settle('2021-05-21'), settle('2021-05-21')])

  /** Each month of each once, each in the batch once: four months granted in three runs, 400 yuan each. */
  expect([await countOf('grant'), await countOf('send'), await countOf('lines_sent')]).toEqual([
    people * 3,
    people,
    1,
  ])
  const due = await pool.query<{ n: number }>(
    `select count(*)::int as n from (
       select case_id from event where case_id like 'KILLED-%' and body like '%"outcome":"grant"%'
       group by case_id having count(*) <> 3) as other`,
  )
  expect(due.rows).toEqual([{ n: 0 }])
  const report = JSON.parse(await call('POST', '/api/verify', '{}')) as {
    mismatches: readonly object[]
    books: Record<string, number>
  }
  expect(report.mismatches).toEqual([])
  expect(report.books).toMatchObject({ benefits: people * 40_000, payable: 0, transit: -people * 40_000 })
})

/** After the other, over the same database. */
test('[M3] [LS7] 一千户按月补助，清单汇集以后、关闭以前被杀，重新启动同时跑两遍：一千行；同月再编一批，一行也没有', async () => {
  const households = 1000
  const taken = new Set<string>()
  const { name, card } = family(901)
  const opened = Array.from({ length: households }, (_, n) => [
    {
      key: `killed-q-a-${n}`,
      case: `KILLQ-${n}`,
      seq: 0,
      outcome: 'apply',
      input: {
        fullName: name,
        idNo: newId(random(10_000 + taken.size), 'female', 40, taken),
        account: card,
        accountHolder: name,
        heads: 2,
        income: 22_000,
      },
      programme: 'test.quiet',
      area: yunzhao,
      as: posts.village,
      at: '2021-06-10T09:00:00+08:00',
    },
    {
      key: `killed-q-b-${n}`,
      case: `KILLQ-${n}`,
      seq: 1,
      outcome: 'approve',
      input: {},
      as: posts.clerk,
      at: '2021-06-15T09:00:00+08:00',
    },
  ])
  const answers = await commands(opened.flat())
  expect(answers.split('\n').filter((l) => l !== '' && !l.includes('"ok":true'))).toEqual([])
  const lines = () => count(`gathered_line where named_case like 'KILLQ-%'`)
  await killedWhile('2021-07-10', async () => (await lines()) > 0)
  await Promise.all([settle('2021-07-10'), settle('2021-07-10')])
  expect(await lines()).toBe(households)
  const again = {
    key: 'killed-q-again',
    case: 'KILLQ-AGAIN',
    seq: 0,
    outcome: 'begin',
    input: {},
    programme: 'test.quiet_batch',
    area: '430523',
    as: posts.finance,
    at: '2021-07-11T09:00:00+08:00',
  }
  expect(await commands([again])).toContain('"ok":true')
  await settle('2021-07-11')
  const { rows } = await pool.query<{ step: string; sum: number }>(
    `select step, state->'facts'->'batchTotal' as sum from office_case
      where programme = 'test.quiet_batch' order by opened_at`,
  )
  expect(rows).toEqual([
    { step: 'listed', sum: households * 60_000 },
    { step: 'listed', sum: 0 },
  ])
  const report = JSON.parse(await call('POST', '/api/verify', '{}')) as { mismatches: readonly object[] }
  expect(report.mismatches).toEqual([])
})
