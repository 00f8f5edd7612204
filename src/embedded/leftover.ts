/** A server of an earlier run that outlived its Node is stopped before a new one opens the same data. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { exists } from './lock.ts'
import type { Log } from './place.ts'

export type Postmaster = { readonly pid: number; readonly port: number; readonly status: string }

/** PostgreSQL's own pid file: number, folder, start, port, socket, address, shared memory, status. */
export function readPostmaster(pgDir: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(pgDir, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    return pid > 0 ? { pid, port: Number(lines[3]), status: (lines[7] ?? '').trim() } : undefined
  } catch {
    return undefined
  }
}

export async function stopLeftover(pgDir: string, log: Log): Promise<void> {
  const old = readPostmaster(pgDir)
  if (!old || !exists(old.pid)) return
  const ours = isPostgresOn(pgDir, old.pid)
  if (ours === undefined) return
  if (!ours) {
    // The number now belongs to a stranger; PostgreSQL, which looks at the number alone, would refuse to start.
    rmSync(join(pgDir, 'postmaster.pid'), { force: true })
    return
  }
  log(
    `上次的数据库进程 ${old.pid} 还在，先停止它 / stopping the database left by the last run, process ${old.pid}`,
  )
  await stopPostmaster(old.pid)
}

/** Fast first (SIGINT), then immediate (SIGQUIT). Never SIGKILL: its children would live on. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, patienceMs] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    if (await isGone(pid, patienceMs)) return
  }
  throw new Error(`数据库进程 ${pid} 停不下来 / the database process ${pid} does not stop`)
}

/** Backends whose postmaster was killed may finish a long statement first, and hold its shared memory. */
export async function stopOrphans(pgDir: string): Promise<void> {
  if (process.platform !== 'linux') return
  const dir = realpathSync(pgDir)
  const orphans = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && workingDir(pid) === dir)
  for (const pid of orphans) if (exists(pid)) process.kill(pid, 'SIGQUIT')
  for (const pid of orphans) await isGone(pid, 5_000)
}

function workingDir(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

async function isGone(pid: number, patienceMs: number): Promise<boolean> {
  for (const end = Date.now() + patienceMs; Date.now() < end; await sleep(20))
    if (!exists(pid) || isZombie(pid)) return true
  return false
}

/** In a container nobody may collect an orphan's exit; it is gone all the same. */
function isZombie(pid: number): boolean {
  try {
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

/** undefined where the system does not let us look; PostgreSQL's own checks then decide. */
export function isPostgresOn(pgDir: string, pid: number): boolean | undefined {
  try {
    if (process.platform === 'linux') {
      const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
      return basename(args[0] ?? '') === 'postgres' && args[args.indexOf('-D') + 1] === pgDir
    }
    if (process.platform === 'win32') return undefined
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return command.includes('postgres') && command.includes(pgDir)
  } catch {
    return undefined
  }
}
