/** [RG12] Published registers are found by sound: the names that a word of Latin letters may be the pinyin of, whole, in part, or by its initials. */
import { entryName, type Register } from '#kernel/register'
import { folded } from '#kernel/identity'
import { entryNames, registerState } from '#store'
import type { House } from '../realm.ts'
import { soundsOf, typedSounds } from './sounds.ts'

/** A register with more names is found by its letters alone. */
const mostNames = 20_000
/** Whoever types `de` means nobody in particular. */
const mostAlike = 400
const letters = /^[a-zü'’]{2,}$/i

type Sounding = { readonly name: string; readonly area: string; readonly sounds: readonly string[] }
type Names = { readonly state: string; readonly names: readonly Sounding[] }
const workedOut = new WeakMap<House, Map<string, Names>>()

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
  const names =
    entries.length > mostNames
      ? []
      : entries.map((e): Sounding => {
          const name = folded(entryName(r, e))
          const { whole, initials } = soundsOf(name)
          return { name, area: e.area, sounds: [...whole, ...initials] }
        })
  registers.set(r.id, { state, names })
  return names
}
