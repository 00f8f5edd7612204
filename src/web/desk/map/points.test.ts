/** Points of a map: they come back to the millionth, lie where the web's maps put them, and are found by a finger. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundsOf, countIn, nearest, placesOf, planeX, planeY, readPoints } from './points.ts'

const name = (zh: string, parent: string | null) => ({ name: { zh, en: zh }, parent })
const sent = {
  ids: ['a', 'b', 'c'],
  at: [112_900_000, 27_800_000, 1_000, -2_000, 99_000, 202_000],
  standing: [0, 2, 0],
  places: [
    { code: '430302001001', n: 2 },
    { code: '430304001001', n: 1 },
  ],
}
const names = {
  '430300': name('湘潭市', '430000'),
  '430302': name('雨湖区', '430300'),
  '430302001': name('雨湖路街道', '430302'),
  '430302001001': name('一社区', '430302001'),
  '430304': name('岳塘区', '430300'),
  '430304001001': name('二社区', '430304'),
}
const points = readPoints(sent)

test('differences add up to degrees', () => {
  expect([...points.longitude]).toEqual([112.9, 112.901, 113])
  expect([...points.latitude]).toEqual([27.8, 27.798, 28])
})

test('any list of millionths comes back', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.integer({ min: -180_000_000, max: 180_000_000 }),
          fc.integer({ min: -85_000_000, max: 85_000_000 }),
        ),
        { maxLength: 50 },
      ),
      (list) => {
        const at = list.flatMap(([lon, lat], i) => [
          lon - (list[i - 1]?.[0] ?? 0),
          lat - (list[i - 1]?.[1] ?? 0),
        ])
        const read = readPoints({
          ids: list.map((_, i) => String(i)),
          at,
          standing: list.map(() => 0),
          places: [],
        })
        return list.every(
          ([lon, lat], i) =>
            Math.round(read.longitude[i]! * 1e6) === lon && Math.round(read.latitude[i]! * 1e6) === lat,
        )
      },
    ),
  )
})

test.each<[string, number, number, number, number]>([
  ['the middle of the world', 0, 0, 128, 128],
  ['its edge', 180, 0, 256, 128],
  ['as far north as it goes', 0, 85.0511287798066, 128, 0],
  ['as far south', 0, -85.0511287798066, 128, 256],
])('%s lies where every web map puts it', (_, lon, lat, x, y) => {
  expect([planeX(lon), planeY(lat)]).toEqual([expect.closeTo(x, 9), expect.closeTo(y, 9)])
})

test('each place above has what is below it', () => {
  const places = placesOf(points, names)
  expect([...places].map(([code, p]) => [code, p.depth, countIn(points, p.runs, 3)]).sort()).toEqual([
    ['430300', 0, [2, 0, 1]],
    ['430302', 1, [1, 0, 1]],
    ['430302001', 2, [1, 0, 1]],
    ['430302001001', 3, [1, 0, 1]],
    ['430304', 1, [1, 0, 0]],
    ['430304001001', 2, [1, 0, 0]],
  ])
  expect(places.get('430302')!.centre).toEqual([expect.closeTo(112.9005, 9), expect.closeTo(27.799, 9)])
  expect(boundsOf(points, places.get('430300')!.runs)).toEqual([
    [27.798, 112.9],
    [28, 113],
  ])
  expect(boundsOf(points, [])).toBeNull()
})

test('a finger finds the nearest that is shown, and nothing far away', () => {
  const at = (i: number, shown: readonly number[], off = 0) =>
    nearest(points, new Set(shown), points.x[i]! + off, points.y[i]!, 0.0004)
  expect(at(0, [0, 2])).toBe(0)
  expect(at(1, [0, 2])).toBe(1)
  /** Its own is hidden, the next one is too far. */
  expect(at(1, [0])).toBe(-1)
  expect(at(0, [0, 2], 0.0003)).toBe(0)
  expect(at(0, [0, 2], 0.01)).toBe(-1)
})
