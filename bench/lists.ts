/**
 * A list of a hundred thousand lines that nobody types, gathered from a register through the machine's own door: how long it takes, and how
 * much the process holds while it does, against a tenth of it. Memory that is flat holds no more for ten times the lines.
 */
import { randomUUID } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { allPacks, openHouseOver, type TestHouse } from '../tools/house.ts'
import { roll, rollBatch, rollFigure, rollRegister } from '../tools/roll.ts'
import { makeRehearsal } from '../packs/rehearsal.ts'
import { benchDatabase } from './database.ts'

const few = 10_000
const many = 100_000
const atOnce = 1_000
const realm = '430523'
const json = { 'content-type': 'application/json' }

export async function* lists(): AsyncGenerator<object> {
  const small = await gatheredOf(few)
  const large = await gatheredOf(many)
  yield {
    bench: `a gathered list of ${many} lines`,
    ...large,
    heapMiBOfATenth: small.heapMiB,
    heapAgainstATenth: Math.round((large.heapMiB / small.heapMiB) * 100) / 100,
  }
}

async function gatheredOf(
  lines: number,
): Promise<{
  readonly lines: number
  readonly events: number
  readonly seconds: number
  readonly verifySeconds: number
  readonly heapMiB: number
  readonly mismatches: number
}> {
  const all = allPacks()
  const house = await openHouseOver(await benchDatabase(), {
    packs: {
      ...all,
      programmes: [...all.programmes, roll, rollBatch],
      registers: [...all.registers, rollRegister],
      figures: [...all.figures, rollFigure],
    },
  })
  try {
    return await measured(house, lines)
  } finally {
    await house.close()
  }
}

async function measured(house: TestHouse, lines: number) {
  const registry = { ...makeRehearsal(20211020).registry, startsAt: '2021-11-20T09:00:00+08:00' }
  await house.console.send('PUT', '/api/registry', JSON.stringify(registry), json)
  for (let from = 0; from < lines; from += atOnce) await load(house, from)
  await tell(house, { case: 'BATCH', outcome: 'begin', programme: 'test.roll_batch', at: at('2021-11-18') })
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  let most = before
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().heapUsed)), 10)
  const began = performance.now()
  await house.console.send('POST', '/api/settle', JSON.stringify({ until: at('2021-11-19') }), json)
  const seconds = (performance.now() - began) / 1000
  clearInterval(timer)
  const { rows } = await house.owner.query<{ lines: number; events: number }>(
    `select (select lines from gathering where case_id = 'BATCH')::int as lines,
      (select count(*) from event where case_id = 'BATCH')::int as events`,
  )
  const again = performance.now()
  const { body } = await house.console.send<{ readonly mismatches: readonly object[] }>(
    'POST',
    '/api/verify',
    '{}',
    json,
  )
  return {
    ...rows[0]!,
    seconds: round(seconds),
    verifySeconds: round((performance.now() - again) / 1000),
    heapMiB: Math.round((most - before) / 2 ** 20),
    mismatches: body.mismatches.length,
  }
}

const at = (day: string): string => `${day}T09:00:00+08:00`
const round = (n: number): number => Math.round(n * 10) / 10

const load = (house: TestHouse, from: number): Promise<void> =>
  tell(house, {
    case: `ROLL-${from}`,
    outcome: 'load',
    programme: 'test.roll',
    at: at('2021-10-12'),
    input: {
      rows: Array.from({ length: atOnce }, (_, n) => ({
        number: `R${String(from + n).padStart(6, '0')}`,
        amount: 10_000,
        stopped: false,
      })),
    },
  })

async function tell(house: TestHouse, line: object): Promise<void> {
  const command = {
    key: `bench-${randomUUID()}`,
    seq: 0,
    input: {},
    area: realm,
    as: `${realm}-county-finance`,
    ...line,
  }
  const { body } = await house.console.send<string>('POST', '/api/commands', JSON.stringify(command), {
    'content-type': 'application/x-ndjson',
  })
  if (!String(body).includes('"ok":true')) throw new Error(String(body))
}
