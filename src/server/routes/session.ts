/** Sign-in and what belongs to it: the session, the second factor, the password, the devices one is signed in from. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import {
  changeCovered,
  closeSession,
  closeSessionOf,
  closeSessions,
  findCredentials,
  keepDevice,
  keepFactor,
  keepPassword,
  listSessions,
  switchLogin,
  transaction,
  type Connection,
} from '#store'
import { allows } from '../access.ts'
import { addressOf } from '../address.ts'
import {
  CodeSchema,
  EnrolledSchema,
  EnrolmentSchema,
  MeSchema,
  PasswordSchema,
  SessionsSchema,
  SignInSchema,
  type Me,
} from '../contract/index.ts'
import { underGate } from '#sign-in'
import { needsFactor } from '../needs-factor.ts'
import { notFound, problem } from '../problem.ts'
import { instantOf, type House } from '../realm.ts'
import {
  checkSignIn,
  fits,
  hashPassword,
  weakness,
  acceptCode,
  newRecovery,
  newSecret,
  sealSecret,
  stepOf,
  deviceName,
  enter,
  newToken,
  sha256,
  strengthen,
} from '#sign-in'
import { meView } from '../views/me.ts'
import {
  clearCookies,
  deviceCookie,
  mustBe,
  mustBeAny,
  sessionToken,
  setDevice,
  setSession,
  type Desk,
} from './tools.ts'
import { json, problems } from './responses.ts'

const body = <T extends z.ZodType>(schema: T) => ({
  body: { required: true, content: { 'application/json': { schema } } },
})
const gone = { 204: { description: 'Done' }, ...problems }

/** Opens a session and sets its cookies; the browser is known from now on. */
export async function welcome(desk: Desk, c: Context, login: string, strong: boolean): Promise<void> {
  const { house } = desk
  const deviceToken = getCookie(c, deviceCookie(desk))
  const device = deviceToken !== undefined && /^[\w-]{43}$/.test(deviceToken) ? deviceToken : newToken()
  const browser = { name: deviceName(c.req.header('user-agent') ?? ''), token: sha256(device) }
  setSession(desk, c, await enter(house, login, strong, browser))
  await keepDevice(house.pool, house.code, login, browser.token)
  setDevice(desk, c, device)
}

