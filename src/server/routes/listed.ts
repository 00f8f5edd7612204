/** What lists gave a case, for the one concerned and in office [LS9]. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { CaseIdSchema, ListedSchema } from '../contract/index.ts'
import { listedView } from '../views/listed.ts'
import { findCase } from './cases.ts'
import { json, problems } from './responses.ts'
import { mustBe, type Desk } from './tools.ts'

export function listedRoutes(app: OpenAPIHono, desk: Desk): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{id}/listed',
      summary: 'What gathered lists that a bank pays gave the case, newest first, each with how far it is',
      request: { params: z.object({ id: CaseIdSchema }) },
      responses: { 200: json(ListedSchema, 'Lines that name the case'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const state = await findCase(desk, who, c.req.valid('param').id)
      return c.json(await listedView(desk.house, who, state), 200)
    },
  )
}
