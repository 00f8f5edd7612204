/** Routes of exchange: the inbox of partners, and what those who keep the house see and say of it. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { fromBase64, originOf } from '#tree'
import { laneEndOf, laneStanding, putPartner } from '#store'
import { isId } from '#kernel/case'
import { allows, inOffice, postFor } from '../access.ts'
import {
  CaseExchangeSchema,
  ExchangeLanesSchema,
  ExchangeReceiptsSchema,
  ExchangeSentSchema,
  IdSchema,
  OwnKeySchema,
  PartnerIdSchema,
  PartnerInputSchema,
  PartnerSchema,
  SharedCasesQuerySchema,
  SharedCasesSchema,
  type PartnerInput,
} from '../contract/index.ts'
import { exchangeProof } from '../documents/exchange-proof.ts'
import { nextOwnKey, ownKey, ownKeyNumber, publicOf } from '../exchange/keys.ts'
import { partners, type Partner } from '../exchange/partner.ts'
import { exported } from '../exports.ts'
import { notFound, problem } from '../problem.ts'
import { instantOf } from '../realm.ts'
import type { Principal } from '../session.ts'
import { exchangeOf, lanesOf, sharedCases } from '../views/exchange.ts'
import { findCase } from './cases.ts'
import { json, problems } from './responses.ts'
import { mustBe, type Desk } from './tools.ts'

export function exchangeRoutes(app: OpenAPIHono, desk: Desk): void {
  proofRoute(app, desk)
  const { house, exchange } = desk
  const mustAdminister = async (c: Context): Promise<Principal> => {
    const who = await mustBe(desk, c)
    if (!allows(house, who, 'administer', { kind: 'house' })) throw notFound()
    return who
  }

  /** [XC6] Nobody signs in here: what is said is believed by its signature. */
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/exchange/inbox',
      summary: 'Messages of a partner, in their order',
      request: { body: { required: true, content: { 'application/json': { schema: ExchangeSentSchema } } } },
      responses: { 200: json(ExchangeReceiptsSchema, 'A receipt for each that was understood'), ...problems },
    }),
    async (c) => c.json({ receipts: [...(await exchange.receive(c.req.valid('json')))] }, 200),
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/exchange/key',
      summary: 'The key that partners know us by',
      responses: { 200: json(OwnKeySchema, 'To be read to each other from paper'), ...problems },
    }),
    async (c) => {
      await mustAdminister(c)
      return c.json(await ownKeyView(desk), 200)
    },
  )

  /** [XC13] */
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/exchange/key/next',
      summary: 'Another key: every partner is told under the one before',
      responses: { 200: json(OwnKeySchema, 'The new key'), ...problems },
    }),
    async (c) => {
      const who = await mustAdminister(c)
      await nextOwnKey(house, who.person)
      exchange.wake()
      return c.json(await ownKeyView(desk), 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/exchange/partners',
      summary: 'Partners, and how exchange with them stands',
      responses: { 200: json(z.array(PartnerSchema), 'Each with both directions'), ...problems },
    }),
    async (c) => {
      await mustAdminister(c)
      return c.json(await Promise.all((await partners(house)).map((p) => partnerView(desk, p))), 200)
    },
  )

  /** [XC16] */
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/exchange/partners/{id}/lanes',
      summary: 'What waits for a partner, and what was refused in either direction, with the reason',
      request: { params: z.object({ id: PartnerIdSchema }) },
      responses: { 200: json(ExchangeLanesSchema, 'As they stand now'), ...problems },
    }),
    async (c) => {
      await mustAdminister(c)
      const { id } = c.req.valid('param')
      if (!(await partners(house)).some((p) => p.id === id)) throw notFound()
      return c.json(await lanesOf(house, id), 200)
    },
  )

  /** [XC17] */
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/exchange/cases',
      summary: 'Open cases that are exchanged and that I see in office: whose turn it is, and since when',
      request: { query: SharedCasesQuerySchema },
      responses: { 200: json(SharedCasesSchema, 'Ours first, of each the longest first'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      if (!allows(house, who, 'find', { kind: 'house' })) throw notFound()
      return c.json(await sharedCases(house, who, c.req.valid('query')), 200)
    },
  )

  /** [XC9] */
  app.openapi(
    createRoute({
      method: 'put',
      path: '/api/exchange/partners/{id}',
      summary:
        'A partner, as both offices read it to each other; again, to change its address or to go on after a conflict',
      request: {
        params: z.object({ id: PartnerIdSchema }),
        body: { required: true, content: { 'application/json': { schema: PartnerInputSchema } } },
      },
      responses: { 204: { description: 'Written down' }, ...problems },
    }),
    async (c) => {
      const who = await mustAdminister(c)
      const { id } = c.req.valid('param')
      const { key, ...p } = c.req.valid('json')
      const bytes = fromBase64(key.publicKey)
      if (bytes === null)
        throw problem(422, 'invalid_field', '公钥应为base64', 'The public key is base64', 'key.publicKey')
      const all = await partners(house)
      const before = all.find((x) => x.id === id)
      const isOther =
        before && (before.origin !== p.origin || !Buffer.from(bytes).equals(before.keys[0]!.publicKey))
      if (
        isOther ||
        p.origin === originOf(house.code) ||
        all.some((x) => x.id !== id && x.origin === p.origin)
      )
        throw problem(
          409,
          'exchange_other_partner',
          '日志名称或首个密钥与已登记的不一致，或者已属于另一方',
          'The origin or the first key is not the one that is written down, or is another’s',
        )
      await putPartner(
        house.pool,
        house.cover,
        { id, ...p, url: p.url.replace(/\/+$/, ''), ownKey: await ownKeyNumber(house) },
        { alg: key.alg, publicKey: bytes },
        { person: who.person, at: house.clock.now() },
      )
      exchange.wake()
      return c.body(null, 204)
    },
  )

  /** [XC8] */
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/cases/{id}/exchange',
      summary: 'What was said of a case with partners, and whose turn it is',
      request: { params: z.object({ id: IdSchema }) },
      responses: { 200: json(CaseExchangeSchema, 'Messages in their order'), ...problems },
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const state = await findCase(desk, who, c.req.valid('param').id)
      if (!inOffice(house, who, state)) throw notFound()
      return c.json(await exchangeOf(house, state), 200)
    },
  )
}

