/** PostgreSQL itself: made once, started on a free port of this machine only, stopped in its fast mode. */
import { spawn, type ChildProcess } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { as } from './account.ts'
import { programme } from './binaries.ts'
import { readPostmaster, stopOrphans, stopPostmaster } from './leftover.ts'
import { giveToOwner, type Place } from './place.ts'
import { settings } from './settings.ts'

export const superuser = 'yimen'
const logMaxBytes = 5_000_000

/**
 * Order and case come from PostgreSQL itself (builtin C.UTF-8), the same on every machine. But pg_trgm still
 * asks the system what a letter is, and under plain C finds none in Chinese: so the first of these that exists.
 */
const characterTypes = ['C.UTF-8', 'en_US.UTF-8', 'zh_CN.UTF-8', 'UTF-8', 'C']

/** An interrupted initdb leaves half a cluster, so it works aside and the result takes its name at once. */
export async function initialise(place: Place, password: string): Promise<void> {
  if (existsSync(join(place.pgDir, 'PG_VERSION'))) return
  const siteDir = dirname(place.pgDir)
  for (const name of readdirSync(siteDir))
    if (name.startsWith('pg.half-')) rmSync(join(siteDir, name), { recursive: true })
  const half = join(siteDir, `pg.half-${process.pid}`)
  const passwordFile = `${half}.pw`
  writeFileSync(passwordFile, password, { mode: 0o600 })
  give(place, passwordFile)
  try {
    for (const [index, ctype] of characterTypes.entries()) {
      rmSync(half, { recursive: true, force: true })
      mkdirSync(half, { mode: 0o700 })
      give(place, half)
      try {
        await run(place, 'initdb', [
          '-D',
          half,
          `--username=${superuser}`,
          `--pwfile=${passwordFile}`,
          '--auth=scram-sha-256',
          '--data-checksums',
          '--encoding=UTF8',
          '--locale-provider=builtin',
          '--builtin-locale=C.UTF-8',
          '--locale=C',
          `--lc-ctype=${ctype}`,
          '--no-instructions',
        ])
        break
      } catch (error) {
        if (index === characterTypes.length - 1 || !/invalid locale/.test(String(error))) throw error
      }
    }
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(half, place.pgDir)
}

/** What root makes for the account that it borrows. */
function give(place: Place, path: string) {
  if (place.account) chownSync(path, place.account.uid, place.account.gid)
}

/** The password file was lost but the data was not: a server of one user, without network, sets a new one. */
export async function resetPassword(place: Place, password: string): Promise<void> {
  await run(
    place,
    'postgres',
    ['--single', '-D', place.pgDir, 'postgres'],
    `alter role ${superuser} password '${password}'\n`,
  )
}

function run(
  place: Place,
  name: 'initdb' | 'postgres' | 'pg_ctl',
  args: string[],
  input = '',
): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(programme(place.nativeDir, name), args, { ...as(place.account), cwd: '/' })
    let said = ''
    child.stdout.on('data', (part: Buffer) => (said += part))
    child.stderr.on('data', (part: Buffer) => (said += part))
    child.on('error', fail)
    child.on('close', (code) =>
      code === 0 ? done() : fail(new Error(`${name} 失败 / failed (${code}): ${said.trim()}`)),
    )
    child.stdin.end(input)
  })
}

export type Running = {
  readonly pid: number
  readonly port: number
  readonly child: ChildProcess
  stop(): Promise<void>
}

/** On a free port, or on the one given, where those that were connected look for it. */
export async function start(place: Place, durable: boolean, samePort?: number): Promise<Running> {
  // A copied or loosened folder is refused by PostgreSQL, rightly; we may close it again.
  chmodSync(place.pgDir, 0o700)
  for (let attempt = 1; ; attempt++) {
    const port = samePort ?? (await freePort())
    const launched = await launch(place, port, durable)
    if (typeof launched !== 'string') return launched
    const again = /address already in use|could not bind|shared memory block/i.test(launched)
    if (!again || attempt === 5) throw new Error(`PostgreSQL 没有启动 / did not start:\n${launched}`)
    if (/shared memory block/i.test(launched)) await stopOrphans(place.pgDir)
  }
}

/** Gives the running server, or what it said before it went. */
async function launch(place: Place, port: number, durable: boolean): Promise<Running | string> {
  const logFile = join(place.homeDir, 'pg.log')
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > logMaxBytes)
    renameSync(logFile, `${logFile}.old`)
  const log = openSync(logFile, 'a', 0o600)
  giveToOwner(place.homeDir, logFile)
  const logFrom = statSync(logFile).size
  // Its own process group: Ctrl-C is for Node, which stops the database last. A file, not a pipe: it may outlive us.
  const child = spawn(
    programme(place.nativeDir, 'postgres'),
    ['-D', place.pgDir, '-p', String(port), ...settings(durable).flatMap((s) => ['-c', s])],
    { ...as(place.account), cwd: '/', detached: true, windowsHide: true, stdio: ['ignore', log, log] },
  )
  closeSync(log)
  let failure: Error | undefined
  child.on('error', (error) => (failure = error))
  child.unref()
  const isOver = () => failure !== undefined || child.exitCode !== null || child.signalCode !== null
  while (!isOver()) {
    const seen = readPostmaster(place.pgDir)
    if (seen && seen.pid === child.pid && seen.status === 'ready')
      return { pid: seen.pid, port, child, stop: () => stop(place, child) }
    await sleep(10)
  }
  return failure?.message ?? readFileSync(logFile).subarray(logFrom).toString('utf8').trim()
}

async function stop(place: Place, child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  if (process.platform === 'win32')
    return run(place, 'pg_ctl', ['stop', '-D', place.pgDir, '-m', 'fast', '-w'])
  await stopPostmaster(child.pid)
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.on('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => done(port))
    })
  })
}
