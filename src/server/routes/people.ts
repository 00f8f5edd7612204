/** The places of the realm, a rehearsal's accounts, and the registry that an administrator loads. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { listLogins } from '#store'
import { AreaCodeSchema, AreaSchema, DemoAccountSchema } from '../contract/index.ts'
import { allows } from '../access.ts'
import { notFound, problem } from '../problem.ts'
import { areaPath, postTitle, type House } from '../realm.ts'
import { postsToday } from '../session.ts'
import { codeNow, openSecret } from '#sign-in'
import { areaView } from '../views/area.ts'
import { dayParam, mustBe, type Desk } from './tools.ts'
import { RegistrySchema } from '../contract/registry.ts'
import { loadRegistry } from '../registry.ts'
import { placesAt } from '../maps.ts'
import { json, problems } from './responses.ts'

/** Everybody's password in a rehearsal, where all people are fictional. */
export const rehearsalPassword = 'yimen-rehearsal'

export function peopleRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/demo-accounts',
      summary: 'Accounts of a rehearsal',
      responses: { 200: json(z.array(DemoAccountSchema), 'Fictional accounts'), ...problems },
    }),
    async (c) => {
      if (!house.realm?.rehearsal) return c.json([], 200)
      return c.json(
        await Promise.all(
          (await listLogins(house.pool, house.code)).map(async (r) => {
            const post = postsToday(house, r.person)[0]
            /** Fictional people have no phone: the page shows what it would show. Only in a rehearsal. */
            const code = r.totp && (await codeFor(house, r.person, r.login, r.totp))
            return {
              login: r.login,
              name: r.name ?? r.login,
              title: post ? postTitle(house, post.role, post.area) : { zh: '居民', en: 'Resident' },
              face: post ? ('desk' as const) : ('resident' as const),
              ...(code ? { code } : {}),
            }
          }),
        ),
        200,
      )
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/areas',
      summary: 'Places under a place as they stand on a day, or those that a point lies in',
      request: {
        query: z.object({
          under: AreaCodeSchema.optional(),
          on: z.string().optional(),
          at: z
            .string()
            .regex(/^-?\d{1,3}(\.\d{1,8})?,-?\d{1,2}(\.\d{1,8})?$/)
            .optional()
            .openapi({ description: 'longitude,latitude in degrees, WGS 84' }),
        }),
      },
      responses: { 200: json(z.array(AreaSchema), 'Places'), ...problems },
    }),
    (c) => {
      const { under, on, at } = c.req.valid('query')
      const day = dayParam(desk, on, 'on')
      return c.json(
        (at === undefined ? house.places.children(under ?? house.root, day) : placesAt(house, at, day)).map(
          areaView,
        ),
        200,
      )
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/areas/{code}',
      summary: 'A place and those above it',
      request: { params: z.object({ code: AreaCodeSchema }) },
      responses: { 200: json(z.array(AreaSchema), 'From the place upward'), ...problems },
    }),
    (c) => {
      const path = areaPath(house, c.req.valid('param').code)
      if (path.length === 0) throw notFound()
      return c.json(
        path.map((code) => areaView(house.reference.areas.get(code)!)),
        200,
      )
    },
  )

  app.put('/api/registry', async (c) => {
    const who = await mustBe(desk, c)
    if (!allows(house, who, 'administer', { kind: 'house' })) throw notFound()
    const parsed = RegistrySchema.safeParse(await c.req.json().catch(() => null))
    if (!parsed.success)
      throw problem(
        400,
        'invalid_registry',
        '登记数据格式不对',
        'The registry is not valid',
        parsed.error.issues[0]?.path.join('.'),
      )
    const people = await loadRegistry(house, who, parsed.data)
    return c.json({ areas: house.reference.areas.size, posts: house.reference.posts.size, people }, 200)
  })
}

/** None for somebody whose key is damaged. */
const codeFor = async (house: House, person: string, login: string, totp: Buffer): Promise<string | null> =>
  openSecret(house, person, login, totp).then(
    (secret) => codeNow(secret, login),
    () => null,
  )
