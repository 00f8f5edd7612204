/** Sign-in, the places of the realm, and the registry that an administrator loads. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { findLogin, listLogins } from '#store'
import { AreaCodeSchema, AreaSchema, DemoAccountSchema, MeSchema, ProblemSchema, SignInSchema, type AreaView, type Me } from '../contract/index.ts'
import { allows } from '../access.ts'
import { notFound, problem } from '../problem.ts'
import { areaName, areaPath, postTitle } from '../realm.ts'
import { postsToday, signIn, signOut, type Principal } from '../session.ts'
import { cookieName, dayParam, mustBe, type Desk } from './tools.ts'
import { openGate } from '../gate.ts'
import { RegistrySchema } from '../contract/registry.ts'
import { loadRegistry } from '../registry.ts'
import { placesAt } from '../maps.ts'

const json = <T extends z.ZodType>(schema: T, description: string) => ({ description, content: { 'application/json': { schema } } })
const problems = { default: { description: 'A problem, in both languages', content: { 'application/problem+json': { schema: ProblemSchema } } } }
/** Everybody's password in a rehearsal, where all people are fictional. */
export const rehearsalPassword = 'yimen-rehearsal'

export function peopleRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk
  const gate = openGate(10, 60_000)

  app.openapi(createRoute({ method: 'post', path: '/api/session', summary: 'Sign in', request: { body: { required: true, content: { 'application/json': { schema: SignInSchema } } } }, responses: { 200: json(MeSchema, 'Signed in'), ...problems } }), async (c) => {
    const { login, password } = c.req.valid('json')
    if (!gate.pass(login)) throw problem(429, 'too_many', '尝试过多，请一分钟后再试', 'Too many attempts; wait a minute')
    const token = await signIn(house, login, password)
    if (token === null) throw problem(401, 'wrong_sign_in', '用户名或密码不对', 'Wrong name or password')
    gate.reset(login)
    setCookie(c, cookieName, token, { httpOnly: true, sameSite: 'Lax', path: '/', secure: c.req.url.startsWith('https:') })
    return c.json(me(desk, (await findLogin(house.pool, house.code, login))!), 200)
  })

  app.delete('/api/session', async (c) => {
    const token = getCookie(c, cookieName)
    if (token !== undefined) await signOut(house, token)
    deleteCookie(c, cookieName, { path: '/' })
    return c.body(null, 204)
  })

  app.openapi(createRoute({ method: 'get', path: '/api/me', summary: 'Who is signed in', responses: { 200: json(MeSchema, 'Me'), ...problems } }), async (c) => c.json(me(desk, await mustBe(desk, c)), 200))

  app.openapi(createRoute({ method: 'get', path: '/api/demo-accounts', summary: 'Accounts of a rehearsal', responses: { 200: json(z.array(DemoAccountSchema), 'Fictional accounts'), ...problems } }), async (c) => {
    if (!house.realm?.rehearsal) return c.json([], 200)
    return c.json((await listLogins(house.pool, house.code)).map((r) => {
      const post = postsToday(house, r.person)[0]
      return { login: r.login, name: r.name ?? r.login, title: post ? postTitle(house, post.role, post.area) : { zh: '居民', en: 'Resident' }, face: post ? ('desk' as const) : ('resident' as const) }
    }), 200)
  })

  app.openapi(createRoute({ method: 'get', path: '/api/areas', summary: 'Places under a place as they stand on a day, or those that a point lies in', request: { query: z.object({ under: AreaCodeSchema.optional(), on: z.string().optional(), at: z.string().regex(/^-?\d{1,3}(\.\d{1,8})?,-?\d{1,2}(\.\d{1,8})?$/).optional().openapi({ description: 'longitude,latitude in degrees, WGS 84' }) }) }, responses: { 200: json(z.array(AreaSchema), 'Places'), ...problems } }), (c) => {
    const { under, on, at } = c.req.valid('query')
    const day = dayParam(desk, on, 'on')
    return c.json((at === undefined ? house.places.children(under ?? house.code, day) : placesAt(house, at, day)).map(areaView), 200)
  })

  app.openapi(createRoute({ method: 'get', path: '/api/areas/{code}', summary: 'A place and those above it', request: { params: z.object({ code: AreaCodeSchema }) }, responses: { 200: json(z.array(AreaSchema), 'From the place upward'), ...problems } }), (c) => {
    const path = areaPath(house, c.req.valid('param').code)
    if (path.length === 0) throw notFound()
    return c.json(path.map((code) => areaView(house.reference.areas.get(code)!)), 200)
  })

  app.put('/api/registry', async (c) => {
    const who = await mustBe(desk, c)
    if (!allows(house, who, 'administer', { kind: 'house' })) throw notFound()
    const parsed = RegistrySchema.safeParse(await c.req.json().catch(() => null))
    if (!parsed.success) throw problem(400, 'invalid_registry', '登记数据格式不对', 'The registry is not valid', parsed.error.issues[0]?.path.join('.'))
    const people = await loadRegistry(house, parsed.data)
    return c.json({ areas: house.reference.areas.size, posts: house.reference.posts.size, people }, 200)
  })
}

const areaView = (a: { code: string; parent: string | null; name: AreaView['name']; kind: string }): AreaView => ({ code: a.code, parent: a.parent, name: a.name, kind: a.kind })

function me(desk: Desk, who: Principal): Me {
  const { house } = desk
  return {
    name: house.reference.people.get(who.person) ?? who.login, login: who.login, permissions: [...who.permissions], now: house.clock.now(),
    posts: postsToday(house, who.person).map((p) => ({ id: p.id, role: p.role, title: postTitle(house, p.role, p.area), area: p.area, areaName: areaName(house, p.area), organisation: house.reference.organisations.get(p.organisation)?.zh ?? p.organisation })),
    realm: { code: house.code, name: house.realm?.name ?? { zh: house.code, en: house.code }, rehearsal: house.realm?.rehearsal ?? false },
  }
}
