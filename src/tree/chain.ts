/** The bytes that an event's hash covers, so that who holds the bytes alone can work the chain of a case out again. */
import { hashBytes, type Hash } from './hash.ts'

/** Keeps the hash of an event from being the hash of anything else. */
export const eventDomain = 'yimen.event.v1'

/** What a house signs beside its heads: what it showed to somebody. The first line differs from that of any checkpoint. */
export const statementText = (origin: string, statement: string): string =>
  `${origin}/statement\n${statement}`

/** [S2] H(domain || hash before it, or 32 zero bytes || body as stored). */
export function chainEntry(hash: Hash, before: Uint8Array | null, body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(eventDomain.length + hashBytes + body.length)
  bytes.set([...eventDomain].map((c) => c.charCodeAt(0)))
  bytes.set(before ?? new Uint8Array(hashBytes), eventDomain.length)
  bytes.set(body, eventDomain.length + hashBytes)
  return hash(bytes)
}
