/** The edges of many shapes in bands of latitude, in arrays that all of them share: what a side test looks at is next to each other. */
import { boxOfShape, ringsOf, type Corner, type Shape } from './shape.ts'

export type Bands = {
  /** 1 inside, 0 on the border, -1 outside. */
  sideOf(grid: number, x: number, y: number): -1 | 0 | 1
  /** The edges of a grid that pass these latitudes, some of them twice. */
  eachEdge(grid: number, low: number, high: number, use: (a: Corner, b: Corner) => void): void
  /** The same, each of them once. */
  eachEdgeOnce(grid: number, low: number, high: number, use: (a: Corner, b: Corner) => void): void
  readonly bytes: number
}

/** The edges of all shapes, each in every band of latitude that it passes. */
export function bandsOf(shapes: readonly Shape[]): Bands {
  const boxes = shapes.map(boxOfShape)
  const counts = Int32Array.from(shapes, (shape, i) => bandsFor(shape, boxes[i]!.north - boxes[i]!.south + 1))
  const offset = new Int32Array(shapes.length + 1)
  for (let i = 0; i < shapes.length; i++) offset[i + 1] = offset[i]! + counts[i]! + 1
  const south = Int32Array.from(boxes, (b) => b.south)
  const north = Int32Array.from(boxes, (b) => b.north)
  const west = Int32Array.from(boxes, (b) => b.west)
  const east = Int32Array.from(boxes, (b) => b.east)
  const perBand = Float64Array.from(boxes, (b, i) => counts[i]! / (b.north - b.south + 1))
  const bandAt = (i: number, y: number): number => ((y - south[i]!) * perBand[i]!) | 0
  const each = (use: (slot: number, a: Corner, b: Corner) => void): void => {
    for (const [i, shape] of shapes.entries())
      for (const ring of ringsOf(shape)) {
        let a = ring.at(-1)!
        for (const b of ring) {
          const [low, high] = [bandAt(i, Math.min(a[1], b[1])), bandAt(i, Math.max(a[1], b[1]))]
          for (let band = low; band <= high; band++) use(offset[i]! + band, a, b)
          a = b
        }
      }
  }
  const start = new Int32Array(offset[shapes.length]! + 1)
  each((slot) => start[slot + 1]!++)
  for (let s = 0; s < start.length - 1; s++) start[s + 1]! += start[s]!
  const data = new Int32Array(start.at(-1)! * 4)
  const next = start.slice()
  each((slot, a, b) => {
    const at = next[slot]!++ * 4
    data[at] = a[0]
    data[at + 1] = a[1]
    data[at + 2] = b[0]
    data[at + 3] = b[1]
  })
  return {
    bytes: data.byteLength + start.byteLength,
    eachEdge(i, low, high, use) {
      if (high < south[i]! || low > north[i]!) return
      const [from, to] = [bandAt(i, Math.max(low, south[i]!)), bandAt(i, Math.min(high, north[i]!))]
      for (let at = start[offset[i]! + from]! * 4, end = start[offset[i]! + to + 1]! * 4; at < end; at += 4)
        use([data[at]!, data[at + 1]!], [data[at + 2]!, data[at + 3]!])
    },
    eachEdgeOnce(i, low, high, use) {
      for (const ring of ringsOf(shapes[i]!)) {
        let a = ring.at(-1)!
        for (const b of ring) {
          if (Math.max(a[1], b[1]) >= low && Math.min(a[1], b[1]) <= high) use(a, b)
          a = b
        }
      }
    },
    sideOf(i, x, y) {
      if (y < south[i]! || y > north[i]! || x < west[i]! || x > east[i]!) return -1
      const slot = offset[i]! + (((y - south[i]!) * perBand[i]!) | 0)
      let isInside = false
      for (let at = start[slot]! * 4, end = start[slot + 1]! * 4; at < end; at += 4) {
        const [ay, by] = [data[at + 1]!, data[at + 3]!]
        if (ay > y === by > y) {
          if (ay !== y && by !== y) continue
          const [ax, bx] = [data[at]!, data[at + 2]!]
          if (ay === by ? (ax <= x && x <= bx) || (bx <= x && x <= ax) : x === (ay === y ? ax : bx)) return 0
          continue
        }
        const [ax, bx] = [data[at]!, data[at + 2]!]
        if (ax < x && bx < x) continue
        if (ax > x && bx > x) {
          isInside = !isInside
          continue
        }
        /** Whole numbers below 2^53, as the ground is narrower than `widest`. */
        const d = (bx - ax) * (y - ay) - (by - ay) * (x - ax)
        if (d === 0) return 0
        if (by > ay ? d > 0 : d < 0) isInside = !isInside
      }
      return isInside ? 1 : -1
    },
  }
}

/** A band for every two edges; fewer where long edges would stand in so many of them that no memory holds them. */
function bandsFor(shape: Shape, height: number): number {
  let [edges, rise] = [0, 0]
  for (const ring of ringsOf(shape)) {
    let a = ring.at(-1)!
    for (const b of ring) {
      edges++
      rise += Math.abs(b[1] - a[1])
      a = b
    }
  }
  return Math.max(4, Math.min(edges >> 1, Math.floor((8 * edges * height) / Math.max(1, rise))))
}
