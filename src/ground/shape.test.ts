/** Shapes: read and written without loss, turned the way they should run, and found where they cross themselves. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { crossingsOf } from './crossing.ts'
import { readGround, squareMetresOf, writeGround, type Corner, type Shape } from './index.ts'
import { sideOfRing, turnOf } from './shape.ts'

const shapeOf = (...corners: readonly Corner[]): Shape => [[corners]]
const code = '430200001001001'
const read = (geometry: object) =>
  readGround(
    {
      type: 'FeatureCollection',
      frame: 'WGS-84',
      features: [{ type: 'Feature', properties: { code }, geometry }],
    },
    {},
  )
const outer = [
  [113.1, 27.8],
  [113.1, 27.9],
  [113.2, 27.9],
  [113.2, 27.8],
  [113.1, 27.8],
]
const hole = [
  [113.12, 27.82],
  [113.18, 27.82],
  [113.18, 27.88],
  [113.12, 27.88],
  [113.12, 27.82],
]

describe('[GD3] shapes', () => {
  test('rings are turned the way they should run, and repeated corners go', () => {
    const doubled = [outer[0]!, ...outer]
    const { drawn, findings } = read({ type: 'Polygon', coordinates: [doubled, hole] })
    expect(findings).toEqual([])
    const [ring, inner] = drawn[0]!.shape[0]!
    expect([turnOf(ring!) > 0, turnOf(inner!) < 0]).toEqual([true, true])
    expect([ring!.length, inner!.length]).toEqual([4, 4])
  })
  test.each<[string, object]>([
    ['Polygon', { type: 'Polygon', coordinates: [outer, hole] }],
    [
      'MultiPolygon',
      { type: 'MultiPolygon', coordinates: [[outer, hole], [hole.map(([x, y]) => [x! + 1, y!])]] },
    ],
  ])('%s reads back as it was written, corner by corner', (_, geometry) => {
    const { shape } = read(geometry).drawn[0]!
    const again = readGround(JSON.parse(JSON.stringify(writeGround([{ code, shape }]))), {})
    expect(again.findings).toEqual([])
    expect(again.drawn[0]!.shape).toEqual(shape)
  })
  test.each<[string, unknown, string]>([
    ['一个点', { type: 'Point', coordinates: [113.1, 27.8] }, 'not_a_polygon'],
    ['没有图形', null, 'not_a_polygon'],
    ['空的面', { type: 'Polygon', coordinates: [] }, 'not_a_polygon'],
    ['两个角点', { type: 'Polygon', coordinates: [[outer[0], outer[1], outer[0]]] }, 'too_few_corners'],
    ['一条线', { type: 'Polygon', coordinates: [[outer[0], outer[1], [113.1, 27.85], outer[0]]] }, 'no_area'],
    ['文字', { type: 'Polygon', coordinates: [[['a', 'b'], outer[1], outer[2]]] }, 'not_a_number'],
    ['角点不是一对数', { type: 'Polygon', coordinates: [[7, outer[1], outer[2]]] }, 'not_a_number'],
  ])('%s is refused', (_, geometry, fault) => {
    expect(read(geometry as object).findings.map((f) => f.code)).toEqual([fault])
    expect(read(geometry as object).drawn).toEqual([])
  })
  test.each<[string, unknown]>([
    ['nothing', null],
    ['text', 'FeatureCollection'],
    ['features that are none', { type: 'FeatureCollection', features: [1] }],
    ['another type', { type: 'Topology' }],
  ])('%s is no GeoJSON', (_, sent) => {
    expect(readGround(sent, { frame: 'WGS-84' }).findings.map((f) => f.code)).toEqual(['not_geojson'])
  })
  test('a hole outside its shape', () => {
    const far = hole.map(([x, y]) => [x! + 0.05, y!])
    expect(read({ type: 'Polygon', coordinates: [outer, far] }).findings.map((f) => f.code)).toContain(
      'hole_outside',
    )
  })
  test('a hundredth of a degree in Zhuzhou is 1.09 km², a hole taken off', () => {
    const whole = read({ type: 'Polygon', coordinates: [outer] }).drawn[0]!.shape
    const without = read({ type: 'Polygon', coordinates: [outer, hole] }).drawn[0]!.shape
    expect(squareMetresOf(whole) / 1e6).toBeCloseTo(109.3, 0)
    expect(squareMetresOf(without) / squareMetresOf(whole)).toBeCloseTo(0.64, 3)
  })
})

describe('[GD4] borders that cross themselves', () => {
  test.each<[string, Shape, readonly Corner[]]>([
    ['a square', shapeOf([0, 0], [10, 0], [10, 10], [0, 10]), []],
    ['a bow', shapeOf([0, 0], [10, 10], [10, 0], [0, 10]), [[5, 5]]],
    ['a corner on an edge', shapeOf([0, 0], [10, 0], [10, 10], [5, 0], [0, 10]), [[5, 0]]],
    ['a corner passed twice', shapeOf([0, 0], [5, 5], [0, 10], [10, 10], [5, 5], [10, 0]), [[5, 5]]],
    ['a spike', shapeOf([0, 0], [10, 0], [10, 10], [10, 20], [10, 10], [0, 10]), [[10, 10]]],
    [
      'two halves that meet in a corner',
      [
        [
          [
            [0, 0],
            [5, 0],
            [5, 5],
            [0, 5],
          ],
        ],
        [
          [
            [5, 5],
            [9, 5],
            [9, 9],
            [5, 9],
          ],
        ],
      ],
      [],
    ],
    [
      'a hole that touches in a corner',
      [
        [
          [
            [0, 0],
            [9, 0],
            [9, 9],
            [0, 9],
          ],
          [
            [0, 0],
            [3, 5],
            [5, 3],
          ],
        ],
      ],
      [],
    ],
  ])('%s', (_, shape, at) => expect(crossingsOf(shape)).toEqual(at))

  test('both of two crossings are named, for whoever mends by hand', () => {
    const shape = shapeOf([0, 0], [10, 10], [20, 0], [30, 10], [30, 0], [20, 10], [10, 0], [0, 10])
    expect(crossingsOf(shape).length).toBeGreaterThan(1)
  })

  /** A comb of long teeth in three directions, and a ring that winds: what makes a sweep or a raster hang. */
  const comb = (turn: (x: number, y: number) => Corner): Shape => {
    const teeth = Array.from({ length: 50_000 }, (_, i): readonly Corner[] => [
      turn(i * 10, 0),
      turn(i * 10 + 5, 900_000),
    ]).flat()
    return [[[...teeth, turn(500_000, -10), turn(-10, -10)]]]
  }
  test.each<[string, (x: number, y: number) => Corner]>([
    ['upright', (x, y) => [x, y]],
    ['lying', (x, y) => [y, x]],
    ['slanting', (x, y) => [x + y, y - x]],
  ])('100,000 corners as %s teeth are read, and one crossing among them is named', (_, turn) => {
    const shape = comb(turn)
    expect(crossingsOf(shape)).toEqual([])
    const ring = [...shape[0]![0]!]
    ;[ring[60_001], ring[60_003]] = [ring[60_003]!, ring[60_001]!]
    expect(crossingsOf([[ring]]).length).toBeGreaterThan(0)
  })

  test('what the sweep says is what looking at every pair says', () => {
    const corner = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }))
    fc.assert(
      fc.property(
        fc.uniqueArray(corner, { minLength: 3, maxLength: 9, selector: (c) => c.join() }),
        (ring) => {
          expect(crossingsOf([[ring]]).length > 0).toBe(crossesByPairs(ring))
        },
      ),
      { numRuns: 3000 },
    )
  })
})

