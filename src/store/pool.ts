/** Connections to PostgreSQL, with whole numbers as numbers and days as text. */
import type { Readable, Writable } from 'node:stream'
import { readJson } from '#kernel/number'
import pg from 'pg'
import { isAway } from './away.ts'

const int8 = 20
const json = 114
const jsonb = 3802
const date = 1082
const timestamptz = 1184

const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === int8) return (text: string) => wholeNumber(text)
    /** [N5] JSON of the database is exact, and so is what is read of it. */
    if (oid === json || oid === jsonb) return (text: string) => readJson(text)
    if (oid === date || oid === timestamptz) return (text: string) => text
    return pg.types.getTypeParser(oid, format as 'text')
  },
} as pg.CustomTypesConfig

/** Money fits: 2^53 fen are ninety trillion yuan. A larger number is our bug, never a rounded one. */
function wholeNumber(text: string): number {
  const n = Number(text)
  if (!Number.isSafeInteger(n)) throw new Error('a stored number is too large')
  return n
}

export type Pool = pg.Pool
export type Connection = pg.Pool | pg.PoolClient

/** How long a statement may take: of people's questions, or of whole works (schema, restore), which take what they need. */
export type Pace = 'questions' | 'works'

const connectMs = 10_000
const statementSeconds = 120

const settingsOf = (url: string, pace: Pace): pg.ClientConfig => ({
  connectionString: url,
  types,
  connectionTimeoutMillis: connectMs,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  /** A server that went without a word is given up a little after it would have given up itself. */
  ...(pace === 'questions' ? { query_timeout: (statementSeconds + 10) * 1000 } : {}),
  options:
    '-c timezone=UTC -c lock_timeout=5s -c jit=off' +
    (pace === 'questions'
      ? ` -c statement_timeout=${statementSeconds}s -c idle_in_transaction_session_timeout=${statementSeconds}s`
      : ''),
})

/**
 * [W9] A connection may end at any moment, also between two statements, when nobody waits for an answer that could tell. Who
 * uses it next is told; without a listener from its first moment on, Node would end instead.
 */
const outlive = (client: pg.Client): void => void client.on('error', () => undefined)

/** A pool whose sessions speak UTC, give up a lock after five seconds, and wait for nothing for ever. */
export function openPool(url: string, max = 8, pace: Pace = 'questions'): Pool {
  const pool = new pg.Pool({ ...settingsOf(url, pace), max })
  pool.on('connect', outlive)
  pool.on('error', () => undefined)
  return pool
}

/** One connection for one work, outside of any pool. */
export async function withClient<T>(url: string, work: (db: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(settingsOf(url, 'works'))
  outlive(client)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/**
 * [W9] Copies rows out or in, for as long as whoever reads or brings them takes. A copy that is waiting hears nothing of a
 * connection that ends, and may be told of it twice: so it ends with its connection, and once.
 */
export function copying<S extends Readable | Writable>(db: pg.PoolClient, copy: S): S {
  const unhurried = Object.assign(copy, { query_timeout: 2 ** 31 - 1 })
  const gone = (error?: Error): void =>
    void copy.destroy(error ?? new Error('Connection terminated while rows were copied'))
  copy.on('error', () => undefined)
  db.once('error', gone).once('end', gone)
  copy.once('close', () => db.off('error', gone).off('end', gone))
  db.query(unhurried as unknown as pg.Submittable)
  return copy
}

/** [W9] The connection went while this was being written: whether it was is not known until `afterLoss` has waited. */
export class Lost extends Error {
  readonly code = 'LOST'
  /** The process of the server that had it in hand. */
  readonly backend: number | null
  constructor(backend: number | null, cause: unknown) {
    super('the connection was lost while a batch was written', { cause })
    this.backend = backend
  }
}

const writeMs = 30_000

/** [W9] One statement that writes, in one commit. Throws `Lost` where nobody can tell whether it was done. */
export async function write(pool: Pool, statement: pg.QueryConfig): Promise<void> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query({ ...statement, query_timeout: writeMs } as pg.QueryConfig)
  } catch (error) {
    if (!isAway(error)) throw error
    broken = error as Error
    throw new Lost(backendOf(client), error)
  } finally {
    client.release(broken)
  }
}

/** The client knows it from its first handshake; the types do not. */
const backendOf = (client: pg.PoolClient): number | null =>
  (client as unknown as { readonly processID: number | null }).processID

const waitMs = 100

/**
 * [W9] Waits until the database answers and may be written to again, and until the process that had the lost write in hand is
 * over with it. False when that takes too long. Only then does looking up tell what was done.
 */
export async function afterLoss(pool: Pool, backend: number | null, patienceMs: number): Promise<boolean> {
  const end = performance.now() + patienceMs
  for (let ended = false; ;) {
    try {
      if (!(await isReadOnly(pool))) {
        if (backend === null || !(await isAtWork(pool, backend))) return true
        /** Its client is gone: nobody waits for it any more. */
        if (!ended) await pool.query('select pg_terminate_backend($1)', [backend])
        ended = true
      }
    } catch (error) {
      if (!isAway(error)) throw error
    }
    if (performance.now() > end) return false
    await new Promise((next) => setTimeout(next, waitMs))
  }
}

/** A standby that was not promoted yet. */
export async function isReadOnly(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ standby: boolean }>('select pg_is_in_recovery() as standby')
  return rows[0]!.standby
}

/** Not idle: another of ours that was given the same number by a server that started anew is no reason to wait. */
async function isAtWork(pool: Pool, backend: number): Promise<boolean> {
  const { rowCount } = await pool.query(
    `select 1 from pg_stat_activity
      where pid = $1 and pid <> pg_backend_pid() and datname = current_database()
        and usename = current_user and state is distinct from 'idle'`,
    [backend],
  )
  return (rowCount ?? 0) > 0
}

/** Runs reads that all see the same moment. */
export const snapshot = <T>(pool: Pool, work: (db: pg.PoolClient) => Promise<T>): Promise<T> =>
  askedAgain(() => transaction(pool, work, 'begin isolation level repeatable read read only'))

/** [W9] A read may meet a connection that had ended before anybody could notice: it changes nothing, and so is asked once more. */
export const askedAgain = <T>(read: () => Promise<T>): Promise<T> =>
  read().catch((error: unknown) => {
    if (!isAway(error)) throw error
    return read()
  })

/** Runs work in one transaction: all of it or nothing. `begin` may say more of it than that it begins. */
export async function transaction<T>(
  pool: Pool,
  work: (db: pg.PoolClient) => Promise<T>,
  begin = 'begin',
): Promise<T> {
  const db = await pool.connect()
  let broken: Error | undefined
  try {
    await db.query(begin)
    const returned = await work(db)
    await db.query('commit')
    return returned
  } catch (error) {
    if (isAway(error)) broken = error as Error
    else
      await db.query('rollback').catch((e: Error) => {
        broken = e
      })
    throw error
  } finally {
    db.release(broken)
  }
}
