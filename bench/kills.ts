/**
 * `npx tsx bench/kills.ts`: PostgreSQL is killed ten times while eight clients open cases, and what was acknowledged is counted in what
 * is there. It prints the log of the server between the kills and a table, for `docs/kills.md`.
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { makeRehearsal } from '../packs/rehearsal.ts'
import { household, random, yunzhao } from '../packs/rehearsal-hunan/index.ts'
import { emergencyOf } from './application.ts'
import { call, start, type Started } from './server.ts'

const kills = 10
const clients = 8

const line = (n: number): string =>
  JSON.stringify({
    key: `kills-command-${n}`,
    case: `K20211020-${n}`,
    seq: 0,
    outcome: 'apply',
    programme: 'assistance.temporary',
    area: yunzhao,
    as: `${yunzhao}-village-worker`,
    input: emergencyOf(household(random(n).fork('kills'), yunzhao)),
  })
const send = async (
  server: Started,
  n: number,
): Promise<{ readonly ok?: boolean; readonly code?: string }> => {
  const response = await fetch(`${server.url}/api/commands`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.key}`, 'content-type': 'application/x-ndjson' },
    body: line(n),
  })
  return JSON.parse(await response.text()) as { ok?: boolean; code?: string }
}

const home = mkdtempSync(join(tmpdir(), 'yimen-kills-'))
/** Root's database runs as somebody else, who must be able to come here. */
chmodSync(home, 0o755)
const server = await start(home, { YIMEN_REHEARSAL: 'off', DATABASE_URL: '' })
try {
  await call(server, 'PUT', '/api/registry', makeRehearsal(20211020).registry)
  const acknowledged = new Set<number>()
  const comeAgain: Record<string, number> = {}
  let [next, stopped] = [0, false]
  const client = async (): Promise<void> => {
    while (!stopped)
      for (const n = next++; !acknowledged.has(n);) {
        const { ok, code } = await send(server, n)
        if (ok) acknowledged.add(n)
        else {
          comeAgain[code ?? 'none'] = (comeAgain[code ?? 'none'] ?? 0) + 1
          await pause(50)
        }
      }
  }
  const all = Array.from({ length: clients }, client)
  const rows: string[] = []
  for (let kill = 1; kill <= kills; kill++) {
    const goal = acknowledged.size + 100
    while (acknowledged.size < goal) await pause(1)
    const before = acknowledged.size
    const { pid } = JSON.parse(readFileSync(join(home, 'pg.json'), 'utf8')) as { pid: number }
    process.kill(pid, 'SIGKILL')
    const began = performance.now()
    await pause(20)
    while (!(await fetch(`${server.url}/api/health`)).ok) await pause(20)
    const back = Math.round(performance.now() - began)
    rows.push(`| ${kill} | ${before} | ${back} |`)
  }
  stopped = true
  await Promise.all(all)
  const report = (await call(server, 'POST', '/api/verify', {})) as {
    ok: boolean
    cases: number
    events: number
  }
  process.stdout.write(
    [
      '| Kill | Acknowledged before | Ready again after, ms |',
      '|---|---|---|',
      ...rows,
      '',
      '| Acknowledged | Present once | Doubled | Told to come again | `verify` |',
      '|---|---|---|---|---|',
      `| ${acknowledged.size} | ${report.cases} | ${report.events - report.cases} | ${JSON.stringify(comeAgain)} | ${report.ok ? 'nothing found' : 'FINDINGS'} |`,
      '',
    ].join('\n'),
  )
  if (!report.ok || report.cases !== acknowledged.size || report.events !== report.cases) process.exitCode = 1
} finally {
  await server.stop()
  rmSync(home, { recursive: true, force: true })
}
