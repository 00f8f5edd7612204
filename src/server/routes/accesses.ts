/** Who looked and who took what, for those who audit: newest first, by pages. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { countAccesses, listAccesses, withPurposes, type AccessFilter } from '#store'
import { allows, reading } from '../access.ts'
import { AccessesSchema, auditedKinds, AccessKindSchema, ExportNumberSchema } from '../contract/index.ts'
import { notFound } from '../problem.ts'
import { accessView } from '../views/accesses.ts'
import { purposeMissing } from '../views/show.ts'
import { mustBe, wholeParam, type Desk } from './tools.ts'
import { problems } from './responses.ts'

export function accessesRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk
  const query = z.object({
    kind: AccessKindSchema.optional(),
    number: ExportNumberSchema.optional(),
    offset: z.string().optional(),
    limit: z.string().optional(),
  })
  /** [X5] Through the readers' connection, so that the database agrees that the whole house is theirs to see. */
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/accesses',
      summary: 'Looks at sealed values, exports and downloads, newest first',
      request: { query },
      responses: {
        200: {
          description: 'Who did what, when; names, never values',
          content: { 'application/json': { schema: AccessesSchema } },
        },
        ...problems,
      },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      if (!allows(house, who, 'audit', { kind: 'house' })) throw notFound()
      const q = c.req.valid('query')
      const filter: AccessFilter = {
        kinds: q.kind === undefined ? auditedKinds : [q.kind],
        ...(q.number === undefined ? {} : { number: q.number }),
      }
      const page = { offset: wholeParam(q.offset, 0, 10_000_000), limit: wholeParam(q.limit, 50, 500) }
      const { total, entries } = await reading(house, who, async (db) => ({
        total: await countAccesses(db, house.code, filter),
        entries: await listAccesses(db, house.code, filter, page),
      }))
      const readable = await withPurposes(house.pool, house, entries, purposeMissing)
      return c.json({ total, accesses: readable.map((e) => accessView(house, e)) }, 200)
    },
  )
}
