/** Routes of sign-in by another house: whether there is one, the way there, the way back. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { TextSchema } from '../contract/index.ts'
import { notFound } from '../problem.ts'
import { openOidc, type Face, type OidcSettings } from '#sign-in'
import { welcome } from './session.ts'
import { oidcCookie, type Desk } from './tools.ts'
import { problems } from './responses.ts'

const redirected = { 302: { description: 'To the other house, or back to a page of ours' }, ...problems }
/** [O4] The only places that we send anybody to. */
const entrances: Readonly<Record<Face, string>> = { desk: '/desk', wall: '/wall', resident: '/' }
const doors: Readonly<Record<Face, string>> = { desk: '/desk', wall: '/wall', resident: '/sign-in' }

const originOf = (desk: Desk, c: Context): string => {
  const url = new URL(c.req.url)
  return `${desk.proxyHops > 0 && c.req.header('x-forwarded-proto') === 'https' ? 'https:' : url.protocol}//${url.host}`
}

export function oidcRoutes(app: OpenAPIHono, desk: Desk, settings: OidcSettings | undefined): void {
  const { base } = desk.house
  const oidc = settings && openOidc(desk.house, settings)
  const keep = (c: Context, value: string, maxAge: number) =>
    setCookie(c, oidcCookie(desk), value, {
      httpOnly: true,
      sameSite: 'Lax',
      path: `${base}/api/oidc`,
      secure: originOf(desk, c).startsWith('https:'),
      maxAge,
    })

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/oidc',
      summary: 'Whether one may sign in by another house',
      responses: {
        200: {
          description: 'Its name, or null',
          content: { 'application/json': { schema: z.object({ name: TextSchema.nullable() }) } },
        },
        ...problems,
      },
    }),
    (c) => c.json({ name: oidc?.name ?? null }, 200),
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/oidc/start',
      summary: 'Go there',
      request: { query: z.object({ face: z.enum(['desk', 'wall', 'resident']).default('desk') }) },
      responses: redirected,
    }),
    async (c) => {
      if (!oidc) throw notFound()
      const { face } = c.req.valid('query')
      const begun = await oidc.begin(face, originOf(desk, c))
      if (!begun) return c.redirect(`${base}${doors[face]}?oidc=unreachable`, 302)
      keep(c, begun.cookie, 600)
      return c.redirect(begun.to, 302)
    },
  )

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/oidc/callback',
      summary: 'Come back',
      request: { query: z.looseObject({}) },
      responses: redirected,
    }),
    async (c) => {
      if (!oidc) throw notFound()
      const done = await oidc.finish(getCookie(c, oidcCookie(desk)), new URL(c.req.url), originOf(desk, c))
      keep(c, '', 0)
      if ('refused' in done) return c.redirect(`${base}${doors[done.face]}?oidc=${done.refused}`, 302)
      await welcome(desk, c, done.login, done.strong)
      return c.redirect(`${base}${entrances[done.face]}`, 302)
    },
  )
}
