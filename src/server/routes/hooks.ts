/** Receivers that are told of events: named, looked at, tried again and switched off by those who administer. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import {
  findCredentials,
  hooksOf,
  hookStanding,
  putHook,
  putSecret,
  removeHook,
  sendAgain,
  sendingsOf,
  switchHook,
  type HookRow,
} from '#store'
import { allows } from '../access.ts'
import {
  HookIdSchema,
  HookInputSchema,
  HookSchema,
  HookSecretSchema,
  HookSwitchSchema,
  type HookInputBody,
  type HookView,
} from '../contract/hooks.ts'
import { addressFault } from '../hooks/address.ts'
import { newSecret, sealedUnderOne, secretsOf, secretText } from '../hooks/secrets.ts'
import { notFound, problem } from '../problem.ts'
import { areaName, instantOf, type House } from '../realm.ts'
import type { Principal } from '../session.ts'
import { json, problems } from './responses.ts'
import { foundAt, mustBe, type Desk } from './tools.ts'

/** [HK6] How long the secret before the newest one signs along. */
const overlapHours = 24
const mostShown = 50
const mostHooks = 100

export function hooksRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house, hooks } = desk
  const mustAdminister = async (c: Context): Promise<Principal> => {
    const who = await mustBe(desk, c)
    if (!allows(house, who, 'administer', { kind: 'house' })) throw notFound()
    return who
  }
  const hookNamed = async (id: string): Promise<HookRow> => {
    const hook = (await hooksOf(house.pool, house.code)).find((h) => h.id === id)
    if (hook === undefined) throw notFound()
    return hook
  }
  const by = (who: Principal) => ({ person: who.person, at: house.clock.now() })
  const params = z.object({ id: HookIdSchema })

  /** [HK9] */
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/hooks',
      summary: 'Receivers that are told of events, what waits for each, and what was given up',
      responses: { 200: json(z.array(HookSchema), 'By their names'), ...problems },
    }),
    async (c) => {
      await mustAdminister(c)
      const all = await hooksOf(house.pool, house.code)
      return c.json(await Promise.all(all.map((h) => hookView(house, h))), 200)
    },
  )

  /** [HK1] */
  app.openapi(
    createRoute({
      method: 'put',
      path: '/api/hooks/{id}',
      summary:
        'A receiver: where it is, what it is told of, and as which account; its secret is answered this once',
      request: {
        params,
        body: { required: true, content: { 'application/json': { schema: HookInputSchema } } },
      },
      responses: { 200: json(HookSecretSchema, 'Written down'), ...problems },
    }),
    async (c) => {
      const who = await mustAdminister(c)
      const { id } = c.req.valid('param')
      const input = c.req.valid('json')
      await mustBeReal(house, input, hooks.isPrivateAllowed)
      const all = await hooksOf(house.pool, house.code)
      const isNew = !all.some((h) => h.id === id)
      if (isNew && all.length >= mostHooks)
        throw problem(422, 'too_many_hooks', `最多登记${mostHooks}个接收方`, `At most ${mostHooks} receivers`)
      const secret = newSecret()
      const { subject, sealed } = await sealedUnderOne(house, id, [secret])
      await putHook(
        house.pool,
        house.cover,
        { id, ...input, outcomes: input.outcomes ?? [], areas: input.areas ?? [], source: foundAt(desk, c) },
        { subject, sealed: sealed[0]! },
        by(who),
      )
      hooks.wake()
      return c.json({ secret: isNew ? secretText(secret) : null }, 200)
    },
  )

  /** [HK6] */
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/hooks/{id}/secret',
      summary: 'Another secret; for a day the one before it signs along',
      request: { params },
      responses: { 200: json(HookSecretSchema, 'Told this once'), ...problems },
    }),
    async (c) => {
      const who = await mustAdminister(c)
      const hook = await hookNamed(c.req.valid('param').id)
      const secret = newSecret()
      const [before] = await secretsOf(house, hook)
      const { subject, sealed } = await sealedUnderOne(house, hook.id, [secret, before!])
      await putSecret(
        house.pool,
        house.cover,
        hook.id,
        { subject, sealed: sealed[0]!, before: sealed[1]! },
        overlapHours,
        by(who),
      )
      return c.json({ secret: secretText(secret) }, 200)
    },
  )

  /** [HK7] */
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/hooks/{id}/switch',
      summary: 'Switches a receiver off, or on again: it is told of what happens from then on',
      request: {
        params,
        body: { required: true, content: { 'application/json': { schema: HookSwitchSchema } } },
      },
      responses: { 204: { description: 'Switched' }, ...problems },
    }),
    async (c) => {
      const who = await mustAdminister(c)
      const hook = await hookNamed(c.req.valid('param').id)
      await switchHook(house.pool, house.cover, hook.id, c.req.valid('json').on ? null : 'stopped', by(who))
      hooks.wake()
      return c.body(null, 204)
    },
  )

  /** [HK7] */
  app.openapi(
    createRoute({
      method: 'delete',
      path: '/api/hooks/{id}',
      summary: 'Takes out a receiver that is switched off, with what it was still to be told',
      request: { params },
      responses: { 204: { description: 'Taken out' }, ...problems },
    }),
    async (c) => {
      const who = await mustAdminister(c)
      const hook = await hookNamed(c.req.valid('param').id)
      if (hook.off === null)
        throw problem(409, 'hook_on', '请先停用，再删除', 'Switch it off first, then take it out')
      await removeHook(house.pool, house.cover, hook.id, by(who))
      return c.body(null, 204)
    },
  )

  /** [HK5] */
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/hooks/{id}/again',
      summary: 'Sends anew what was given up or failed',
      request: { params },
      responses: { 200: json(z.object({ again: z.number().int() }), 'How many'), ...problems },
    }),
    async (c) => {
      await mustAdminister(c)
      const hook = await hookNamed(c.req.valid('param').id)
      const again = await sendAgain(house.pool, house.code, hook.id)
      hooks.wake()
      return c.json({ again }, 200)
    },
  )
}

