/** Where a request comes from, as far as it can be believed. */
import { isIP } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/** `YIMEN_TRUST_PROXY`: how many proxies stand in front; `on` is one. A word that we do not know is a mistake that is said. */
export function proxyHops(setting: string | undefined): number {
  if (setting === undefined || setting === '' || setting === 'off') return 0
  if (setting === 'on') return 1
  if (/^[0-9]$/.test(setting)) return Number(setting)
  throw new Error(
    `YIMEN_TRUST_PROXY 应为 off、on（一层）或代理的层数 0 到 9 · YIMEN_TRUST_PROXY is off, on (one proxy) or how many proxies, 0 to 9, not ${setting}`,
  )
}

/**
 * [I5] Each proxy writes at the end of X-Forwarded-For who spoke to it: counted from the right, the entry of the outermost one
 * that is ours. What stands before it the client may have written; where it is missing, the connection itself is what we know.
 */
export function addressOf(hops: number, c: Context): string {
  const entries = c.req.header('x-forwarded-for')?.split(',') ?? []
  const said = hops === 0 ? undefined : bare(entries.at(-hops) ?? '')
  return placeOf(said ?? getConnInfo(c).remote.address ?? 'unknown')
}

/** Some proxies write the port too. */
function bare(entry: string): string | undefined {
  const text = entry.trim()
  const address = /^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text
  return isIP(address) === 0 ? undefined : address
}

/** A house has 2^64 addresses of IPv6: its first half is who it is. An IPv4 address is the same in either form. */
function placeOf(address: string): string {
  if (isIP(address) !== 6) return address
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  const [head = '', tail] = address.replace(/%.*$/, '').split('::')
  const groups = head === '' ? [] : head.split(':')
  const behind = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: Math.max(0, 8 - groups.length - behind.length) }, () => '0')
  return `${[...groups, ...zeros, ...behind]
    .slice(0, 4)
    .map((g) => Number.parseInt(g, 16).toString(16))
    .join(':')}::/64`
}
