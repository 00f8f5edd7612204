/** [FD9] What things are found by, worked out again: a key or word that is missing, or that nothing tells, is said. */
import type { Case, Entry } from '#kernel'
import {
  entryVersionsAfter,
  storedKeys,
  storedWords,
  strayKeys,
  strayWords,
  type Connection,
  type KeyRow,
  type WordRow,
} from '#store'
import { keysFor, wordsFor } from './find/derive.ts'
import type { House } from './realm.ts'
import type { Say } from './verify-say.ts'

const page = 1_000

const keyLine = (k: KeyRow): string =>
  [k.key.toString('hex'), k.field, k.line, k.programme, k.area, k.person ?? '-', k.subject ?? '-'].join('|')
const wordLine = (w: WordRow): string => [w.register, w.id, w.area, w.word].join('|')

/** The keys of a page of cases. A finding names the case and how many are wrong, and no key. */
export async function verifyKeys(
  house: House,
  db: Connection,
  states: readonly Case[],
  say: Say,
): Promise<number> {
  const ids = states.map((s) => s.id).toSorted()
  const [{ rows: expected, unread }, stored] = await Promise.all([
    keysFor(house, db, states),
    storedKeys(db, house.code, ids[0]!, ids.at(-1)!),
  ])
  const of = grouped(expected, (k) => k.case, keyLine)
  const have = grouped(stored, (k) => k.case, keyLine)
  /** Of what cannot be opened the damaged key or box is told, and nothing is asked of its index. */
  for (const id of ids.filter((x) => !unread.has(x))) differ(`${id}`, of.get(id), have.get(id), say)
  return expected.length
}

/** The words of every entry, and keys and words of nothing. */
export async function verifyWords(house: House, db: Connection, say: Say): Promise<void> {
  for (let after = { register: '', id: '' }; ;) {
    const versions: readonly Entry[] = await entryVersionsAfter(db, house.code, after, page)
    if (versions.length === 0) break
    const name = (w: Pick<WordRow, 'register' | 'id'>) => `${w.register} ${w.id}`
    const of = grouped(wordsFor(house, versions), name, wordLine)
    const have = grouped(await storedWords(db, house.code, versions), name, wordLine)
    for (const entry of new Set(versions.map(name))) differ(entry, of.get(entry), have.get(entry), say)
    after = versions.at(-1)!
    await new Promise((next) => setImmediate(next))
  }
  for (const id of await strayKeys(db, house.code)) say('find', id, 'a case that does not exist is found')
  for (const id of await strayWords(db, house.code)) say('find', id, 'an entry that does not exist is found')
}

function grouped<T>(
  rows: readonly T[],
  by: (row: T) => string,
  line: (row: T) => string,
): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = new Map<string, Set<string>>()
  for (const row of rows) {
    const group = groups.get(by(row)) ?? new Set()
    groups.set(by(row), group.add(line(row)))
  }
  return groups
}

const none: ReadonlySet<string> = new Set()
function differ(
  what: string,
  expected: ReadonlySet<string> = none,
  stored: ReadonlySet<string> = none,
  say: Say,
): void {
  const missing = [...expected].filter((line) => !stored.has(line)).length
  const extra = [...stored].filter((line) => !expected.has(line)).length
  if (missing + extra > 0)
    say('find', what, `missing: ${missing}; not from the case: ${extra}. Refill what things are found by`)
}
