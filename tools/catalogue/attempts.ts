/** [V13] What somebody with all of the database's powers may do to a table: each column changed, a row taken away, put in, exchanged with another. */
import type pg from 'pg'
import type { Column, Table } from './tables.ts'

export type Attempt = {
  readonly table: string
  /** The column, or what is done to a row. */
  readonly what: string
  readonly name: string
  /** Where it is done; null in a table of the whole database. */
  readonly realm: string | null
  readonly change: (db: pg.PoolClient) => Promise<void>
}

/** A row as PostgreSQL's own text of each column. */
type Row = Readonly<Record<string, string | null>>

/** The table's own rules let in no other value. */
export class TakesNoOther extends Error {}

/** No two rows of it are there that say different things. */
export class NoTwoRows extends Error {}

const quoted = (name: string): string => `"${name}"`

export async function attemptsOn(db: pg.PoolClient, table: Table): Promise<readonly Attempt[]> {
  const all = await rowsOf(db, table)
  const rows = mostOf(table, all)
  const attempt = (what: string, row: Row, change: Attempt['change']): Attempt => ({
    table: table.name,
    what,
    name: `${table.name} ${what}`,
    realm: table.hasRealm ? row['realm']! : null,
    change,
  })
  if (rows.length === 0) throw new Error(`${table.name} is empty: the home must be played so that it is not`)
  const one = rows[Math.floor(rows.length / 2)]!
  return [
    ...table.columns.map((column) => {
      const row = rows.find((r) => r[column.name] !== null) ?? one
      return attempt(column.name, row, (own) => changed(own, table, row, column, rows))
    }),
    attempt('row deleted', one, (own) => removed(own, table, one)),
    attempt('row inserted', one, (own) => put(own, table, another(table, one, rows))),
    exchange(table, all, attempt),
  ]
}

function exchange(
  table: Table,
  rows: readonly Row[],
  attempt: (what: string, row: Row, change: Attempt['change']) => Attempt,
): Attempt {
  const pair = differing(table, rows)
  return attempt('rows swapped', pair?.[0][0] ?? rows[0]!, async (own) => {
    if (pair === null) throw new NoTwoRows(table.name)
    const [before, after] = pair
    for (const row of before) await removed(own, table, row)
    for (const row of after) await put(own, table, row)
  })
}

async function rowsOf(db: pg.PoolClient, table: Table): Promise<readonly Row[]> {
  const columns = table.columns.map((c) => `${quoted(c.name)}::text as ${quoted(c.name)}`).join(', ')
  const { rows } = await db.query<Row>(
    `select ${columns} from ${quoted(table.name)} order by ${table.columns.map((_, i) => i + 1).join(', ')}`,
  )
  return rows
}

/** Of the realm that has more of them; of both where none has two. */
function mostOf(table: Table, rows: readonly Row[]): readonly Row[] {
  if (!table.hasRealm) return rows
  const realms = [...new Set(rows.map((r) => r['realm']!))]
  const most = realms
    .map((realm) => rows.filter((r) => r['realm'] === realm))
    .toSorted((a, b) => b.length - a.length)[0]
  return most !== undefined && most.length > 1 ? most : rows
}

const keyOf = (table: Table): readonly string[] =>
  table.key.length > 0 ? table.key : table.columns.map((c) => c.name)

async function removed(db: pg.PoolClient, table: Table, row: Row): Promise<void> {
  const key = keyOf(table)
  const { rowCount } = await db.query(
    `delete from ${quoted(table.name)} where ${key.map((k, i) => `${quoted(k)}::text = $${i + 1}`).join(' and ')}`,
    key.map((k) => row[k]),
  )
  if (rowCount !== 1) throw new Error(`${table.name}: ${rowCount} rows have this key`)
}

async function put(db: pg.PoolClient, table: Table, row: Row): Promise<void> {
  const columns = table.columns
  await db.query(
    `insert into ${quoted(table.name)} (${columns.map((c) => quoted(c.name)).join(', ')}) overriding system value
      values (${columns.map((c, i) => `$${i + 1}::${quoted(c.type)}`).join(', ')})`,
    columns.map((c) => row[c.name]),
  )
}

/** One value changed: into one that another row has where the database takes it, else into one near it. */
async function changed(
  db: pg.PoolClient,
  table: Table,
  row: Row,
  column: Column,
  rows: readonly Row[],
): Promise<void> {
  const near = nearTo(column, row[column.name] ?? null)
  for (const value of [...othersOf(column, row, rows), near, freeIn(column, row, rows)]) {
    await db.query('savepoint before')
    try {
      await removed(db, table, row)
      await put(db, table, { ...row, [column.name]: value })
      return
    } catch {
      await db.query('rollback to savepoint before')
    }
  }
  throw new TakesNoOther(`${table.name}.${column.name}`)
}

