/** The one way in which covered rows change: the change, and what the log says of it, in one transaction. */
import { keepAccessBody, type AccessEntry } from '../access-log.ts'
import { transaction, type Connection, type Pool } from '../pool.ts'
import {
  coveringBody,
  nameInLog,
  rowDigest,
  type Cover,
  type RowDigests,
  type TableDigests,
} from './digest.ts'
import { coveredNames, coveredRows, type CoveredTable, type Where } from './tables.ts'

/** The tables that a change may touch, and which rows of each: the fewer are named, the fewer are read. */
export type Touched = Partial<Readonly<Record<CoveredTable, 'any' | Where>>>

const lock = 9708

/**
 * [V9] Does the work in the caller's transaction, and writes down who did it, why, and the digest of every row that it left other
 * than it was. `entry` gives null where nothing was done after all.
 */
export async function changeCovered<T>(
  db: Connection,
  cover: Cover,
  touched: Touched,
  work: () => Promise<T>,
  entry: (done: T, changed: boolean) => AccessEntry | null,
): Promise<T> {
  const tables = Object.entries(touched) as readonly (readonly [CoveredTable, 'any' | Where])[]
  /** Who looks at whole tables waits until nobody else is at one of their rows, and the others until that is done. */
  const whole = tables.some(([, rows]) => rows === 'any')
  await db.query(`select pg_advisory_xact_lock${whole ? '' : '_shared'}($1, hashtext($2))`, [
    lock,
    cover.realm,
  ])
  const read = ([name, rows]: readonly [CoveredTable, 'any' | Where]) =>
    coveredRows(db, cover.realm, name, rows === 'any' ? {} : rows)
  const before = new Map<CoveredTable, ReadonlyMap<string, string>>()
  for (const table of tables) before.set(table[0], await read(table))
  const done = await work()
  const digests: [CoveredTable, RowDigests][] = []
  for (const table of tables) {
    const [name, rows] = table
    const changed = digestsOf(cover, name, before.get(name)!, await read(table), rows !== 'any')
    if (Object.keys(changed).length > 0) digests.push([name, changed])
  }
  const e = entry(done, digests.length > 0)
  if (e !== null) await keepCovering(db, cover, e, Object.fromEntries(digests))
  return done
}

/** The rows that are other than before. Of rows that were named all are told as they now stand: another's change may lie between. */
function digestsOf(
  cover: Cover,
  table: CoveredTable,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  all: boolean,
): RowDigests {
  const digests: Record<string, string | null> = {}
  for (const [key, line] of after)
    if (all || before.get(key) !== line)
      digests[nameInLog(cover, table, key)] = rowDigest(cover, table, key, line)
  for (const key of before.keys()) if (!after.has(key)) digests[nameInLog(cover, table, key)] = null
  return digests
}

const keepCovering = (db: Connection, cover: Cover, e: AccessEntry, rows: TableDigests): Promise<void> =>
  keepAccessBody(db, cover.realm, e, coveringBody(cover, e, rows))

/** Rows that one entry of a baseline tells of. */
const mostRows = 2_000
export const baselineKind = 'baseline'

/**
 * [V9] The first time that a realm is opened, and whenever more tables come under the log: every row as it stands, so that it is said
 * since when they are covered. A table without rows is told of too: what appears in it later was put in.
 */
export async function ensureBaseline(pool: Pool, cover: Cover, at: AccessEntry['at']): Promise<void> {
  await transaction(pool, async (db) => {
    await db.query('select pg_advisory_xact_lock($1, hashtext($2))', [lock, cover.realm])
    const { rows: names } = await db.query<{ name: string }>(
      `select distinct jsonb_array_elements_text(body::jsonb->'names') as name
        from access_entry
        where realm = $1 and kind = $2`,
      [cover.realm, baselineKind],
    )
    const fresh = coveredNames.filter((name) => !names.some((n) => n.name === name))
    if (fresh.length === 0) return
    let rows: Record<string, Record<string, string>> = {}
    let waiting = 0
    const write = async (names: readonly string[]) => {
      const entry = { kind: baselineKind, case: null, person: 'system', post: null, names, purpose: '', at }
      await keepCovering(db, cover, entry, rows)
      rows = {}
      waiting = 0
    }
    for (const name of fresh)
      for (const [key, line] of await coveredRows(db, cover.realm, name)) {
        ;(rows[name] ??= {})[nameInLog(cover, name, key)] = rowDigest(cover, name, key, line)
        if (++waiting === mostRows) await write([])
      }
    await write(fresh)
  })
}
