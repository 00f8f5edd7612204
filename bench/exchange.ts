/** Messages between two installations through both logs: what a partner that was away is brought when it comes back, and its cost. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../src/store/index.ts'
import { handedIn, online, twoHalls, zone, type Hall } from '../tools/two-halls.ts'

const messages = 1_000
const ndjson = { 'content-type': 'application/x-ndjson' }

/** Both servers run in this process: the CPU is that of both sides, with the database beside it. */
export async function* exchange(): AsyncGenerator<object> {
  const home = mkdtempSync(join(tmpdir(), 'yimen-bench-'))
  const database = await openDatabase({ dataDir: home, log: () => {} })
  process.env['YIMEN_TEST_PG'] = database.url
  try {
    const { a, b } = await twoHalls()
    await a.meet('luohu', '深圳市罗湖区', b, 'http://127.0.0.1:9')
    await handIn(a)
    const numbering = performance.now()
    await a.house.exchange.settled()
    const numberedInSeconds = Math.round((performance.now() - numbering) / 100) / 10
    const waiting = (await a.partner()).sent.waiting
    const [began, cpu] = [performance.now(), process.cpuUsage()]
    await a.meet('luohu', '深圳市罗湖区', b, b.house.url)
    while ((await a.partner()).sent.waiting > 0) await new Promise((next) => setTimeout(next, 100))
    const seconds = (performance.now() - began) / 1000
    const { user, system } = process.cpuUsage(cpu)
    yield {
      bench: 'messages between two installations, both in one process',
      messages: waiting,
      numberedInSeconds,
      arrived: (await b.arrived()).length,
      perSecond: Math.round(waiting / seconds),
      askedAbove: 100,
      cpuSecondsPerThousand: Math.round(((user + system) / 1e6 / waiting) * 1000 * 10) / 10,
      hourAtOneASecondDrainedInSeconds: Math.round((3600 / waiting) * seconds),
      askedBelow: 120,
    }
    await a.house.close()
    await b.house.close()
  } finally {
    await database.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

/** Handed in at A and sent on while B is away. */
async function handIn(a: Hall): Promise<void> {
  const as = await a.postOf('across')
  const lines = Array.from({ length: messages }, (_, n) => n + 1).flatMap((n) => {
    const line = { key: `bench-${n}-0`, case: `BX${String(n).padStart(5, '0')}`, as }
    return [
      {
        ...line,
        seq: 0,
        outcome: 'receive',
        programme: 'door.cross',
        area: zone,
        input: handedIn(online, n % 999),
      },
      { ...line, key: `bench-${n}-1`, seq: 1, outcome: 'send_online', input: {} },
    ]
  })
  const { status, body } = await a.house.console.send(
    'POST',
    '/api/commands',
    lines.map((l) => JSON.stringify(l)).join('\n'),
    ndjson,
  )
  if (status !== 200) throw new Error(`they were not handed in: ${JSON.stringify(body)}`)
}
