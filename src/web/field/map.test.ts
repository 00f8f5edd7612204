/** [FO9] The map of the field as rows: which ground lies on the phone, which tasks stand together, how far one is, where a patrol came by. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { GroundFile } from '../../server/contract/ground.ts'
import type { MapGround } from '../../server/contract/registers.ts'
import { groundNear, takeGround } from './ground.ts'
import type { Item } from './outbox.ts'
import { byDistance, gathered, tracksOf, wayTo } from './points.ts'
import type { Taken, Task } from './take.ts'

const square = (west: number, south: number, side = 0.01): [number, number][] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
]
const outline = (code: string, west: number, south: number) => ({
  code,
  name: { zh: code, en: code },
  rings: [square(west, south)],
})
const way = (kind: string, coordinates: readonly (readonly [number, number])[]) => ({
  type: 'Feature',
  properties: { kind },
  geometry: { type: 'LineString', coordinates },
})
const lake = (west: number, south: number) => ({
  type: 'Feature',
  properties: { kind: 'lake' },
  geometry: { type: 'Polygon', coordinates: [square(west, south, 0.001)] },
})
/** Grid 01 beside 02, and 09 far away; a road runs through all of them. */
const realm: MapGround = {
  tiles: { url: 'https://tiles.example/{z}/{x}/{y}', credit: '某图商' },
  outlines: [outline('g01', 113, 27), outline('g02', 113.01, 27), outline('g09', 113.2, 27)],
}
const sketch = {
  type: 'FeatureCollection',
  features: [
    lake(113.002, 27.002),
    lake(113.2, 27.002),
    way('road', [
      [112.9, 27.005],
      [113.005, 27.005],
      [113.1, 27.005],
      [113.2, 27.005],
      [113.3, 27.005],
    ]),
  ],
} as unknown as GroundFile

describe('[FO9] which ground lies on the phone', () => {
  test.each([
    ['own grid: its border, the neighbour’s beside it, what lies near', ['g01'], ['g01', 'g02'], 1, 3],
    ['a grid far away: nothing of the first', ['g09'], ['g09'], 1, 3],
    ['two grids apart: both', ['g01', 'g09'], ['g01', 'g02', 'g09'], 2, 5],
    ['a place without a border: no map at all', ['g77'], [], 0, 0],
  ])('%s', (_, areas, outlines, lakes, corners) => {
    const drawn = groundNear(realm, sketch, areas)
    const parts = drawn.sketch.features as unknown as {
      readonly geometry: { readonly type: string; readonly coordinates: readonly unknown[] }
    }[]
    expect(drawn.ground.outlines.map((o) => o.code)).toEqual(outlines)
    expect(parts.filter((p) => p.geometry.type === 'Polygon').length).toBe(lakes)
    expect(
      parts.flatMap((p) => (p.geometry.type === 'LineString' ? p.geometry.coordinates : [])).length,
    ).toBe(corners)
    /** Nobody else is told where this phone looks. */
    expect(drawn.ground.tiles).toBeNull()
  })

  test('a realm of half a million corners: the phone takes the main roads, and what has room', () => {
    const long = (kind: string, n: number) =>
      way(
        kind,
        Array.from({ length: n }, (_, i) => [113 + (i % 100) / 10_000, 27.005] as const),
      )
    const features = [long('lane', 15_000), long('lane', 15_000), long('main-road', 10_000)]
    const near = groundNear(realm, { ...sketch, features } as unknown as GroundFile, ['g01']).sketch.features
    expect(near.map((f) => (f as unknown as { properties: { kind: string } }).properties.kind)).toEqual([
      'main-road',
    ])
  })

  test('it is asked for once a day, and again when the person gets another grid', async () => {
    let requests = 0
    const get = <T>(path: string): Promise<T> => {
      requests += 1
      return Promise.resolve((path === '/api/map' ? realm : sketch) as T)
    }
    const of = (day: string, area: string): Taken =>
      ({ at: `${day}T08:00:00.000+08:00`, areas: [area], me: { posts: [{ area }] } }) as unknown as Taken
    const first = await takeGround(get, of('2021-10-20', 'g01'), null)
    expect(await takeGround(get, of('2021-10-20', 'g01'), first)).toBe(first)
    expect(requests).toBe(2)
    const moved = await takeGround(get, of('2021-10-20', 'g09'), first)
    await takeGround(get, of('2021-10-21', 'g09'), moved)
    expect([requests, moved.own]).toEqual([6, ['g09']])
  })
})

