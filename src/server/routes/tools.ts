/** What every route needs: the house, who is asking, and input parsed at the edge. */
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Command, Reuse } from '#kernel/case'
import { dayOfInstant, parseDay, type Day } from '#kernel/day'
import type { Upkeep } from '#embedded'
import { sessionOf } from '#sign-in'
import type { Outbox } from '../commands/outbox.ts'
import type { Queue } from '../commands/queue.ts'
import type { Exchange } from '../exchange/index.ts'
import type { Hooks } from '../hooks/index.ts'
import type { Time } from '../commands/time.ts'
import { stranger } from '../access.ts'
import type { Recounts } from '../books.ts'
import type { Broadsheet } from '../page/broadsheet.ts'
import { beforeAnything } from '../database-away.ts'
import { takesForm } from '../body.ts'
import type { Door } from '#sign-in'
import type { FilingLimits } from '../filing.ts'
import type { Heads } from '../heads.ts'
import type { Imports } from '../imports/index.ts'
import type { Live } from '../live.ts'
import { problem } from '../problem.ts'
import type { House } from '../realm.ts'
import { isKey, postsToday, type Principal } from '../session.ts'
import { needsFactor } from '../needs-factor.ts'
import type { Tiles } from '../tiles.ts'

export type Desk = {
  readonly house: House
  /** Every realm of the installation, the first one first. */ readonly houses: readonly House[]
  readonly queue: Queue
  readonly outbox: Outbox
  readonly time: Time
  readonly heads: Heads
  readonly exchange: Exchange
  readonly hooks: Hooks
  readonly recounts: Recounts
  readonly imports: Imports
  readonly live: Live
  /** The key of the command line on this machine. */ readonly key: string
  /** How many proxies stand in front, whose word on the client is believed; 0 for none. */ readonly proxyHops: number
  /** How much one person may file in a day. */ readonly filing: FilingLimits
  /** Where passwords wait to be checked. */ readonly door: Door
  /** Where the built pages lie. */ readonly pages: string | null
  /** The master keys as they stand where this server reads them; null where they were handed over. */ readonly newerMasters:
    | (() => readonly Buffer[])
    | null
  /** The page over realms; null where the packs bring none. */ broadsheet(): Broadsheet | null
  /** How the embedded database is kept. */ upkeep(): Upkeep
  /** Where tiles for maps come from; none unless the installation names a place. */ readonly tiles: Tiles | null
}

/** [RM3] Whose cookies they are is in their names: those of the first realm, at the root, are sent to every other one too. */
const named = ({ house }: Desk, name: string): string => (house.base === '' ? name : `${name}-${house.code}`)

export const deviceCookie = (desk: Desk): string => named(desk, 'yimen-device')
export const oidcCookie = (desk: Desk): string => named(desk, 'yimen-oidc')
const plainName = (desk: Desk): string => named(desk, 'yimen')
/** Over https the browser itself holds that the cookie is this host's, never sent in clear, and at the root for all paths. */
const secureName = (desk: Desk): string =>
  named(desk, desk.house.base === '' ? '__Host-yimen' : '__Secure-yimen')
const home = (desk: Desk): string => `${desk.house.base}/`

export const isSecure = (desk: Desk, c: Context): boolean =>
  c.req.url.startsWith('https:') || (desk.proxyHops > 0 && c.req.header('x-forwarded-proto') === 'https')

/** Where the asker found this house, to tell them addresses that they can go on to: only they read what their own request said. */
export function foundAt(desk: Desk, c: Context): string {
  const { host } = new URL(c.req.url)
  return `${isSecure(desk, c) ? 'https' : 'http'}://${host}${desk.house.base}`
}

export const sessionToken = (desk: Desk, c: Context): string | undefined =>
  getCookie(c, secureName(desk)) ?? getCookie(c, plainName(desk))

