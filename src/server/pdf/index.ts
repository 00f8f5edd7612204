/** A PDF is kept as it came, so one that does something when it is opened is refused. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { problem } from '../problem.ts'
import type { Verdict } from './walk.ts'

export type PdfLimits = {
  /** Of the heap of the process that reads it, and of all its memory. */
  readonly heapMiB: number
  readonly memoryMiB: number
  readonly milliseconds: number
}
const pdfLimits: PdfLimits = { heapMiB: 192, memoryMiB: 512, milliseconds: 30_000 }
const looksEvery = 50
const pageBytes = 4096

let turn: Promise<unknown> = Promise.resolve()
/** One at a time: each may take what a small server has. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(work)
  turn = mine.catch(() => null)
  return mine
}

/**
 * [U3] Refuses, with 422, a PDF that does something by itself, carries files other than an electronic invoice's own, asks for a
 * password, or cannot be taken apart within bounds. Judged by its structure, in a process of its own: words on its pages, a page
 * to begin with and links that somebody clicks are no actions. It is served as an attachment, never opened by our pages.
 */
export async function refuseActivePdf(bytes: Uint8Array, given: Partial<PdfLimits> = {}): Promise<void> {
  switch (await inTurn(() => verdictOn(bytes, { ...pdfLimits, ...given }))) {
    case 'harmless':
      return
    case 'active':
    case 'files':
      throw problem(
        422,
        'active_pdf',
        'PDF 含有脚本、附件或自动执行的内容，请打印成普通 PDF 或拍照后再上传',
        'The PDF carries scripts, files or actions: print it to a plain PDF, or send a picture',
      )
    case 'encrypted':
      throw problem(
        422,
        'encrypted_pdf',
        'PDF 设有密码或加密，工作人员无法打开，请取消加密后再上传',
        'The PDF is encrypted and officials could not open it: save it without a password',
      )
    case 'unreadable':
      throw problem(
        422,
        'unreadable_pdf',
        'PDF 打不开或者不完整，请重新打印成 PDF 或拍照后再上传',
        'The PDF cannot be read, or is not whole: print it to a PDF again, or send a picture',
      )
    case null:
      throw problem(
        422,
        'complex_pdf',
        'PDF 内容过于复杂，无法检查，请打印成普通 PDF 或拍照后再上传',
        'The PDF is too complex to be checked: print it to a plain PDF, or send a picture',
      )
  }
}

const words: readonly Verdict[] = ['harmless', 'active', 'files', 'encrypted', 'unreadable']

/** What the process says; null when it ended without a word, for want of memory or of time. */
function verdictOn(bytes: Uint8Array, limits: PdfLimits): Promise<Verdict | null> {
  return new Promise((done, fail) => {
    const child = spawn(
      process.execPath,
      [
        `--max-old-space-size=${limits.heapMiB}`,
        '--max-semi-space-size=16',
        fileURLToPath(new URL('./child.mjs', import.meta.url)),
      ],
      { stdio: ['pipe', 'pipe', 'ignore'], env: {} },
    )
    const end = () => void child.kill('SIGKILL')
    const clock = setTimeout(end, limits.milliseconds)
    /** What lies beside the heap has no bound of its own. */
    const watch = setInterval(() => {
      if (memoryOf(child.pid) > limits.memoryMiB * 1024 * 1024) end()
    }, looksEvery)
    let said = ''
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString()
    })
    child.on('error', fail)
    child.on('close', (code) => {
      clearTimeout(clock)
      clearInterval(watch)
      done(code === 0 ? (words.find((word) => word === said) ?? null) : null)
    })
    child.stdin.on('error', () => null)
    child.stdin.end(bytes)
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
