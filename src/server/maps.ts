/** Where a point lies: the places whose polygons hold it. */
import inside from 'point-in-polygon-hao'
import type { AreaRow } from '#kernel/area'
import type { Day } from '#kernel/day'
import { problem } from './problem.ts'
import type { House } from './realm.ts'

/**
 * [AR8] The places of a day that a point (`longitude,latitude`, degrees, WGS 84) lies in, the smallest first;
 * a point on a border lies in both.
 */
export function placesAt(house: House, at: string, day: Day): readonly AreaRow[] {
  const [lon, lat] = at.split(',').map(Number) as [number, number]
  if (Math.abs(lon) > 180 || Math.abs(lat) > 90)
    throw problem(400, 'invalid_point', '经纬度超出范围', 'The point is not on the earth', 'at')
  return house.reference.polygons
    .filter(
      (p) =>
        p.from <= day &&
        (p.to === null || day <= p.to) &&
        inside(
          [lon, lat],
          p.polygon.map((ring) => ring.map(([x, y]) => [x, y])),
        ) !== false,
    )
    .map((p) => house.reference.tree.rows.get(p.code)!.find((r) => r.from === p.from)!)
    .toSorted((a, b) => house.places.path(b.code, day).length - house.places.path(a.code, day).length)
}
