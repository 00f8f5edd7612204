/** Numbers as text: read digit by digit, never through a double, and written as the shortest decimal. */
import { fit, size, type Num } from './decimal.ts'

const shape = /^([+-]?)(?=\.?\d)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?$/

/** [N2] A number as FEEL and JSON write it; null where the text is none, or is beyond the reach of a decimal. */
export function parseNumber(text: string): Num | null {
  const parts = shape.exec(text)
  if (!parts) return null
  const [, minus, whole = '', behind = '', exponent = '0'] = parts
  const coefficient = BigInt(whole + behind)
  return fit(minus === '-' ? -coefficient : coefficient, Number(exponent) - behind.length)
}

/** [N3] A double as the shortest decimal that names it: 0.1 is a tenth. Null for what is no number. */
export const fromDouble = (n: number): Num | null =>
  Number.isSafeInteger(n) ? n + 0 : Number.isFinite(n) ? parseNumber(String(n)) : null

/** Noughts that are still written out before an exponent is shorter to read. */
const noughtsMax = 40

/** [N2] Plain digits, with an exponent only where they would be mostly noughts; reads back to the same number. */
export function printNumber(n: Num): string {
  if (typeof n === 'number') return String(n)
  const digits = size(n.coefficient).toString()
  const minus = n.coefficient < 0n ? '-' : ''
  const point = digits.length + n.exponent
  if (n.exponent > noughtsMax || point < -noughtsMax) {
    const behind = digits.length > 1 ? `.${digits.slice(1)}` : ''
    return `${minus}${digits[0]}${behind}E${point > 0 ? '+' : ''}${point - 1}`
  }
  if (n.exponent >= 0) return `${minus}${digits}${'0'.repeat(n.exponent)}`
  return point > 0
    ? `${minus}${digits.slice(0, point)}.${digits.slice(point)}`
    : `${minus}0.${'0'.repeat(-point)}${digits}`
}
