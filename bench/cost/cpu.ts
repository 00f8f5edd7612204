/** CPU seconds of processes, and how idle the machine was, as the kernel of Linux counts them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const ticks = 100

type Spent = { readonly parent: number; readonly own: number; readonly ended: number }

function spentBy(pid: number): Spent | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const parts = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [parent, user, system, endedUser, endedSystem] = [1, 11, 12, 13, 14].map((i) => Number(parts[i]))
    return { parent: parent!, own: (user! + system!) / ticks, ended: (endedUser! + endedSystem!) / ticks }
  } catch {
    return null
  }
}

/** The embedded database of a home, wherever the revision lays it. */
export function postmasterOf(home: string): number {
  const file = readdirSync(home, { recursive: true, encoding: 'utf8' }).find((f) =>
    /(^|\/)postmaster\.pid$/.test(f.replaceAll('\\', '/')),
  )
  if (file === undefined) throw new Error(`no database runs in ${home}`)
  return Number(readFileSync(join(home, file), 'utf8').split('\n')[0])
}

/** Seconds of a process alone. */
export const secondsOf = (pid: number): number => spentBy(pid)?.own ?? 0

/** Seconds of a process, its children, and those of them that ended. */
export function secondsOfFamily(pid: number): number {
  const head = spentBy(pid)
  if (head === null) return 0
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => spentBy(Number(name)))
    .filter((s) => s?.parent === pid)
  return head.own + head.ended + children.reduce((sum, s) => sum + s!.own, 0)
}

/** Seconds in which no core had anything to do, and in all. */
export function idleSeconds(): { readonly idle: number; readonly all: number } {
  const line = readFileSync('/proc/stat', 'utf8').split('\n')[0]!
  const parts = line.split(/\s+/).slice(1).map(Number)
  return { idle: (parts[3]! + parts[4]!) / ticks, all: parts.slice(0, 8).reduce((a, b) => a + b, 0) / ticks }
}
