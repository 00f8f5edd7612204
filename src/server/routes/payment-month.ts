/** The run of a month over all programmes that meet a bank [LS10]. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { parseDay } from '#kernel/day'
import { PaymentMonthSchema } from '../contract/index.ts'
import { notFound } from '../problem.ts'
import { paymentMonth } from '../views/payment-month.ts'
import { json, problems } from './responses.ts'
import { mustBe, type Desk } from './tools.ts'

export function paymentMonthRoutes(app: OpenAPIHono, desk: Desk): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/payments/months/{month}',
      summary:
        'What the asker’s programmes pay in a month: what is due, each batch, who is next, what came back, the books',
      request: { params: z.object({ month: z.string().openapi({ example: '2021-10' }) }) },
      responses: { 200: json(PaymentMonthSchema, 'By programme'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const { month } = c.req.valid('param')
      /** The months beside it are read too, and none is outside the days that the house can speak of. */
      if (parseDay(`${month}-01`) === undefined || month < '1901' || month >= '2199') throw notFound()
      return c.json(await paymentMonth(desk.house, who, month), 200)
    },
  )
}
