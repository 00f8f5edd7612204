/** One server on one data folder: a second start says who is there instead of doing harm. */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { giveToOwner } from './place.ts'

type Holder = { readonly pid: number; readonly born: string; readonly at: string }

/** Gives the function that opens the lock again. */
export function takeLock(homeDir: string): () => void {
  const path = join(homeDir, 'lock')
  const mine = JSON.stringify({
    pid: process.pid,
    born: bornAt(process.pid),
    at: new Date().toISOString(),
  } satisfies Holder)
  const own = `${path}.${process.pid}`
  for (let attempt = 0; attempt < 5; attempt++) {
    if (tryLink(own, path, mine)) return () => release(path, mine)
    const text = read(path)
    const holder = parse(text)
    if (holder && isAlive(holder)) throw new AlreadyRunning(homeDir, holder.pid)
    if (text !== undefined) removeStale(path, own, text)
  }
  throw new Error(`锁文件反复变化 / the lock ${path} keeps changing`)
}

export class AlreadyRunning extends Error {
  readonly pid: number
  constructor(homeDir: string, pid: number) {
    super(
      `一门已在运行（进程 ${pid}，数据 ${homeDir}）。请先停止它，或直接打开它的网址。` +
        ` / Yimen is already running (process ${pid}, data ${homeDir}): stop it first, or use that one.`,
    )
    this.name = 'AlreadyRunning'
    this.pid = pid
  }
}

/** A link appears whole or not at all, so nobody ever reads half a lock. */
function tryLink(own: string, path: string, text: string): boolean {
  writeFileSync(own, text, { mode: 0o600 })
  giveToOwner(dirname(path), own)
  try {
    linkSync(own, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(own, { force: true })
  }
}

/** Two may find the same dead lock. Whoever moves away a live one by mistake puts it back. */
function removeStale(path: string, own: string, text: string) {
  const aside = `${own}.stale`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  if (read(aside) !== text) linkSync(aside, path)
  rmSync(aside, { force: true })
}

function release(path: string, mine: string) {
  if (read(path) === mine) rmSync(path, { force: true })
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function parse(text: string | undefined): Holder | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Holder)
  } catch {
    return undefined
  }
}

/** Numbers of processes come round again, above all in containers: so the birth must agree too. */
function isAlive(holder: Holder): boolean {
  return exists(holder.pid) && bornAt(holder.pid) === holder.born
}

export function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Linux says when a process began, in ticks since boot; elsewhere the number alone must do. */
function bornAt(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const ticks = stat.slice(stat.lastIndexOf(')')).split(' ')[20]
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${ticks}`
  } catch {
    return ''
  }
}
