/** What one case set going and was refused: for those who audit and administer, so that it is somebody's to look after. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Refusal } from '#kernel'
import { refusedOrders } from '#store'
import { allows } from '../access.ts'
import { ProblemSchema, RefusedOrdersSchema } from '../contract/index.ts'
import { notFound } from '../problem.ts'
import { inForce } from '../realm.ts'
import { mustBe, wholeParam, type Desk } from './tools.ts'

/** [K23] */
export function ordersRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/refused-orders',
      summary: 'What one case set going and was refused, newest first',
      request: { query: z.object({ limit: z.string().optional() }) },
      responses: {
        200: {
          description: 'Orders, each with why it was refused',
          content: { 'application/json': { schema: RefusedOrdersSchema } },
        },
        default: {
          description: 'A problem, in both languages',
          content: { 'application/problem+json': { schema: ProblemSchema } },
        },
      },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      if (
        !allows(house, who, 'audit', { kind: 'house' }) &&
        !allows(house, who, 'administer', { kind: 'house' })
      )
        throw notFound()
      const orders = await refusedOrders<Partial<Refusal>>(
        house.pool,
        house.code,
        wholeParam(c.req.valid('query').limit, 50, 500),
      )
      return c.json(
        {
          orders: orders.map((o) => ({
            from: o.from,
            case: o.case,
            opens: o.programme === null ? null : (inForce(house, o.programme)?.title ?? unknown(o.programme)),
            outcome: o.outcome,
            code: o.refusal?.code ?? 'unknown',
            why: o.refusal?.message ?? unknown('—'),
          })),
        },
        200,
      )
    },
  )
}

const unknown = (text: string) => ({ zh: text, en: text })
