/** The thread's part: a file becomes text, and the text is read for what cannot be true together. */
import { contradictions, disagreements, type Contradiction, type Published } from '#contradiction'
import { encodingOf, textsOf, SheetFault, kindOf } from '#sheets'
import { docxText } from './docx.ts'
import { DraftFault, fromPacked, type DraftFaultCode, type DraftLimits } from './fault.ts'

export type Source = { readonly text: string } | { readonly bytes: Uint8Array }
/** What the thread answers: the text, then what was found in it; or a fault in the place of either. */
export type Answer =
  | { readonly text: string }
  | { readonly findings: readonly Contradiction[] }
  | { readonly fault: DraftFaultCode }

/** [DR1] The text of a draft, with line feeds alone between its lines. */
export async function textOf(source: Source, limits: DraftLimits): Promise<string> {
  const raw =
    'text' in source
      ? source.text
      : kindOf(source.bytes) === 'zip'
        ? await docxText(source.bytes, limits)
        : plainText(source.bytes, limits)
  const text = raw
    .replace(/\r\n?/g, '\n')
    .replace(/^\uFEFF/, '')
    .trimEnd()
  if (text.length > limits.characters) throw new DraftFault('too_long', limits)
  if (text.trim() === '') throw new DraftFault('empty')
  return text
}

function plainText(bytes: Uint8Array, limits: DraftLimits): string {
  /** Four bytes are the most that a character takes. */
  if (bytes.length > limits.characters * 4) throw new DraftFault('too_long', limits)
  return [...textsOf(bytes, encodingOf(bytes))].join('')
}

/** All findings in the order of the text: within it, and against what was signed. */
export const findingsOf = (text: string, published: readonly Published[]): readonly Contradiction[] =>
  [...contradictions(text), ...disagreements(text, published)].toSorted(
    (a, b) => a.at.from - b.at.from || a.at.to - b.at.to,
  )

export function faultOf(e: unknown): DraftFaultCode {
  if (e instanceof DraftFault) return e.code
  if (e instanceof SheetFault) return fromPacked(e.code)
  throw e
}
