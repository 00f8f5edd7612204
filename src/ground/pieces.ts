/**
 * Edges that fit no neighbour, cut where others cross or touch them: each piece lies inside another grid, along the border of one,
 * or on the outside of all. Where grids fit each other to the corner next to nothing is left to be cut.
 */
import { bandsOf, type Bands } from './bands.ts'
import { crossingPoint } from './crossing.ts'
import { boxOfShape, isSame, ringsOf, side, type Box, type Corner, type Shape } from './shape.ts'

export type Edge = { readonly a: Corner; readonly b: Corner; readonly grid: number }
/** `inside`: the grids that hold it; `along`: those whose border it runs on in the same sense. */
export type Piece = Edge & { readonly inside: readonly number[]; readonly along: readonly number[] }

export type Fabric = {
  readonly shapes: readonly Shape[]
  readonly boxes: readonly Box[]
  readonly bands: Bands
  /** Grids whose box touches that of an edge, but for its own. */
  near(e: Edge): readonly number[]
  /** Throws `TooMuchWork` once more has been looked at than a check may take. */
  spend(steps: number): void
}

/** More than this is looked at by hand. */
export class TooMuchWork extends Error {}
const mostSteps = 60_000_000
/** A crossing weighs more than an edge that was looked at: it is kept until its edge is cut. */
const cutWeighs = 40

export function fabricOf(shapes: readonly Shape[]): Fabric {
  const boxes = shapes.map(boxOfShape)
  const bands = bandsOf(shapes)
  const n = Math.min(512, Math.max(8, Math.ceil(Math.sqrt(shapes.length))))
  const all = boxes.reduce(
    (w, b) => ({
      west: Math.min(w.west, b.west),
      south: Math.min(w.south, b.south),
      east: Math.max(w.east, b.east),
      north: Math.max(w.north, b.north),
    }),
    { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity },
  )
  const columnAt = (x: number) => Math.floor(((x - all.west) * n) / (all.east - all.west + 1))
  const rowAt = (y: number) => Math.floor(((y - all.south) * n) / (all.north - all.south + 1))
  const lists: number[][] = Array.from({ length: n * n }, () => [])
  for (const [i, b] of boxes.entries())
    for (let row = rowAt(b.south); row <= rowAt(b.north); row++)
      for (let column = columnAt(b.west); column <= columnAt(b.east); column++)
        lists[row * n + column]!.push(i)
  let steps = 0
  const spend = (more: number): void => {
    steps += more
    if (steps > mostSteps) throw new TooMuchWork()
  }
  return {
    shapes,
    boxes,
    bands,
    spend,
    near({ a, b, grid }) {
      const [west, east] = [Math.min(a[0], b[0]), Math.max(a[0], b[0])]
      const [south, north] = [Math.min(a[1], b[1]), Math.max(a[1], b[1])]
      const candidates = new Set<number>()
      for (let row = rowAt(south); row <= rowAt(north); row++)
        for (let column = columnAt(west); column <= columnAt(east); column++)
          for (const i of lists[row * n + column]!) {
            const box = boxes[i]!
            if (
              i !== grid &&
              box.west <= east &&
              box.east >= west &&
              box.south <= north &&
              box.north >= south
            )
              candidates.add(i)
          }
      spend(candidates.size)
      return [...candidates]
    },
  }
}

