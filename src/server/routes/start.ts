/** Routes of the first page, and of the lists that somebody keeps under a name. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { allows } from '../access.ts'
import { KeepListSchema, KeptListsSchema, ProblemSchema, StartSchema } from '../contract/index.ts'
import { keepList, keptLists } from '../find/own.ts'
import { notFound } from '../problem.ts'
import type { Principal } from '../session.ts'
import { startView } from '../views/start.ts'
import { mustBe, type Desk } from './tools.ts'

const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})
const problems = {
  default: {
    description: 'A problem, in both languages',
    content: { 'application/problem+json': { schema: ProblemSchema } },
  },
}

export function startRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk
  /** As finding: for those who hold an office or audit. */
  const mustBeOfficial = (who: Principal): void => {
    if (!allows(house, who, 'find', { kind: 'house' })) throw notFound()
  }

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/start',
      summary: 'What is due, what is over, what waits for others, who has how much, and my own figures',
      responses: { 200: json(StartSchema, 'As it stands now'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      mustBeOfficial(who)
      return c.json(await startView(desk, who), 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/lists/kept',
      summary: 'The lists that I keep under names of my own',
      responses: { 200: json(KeptListsSchema, 'As they stand now'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      mustBeOfficial(who)
      return c.json(await keptLists(house, who), 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/lists/kept',
      summary: 'Keep a list under a name, or drop it',
      request: { body: { required: true, content: { 'application/json': { schema: KeepListSchema } } } },
      responses: { 200: json(KeptListsSchema, 'As they stand now'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      mustBeOfficial(who)
      await keepList(house, who, c.req.valid('json'))
      return c.json(await keptLists(house, who), 200)
    },
  )
}