export function setSession(desk: Desk, c: Context, token: string): void {
  const secure = isSecure(desk, c)
  setCookie(c, secure ? secureName(desk) : plainName(desk), token, {
    httpOnly: true,
    sameSite: 'Lax',
    path: home(desk),
    secure,
  })
}

export function setDevice(desk: Desk, c: Context, token: string): void {
  setCookie(c, deviceCookie(desk), token, {
    httpOnly: true,
    sameSite: 'Lax',
    path: `${desk.house.base}/api/session`,
    secure: isSecure(desk, c),
    maxAge: 365 * 24 * 3600,
  })
}

/** The browser forgets what it kept of us; that it is known stays, so that nobody can lock it out. */
export function clearCookies(desk: Desk, c: Context): void {
  deleteCookie(c, isSecure(desk, c) ? secureName(desk) : plainName(desk), {
    path: home(desk),
    secure: isSecure(desk, c),
  })
  /** [FO3] A phone that holds what is not sent yet says so: its store is sealed, and goes by its own rules. */
  const keeps = c.req.header('x-yimen-keep') === 'sealed'
  c.header('clear-site-data', keeps ? '"cache"' : '"cache", "storage"')
}

const principals = new WeakMap<Request, Promise<Principal | null>>()

/** Who is asking, or null. Looked up once a request, however often it is asked. */
export function whoAsks(desk: Desk, c: Context): Promise<Principal | null> {
  const principal = principals.get(c.req.raw) ?? beforeAnything(lookUp(desk, c))
  principals.set(c.req.raw, principal)
  return principal
}

async function lookUp(desk: Desk, c: Context): Promise<Principal | null> {
  const bearer = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1]
  if (bearer !== undefined) return isKey(bearer, desk.key) ? commandLine : null
  const token = sessionToken(desk, c)
  const live =
    token === undefined
      ? null
      : await sessionOf(desk.house, token, (person) => postsToday(desk.house, person).length > 0)
  if (!live) return null
  if (live.turned !== null) setSession(desk, c, live.turned)
  const { login, person, permissions, strong, enrolled, id, browser } = live.session
  return { login, person, permissions, strong, enrolled, session: id, browser }
}

/** The command line on the server's own machine: it administers, audits, and may record history. */
const commandLine: Principal = {
  login: 'console',
  person: 'console',
  permissions: ['admin', 'audit', 'history', 'act_as'],
  strong: true,
  enrolled: true,
  session: null,
  browser: null,
}

/** Whoever is signed in, with or without the second factor that they may need: to set it up, to show it, to leave. */
export async function mustBeAny(desk: Desk, c: Context): Promise<Principal> {
  const who = await whoAsks(desk, c)
  if (!who) throw problem(401, 'sign_in', '请先登录', 'Please sign in first')
  return who
}

/** [I3] Somebody who may do what they are signed in for: a post with authority takes the second factor, now and not only at sign-in. */
export async function mustBe(desk: Desk, c: Context): Promise<Principal> {
  const who = await mustBeAny(desk, c)
  if (who.strong || !needsFactor(desk.house, who)) return who
  if (who.enrolled)
    throw problem(
      403,
      'second_factor_needed',
      '您的岗位要作决定或经手资金，请输入手机上的6位动态验证码',
      'Your post decides or handles money: enter the six digits from your phone',
    )
  throw problem(
    403,
    'second_factor_missing',
    '您的岗位要作决定或经手资金，请先设置动态验证码',
    'Your post decides or handles money: set up a second factor first',
  )
}

/** [I8] A whole list of other people's affairs leaves only with somebody who showed the second factor, whatever their post. */
export function mustBeStrong(who: Principal): void {
  if (who.strong) return
  throw who.enrolled
    ? problem(
        403,
        'second_factor_needed',
        '导出整份名单，请先在“账户与安全”里输入手机上的6位动态验证码',
        'To export a whole list, first enter the six digits from your phone under “Account and security”',
      )
    : problem(
        403,
        'second_factor_missing',
        '导出整份名单，请先在“账户与安全”里设置动态验证码',
        'To export a whole list, first set up a second factor under “Account and security”',
      )
}

