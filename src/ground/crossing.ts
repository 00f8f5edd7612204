/**
 * Where a border crosses or touches itself. A line sweeps from west to east over the edges; only neighbours along it can be the
 * first to cross, so that an outline of 100,000 corners is read once, however it is drawn.
 */
import { isSame, ringsOf, side, type Corner, type Ring, type Shape } from './shape.ts'

/** An edge from its western to its eastern end; where both are as far east, from its southern to its northern. */
type Edge = { readonly a: Corner; readonly b: Corner; readonly ring: number }

/** [GD4] Places where the rings of a shape cross or touch; none where each is simple and they keep apart. Two rings may touch in single corners. */
export function crossingsOf(shape: Shape): readonly Corner[] {
  const edges = edgesOf(ringsOf(shape))
  const first = edges.length <= fewEdges ? firstOfPairs(edges) : firstCrossing(edges)
  if (first === null) return []
  return [first, ...moreCrossings(edges).filter((c) => !isNear(c, first))].slice(0, mostNamed)
}

/** Of so few every pair is looked at: most grids have no more, and a city has thousands of them. */
const fewEdges = 128

function firstOfPairs(edges: readonly Edge[]): Corner | null {
  for (let i = 0; i < edges.length; i++) {
    const e = edges[i]!
    const [south, north] = e.a[1] < e.b[1] ? [e.a[1], e.b[1]] : [e.b[1], e.a[1]]
    let ends = 0
    for (let j = 0; j < edges.length; j++) {
      const f = edges[j]!
      if (f.a[0] > e.b[0] || f.b[0] < e.a[0] || i === j) continue
      if ((f.a[1] > north && f.b[1] > north) || (f.a[1] < south && f.b[1] < south)) continue
      if (f.ring === e.ring && (isSame(f.a, e.a) || isSame(f.b, e.a))) ends++
      const meeting = j > i ? meetingOf(e, f) : null
      if (meeting) return meeting
    }
    /** One ring passes this corner twice. */
    if (ends > 1) return e.a
  }
  return null
}

/** So many are named: whoever mends a border by hand wants them all, and nobody reads a hundred. */
const mostNamed = 20
/** Pairs that are looked at for further ones, once it is known that there is one. */
const mostPairs = 3_000_000

const isNear = (a: Corner, b: Corner): boolean => Math.abs(a[0] - b[0]) < 1 && Math.abs(a[1] - b[1]) < 1

const isBefore = (a: Corner, b: Corner): boolean => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1])

const edgesOf = (rings: readonly Ring[]): readonly Edge[] =>
  rings.flatMap((ring, n) =>
    ring.map((c, i): Edge => {
      const next = ring[i + 1 === ring.length ? 0 : i + 1]!
      return isBefore(c, next) ? { a: c, b: next, ring: n } : { a: next, b: c, ring: n }
    }),
  )

/** Where two edges cross or touch as they may not, or null. Ends that two edges of a border share are no touch. */
export function meetingOf(e: Edge, f: Edge): Corner | null {
  if (
    Math.max(e.a[0], f.a[0]) > Math.min(e.b[0], f.b[0]) ||
    Math.max(Math.min(e.a[1], e.b[1]), Math.min(f.a[1], f.b[1])) >
      Math.min(Math.max(e.a[1], e.b[1]), Math.max(f.a[1], f.b[1]))
  )
    return null
  const sideOf = (edge: Edge, c: Corner) => side(edge.a[0], edge.a[1], edge.b[0], edge.b[1], c[0], c[1])
  const [fa, fb, ea, eb] = [sideOf(e, f.a), sideOf(e, f.b), sideOf(f, e.a), sideOf(f, e.b)]
  if (fa * fb < 0 && ea * eb < 0) return crossingPoint(e, f)
  if (fa === 0 && fb === 0) {
    /** On one line: they run over each other where more than an end is shared. */
    const from = isBefore(e.a, f.a) ? f.a : e.a
    const to = isBefore(e.b, f.b) ? e.b : f.b
    return isBefore(from, to) ? from : null
  }
  const touches = [
    ...(fa === 0 ? [f.a] : []),
    ...(fb === 0 ? [f.b] : []),
    ...(ea === 0 ? [e.a] : []),
    ...(eb === 0 ? [e.b] : []),
  ].filter((c) => onBoth(e, f, c))
  /** A corner that two rings, or two edges in a row, have in common. */
  const shared = touches.find((c) => !(isEnd(e, c) && isEnd(f, c)))
  return shared === undefined || e.ring !== f.ring ? null : shared
}

const isEnd = (e: Edge, c: Corner): boolean => isSame(e.a, c) || isSame(e.b, c)
const onBoth = (e: Edge, f: Edge, c: Corner): boolean => inBox(e, c) && inBox(f, c)
const inBox = ({ a, b }: Edge, [x, y]: Corner): boolean =>
  a[0] <= x && x <= b[0] && Math.min(a[1], b[1]) <= y && y <= Math.max(a[1], b[1])

