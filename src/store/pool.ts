/** Connections to PostgreSQL, with whole numbers as numbers and days as text. */
import { readJson } from '#kernel'
import pg from 'pg'

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

/** A pool whose sessions speak UTC and give up a lock after five seconds. */
export function openPool(url: string, max = 8): Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    options: '-c timezone=UTC -c lock_timeout=5s -c jit=off',
  })
  pool.on('error', () => undefined)
  return pool
}

/** Runs reads that all see the same moment. */
export const snapshot = <T>(pool: Pool, work: (db: pg.PoolClient) => Promise<T>): Promise<T> =>
  transaction(pool, work, 'begin isolation level repeatable read read only')

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
    await db.query('rollback').catch((e: Error) => {
      broken = e
    })
    throw error
  } finally {
    db.release(broken)
  }
}
