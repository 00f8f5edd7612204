/** The thread's part: it reads when it is asked for more, and no further. */
import { getHeapStatistics } from 'node:v8'
import { SheetFault, type SheetFaultCode, type SheetPlace } from './fault.ts'
import { csvRows } from './csv.ts'
import { kindOf } from './kind.ts'
import type { SheetLimits, SheetRow } from './row.ts'
import { packRows } from './wire.ts'
import { workbookRows } from './workbook.ts'

/** What the thread answers to every question: rows, or a fault, or null when there are no more. */
export type Batch = {
  readonly rows: string
  readonly done: boolean
  readonly fault?: { readonly code: SheetFaultCode; readonly place: SheetPlace }
  /** Of work, not of waiting. */ readonly milliseconds: number
  readonly heapBytes: number
}

const batchRows = 256
const batchCharacters = 512 * 1024

/** All rows of a file, by what it is. */
export async function* rowsOf(bytes: Uint8Array, limits: SheetLimits): AsyncGenerator<SheetRow> {
  if (bytes.length > limits.bytes) throw new SheetFault('too_large', {}, limits)
  yield* kindOf(bytes) === 'zip' ? workbookRows(bytes, limits) : csvRows(bytes, limits)
}

/** [SH6] Answers `next` once for each time it is called; a file's fault is told in the place of rows, after those before it. */
export function batches(bytes: Uint8Array, limits: SheetLimits): () => Promise<Batch> {
  const rows = rowsOf(bytes, limits)
  return async () => {
    const began = performance.now()
    const taken: SheetRow[] = []
    const answer = (rest: Pick<Batch, 'done' | 'fault'>): Batch => ({
      rows: packRows(taken),
      ...rest,
      milliseconds: performance.now() - began,
      heapBytes: getHeapStatistics().used_heap_size,
    })
    let characters = 0
    try {
      while (taken.length < batchRows && characters < batchCharacters) {
        const next = await rows.next()
        if (next.done) return answer({ done: true })
        taken.push(next.value)
        for (const cell of next.value.cells) characters += 'text' in cell ? cell.text.length + 16 : 16
      }
      return answer({ done: false })
    } catch (e) {
      if (!(e instanceof SheetFault)) throw e
      return answer({ done: true, fault: { code: e.code, place: e.place } })
    }
  }
}
