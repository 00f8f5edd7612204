/** The keys and words of what stood here before they did: filled in pages, emptied and filled again, and held against what they should be. */
import type { Case } from '#kernel/case'
import type { Entry } from '#kernel/register'
import { insertion, type Col } from './batch/insertion.ts'
import { keyColumns, wordColumns } from './batch/found.ts'
import type { KeyRow, WordRow } from './batch/found-rows.ts'
import { transaction, type Connection, type Pool } from './pool.ts'
import { casesStood, standing, type Standing } from './standing.ts'

const col: Col = (rows, name, type, read) => [name, type, rows.map(read)]

/** What was told before an erasure of whom it tells, as `case seq person`: it is found by nobody. */
export async function toldBeforeErasure(
  db: Connection,
  realm: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await db.query<{ told: string }>(
    `select e.case_id || ' ' || e.seq || ' ' || x.subject as told
      from erasure x
      join case_person p on p.realm = x.realm and p.person = x.subject
      join event e on e.realm = p.realm and e.case_id = p.case_id and e.recorded_at <= x.at
      where x.realm = $1 and p.case_id = any($2)`,
    [realm, ids],
  )
  return new Set(rows.map((r) => r.told))
}

type Fill = {
  readonly form: number
  readonly afterCase: string
  readonly afterEntry: number
  readonly filled: boolean
}

/** [FD6] Where filling stands; a form other than this one begins anew. */
export async function fillOf(db: Connection, realm: string, form: number): Promise<Fill> {
  await db.query(
    `insert into find_fill (realm, form) values ($1, $2)
      on conflict (realm) do update set form = excluded.form, after_case = '', after_entry = 0, filled = false
        where find_fill.form <> excluded.form`,
    [realm, form],
  )
  const { rows } = await db.query<Fill>(
    'select form, after_case as "afterCase", after_entry as "afterEntry", filled from find_fill where realm = $1',
    [realm],
  )
  return rows[0]!
}

/** [FD6] Empties both tables of a realm, so that they are filled anew. */
export async function emptyFound(pool: Pool, realm: string): Promise<void> {
  await transaction(pool, async (db) => {
    await db.query('delete from case_key where realm = $1', [realm])
    await db.query('delete from entry_word where realm = $1', [realm])
    await db.query('delete from find_fill where realm = $1', [realm])
  })
}

/**
 * [FD6] The next cases, whose keys are those that `work` gives and no others. They are held meanwhile: what is told of them in the
 * same moment is written after it. False when none was left.
 */
export const fillCases = (
  pool: Pool,
  realm: string,
  after: string,
  limit: number,
  work: (db: Connection, states: readonly Case[]) => Promise<readonly KeyRow[]>,
): Promise<string | null> =>
  transaction(pool, async (db) => {
    const { rows } = await db.query<Standing<{ readonly id: string; readonly state: Case }>>(
      `select c.id, ${standing('c')} from office_case c
        where c.realm = $1 and c.id > $2 order by c.id limit $3 for no key update`,
      [realm, after, limit],
    )
    if (rows.length === 0) return null
    const keys = await work(db, await casesStood(db, realm, rows))
    await db.query('delete from case_key where realm = $1 and case_id = any($2)', [
      realm,
      rows.map((r) => r.id),
    ])
    if (keys.length > 0) {
      const values: unknown[] = [realm]
      const text = insertion('case_key', keyColumns(keys, col), (v) => `$${values.push(v)}`)
      await db.query(text, values)
    }
    const last = rows.at(-1)!.id
    await db.query('update find_fill set after_case = $2 where realm = $1', [realm, last])
    return last
  })

