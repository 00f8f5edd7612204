/** The process that reads PDFs: started for the first, ended when nobody comes, and whenever it takes too much. */
import { fork, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Verdict } from './walk.ts'

export type PdfLimits = {
  /** Of the heap of the process, and of all its memory. */
  readonly heapMiB: number
  readonly memoryMiB: number
  readonly milliseconds: number
}
export const pdfLimits: PdfLimits = { heapMiB: 192, memoryMiB: 512, milliseconds: 30_000 }
const startMilliseconds = 60_000
const looksEvery = 50
const pageBytes = 4096
const idleMilliseconds = 5_000
/** What the library remembers of names is let go with its process. */
const filesMost = 100

type Reader = { readonly child: ChildProcess; files: number; idle: NodeJS.Timeout | null }
let current: Reader | null = null

let turn: Promise<unknown> = Promise.resolve()
/** One file at a time: each may take what a small server has. */
export function verdictOn(bytes: Uint8Array, limits: PdfLimits = pdfLimits): Promise<Verdict | null> {
  const mine = turn.then(() => readOne(bytes, limits))
  turn = mine.catch(() => null)
  return mine
}

/** What the process says; null when it ended without a word, for want of memory or of time. */
async function readOne(bytes: Uint8Array, limits: PdfLimits): Promise<Verdict | null> {
  const reader = current?.child.connected ? current : await start(limits)
  if (reader === null) throw new Error('the process that reads PDFs did not start')
  current = reader
  if (reader.idle) clearTimeout(reader.idle)
  const { child } = reader
  const verdict = await answerOf(child, limits, () => child.send(bytes))
  reader.files += 1
  if (verdict === null || reader.files >= filesMost) end(reader)
  else reader.idle = setTimeout(() => end(reader), idleMilliseconds).unref()
  return verdict as Verdict | null
}

async function start(limits: PdfLimits): Promise<Reader | null> {
  const child = fork(fileURLToPath(new URL('./child.mjs', import.meta.url)), {
    execArgv: [`--max-old-space-size=${limits.heapMiB}`, '--max-semi-space-size=16'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: {},
  })
  /** The server does not stay for it, and it does not stay without the server. */
  child.unref()
  child.channel?.unref()
  const ready = await answerOf(child, { ...limits, milliseconds: startMilliseconds }, () => null)
  if (ready !== 'ready') child.kill('SIGKILL')
  return ready === 'ready' ? { child, files: 0, idle: null } : null
}

function end(reader: Reader): void {
  if (current === reader) current = null
  if (reader.idle) clearTimeout(reader.idle)
  reader.child.kill('SIGKILL')
}

/** The next word of the process, or null when it ends, takes too long or too much. */
function answerOf(child: ChildProcess, limits: PdfLimits, ask: () => unknown): Promise<string | null> {
  return new Promise((done) => {
    const clock = setTimeout(() => settle(null), limits.milliseconds)
    /** What lies beside the heap has no bound of its own. */
    const watch = setInterval(() => {
      if (memoryOf(child.pid) > limits.memoryMiB * 1024 * 1024) settle(null)
    }, looksEvery)
    const onMessage = (word: unknown): void => settle(String(word))
    const onEnd = (): void => settle(null)
    function settle(word: string | null): void {
      clearTimeout(clock)
      clearInterval(watch)
      child.off('message', onMessage).off('exit', onEnd).off('error', onEnd)
      /** A process that is killed may still tell of a broken pipe. */
      child.on('error', () => null)
      if (word === null) child.kill('SIGKILL')
      done(word)
    }
    child.on('message', onMessage).on('exit', onEnd).on('error', onEnd)
    ask()
  })
}

/** Where the system tells it; elsewhere the heap and the time bound alone. */
function memoryOf(pid: number | undefined): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * pageBytes
  } catch {
    return 0
  }
}
