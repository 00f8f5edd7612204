/** Verification: everything that is derived is derived again from the log, and compared. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { parseInstant } from '#kernel/day'
import { VerifySchema } from '../contract/index.ts'
import { allows } from '../access.ts'
import { notFound, problem } from '../problem.ts'
import { parsedJson } from '../body.ts'
import { accountName } from '../realm.ts'
import { lastOpened } from '../commands/time.ts'
import { verifyAll } from '../verify.ts'
import { mustBe, type Desk } from './tools.ts'
import { problems } from './responses.ts'

export function verifyRoutes(app: OpenAPIHono, desk: Desk): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/verify',
      summary: 'Refold every case, recount every figure, sum every book, check every chain',
      responses: {
        200: { description: 'The report', content: { 'application/json': { schema: VerifySchema } } },
        ...problems,
      },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      if (!allows(desk.house, who, 'audit', { kind: 'house' })) throw notFound()
      const report = await verifyAll(desk.house)
      const accounts = Object.keys(report.books).map((id) => [id, accountName(desk.house, id)] as const)
      return c.json({ ...report, accounts: Object.fromEntries(accounts) }, 200)
    },
  )

  const played = z.strictObject({ until: z.string().max(40).optional() })
  /** For the one who loads history: [TA6] time goes on to the moment that is told, and all that was set going is done. */
  app.post('/api/settle', async (c) => {
    const who = await mustBe(desk, c)
    if (!allows(desk.house, who, 'history', { kind: 'house' })) throw notFound()
    const text = await c.req.text()
    const body = played.safeParse(text === '' ? {} : parsedJson(text))
    const until = body.success && body.data.until !== undefined ? parseInstant(body.data.until) : null
    if (!body.success || until === undefined || (until !== null && until > desk.house.clock.now()))
      throw problem(
        422,
        'invalid_instant',
        '时间格式应如 2021-10-20T09:00:00+08:00，并且不晚于现在',
        'Write a time like 2021-10-20T09:00:00+08:00 that is not in the future',
        'until',
      )
    await desk.outbox.drained()
    if (until !== null) await desk.time.advance(until)
    await desk.outbox.drained()
    await desk.queue.drained()
    const opened = until === null ? [] : await lastOpened(desk.house, until)
    return c.json({ now: desk.house.clock.now(), opened }, 200)
  })
}