/** [FD6] The words of the next versions of entries. */
export const fillEntries = (
  pool: Pool,
  realm: string,
  after: number,
  limit: number,
  work: (entries: readonly Entry[]) => readonly WordRow[],
): Promise<number | null> =>
  transaction(pool, async (db) => {
    const { rows } = await db.query<Entry & { n: number }>(
      'select n, register, id, area, body from entry where realm = $1 and n > $2 order by n limit $3',
      [realm, after, limit],
    )
    if (rows.length === 0) return null
    const words = work(rows)
    if (words.length > 0) {
      const values: unknown[] = [realm]
      const text = insertion(
        'entry_word',
        wordColumns(words, col),
        (v) => `$${values.push(v)}`,
        'on conflict do nothing',
      )
      await db.query(text, values)
    }
    const last = rows.at(-1)!.n
    await db.query('update find_fill set after_entry = $2 where realm = $1', [realm, last])
    return last
  })

export async function markFilled(db: Connection, realm: string): Promise<void> {
  await db.query('update find_fill set filled = true where realm = $1', [realm])
}

/** The keys of a case that are told of in the same words, in their order: equal lines are equal rows. */
export type KeyLine = {
  readonly case: string
  /** Where they stand and whom they tell of. */ readonly place: string
  /** In hexadecimal, one after the other. */ readonly keys: string
}

/** Where keys stand, as a line of text. */
export const keyPlaceLine = (k: Omit<KeyRow, 'key' | 'case'>): string =>
  [k.field, k.line, k.programme, k.area, k.person ?? '-', k.subject ?? '-'].join('|')

/** The keys of a span of cases as they are stored. */
export async function storedKeys(
  db: Connection,
  realm: string,
  first: string,
  last: string,
): Promise<readonly KeyLine[]> {
  const { rows } = await db.query<KeyLine>(
    `select case_id as "case",
        concat_ws('|', field, line, programme, area, coalesce(person, '-'), coalesce(subject, '-')) as place,
        string_agg(encode(key, 'hex'), '' order by key) as keys
      from case_key
      where realm = $1 and case_id between $2 and $3
      group by case_id, field, line, programme, area, person, subject`,
    [realm, first, last],
  )
  return rows
}

/** Keys of no case, some of them. */
export async function strayKeys(db: Connection, realm: string): Promise<readonly string[]> {
  const { rows } = await db.query<{ case: string }>(
    `select distinct case_id as "case"
      from case_key k
      where realm = $1 and not exists (select 1 from office_case c where c.realm = k.realm and c.id = k.case_id)
      limit 20`,
    [realm],
  )
  return rows.map((r) => r.case)
}

/** All words of entries as lines, in pages after a line. */
export async function storedWords(
  db: Connection,
  realm: string,
  refs: readonly { readonly register: string; readonly id: string }[],
): Promise<readonly WordRow[]> {
  const { rows } = await db.query<WordRow>(
    `select w.word, w.register, w.id, w.area
      from (select distinct * from unnest($2::text[], $3::text[]) as t(register, id)) as a
      join entry_word w on w.realm = $1 and w.register = a.register and w.id = a.id`,
    [realm, refs.map((r) => r.register), refs.map((r) => r.id)],
  )
  return rows
}

/** Words that are of no entry, some of them. */
export async function strayWords(db: Connection, realm: string): Promise<readonly string[]> {
  const { rows } = await db.query<{ entry: string }>(
    `select distinct register || ' ' || id as entry
      from entry_word w
      where realm = $1
        and not exists (select 1 from entry e where e.realm = w.realm and e.register = w.register and e.id = w.id)
      limit 20`,
    [realm],
  )
  return rows.map((r) => r.entry)
}

/** Every version of the next entries in the order of their ids. */
export async function entryVersionsAfter(
  db: Connection,
  realm: string,
  after: { readonly register: string; readonly id: string },
  limit: number,
): Promise<readonly Entry[]> {
  const { rows } = await db.query<Entry>(
    `select e.register, e.id, e.area, e.body
      from (select distinct register, id
        from entry
        where realm = $1 and (register, id) > ($2, $3)
        order by register, id
        limit $4) as a
      join entry e on e.realm = $1 and e.register = a.register and e.id = a.id
      order by e.register, e.id`,
    [realm, after.register, after.id, limit],
  )
  return rows
}
