/** The route of screens that follow cases while they happen: server-sent events. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { allows } from '../access.ts'
import { LiveCaseSchema, NameSchema } from '../contract/index.ts'
import { parseCursor } from '../live.ts'
import { notFound, problem } from '../problem.ts'
import { mustBe, type Desk } from './tools.ts'
import { problems } from './responses.ts'

export function liveRoutes(app: OpenAPIHono, desk: Desk): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/live',
      summary:
        'What happens to cases that I may see, as it is committed: events named hello, case, reset and beat, each with a cursor',
      request: {
        query: z.object({
          programme: NameSchema.optional(),
          after: z
            .string()
            .max(40)
            .optional()
            .openapi({
              description: 'The cursor told last; a browser sends it as Last-Event-ID when it comes again',
            }),
        }),
      },
      responses: {
        200: {
          description: 'Of `case` the data is a LiveCase; after `reset` the list is to be read anew',
          content: { 'text/event-stream': { schema: LiveCaseSchema } },
        },
        ...problems,
      },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      if (!allows(desk.house, who, 'find', { kind: 'house' })) throw notFound()
      const { programme, after } = c.req.valid('query')
      const last = c.req.header('last-event-id') ?? after
      const cursor = last === undefined ? null : parseCursor(last)
      if (last !== undefined && cursor === null)
        throw problem(400, 'invalid_cursor', '不是有效的续接位置', 'Not a cursor', 'after')
      return new Response(desk.live.follow(who, programme ?? null, cursor), {
        headers: {
          'content-type': 'text/event-stream; charset=utf-8',
          /** A proxy in between passes each message on at once. */
          'x-accel-buffering': 'no',
        },
      })
    },
  )
}
