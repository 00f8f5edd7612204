/** Finding: cases by keyed hashes, entries by words. What a reader's scope does not reach is not in the answers, nor in their number. */
import type { Case } from '#kernel'
import type { Connection } from './pool.ts'

/** Where a case has what was looked for. */
export type KeyHit = {
  readonly case: string
  readonly field: string
  readonly line: number
  readonly person: string | null
}

/**
 * [FD3] Cases that have any of the first keys and all of the others in the same place, `most` of them. Equality alone: under
 * row-level security a likeness would be tried on every row of the table.
 */
export async function findByKeys(
  db: Connection,
  realm: string,
  { any, all }: { readonly any: readonly Buffer[]; readonly all: readonly Buffer[] },
  most: number,
): Promise<readonly KeyHit[]> {
  const others = all.map(
    (_, i) =>
      `and exists (select 1 from case_key b${i} where b${i}.realm = $1 and b${i}.key = $${i + 4} and b${i}.case_id = a.case_id and b${i}.field = a.field and b${i}.line = a.line)`,
  )
  const first = any.length === 1 ? 'a.key = ($2::bytea[])[1]' : 'a.key = any($2::bytea[])'
  const { rows } = await db.query<KeyHit>(
    `select a.case_id as "case", a.field, a.line, a.person
      from case_key a
      where a.realm = $1 and ${first} ${others.join(' ')}
      limit $3`,
    [realm, any, most, ...all],
  )
  return rows
}

/** The newest of these cases that the reader sees, with their states. */
export async function newestOf(
  db: Connection,
  realm: string,
  ids: readonly string[],
  most: number,
): Promise<readonly Case[]> {
  const { rows } = await db.query<{ state: Case }>(
    'select state from office_case where realm = $1 and id = any($2) order by opened_at desc, id limit $3',
    [realm, ids, most],
  )
  return rows.map((r) => r.state)
}

/** When each of these cases was opened, newest first: enough to put them in order. */
export async function orderOf(
  db: Connection,
  realm: string,
  ids: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>(
    'select id from office_case where realm = $1 and id = any($2) order by opened_at desc, id',
    [realm, ids],
  )
  return rows.map((r) => r.id)
}

export type EntryRef = { readonly register: string; readonly id: string }

/** [FD5] Entries with a word that begins so, or with all these pieces. `most` of each. */
export async function findByWords(
  db: Connection,
  realm: string,
  { beginnings, pieces }: { readonly beginnings: readonly string[]; readonly pieces: readonly string[] },
  most: number,
): Promise<readonly EntryRef[]> {
  const found: EntryRef[] = []
  for (const beginning of beginnings) {
    const { rows } = await db.query<EntryRef>(
      `select register, id
        from entry_word
        where realm = $1 and word ~>=~ $2 and word ~<~ $3
        limit $4`,
      [realm, beginning, `${beginning}\u{10ffff}`, most],
    )
    found.push(...rows)
  }
  if (pieces.length > 0) {
    const others = pieces
      .slice(1)
      .map(
        (_, i) =>
          `and exists (select 1 from entry_word b${i} where b${i}.realm = $1 and b${i}.word = $${i + 4} and b${i}.register = a.register and b${i}.id = a.id)`,
      )
    const { rows } = await db.query<EntryRef>(
      `select register, id from entry_word a where a.realm = $1 and a.word = $2 ${others.join(' ')} limit $3`,
      [realm, pieces[0], most, ...pieces.slice(1)],
    )
    found.push(...rows)
  }
  return [...new Map(found.map((e) => [`${e.register} ${e.id}`, e])).values()]
}