/** Who reads what everybody may read: whoever signed in and showed what their posts ask for, else a stranger. */
export async function whoReads(desk: Desk, c: Context): Promise<Principal> {
  const who = await whoAsks(desk, c)
  return who && (who.strong || !needsFactor(desk.house, who)) ? who : stranger
}

/** [H1] Every unsafe request names itself: a form on another site cannot. */
export function mustBeOurs(c: Context): void {
  if (['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) return
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw problem(403, 'cross_site', '拒绝跨站请求', 'Cross-site requests are refused')
  /** [OT6] No cookie counts there: who sends it says by a key who they are, which no other site knows. */
  if (takesForm.test(c.req.path)) return
  if (c.req.header('authorization') === undefined && c.req.header('x-yimen') === undefined)
    throw problem(403, 'header_missing', '请求缺少 x-yimen 头', 'The x-yimen header is missing')
}

/** [H2] Whoever changes something names the attempt, so that a repeat is the same attempt. */
export function keyOf(c: Context): string {
  const key = c.req.header('idempotency-key')
  if (key === undefined)
    throw problem(400, 'key_missing', '请求缺少 Idempotency-Key', 'The Idempotency-Key header is missing')
  if (!/^[\x21-\x7e]{8,100}$/.test(key))
    throw problem(
      400,
      'key_invalid',
      'Idempotency-Key 应为8到100个可见字符',
      'The Idempotency-Key is 8 to 100 visible characters',
    )
  return key
}

export function dayParam(desk: Desk, text: string | undefined, name = 'asOf'): Day {
  if (text === undefined || text === '') return dayOfInstant(desk.house.clock.now())
  const day = parseDay(text)
  if (!day)
    throw problem(
      400,
      'invalid_day',
      '不是有效日期，应如 2021-10-20',
      'Not a date; write it like 2021-10-20',
      name,
    )
  return day
}

export function areaParam(desk: Desk, text: string | undefined): string {
  const area = text === undefined || text === '' ? desk.house.root : text
  if (!desk.house.reference.areas.has(area))
    throw problem(404, 'unknown_area', '没有这个区划代码', 'There is no such area', 'area')
  return area
}

export function wholeParam(text: string | undefined, fallback: number, most: number): number {
  if (text === undefined) return fallback
  const n = Number(text)
  if (!/^\d{1,9}$/.test(text) || n > most)
    throw problem(400, 'invalid_number', `应为0到${most}的整数`, `A whole number from 0 to ${most}`)
  return n
}

/** The name of a file that comes as a body: in a header, percent-encoded, because addresses are written down by others. */
export function fileNameOf(c: Context): string {
  try {
    return decodeURIComponent(c.req.header('x-file-name') ?? '')
  } catch {
    return ''
  }
}

/** What the sender says besides the form: [K25] what they looked at again, [K22] which papers of theirs may be used again. */
export const saidOf = ({
  sure,
  reuses,
  signature,
}: {
  readonly sure?: readonly string[] | undefined
  readonly reuses?: readonly Reuse[] | undefined
  readonly signature?: string | undefined
}): Pick<Command, 'sure' | 'reuses' | 'signature'> => ({
  ...(sure === undefined ? {} : { sure }),
  ...(reuses === undefined ? {} : { reuses }),
  ...(signature === undefined ? {} : { signature }),
})

const zipped = promisify(gzip)

/** [LI6] A long list, packed for who can read it so. Nothing that somebody else could have sent along stands in it beside a secret. */
export async function packedJson(c: Context, answer: object): Promise<Response> {
  const body = JSON.stringify(answer)
  const headers = { 'content-type': 'application/json; charset=utf-8', vary: 'accept-encoding' }
  if (!/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) return c.body(body, 200, headers)
  return c.body(new Uint8Array(await zipped(body)), 200, { ...headers, 'content-encoding': 'gzip' })
}
