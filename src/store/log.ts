/** The log: each event's bytes with a hash that chains its case. */
import { createHash } from 'node:crypto'
import type { CaseEvent } from '#kernel/case'
import type { Instant } from '#kernel/day'
import { eventDomain } from '#tree'
import { sha256 } from './tiles.ts'

const domain = Buffer.from(eventDomain)
const hashBytes = 32

/** An event as it is stored, with what the store says of it: events of earlier homes do not say it. */
export type StoredForm = CaseEvent & { readonly recorded?: Instant; readonly asked?: string }

/** [V9] The bytes of an event, with when they were written and which command they answer. */
export const eventBody = (event: CaseEvent, recorded: Instant, command: string): string =>
  JSON.stringify({ ...event, recorded, asked: command } satisfies StoredForm)

const before0 = Buffer.alloc(hashBytes)
const bodyAt = domain.length + hashBytes
/** Bytes of one event on their way into its hash: most fit, and are hashed at once. */
const inHand = Buffer.alloc(65_536)
domain.copy(inHand)

/** [S2] SHA-256 over domain, the hash before it (32 zero bytes for the first) and the bytes as stored. */
export function chainHash(before: Buffer | null, body: string): Buffer {
  const previous = before ?? before0
  /** A sign takes three bytes at most for each unit of its text. */
  if (previous.length !== hashBytes || bodyAt + body.length * 3 > inHand.length)
    return createHash('sha256').update(domain).update(previous).update(body).digest()
  inHand.set(previous, domain.length)
  return sha256(inHand.subarray(0, bodyAt + inHand.write(body, bodyAt))) as Buffer
}
