/** What a backup holds, read from the catalogue of the database, so that a table that is added is in it without a word. */
import pg from 'pg'
import type { Connection } from '../pool.ts'

export type Table = { readonly name: string; readonly columns: readonly string[]; readonly rows: number }
export type Sequence = { readonly name: string; readonly last: string }

/** Tables with their stored columns, in an order in which each comes after those that it refers to. */
export async function tablesOf(db: Connection): Promise<readonly Table[]> {
  const { rows } = await db.query<{ name: string; columns: string[]; refers: string[] }>(`
    select c.relname as name,
           array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
           array(select distinct f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as refers
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by c.relname`)
  const tables: Table[] = []
  for (const t of inOrder(rows)) {
    const {
      rows: [count],
    } = await db.query<{ n: number }>(`select count(*) as n from ${pg.escapeIdentifier(t.name)}`)
    tables.push({ name: t.name, columns: t.columns, rows: count!.n })
  }
  return tables
}

/** Where tables refer to one another in a circle, the rest stay in order of name; such constraints must be deferrable. */
function inOrder<T extends { readonly name: string; readonly refers: readonly string[] }>(
  tables: readonly T[],
): readonly T[] {
  const placed = new Set<string>()
  const order: T[] = []
  while (order.length < tables.length) {
    const waiting = tables.filter((t) => !placed.has(t.name))
    const free = waiting.filter((t) =>
      t.refers.every((r) => placed.has(r) || !tables.some((x) => x.name === r)),
    )
    for (const t of free.length > 0 ? free : waiting) {
      placed.add(t.name)
      order.push(t)
    }
  }
  return order
}

/** Sequences that have begun. Numbers are given outside any snapshot: these are at least those in the rows that it sees. */
export async function sequencesOf(db: Connection): Promise<readonly Sequence[]> {
  const { rows } = await db.query<{ name: string; last: string }>(
    `select sequencename as name, last_value::text as last
      from pg_sequences
      where schemaname = 'public' and last_value is not null
      order by 1`,
  )
  return rows
}

/**
 * [RM4] The newest head of the log's tree, where there is such a table, or a list with that of each realm:
 * whoever restores can hold it against a witness.
 */
export async function treeHeadOf(db: Connection, tables: readonly Table[]): Promise<unknown> {
  if (!tables.some((t) => t.name === 'tree_head' && t.rows > 0)) return null
  const { rows: keys } = await db.query<{ name: string }>(
    `select a.attname as name
      from pg_index i, unnest(i.indkey) with ordinality as k(attnum, n)
      join pg_attribute a on a.attrelid = 'tree_head'::regclass and a.attnum = k.attnum
      where i.indrelid = 'tree_head'::regclass and i.indisprimary
      order by k.n`,
  )
  const newest =
    keys.length === 0 ? '' : ` order by ${keys.map((k) => `${pg.escapeIdentifier(k.name)} desc`).join(', ')}`
  const each = keys[0]?.name === 'realm' ? ' distinct on (realm)' : ''
  const { rows } = await db.query<{ head: unknown }>(
    `select${each} to_jsonb(h) as head from tree_head h${newest}${each === '' ? ' limit 1' : ''}`,
  )
  return rows.length > 1 ? rows.map((r) => r.head) : (rows[0]?.head ?? null)
}
