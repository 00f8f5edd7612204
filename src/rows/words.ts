/** Text of a sheet as it is compared: what people see as the same is the same. */
import type { Text } from '#kernel/text'
import { folded } from '#kernel/identity'

export { folded }

/** Words of a list as they are compared, folded once. */
export function meets(words: readonly string[], word: string): boolean {
  const foldedWords = sets.get(words) ?? new Set(words.map(folded))
  sets.set(words, foldedWords)
  return foldedWords.has(word)
}
const sets = new WeakMap<readonly string[], ReadonlySet<string>>()

/** What is wrong with a cell by which rule, and what to do about it. */
export type CellFault = { readonly message: Text; readonly remedy: Text }

export const fault = (zh: string, en: string, doZh: string, doEn: string): CellFault => ({
  message: { zh, en },
  remedy: { zh: doZh, en: doEn },
})

/** Plain figures, exactly: `3.85` with two places is 385. */
export type Scaled =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly why: 'no_number' | 'too_fine' | 'too_large' }

/**
 * [IM2] A decimal as people write it, as a whole number of its last place, worked out on the figures themselves. `round`: what is
 * finer goes half up, away from zero; else it is `too_fine`. Full width figures and commas between thousands are read.
 */
export function scaled(written: string, places: number, round = false): Scaled {
  const text = written.normalize('NFKC').replace(/\s+/g, '')
  const plain = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(plain)
  if (!match || `${match[2]}${match[3] ?? ''}` === '') return { ok: false, why: 'no_number' }
  const [, sign, whole, decimals = ''] = match as unknown as [string, string, string, string | undefined]
  const [digits, rest] = [decimals.slice(0, places).padEnd(places, '0'), decimals.slice(places)]
  if (!round && /[1-9]/.test(rest)) return { ok: false, why: 'too_fine' }
  const size = `${whole}${digits}`.replace(/^0+(?=\d)/, '')
  if (size.length > 15) return { ok: false, why: 'too_large' }
  const value = Number(size || '0') + (round && rest !== '' && rest[0]! >= '5' ? 1 : 0)
  return { ok: true, value: sign === '-' && value !== 0 ? -value : value }
}

/** The same back: 385 with two places is `3.85`. */
export function unscaled(value: number, places: number): string {
  const figures = String(Math.abs(value)).padStart(places + 1, '0')
  const [whole, decimals] = [
    figures.slice(0, figures.length - places),
    figures.slice(figures.length - places).replace(/0+$/, ''),
  ]
  return `${value < 0 ? '-' : ''}${whole}${decimals === '' ? '' : `.${decimals}`}`
}