/** Edges whose opposite no neighbour has, or that somebody else has in the same sense. */
export function looseEdges(shapes: readonly Shape[]): readonly Edge[] {
  const count = shapes.reduce((n, s) => n + ringsOf(s).reduce((m, r) => m + r.length, 0), 0)
  const [ax, ay, bx, by, of] = [0, 1, 2, 3, 4].map(() => new Int32Array(count)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ]
  let e = 0
  for (const [grid, shape] of shapes.entries())
    for (const ring of ringsOf(shape)) {
      let a = ring.at(-1)!
      for (const b of ring) {
        ax[e] = a[0]
        ay[e] = a[1]
        bx[e] = b[0]
        by[e] = b[1]
        of[e] = grid
        e++
        a = b
      }
    }
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, count * 2)))
  const table = new Int32Array(size).fill(-1)
  const next = new Int32Array(count).fill(-1)
  /** The same for both senses. */
  const slotOf = (i: number): number => {
    const h =
      (Math.imul(ax[i]!, 0x9e3779b1) ^ Math.imul(ay[i]!, 0x85ebca6b)) +
      (Math.imul(bx[i]!, 0x9e3779b1) ^ Math.imul(by[i]!, 0x85ebca6b))
    return (Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) >>> 0) & (size - 1)
  }
  for (let i = 0; i < count; i++) {
    const slot = slotOf(i)
    next[i] = table[slot]!
    table[slot] = i
  }
  const loose: Edge[] = []
  for (let i = 0; i < count; i++) {
    let [same, opposite] = [0, 0]
    for (let j = table[slotOf(i)]!; j >= 0; j = next[j]!) {
      if (ax[j] === ax[i] && ay[j] === ay[i] && bx[j] === bx[i] && by[j] === by[i]) same++
      else if (ax[j] === bx[i] && ay[j] === by[i] && bx[j] === ax[i] && by[j] === ay[i]) opposite++
    }
    if (same !== 1 || opposite !== 1) loose.push({ a: [ax[i]!, ay[i]!], b: [bx[i]!, by[i]!], grid: of[i]! })
  }
  return loose
}

/** How far along an edge a point of its line lies, 0 at its beginning and 1 at its end. */
function along(e: Edge, [x, y]: Corner): number {
  const [dx, dy] = [e.b[0] - e.a[0], e.b[1] - e.a[1]]
  return Math.abs(dx) > Math.abs(dy) ? (x - e.a[0]) / dx : (y - e.a[1]) / dy
}

type Stretch = { readonly from: number; readonly to: number; readonly grid: number; readonly same: boolean }

/** The edge cut where others of these grids cross or touch it; a piece that runs against another's border is fitted and left out. */
export function piecesOf(f: Fabric, e: Edge, others: readonly number[] = f.near(e)): readonly Piece[] {
  const cuts: { readonly t: number; readonly at: Corner }[] = []
  const stretches: Stretch[] = []
  const [south, north] = [Math.min(e.a[1], e.b[1]), Math.max(e.a[1], e.b[1])]
  const [west, east] = [Math.min(e.a[0], e.b[0]), Math.max(e.a[0], e.b[0])]
  const cut = (at: Corner): void => {
    const t = along(e, at)
    if (t <= 0 || t >= 1) return
    f.spend(cutWeighs)
    cuts.push({ t, at })
  }
  for (const grid of others)
    f.bands.eachEdge(grid, south, north, (c, d) => {
      f.spend(1)
      if (
        Math.max(c[0], d[0]) < west ||
        Math.min(c[0], d[0]) > east ||
        Math.max(c[1], d[1]) < south ||
        Math.min(c[1], d[1]) > north
      )
        return
      const sc = side(e.a[0], e.a[1], e.b[0], e.b[1], c[0], c[1])
      const sd = side(e.a[0], e.a[1], e.b[0], e.b[1], d[0], d[1])
      if (sc === 0) cut(c)
      if (sd === 0) cut(d)
      if (sc === 0 && sd === 0) {
        const [tc, td] = [along(e, c), along(e, d)]
        stretches.push({ from: Math.min(tc, td), to: Math.max(tc, td), grid, same: td > tc })
      } else if (
        sc * sd < 0 &&
        side(c[0], c[1], d[0], d[1], e.a[0], e.a[1]) * side(c[0], c[1], d[0], d[1], e.b[0], e.b[1]) < 0
      )
        cut(crossingInOrder(e, c, d))
    })
  cuts.sort((p, q) => p.t - q.t)
  const ends = [{ t: 0, at: e.a }, ...cuts, { t: 1, at: e.b }]
  return ends.slice(1).flatMap((to, i): readonly Piece[] => {
    const from = ends[i]!
    if (isSame(from.at, to.at)) return []
    const t = (from.t + to.t) / 2
    const beside = stretches.filter((s) => s.from <= t && t <= s.to)
    const [x, y] = [(from.at[0] + to.at[0]) / 2, (from.at[1] + to.at[1]) / 2]
    const inside = others.filter(
      (grid) => !beside.some((s) => s.grid === grid) && f.bands.sideOf(grid, x, y) > 0,
    )
    const isFitted = inside.length === 0 && beside.length === 1 && !beside[0]!.same
    return isFitted
      ? []
      : [
          {
            a: from.at,
            b: to.at,
            grid: e.grid,
            inside,
            along: [...new Set(beside.filter((s) => s.same).map((s) => s.grid))],
          },
        ]
  })
}

