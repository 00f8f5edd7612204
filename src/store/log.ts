/** The log: each event's bytes with a hash that chains its case. */
import { createHash } from 'node:crypto'
import { eventDomain } from '#kernel'

const domain = Buffer.from(eventDomain)

/** [S2] SHA-256 over domain, the hash before it (32 zero bytes for the first) and the bytes as stored. */
export function chainHash(before: Buffer | null, body: string): Buffer {
  return createHash('sha256')
    .update(domain)
    .update(before ?? Buffer.alloc(32))
    .update(body)
    .digest()
}
