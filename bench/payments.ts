/**
 * A monthly payment to a hundred thousand cases by its lists alone: found and gathered, its file written, the bank's answer with one in two
 * hundred returned read back, and the next month gathered on what lists gave; how long each takes and how much the process holds meanwhile.
 */
import { randomUUID } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { family, posts } from '../tools/county.ts'
import { allPacks, openHouseOver, type TestHouse, type Visitor } from '../tools/house.ts'
import { quiet, quietBatch } from '../tools/quiet.ts'
import { newId, random, yunzhao } from '../packs/rehearsal-hunan/index.ts'
import { makeRehearsal } from '../packs/rehearsal.ts'
import { benchDatabase } from './database.ts'

const cases = 100_000
const atOnce = 500
const oneReturnedIn = 200
const json = { 'content-type': 'application/json' }

export async function* payments(): AsyncGenerator<object> {
  const all = allPacks()
  const house = await openHouseOver(await benchDatabase(), {
    packs: { ...all, programmes: [...all.programmes, quiet([['2021-01-01', 41_000]]), quietBatch] },
  })
  try {
    const registry = { ...makeRehearsal(20211020).registry, startsAt: '2021-11-20T09:00:00+08:00' }
    await house.console.send('PUT', '/api/registry', JSON.stringify(registry), json)
    const finance = await house.as('finance')
    await grant(house)
    const gathered = await measured(() => until(house, '2021-07-10'))
    const batch = await batchOf(house)
    await act(house, batch, 'send', posts.finance, '2021-07-11')
    await act(house, batch, 'check', posts['finance-head'], '2021-07-12')
    await act(house, batch, 'release', posts.county, '2021-07-13')
    let file = ''
    const written = await measured(async () => {
      file = (await finance.get<string>(`/api/payments/${batch}/file.csv`)).body
    })
    const answer = answerOf(batch, file)
    const read = await measured(() => post(finance, batch, answer))
    const bounced = await measured(() => until(house, '2021-07-31'))
    const next = await measured(() => until(house, '2021-08-10'))
    const verified = await measured(() => house.console.send('POST', '/api/verify', '{}', json))
    const { rows } = await house.owner.query<{ lines: number; events: number }>(
      `select (select count(*) from gathered_line)::int as lines,
        (select count(*) from event where case_id like 'PAID-%')::int as events`,
    )
    yield {
      bench: `a month paid to ${cases} cases by its list`,
      ...rows[0]!,
      fileMiB: Math.round((file.length / 2 ** 20) * 10) / 10,
      gathered,
      written,
      read,
      bounced,
      next,
      verified,
    }
  } finally {
    await house.close()
  }
}

type Cost = { readonly seconds: number; readonly heapMiB: number; readonly rssMiB: number }
async function measured(work: () => Promise<unknown>): Promise<Cost> {
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  let [heap, rss] = [before, 0]
  const timer = setInterval(() => {
    const now = process.memoryUsage()
    heap = Math.max(heap, now.heapUsed)
    rss = Math.max(rss, now.rss)
  }, 10)
  const began = performance.now()
  await work()
  const seconds = Math.round((performance.now() - began) / 100) / 10
  clearInterval(timer)
  return { seconds, heapMiB: Math.round((heap - before) / 2 ** 20), rssMiB: Math.round(rss / 2 ** 20) }
}

const at = (day: string): string => `${day}T09:00:00+08:00`
const until = (house: TestHouse, day: string) =>
  house.console.send('POST', '/api/settle', JSON.stringify({ until: at(day) }), json)

async function grant(house: TestHouse): Promise<void> {
  const taken = new Set<string>()
  const { name, card } = family(1)
  for (let from = 0; from < cases; from += atOnce)
    await tell(
      house,
      Array.from({ length: atOnce }, (_, n) => {
        const id = `PAID-${String(from + n).padStart(6, '0')}`
        const idNo = newId(random(from + n).fork('paid'), 'female', 40 + (n % 40), taken)
        const input = { fullName: name, idNo, account: card, accountHolder: name, heads: 2, income: 22_000 }
        const opening = { case: id, outcome: 'apply', programme: 'test.quiet', area: yunzhao, input }
        return [
          { ...opening, seq: 0, as: posts.village, at: at('2021-06-05') },
          { case: id, seq: 1, outcome: 'approve', input: {}, as: posts.clerk, at: at('2021-06-08') },
        ]
      }).flat(),
    )
}
async function tell(house: TestHouse, lines: readonly object[]): Promise<void> {
  const text = lines.map((line) => JSON.stringify({ key: `bench-${randomUUID()}`, ...line })).join('\n')
  const { body } = await house.console.send<string>('POST', '/api/commands', text, {
    'content-type': 'application/x-ndjson',
  })
  const refused = String(body)
    .trim()
    .split('\n')
    .find((line) => !line.includes('"ok":true'))
  if (refused !== undefined) throw new Error(refused)
}

async function batchOf(house: TestHouse): Promise<string> {
  const { rows } = await house.owner.query<{ id: string }>(
    `select id from office_case where programme = 'test.quiet_batch' and step = 'listed'`,
  )
  return rows[0]!.id
}

async function act(house: TestHouse, id: string, outcome: string, post: string, day: string): Promise<void> {
  const { rows } = await house.owner.query<{ seq: number }>('select seq from office_case where id = $1', [id])
  await tell(house, [{ case: id, seq: rows[0]!.seq, outcome, input: {}, as: post, at: at(day) }])
}

function answerOf(batch: string, file: string): string {
  const lines = file
    .split('\r\n')
    .filter((line) => line.startsWith('D,'))
    .map((line) => line.split(','))
  const isBack = (i: number): boolean => i % oneReturnedIn === 0
  const fen = lines.reduce((sum, l, i) => (isBack(i) ? sum : sum + Number(l[5]!.replace('.', ''))), 0)
  return [
    `R,${batch},DF-1,${lines.length},${(fen / 100).toFixed(2)}`,
    ...lines.map((l, i) => `D,${l[1]!},${l[2]!},${l[5]!},${isBack(i) ? 'F,账户已销户' : 'S,'},${l[4]!}`),
  ].join('\n')
}

async function post(finance: Visitor, batch: string, answer: string): Promise<void> {
  const { status, body } = await finance.send<unknown>('POST', `/api/payments/${batch}/return`, answer, {
    'idempotency-key': `bench-${randomUUID()}`,
  })
  if (status !== 200) throw new Error(JSON.stringify(body))
}
