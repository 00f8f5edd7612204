/** What somebody handed in before, for the field of a form that would take it again [K26]. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { CaseIdSchema, HeldPapersSchema, NameSchema } from '../contract/index.ts'
import { notFound } from '../problem.ts'
import { inForce, programmeOf } from '../realm.ts'
import { heldPapersView } from '../views/held-papers.ts'
import { findCase } from './cases.ts'
import { mustBe, type Desk } from './tools.ts'
import { problems } from './responses.ts'

export function heldPapersRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/papers/held',
      summary: 'What I handed in before and may use again, with the words of consent',
      request: {
        query: z.object({
          programme: NameSchema,
          paper: NameSchema,
          case: CaseIdSchema.optional().openapi({
            description: 'The case whose form it is, where there is one',
          }),
        }),
      },
      responses: {
        200: {
          description: 'Papers of my own cases that are fresh enough, newest first',
          content: { 'application/json': { schema: HeldPapersSchema } },
        },
        ...problems,
      },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const q = c.req.valid('query')
      const of = q.case === undefined ? null : await findCase(desk, who, q.case)
      const p = of ? programmeOf(house, of) : inForce(house, q.programme)
      if (!p || p.id !== q.programme) throw notFound()
      return c.json(await heldPapersView(house, who, p, q.paper, of), 200)
    },
  )
}