/** Whether two edges that are no neighbours touch, or two neighbours have more than their corner in common. */
function crossesByPairs(ring: readonly Corner[]): boolean {
  const n = ring.length
  const between = (a: Corner, b: Corner, c: Corner) =>
    Math.min(a[0], b[0]) <= c[0] &&
    c[0] <= Math.max(a[0], b[0]) &&
    Math.min(a[1], b[1]) <= c[1] &&
    c[1] <= Math.max(a[1], b[1])
  const turn = (a: Corner, b: Corner, c: Corner) =>
    Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))
  const on = (a: Corner, b: Corner, c: Corner) => turn(a, b, c) === 0 && between(a, b, c)
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      const [a, b, c, d] = [ring[i]!, ring[(i + 1) % n]!, ring[j]!, ring[(j + 1) % n]!]
      if (j === i + 1) {
        if (on(a, b, d) || on(c, d, a)) return true
      } else if ((j + 1) % n === i) {
        if (on(c, d, b) || on(a, b, c)) return true
      } else if (
        on(a, b, c) ||
        on(a, b, d) ||
        on(c, d, a) ||
        on(c, d, b) ||
        (turn(a, b, c) !== turn(a, b, d) && turn(c, d, a) !== turn(c, d, b))
      )
        return true
    }
  return false
}

test('[GD7] the side of a ring is exact where doubles are not', () => {
  const ring: readonly Corner[] = [
    [-180_000_000, -90_000_000],
    [180_000_000, 89_999_999],
    [-180_000_000, 90_000_000],
  ]
  expect(sideOfRing(ring, 0, 0)).toBe(1)
  expect(sideOfRing(ring, 0, -1)).toBe(-1)
  expect(sideOfRing(ring, -180_000_000, 5)).toBe(0)
})
