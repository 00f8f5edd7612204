/**
 * What an author waits for: the whole check of all packs, in time of the processor, first as a command does
 * it and then as an editor does.
 */
import type { CheckSetting } from '../src/kernel/check/house.ts'
import { checkPacks } from '../src/kernel/check/index.ts'
import { packs } from '../packs/index.ts'
import { rehearsed } from '../packs/rehearsal.ts'
import { roomChecks } from '../src/checks.ts'
import { readClauses } from '../src/clauses.ts'

const runs = 5

export async function* check(): AsyncGenerator<object> {
  const clause = readClauses(new URL('../packs/', import.meta.url))
  const setting: CheckSetting = { holdsClause: (id) => clause(id) !== null, ...rehearsed(20211020) }
  const first = cpuOf(() => checkPacks(packs, setting, roomChecks))
  const later = Array.from({ length: runs }, () => cpuOf(() => checkPacks(packs, setting, roomChecks)))
  yield {
    bench: 'check of all packs',
    programmes: packs.reduce((n, p) => n + p.programmes.length, 0),
    findings: checkPacks(packs, setting, roomChecks).length,
    msCpuFirst: first,
    msCpuAgain: later.toSorted((a, b) => a - b)[runs >> 1],
    allowed: 3_000,
  }
}

function cpuOf(run: () => unknown): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return Math.round((user + system) / 1000)
}
