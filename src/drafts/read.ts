/** A page of pasted text is checked at once; a file, or a long text, in a thread of its own with a bound to its memory and its time. */
import { Worker } from 'node:worker_threads'
import type { Contradiction, Published } from '#contradiction'
import { DraftFault, draftLimits, type DraftLimits } from './fault.ts'
import { faultOf, findingsOf, textOf, type Answer, type Source } from './work.ts'

/** What is read within a few dozen milliseconds, the signed ones included. */
const charactersAtOnce = 6_000
const youngMiB = 32
const stackMiB = 4

export type Checked = { readonly text: string; readonly findings: readonly Contradiction[] }

/**
 * [DR2] The text of a draft and what is found in it. `signed` is asked with the text which signed ones it is to be held against.
 * Throws a `DraftFault` for every fault of the file. Bytes are copied.
 */
export async function checkDraft(
  source: Source,
  signed: (text: string) => Promise<readonly Published[]>,
  given: Partial<DraftLimits> = {},
): Promise<Checked> {
  const limits = { ...draftLimits, ...given }
  if ('text' in source ? source.text.length > limits.characters : source.bytes.length > limits.bytes)
    throw new DraftFault('text' in source ? 'too_long' : 'too_large', limits)
  if ('text' in source && source.text.length <= charactersAtOnce) {
    const text = await textOf(source, limits).catch((e: unknown) => {
      throw new DraftFault(faultOf(e), limits)
    })
    const published = await signed(text)
    if (published.reduce((n, p) => n + p.text.length, text.length) <= charactersAtOnce)
      return { text, findings: findingsOf(text, published) }
    return inThread({ text }, () => Promise.resolve(published), limits)
  }
  return inThread(source, signed, limits)
}

async function inThread(
  source: Source,
  signed: (text: string) => Promise<readonly Published[]>,
  limits: DraftLimits,
): Promise<Checked> {
  const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
    workerData: { source, limits },
    execArgv: [],
    env: {},
    resourceLimits: {
      maxOldGenerationSizeMb: limits.memoryMiB,
      maxYoungGenerationSizeMb: youngMiB,
      stackSizeMb: stackMiB,
    },
  })
  const ended = endOf(worker, limits)
  /** The next answer, or why there is none. */
  const answer = (): Promise<Exclude<Answer, { readonly fault: unknown }>> =>
    Promise.race([
      ended.why,
      new Promise<Exclude<Answer, { readonly fault: unknown }>>((resolve, reject) => {
        worker.once('message', (a: Answer) =>
          'fault' in a ? reject(new DraftFault(a.fault, limits)) : resolve(a),
        )
      }),
    ])
  try {
    const first = await answer()
    if (!('text' in first)) throw new Error('the thread that reads a draft told no text')
    const published = await signed(first.text)
    const second = answer()
    worker.postMessage(published)
    const last = await second
    if (!('findings' in last)) throw new Error('the thread that reads a draft told no findings')
    return { text: first.text, findings: last.findings }
  } finally {
    ended.forget()
    await worker.terminate()
  }
}

/** Rejects when the thread dies or the time is over. */
function endOf(worker: Worker, limits: DraftLimits): { readonly why: Promise<never>; forget(): void } {
  let clock: NodeJS.Timeout | undefined
  const why = new Promise<never>((_, reject) => {
    clock = setTimeout(() => reject(new DraftFault('too_slow', limits)), limits.milliseconds)
    worker.on('error', (e: Error & { code?: string }) =>
      reject(e.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new DraftFault('too_much_memory', limits) : e),
    )
    worker.on('exit', () => reject(new Error('the thread that reads a draft ended')))
  })
  why.catch(() => null)
  return { why, forget: () => clearTimeout(clock) }
}
