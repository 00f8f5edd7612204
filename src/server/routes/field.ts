/** For phones that work without network: the key that they seal to, and what it sealed, opened for who sealed it. */
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { fromEpochMs } from '#kernel/day'
import { fieldKey, openFieldKey } from '#store'
import { deviceName } from '#sign-in'
import { ticketFor } from '../aside.ts'
import { FieldKeySchema, OpenedKeysSchema, SealedKeysSchema } from '../contract/index.ts'
import { json, problems } from './responses.ts'
import { mustBe, type Desk } from './tools.ts'

export function fieldRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/field/key',
      summary: 'The key to which a phone seals what is not sent yet',
      responses: { 200: json(FieldKeySchema, 'The public key, and whose phone it is'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const { login } = who
      return c.json(
        {
          key: fieldKey(house.secrets),
          realm: house.code,
          login,
          now: house.clock.now(),
          ticket: ticketFor(house, who, deviceName(c.req.header('user-agent') ?? '')),
          wall: fromEpochMs(Date.now()),
        },
        200,
      )
    },
  )

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/field/keys',
      summary: 'Opens what a phone of one’s own sealed',
      request: { body: { required: true, content: { 'application/json': { schema: SealedKeysSchema } } } },
      responses: { 200: json(OpenedKeysSchema, 'The keys'), ...problems },
    }),
    async (c) => {
      const { login } = await mustBe(desk, c)
      const keys = c.req
        .valid('json')
        .sealed.map(
          (sealed) => openFieldKey(house.secrets, house.code, login, sealed)?.toString('base64') ?? null,
        )
      return c.json({ keys }, 200)
    },
  )
}
