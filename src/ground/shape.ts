/** Shapes in whole microdegrees: rings, their side test, size and order. All products are exact. */
import type { Point } from '#kernel/area'

/** Longitude and latitude in microdegrees, WGS 84. */
export type Corner = readonly [number, number]
/** Its last corner joins the first, which is not told again. */
export type Ring = readonly Corner[]
/** Outer ring first, counter-clockwise; holes clockwise. */
export type Polygon = readonly Ring[]
export type Shape = readonly Polygon[]

export const cornerOf = ({ lon, lat }: Point): Corner => [lon, lat]
export const pointOf = ([lon, lat]: Corner): Point => ({ lon, lat })
export const isSame = (a: Corner, b: Corner): boolean => a[0] === b[0] && a[1] === b[1]
export const ringsOf = (s: Shape): readonly Ring[] => s.flat()
export const cornersOf = (s: Shape): number => ringsOf(s).reduce((n, r) => n + r.length, 0)

/** Products of two differences below this stay whole in a double, and so does what two of them differ by. */
const exactSpan = 67_000_000

/** On which side of the line from `a` to `b` the point lies: 1 left, -1 right, 0 on it. */
export function side(ax: number, ay: number, bx: number, by: number, x: number, y: number): -1 | 0 | 1 {
  const [dx, dy, ex, ey] = [bx - ax, by - ay, x - ax, y - ay]
  if (
    Math.abs(dx) < exactSpan &&
    Math.abs(dy) < exactSpan &&
    Math.abs(ex) < exactSpan &&
    Math.abs(ey) < exactSpan
  ) {
    const d = dx * ey - dy * ex
    return d > 0 ? 1 : d < 0 ? -1 : 0
  }
  const d = BigInt(dx) * BigInt(ey) - BigInt(dy) * BigInt(ex)
  return d > 0n ? 1 : d < 0n ? -1 : 0
}

/** Where a point lies to a ring: 1 inside, 0 on it, -1 outside. */
export function sideOfRing(ring: Ring, x: number, y: number): -1 | 0 | 1 {
  let isInside = false
  let [ax, ay] = ring.at(-1)!
  for (const [bx, by] of ring) {
    const step = crossesRay(ax, ay, bx, by, x, y)
    if (step === 0) return 0
    if (step === 1) isInside = !isInside
    ax = bx
    ay = by
  }
  return isInside ? 1 : -1
}

/** Whether an edge crosses the ray that goes east from a point: 1 it does, -1 it does not, 0 the point is on the edge. */
export function crossesRay(ax: number, ay: number, bx: number, by: number, x: number, y: number): -1 | 0 | 1 {
  if (ay > y === by > y) {
    if (ay === y && by === y) return (ax <= x && x <= bx) || (bx <= x && x <= ax) ? 0 : -1
    /** Both ends below or at its height: only an end itself can touch. */
    return (ay === y && ax === x) || (by === y && bx === x) ? 0 : -1
  }
  if (ax < x && bx < x) return -1
  if (ax > x && bx > x) return 1
  const s = side(ax, ay, bx, by, x, y)
  if (s === 0) return 0
  return (by > ay ? s > 0 : s < 0) ? 1 : -1
}

/** Where a point lies to a shape: 1 inside, 0 on a border, -1 outside or in a hole. */
export function sideOfShape(shape: Shape, x: number, y: number): -1 | 0 | 1 {
  for (const [outer, ...holes] of shape) {
    const s = sideOfRing(outer!, x, y)
    if (s === 0) return 0
    if (s < 0) continue
    const inHole = holes.map((h) => sideOfRing(h, x, y)).find((h) => h >= 0)
    if (inHole === 0) return 0
    if (inHole === undefined) return 1
  }
  return -1
}

export type Box = {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

export function boxOf(corners: Iterable<Corner>): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of corners) {
    if (x < west) west = x
    if (x > east) east = x
    if (y < south) south = y
    if (y > north) north = y
  }
  return { west, south, east, north }
}
export const boxOfShape = (s: Shape): Box => boxOf(ringsOf(s).flat())
export const isWithin = (b: Box, [x, y]: Corner): boolean =>
  b.west <= x && x <= b.east && b.south <= y && y <= b.north

/** The mean radius of the earth, and what a microdegree of latitude measures. */
const radiusMetres = 6_371_008.8
const radians = Math.PI / 180 / 1_000_000
export const metresPerMicrodegree = radiusMetres * radians

/** Metres between two points that are near each other. */
export function metresBetween(a: Corner, b: Corner): number {
  const east = (b[0] - a[0]) * Math.cos(((a[1] + b[1]) / 2) * radians)
  return Math.hypot(east, b[1] - a[1]) * metresPerMicrodegree
}

/** Twice the size of a ring in square microdegrees: above zero where it runs counter-clockwise. Only its sign and zero are exact. */
export function turnOf(ring: Ring): number {
  let sum = 0n
  const [[x0, y0]] = ring as readonly [Corner]
  let [ax, ay] = ring.at(-1)!
  let part = 0
  for (const [bx, by] of ring) {
    const [dx, dy, ex, ey] = [ax - x0, ay - y0, bx - x0, by - y0]
    const isSmall = Math.max(Math.abs(dx), Math.abs(dy), Math.abs(ex), Math.abs(ey)) < exactSpan
    const d = isSmall ? dx * ey - dy * ex : Number.NaN
    if (isSmall && Math.abs(part + d) < Number.MAX_SAFE_INTEGER) part += d
    else {
      sum += BigInt(part)
      part = 0
      sum += BigInt(dx) * BigInt(ey) - BigInt(dy) * BigInt(ex)
    }
    ax = bx
    ay = by
  }
  return Number(sum + BigInt(part))
}

/** Square metres on a sphere. */
export function squareMetresOf(shape: Shape): number {
  const square = ringsOf(shape).reduce((sum, ring) => sum + ringSquare(ring), 0)
  return Math.round(square)
}

function ringSquare(ring: Ring): number {
  let sum = 0
  let [ax, ay] = ring.at(-1)!
  const south = ring[0]![1]
  const sinSouth = Math.sin(south * radians)
  for (const [bx, by] of ring) {
    /** Heights above one corner: near the equator of the difference the digits are not lost. */
    const [a, b] = [Math.sin(ay * radians) - sinSouth, Math.sin(by * radians) - sinSouth]
    sum -= ((bx - ax) * radians * (a + b)) / 2
    ax = bx
    ay = by
  }
  return sum * radiusMetres * radiusMetres
}

/** [GD3] The ring without corners told twice in a row, running the way it should. */
export function turned(ring: Ring, counterClockwise: boolean): Ring {
  return turnOf(ring) > 0 === counterClockwise ? ring : ring.toReversed()
}

/** The closing corner goes too. */
export function withoutRepeats(ring: Ring): Ring {
  const lean = ring.filter((c, i) => i === 0 || !isSame(c, ring[i - 1]!))
  return lean.length > 1 && isSame(lean[0]!, lean.at(-1)!) ? lean.slice(0, -1) : lean
}
