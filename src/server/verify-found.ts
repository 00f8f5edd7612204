/** [FD9] What things are found by, worked out again: a key or word that is missing, or that nothing tells, is said. */
import type { Case } from '#kernel/case'
import type { Entry } from '#kernel/register'
import {
  entryVersionsAfter,
  keyPlaceLine,
  storedKeys,
  storedWords,
  strayKeys,
  strayWords,
  toldBeforeErasure,
  type Connection,
  type KeyLine,
  type WordRow,
} from '#store'
import { keyPlacesOf, wordsFor } from './find/derive.ts'
import type { Keying } from './find/keys.ts'
import { ahead } from './ahead.ts'
import type { House } from './realm.ts'
import type { Say } from './verify-say.ts'
import { loadKeys } from './views/show.ts'

const page = 1_000

const wordLine = (w: WordRow): string => [w.register, w.id, w.area, w.word].join('|')

/** Of a page of cases, what is asked of the database before its keys are worked out again. */
export type StoredFound = { readonly erased: ReadonlySet<string>; readonly stored: readonly KeyLine[] }

export const storedFound = async (
  db: Connection,
  realm: string,
  ids: readonly string[],
): Promise<StoredFound> => ({
  erased: await toldBeforeErasure(db, realm, ids),
  stored: await storedKeys(db, realm, ids[0]!, ids.at(-1)!),
})

/** The keys of a page of cases. A finding names the case and how many are wrong, and no key. */
export async function verifyKeys(
  house: House,
  keying: Keying,
  states: readonly Case[],
  { erased, stored }: StoredFound,
  say: Say,
): Promise<void> {
  const have = new Map<string, Map<string, string>>()
  for (const { case: id, place, keys } of stored) {
    const places = have.get(id) ?? new Map<string, string>()
    have.set(id, places.set(place, keys))
  }
  await loadKeys(house, states)
  /** Nothing waits from here on: keys that are loaded may be gone after that. */
  for (const state of states) {
    const places = keyPlacesOf(house, keying, state, erased)
    /** Of what cannot be opened the damaged key or box is told, and nothing is asked of its index. */
    if (places === null) continue
    const want = new Map<string, string[]>()
    for (const { keys, ...place } of places) {
      const line = keyPlaceLine(place)
      const before = want.get(line)
      if (before) before.push(...keys)
      else want.set(line, [...keys])
    }
    differ(state.id, want, have.get(state.id) ?? new Map(), say)
  }
}

/** Both say of each place which keys are there, the stored ones as one text in their order. */
function differ(
  what: string,
  want: ReadonlyMap<string, readonly string[]>,
  have: ReadonlyMap<string, string>,
  say: Say,
): void {
  const expected = new Map([...want].map(([line, keys]) => [line, [...new Set(keys)].toSorted().join('')]))
  if (expected.size === have.size && [...expected].every(([line, keys]) => have.get(line) === keys)) return
  sayDifference(what, linesOf(expected), linesOf(have), say)
}

const linesOf = (places: ReadonlyMap<string, string>): ReadonlySet<string> =>
  new Set(
    [...places].flatMap(([line, keys]) => (keys.match(/.{1,24}/g) ?? []).map((key) => `${line}|${key}`)),
  )

async function* entriesWithWords(
  { code }: House,
  db: Connection,
): AsyncGenerator<{ readonly versions: readonly Entry[]; readonly words: readonly WordRow[] }> {
  for (let after = { register: '', id: '' }; ;) {
    const versions: readonly Entry[] = await entryVersionsAfter(db, code, after, page)
    if (versions.length === 0) return
    yield { versions, words: await storedWords(db, code, versions) }
    after = versions.at(-1)!
  }
}

/** The words of every entry, and keys and words of nothing. */
export async function verifyWords(house: House, db: Connection, say: Say): Promise<void> {
  const name = (w: Pick<WordRow, 'register' | 'id'>) => `${w.register} ${w.id}`
  for await (const { versions, words } of ahead(entriesWithWords(house, db))) {
    const of = grouped(wordsFor(house, versions), name, wordLine)
    const have = grouped(words, name, wordLine)
    for (const entry of new Set(versions.map(name))) sayDifference(entry, of.get(entry), have.get(entry), say)
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
function sayDifference(
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