const task = (id: string, lon: number, lat: number): Task =>
  ({ case: id, point: { lon, lat } }) as unknown as Task
const nowhere = { case: 'no point' } as unknown as Task

describe('[FO9] which tasks stand together', () => {
  const place = fc.record({
    lon: fc.integer({ min: 113_000_000, max: 113_020_000 }),
    lat: fc.integer({ min: 27_800_000, max: 27_820_000 }),
  })
  test('every task with a point is in exactly one group, however near one looks', () =>
    fc.assert(
      fc.property(fc.array(place, { maxLength: 60 }), fc.integer({ min: 6, max: 19 }), (places, zoom) => {
        const tasks = [nowhere, ...places.map((p, i) => task(`c${i}`, p.lon, p.lat))]
        const groups = gathered(tasks, zoom)
        expect(groups.flatMap((g) => g.cases).toSorted()).toEqual(places.map((_, i) => `c${i}`).toSorted())
        for (const g of groups) expect([g.n, g.case !== null]).toEqual([g.cases.length, g.n === 1])
      }),
    ))

  test('three reports of one pothole are one dot at any zoom, and each is told', () => {
    const tasks = ['a', 'b', 'c'].map((id) => task(id, 113_150_000, 27_850_000))
    expect(gathered(tasks, 19).map((g) => [g.n, g.cases])).toEqual([[3, ['a', 'b', 'c']]])
  })
})

test.each([
  ['a kilometre north', [0, 9_000], '北方约1.0 km'],
  ['to the south-east', [2_000, -1_800], '东南方约282 m'],
  ['beneath one’s feet', [50, 50], '就在附近'],
])('[FO9] for who looks at no map it is said: %s', (_, [lon, lat], zh) =>
  expect(
    wayTo({ lon: 113_000_000, lat: 27_000_000 }, { lon: 113_000_000 + lon!, lat: 27_000_000 + lat! }).zh,
  ).toBe(zh),
)

test('the nearest comes first, and what has no point last; where nobody knows the place, the order stays', () => {
  const tasks = [nowhere, task('far', 113_100_000, 27_000_000), task('near', 113_001_000, 27_000_000)]
  const ids = (from: { readonly lon: number; readonly lat: number } | null) =>
    byDistance(tasks, from).map((k) => k.case)
  expect(ids({ lon: 113_000_000, lat: 27_000_000 })).toEqual(['near', 'far', 'no point'])
  expect(ids(null)).toEqual(['far', 'near', 'no point'])
})

test('a patrol’s points are a track in the order in which they were written, sent or not', () => {
  const at = (lon: number) => ({ lon, lat: 27_000_000 })
  const item = (n: number, more: object): Item =>
    ({ n, state: { is: 'waiting' }, ...more }) as unknown as Item
  const act = { kind: 'act', case: 'B1' }
  const items = [
    item(3, { command: act, input: { checked: '水泵房', at: at(3) } }),
    item(1, {
      command: { kind: 'open', ref: 'r' },
      input: { route: '东线', at: at(1) },
      state: { is: 'sent', receipt: { case: 'B1', seq: 1, at: '' } },
    }),
    item(2, { command: act, input: { checked: '配电箱', at: at(2) } }),
    item(4, { command: act, input: { checkpoints: 2 } }),
    item(5, { command: { kind: 'act', case: 'B2' }, input: { at: at(9) } }),
  ]
  expect(tracksOf([{ case: 'B1' }, { case: 'B2' }], items)).toEqual([[at(1), at(2), at(3)]])
})
