/** Shares as they may be printed: exact from both counts, rounded once, and never a hundred before it is done. */
import { assert } from '../assert.ts'

/**
 * [CP1] `done / target` as a percentage with so many decimals, half up, from whole numbers. Null for a target of zero: printed as a
 * dash. Short of the target it never prints 100: 99.995 prints 99.99. More than done prints as it is, 104.00.
 */
export function percentText(done: number, target: number, decimals: number): string | null {
  assert(Number.isSafeInteger(done) && Number.isSafeInteger(target) && done >= 0 && target >= 0, 'counts are whole and not negative')
  if (target === 0) return null
  const scale = 10n ** BigInt(decimals)
  const rounded = (BigInt(done) * 200n * scale + BigInt(target)) / (2n * BigInt(target))
  const shown = done < target && rounded >= 100n * scale ? 100n * scale - 1n : rounded
  if (decimals === 0) return String(shown)
  const digits = String(shown).padStart(decimals + 1, '0')
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

/** Hundredths of a percent, rounded half up, by the same rule; null for a target of zero. */
export function completion(done: number, target: number): number | null {
  const text = percentText(done, target, 2)
  return text === null ? null : Number(text.replace('.', ''))
}
