/** A form to fill in is written at once; a long list in a thread of its own, since writing it takes the processor for seconds. */
import { setImmediate as others } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { bookOf, type SheetColumn, type WrittenRow } from './book.ts'
import { SheetFault, type SheetFaultCode, type SheetPlace } from './fault.ts'

/** What is written within a few dozen milliseconds. */
const cellsAtOnce = 5_000
const batchRows = 500
const memoryMiB = 1024

/** What the thread answers, once. */
export type Written =
  | { readonly bytes: Uint8Array }
  | { readonly fault: { readonly code: SheetFaultCode; readonly place: SheetPlace } }

/**
 * [SH7] The bytes of an .xlsx with one sheet. A string is a cell of text, so that `=1+1` is shown and never worked out
 * and an ID number keeps its figures; null and the empty string are empty cells. Throws a `SheetFault`, `cell_too_long`,
 * `too_many_rows` or `too_much_memory`, rather than cut something off.
 */
export async function writeSheet(
  columns: readonly SheetColumn[],
  rows: Iterable<WrittenRow>,
): Promise<Buffer> {
  let taken: WrittenRow[] = []
  let cells = 0
  let thread: ReturnType<typeof startThread> | null = null
  try {
    for (const row of rows) {
      taken.push(row)
      cells += row.length
      if (cells <= cellsAtOnce || taken.length < batchRows) continue
      thread ??= startThread(columns)
      thread.send(taken)
      taken = []
      await Promise.race([others(), thread.written])
    }
    if (thread === null) return await bookOf(columns, taken)
    thread.send(taken)
    thread.send(null)
    return await thread.written
  } finally {
    await thread?.end()
  }
}

function startThread(columns: readonly SheetColumn[]): {
  send(rows: readonly WrittenRow[] | null): void
  readonly written: Promise<Buffer>
  end(): Promise<unknown>
} {
  const worker = new Worker(new URL('./writer.mjs', import.meta.url), {
    workerData: { columns },
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: memoryMiB },
  })
  const written = new Promise<Buffer>((resolve, reject) => {
    worker.on('message', (answer: Written) =>
      'fault' in answer
        ? reject(new SheetFault(answer.fault.code, answer.fault.place))
        : resolve(Buffer.from(answer.bytes.buffer, answer.bytes.byteOffset, answer.bytes.byteLength)),
    )
    worker.on('error', (e: Error & { code?: string }) =>
      reject(e.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new SheetFault('too_much_memory') : e),
    )
    worker.on('exit', () => reject(new Error('the thread that writes a sheet ended')))
  })
  written.catch(() => null)
  return { send: (rows) => worker.postMessage(rows), written, end: () => worker.terminate() }
}
