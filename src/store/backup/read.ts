/** Bringing a backup back: looked at as a whole first, then written into an empty database in one transaction. */
import { createReadStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { masterId } from '../masters.ts'
import { migrateBetween, migrationFiles } from '../migrate.ts'
import { copying, transaction, type Connection, type Pool } from '../pool.ts'
import { Damaged, openChunks, splitHeader } from './chunks.ts'
import type { Table } from './catalogue.ts'
import { format, type Header } from './write.ts'

/** Why a backup is not brought back, in both languages; nothing was written. */
export class NotRestored extends Error {
  readonly code: string
  constructor(code: string, zh: string, en: string) {
    super(`${zh} · ${en}`)
    this.name = 'NotRestored'
    this.code = code
  }
}

export type Backup = { readonly header: Header; readonly bytes: () => AsyncIterable<Buffer> }

/** [E2] Reads the whole file once, so that what is damaged is refused before a database is asked. Throws `NotRestored`. */
export async function openBackup(path: string, masters: readonly Buffer[]): Promise<Backup> {
  try {
    const { line } = await splitHeader(createReadStream(path) as AsyncIterable<Buffer>)
    const header = headerOf(line)
    const master = masters.find((m) => masterId(m) === header.key)
    if (!master)
      throw new NotRestored(
        'wrong_key',
        `这份备份由主密钥 ${header.key} 加密，手头的主密钥都不是它；请用备份时的主密钥`,
        `This backup was sealed by master key ${header.key}, which is none of those at hand: use the master key of that time`,
      )
    const bytes = async function* () {
      const { line: again, rest } = await splitHeader(createReadStream(path) as AsyncIterable<Buffer>)
      yield* openChunks(again, header, master, rest)
    }
    for await (const _ of bytes()) continue
    const newest = migrationFiles().at(-1)!
    if (header.migration > newest)
      throw new NotRestored(
        'newer_schema',
        `这份备份的表结构（${header.migration}）比本程序的（${newest}）新，请先升级程序`,
        `The schema of this backup (${header.migration}) is newer than this program’s (${newest}): update the program first`,
      )
    return { header, bytes }
  } catch (error) {
    if (error instanceof Damaged)
      throw new NotRestored('damaged', ...(error.message.split(' · ') as [string, string]))
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new NotRestored('no_file', `没有文件 ${path}`, `There is no file ${path}`)
    throw error
  }
}

function headerOf(line: Buffer): Header {
  try {
    const header = JSON.parse(line.toString()) as Header
    if (
      header.format === format &&
      typeof header.key === 'string' &&
      typeof header.salt === 'string' &&
      Array.isArray(header.tables)
    )
      return header
  } catch {
    throw new Damaged()
  }
  throw new NotRestored('not_a_backup', '这不是一门的备份文件', 'This is not a backup of Yimen')
}

/** [E3] Only a database without any table: what is there was somebody’s. Throws `NotRestored`. */
async function mustBeEmpty(db: Connection): Promise<void> {
  const { rows: tables } = await db.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm') order by 1`,
  )
  if (tables.length === 0) return
  const realms = tables.some((t) => t.name === 'realm')
    ? (await db.query<{ realm: string }>('select realm from realm order by 1')).rows.map((r) => r.realm)
    : []
  if (realms.length > 0)
    throw new NotRestored(
      'holds_a_realm',
      `这个数据库里已有 ${realms.join('、')} 的数据，只能恢复到空数据库`,
      `This database already holds ${realms.join(', ')}: a backup is restored into an empty database only`,
    )
  throw new NotRestored(
    'not_empty',
    `这个数据库不是空的（有 ${tables[0]!.name} 等表），只能恢复到空数据库`,
    `This database is not empty (it has ${tables[0]!.name}): a backup is restored into an empty database only`,
  )
}

/**
 * [E3] All of it or nothing: the schema of the time, the rows, where each sequence stood, and then the schema of today.
 * `on` is told of every row that was sent. Throws `NotRestored`.
 */
