/**
 * `npm run bench -- commands --against <dir>`: the same commands against this code and against an older checkout, one after the
 * other in one run (ours, theirs, theirs, ours, …), each over a database of its own. What is compared is CPU seconds a thousand
 * commands: seconds of the clock tell more of the machine than of the code.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeRehearsal } from '../packs/rehearsal.ts'
import { fire } from './commands.ts'
import { cpuOf } from './cpu.ts'
import { call, start, type Started } from './server.ts'

const rounds = 6
const seconds = 5

type Side = { readonly name: 'ours' | 'theirs'; readonly home: string; readonly server: Started }
type Round = { readonly server: number; readonly database: number; readonly perSecond: number }

export async function* against(checkout: string): AsyncGenerator<object> {
  const sides: Side[] = []
  try {
    for (const [name, root] of [
      ['ours', undefined],
      ['theirs', checkout],
    ] as const) {
      const home = mkdtempSync(join(tmpdir(), `yimen-bench-${name}-`))
      const server = await start(home, { YIMEN_REHEARSAL: 'off' }, root)
      sides.push({ name, home, server })
      await call(server, 'PUT', '/api/registry', makeRehearsal(1).registry)
    }
    /** What is compiled while it runs is compiled before anything counts. */
    for (const side of sides) await fire(side.server.url, side.server.key, seconds)
    const measured: Record<Side['name'], Round[]> = { ours: [], theirs: [] }
    for (let n = 0; n < rounds; n++)
      for (const side of n % 2 === 0 ? sides : sides.toReversed()) measured[side.name].push(await round(side))
    const [ours, theirs] = [summed(measured.ours), summed(measured.theirs)]
    for (const [name, side] of [
      ['ours', ours],
      ['theirs', theirs],
    ] as const)
      yield { bench: 'commands, CPU', code: name, rounds, ...side }
    yield {
      bench: 'commands, CPU against',
      checkout,
      server: ratio(ours.serverMsPerCommand, theirs.serverMsPerCommand),
      database: ratio(ours.databaseMsPerCommand, theirs.databaseMsPerCommand),
      both: ratio(ours.msPerCommand, theirs.msPerCommand),
      asked: 1.05,
    }
  } finally {
    for (const { server, home } of sides) {
      await server.stop()
      rmSync(home, { recursive: true, force: true })
    }
  }
}

/** CPU seconds a thousand commands, which is milliseconds each. */
async function round({ server, home }: Side): Promise<Round> {
  const before = cpuOf(server.pid, home)
  const { done, perSecond, refused } = await fire(server.url, server.key, seconds)
  if (refused > 0) throw new Error(`${refused} commands were refused`)
  const after = cpuOf(server.pid, home)
  const each = (from: number, to: number): number => ((to - from) * 1_000) / done
  return {
    server: each(before.server, after.server),
    database: each(before.database, after.database),
    perSecond,
  }
}

const median = (values: readonly number[]): number => {
  const inOrder = values.toSorted((a, b) => a - b)
  return (inOrder[Math.floor((inOrder.length - 1) / 2)]! + inOrder[Math.ceil((inOrder.length - 1) / 2)]!) / 2
}
const rounded = (n: number): number => Math.round(n * 1_000) / 1_000
const ratio = (a: number, b: number): number => Math.round((a / b) * 1_000) / 1_000

function summed(all: readonly Round[]) {
  const both = all.map((r) => r.server + r.database)
  return {
    serverMsPerCommand: rounded(median(all.map((r) => r.server))),
    databaseMsPerCommand: rounded(median(all.map((r) => r.database))),
    msPerCommand: rounded(median(both)),
    least: rounded(Math.min(...both)),
    most: rounded(Math.max(...both)),
    perSecond: median(all.map((r) => r.perSecond)),
  }
}
