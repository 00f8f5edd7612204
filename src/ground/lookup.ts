/**
 * Which grid a point lies in. The ground is cut into cells: most name their owner; those that a border passes list whom it may
 * be, and of each of these the edges lie in bands of latitude, in arrays that all grids share.
 */
import { assert } from '#kernel/assert'
import { bandsOf, type Bands } from './bands.ts'
import { boxOf, boxOfShape, ringsOf, type Corner, type Shape } from './shape.ts'

export type Grid = { readonly code: string; readonly shape: Shape }

/** Where a point lies: in which grid, and on whose borders besides. */
export type Standing = { readonly area: string | null; readonly onBorderOf: readonly string[] }

export type Ground = {
  /** By code; what `indexAt` gives counts them. */
  readonly codes: readonly string[]
  /** [GD7] The grid of a point by its place in `codes`, -1 where there is none. */
  indexAt(lon: number, lat: number): number
  /** [GD7] The same, in words, with the neighbours that the point touches. */
  at(lon: number, lat: number): Standing
  /** What it takes in memory. */
  readonly bytes: number
}

const nobody = -1
/** Fewer cells would leave most points in a cell with a border. */
const fewestCells = 512
const mostCells = 2048
const cellsPerGrid = 16
/** No longer exact beyond: wider than any country that this runs. */
const widest = 66_000_000

/** [GD7] Grids in the order of their codes: the first that holds a point has it. */
export function openGround(grids: readonly Grid[]): Ground {
  const sorted = grids.toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
  const codes = sorted.map((g) => g.code)
  if (sorted.length === 0)
    return { codes, indexAt: () => nobody, at: () => ({ area: null, onBorderOf: [] }), bytes: 0 }
  const bands = bandsOf(sorted.map((g) => g.shape))
  const cells = cellsOf(sorted, bands)
  const { owner, first, list } = cells
  const indexAt = (x: number, y: number): number => {
    const q = cells.cellAt(x, y)
    if (q < 0) return nobody
    const o = owner[q]!
    if (o >= nobody) return o
    for (let j = first[-2 - o]!, end = first[-1 - o]!; j < end; j++) {
      const i = list[j]!
      if (i < 0) return ~i
      if (bands.sideOf(i, x, y) >= 0) return i
    }
    return nobody
  }
  return {
    codes,
    indexAt,
    at(x, y) {
      const i = indexAt(x, y)
      const q = cells.cellAt(x, y)
      const o = q < 0 ? nobody : owner[q]!
      const near = o >= nobody ? [] : [...list.subarray(first[-2 - o], first[-1 - o])]
      return {
        area: i < 0 ? null : codes[i]!,
        onBorderOf: near
          .filter((j) => j >= 0 && j !== i && bands.sideOf(j, x, y) === 0)
          .map((j) => codes[j]!),
      }
    },
    bytes: cells.bytes + bands.bytes,
  }
}

type Cells = {
  /** -1 beyond the ground. */
  cellAt(x: number, y: number): number
  /** Whose a cell is; -1 nobody's; from -2 downwards the number of a cell with a border. */
  readonly owner: Int32Array
  readonly first: Int32Array
  /** In each cell by code; `~i`: a grid that holds all of the cell. */
  readonly list: Int32Array
  readonly bytes: number
}