export async function restoreBackup(
  pool: Pool,
  backup: Backup,
  on: (rows: number) => void = () => undefined,
): Promise<void> {
  const { header } = backup
  await mustBeEmpty(pool)
  await passTransactions(pool, header.transaction)
  await transaction(pool, async (db) => {
    await db.query('select pg_advisory_xact_lock(9704)')
    await mustBeEmpty(db)
    await db.query(`set local statement_timeout = 0; set local datestyle = 'ISO'`)
    await migrateBetween(db, null, header.migration)
    const asleep = await silenceTriggers(db)
    /** Rows that the schema itself brings were backed up too. */
    for (const t of header.tables.toReversed()) await db.query(`delete from ${pg.escapeIdentifier(t.name)}`)
    await db.query('set constraints all deferred')
    await load(db, backup, on)
    for (const s of header.sequences)
      await db.query('select setval($1::regclass, $2::bigint)', [pg.escapeIdentifier(s.name), s.last])
    for (const wake of asleep) await db.query(wake)
    await migrateBetween(db, header.migration, null)
  })
  await pool.query('analyze')
}

async function load(db: pg.PoolClient, backup: Backup, on: (rows: number) => void): Promise<void> {
  const packed = Readable.from(backup.bytes(), { objectMode: false })
  const plain = createGunzip()
  packed.once('error', (e) => plain.destroy(e)).pipe(plain)
  const reader = pieces(plain as AsyncIterable<Buffer>)
  for (const t of backup.header.tables) {
    const stored = copying(
      db,
      copyFrom(
        `copy ${pg.escapeIdentifier(t.name)} (${t.columns.map(pg.escapeIdentifier).join(', ')}) from stdin`,
      ),
    )
    const done = finished(stored)
    done.catch(() => undefined)
    for (let piece = await next(reader); piece.length > 0; piece = await next(reader)) {
      on(linesIn(piece))
      if (!stored.write(piece)) await Promise.race([once(stored, 'drain'), done])
    }
    stored.end()
    await done
    mustHold(t, stored.rowCount)
  }
}

async function next(reader: AsyncIterator<Buffer>): Promise<Buffer> {
  const { value, done } = await reader.next()
  if (done) throw new Error('a backup ended before its last table')
  return value as Buffer
}

function mustHold(t: Table, rows: number): void {
  if (rows !== t.rows) throw new Error(`${t.name} has ${rows} rows and should have ${t.rows}`)
}

/** COPY writes a line a row: a line’s end inside a value is written otherwise. */
function linesIn(piece: Buffer): number {
  let n = 0
  for (let at = piece.indexOf(0x0a); at !== -1; at = piece.indexOf(0x0a, at + 1)) n += 1
  return n
}

/** The pieces as they were cut, whatever the stream makes of them. */
async function* pieces(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held = Buffer.alloc(0)
  for await (const part of source) {
    held = Buffer.concat([held, part])
    let at = 0
    while (held.length - at >= 4 && held.length - at - 4 >= held.readUInt32BE(at)) {
      const size = held.readUInt32BE(at)
      yield held.subarray(at + 4, at + 4 + size)
      at += 4 + size
    }
    held = held.subarray(at)
  }
}

/** Rows come back as they were: what triggers would do was done long ago. Gives the statements that wake them again. */
async function silenceTriggers(db: Connection): Promise<readonly string[]> {
  const { rows } = await db.query<{ table: string; name: string; how: string }>(
    `select c.relname as table, t.tgname as name, t.tgenabled as how
      from pg_trigger t
      join pg_class c on c.oid = t.tgrelid
      where c.relnamespace = 'public'::regnamespace and not t.tgisinternal and t.tgenabled <> 'D'`,
  )
  const ways: Readonly<Record<string, string>> = { O: 'enable', R: 'enable replica', A: 'enable always' }
  for (const t of rows)
    await db.query(
      `alter table ${pg.escapeIdentifier(t.table)} disable trigger ${pg.escapeIdentifier(t.name)}`,
    )
  return rows.map(
    (t) =>
      `alter table ${pg.escapeIdentifier(t.table)} ${ways[t.how]!} trigger ${pg.escapeIdentifier(t.name)}`,
  )
}

const atOnce = 20_000

/**
 * [E4] Uses up numbers of transactions until those in the backup lie in the past. The order of the log is told by them, and
 * readers wait for what is not yet past: in a younger server they would wait for ever, and new entries would come before old ones.
 */
export async function passTransactions(pool: Pool, beyond: string): Promise<void> {
  const target = BigInt(beyond)
  for (;;) {
    const { rows } = await pool.query<{ now: string }>(
      'select pg_snapshot_xmax(pg_current_snapshot())::text as now',
    )
    const missing = target - BigInt(rows[0]!.now)
    if (missing <= 0n) return
    await pool.query(
      `do $$ begin for i in 1..${Math.min(Number(missing), atOnce)} loop perform pg_current_xact_id(); commit; end loop; end $$`,
    )
  }
}
