/** Where a point lies, by the borders of a day. */
import type { Whereabouts } from '#kernel/case'
import type { Day } from '#kernel/day'
import { openGroundInTime, type GroundInTime } from '#ground'
import type { Reference } from '#store'
import type { Places } from './places.ts'

/** A place with smaller ones drawn inside it answers for no point itself. */
export function groundOf({ borders, tree }: Pick<Reference, 'borders' | 'tree'>): GroundInTime {
  const above = new Set(borders.flatMap((b) => (tree.rows.get(b.code) ?? []).map((r) => r.parent)))
  return openGroundInTime(borders.filter((b) => !above.has(b.code)))
}

/** [AR11] The smallest area drawn around a point on a day, and those above it as the tree stood. */
export function whereaboutsOf(
  house: { readonly ground: GroundInTime; readonly places: Places },
  lon: number,
  lat: number,
  day: Day,
): Whereabouts {
  const { area, onBorderOf } = house.ground.on(day).at(lon, lat)
  return { area, path: area === null ? [] : house.places.path(area, day), onBorderOf }
}
