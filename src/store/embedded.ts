/** The database that `npm start` brings along: a real PostgreSQL under `.yimen/`, or the one DATABASE_URL names. */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createDatabase, withDatabase } from './databases.ts'
import { withClient } from './pool.ts'
import {
  choosePlace,
  exists,
  initialise,
  keep,
  resetPassword,
  stopLeftover,
  stopWithProcess,
  superuser,
  takeLock,
  writableDir,
  writePrivate,
  type Keeper,
  type Log,
  type Place,
  type Upkeep,
} from '#embedded'

export { createDatabase, dropDatabase, withDatabase } from './databases.ts'

export type Database = {
  readonly url: string
  readonly kind: 'embedded' | 'external'
  /** How the embedded server is kept; of another one we know only whether it answers. */
  upkeep(): Upkeep
  stop(): Promise<void>
}

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
  if (given && options.external !== false)
    return { url: given, kind: 'external', upkeep: () => ({ kind: 'running' }), stop: async () => {} }
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
  const addressOf = (port: number): string =>
    `postgres://${superuser}:${password}@127.0.0.1:${port}/${databaseName}`
  const keeper = await keep(place, options.durable ?? true, options.log, ({ pid, port }) =>
    writePrivate(
      place.homeDir,
      'pg.json',
      JSON.stringify({ pid, port, pgDir: place.pgDir, url: addressOf(port) }),
    ),
  )
  let stopped: Promise<void> | undefined
  const stop = () => (stopped ??= close(place, keeper, forget, unlock))
  const forget = stopWithProcess(keeper.current, stop)
  try {
    await ensureDatabase(addressOf(keeper.port))
  } catch (error) {
    await stop()
    throw error
  }
  return { url: addressOf(keeper.port), kind: 'embedded', upkeep: keeper.upkeep, stop }
}

async function close(place: Place, keeper: Keeper, forget: () => void, unlock: () => void): Promise<void> {
  await keeper.stop()
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
  try {
    await withClient(url, async () => undefined)
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
