/** Brings a database to the newest schema: numbered files, each in its own transaction, none twice. */
import { readdirSync, readFileSync } from 'node:fs'
import { transaction, type Pool } from './pool.ts'

const folder = new URL('./sql/', import.meta.url)

/** [S1] Files run in order without a gap. A start that was killed leaves whole files only. */
export async function migrate(pool: Pool): Promise<readonly string[]> {
  await pool.query('create table if not exists migration (name text primary key, at timestamptz not null default now())')
  const files = readdirSync(folder).filter((f) => f.endsWith('.sql')).sort()
  const ran: string[] = []
  for (const [i, file] of files.entries()) {
    if (file !== `${String(i + 1).padStart(6, '0')}.sql`) throw new Error(`migrations have a gap before ${file}`)
    const fresh = await transaction(pool, async (db) => {
      await db.query('select pg_advisory_xact_lock(9704)')
      const seen = await db.query('select 1 from migration where name = $1', [file])
      if (seen.rowCount) return false
      await db.query(readFileSync(new URL(file, folder), 'utf8'))
      await db.query('insert into migration (name) values ($1)', [file])
      return true
    })
    if (fresh) ran.push(file)
  }
  return ran
}
