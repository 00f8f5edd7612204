/** Which grid a point lies in: against a plain exact search, on corners and borders too, and in the borders of another day. */
import { describe, expect, test } from 'vitest'
import { openGround, openGroundInTime, type Border, type Corner, type Grid } from './index.ts'
import { tiling } from './testing.ts'

/** One edge after the other in big whole numbers; no cell, no band, no double. */
function plainSide(g: Grid, x: number, y: number): -1 | 0 | 1 {
  let crossings = 0
  for (const ring of g.shape.flat())
    for (let i = 0; i < ring.length; i++) {
      const [[ax, ay], [bx, by]] = [ring[i]!, ring[(i + 1) % ring.length]!]
      const d = BigInt(bx - ax) * BigInt(y - ay) - BigInt(by - ay) * BigInt(x - ax)
      if (
        d === 0n &&
        Math.min(ax, bx) <= x &&
        x <= Math.max(ax, bx) &&
        Math.min(ay, by) <= y &&
        y <= Math.max(ay, by)
      )
        return 0
      if (ay > y !== by > y && (by > ay ? d > 0n : d < 0n)) crossings++
    }
  return crossings % 2 === 1 ? 1 : -1
}
const boxes = new Map<Grid, readonly [number, number, number, number]>()
function boxOf(g: Grid): readonly [number, number, number, number] {
  const box = boxes.get(g)
  if (box) return box
  const [xs, ys] = [0, 1].map((n) => g.shape.flat(2).map((c) => c[n]!))
  const fresh = [Math.min(...xs!), Math.min(...ys!), Math.max(...xs!), Math.max(...ys!)] as const
  boxes.set(g, fresh)
  return fresh
}
const near = (grids: readonly Grid[], x: number, y: number) =>
  grids.filter((g) => {
    const [west, south, east, north] = boxOf(g)
    return west <= x && x <= east && south <= y && y <= north
  })
const plain = (grids: readonly Grid[], x: number, y: number): string | null =>
  near(grids, x, y)
    .filter((g) => plainSide(g, x, y) >= 0)
    .map((g) => g.code)
    .toSorted()[0] ?? null

const grids = tiling(7, 6, 64).slice(0, 41)
const ground = openGround(grids.toReversed())

let seed = 777
const chance = () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
const scattered = Array.from({ length: 30_000 }, (): Corner => [
  Math.round(113_090_000 + chance() * 220_000),
  Math.round(27_790_000 + chance() * 220_000),
])
/** Corners, and midpoints of edges that two grids share. */
const senses = new Map<string, readonly [Corner, Corner]>()
const inner: Corner[] = []
const corners: Corner[] = []
for (const g of grids)
  for (const ring of g.shape.flat())
    for (const [i, a] of ring.entries()) {
      const b = ring[(i + 1) % ring.length]!
      corners.push(a)
      if (senses.has(`${b} ${a}`))
        inner.push([Math.round((a[0] + b[0]) / 2), Math.round((a[1] + b[1]) / 2)], a, b)
      senses.set(`${a} ${b}`, [a, b])
    }

describe('[GD7] a point lies in exactly one grid', () => {
  test.each([
    ['30,000 points', scattered],
    ['every corner', corners],
    ['the middle of every inner edge', inner],
  ])('%s as a plain search finds them', (_, points) => {
    const wrong = points.filter(([x, y]) => ground.at(x, y).area !== plain(grids, x, y))
    expect(wrong).toEqual([])
  })
  test('on inner edges nothing is unowned, and nothing is owned twice', () => {
    expect(inner.length).toBeGreaterThan(4000)
    expect(inner.filter(([x, y]) => ground.indexAt(x, y) < 0)).toEqual([])
    /** Strictly inside two is none. */
    expect(
      inner.filter(([x, y]) => near(grids, x, y).filter((g) => plainSide(g, x, y) === 1).length > 1),
    ).toEqual([])
  })
  test('long slanting borders, holes and parts', () => {
    const odd: readonly Grid[] = [
      {
        code: '3',
        shape: [
          [
            [
              [0, 0],
              [1_000_000, 13],
              [999_983, 700_001],
            ],
          ],
        ],
      },
      {
        code: '2',
        shape: [
          [
            [
              [0, 0],
              [999_983, 700_001],
              [7, 699_000],
            ],
          ],
        ],
      },
      {
        code: '1',
        shape: [
          [
            [
              [2_000_000, 0],
              [2_900_000, 0],
              [2_900_000, 900_000],
              [2_000_000, 900_000],
            ],
            [
              [2_100_000, 100_000],
              [2_100_000, 800_000],
              [2_800_000, 800_000],
              [2_800_000, 100_000],
            ],
          ],
        ],
      },
      {
        code: '4',
        shape: [
          [
            [
              [2_100_000, 100_000],
              [2_800_000, 100_000],
              [2_800_000, 800_000],
              [2_100_000, 800_000],
            ],
          ],
          [
            [
              [5, 800_000],
              [90, 800_000],
              [90, 890_000],
            ],
          ],
        ],
      },
    ]
    const of = openGround(odd)
    const points = Array.from({ length: 20_000 }, (): Corner => [
      Math.round(chance() * 3_000_000 - 20_000),
      Math.round(chance() * 920_000 - 10_000),
    ])
    expect(
      [...points, ...odd.flatMap((g) => g.shape.flat(2))].filter(
        ([x, y]) => of.at(x, y).area !== plain(odd, x, y),
      ),
    ).toEqual([])
  })
  test('nobody where there is no grid', () => {
    expect(openGround([]).at(1, 1)).toEqual({ area: null, onBorderOf: [] })
    expect(ground.at(120_000_000, 20_000_000)).toEqual({ area: null, onBorderOf: [] })
  })
  test('on a shared border it is the smaller code, however often one asks, and the neighbour sees it', () => {
    const two: readonly Grid[] = [
      {
        code: '430200001001012',
        shape: [
          [
            [
              [10, 0],
              [20, 0],
              [20, 10],
              [10, 10],
            ],
          ],
        ],
      },
      {
        code: '430200001001011',
        shape: [
          [
            [
              [0, 0],
              [10, 0],
              [10, 10],
              [0, 10],
            ],
          ],
        ],
      },
    ]
    const of = openGround(two)
    for (let i = 0; i < 3; i++)
      expect(of.at(10, 5)).toEqual({ area: '430200001001011', onBorderOf: ['430200001001012'] })
    expect(of.at(11, 5)).toEqual({ area: '430200001001012', onBorderOf: [] })
  })
})

test('[GD8] what happened in grid 12 lies in grid 12 after 12 merged into 11', () => {
  const west: Corner[] = [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
  ]
  const east: Corner[] = [
    [10, 0],
    [20, 0],
    [20, 10],
    [10, 10],
  ]
  const both: Corner[] = [
    [0, 0],
    [10, 0],
    [20, 0],
    [20, 10],
    [10, 10],
    [0, 10],
  ]
  const borders: readonly Border[] = [
    { code: '430200001001011', from: '2021-01-01', to: '2021-06-30', shape: [[west]] },
    { code: '430200001001012', from: '2021-01-01', to: '2021-06-30', shape: [[east]] },
    { code: '430200001001011', from: '2021-07-01', to: null, shape: [[both]] },
  ]
  const time = openGroundInTime(borders)
  expect(time.on('2021-06-30').at(15, 5).area).toBe('430200001001012')
  expect(time.on('2021-07-01').at(15, 5).area).toBe('430200001001011')
  expect(time.on('2021-06-30').at(15, 5).area).toBe('430200001001012')
  expect(time.on('2020-12-31').at(15, 5).area).toBe(null)
})
