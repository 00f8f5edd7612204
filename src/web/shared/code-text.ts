/** [FM13] What a code that was read comes to in a field. */

import type { Text } from '../../kernel/text.ts'

/** Is told each code once while it is in sight; what it answers is shown and the camera goes on, else it is done. */
export type OnRead = (code: string) => Text | null

/** An address that a stranger's camera would open bears the code as what it asks for, or behind its number sign; else it is the code. */
export function codeIn(read: string): string {
  const text = read.trim()
  if (!/^https?:\/\//i.test(text)) return text
  try {
    const { searchParams, hash } = new URL(text)
    return searchParams.get('q') ?? (hash === '' ? text : decodeURIComponent(hash.slice(1)))
  } catch {
    return text
  }
}
