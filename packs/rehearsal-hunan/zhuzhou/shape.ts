/** Rings of whole millionths of a degree: exact tests, and a way to cut a ring in two along a line that is not straight. */
import type { Random } from '../random.ts'

/** Longitude and latitude in millionths of a degree, WGS 84. */
export type Corner = readonly [number, number]
/** Counter-clockwise; its last corner joins the first, which is not told again. */
export type Ring = readonly Corner[]

/** Twice the area of a triangle, with the sign of its turn. All numbers here are small enough for this to be exact. */
const turn = (a: Corner, b: Corner, c: Corner): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

/** Twice the area of a ring, in square millionths of a degree. */
export const doubleArea = (ring: Ring): number =>
  ring.reduce((sum, corner, i) => sum + turn(ring[0]!, corner, ring[(i + 1) % ring.length]!), 0)

const squared = (a: Corner, b: Corner): number => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2
const isSame = (a: Corner, b: Corner): boolean => a[0] === b[0] && a[1] === b[1]

const isBetween = (a: Corner, b: Corner, p: Corner): boolean =>
  turn(a, b, p) === 0 &&
  Math.min(a[0], b[0]) <= p[0] &&
  p[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= p[1] &&
  p[1] <= Math.max(a[1], b[1])

/** Whether two stretches have a point in common that is not an end of both. */
export function meets(a: Corner, b: Corner, c: Corner, d: Corner): boolean {
  const shared = [a, b].filter((p) => isSame(p, c) || isSame(p, d))
  if (shared.length === 2) return true
  if (shared.length === 1) {
    const [p] = shared as [Corner]
    const [q, r] = [isSame(a, p) ? b : a, isSame(c, p) ? d : c]
    return isBetween(a, b, r) || isBetween(c, d, q)
  }
  if (isBetween(a, b, c) || isBetween(a, b, d) || isBetween(c, d, a) || isBetween(c, d, b)) return true
  return turn(a, b, c) > 0 !== turn(a, b, d) > 0 && turn(c, d, a) > 0 !== turn(c, d, b) > 0
}

/** Inside and not on the border. */
export function isInside(ring: Ring, p: Corner): boolean {
  let inside = false
  for (const [i, a] of ring.entries()) {
    const b = ring[(i + 1) % ring.length]!
    if (isBetween(a, b, p)) return false
    if (a[1] > p[1] !== b[1] > p[1] && turn(a, b, p) > 0 === b[1] > a[1]) inside = !inside
  }
  return inside
}

/** The square of how far a point is from a stretch. */
export function squaredFrom(p: Corner, a: Corner, b: Corner): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const along = ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy || 1)
  const t = Math.max(0, Math.min(1, along))
  return (p[0] - a[0] - t * dx) ** 2 + (p[1] - a[1] - t * dy) ** 2
}

export function boxOf(ring: Ring): {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
} {
  const [xs, ys] = [ring.map((c) => c[0]), ring.map((c) => c[1])]
  return { west: Math.min(...xs), south: Math.min(...ys), east: Math.max(...xs), north: Math.max(...ys) }
}

/** The middle of a ring by its area, to the millionth. */
export function middleOf(ring: Ring): Corner {
  const [o] = ring as [Corner]
  let [x, y] = [0, 0]
  for (const [i, a] of ring.entries()) {
    const b = ring[(i + 1) % ring.length]!
    const weight = turn(o, a, b)
    x += weight * (a[0] - o[0] + b[0] - o[0])
    y += weight * (a[1] - o[1] + b[1] - o[1])
  }
  const whole = 3 * doubleArea(ring)
  return [Math.round(o[0] + x / whole), Math.round(o[1] + y / whole)]
}

/** A point of a ring, drawn by chance: the same for the same stream. */
export function pointIn(ring: Ring, rng: Random): Corner {
  const { west, south, east, north } = boxOf(ring)
  for (let tries = 0; tries < 10_000; tries++) {
    const p: Corner = [rng.between(west, east), rng.between(south, north)]
    if (isInside(ring, p)) return p
  }
  throw new Error('the ring is too narrow to hit')
}