/** Of two edges that do cross. */
export function crossingPoint(
  e: { readonly a: Corner; readonly b: Corner },
  f: { readonly a: Corner; readonly b: Corner },
): Corner {
  const [dx, dy] = [e.b[0] - e.a[0], e.b[1] - e.a[1]]
  const [gx, gy] = [f.b[0] - f.a[0], f.b[1] - f.a[1]]
  const t = ((f.a[0] - e.a[0]) * gy - (f.a[1] - e.a[1]) * gx) / (dx * gy - dy * gx)
  return [e.a[0] + t * dx, e.a[1] + t * dy]
}

/** The first crossing that the sweep meets; also a corner where more than two edges of one ring meet. */
function firstCrossing(edges: readonly Edge[]): Corner | null {
  const crowd = crowdedCorner(edges)
  if (crowd !== null) return crowd
  const count = edges.length
  /** Ends before beginnings where both are at one corner: what ends there is no neighbour of what begins. */
  const moments = new Uint32Array(count * 2)
  for (let i = 0; i < count * 2; i++) moments[i] = i
  const cornerAt = (m: number): Corner => (m % 2 === 0 ? edges[m >> 1]!.a : edges[m >> 1]!.b)
  moments.sort((m, n) => {
    const [c, d] = [cornerAt(m), cornerAt(n)]
    return c[0] - d[0] || c[1] - d[1] || (n % 2) - (m % 2)
  })
  /** From south to north along the sweep. */
  const active = new Int32Array(count + 1)
  let size = 0
  const isBelow = (i: number, e: Edge): boolean => {
    const f = edges[i]!
    const s = side(f.a[0], f.a[1], f.b[0], f.b[1], e.a[0], e.a[1])
    return s !== 0 ? s > 0 : side(f.a[0], f.a[1], f.b[0], f.b[1], e.b[0], e.b[1]) > 0
  }
  const meets = (i: number, j: number): Corner | null => meetingOf(edges[i]!, edges[j]!)
  for (const m of moments) {
    const i = m >> 1
    const e = edges[i]!
    if (m % 2 === 0) {
      let [low, high] = [0, size]
      while (low < high) {
        const middle = (low + high) >> 1
        if (isBelow(active[middle]!, e)) low = middle + 1
        else high = middle
      }
      const [below, above] = [low > 0 ? active[low - 1]! : -1, low < size ? active[low]! : -1]
      const meeting = (below >= 0 ? meets(below, i) : null) ?? (above >= 0 ? meets(i, above) : null)
      if (meeting) return meeting
      active.copyWithin(low + 1, low, size)
      active[low] = i
      size++
    } else {
      const at = placeOf(active, size, i, edges)
      active.copyWithin(at, at + 1, size)
      size--
      if (at > 0 && at < size) {
        const meeting = meets(active[at - 1]!, active[at]!)
        if (meeting) return meeting
      }
    }
  }
  return null
}

/** Where an edge lies in the order at its eastern end. */
function placeOf(active: Int32Array, size: number, i: number, edges: readonly Edge[]): number {
  const [x, y] = edges[i]!.b
  let [low, high] = [0, size]
  while (low < high) {
    const middle = (low + high) >> 1
    const f = edges[active[middle]!]!
    if (side(f.a[0], f.a[1], f.b[0], f.b[1], x, y) > 0) low = middle + 1
    else high = middle
  }
  /** Several may pass through the corner. */
  for (let at = low; at < size; at++) if (active[at] === i) return at
  return active.indexOf(i)
}

/** A corner where one ring passes twice. */
function crowdedCorner(edges: readonly Edge[]): Corner | null {
  const order = edges.flatMap((e) => [
    { c: e.a, ring: e.ring },
    { c: e.b, ring: e.ring },
  ])
  order.sort((m, n) => m.ring - n.ring || m.c[0] - n.c[0] || m.c[1] - n.c[1])
  for (let i = 2; i < order.length; i++)
    if (order[i]!.ring === order[i - 2]!.ring && isSame(order[i]!.c, order[i - 2]!.c)) return order[i]!.c
  return null
}

/** Further crossings, as far as the work goes that they are worth. */
function moreCrossings(edges: readonly Edge[]): readonly Corner[] {
  const byWest = edges.toSorted((e, f) => e.a[0] - f.a[0])
  const crossings: Corner[] = []
  let pairs = 0
  for (const [i, e] of byWest.entries()) {
    for (let j = i + 1; j < byWest.length && byWest[j]!.a[0] <= e.b[0]; j++) {
      if (++pairs > mostPairs) return crossings
      const meeting = meetingOf(e, byWest[j]!)
      if (meeting && !crossings.some((c) => isNear(c, meeting))) crossings.push(meeting)
      if (crossings.length >= mostNamed) return crossings
    }
  }
  return crossings
}
