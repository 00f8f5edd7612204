/** Making a backup: everything that the database holds, as one moment saw it, sealed while it is read. */
import { pipeline, Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { newestMigration } from '../migrate.ts'
import { copying, type Pool } from '../pool.ts'
import { newSeal, sealChunks, type Seal } from './chunks.ts'
import { sequencesOf, tablesOf, treeHeadOf, type Sequence, type Table } from './catalogue.ts'

export const format = 'yimen.backup.v1'

export type Header = Seal & {
  readonly format: typeof format
  readonly realm: string
  readonly at: string
  /** The newest schema that the rows fit. */
  readonly migration: string
  readonly tables: readonly Table[]
  readonly sequences: readonly Sequence[]
  /** The number that the next transaction would have had: rows that tell their transaction lie below it. */
  readonly transaction: string
  readonly treeHead: unknown
}

/**
 * [E1] The whole database in one repeatable-read snapshot, so that commands go on meanwhile. The bytes come as fast as
 * they are taken; the connection goes back when they end, and is closed when whoever takes them goes away.
 */
export async function writeBackup(pool: Pool, realm: string, master: Buffer, at: string): Promise<Readable> {
  const db = await pool.connect()
  try {
    /** A policy that would hide rows from this account must fail here, not leave them out. */
    await db.query(
      `begin isolation level repeatable read read only; set local row_security = off; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0; set local datestyle = 'ISO'; set local intervalstyle = 'iso_8601'; set local bytea_output = 'hex'`,
    )
    const tables = await tablesOf(db)
    const {
      rows: [now],
    } = await db.query<{ next: string }>('select pg_snapshot_xmax(pg_current_snapshot())::text as next')
    const header: Header = {
      format,
      realm,
      at,
      ...newSeal(master),
      migration: await newestMigration(db),
      tables,
      sequences: await sequencesOf(db),
      transaction: now!.next,
      treeHead: await treeHeadOf(db, tables),
    }
    const packed = pipeline(
      Readable.from(rowsOf(db, tables), { objectMode: false }),
      createGzip({ level: 6 }),
      () => undefined,
    )
    const sealed = Readable.from(sealChunks(header, master, packed as AsyncIterable<Buffer>), {
      objectMode: false,
    })
    sealed.once('close', () => {
      const whole = sealed.readableEnded
      packed.destroy()
      if (whole)
        void db.query('commit').then(
          () => db.release(),
          (e: Error) => db.release(e),
        )
      else db.release(new Error('the backup was broken off'))
    })
    return sealed
  } catch (error) {
    db.release(error as Error)
    throw error
  }
}

/** Of each table its rows as COPY writes them, in pieces that tell their length; a length of nothing ends the table. */
async function* rowsOf(db: pg.PoolClient, tables: readonly Table[]): AsyncGenerator<Buffer> {
  for (const t of tables) {
    const columns = t.columns.map(pg.escapeIdentifier).join(', ')
    const rows = copying(
      db,
      copyTo(`copy (select ${columns} from ${pg.escapeIdentifier(t.name)}) to stdout`),
    ) as AsyncIterable<Buffer>
    for await (const piece of evenly(rows)) yield Buffer.concat([lengthOf(piece.length), piece])
    yield lengthOf(0)
  }
}

const pieceBytes = 64 * 1024

/** Neither a piece for every short row, nor one as long as the longest row. */
async function* evenly(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let size = 0
  for await (const piece of source) {
    held.push(piece)
    size += piece.length
    if (size < pieceBytes) continue
    const all = Buffer.concat(held)
    for (let at = 0; at < size; at += pieceBytes) yield all.subarray(at, at + pieceBytes)
    held = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(held)
}

function lengthOf(n: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(n)
  return bytes
}