/** [XC15] [X1] The file leaves by the door that writes it down. */
function proofRoute(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk
  app.get('/api/cases/:id/exchange.json', async (c) => {
    const who = await mustBe(desk, c)
    const id = c.req.param('id')
    if (!isId(id)) throw notFound()
    const state = await findCase(desk, who, id)
    if (!inOffice(house, who, state)) throw notFound()
    return exported(desk, c, who, {
      what: 'proof',
      case: id,
      post: postFor(house, who, state),
      bytes: Buffer.from(JSON.stringify(await exchangeProof(house, id))),
      type: 'application/json; charset=utf-8',
      name: `${id}-exchange.json`,
    })
  })
}

async function ownKeyView({ house }: Desk) {
  const n = await ownKeyNumber(house)
  const key = ownKey(house, n)
  return { origin: originOf(house.code), n, keyId: key.keyId, ...publicOf(key) }
}

async function partnerView({ house, exchange }: Desk, p: Partner) {
  const sent = await laneStanding(house.pool, house.code, p.id, 'out')
  return {
    id: p.id,
    name: p.name,
    origin: p.origin,
    url: p.url,
    since: instantOf(p.since),
    /** Only these two are ever written down. */
    key: publicOf({ ...p.keys[0]!, alg: p.keys[0]!.alg as PartnerInput['key']['alg'] }),
    keys: p.keys.length,
    stopped: p.stopped,
    sent: {
      last: sent.last,
      waiting: sent.waiting,
      since: sent.since === null ? null : instantOf(sent.since),
    },
    received: (await laneEndOf(house.pool, house.code, p.id, 'in'))?.n ?? 0,
    trouble: exchange.troubleWith(p.id),
  }
}
