/** Programmes for the people who want to know, and as data for those who build on them. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import {
  AreaCodeSchema,
  GuideSchema,
  IdSchema,
  NameSchema,
  ProgrammeSummarySchema,
  WaySchema,
} from '../contract/index.ts'
import { notFound } from '../problem.ts'
import { inForce } from '../realm.ts'
import { actorFor } from '../session.ts'
import { openingsView } from '../views/case.ts'
import { guideView } from '../views/guide.ts'
import { areaParam, mustBe, type Desk } from './tools.ts'
import { json, problems } from './responses.ts'

export function programmesRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk
  const newest = () =>
    [...new Set(house.versions.all.map((p) => p.id))].flatMap((id) => inForce(house, id) ?? [])

  /** The one that is in force; of an older case its own. */
  const versionAsked = (id: string, version: string | undefined) =>
    version === undefined ? inForce(house, id) : house.versions.of(id, Number(version))

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/programmes',
      summary: 'All programmes',
      responses: { 200: json(z.array(ProgrammeSummarySchema), 'Programmes'), ...problems },
    }),
    (c) =>
      c.json(
        newest().map((p) => ({
          id: p.id,
          version: p.version,
          title: p.title,
          summary: p.summary,
          audience: p.audience,
          names: house.packs.names?.[p.id] ?? {},
        })),
        200,
      ),
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/programmes/{id}/guide',
      summary: 'A programme as a guide',
      request: { params: z.object({ id: NameSchema }), query: z.object({ area: AreaCodeSchema.optional() }) },
      responses: { 200: json(GuideSchema, 'The guide'), ...problems },
    }),
    (c) => {
      const p = inForce(house, c.req.valid('param').id)
      if (!p) throw notFound()
      return c.json(guideView(house, p, areaParam(desk, c.req.valid('query').area)), 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/programmes/{id}/openings',
      summary: 'The forms by which this post opens a case at a place, and what bars each already',
      request: {
        params: z.object({ id: NameSchema }),
        query: z.object({ area: AreaCodeSchema, post: IdSchema.optional() }),
      },
      responses: { 200: json(z.array(WaySchema), 'Ways into a case'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const { area, post } = c.req.valid('query')
      const p = inForce(house, c.req.valid('param').id)
      if (!p) throw notFound()
      const actor = actorFor(house, who, post)
      return c.json([...(await openingsView(house, p, areaParam(desk, area), actor))], 200)
    },
  )

  app.get('/api/programmes/:id', (c) => {
    const p = versionAsked(c.req.param('id'), c.req.query('version'))
    if (!p) throw notFound()
    return c.json(p)
  })
}
