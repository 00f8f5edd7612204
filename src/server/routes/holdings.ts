/** [BK5] What lies where, and what moved it. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { HoldingKindSchema, MovementsSchema } from '../contract/index.ts'
import { notFound } from '../problem.ts'
import { holdingsView, movementsView } from '../views/holdings.ts'
import { json, problems } from './responses.ts'
import { mustBe, wholeParam, type Desk } from './tools.ts'

const pageMost = 200

export function holdingsRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/holdings',
      summary: 'What lies at places and may not be overdrawn: goods, plates, reserves',
      responses: { 200: json(z.array(HoldingKindSchema), 'By kind and place'), ...problems },
    }),
    async (c) => c.json([...(await holdingsView(house, await mustBe(desk, c)))], 200),
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/holdings/{account}',
      summary: 'What moved one of them, the newest first',
      request: {
        params: z.object({ account: z.string().max(120) }),
        query: z.object({ offset: z.string().optional(), limit: z.string().optional() }),
      },
      responses: { 200: json(MovementsSchema, 'Movements'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const q = c.req.valid('query')
      const view = await movementsView(house, who, c.req.valid('param').account, {
        offset: wholeParam(q.offset, 0, 10_000_000),
        limit: wholeParam(q.limit, 50, pageMost),
      })
      if (!view) throw notFound()
      return c.json(view, 200)
    },
  )
}
