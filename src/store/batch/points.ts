/** [MP1] What a batch puts on the map, moves there, and takes off it. */
import { planeOf } from '../points.ts'
import type { Add, Bind, Col } from './insertion.ts'
import { insertion } from './insertion.ts'
import type { Written } from './written.ts'

/** A point that stays where it was is not written again: its cell would be counted down and up. */
export function addPoints({ points, pointsOf }: Written, add: Add, bind: Bind, col: Col): void {
  const lying = new Set(points.map((p) => p.case))
  const gone = pointsOf.filter((id) => !lying.has(id))
  if (gone.length > 0)
    add(`delete from case_point where realm = $1 and case_id = any(${bind(gone)}::text[]) returning 1`)
  if (points.length === 0) return
  const placed = points.map((p) => ({ ...p, plane: planeOf(p) }))
  add(
    insertion(
      'case_point',
      [
        col(placed, 'case_id', 'text', (p) => p.case),
        col(placed, 'programme', 'text', (p) => p.programme),
        col(placed, 'area', 'text', (p) => p.area),
        col(placed, 'lon', 'int', (p) => p.lon),
        col(placed, 'lat', 'int', (p) => p.lat),
        col(placed, 'px', 'int', (p) => p.plane[0]),
        col(placed, 'py', 'int', (p) => p.plane[1]),
      ],
      bind,
      `on conflict (realm, case_id) do update
        set lon = excluded.lon, lat = excluded.lat, px = excluded.px, py = excluded.py
        where (case_point.lon, case_point.lat) <> (excluded.lon, excluded.lat)`,
    ),
  )
}
