/** Brings a database to the newest schema: numbered files, each in its own transaction, none twice. */
import { readdirSync, readFileSync } from 'node:fs'
import { transaction, type Connection, type Pool } from './pool.ts'

const folder = new URL('./sql/', import.meta.url)
const noteTable =
  'create table if not exists migration (name text primary key, at timestamptz not null default now())'

/** The numbered files that this version brings, in order. */
export const migrationFiles = (): readonly string[] =>
  readdirSync(folder)
    .filter((f) => f.endsWith('.sql'))
    .sort()

/** [S1] Files run in order without a gap. A start that was killed leaves whole files only. */
export async function migrate(pool: Pool): Promise<readonly string[]> {
  await pool.query(noteTable)
  const ran: string[] = []
  for (const [i, file] of migrationFiles().entries()) {
    if (file !== `${String(i + 1).padStart(6, '0')}.sql`)
      throw new Error(`migrations have a gap before ${file}`)
    const fresh = await transaction(pool, async (db) => {
      await db.query('select pg_advisory_xact_lock(9704)')
      const seen = await db.query('select 1 from migration where name = $1', [file])
      if (seen.rowCount) return false
      await runFile(db, file)
      return true
    })
    if (fresh) ran.push(file)
  }
  return ran
}

/** In the caller's transaction, the files after `from` up to and with `to`; null means none and all. */
export async function migrateBetween(db: Connection, from: string | null, to: string | null): Promise<void> {
  await db.query(noteTable)
  for (const file of migrationFiles().filter((f) => (from === null || f > from) && (to === null || f <= to)))
    await runFile(db, file)
}

async function runFile(db: Connection, file: string): Promise<void> {
  await db.query(readFileSync(new URL(file, folder), 'utf8'))
  await db.query('insert into migration (name) values ($1)', [file])
}

/** The newest file that this database was brought to. */
export async function newestMigration(db: Connection): Promise<string> {
  const { rows } = await db.query<{ name: string }>('select max(name) as name from migration')
  return rows[0]!.name
}
