/** Making and dropping whole databases, which PostgreSQL does outside any transaction. */
import pg from 'pg'
import { withClient } from './pool.ts'

export function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${encodeURIComponent(name)}`
  return changed.href
}

/** Gives the new database's address. `template` copies a prepared one, tables and rows and all. */
export async function createDatabase(url: string, name: string, template?: string): Promise<string> {
  await withClient(url, (db) => {
    const from = template === undefined ? '' : ` template ${pg.escapeIdentifier(template)}`
    return db.query(`create database ${pg.escapeIdentifier(name)}${from}`)
  })
  return withDatabase(url, name)
}

export async function dropDatabase(url: string, name: string): Promise<void> {
  await withClient(url, (db) => db.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`))
}
