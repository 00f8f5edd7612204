/**
 * What the ten-thousand-first line of a list costs against the first: CPU seconds of server and PostgreSQL for a thousand commands that
 * add a line each to one case, one after the other, while the list is short and once it is long.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeRehearsal } from '../packs/rehearsal.ts'
import { yankoupu } from '../packs/rehearsal-hunan/index.ts'
import { postmasterOf, secondsOf, secondsOfFamily } from './cost/cpu.ts'
import { roll } from './cost/roll.ts'
import { call, start, type Started } from './server.ts'

const lines = 10_000
const measuredLines = 300

export async function* growing(): AsyncGenerator<object> {
  const home = mkdtempSync(join(tmpdir(), 'yimen-bench-'))
  const server = await start(home, {}, undefined, 'bench/cost/house.ts')
  try {
    await call(server, 'PUT', '/api/registry', makeRehearsal(1).registry)
    const postmaster = postmasterOf(home)
    await sent(server, [{ ...line(0, 'begin'), programme: roll.id, area: yankoupu }])
    /** A process that has just begun is slow in everything. */
    await oneByOne(server, 1, measuredLines)
    const short = await spentOn(server, postmaster, 1 + measuredLines)
    let seq = 1 + 2 * measuredLines
    for (; seq < lines; seq += 100)
      await sent(
        server,
        Array.from({ length: 100 }, (_, n) => line(seq + n, 'sign')),
      )
    const long = await spentOn(server, postmaster, seq)
    yield {
      bench: 'a list that grows by one line a command',
      lines,
      unit: 'CPU seconds for a thousand commands',
      short,
      long,
      times: { server: round(long.server / short.server), postgres: round(long.postgres / short.postgres) },
    }
  } finally {
    await server.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

type Spent = { readonly server: number; readonly postgres: number }

async function spentOn(server: Started, postmaster: number, from: number): Promise<Spent> {
  const [ours, theirs] = [secondsOf(server.pid), secondsOfFamily(postmaster)]
  await oneByOne(server, from, measuredLines)
  return {
    server: round(((secondsOf(server.pid) - ours) / measuredLines) * 1000),
    postgres: round(((secondsOfFamily(postmaster) - theirs) / measuredLines) * 1000),
  }
}

async function oneByOne(server: Started, from: number, count: number): Promise<void> {
  for (let n = 0; n < count; n++) await sent(server, [line(from + n, 'sign')])
}

const line = (seq: number, outcome: string) => ({
  key: `bench-roll-${seq}`,
  case: 'BR-1',
  seq,
  outcome,
  as: `${yankoupu}-township-clerk-1`,
  input: outcome === 'sign' ? { guest: `第${seq}位` } : {},
})

async function sent(server: Started, commands: readonly object[]): Promise<void> {
  const response = await fetch(`${server.url}/api/commands`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.key}`, 'content-type': 'application/x-ndjson' },
    body: commands.map((c) => JSON.stringify(c)).join('\n'),
  })
  const answer = await response.text()
  if (!response.ok || answer.includes('"ok":false')) throw new Error(answer.slice(0, 500))
}

const round = (n: number): number => Math.round(n * 100) / 100
