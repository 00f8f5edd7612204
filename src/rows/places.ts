/** Places by the names that people write, with the place above them where one name is many. */
import type { AreaRow } from '#kernel/area'
import { fault, folded, type CellFault } from './words.ts'

export type PlaceFound =
  | { readonly kind: 'one'; readonly code: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'above_unknown' }
  | { readonly kind: 'elsewhere'; readonly above: string }
  | { readonly kind: 'many'; readonly above: readonly string[] }
export type FindPlace = (above: string | null, name: string, endings: readonly string[]) => PlaceFound

/** A name, and the name without one of its endings. */
const forms = (name: string, endings: readonly string[]): readonly string[] => {
  const whole = folded(name)
  return [
    ...new Set([
      whole,
      ...endings
        .map(folded)
        .filter((e) => whole.endsWith(e) && whole.length > e.length)
        .map((e) => whole.slice(0, -e.length)),
    ]),
  ]
}

/**
 * [IM2] Finds places among the smallest ones of `rows`, by name or by code. A name that several have is told apart by the one
 * above; without it, or where it does not help, all are told, and none is guessed.
 */
export function placeFinder(rows: readonly AreaRow[]): FindPlace {
  const parents = new Set(rows.map((r) => r.parent))
  const byCode = new Map(rows.map((r) => [r.code, r]))
  const leaves = rows.filter((r) => !parents.has(r.code))
  const indexes = new Map<string, ReadonlyMap<string, readonly AreaRow[]>>()
  const index = (endings: readonly string[]): ReadonlyMap<string, readonly AreaRow[]> => {
    const key = endings.join('\u0000')
    const indexed = indexes.get(key)
    if (indexed) return indexed
    const made = new Map<string, AreaRow[]>()
    for (const row of leaves)
      for (const form of new Set([...forms(row.name.zh, endings), ...forms(row.name.en, endings)]))
        made.set(form, [...(made.get(form) ?? []), row])
    indexes.set(key, made)
    return made
  }
  const nameOf = (code: string | null): string => (code === null ? '' : (byCode.get(code)?.name.zh ?? code))
  /** A town may be written without what kind of town it is. */
  const kinds = ['街道办事处', '街道办', '街道', '镇', '乡', ' subdistrict', ' town', ' township']
  const isAbove = (r: AreaRow, above: string): boolean => {
    const row = r.parent === null ? undefined : byCode.get(r.parent)
    if (!row) return false
    const wanted = new Set(forms(above, kinds))
    return (
      row.code === folded(above) ||
      [row.name.zh, row.name.en].some((n) => forms(n, kinds).some((f) => wanted.has(f)))
    )
  }
  const find: FindPlace = (above, name, endings) => {
    const coded = /^\d{12}$/.test(folded(name)) ? byCode.get(folded(name)) : undefined
    const all = coded
      ? [coded]
      : [...new Set(forms(name, endings).flatMap((form) => index(endings).get(form) ?? []))]
    const exact = all.filter((r) => folded(r.name.zh) === folded(name) || folded(r.name.en) === folded(name))
    const there = above === null ? all : all.filter((r) => isAbove(r, above))
    const best = there.filter((r) => exact.includes(r))
    const chosen = there.length > 1 && best.length === 1 ? best : there
    if (chosen.length === 1) return { kind: 'one', code: chosen[0]!.code }
    if (chosen.length > 1) return { kind: 'many', above: chosen.map((r) => nameOf(r.parent)) }
    if (all.length > 0)
      return {
        kind: 'elsewhere',
        above: [...new Set(all.map((r) => nameOf(r.parent)))].slice(0, 3).join('、'),
      }
    return above !== null &&
      !rows.some((r) => parents.has(r.code) && isAbove({ ...r, parent: r.code }, above))
      ? { kind: 'above_unknown' }
      : { kind: 'none' }
  }
  /** The same few names stand in row after row. */
  const placeByKey = new Map<string, PlaceFound>()
  return (above, name, endings) => {
    const key = `${above ?? ''}\u0000${name}\u0000${endings.join()}`
    const remembered = placeByKey.get(key)
    if (remembered) return remembered
    const place = find(above, name, endings)
    if (placeByKey.size < 10_000) placeByKey.set(key, place)
    return place
  }
}

/** Why a name is no place, and what to write instead. */
export function placeFault(
  place: Exclude<PlaceFound, { readonly kind: 'one' }>,
  above: string | null,
  name: string,
): CellFault {
  const [up, own] = [short(above ?? ''), short(name)]
  switch (place.kind) {
    case 'many':
      return fault(
        `名称不唯一：“${own}”有${place.above.length}个`,
        `${own} is the name of ${place.above.length} places`,
        `在上级一列填明属于哪一个：${place.above.slice(0, 3).join('、')}，或填12位代码`,
        `Say which by the place above: ${place.above.slice(0, 3).join(', ')}; or write the code of 12 digits`,
      )
    case 'elsewhere':
      return fault(
        `“${up}”之下没有“${own}”`,
        `There is no ${own} in ${up}`,
        `核对上级名称；同名的属于${place.above}`,
        `Check the place above: one of this name lies in ${place.above}`,
      )
    case 'above_unknown':
      return fault(
        `没有“${up}”`,
        `There is no ${up}`,
        '填区划全称，如“窑湾街道”',
        'Write the full name of the place above',
      )
    case 'none':
      return fault(
        `没有“${own}”`,
        `There is no ${own}`,
        '填区划全称，或填12位代码',
        'Write the full name or the code of 12 digits',
      )
  }
}

const short = (name: string): string =>
  [...name.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim()].slice(0, 20).join('')
