/** What every check here answers: the value as it is kept, or a code with a sentence for the person. */
import type { Text } from '../text.ts'
import { withoutUnseen, withPlainDashes } from './sameness.ts'

/**
 * `warn` is for a value that stands but that somebody should look at. `ask` is a question that must be answered before it
 * stands: whoever typed it looks again, and may send it all the same.
 */
export type Valid = { readonly ok: true; readonly value: string; readonly warn?: Text; readonly ask?: Text }
export type Invalid = { readonly ok: false; readonly code: string; readonly message: Text }
export type Checked<More = unknown> = (Valid & More) | Invalid

export const invalid = (code: string, zh: string, en: string): Invalid => ({
  ok: false,
  code,
  message: { zh, en },
})

/**
 * Full-width letters, digits and signs and dashes of every kind become plain ones; blanks and signs that nobody
 * sees go: what hands, telephones and spreadsheets put into numbers.
 */
export function plain(text: string): string {
  return withPlainDashes(withoutUnseen(text))
    .replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\s/g, '')
}

/** A number with stars is an export for show; it must never come back as data. */
export const isMasked = (text: string): boolean => /[*＊●•]/.test(text)
export const masked: Invalid = invalid(
  'masked',
  '号码带有星号，是脱敏后的数据，请填写完整号码',
  'the number carries stars: it was masked for display; give it in full',
)
