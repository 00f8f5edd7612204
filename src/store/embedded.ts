/** The database that `npm start` brings along: a real PostgreSQL under `.yimen/`, or the one DATABASE_URL names. */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { createDatabase, withDatabase } from './databases.ts'
import { exists, takeLock } from './embedded/lock.ts'
import { stopLeftover } from './embedded/leftover.ts'
import { choosePlace, writableDir, writePrivate, type Log, type Place } from './embedded/place.ts'
import { initialise, resetPassword, start, superuser, type Running } from './embedded/server.ts'
import { stopWithProcess } from './embedded/farewell.ts'

export { AlreadyRunning } from './embedded/lock.ts'
export { createDatabase, dropDatabase, withDatabase } from './databases.ts'

export type Database = { readonly url: string; readonly kind: 'embedded' | 'external'; stop(): Promise<void> }

export type OpenOptions = {
  /** The folder for all of it, usually `<project>/.yimen`. */
  readonly dataDir: string
  readonly log: Log
  /** false only in tests. */
  readonly durable?: boolean
  /** false starts the embedded server whatever DATABASE_URL says. */
  readonly external?: boolean
}

const databaseName = 'yimen'

export async function openDatabase(options: OpenOptions): Promise<Database> {
  const given = process.env['DATABASE_URL']
  if (given && options.external !== false) return { url: given, kind: 'external', stop: async () => {} }
  const homeDir = writableDir(options.dataDir, options.log)
  const unlock = takeLock(homeDir)
  try {
    return await openEmbedded(choosePlace(homeDir, options.log), options, unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

async function openEmbedded(place: Place, options: OpenOptions, unlock: () => void): Promise<Database> {
  await stopLeftover(place.pgDir, options.log)
  const password = await ensureCluster(place)
  const server = await start(place, options.durable ?? true)
  const url = `postgres://${superuser}:${password}@127.0.0.1:${server.port}/${databaseName}`
  let stopped: Promise<void> | undefined
  const stop = () => (stopped ??= close(place, server, forget, unlock))
  const forget = stopWithProcess(server, stop)
  try {
    await ensureDatabase(url)
    writePrivate(
      place.homeDir,
      'pg.json',
      JSON.stringify({ pid: server.pid, port: server.port, pgDir: place.pgDir, url }),
    )
  } catch (error) {
    await stop()
    throw error
  }
  server.child.once('exit', () => {
    if (!stopped) options.log('数据库意外停止 / the database stopped unexpectedly: see pg.log')
  })
  return { url, kind: 'embedded', stop }
}

async function close(place: Place, server: Running, forget: () => void, unlock: () => void): Promise<void> {
  await server.stop()
  rmSync(noteOf(place.homeDir), { force: true })
  forget()
  unlock()
}

/** Gives the password, which never leaves this machine's disk. */
async function ensureCluster(place: Place): Promise<string> {
  const path = join(place.homeDir, 'pg-password')
  const isNew = !existsSync(join(place.pgDir, 'PG_VERSION'))
  if (!isNew && existsSync(path)) return readFileSync(path, 'utf8').trim()
  const password = randomBytes(24).toString('hex')
  if (isNew) await initialise(place, password)
  else await resetPassword(place, password)
  writePrivate(place.homeDir, 'pg-password', password)
  return password
}

async function ensureDatabase(url: string): Promise<void> {
  const db = new pg.Client({ connectionString: url })
  try {
    await db.connect()
    await db.end()
  } catch (error) {
    const unknownDatabase = '3D000'
    if ((error as { code?: string }).code !== unknownDatabase) throw error
    await createDatabase(withDatabase(url, 'postgres'), databaseName)
  }
}

function noteOf(homeDir: string): string {
  return join(homeDir, 'pg.json')
}

/** For `yimen migrate` and `yimen replay` beside a running server: the address that it wrote down. */
export function findRunning(dataDir: string): string | undefined {
  const given = process.env['DATABASE_URL']
  if (given) return given
  const path = noteOf(writableDir(dataDir, () => {}))
  if (!existsSync(path)) return undefined
  const note = JSON.parse(readFileSync(path, 'utf8')) as { pid: number; url: string }
  return exists(note.pid) ? note.url : undefined
}
