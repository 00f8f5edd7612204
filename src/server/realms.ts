/** [RM1] Several realms at one address: which of them an address means, and what of the packs is each one's. */
import { getPath } from 'hono/utils/url'
import { enters } from '#kernel/register'
import type { Packs } from './packs.ts'

/** Where a realm lives: the first at the root, as if it were alone, every other under its own code. */
export const baseOf = (codes: readonly string[], code: string): string =>
  code === codes[0] ? '' : `/r/${code}`

/** The realm that a path names with its first two segments, letter by letter: what has to be decoded first names none. */
export const realmNamed = (path: string): string | null => /^\/r\/(\d{6})(?=[/?#]|$)/.exec(path)?.[1] ?? null

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
  return named === null ? codes[0]! : codes.includes(named) ? named : null
}

/** The digits that every place within a division begins with: 4303 for the city 430300, 430523 for the county. */
const stem = (code: string): string => code.replace(/(00){1,2}$/, '')

/** [RM6] Of these realms the smallest that a place lies in; null when it lies in none. */
export const realmAround = (codes: readonly string[], area: string): string | null =>
  codes.filter((c) => area.startsWith(stem(c))).toSorted((a, b) => stem(b).length - stem(a).length)[0] ?? null

/**
 * [RM6] What the packs bring for one realm: programmes in force there with their figures and the registers
 * that they enter, and the bulletins of its places.
 */
export function packsOf(packs: Packs, codes: readonly string[], code: string): Packs {
  const programmes = packs.programmes.filter((p) => packs.inForce?.[p.id]?.includes(code) ?? true)
  const ids = new Set(programmes.map((p) => p.id))
  return {
    ...packs,
    programmes,
    figures: packs.figures.filter((f) => ids.has(f.programme)),
    registers: packs.registers.filter((r) => programmes.some((p) => enters(p, r.id))),
    bulletins: packs.bulletins.filter((b) => realmAround(codes, b.area) === code),
    campaigns: packs.campaigns.filter((c) => realmAround(codes, c.area) === code),
  }
}
