/** The log: each event's bytes with a hash that chains its case. */
import { createHash } from 'node:crypto'

const domain = Buffer.from('yimen.event.v1')

/** [S2] SHA-256 over domain, the hash before it (32 zero bytes for the first) and the bytes as stored. */
export function chainHash(before: Buffer | null, body: string): Buffer {
  return createHash('sha256').update(domain).update(before ?? Buffer.alloc(32)).update(body).digest()
}

/** A digest of a record set: the same for the same records, whatever order they are read in. */
export function digestOf(records: readonly { readonly case: string; readonly seq: number; readonly value: number }[]): string {
  const lines = records.map((r) => `${r.case}\t${r.seq}\t${r.value}\n`).sort()
  const hash = createHash('sha256')
  for (const line of lines) hash.update(line)
  return hash.digest('hex')
}

/** A programme by its content: the hash of its JSON. */
export const contentHash = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')