/** Both edges see the same place where they cross. */
function crossingInOrder(e: Edge, c: Corner, d: Corner): Corner {
  const one = { a: e.a, b: e.b }
  const two = { a: c, b: d }
  const key = ({ a, b }: { readonly a: Corner; readonly b: Corner }) =>
    Math.min(a[0], b[0]) - Math.min(a[1], b[1]) / 1e9
  const turn = (x: { readonly a: Corner; readonly b: Corner }) =>
    x.a[0] < x.b[0] || (x.a[0] === x.b[0] && x.a[1] < x.b[1]) ? x : { a: x.b, b: x.a }
  const [p, q] = [turn(one), turn(two)]
  return key(p) < key(q) || (key(p) === key(q) && p.a[1] - p.b[1] < q.a[1] - q.b[1])
    ? crossingPoint(p, q)
    : crossingPoint(q, p)
}

/** What an area and the length of its border come to, in microdegrees, and a place on it. */
export type Patch = { readonly square: number; readonly length: number; readonly at: Corner | null }

/** What two shapes have in common, by the pieces of either that lie in the other. */
export function commonPatch(f: Fabric, one: number, two: number): Patch {
  const [ox, oy] = [f.boxes[one]!.west, f.boxes[one]!.south]
  let [square, length] = [0, 0]
  let at: Corner | null = null
  const add = (p: Piece): void => {
    square += ((p.a[0] - ox) * (p.b[1] - oy) - (p.b[0] - ox) * (p.a[1] - oy)) / 2
    length += Math.hypot(p.b[0] - p.a[0], p.b[1] - p.a[1])
    at ??= [(p.a[0] + p.b[0]) / 2, (p.a[1] + p.b[1]) / 2]
  }
  for (const [grid, other] of [
    [one, two],
    [two, one],
  ] as const) {
    const box = f.boxes[other]!
    f.bands.eachEdgeOnce(grid, box.south, box.north, (a, b) => {
      if (Math.max(a[0], b[0]) < box.west || Math.min(a[0], b[0]) > box.east) return
      for (const p of piecesOf(f, { a, b, grid }, [other]))
        if (p.inside.length > 0 || (grid === one && p.along.length > 0)) add(p)
    })
  }
  return { square, length, at }
}

/** [GD5] The outside of all grids together as loops: those that run clockwise go round a gap. */
export function loopsOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const keyOf = ([x, y]: Corner): string => `${x} ${y}`
  const from = new Map<string, Piece[]>()
  for (const p of pieces) {
    const key = keyOf(p.a)
    const list = from.get(key)
    if (list) list.push(p)
    else from.set(key, [p])
  }
  const angle = (a: Corner, b: Corner): number => Math.atan2(b[1] - a[1], b[0] - a[0])
  const used = new Set<Piece>()
  const loops: Piece[][] = []
  for (const start of pieces) {
    if (used.has(start)) continue
    const loop: Piece[] = []
    for (let p: Piece | undefined = start; p && !used.has(p);) {
      used.add(p)
      loop.push(p)
      const back = angle(p.b, p.a)
      const ways: readonly Piece[] = (from.get(keyOf(p.b)) ?? []).filter((q) => !used.has(q))
      /** The next to the right keeps to the same gap where several touch in a corner. */
      const turn = (q: Piece): number => {
        const d = angle(q.a, q.b) - back
        return d <= 0 ? d + 2 * Math.PI : d
      }
      p = ways.toSorted((q, r) => turn(q) - turn(r))[0]
    }
    if (isSame(loop.at(-1)!.b, loop[0]!.a)) loops.push(loop)
  }
  return loops
}
