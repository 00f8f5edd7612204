/** Rows that a preview read, packed and in memory only, so that the confirm that soon follows need not read the sheet again. */
import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import type { Facts } from '#kernel/rule'

const minutes = 15
/** Of all previews together, packed: some ten of the largest. */
const mostBytes = 64 * 1024 * 1024
const [pack, unpack] = [promisify(deflateRaw), promisify(inflateRaw)]

/** Valid rows as lines of the form, as many a piece as one event takes. */
export type KeptRows = readonly Buffer[]
export type Kept = {
  keep(ticket: string, reference: object, rows: KeptRows): void
  /**
   * The rows that a ticket stands for, which are kept no longer, or null: too long ago, too many since, or
   * places and posts were read anew. Then the file is read again.
   */
  take(ticket: string, reference: object): KeptRows | null
}

export const packLines = (lines: readonly Facts[]): Promise<Buffer> =>
  pack(JSON.stringify(lines), { level: 1 })

export async function* keptLines(rows: KeptRows): AsyncGenerator<readonly Facts[]> {
  for (const piece of rows) yield JSON.parse((await unpack(piece)).toString()) as readonly Facts[]
}

/**
 * [IM5] A ticket names file, person, post, place, programme and day; what is kept under it is lost with the
 * process and missed by nobody.
 */
export function openKept(now: () => number = () => performance.now()): Kept {
  const previews = new Map<
    string,
    { readonly reference: object; readonly rows: KeptRows; readonly bytes: number; readonly at: number }
  >()
  const tidy = (): void => {
    let sum = [...previews.values()].reduce((n, k) => n + k.bytes, 0)
    for (const [ticket, k] of previews) {
      if (sum <= mostBytes && now() - k.at < minutes * 60_000) continue
      previews.delete(ticket)
      sum -= k.bytes
    }
  }
  setInterval(tidy, 60_000).unref()
  return {
    keep(ticket, reference, rows) {
      previews.delete(ticket)
      previews.set(ticket, { reference, rows, bytes: rows.reduce((n, b) => n + b.length, 0), at: now() })
      tidy()
    },
    take(ticket, reference) {
      tidy()
      const k = previews.get(ticket)
      previews.delete(ticket)
      return k?.reference === reference ? k.rows : null
    },
  }
}
