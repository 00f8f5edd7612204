/** Who sits at the table, where, and when. */
import type { Actor } from 'yimen/kernel/case'
import { parseInstant, type Instant } from 'yimen/kernel/day'

/** One in a post; `name` where several hold posts of one role. */
export const post = (role: string, area: string, name = role): Actor => ({
  person: name,
  post: `post-${name}`,
  role,
  area,
  kin: [],
})
/** Residents are known by the key of their number, as in the house. */
export const keyOf = (idNo: string): string => `key-${idNo}`
export const resident = (person: string): Actor => ({
  person,
  post: null,
  role: 'resident',
  area: null,
  kin: [],
})
export const system: Actor = { person: 'system', post: null, role: 'system', area: null, kin: [] }

/** From an area by its code through community, street and county up to those above. */
export const upTo =
  (...above: readonly string[]) =>
  (area: string): readonly string[] => [
    ...new Set([area, area.slice(0, 12), area.slice(0, 9), area.slice(0, 6), ...above]),
  ]

/** Times are written `2021-03-02 10:00`, with seconds where they matter, in China. */
export const china = (text: string): Instant =>
  parseInstant(`${text.replace(' ', 'T')}${text.length === 16 ? ':00' : ''}+08:00`)!
/** A moment as rows write it, or as the log does. */
export const momentOf = (text: string): Instant => (text.includes(' ') ? china(text) : (text as Instant))
