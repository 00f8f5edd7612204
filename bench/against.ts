/**
 * `npm run bench -- commands --against <dir>`: the same commands against this code and against an older checkout, one after the
 * other in one run (ours, theirs, theirs, ours, …), each over a database of its own: applications as people send them, and the
 * case of four steps where the checkout has its programme. What is compared is CPU seconds a thousand commands: seconds of the
 * clock tell more of the machine than of the code.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeRehearsal } from '../packs/rehearsal.ts'
import { byMachine, byVillage, measured, type Cost } from './commands.ts'
import { postmasterOf } from './cost/cpu.ts'
import { call, start, type Started } from './server.ts'

const rounds = Number(process.env.BENCH_ROUNDS ?? 6)
const here = fileURLToPath(new URL('../', import.meta.url))
const ofFourSteps = 'bench/cost/house.ts'

type Side = {
  readonly name: 'ours' | 'theirs'
  readonly home: string
  readonly server: Started
  readonly runs: Cost[]
}

export async function* against(checkout: string): AsyncGenerator<object> {
  yield* compared(checkout, 'applications for assistance', 'src/main.ts', byVillage)
  if (existsSync(join(checkout, ofFourSteps)))
    yield* compared(checkout, 'commands of four steps', ofFourSteps, byMachine)
}

async function* compared(
  checkout: string,
  what: string,
  main: string,
  scripts: typeof byMachine,
): AsyncGenerator<object> {
  const sides: Side[] = []
  try {
    for (const [name, root] of [
      ['ours', here],
      ['theirs', checkout],
    ] as const) {
      const home = mkdtempSync(join(tmpdir(), `yimen-bench-${name}-`))
      const server = await start(home, { YIMEN_REHEARSAL: 'off' }, root, main)
      sides.push({ name, home, server, runs: [] })
      await call(server, 'PUT', '/api/registry', makeRehearsal(1).registry)
    }
    const round = ({ server, home }: Side) => measured(server, postmasterOf(home), () => scripts(server))
    /** What is compiled while it runs is compiled before anything counts. */
    for (const side of sides) await round(side)
    for (let n = 0; n < rounds; n++)
      for (const side of n % 2 === 0 ? sides : sides.toReversed()) side.runs.push(await round(side))
    for (const { name, runs } of sides) yield { bench: what, code: name, rounds, ...summed(runs) }
    const [ours, theirs] = sides.map(({ runs }) => summed(runs)) as [Summed, Summed]
    yield {
      bench: `${what}, CPU against`,
      checkout,
      server: ratio(ours.server, theirs.server),
      postgres: ratio(ours.postgres, theirs.postgres),
      both: ratio(ours.both, theirs.both),
      asked: 1.05,
    }
  } finally {
    for (const { server, home } of sides) {
      await server.stop()
      rmSync(home, { recursive: true, force: true })
    }
  }
}

const median = (values: readonly number[]): number => {
  const inOrder = values.toSorted((a, b) => a - b)
  return (inOrder[Math.floor((inOrder.length - 1) / 2)]! + inOrder[Math.ceil((inOrder.length - 1) / 2)]!) / 2
}
const rounded = (n: number): number => Math.round(n * 1_000) / 1_000
const ratio = (a: number, b: number): number => rounded(a / b)

type Summed = ReturnType<typeof summed>

function summed(all: readonly Cost[]) {
  const both = all.map((r) => r.server + r.postgres)
  return {
    server: rounded(median(all.map((r) => r.server))),
    postgres: rounded(median(all.map((r) => r.postgres))),
    both: rounded(median(both)),
    least: rounded(Math.min(...both)),
    most: rounded(Math.max(...both)),
    perSecond: median(all.map((r) => r.perSecond)),
  }
}
