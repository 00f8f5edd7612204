/** Corners and edges that fit nobody and lie within two metres of a neighbour's: slips of the pen. */
import type { Edge } from './pieces.ts'
import { metresBetween, side, type Corner } from './shape.ts'

/** [GD6] Narrower than this may be mended. */
export const tinyMetres = 2
/** Wider than two metres in either direction, up to the latitude of the country's north. */
const reach = 32

/** A corner of edges that fit nobody, and the grids that have it. */
export type Loose = { readonly corner: Corner; readonly holders: Set<number> }
export const keyOf = ([x, y]: Corner): string => `${x} ${y}`

export function looseCorners(loose: readonly Edge[]): ReadonlyMap<string, Loose> {
  const corners = new Map<string, Loose>()
  for (const e of loose)
    for (const corner of [e.a, e.b]) {
      const entry = corners.get(keyOf(corner)) ?? { corner, holders: new Set<number>() }
      entry.holders.add(e.grid)
      corners.set(keyOf(corner), entry)
    }
  return corners
}

/** Corners within two metres of one. */
export function nearby(all: readonly Loose[]): (c: Corner) => readonly Loose[] {
  const key = (x: number, y: number) => `${x} ${y}`
  const lists = new Map<string, Loose[]>()
  for (const x of all) {
    const at = key(Math.floor(x.corner[0] / reach), Math.floor(x.corner[1] / reach))
    const list = lists.get(at)
    if (list) list.push(x)
    else lists.set(at, [x])
  }
  return (c) => {
    const [x, y] = [Math.floor(c[0] / reach), Math.floor(c[1] / reach)]
    return [-1, 0, 1].flatMap((dx) =>
      [-1, 0, 1].flatMap((dy) =>
        (lists.get(key(x + dx, y + dy)) ?? []).filter((z) => metresBetween(c, z.corner) < tinyMetres),
      ),
    )
  }
}

/** Corners within two metres of another grid's edge that has none there, and not on it. */
export function cornersBeside(
  loose: readonly Edge[],
): readonly { readonly edge: Edge; readonly corner: Corner; readonly metres: number; readonly of: number }[] {
  const corners = looseCorners(loose)
  /** An edge looks at the corners of its own height only. */
  const step = 1000
  const rows = new Map<number, Corner[]>()
  for (const { corner } of corners.values()) {
    const row = Math.floor(corner[1] / step)
    const list = rows.get(row)
    if (list) list.push(corner)
    else rows.set(row, [corner])
  }
  return loose.flatMap((edge) => {
    const { a, b, grid } = edge
    const [south, north] = [Math.min(a[1], b[1]) - reach, Math.max(a[1], b[1]) + reach]
    const [west, east] = [Math.min(a[0], b[0]) - reach, Math.max(a[0], b[0]) + reach]
    const beside: { edge: Edge; corner: Corner; metres: number; of: number }[] = []
    for (let row = Math.floor(south / step); row <= Math.floor(north / step); row++)
      for (const c of rows.get(row) ?? []) {
        if (c[0] < west || c[0] > east || side(a[0], a[1], b[0], b[1], c[0], c[1]) === 0) continue
        const { holders } = corners.get(keyOf(c))!
        const metres = metresFromEdge(a, b, c)
        if (!holders.has(grid) && metres < tinyMetres)
          beside.push({ edge, corner: c, metres, of: [...holders][0]! })
      }
    return beside
  })
}

/** How far a corner lies from an edge that it stands beside; endless where it stands beyond its ends. */
function metresFromEdge(a: Corner, b: Corner, c: Corner): number {
  const east = Math.cos((a[1] / 1_000_000 / 180) * Math.PI)
  const [dx, dy] = [(b[0] - a[0]) * east, b[1] - a[1]]
  const [ex, ey] = [(c[0] - a[0]) * east, c[1] - a[1]]
  const t = (dx * ex + dy * ey) / (dx * dx + dy * dy)
  if (t <= 0 || t >= 1) return Infinity
  return metresBetween([a[0] + (b[0] - a[0]) * t, a[1] + dy * t], c)
}
