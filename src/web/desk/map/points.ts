/** Points as they came, made ready to be drawn: degrees, the map's own plane, and where each place lies among them. */
import type { RegisterPoints } from '../../../server/contract/registers.ts'

export type Points = {
  readonly ids: readonly string[]
  readonly standing: readonly number[]
  /** Degrees. */
  readonly longitude: Float64Array
  readonly latitude: Float64Array
  /** The web's plane (EPSG:3857) at zoom 0, where the world is 256 wide. */
  readonly x: Float64Array
  readonly y: Float64Array
  /** Of each place the first of its points and the first that is not. */
  readonly runs: readonly { readonly code: string; readonly from: number; readonly to: number }[]
}

const millionth = 1_000_000

export const planeX = (longitude: number): number => ((longitude + 180) / 360) * 256
export function planeY(latitude: number): number {
  const s = Math.sin((latitude * Math.PI) / 180)
  return 128 - (Math.log((1 + s) / (1 - s)) / (4 * Math.PI)) * 256
}

export function readPoints(p: Pick<RegisterPoints, 'ids' | 'at' | 'standing' | 'places'>): Points {
  const n = p.ids.length
  const [longitude, latitude, x, y] = [
    new Float64Array(n),
    new Float64Array(n),
    new Float64Array(n),
    new Float64Array(n),
  ]
  let [lon, lat] = [0, 0]
  for (let i = 0; i < n; i++) {
    lon += p.at[2 * i]!
    lat += p.at[2 * i + 1]!
    longitude[i] = lon / millionth
    latitude[i] = lat / millionth
    x[i] = planeX(longitude[i]!)
    y[i] = planeY(latitude[i]!)
  }
  let from = 0
  const runs = p.places.map(({ code, n: many }) => ({ code, from, to: (from += many) }))
  return { ids: p.ids, standing: p.standing, longitude, latitude, x, y, runs }
}

export type Place = {
  readonly code: string
  readonly parent: string | null
  /** How far below the realm. */ readonly depth: number
  /** Indexes of its points come in these runs. */ readonly runs: Points['runs']
  readonly centre: readonly [longitude: number, latitude: number]
}

/** Every place that has points under it, each with the middle of them. */
export function placesOf(points: Points, names: RegisterPoints['names']): ReadonlyMap<string, Place> {
  const runs = new Map<string, Points['runs'][number][]>()
  const depths = new Map<string, number>()
  const depthOf = (code: string): number => {
    const parent = names[code]?.parent ?? null
    const depth = depths.get(code) ?? (parent !== null && names[parent] ? depthOf(parent) + 1 : 0)
    depths.set(code, depth)
    return depth
  }
  for (const run of points.runs) {
    for (let at = run.code, name = names[at]; name; at = name.parent ?? '', name = names[at]) {
      const list = runs.get(at)
      if (list) list.push(run)
      else runs.set(at, [run])
    }
  }
  return new Map(
    [...runs].map(([code, list]) => [
      code,
      { code, parent: names[code]!.parent, depth: depthOf(code), runs: list, centre: middle(points, list) },
    ]),
  )
}

function middle(points: Points, runs: Points['runs']): readonly [number, number] {
  let [lon, lat, n] = [0, 0, 0]
  for (const { from, to } of runs) {
    for (let i = from; i < to; i++) {
      lon += points.longitude[i]!
      lat += points.latitude[i]!
    }
    n += to - from
  }
  return n === 0 ? [0, 0] : [lon / n, lat / n]
}

/** How many of a place stand in each of the register's ways. */
export function countIn(points: Points, runs: Points['runs'], standings: number): readonly number[] {
  const counts = Array.from({ length: standings }, () => 0)
  /** A standing that the register has no more is counted nowhere. */
  for (const { from, to } of runs)
    for (let i = from; i < to; i++)
      if (points.standing[i]! >= 0) counts[points.standing[i]!] = counts[points.standing[i]!]! + 1
  return counts
}

/** South-west and north-east corner, or null where there is nothing. */
export function boundsOf(
  points: Points,
  runs: Points['runs'],
): readonly [readonly [number, number], readonly [number, number]] | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { from, to } of runs) {
    for (let i = from; i < to; i++) {
      west = Math.min(west, points.longitude[i]!)
      east = Math.max(east, points.longitude[i]!)
      south = Math.min(south, points.latitude[i]!)
      north = Math.max(north, points.latitude[i]!)
    }
  }
  return west === Infinity
    ? null
    : [
        [south, west],
        [north, east],
      ]
}

/** The point nearest to a place on the plane among those shown, within so much of the plane; -1 where there is none. */
export function nearest(
  points: Points,
  shown: ReadonlySet<number>,
  x: number,
  y: number,
  within: number,
): number {
  let [nearestIndex, leastSquare] = [-1, within * within]
  for (let i = 0; i < points.ids.length; i++) {
    const d = (points.x[i]! - x) ** 2 + (points.y[i]! - y) ** 2
    if (d <= leastSquare && shown.has(points.standing[i]!)) [nearestIndex, leastSquare] = [i, d]
  }
  return nearestIndex
}