export function sessionRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/session',
      summary: 'Sign in',
      request: body(SignInSchema),
      responses: { 200: json(MeSchema, 'Signed in'), ...problems },
    }),
    async (c) => {
      const { login, password, code } = c.req.valid('json')
      const { who, strong } = await checkSignIn(house, desk.door, {
        login,
        password,
        code,
        device: getCookie(c, deviceCookie(desk)),
        address: addressOf(desk.proxyHops, c),
        needsFactor: (person) => needsFactor(house, person),
      })
      await welcome(desk, c, who.login, strong)
      return c.json(
        meView(house, { ...who, strong, enrolled: who.totp !== null, session: null, browser: null }),
        200,
      )
    },
  )

  /** [I3] A substitution may begin after sign-in: the second factor is then asked for without signing in again. */
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/session/confirm',
      summary: 'Show the second factor in a session that began without',
      request: body(CodeSchema),
      responses: { 200: json(MeSchema, 'Confirmed'), ...problems },
    }),
    async (c) => {
      const who = await mustBeAny(desk, c)
      const credentials = await findCredentials(house.pool, house.code, who.login)
      const token = sessionToken(desk, c)
      if (!credentials?.totp || token === undefined)
        throw problem(409, 'second_factor_missing', '还没有设置动态验证码', 'No second factor is set up yet')
      const { code } = c.req.valid('json')
      const holder = { ...credentials, totp: credentials.totp }
      const isRight = await underGate(house, desk.door, { kind: 'confirm', login: who.login }, () =>
        acceptCode(house, holder, code),
      )
      if (!isRight)
        throw problem(
          401,
          'wrong_code',
          '验证码不对或已经用过，请用新的验证码',
          'The code is wrong or was used: take a new one',
          'code',
        )
      const fresh = await strengthen(house, token)
      if (fresh === null) throw problem(401, 'sign_in', '请重新登录', 'Please sign in again')
      setSession(desk, c, fresh)
      return c.json(meView(house, { ...who, strong: true }), 200)
    },
  )

  app.delete('/api/session', async (c) => {
    const token = sessionToken(desk, c)
    if (token !== undefined) await closeSession(house.pool, house.code, sha256(token))
    clearCookies(desk, c)
    return c.body(null, 204)
  })

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/me',
      summary: 'Who is signed in',
      responses: { 200: json(MeSchema, 'Me'), ...problems },
    }),
    async (c) => c.json(meView(house, await mustBeAny(desk, c)) satisfies Me, 200),
  )

  factorRoutes(app, desk)
  sessionsRoutes(app, desk)

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/password',
      summary: 'Change one’s password; the other sessions end',
      request: body(PasswordSchema),
      responses: gone,
    }),
    async (c) => {
      const who = await mustBe(desk, c)
      const { old, fresh } = c.req.valid('json')
      await mustFit(desk, who.login, old)
      const weak = weakness(fresh, who.login)
      if (weak) throw problem(422, 'weak_password', weak.zh, weak.en, 'fresh')
      const hash = await hashPassword(fresh)
      await changeLogin(house, who.login, {
        work: async (db) => {
          await keepPassword(db, house.code, who.login, hash)
          await closeSessions(db, house.code, who.login, who.session)
        },
        kind: 'password',
        by: who.person,
        purpose: '修改密码，其他登录已结束',
      })
      return c.body(null, 204)
    },
  )
}

/** [V9] Changes a login, and writes down who did and that its row is another now. */
async function changeLogin(
  house: House,
  login: string,
  change: {
    readonly work: (db: Connection) => Promise<void>
    readonly kind: string
    readonly by: string
    readonly purpose: string
  },
): Promise<void> {
  await transaction(house.pool, (db) =>
    changeCovered(
      db,
      house.cover,
      { login: { login: [login] } },
      () => change.work(db),
      () => ({
        kind: change.kind,
        case: null,
        person: change.by,
        post: null,
        names: [login],
        purpose: change.purpose,
        at: house.clock.now(),
      }),
    ),
  )
}

/** Their password once more, before what it protects is changed; guessing is slowed down as at sign-in. */
async function mustFit({ house, door }: Desk, login: string, password: string): Promise<void> {
  const isRight = await underGate(house, door, { kind: 'password', login }, async () => {
    const credentials = await findCredentials(house.pool, house.code, login)
    return door.knownDevices.run(login, () => fits(credentials?.password ?? null, password))
  })
  if (!isRight) throw problem(403, 'wrong_password', '当前密码不对', 'The present password is wrong', 'old')
}

function factorRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk
  /** A secret that was offered and not confirmed yet; ten minutes in memory, never stored. */
  const offered = new Map<string, { readonly secret: string; readonly until: number }>()

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/totp',
      summary: 'Offer a second factor: a secret for one’s phone',
      request: body(z.strictObject({ password: z.string().min(1).max(200) })),
      responses: { 200: json(EnrolmentSchema, 'The secret, once'), ...problems },
    }),
    async (c) => {
      const who = await mustBeAny(desk, c)
      await mustFit(desk, who.login, c.req.valid('json').password)
      /** Whoever has one shows it before it is replaced. */
      if (who.enrolled && !who.strong)
        throw problem(
          403,
          'second_factor_needed',
          '请先输入手机上的6位动态验证码',
          'Show your present second factor first',
        )
      const offer = newSecret(who.login)
      for (const [login, o] of offered) if (o.until < performance.now()) offered.delete(login)
      offered.set(who.login, { secret: offer.secret, until: performance.now() + 600_000 })
      return c.json(offer, 200)
    },
  )

  app.openapi(
    createRoute({
      method: 'put',
      path: '/api/totp',
      summary: 'Confirm the second factor with its first code',
      request: body(CodeSchema),
      responses: { 200: json(EnrolledSchema, 'Recovery codes, shown once'), ...problems },
    }),
    async (c) => {
      const who = await mustBeAny(desk, c)
      const offer = offered.get(who.login)
      if (!offer || offer.until < performance.now())
        throw problem(409, 'no_offer', '请重新获取二维码', 'Ask for the QR code again')
      const { code } = c.req.valid('json')
      const step = await underGate(house, desk.door, { kind: 'enrol', login: who.login }, () =>
        Promise.resolve(stepOf(offer.secret, who.login, code)),
      )
      if (step === null)
        throw problem(
          401,
          'wrong_code',
          '验证码不对，请核对手机时间后再试',
          'The code is wrong: check the clock of your phone',
          'code',
        )
      const { codes, hashes } = newRecovery(who.login)
      const secret = await sealSecret(house, who.person, who.login, offer.secret)
      await changeLogin(house, who.login, {
        work: (db) => keepFactor(db, house.code, who.login, secret, step, hashes),
        kind: 'second_factor',
        by: who.person,
        purpose: '设置动态验证码',
      })
      offered.delete(who.login)
      const token = sessionToken(desk, c)
      const fresh = token === undefined ? null : await strengthen(house, token)
      if (fresh !== null) setSession(desk, c, fresh)
      return c.json({ recovery: [...codes] }, 200)
    },
  )
}

function sessionsRoutes(app: OpenAPIHono, desk: Desk): void {
  const { house } = desk

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/sessions',
      summary: 'Where one is signed in',
      responses: { 200: json(SessionsSchema, 'Sessions'), ...problems },
    }),
    async (c) => {
      const who = await mustBeAny(desk, c)
      return c.json(
        (await listSessions(house.pool, house.code, who.login)).map((s) => ({
          id: s.id,
          device: s.device,
          since: instantOf(s.since),
          seen: instantOf(s.seen),
          strong: s.strong,
          mine: s.id === who.session,
        })),
        200,
      )
    },
  )

  app.openapi(
    createRoute({
      method: 'delete',
      path: '/api/sessions/{id}',
      summary: 'Sign out one of them',
      request: { params: z.object({ id: z.uuid() }) },
      responses: gone,
    }),
    async (c) => {
      const who = await mustBeAny(desk, c)
      if (!(await closeSessionOf(house.pool, house.code, who.login, c.req.valid('param').id)))
        throw notFound()
      return c.body(null, 204)
    },
  )

  app.openapi(
    createRoute({ method: 'delete', path: '/api/sessions', summary: 'Sign out everywhere', responses: gone }),
    async (c) => {
      const who = await mustBeAny(desk, c)
      await closeSessions(house.pool, house.code, who.login)
      clearCookies(desk, c)
      return c.body(null, 204)
    },
  )

  for (const [word, on] of [
    ['disable', false],
    ['enable', true],
  ] as const) {
    app.openapi(
      createRoute({
        method: 'post',
        path: `/api/logins/{login}/${word}`,
        summary: on ? 'Let somebody sign in again' : 'Let somebody sign in no more; their sessions end now',
        request: { params: z.object({ login: z.string().min(1).max(60) }) },
        responses: gone,
      }),
      async (c) => {
        const who = await mustBe(desk, c)
        if (!allows(house, who, 'administer', { kind: 'house' })) throw notFound()
        const { login } = c.req.valid('param')
        await changeLogin(house, login, {
          work: async (db) => {
            if (!(await switchLogin(db, house.code, login, on))) throw notFound()
            if (!on) await closeSessions(db, house.code, login)
          },
          kind: `login_${word}d`,
          by: who.person,
          purpose: on ? '恢复登录' : '停用登录',
        })
        return c.body(null, 204)
      },
    )
  }
}
