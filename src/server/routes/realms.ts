/** Which realms this house serves, and where each of them lives. */
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { RealmsSchema } from '../contract/index.ts'
import type { Desk } from './tools.ts'
import { problems } from './responses.ts'

/** A realm whose registry is not loaded yet is called by its code. */
export function realmsRoutes(app: OpenAPIHono, desk: Desk): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/realms',
      summary: 'The realms of this house, the first one first',
      responses: {
        200: {
          description: 'Each with the path that it lives under',
          content: { 'application/json': { schema: RealmsSchema } },
        },
        ...problems,
      },
    }),
    (c) =>
      c.json(
        desk.houses.map((h) => ({
          code: h.code,
          name: h.realm?.name ?? { zh: h.code, en: h.code },
          rehearsal: h.realm?.rehearsal ?? false,
          path: `${h.base}/`,
        })),
        200,
      ),
  )
}