function othersOf(column: Column, row: Row, rows: readonly Row[]): readonly (string | null)[] {
  if (column.name === 'realm') return [row['realm'] === '430523' ? '430300' : '430523']
  if (column.type !== 'text') return []
  return rows
    .map((r) => r[column.name] ?? null)
    .filter((v) => v !== null && v !== row[column.name])
    .slice(0, 1)
}

/** Another value of the type. */
export function nearTo({ type }: Column, value: string | null): string {
  switch (type) {
    case 'text':
      return `${value ?? ''}x`
    case 'bool':
      return value === 'true' ? 'false' : 'true'
    case 'int4':
    case 'int8':
    case 'xid8':
      return String(BigInt(value ?? '0') + 1n)
    case 'date':
      return new Date(Date.parse(`${value ?? '2021-10-20'}T00:00:00Z`) + 86_400_000)
        .toISOString()
        .slice(0, 10)
    case 'timestamptz':
      return new Date(
        (value === null ? Date.now() : Date.parse(value.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))) +
          3_600_000,
      ).toISOString()
    case 'uuid':
      return `${value![0] === '0' ? '1' : '0'}${value!.slice(1)}`
    case 'bytea': {
      const bytes = Buffer.from((value ?? '\\x').slice(2), 'hex')
      if (bytes.length === 0) return '\\x01'
      bytes[bytes.length - 1]! ^= 1
      return `\\x${bytes.toString('hex')}`
    }
    case 'json':
    case 'jsonb':
      return JSON.stringify(value === null ? { x: 1 } : otherJson(JSON.parse(value)))
    case '_text':
      return value === null || value === '{}' ? '{x}' : '{}'
    default:
      throw new Error(`no other value of ${type} is known: say one here`)
  }
}

/** The first value in it that can be changed, changed. */
function otherJson(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'string') return `${value}x`
  if (typeof value === 'boolean') return !value
  if (value === null) return 1
  if (Array.isArray(value)) return value.length === 0 ? [1] : [otherJson(value[0]), ...value.slice(1)]
  const [first, ...rest] = Object.entries(value as object)
  return first === undefined ? { x: 1 } : Object.fromEntries([[first[0], otherJson(first[1])], ...rest])
}

/** A copy that the key lets in. */
function another(table: Table, row: Row, rows: readonly Row[]): Row {
  const own = keyOf(table).filter((k) => k !== 'realm')
  const last = table.columns.find((c) => c.name === (own.at(-1) ?? 'realm'))!
  const copy = { ...row, [last.name]: freeIn(last, row, rows) }
  /** What else may stand only once. */
  for (const name of ['id', 'previous', 'pos'])
    if (table.columns.some((c) => c.name === name) && name !== last.name && copy[name] !== null)
      copy[name] = freeIn(
        table.columns.find((c) => c.name === name)!,
        row,
        rows,
      )
  return copy
}

/** A value that no row has there; of two values only, the other one. */
function freeIn(column: Column, row: Row, rows: readonly Row[]): string {
  if (column.name === 'realm') return '430100'
  const taken = new Set(rows.map((r) => r[column.name]))
  if (column.type === 'bytea') return `\\x${'5a'.repeat(((row[column.name] ?? '\\x00').length - 2) / 2)}`
  let value = nearTo(column, row[column.name] ?? null)
  for (let tries = 0; taken.has(value) && tries < 10_000; tries++) value = nearTo(column, value)
  return value
}

/** Two rows that say different things, as they are and exchanged, of one realm if there are such; null where there are none. */
const differing = (table: Table, rows: readonly Row[]): Exchange | null =>
  differingAmong(table, rows, (a, b) => a['realm'] === b['realm']) ??
  differingAmong(table, rows, (a, b) => a['realm'] !== b['realm'])

function differingAmong(
  table: Table,
  rows: readonly Row[],
  mayPair: (a: Row, b: Row) => boolean,
): Exchange | null {
  const key = keyOf(table)
  const said = table.columns.map((c) => c.name).filter((c) => !key.includes(c))
  for (const [i, a] of rows.entries())
    for (const b of rows.slice(i + 1, i + 50).filter((r) => mayPair(a, r)))
      /** What both say; where that is the same, or there is nothing but the key, a part of the key. */
      for (const moved of [said, ...key.toReversed().map((k) => [k])]) {
        const after = exchanged(moved, a, b)
        if (!after.some((x) => [a, b].some((y) => sameRow(x, y)))) return [[a, b], after]
      }
  return null
}

type Pair = readonly [Row, Row]
type Exchange = readonly [before: Pair, after: Pair]

const sameRow = (a: Row, b: Row): boolean => Object.keys(a).every((k) => a[k] === b[k])

/** Each with what the other has there. */
function exchanged(columns: readonly string[], a: Row, b: Row): Pair {
  const taking = (to: Row, from: Row): Row => ({
    ...to,
    ...Object.fromEntries(columns.map((name) => [name, from[name]!])),
  })
  return [taking(a, b), taking(b, a)]
}
