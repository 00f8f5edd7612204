/** Heads outside the database: a line of JSON each, which whoever rewrites the database has not rewritten. */
import { appendFileSync, createReadStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { LogHeadView } from './contract/index.ts'

export const publish = (file: string, head: LogHeadView): void =>
  appendFileSync(file, `${JSON.stringify(head)}\n`, { mode: 0o644 })

/**
 * [RM7] Every head of this log in the file, whatever else stands between them, oldest line first; null for a
 * line that is none. Memory holds one line.
 */
export async function* publishedHeads(
  file: string,
  origin: string,
): AsyncGenerator<{ readonly line: number; readonly head: LogHeadView | null }> {
  if (!existsSync(file)) return
  let line = 0
  for await (const text of createInterface({ input: createReadStream(file, 'utf8') })) {
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
