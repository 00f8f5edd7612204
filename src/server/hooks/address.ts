/** [HK8] Where a receiver may be: what is asked of its address, and of every address that its name stands for at the moment of sending. */
import { BlockList, isIP } from 'node:net'
import { lookup, type LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'

/** Of this machine, of the network that it stands in, of nobody, or of many: RFC 6890 and what stands in its registries. */
const ours = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  ours.addSubnet(net, bits, 'ipv4')

/** Of IPv6 what is given out to the public, without those ranges of it that stand for other addresses or for nobody. */
const open6 = new BlockList()
open6.addSubnet('2000::', 3, 'ipv6')
const closed6 = new BlockList()
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  closed6.addSubnet(net, bits, 'ipv6')

/** Whether an address is anybody's on the public network; one that carries an IPv4 address in it is not. */
export function isPublic(address: string): boolean {
  const kind = isIP(address)
  if (kind === 4) return !ours.check(address, 'ipv4')
  return kind === 6 && open6.check(address, 'ipv6') && !closed6.check(address, 'ipv6')
}

/** The host of an address as sockets take it: an IPv6 one without its brackets. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '')

/** What is wrong with an address that somebody names; null where nothing is. */
export function addressFault(text: string, isPrivateAllowed: boolean): 'url' | 'https' | 'private' | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || url.username !== '' || url.password !== '' || url.hash !== '') return 'url'
  if (url.protocol !== 'https:' && !(isPrivateAllowed && url.protocol === 'http:')) return 'https'
  const host = hostOf(url)
  const isOurs = isIP(host) === 0 ? /(^|\.)localhost\.?$/.test(host) : !isPublic(host)
  return isOurs && !isPrivateAllowed ? 'private' : null
}

export class PrivateAddress extends Error {
  readonly code = 'HOOK_PRIVATE_ADDRESS'
}

type Resolve = (host: string, then: (error: Error | null, all: readonly LookupAddress[]) => void) => void
const resolveAll: Resolve = (host, then) => lookup(host, { all: true }, then)

/**
 * Looks a name up once for the connection that is about to be made, and gives that connection what was looked at: a name that
 * says another thing the second time is not asked a second time. One private address among several refuses them all.
 */
export const lookupPublic =
  (resolve: Resolve = resolveAll): LookupFunction =>
  (host, options, then) =>
    resolve(host, (error, all) => {
      const [first] = all ?? []
      const refusal =
        error ??
        (first === undefined || !all.every((a) => isPublic(a.address))
          ? new PrivateAddress(`${host} is a private address`)
          : null)
      if (refusal !== null || first === undefined) then(refusal, '', 0)
      else if (options.all === true) then(null, [...all])
      else then(null, first.address, first.family)
    })
