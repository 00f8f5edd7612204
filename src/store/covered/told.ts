/** Covered rows held against what the log says of them: which row is other than it was written, which is gone, which was put in. */
import type { Connection } from '../pool.ts'
import { baselineKind } from './change.ts'
import { nameInLog, readCovering, rowDigest, type Cover } from './digest.ts'
import { coveredNames, coveredRows, type CoveredTable } from './tables.ts'

/** A row, or an entry of the log, that does not agree with the other side. */
export type Stray = {
  readonly table: CoveredTable | 'access'
  readonly key: string
  readonly why: 'changed' | 'gone' | 'put in' | 'not ours' | 'said twice' | 'not covered'
}
export type CoverReport = { readonly since: string | null; readonly strays: readonly Stray[] }

const page = 200

/** Every covered row of a realm, and since when all of them are covered; null before the baseline. */
export async function strayRows(db: Connection, cover: Cover): Promise<CoverReport> {
  const { rows: inLog, strays, since } = await foldedEntries(db, cover)
  for (const table of coveredNames) {
    const digests = inLog.get(table)
    if (digests === undefined) {
      strays.push({ table, key: '', why: 'not covered' })
      continue
    }
    for (const [key, line] of await coveredRows(db, cover.realm, table)) {
      const name = nameInLog(cover, table, key)
      const digest = digests.get(name)
      digests.delete(name)
      if (digest === undefined) strays.push({ table, key, why: 'put in' })
      else if (digest !== rowDigest(cover, table, key, line)) strays.push({ table, key, why: 'changed' })
    }
    for (const name of digests.keys()) strays.push({ table, key: name, why: 'gone' })
  }
  return { since, strays }
}

/** What the log says last of each row. */
async function foldedEntries(db: Connection, cover: Cover) {
  const rows = new Map<CoveredTable, Map<string, string>>()
  const strays: Stray[] = []
  const numbers = new Set<string>()
  let since: string | null = null
  for (let after = -1; ;) {
    const { rows: entries } = await db.query<{ id: number; body: string }>(
      `select id, body
        from access_entry
        where realm = $1 and id > $2 and body like '%,"rows":{%'
        order by id
        limit ${page}`,
      [cover.realm, after],
    )
    if (entries.length === 0) return { rows, strays, since }
    for (const { id, body } of entries) {
      const entry = readCovering(cover, body)
      if (entry === null || numbers.has(entry.once)) {
        strays.push({ table: 'access', key: String(id), why: entry === null ? 'not ours' : 'said twice' })
        continue
      }
      numbers.add(entry.once)
      if (entry.kind === baselineKind) {
        for (const name of entry.names as readonly CoveredTable[])
          if (!rows.has(name)) rows.set(name, new Map())
        if (entry.names.length > 0) since = entry.at
      }
      for (const [table, digests] of Object.entries(entry.rows) as readonly [CoveredTable, object][]) {
        const ofTable = rows.get(table) ?? new Map<string, string>()
        rows.set(table, ofTable)
        for (const [name, digest] of Object.entries(digests) as readonly [string, string | null][])
          if (digest === null) ofTable.delete(name)
          else ofTable.set(name, digest)
      }
    }
    after = entries.at(-1)!.id
  }
}
