/** What one case set going and was refused: for those who audit to see, and for those who administer to look after. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { cleanText } from '#kernel/identity'
import { subjectFor, type Refusal } from '#kernel/case'
import {
  findCaseState,
  houseSubject,
  keepSealedAccess,
  refusedOrders,
  unattendedOrders,
  withPurposes,
  type AccessEntry,
} from '#store'
import { allows } from '../access.ts'
import { AttendSchema, RefusedOrdersSchema } from '../contract/index.ts'
import { nameOf } from '../exports.ts'
import { notFound, problem } from '../problem.ts'
import { inForce, programmeOf } from '../realm.ts'
import { purposeMissing } from '../views/show.ts'
import { mustBe, wholeParam, type Desk } from './tools.ts'
import { problems } from './responses.ts'

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
        ...problems,
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
      const attended = await withPurposes(
        house.pool,
        house,
        orders.flatMap((o) => (o.attended === null ? [] : [JSON.parse(o.attended) as AccessEntry])),
        purposeMissing,
      )
      const attendedFor = new Map(attended.map((e) => [e.names[0], e]))
      return c.json(
        {
          mayAttend: allows(house, who, 'administer', { kind: 'house' }) !== null,
          orders: orders.map((o) => ({
            id: o.id,
            from: o.from,
            case: o.case,
            opens: o.programme === null ? null : (inForce(house, o.programme)?.title ?? unknown(o.programme)),
            outcome: o.outcome,
            code: o.refusal?.code ?? 'unknown',
            why: o.refusal?.message ?? unknown('—'),
            attended: o.attended === null ? null : attendedBy(desk, attendedFor.get(o.id)!),
          })),
        },
        200,
      )
    },
  )

  /** [K23] Who administers says what became of it; from then on it is nobody's task, and `verify` is silent about it. */
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/refused-orders/attend',
      summary: 'Write down what became of something that was refused',
      request: { body: { required: true, content: { 'application/json': { schema: AttendSchema } } } },
      responses: { 204: { description: 'Written down' }, ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      if (!allows(house, who, 'administer', { kind: 'house' })) throw notFound()
      const { id, reason } = c.req.valid('json')
      const clean = cleanText(reason, { max: 200 })
      if (!clean.ok || clean.value.length < 4)
        throw problem(422, 'invalid_field', '请写明如何处理的', 'Say what became of it', 'reason')
      const order = (await unattendedOrders(house.pool, house.code)).find((o) => o.id === id)
      if (!order) throw notFound()
      await keepSealedAccess(house.pool, house, await subjectOfCase(desk, order.from), {
        kind: 'attend',
        case: order.from,
        person: who.person,
        post: null,
        names: [id],
        purpose: clean.value,
        at: house.clock.now(),
      })
      return c.body(null, 204)
    },
  )
}

/** Under whose key words about what a case set going are sealed; a schedule's order is of no case. */
async function subjectOfCase({ house }: Desk, id: string): Promise<string> {
  const state = await findCaseState(house.pool, house.code, id)
  const p = state && programmeOf(house, state)
  return p ? subjectFor(p, state) : houseSubject
}

const attendedBy = ({ house }: Desk, e: AccessEntry) => ({
  at: e.at,
  name: nameOf(house, { person: e.person, login: e.person }),
  reason: e.purpose,
})

const unknown = (text: string) => ({ zh: text, en: text })
