/** Heads outside the database: a line of JSON each, which whoever rewrites the database has not rewritten. */
import { appendFileSync, createReadStream, existsSync, statSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { LogHeadView } from './contract/index.ts'

export const publish = (file: string, head: LogHeadView): void =>
  appendFileSync(file, `${JSON.stringify(head)}\n`, { mode: 0o644 })

/** How long the file is; nothing where there is none. */
export const publishedBytes = (file: string): number => (existsSync(file) ? statSync(file).size : 0)

/**
 * [RM7] Every head of this log in the file, whatever else stands between them, oldest line first; null for a
 * line that is none. Memory holds one line. `bytes` are so many from the beginning, where not all is to be read.
 */
export async function* publishedHeads(
  file: string,
  origin: string,
  bytes = Infinity,
): AsyncGenerator<{ readonly line: number; readonly head: LogHeadView | null }> {
  if (!existsSync(file) || bytes === 0) return
  let line = 0
  for await (const text of createInterface({
    input: createReadStream(file, { encoding: 'utf8', end: bytes - 1 }),
  })) {
    line += 1
    if (text === '') continue
    const head = headIn(text)
    if (head === null || head.origin === origin) yield { line, head }
  }
}

/** Of a file that anybody may have written to: only what has the fields of a head. */
function headIn(text: string): LogHeadView | null {
  try {
    const head = JSON.parse(text) as LogHeadView
    return typeof head.origin === 'string' &&
      Number.isSafeInteger(head.size) &&
      [head.root, head.alg, head.keyId, head.publicKey, head.signature, head.at, head.note].every(
        (x) => typeof x === 'string',
      )
      ? head
      : null
  } catch {
    return null
  }
}
