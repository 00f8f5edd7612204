/** [MP1] [MP2] [GD9] Cases on a map, and the sketch beneath it: groups add up to what each reader sees, at every zoom, whatever moved. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { act, type Staff } from '../../tools/county.ts'
import type { TestHouse, Visitor } from '../../tools/house.ts'
import { openSpotted, spottedBox, type Spotted } from '../../tools/spotted-house.ts'
import type { Inbox } from './contract/index.ts'
import type { GroundFile } from './contract/ground.ts'
import type { MapCases } from './contract/map.ts'

let house: TestHouse
let staff: Staff
let points: Spotted[]
const [west, south, east, north] = spottedBox
const put = <T>(path: string, body: object) =>
  house.console.send<T>('PUT', path, JSON.stringify(body), { 'content-type': 'application/json' })

beforeAll(async () => {
  ;({ house, staff, points } = await openSpotted())
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const onMap = (who: Visitor, bbox: string, zoom: number) =>
  who.get<MapCases>(`/api/map/cases?programme=test.spotted&bbox=${bbox}&zoom=${zoom}`)
const whole = `${west},${south},${east},${north}`

describe('[MP2] groups', () => {
  test('at every zoom they add up to the cases that lie there, and one alone is named', async () => {
    for (let zoom = 4; zoom <= 20; zoom++) {
      const { body } = await onMap(staff.village, whole, zoom)
      expect([zoom, body.total]).toEqual([zoom, points.length])
      expect(body.clusters.reduce((n, g) => n + g.n, 0)).toBe(points.length)
      for (const g of body.clusters)
        expect(
          g.n === 1 ? points.find((p) => p.case === g.case) : { lon: g.lon, lat: g.lat, case: g.case },
        ).toEqual({ lon: g.lon, lat: g.lat, case: g.n === 1 ? g.case : null })
    }
    expect((await onMap(staff.village, whole, 4)).body.clusters.length).toBeLessThan(3)
    expect((await onMap(staff.village, whole, 20)).body.clusters.filter((g) => g.n > 1)).toHaveLength(1)
  })

  test('any stretch holds all that lies well inside of it, and nothing that lies far outside', async () => {
    const degrees = (from: number, to: number) => fc.double({ min: from, max: to, noNaN: true })
    await fc.assert(
      fc.asyncProperty(
        degrees(west, east - 0.02),
        degrees(south, north - 0.02),
        fc.integer({ min: 8, max: 20 }),
        async (left, bottom, zoom) => {
          const [right, top] = [left + 0.04, bottom + 0.04]
          /** From afar a stretch is read to the group's edge. */
          const slack = 0.004
          const within = (by: number) =>
            points.filter(
              (p) =>
                p.lon / 1e6 > left - by &&
                p.lon / 1e6 < right + by &&
                p.lat / 1e6 > bottom - by &&
                p.lat / 1e6 < top + by,
            ).length
          const { total } = (await onMap(staff.village, `${left},${bottom},${right},${top}`, zoom)).body
          expect(total).toBeGreaterThanOrEqual(within(0))
          expect(total).toBeLessThanOrEqual(within(slack))
        },
      ),
      { numRuns: 25 },
    )
  })

  test('who has no part in the programme is told of none; a stranger is not let in', async () => {
    expect((await onMap(staff.finance, whole, 12)).body).toEqual({ total: 0, clusters: [] })
    expect((await onMap(staff.auditor, whole, 12)).body.total).toBe(points.length)
    expect((await onMap(house.stranger, whole, 12)).status).toBe(401)
  })

  test.each(['1,2,3', 'a,b,c,d', '111.4,26,111.2,27'])(
    'a stretch that is none is refused: %s',
    async (bbox) => {
      const answer = await onMap(staff.village, bbox, 12)
      expect([answer.status, (answer.body as unknown as { code: string }).code]).toEqual([
        400,
        'invalid_bbox',
      ])
    },
  )
})

