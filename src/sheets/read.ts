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
type Answer = { resolve(batch: Batch): void; reject(e: Error): void }

/** A thread as it is kept: whoever reads with it hears of it. */
type Kept = {
  readonly worker: Worker
  readonly memoryMiB: number
  /** How many batches were asked for and have not come. */ coming: number
  listener: { batch(batch: Batch): void; died(e: Error): void } | null
}

/**
 * [SH6] To start a thread takes longer than to read most files: one that read its file to the end reads the next one, and one is
 * kept for a while. Whatever else happened to a thread, it is ended.
 */
let spare: Kept | null = null
let spareClock: NodeJS.Timeout | undefined
const spareMilliseconds = 60_000

function takeThread(memoryMiB: number): Kept {
  clearTimeout(spareClock)
  const thread = spare
  spare = null
  if (thread?.memoryMiB === memoryMiB) {
    thread.worker.ref()
    return thread
  }
  void thread?.worker.terminate()
  return newThread(memoryMiB)
}

function giveBack(thread: Kept): void {
  thread.listener = null
  if (spare !== null) return void thread.worker.terminate()
  thread.worker.unref()
  spare = thread
  spareClock = setTimeout(() => {
    if (spare === thread) spare = null
    void thread.worker.terminate()
  }, spareMilliseconds).unref()
}

function newThread(memoryMiB: number): Kept {
  const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
    execArgv: [],
    env: {},
    resourceLimits: {
      maxOldGenerationSizeMb: memoryMiB,
      maxYoungGenerationSizeMb: youngMiB,
      stackSizeMb: stackMiB,
    },
  })
  const thread: Kept = { worker, memoryMiB, coming: 0, listener: null }
  const died = (e: Error): void => {
    if (spare === thread) spare = null
    thread.listener?.died(e)
  }
  worker.on('message', (batch: Batch) => {
    thread.coming -= 1
    thread.listener?.batch(batch)
  })
  worker.on('error', (e: Error & { code?: string }) =>
    died(e.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new SheetFault('too_much_memory') : e),
  )
  worker.on('exit', () => died(new Error('the thread that reads a sheet ended')))
  return thread
}

function startThread(bytes: Uint8Array<ArrayBuffer>, limits: SheetLimits): Thread {
  const thread = takeThread(limits.memoryMiB)
  const { worker } = thread
  const arrived: Batch[] = []
  let answer: Answer | null = null
  let clock: NodeJS.Timeout | undefined
  let left = limits.milliseconds
  let dead: Error | null = null
  /** All of the file was read, or its fault was told: nothing is left to do. */
  let isRead = false
  let isOver = false
  const settle = (act: (waiting: Answer) => void): void => {
    clearTimeout(clock)
    const waiting = answer
    answer = null
    if (waiting !== null) act(waiting)
  }
  const fail = (e: Error): void => {
    dead ??= e
    settle((waiting) => waiting.reject(dead!))
  }
  const ask = (): void => {
    thread.coming += 1
    worker.postMessage('next')
  }
  thread.listener = {
    batch(batch) {
      left -= batch.milliseconds
      isRead ||= batch.done
      /** Nobody reads on: what was asked for ahead is waited for, so that the next file's answers are its own. */
      if (isOver) return void (thread.coming === 0 && giveBack(thread))
      if (answer === null) arrived.push(batch)
      else settle((waiting) => waiting.resolve(batch))
    },
    died: fail,
  }
  worker.postMessage({ bytes, limits }, [bytes.buffer])
  for (let n = 0; n < batchesAhead; n++) ask()
  return {
    next: () =>
      new Promise((resolve, reject) => {
        const batch = arrived.shift()
        if (dead === null && !isRead) ask()
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
    end: async () => {
      clearTimeout(clock)
      isOver = true
      if (!isRead || dead !== null) return worker.terminate()
      return thread.coming === 0 ? giveBack(thread) : undefined
    },
  }
}
