/** The log: each event's bytes with a hash that chains its case. */
import { createHash } from 'node:crypto'
import { eventDomain, type CaseEvent, type Instant } from '#kernel'

const domain = Buffer.from(eventDomain)

/** An event as it is stored, with what the store says of it: events of earlier homes do not say it. */
export type StoredForm = CaseEvent & { readonly recorded?: Instant; readonly asked?: string }

/** [V9] The bytes of an event, with when they were written and which command they answer. */
export const eventBody = (event: CaseEvent, recorded: Instant, command: string): string =>
  JSON.stringify({ ...event, recorded, asked: command } satisfies StoredForm)

/** [S2] SHA-256 over domain, the hash before it (32 zero bytes for the first) and the bytes as stored. */
export function chainHash(before: Buffer | null, body: string): Buffer {
  return createHash('sha256')
    .update(domain)
    .update(before ?? Buffer.alloc(32))
    .update(body)
    .digest()
}