/** [HK1] [HK8] That the address may be sent to, and that all that is named is there. */
async function mustBeReal(house: House, input: HookInputBody, isPrivateAllowed: boolean): Promise<void> {
  const fault = addressFault(input.url, isPrivateAllowed)
  if (fault === 'private')
    throw problem(
      422,
      'hook_private_address',
      '不能推送到本机或内网地址',
      'Nothing is sent to this machine or its own network',
      'url',
    )
  if (fault !== null)
    throw problem(
      422,
      'invalid_field',
      '应为不带用户名的 https 地址',
      'An https address without a user',
      'url',
    )
  const credentials = await findCredentials(house.pool, house.code, input.login)
  if (credentials === null || credentials.disabled)
    throw problem(
      422,
      'invalid_field',
      '没有这个账户，或者已停用',
      'There is no such account in use',
      'login',
    )
  const versions = house.versions.all.filter((p) => input.programmes.includes(p.id))
  if (input.programmes.some((id) => !versions.some((p) => p.id === id)))
    throw problem(422, 'invalid_field', '没有这个事项', 'There is no such programme', 'programmes')
  const outcomes = new Set(
    versions.flatMap((p) => [p.opens, ...Object.values(p.steps).map((s) => s.outcomes)].flatMap(Object.keys)),
  )
  if (input.outcomes?.some((name) => !outcomes.has(name)))
    throw problem(
      422,
      'invalid_field',
      '这些事项没有这个结果',
      'These programmes have no such outcome',
      'outcomes',
    )
  if (input.areas?.some((code) => !house.reference.areas.has(code)))
    throw problem(422, 'invalid_field', '没有这个区划', 'There is no such area', 'areas')
}

/** [HK9] */
async function hookView(house: House, h: HookRow): Promise<HookView> {
  const standing = await hookStanding(house.pool, house.code, h.id)
  const rows = await sendingsOf(house.pool, house.code, h.id, mostShown)
  return {
    id: h.id,
    name: h.name,
    url: h.url,
    login: h.login,
    programmes: h.programmes.map((id) => ({
      id,
      title: house.versions.all.find((p) => p.id === id)?.title ?? { zh: id, en: id },
    })),
    outcomes: [...h.outcomes],
    areas: h.areas.map((code) => ({ code, name: areaName(house, code) })),
    since: instantOf(h.since),
    off: h.off,
    sent: h.sent,
    withheld: h.withheld,
    waiting: standing.waiting,
    waitingSince: standing.since === null ? null : instantOf(standing.since),
    failing: standing.failing,
    givenUp: standing.givenUp,
    bothSecrets: h.secretBefore !== null,
    sendings: rows.map((r) => ({
      case: r.case,
      seq: r.seq,
      at: instantOf(r.at),
      tries: r.tries,
      due: instantOf(r.due),
      trouble: r.trouble === null ? null : { code: r.trouble, status: r.status },
      givenUpAt: r.givenUpAt === null ? null : instantOf(r.givenUpAt),
    })),
  }
}