/** The corners between two: none of the stretches is longer than `step` or runs straight on, and there are three at least. */
export function wandering(a: Corner, b: Corner, step: number, rng: Random, depth = 0): readonly Corner[] {
  if (depth > 1 && squared(a, b) <= step * step) return []
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const [along, beside] = [rng.between(430, 570), rng.between(-140, 140)]
  const middle: Corner = [
    Math.round(a[0] + (dx * along - dy * beside) / 1000),
    Math.round(a[1] + (dy * along + dx * beside) / 1000),
  ]
  return [
    ...wandering(a, middle, step, rng, depth + 1),
    middle,
    ...wandering(middle, b, step, rng, depth + 1),
  ]
}

export type Cut = { readonly first: Ring; readonly second: Ring; readonly line: readonly Corner[] }
export type CutRule = {
  /** How much of the ring the first part gets. */
  readonly share: number
  /** Where the first part lies to the second; either, where it is not told. */
  readonly side?: 'west' | 'north'
  /** No stretch of the line is longer. */
  readonly step: number
  /** So near the line comes to no corner but its ends. */
  readonly clear: number
}

/** Cuts a ring between two of its corners, both parts keeping every corner of the line: they fit each other by being the same numbers. */
export function cut(ring: Ring, rule: CutRule, rng: Random): Cut {
  for (const { i, j, isFirst } of candidates(ring, rule)) {
    const between = wandering(ring[i]!, ring[j]!, rule.step, rng)
    const line = [ring[i]!, ...between, ring[j]!]
    if (!runsInside(ring, i, j, line, rule.clear)) continue
    const one = [...ring.slice(i, j + 1), ...between.toReversed()]
    const other = [...ring.slice(j), ...ring.slice(0, i + 1), ...between]
    const [first, second] = isFirst ? [one, other] : [other, one]
    const comes = before(middleOf(first), middleOf(second))
    if (rule.side === undefined ? comes !== null : comes === rule.side) return { first, second, line }
  }
  throw new Error('the ring cannot be cut so')
}

/** Whether one place comes before another on the map, and by lying west or north of it: by what parts them more. */
export function before(p: Corner, q: Corner): 'west' | 'north' | null {
  const [east, south] = [q[0] - p[0], p[1] - q[1]]
  if (Math.abs(east) >= Math.abs(south)) return east > 0 ? 'west' : null
  return south > 0 ? 'north' : null
}

type Candidate = { readonly i: number; readonly j: number; readonly isFirst: boolean; readonly score: number }
const mostCandidates = 600

/** Pairs of corners, the best first: those that part the ring as asked, by the shortest way. */
function candidates(ring: Ring, { share }: CutRule): readonly Candidate[] {
  const [o] = ring as [Corner]
  const sums = [0]
  for (const [i, a] of ring.entries()) sums.push(sums[i]! + turn(o, a, ring[(i + 1) % ring.length]!))
  const whole = sums[ring.length]!
  const all: Candidate[] = []
  for (let i = 0; i < ring.length; i++)
    for (let j = i + 3; j < ring.length && j - i <= ring.length - 3; j++) {
      const part = (sums[j]! - sums[i]! + turn(o, ring[j]!, ring[i]!)) / whole
      for (const isFirst of [true, false]) {
        const off = Math.abs((isFirst ? part : 1 - part) - share)
        if (off > 0.15) continue
        all.push({ i, j, isFirst, score: 3 * off + Math.sqrt(squared(ring[i]!, ring[j]!) / whole) })
      }
    }
  return all.toSorted((a, b) => a.score - b.score || a.i - b.i || a.j - b.j).slice(0, mostCandidates)
}

function runsInside(ring: Ring, i: number, j: number, line: readonly Corner[], clear: number): boolean {
  const inner = line.slice(1, -1)
  if (!inner.every((p) => isInside(ring, p))) return false
  const near = clear * clear
  if (inner.some((p) => ring.some((c, k) => k !== i && k !== j && squared(p, c) < near))) return false
  const stretches = line.slice(1).map((b, k) => [line[k]!, b] as const)
  return stretches.every(
    ([a, b], k) =>
      ring.every((c, n) => !meets(a, b, c, ring[(n + 1) % ring.length]!)) &&
      stretches.slice(k + 1).every(([c, d]) => !meets(a, b, c, d)),
  )
}
