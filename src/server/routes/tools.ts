/** What every route needs: the house, who is asking, and input parsed at the edge. */
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { dayOfInstant, parseDay, type Day } from '#kernel'
import type { Outbox } from '../commands/outbox.ts'
import type { Queue } from '../commands/queue.ts'
import { problem } from '../problem.ts'
import type { House } from '../realm.ts'
import { isKey, principalOf, type Principal } from '../session.ts'

export type Desk = { readonly house: House; readonly queue: Queue; readonly outbox: Outbox; /** The key of the command line on this machine. */ readonly key: string; /** The master keys as they stand where this server reads them; null where they were handed over. */ readonly newerMasters: (() => readonly Buffer[]) | null }

export const cookieName = 'yimen'

/** Who is asking, or null. Asked once a request. */
export async function whoAsks(desk: Desk, c: Context): Promise<Principal | null> {
  const bearer = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1]
  if (bearer !== undefined) return isKey(bearer, desk.key) ? commandLine : null
  const token = getCookie(c, cookieName)
  return token === undefined ? null : principalOf(desk.house, token)
}

/** The command line on the server's own machine: it administers, audits, and may record history. */
const commandLine: Principal = { login: 'console', person: 'console', permissions: ['admin', 'audit', 'history', 'act_as'] }

export async function mustBe(desk: Desk, c: Context): Promise<Principal> {
  const who = await whoAsks(desk, c)
  if (!who) throw problem(401, 'sign_in', '请先登录', 'Please sign in first')
  return who
}

/** [H1] Every unsafe request names itself: a form on another site cannot. */
export function mustBeOurs(c: Context): void {
  if (['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) return
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw problem(403, 'cross_site', '拒绝跨站请求', 'Cross-site requests are refused')
  if (c.req.header('authorization') === undefined && c.req.header('x-yimen') === undefined) throw problem(403, 'header_missing', '请求缺少 x-yimen 头', 'The x-yimen header is missing')
}

/** [H2] Whoever changes something names the attempt, so that a repeat is the same attempt. */
export function keyOf(c: Context): string {
  const key = c.req.header('idempotency-key')
  if (key === undefined) throw problem(400, 'key_missing', '请求缺少 Idempotency-Key', 'The Idempotency-Key header is missing')
  if (!/^[\x21-\x7e]{8,100}$/.test(key)) throw problem(400, 'key_invalid', 'Idempotency-Key 应为8到100个可见字符', 'The Idempotency-Key is 8 to 100 visible characters')
  return key
}

export function dayParam(desk: Desk, text: string | undefined, name = 'asOf'): Day {
  if (text === undefined || text === '') return dayOfInstant(desk.house.clock.now())
  const day = parseDay(text)
  if (!day) throw problem(400, 'invalid_day', '不是有效日期，应如 2021-10-20', 'Not a date; write it like 2021-10-20', name)
  return day
}

export function areaParam(desk: Desk, text: string | undefined): string {
  const area = text === undefined || text === '' ? desk.house.code : text
  if (!desk.house.reference.areas.has(area)) throw problem(404, 'unknown_area', '没有这个区划代码', 'There is no such area', 'area')
  return area
}

export function wholeParam(text: string | undefined, fallback: number, most: number): number {
  if (text === undefined) return fallback
  const n = Number(text)
  if (!/^\d{1,9}$/.test(text) || n > most) throw problem(400, 'invalid_number', `应为0到${most}的整数`, `A whole number from 0 to ${most}`)
  return n
}
