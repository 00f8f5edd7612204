/** [MP1] [MP2] Open cases on a map: what lies in a stretch of it, in groups as wide as a finger, and nothing that one may not see. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { microdegrees } from '#kernel/area'
import { clustersIn, planeOf } from '#store'
import { allows, reading } from '../access.ts'
import { NameSchema } from '../contract/index.ts'
import { MapCasesSchema } from '../contract/map.ts'
import { notFound, problem } from '../problem.ts'
import { mustBe, wholeParam, type Desk } from './tools.ts'
import { json, problems } from './responses.ts'

const closest = 20
const mostLatitude = 85

export function mapRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/map/cases',
      summary: 'Open cases of a programme that I may see, in groups, where they lie in a stretch of the map',
      request: {
        query: z.object({
          programme: NameSchema,
          bbox: z.string().max(80).openapi({ description: 'West, south, east and north in degrees, WGS-84' }),
          zoom: z.string().openapi({ description: 'Of a web map, 0 to 20' }),
        }),
      },
      responses: { 200: json(MapCasesSchema, 'Groups, and single cases with their number'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      if (!allows(house, who, 'find', { kind: 'house' })) throw notFound()
      const { programme, bbox, zoom } = c.req.valid('query')
      const box = planeBox(bbox)
      const clusters = await reading(house, who, (db) =>
        clustersIn(db, house.code, programme, box, Math.min(closest, wholeParam(zoom, 10, closest))),
      )
      return c.json({ total: clusters.reduce((sum, g) => sum + g.n, 0), clusters: [...clusters] }, 200)
    },
  )
}

function planeBox(bbox: string) {
  const [west, south, east, north] = bbox.split(',').map(Number) as [number, number, number, number]
  if (![west, south, east, north].every(Number.isFinite) || west >= east || south >= north)
    throw problem(400, 'invalid_bbox', '地图范围格式不对', 'The stretch of the map is not valid', 'bbox')
  const within = (n: number, most: number): number =>
    Math.round(Math.max(-most, Math.min(most, n)) * microdegrees)
  const [left, top] = planeOf({ lon: within(west, 180), lat: within(north, mostLatitude) })
  const [right, bottom] = planeOf({ lon: within(east, 180), lat: within(south, mostLatitude) })
  return { west: left, north: top, east: right, south: bottom }
}
