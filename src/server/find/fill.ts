/** Fills what things are found by for a home that stood before there was such a thing, or whose words have another form now. */
import { emptyFound, fillCases, fillEntries, fillOf, markFilled } from '#store'
import type { House } from '../realm.ts'
import { keysFor, wordsFor } from './derive.ts'
import { wordForm } from './keys.ts'

/** Held and written together; others get their turn between pages. */
const page = 300

/** [FD6] In pages: killed, it goes on where it was. Nothing is done in a home that is filled. */
export async function fillFound(house: House): Promise<void> {
  const fill = await fillOf(house.pool, house.code, wordForm)
  if (fill.filled) return
  for (let after: string | null = fill.afterCase; after !== null;)
    after = await fillCases(house.pool, house.code, after, page, (db, states) => keysFor(house, db, states))
  for (let after: number | null = fill.afterEntry; after !== null;)
    after = await fillEntries(house.pool, house.code, after, page * 10, (entries) => wordsFor(house, entries))
  await markFilled(house.pool, house.code)
}

/** [FD6] Empties it and fills it anew: for a home whose index disagrees with its cases. */
export async function refillFound(house: House): Promise<void> {
  await emptyFound(house.pool, house.code)
  await fillFound(house)
}
