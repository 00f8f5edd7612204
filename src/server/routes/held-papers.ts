/** What somebody handed in before, for the field of a form that would take it again [K26]. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { consentIn, type PaperConsent } from '#kernel/case'
import { CaseIdSchema, HeldPapersSchema, NameSchema } from '../contract/index.ts'
import { notFound } from '../problem.ts'
import { inForce, programmeOf } from '../realm.ts'
import { heldPapersView } from '../views/held-papers.ts'
import { postsToday, type Principal } from '../session.ts'
import { findCase } from './cases.ts'
import { mustBe, type Desk } from './tools.ts'
import { problems } from './responses.ts'

export function heldPapersRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk
  /** [K34] A consent that they entered themselves at a post, and that stands. */
  const enteredBy = async (who: Principal, id: string): Promise<PaperConsent> => {
    const state = await findCase(desk, who, id)
    const consent = consentIn(programmeOf(house, state)!, state)
    if (consent?.stands !== true || consent.by !== who.person || postsToday(house, who.person).length === 0)
      throw notFound()
    return consent
  }
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
          under: CaseIdSchema.optional().openapi({
            description: 'A consent on paper that I entered: the papers that it speaks of',
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
      const consent = q.under === undefined ? null : await enteredBy(who, q.under)
      return c.json(await heldPapersView(house, who, p, q.paper, of, consent), 200)
    },
  )
}
