/** CPU seconds that a server and its database used so far, read from /proc: what a figure of a busy machine may be compared by. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Linux counts processes in hundredths of a second. */
const ticksPerSecond = 100

export type Cpu = { readonly server: number; readonly database: number }

type Stat = { readonly parent: number; readonly own: number; readonly ended: number }

/** `own`: user and system time; `ended`: that of children which are gone. Null where there is no such process. */
function statOf(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    return { parent: fields[1]!, own: fields[11]! + fields[12]!, ended: fields[13]! + fields[14]! }
  } catch {
    return null
  }
}

/** Of the server's own process, and of its PostgreSQL: the postmaster, its backends, and those that ended. */
export function cpuOf(pid: number, home: string): Cpu {
  const postmaster = Number(readFileSync(join(postgresOf(home), 'postmaster.pid'), 'utf8').split('\n')[0])
  const backends = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)) ?? [])
    .filter((s) => s.parent === postmaster)
  const main = statOf(postmaster)
  const ticks = (main?.own ?? 0) + (main?.ended ?? 0) + backends.reduce((sum, s) => sum + s.own, 0)
  return { server: (statOf(pid)?.own ?? 0) / ticksPerSecond, database: ticks / ticksPerSecond }
}

/** The folder of the embedded database, whatever the revision calls it. */
function postgresOf(home: string): string {
  const pidFile = readdirSync(home, { recursive: true, encoding: 'utf8' }).find((f) =>
    /(^|\/)postmaster\.pid$/.test(f.replaceAll('\\', '/')),
  )
  if (pidFile === undefined) throw new Error(`no database runs in ${home}`)
  return join(home, pidFile, '..')
}
