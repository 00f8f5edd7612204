/** [RM1] Several realms at one address: which of them an address means, and what of the packs is each one's. */
import { getPath } from 'hono/utils/url'
import type { AreaTree } from '#kernel/area'
import { enters } from '#kernel/register'
import { isRealmKey, realmNamed } from '../realm-key.ts'
import type { Packs } from './packs.ts'

/** Where a realm lives: the first at the root, as if it were alone, every other under its own key. */
export const baseOf = (codes: readonly string[], code: string): string =>
  code === codes[0] ? '' : `/r/${code}`

const pathOf = (url: string): string => url.replace(/^[a-z]+:\/\/[^/]*/i, '')

/** The path that an application routes by: its realm's prefix is gone, and anybody else's stays and leads nowhere. */
export const pathWithin =
  (code: string) =>
  (request: Request): string => {
    const path = getPath(request)
    return realmNamed(pathOf(request.url)) === code ? path.slice(`/r/${code}`.length) || '/' : path
  }

/**
 * [RM2] The realm of an address as it came and as it was read; null when the two are not the same, because somebody in
 * between who lets only `/r/430300` pass must not be led by dots into another realm.
 */
export function realmOf(codes: readonly string[], came: string, read: string): string | null {
  const [sent, named] = [realmNamed(came), realmNamed(pathOf(read))]
  if (sent !== named) return null
  /** Below `/r/` there are realms and nothing else. */
  if (sent === null && /^\/r(?=[/?#]|$)/.test(came)) return null
  return named === null ? codes[0]! : codes.includes(named) ? named : null
}

/** [RM11] Throws with what is wrong: keys are written into addresses, names of cookies and files. */
export function checkedKeys(keys: readonly string[]): readonly string[] {
  if (keys.length === 0 || new Set(keys).size !== keys.length || !keys.every(isRealmKey))
    throw new Error(
      `地区标识由小写字母、数字和连字符组成，不超过40个字符，首尾不是连字符，各不相同 · Realms are different keys of lower-case letters, digits and hyphens, forty at most and no hyphen at either end, not ${keys.join(',')}`,
    )
  return keys
}

type Areas = NonNullable<Packs['areas']>
/** The area that a key alone says: a district's key is its code. */
const areaNamed = (key: string, areas: Areas): string | null =>
  Object.hasOwn(areas, key) ? areas[key]! : /^\d{6}$/.test(key) ? key : null

/**
 * [RM11] The area that a realm is, whose figures are all of the realm's: the one that the packs say, the one whose code
 * its key is, or the first of its registry that lies in no other.
 */
export const rootOf = (key: string, tree: AreaTree, areas: Areas = {}): string =>
  areaNamed(key, areas) ??
  [...tree.rows.values()]
    .filter((rows) => rows.every((r) => r.parent === null))
    .map(([row]) => row!.code)
    .toSorted()[0] ??
  key

/** The digits that every place within a division begins with: 4303 for the city 430300, 430523 for the county. */
const stem = (code: string): string => code.replace(/(00){1,2}$/, '')

/** [RM6] Of these realms the smallest that a place lies in; null when it lies in none. */
export function realmAround(codes: readonly string[], area: string, areas: Areas = {}): string | null {
  const around = codes.flatMap((key) => {
    const own = areaNamed(key, areas)
    return own !== null && area.startsWith(stem(own)) ? [{ key, digits: stem(own).length }] : []
  })
  return around.toSorted((a, b) => b.digits - a.digits)[0]?.key ?? null
}

/**
 * [RM6] What the packs bring for one realm: programmes in force there with their figures and the registers
 * that they enter, and the bulletins of its places.
 */
export function packsOf(packs: Packs, codes: readonly string[], code: string): Packs {
  const programmes = packs.programmes.filter((p) => packs.inForce?.[p.id]?.includes(code) ?? true)
  const ids = new Set(programmes.map((p) => p.id))
  const figures = packs.figures.filter((f) => ids.has(f.programme))
  const own = new Set(figures.map((f) => f.id))
  return {
    ...packs,
    programmes,
    figures,
    registers: packs.registers.filter((r) => programmes.some((p) => enters(p, r.id))),
    /** A province whose realm is one domain's alone is not the realm of what its cities do, where that is served elsewhere or nowhere. */
    bulletins: packs.bulletins.filter(
      (b) =>
        realmAround(codes, b.area, packs.areas) === code &&
        Object.values(b.slots).every((slot) => own.has(slot.figure)),
    ),
    campaigns: packs.campaigns.filter(
      (c) => realmAround(codes, c.area, packs.areas) === code && own.has(c.done) && own.has(c.target),
    ),
  }
}
