/** What a batch makes findable, and what it makes to be found no more. */
import { insertion, type Add, type Bind, type Col } from './insertion.ts'
import type { Written } from './written.ts'
import type { KeyRow, WordRow } from './found-rows.ts'

/** As the database reads bytes out of a text. */
const asBytea = (hex: string): string => `\\x${hex}`

export const keyColumns = (k: readonly KeyRow[], col: Col) => [
  col(k, 'key', 'bytea', (x) => asBytea(x.key)),
  col(k, 'case_id', 'text', (x) => x.case),
  col(k, 'field', 'text', (x) => x.field),
  col(k, 'line', 'int', (x) => x.line),
  col(k, 'programme', 'text', (x) => x.programme),
  col(k, 'area', 'text', (x) => x.area),
  col(k, 'person', 'text', (x) => x.person),
  col(k, 'subject', 'text', (x) => x.subject),
]

export const wordColumns = (w: readonly WordRow[], col: Col) => [
  col(w, 'word', 'text', (x) => x.word),
  col(w, 'register', 'text', (x) => x.register),
  col(w, 'id', 'text', (x) => x.id),
  col(w, 'area', 'text', (x) => x.area),
]

/** [FD2] Fields that were told again are found by what they say now; a key that stays is written over, for both happen in one statement. */
export function addKeys(w: Written, add: Add, bind: Bind, col: Col): void {
  const { keys, keysOf, knownNow, words } = w
  if (keysOf.length > 0) {
    const ids = bind(keysOf.map((f) => f.case))
    /** By a list besides the join: a planner without numbers would read all keys of the realm with every batch. */
    add(
      `delete from case_key x
        using unnest(${ids}::text[], ${bind(keysOf.map((f) => f.field))}::text[]) as f(case_id, field)
        where x.realm = $1 and x.case_id = any(${ids}::text[]) and x.case_id = f.case_id and x.field = f.field
          and not exists (select 1
            from unnest(${bind(keys.map((k) => asBytea(k.key)))}::bytea[], ${bind(keys.map((k) => k.case))}::text[],
              ${bind(keys.map((k) => k.field))}::text[], ${bind(keys.map((k) => k.line))}::int[]) as n(key, case_id,
              field, line)
            where n.key = x.key and n.case_id = x.case_id and n.field = x.field and n.line = x.line)
        returning 1`,
    )
  }
  if (keys.length > 0)
    add(
      insertion(
        'case_key',
        keyColumns(keys, col),
        bind,
        'on conflict (realm, key, area, case_id, field, line) do update set person = excluded.person, subject = excluded.subject',
      ),
    )
  if (knownNow.length > 0) {
    const ids = bind(knownNow.map((k) => k.case))
    add(
      `update case_key x
        set person = k.person, subject = nullif(x.subject, k.person)
        from unnest(${ids}::text[], ${bind(knownNow.map((k) => k.field))}::text[],
          ${bind(knownNow.map((k) => k.person))}::text[]) as k(case_id, field, person)
        where x.realm = $1 and x.case_id = any(${ids}::text[]) and x.case_id = k.case_id and x.field = k.field
        returning 1`,
    )
  }
  if (words.length > 0) add(insertion('entry_word', wordColumns(words, col), bind, 'on conflict do nothing'))
}
