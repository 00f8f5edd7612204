/** What the log says of a row that stands beside it: a digest under a key of the realm, from which nobody reads the row. */
import { createHmac, randomUUID } from 'node:crypto'
import type { AccessEntry } from '../access-log.ts'
import type { Secrets } from '../seal.ts'
import { isVeiled, type CoveredTable } from './tables.ts'

/** A realm with the key of its digests: it follows from a secret that rotation wraps anew and never changes. */
export type Cover = { readonly realm: string; readonly key: Buffer }

export const coverOf = (realm: string, secrets: Secrets): Cover => ({
  realm,
  key: createHmac('sha256', secrets.indexing).update('yimen covered rows v1').digest(),
})

/** 132 bits. */
const shortMac = ({ key }: Cover, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url').slice(0, 22)

export const rowDigest = (cover: Cover, table: CoveredTable, key: string, line: string): string =>
  shortMac(cover, `row\n${table}\n${key}\n${line}`)

/** How the log names a row: by its key, or where that tells of people by a digest of it. */
export const nameInLog = (cover: Cover, table: CoveredTable, key: string): string =>
  isVeiled(table) ? shortMac(cover, `key\n${table}\n${key}`) : key

/** [V9] What an event says of the command that made it: whose, under which key, and all that it said. */
export const askedDigest = (cover: Cover, actor: string, key: string, digest: Buffer): string =>
  shortMac(cover, `asked\n${actor}\n${key}\n${digest.toString('hex')}`)

/** [V10] That the house itself refused what a row of the outbox asked for, in these words: no event tells of what was not done. */
export const refusalSeal = (cover: Cover, id: string, refusal: string): string =>
  shortMac(cover, `refused\n${id}\n${refusal}`)

/** Digests by the names of rows; null for one that is gone. */
export type RowDigests = Readonly<Record<string, string | null>>
export type TableDigests = Partial<Readonly<Record<CoveredTable, RowDigests>>>

/** An entry of the log that tells of rows. Its number stands in no other, so that none can be said again later. */
export type CoveringEntry = AccessEntry & { readonly rows: TableDigests; readonly once: string }

const macLength = 43
const tail = /^(.*),"mac":"([\w-]{43})"\}$/s

const macOf = ({ key }: Cover, text: string): string =>
  createHmac('sha256', key).update(`entry\n${text}`).digest('base64url').slice(0, macLength)

/** The bytes of an entry with what proves that this house wrote them. */
export function coveringBody(cover: Cover, e: AccessEntry, rows: TableDigests): string {
  const text = JSON.stringify({ ...e, rows, once: randomUUID() } satisfies CoveringEntry)
  return `${text.slice(0, -1)},"mac":"${macOf(cover, text)}"}`
}

/** The entry again; null for bytes that this house did not write. */
export function readCovering(cover: Cover, body: string): CoveringEntry | null {
  const parts = tail.exec(body)
  const text = parts && `${parts[1]}}`
  return text && macOf(cover, text) === parts[2] ? (JSON.parse(text) as CoveringEntry) : null
}
