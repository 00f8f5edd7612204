/** Finding: cases by keyed hashes, entries by words. What a reader's scope does not reach is not in the answers, nor in their number. */
import type { Case } from '#kernel/case'
import type { Connection } from './pool.ts'
import { casesStood, standing, type Standing } from './standing.ts'

/** Where a case has what was looked for. */
export type KeyHit = {
  readonly case: string
  readonly field: string
  readonly line: number
  readonly person: string | null
}

/**
 * [FD3] [FD4] Cases that have any of the first keys and all of the others in the same place, `most` of them: those that posts reach,
 * and those where it is the reader who is told of. Equality alone: under row-level security a likeness would be tried on every
 * row of the table. The places are named as well, so that only theirs are read; what is seen is the policy's to say.
 */
export async function findByKeys(
  db: Connection,
  realm: string,
  { any, all }: { readonly any: readonly Buffer[]; readonly all: readonly Buffer[] },
  { person, everywhere }: { readonly person: string; readonly everywhere: boolean },
  most: number,
): Promise<readonly KeyHit[]> {
  const others = all.map(
    (_, i) =>
      `and exists (select 1 from case_key b${i} where b${i}.realm = $1 and b${i}.key = $${i + 5} and b${i}.area = a.area and b${i}.case_id = a.case_id and b${i}.field = a.field and b${i}.line = a.line)`,
  )
  const wanted = `a.realm = $1 and ${any.length === 1 ? 'a.key = ($2::bytea[])[1]' : 'a.key = any($2::bytea[])'} ${others.join(' ')}`
  const columns = 'a.case_id as "case", a.field, a.line, a.person'
  const reached = everywhere
    ? ''
    : 'and a.area = any(array(select distinct r.code from yimen_reached() as r))'
  const { rows } = await db.query<KeyHit>(
    `(select ${columns} from case_key a where ${wanted} ${reached} limit $3)
      union
      (select ${columns}
        from case_person p
        join case_key a on a.realm = $1 and a.case_id = p.case_id and a.person = $4
        where p.realm = $1 and p.person = $4 and ${wanted}
        limit $3)`,
    [realm, any, most, person, ...all],
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
  const { rows } = await db.query<Standing>(
    `select ${standing('c')} from office_case c where c.realm = $1 and c.id = any($2)
      order by c.opened_at desc, c.id limit $3`,
    [realm, ids, most],
  )
  return casesStood(db, realm, rows)
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
  const refs: EntryRef[] = []
  for (const beginning of beginnings) {
    const { rows } = await db.query<EntryRef>(
      `select register, id
        from entry_word
        where realm = $1 and word ~>=~ $2 and word ~<~ $3
        limit $4`,
      [realm, beginning, `${beginning}\u{10ffff}`, most],
    )
    refs.push(...rows)
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
    refs.push(...rows)
  }
  return [...new Map(refs.map((e) => [`${e.register} ${e.id}`, e])).values()]
}
