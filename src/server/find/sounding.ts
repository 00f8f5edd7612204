/**
 * [RG12] Published registers are found by sound: the names that a word of Latin letters may be the pinyin of, whole, in part, or by its
 * initials. What they hold today is looked through in memory: a database folds each name anew for each question.
 */
import { entryName, type Entry, type Register } from '#kernel/register'
import { folded } from '#kernel/identity'
import { entryNames, registerState } from '#store'
import type { House } from '../realm.ts'
import { soundsOf, typedSounds } from './sounds.ts'

/** A register with more names is found by its letters alone. */
const mostNames = 20_000
/** Whoever types `de` means nobody in particular. */
const mostAlike = 400
const letters = /^[a-zü'’]{2,}$/i

type Sounding = {
  readonly id: string
  readonly name: string
  /** Its number and its name, as they are searched. */ readonly text: string
  readonly area: string
  readonly sounds: readonly string[]
}
/** A word, and how it may be written. */
export type Sought = { readonly word: string; readonly spellings: readonly string[] }
type Names = { readonly state: string; readonly names: readonly Sounding[] }
const workedOut = new WeakMap<House, Map<string, Names>>()

/** The entries of today that each of these words names, by letters or by sound; null where the database is to look. */
export async function entriesNamed(
  house: House,
  r: Register,
  words: readonly Sought[],
): Promise<readonly string[] | null> {
  if (!(r.open || r.asked)) return null
  const names = await namesOf(house, r)
  if (names.length === 0) return null
  const isNamedBy = words.map(({ word, spellings }) => {
    const typed = letters.test(word) ? typedSounds(word) : []
    return ({ text, sounds }: Sounding): boolean =>
      spellings.some((spelling) => text.includes(spelling)) ||
      typed.some((t) => sounds.some((sound) => sound.includes(t)))
  })
  return names.filter((n) => isNamedBy.every((is) => is(n))).map(({ id }) => id)
}

/**
 * The names that sound so, as they are searched, of entries in places that somebody reads; none for a word that is no pinyin, or of a
 * register that is not everybody's to ask.
 */
export async function soundingLike(
  house: House,
  r: Register,
  word: string,
  reads: (area: string) => boolean,
): Promise<readonly string[]> {
  if (!letters.test(word) || !(r.open || r.asked)) return []
  const typed = typedSounds(word)
  const names = await namesOf(house, r)
  const alike = names.filter(({ sounds }) => typed.some((t) => sounds.some((sound) => sound.includes(t))))
  const places = new Set([...new Set(alike.map(({ area }) => area))].filter(reads))
  return alike
    .filter(({ area }) => places.has(area))
    .slice(0, mostAlike)
    .map(({ name }) => name)
}

/** Worked out once for as long as nothing is entered, of the whole register: what one reader sees of it would be too few names for the next. */
async function namesOf(house: House, r: Register): Promise<readonly Sounding[]> {
  const state = await registerState(house.pool, house.code, r.id)
  const registers = workedOut.get(house) ?? new Map<string, Names>()
  workedOut.set(house, registers)
  const before = registers.get(r.id)
  if (before?.state === state) return before.names
  const entries = await entryNames(house.pool, house.code, r.id, mostNames + 1)
  const names = entries.length > mostNames ? [] : await namedFrom(r, entries, before?.names ?? [])
  registers.set(r.id, { state, names })
  return names
}

/** So many names between two looks at what else there is to do: the first question of a large register holds nobody up. */
const atOnce = 100

/** What was worked out before is not worked out anew for the one name that came. */
async function namedFrom(
  r: Register,
  entries: readonly Pick<Entry, 'id' | 'area' | 'body'>[],
  before: readonly Sounding[],
): Promise<readonly Sounding[]> {
  const sounds = new Map(before.map((n) => [n.name, n.sounds]))
  const names: Sounding[] = []
  for (const [n, e] of entries.entries()) {
    if (n % atOnce === atOnce - 1) await new Promise((next) => setImmediate(next))
    const name = folded(entryName(r, e))
    const { whole, initials } = sounds.has(name) ? none : soundsOf(name)
    names.push({
      id: e.id,
      name,
      text: folded(`${e.id} ${(r.called ?? []).map((c) => e.body[c] ?? '').join('')}`),
      area: e.area,
      sounds: sounds.get(name) ?? [...whole, ...initials],
    })
  }
  return names
}
const none = { whole: [], initials: [] }