function cellsOf(grids: readonly Grid[], bands: Bands): Cells {
  const boxes = grids.map((g) => boxOfShape(g.shape))
  const box = boxOf(
    boxes.flatMap((b): readonly Corner[] => [
      [b.west, b.south],
      [b.east, b.north],
    ]),
  )
  const [width, height] = [box.east - box.west + 1, box.north - box.south + 1]
  assert(width < widest && height < widest, 'the ground is wider than its sides can be worked out')
  const wanted = Math.ceil(Math.sqrt(grids.length) * cellsPerGrid)
  const n = Math.min(mostCells, Math.max(fewestCells, wanted))
  const [perX, perY] = [n / width, n / height]
  const [columnAt, rowAt] = [
    (x: number) => ((x - box.west) * perX) | 0,
    (y: number) => ((y - box.south) * perY) | 0,
  ]
  const cellAt = (x: number, y: number): number =>
    x < box.west || x > box.east || y < box.south || y > box.north ? -1 : rowAt(y) * n + columnAt(x)

  /** Every cell that an edge may pass, once for each grid. */
  const passed = (use: (cell: number, grid: number) => void): void => {
    const last = new Int32Array(n * n).fill(nobody)
    const mark = (cell: number, grid: number): void => {
      if (last[cell] === grid) return
      last[cell] = grid
      use(cell, grid)
    }
    for (const [i, g] of grids.entries())
      for (const ring of ringsOf(g.shape)) {
        let a = ring.at(-1)!
        for (const b of ring) {
          markEdge(a, b, i, mark)
          a = b
        }
      }
  }
  const markEdge = (a: Corner, b: Corner, grid: number, mark: (cell: number, grid: number) => void): void => {
    const [low, high] = a[1] <= b[1] ? [a, b] : [b, a]
    const [west, east] = [columnAt(Math.min(a[0], b[0])), columnAt(Math.max(a[0], b[0]))]
    const [south, north] = [rowAt(low[1]), rowAt(high[1])]
    const isShort = north - south < 2 || east - west < 2
    for (let row = south; row <= north; row++) {
      let [from, to] = [west, east]
      if (!isShort) {
        /** A long slanting edge passes a few cells of each row; one more on either side for what rounding took. */
        const at = (y: number) =>
          low[0] +
          ((high[0] - low[0]) * (Math.min(high[1], Math.max(low[1], y)) - low[1])) / (high[1] - low[1])
        const [p, q] = [at(box.south + row / perY), at(box.south + (row + 1) / perY)]
        from = Math.max(west, columnAt(Math.min(p, q)) - 1)
        to = Math.min(east, columnAt(Math.max(p, q)) + 1)
      }
      for (let column = from; column <= to; column++) mark(row * n + column, grid)
    }
  }

  const count = new Int32Array(n * n)
  passed((cell) => count[cell]!++)
  const owner = new Int32Array(n * n)
  let borders = 0
  for (let q = 0; q < owner.length; q++) if (count[q]! > 0) owner[q] = -2 - borders++
  /** Room for one more in each: the grid that holds all of it. */
  const rooms = new Int32Array(borders + 1)
  for (let q = 0; q < owner.length; q++)
    if (count[q]! > 0) rooms[-1 - owner[q]!] = rooms[-2 - owner[q]!]! + count[q]! + 1
  const room = new Int32Array(rooms[borders]!)
  const filled = new Int32Array(borders)
  passed((cell, grid) => {
    const k = -2 - owner[cell]!
    room[rooms[k]! + filled[k]!++] = grid
  })

  const holding = holders(boxes, n, columnAt, rowAt)
  const [centreX, centreY] = [
    (column: number) => box.west + (column + 0.5) / perX,
    (row: number) => box.south + (row + 0.5) / perY,
  ]
  const first = new Int32Array(borders + 1)
  const list = new Int32Array(room.length)
  let used = 0
  for (let row = 0; row < n; row++)
    for (let column = 0; column < n; column++) {
      const q = row * n + column
      const k = -2 - owner[q]!
      if (count[q] === 0) {
        /** No border between it and the cell before it: they are one's. */
        owner[q] =
          column > 0 && count[q - 1] === 0
            ? owner[q - 1]!
            : holding(row, column, (i) => bands.sideOf(i, centreX(column), centreY(row)) > 0)
        continue
      }
      const passing = room.subarray(rooms[k], rooms[k]! + filled[k]!)
      const whole = holding(
        row,
        column,
        (i) => !passing.includes(i) && bands.sideOf(i, centreX(column), centreY(row)) > 0,
      )
      first[k] = used
      for (const i of passing) {
        if (whole >= 0 && whole < i) break
        list[used++] = i
      }
      if (whole >= 0) list[used++] = ~whole
    }
  first[borders] = used
  const tight = list.slice(0, used)
  return { cellAt, owner, first, list: tight, bytes: owner.byteLength + first.byteLength + tight.byteLength }
}

/** The first grid of those whose box is near a cell that is wanted there, or -1. */
function holders(
  boxes: readonly {
    readonly west: number
    readonly south: number
    readonly east: number
    readonly north: number
  }[],
  n: number,
  columnAt: (x: number) => number,
  rowAt: (y: number) => number,
): (row: number, column: number, wanted: (grid: number) => boolean) => number {
  /** Eight by eight cells look into one list. */
  const side = (n >> 3) + 1
  const near: number[][] = Array.from({ length: side * side }, () => [])
  for (const [i, b] of boxes.entries())
    for (let row = rowAt(b.south) >> 3; row <= rowAt(b.north) >> 3; row++)
      for (let column = columnAt(b.west) >> 3; column <= columnAt(b.east) >> 3; column++)
        near[row * side + column]!.push(i)
  return (row, column, wanted) => {
    const list = near[(row >> 3) * side + (column >> 3)]!
    for (const i of list) if (wanted(i)) return i
    return nobody
  }
}
