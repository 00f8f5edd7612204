/** The books leave as files that other programs recompute, and are counted again every night; what differs is an alarm that says where. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { family, granted, staffOf, type Staff } from '../../tools/county.ts'
import { openTestHouse, type TestHouse } from '../../tools/house.ts'
import { keepRecount } from '../store/index.ts'
import { nightOf } from './books.ts'
import type { Problem, Recount } from './contract/index.ts'

/** Programs that there are not: what is installed here is another test's question. */
const checkers = { hledger: 'no-such-hledger', beancount: 'no-such-bean-check' }
let house: TestHouse
let staff: Staff
const folder = mkdtempSync(join(tmpdir(), 'yimen-books-http-'))

beforeAll(async () => {
  house = await openTestHouse({ checkers })
  staff = await staffOf(house)
  for (let n = 1; n <= 3; n++) await granted(staff, family(n), 50_000 + n * 100)
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

const recount = async (): Promise<Recount> =>
  (await staff.auditor.post<Recount>('/api/books/recount', {})).body
const health = async () => (await house.stranger.get<{ books: string }>('/api/health')).body.books
const absent = [
  { program: 'hledger', state: 'absent', version: null, says: '' },
  { program: 'beancount', state: 'absent', version: null, says: '' },
]

test('[BK1] who audits takes the whole ledger, and that is written down by the digest of its bytes', async () => {
  for (const [format, file] of [
    ['hledger', 'books.journal'],
    ['beancount', 'books.beancount'],
  ] as const) {
    const answer = await staff.auditor.file(`/api/books?format=${format}`)
    expect(answer.status).toBe(200)
    writeFileSync(join(folder, file), answer.body)
    const text = answer.body.toString('utf8')
    expect(text.match(/批准临时救助/g)).toHaveLength(3)
    expect(text).toContain('501.00 CNY')
    const log = await staff.auditor.get<{ accesses: { number: string; digest: string; what: unknown[] }[] }>(
      '/api/accesses?kind=export',
    )
    const entry = log.body.accesses.find((a) => a.number === answer.headers.get('x-yimen-export'))
    expect(entry?.digest).toBe(createHash('sha256').update(answer.body).digest('hex'))
  }
  expect((await staff.auditor.get('/api/books?format=xls')).status).toBe(400)
  const lured = await staff.auditor.send<Problem>('GET', '/api/books', undefined, {
    'sec-fetch-site': 'cross-site',
  })
  expect([lured.status, lured.body.code]).toEqual([403, 'cross_site'])
  for (const visitor of [staff.clerk, staff.county])
    expect((await visitor.get('/api/books')).status).toBe(404)
})

test.skipIf(spawnSync('hledger', ['--version']).status !== 0)(
  '[BK1] [BK2] hledger: what left passes its strict check',
  () => {
    const ran = spawnSync('hledger', ['check', '-s', '-f', join(folder, 'books.journal')], {
      env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' },
      encoding: 'utf8',
    })
    expect([ran.status, ran.stderr]).toEqual([0, ''])
  },
)

test.skipIf(spawnSync('bean-check', ['--version']).status !== 0)(
  '[BK1] [BK2] beancount: what left passes its check',
  () => {
    const ran = spawnSync('bean-check', ['--no-cache', join(folder, 'books.beancount')], { encoding: 'utf8' })
    expect([ran.status, ran.stderr]).toEqual([0, ''])
  },
)

test('[BK3] counted again it agrees, and programs that are not installed are said and make nothing green', async () => {
  expect(await health()).toBe('unknown')
  const report = await recount()
  expect(report).toMatchObject({ night: null, ok: true, transfers: 3, differences: [], checkers: absent })
  expect(report.accounts).toBeGreaterThan(1)
  expect(await health()).toBe('agree')
  expect((await staff.clerk.post('/api/books/recount', {})).status).toBe(404)
})

test('[BK3] a ledger that a killed process left beside is taken away', async () => {
  const { pid } = spawnSync(process.execPath, ['--version'])
  const left = mkdtempSync(join(tmpdir(), `yimen-books-${pid}-`))
  writeFileSync(join(left, 'hledger'), '2021-10-20 * 发放')
  await recount()
  expect(readdirSync(tmpdir())).not.toContain(basename(left))
})

test('[BK4] a night is counted once, also by a server that starts again', async () => {
  const first = await house.recounts.night()
  expect(first).toMatchObject({ ok: true, night: nightOf(first!.at) })
  expect(await house.recounts.night()).toBeNull()
  const nights = await staff.auditor.get<{ recounts: Recount[] }>('/api/books/recounts')
  expect(nights.body.recounts.filter((r) => r.night !== null)).toHaveLength(1)
  /** How it ended is a leaf of the log like every other entry. */
  const verified = await staff.auditor.post<{ ok: boolean; mismatches: unknown[] }>('/api/verify', {})
  expect(verified.body.mismatches).toEqual([])
  house = await house.restart({ checkers })
  staff = await staffOf(house)
  expect(await house.recounts.night()).toBeNull()
  expect(await health()).toBe('agree')
})

test('[BK4] what another server counted is told by this one too, once it has looked whether its night is due', async () => {
  const [newest] = (await staff.auditor.get<{ recounts: Recount[] }>('/api/books/recounts')).body.recounts
  const theirs = { ...newest!, night: null }
  const entry = { person: 'system', names: [], at: theirs.at }
  const differing: Recount = { ...theirs, ok: false }
  await keepRecount(house.house.pool, house.house.code, entry, differing)
  expect(await house.recounts.night()).toBeNull()
  expect(await health()).toBe('differ')
  await keepRecount(house.house.pool, house.house.code, entry, theirs)
  expect(await house.recounts.night()).toBeNull()
  expect(await health()).toBe('agree')
})

test('[BK4] a difference of one fen is an alarm that says which account and by how much', async () => {
  await house.owner.query(`update account set balance = balance + 1 where id = 'payable'`)
  const report = await recount()
  expect(report.ok).toBe(false)
  expect(report.differences.map(({ account, by, ours, theirs }) => [account, by, ours, theirs])).toEqual([
    ['payable', 'log', '-150599 fen', '-150600 fen'],
    ['payable', 'transfers', '-150599 fen', '-150600 fen'],
    ['', 'sum', '1 fen', '0 fen'],
  ])
  expect(report.differences[0]!.title.zh).toBe('应付救助金')
  expect(await health()).toBe('differ')
  expect(house.faults.some((f) => (f as { code?: string }).code === 'books_differ')).toBe(true)
  await house.owner.query(`update account set balance = balance - 1 where id = 'payable'`)
  expect((await recount()).ok).toBe(true)
  expect(await health()).toBe('agree')
})

test('[BK3] a transfer and its balance altered together do not escape: the log tells otherwise', async () => {
  await house.owner.query('alter table transfer disable trigger transfer_append_only')
  await house.owner.query(
    `update transfer set amount = amount + 700 where id = (select min(id) from transfer)`,
  )
  await house.owner.query(`update account set balance = balance - 700 where id = 'payable'`)
  await house.owner.query(`update account set balance = balance + 700 where id = 'granted'`)
  const report = await recount()
  expect(report.differences.map(({ account, by }) => [account, by])).toEqual([
    ['granted', 'log'],
    ['payable', 'log'],
  ])
})

test.each([
  ['2021-10-20T01:59:59.999+08:00', '2021-10-19'],
  ['2021-10-20T02:00:00.000+08:00', '2021-10-20'],
  ['2022-01-01T00:30:00.000+08:00', '2021-12-31'],
])('[BK4] %s belongs to the night of %s', (now, night) => {
  expect(nightOf(now)).toBe(night)
})