describe('[MP1] a case lies where its point is, while it is open', () => {
  test('the list says where; what is closed is on no map, and verification agrees', async () => {
    const { tasks } = (await staff.village.get<Inbox>('/api/found?programme=test.spotted&open=true')).body
    expect(tasks.map(({ case: id, point }) => ({ case: id, ...point }))).toEqual(
      expect.arrayContaining(points.map((p) => ({ ...p }))),
    )
    const gone = points.pop()!
    const closed = await act(staff, 'village', gone.case, 1, 'close')
    expect(closed.status, JSON.stringify(closed.body)).toBe(200)
    const { body } = await onMap(staff.village, whole, 20)
    expect([body.total, body.clusters.filter((g) => g.n > 1)]).toEqual([points.length, []])
    const verify = async () =>
      (await house.console.post<{ ok: boolean; mismatches: readonly { kind: string }[] }>('/api/verify', {}))
        .body
    expect((await verify()).mismatches).toEqual([])
    await house.owner.query(`update case_point set lon = lon + 50000 where case_id = $1`, [points[0]!.case])
    expect((await verify()).mismatches.map((m) => m.kind)).toContain('point')
    await house.owner.query(`update case_point set lon = lon - 50000 where case_id = $1`, [points[0]!.case])
    await house.owner.query(`update case_cell set n = n + 1`)
    expect((await verify()).mismatches.map((m) => m.kind)).toContain('cell')
    await house.owner.query(`update case_cell set n = n - 1`)
    expect((await verify()).mismatches).toEqual([])
  })
})

describe('[GD9] the sketch', () => {
  const line = (kind: string, coordinates: unknown) => ({
    type: 'Feature',
    properties: { kind, 'name:zh': '学林大道' },
    geometry: { type: 'LineString', coordinates },
  })
  const drawn = (...features: readonly object[]) => ({ type: 'FeatureCollection', features })
  const road = line('main-road', [
    [111.25, 26.95],
    [111.35, 27.05],
  ])

  test('nobody drew one: an empty one', async () => {
    expect((await house.stranger.get<GroundFile>('/api/ground/sketch')).body.features).toEqual([])
  })

  test('it comes back as it was drawn, in the order in which it is painted, and stands in the log', async () => {
    const lake = {
      type: 'Feature',
      properties: { kind: 'lake' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [111.3, 27],
            [111.31, 27],
            [111.31, 27.01],
            [111.3, 27],
          ],
        ],
      },
    }
    const answer = await put<{ drawn: number }>('/api/ground/sketch', {
      frame: 'WGS-84',
      sketch: drawn(road, lake),
    })
    expect([answer.status, answer.body]).toEqual([200, { drawn: 2 }])
    expect((await house.stranger.get<GroundFile>('/api/ground/sketch')).body).toMatchObject({
      frame: 'WGS-84',
      features: [lake, road],
    })
  })

  test('[GD1] what comes from another frame is converted once', async () => {
    await put('/api/ground/sketch', { frame: 'GCJ-02', sketch: drawn(road) })
    const [first] = (await house.stranger.get<GroundFile>('/api/ground/sketch')).body
      .features as unknown as readonly { geometry: { coordinates: readonly (readonly number[])[] } }[]
    const [lon] = first!.geometry.coordinates[0]!
    expect(Math.abs(lon! - 111.25)).toBeGreaterThan(0.003)
    expect(Math.abs(lon! - 111.25)).toBeLessThan(0.01)
  })

  test.each<[string, object, number]>([
    ['no frame', { sketch: drawn(road) }, 400],
    [
      'a kind that nobody paints',
      { frame: 'WGS-84', sketch: drawn(line('canal', road.geometry.coordinates)) },
      422,
    ],
    ['one corner', { frame: 'WGS-84', sketch: drawn(line('road', [[111.25, 26.95]])) }, 422],
    [
      'swapped',
      {
        frame: 'WGS-84',
        sketch: drawn(
          line('road', [
            [26.95, 111.25],
            [27.05, 111.35],
          ]),
        ),
      },
      422,
    ],
  ])('it is refused as a whole: %s', async (_, body, status) => {
    expect((await put('/api/ground/sketch', body)).status).toBe(status)
  })

  test('only who administers draws it', async () => {
    const answer = await staff.village.send(
      'PUT',
      '/api/ground/sketch',
      JSON.stringify({ frame: 'WGS-84', sketch: drawn(road) }),
      { 'content-type': 'application/json' },
    )
    expect(answer.status).toBe(404)
  })
})
