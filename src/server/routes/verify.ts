/** Verification: everything that is derived is derived again from the log, and compared. */
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { ProblemSchema, VerifySchema } from '../contract/index.ts'
import { allows } from '../access.ts'
import { notFound } from '../problem.ts'
import { accountName } from '../realm.ts'
import { verifyAll } from '../verify.ts'
import { mustBe, type Desk } from './tools.ts'

export function verifyRoutes(app: OpenAPIHono, desk: Desk): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/verify',
      summary: 'Refold every case, recount every figure, sum every book, check every chain',
      responses: {
        200: { description: 'The report', content: { 'application/json': { schema: VerifySchema } } },
        default: {
          description: 'A problem, in both languages',
          content: { 'application/problem+json': { schema: ProblemSchema } },
        },
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

  /** For the one who loads history: all that was set going is done. */
  app.post('/api/settle', async (c) => {
    const who = await mustBe(desk, c)
    if (!allows(desk.house, who, 'history', { kind: 'house' })) throw notFound()
    await desk.outbox.drained()
    await desk.queue.drained()
    return c.json({ now: desk.house.clock.now() }, 200)
  })
}
