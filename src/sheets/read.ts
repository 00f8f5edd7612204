/** A spreadsheet is read in a thread of its own, with a bound to its memory and its time, and only as fast as its rows are taken. */
import { Worker } from 'node:worker_threads'
import { SheetFault } from './fault.ts'
import { sheetLimits, type SheetLimits, type SheetRow } from './row.ts'
import { unpackRows } from './wire.ts'
import type { Batch } from './work.ts'

/** So many batches are read while one is worked on, and never more: a caller who is busy keeps the thread waiting else. */
const batchesAhead = 3
const youngMiB = 32
const stackMiB = 4

/**
 * [SH6] The rows of an .xlsx or a CSV, told apart by content. Throws a `SheetFault` for every fault of the file, also
 * after rows were given: what was taken counts only when the last row came. Use it in `for await`, which ends the
 * thread on the way out, also early. `bytes` are copied. `heap` is told, after each batch, how many bytes the thread's heap holds.
 */
export async function* readSheet(
  bytes: Uint8Array,
  given: Partial<SheetLimits> = {},
  heap?: (bytes: number) => void,
): AsyncGenerator<SheetRow> {
  const limits = { ...sheetLimits, ...given }
  if (bytes.length > limits.bytes) throw new SheetFault('too_large', {}, limits)
  const thread = startThread(new Uint8Array(bytes), limits)
  try {
    for (;;) {
      const batch = await thread.next()
      heap?.(batch.heapBytes)
      yield* unpackRows(batch.rows)
      if (batch.fault) throw new SheetFault(batch.fault.code, batch.fault.place, limits)
      if (batch.done) return
    }
  } finally {
    await thread.end()
  }
}

type Thread = { next(): Promise<Batch>; end(): Promise<unknown> }

function startThread(bytes: Uint8Array<ArrayBuffer>, limits: SheetLimits): Thread {
  const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
    workerData: { bytes, limits },
    transferList: [bytes.buffer],
    execArgv: [],
    env: {},
    resourceLimits: {
      maxOldGenerationSizeMb: limits.memoryMiB,
      maxYoungGenerationSizeMb: youngMiB,
      stackSizeMb: stackMiB,
    },
  })
  const arrived: Batch[] = []
  let answer: { resolve(batch: Batch): void; reject(e: Error): void } | null = null
  let clock: NodeJS.Timeout | undefined
  let left = limits.milliseconds
  let dead: Error | null = null
  const settle = (act: (waiting: NonNullable<typeof answer>) => void): void => {
    clearTimeout(clock)
    const waiting = answer
    answer = null
    if (waiting !== null) act(waiting)
  }
  const fail = (e: Error): void => {
    dead ??= e
    settle((waiting) => waiting.reject(dead!))
  }
  worker.on('message', (batch: Batch) => {
    left -= batch.milliseconds
    if (answer === null) arrived.push(batch)
    else settle((waiting) => waiting.resolve(batch))
  })
  worker.on('error', (e: Error & { code?: string }) =>
    fail(e.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new SheetFault('too_much_memory') : e),
  )
  worker.on('exit', () => fail(new Error('the thread that reads a sheet ended')))
  for (let n = 0; n < batchesAhead; n++) worker.postMessage('next')
  return {
    next: () =>
      new Promise((resolve, reject) => {
        const batch = arrived.shift()
        if (dead === null) worker.postMessage('next')
        if (batch !== undefined) return resolve(batch)
        if (dead !== null) return reject(dead)
        answer = { resolve, reject }
        clock = setTimeout(
          () => {
            /** A busy caller may have kept the answer waiting: what has arrived is taken before the time is said to be over. */
            setImmediate(() => {
              if (answer === null) return
              fail(new SheetFault('too_slow', {}, limits))
              void worker.terminate()
            })
          },
          Math.max(1, left),
        )
      }),
    end: () => {
      clearTimeout(clock)
      return worker.terminate()
    },
  }
}
