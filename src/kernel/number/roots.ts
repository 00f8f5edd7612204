/** Powers, roots, exponentials and logarithms. Whole powers of few digits are exact here; the rest is decimal.js's, at the same 34 digits. */
import { Decimal as Library } from 'decimal.js'
import { quotientOf } from './arithmetic.ts'
import { digitsMax, digitsOf, fit, wide, type Num } from './decimal.ts'
import { parseNumber, printNumber } from './text.ts'

const Exact = Library.clone({
  precision: digitsMax,
  rounding: Library.ROUND_HALF_EVEN,
  maxE: 6200,
  minE: -6200,
})
const lent = (n: Num): Library => new Exact(printNumber(n))
const back = (d: Library): Num | null => (d.isFinite() ? parseNumber(d.toString()) : null)

/** Digits of a power that is still worked out in full. */
const exactMax = 4_000

/** [N4] Null where there is none: a root of a negative number, nought to a negative power, or beyond the reach of a decimal. */
export function power(base: Num, exponent: Num): Num | null {
  if (exponent === 0) return 1
  if (base === 0)
    return typeof exponent === 'number' && exponent < 0 ? null : back(lent(0).pow(lent(exponent)))
  const { coefficient, exponent: scale } = wide(base)
  const times = typeof exponent === 'number' ? Math.abs(exponent) : Infinity
  if (digitsOf(coefficient) * times > exactMax) return back(lent(base).pow(lent(exponent)))
  const full = coefficient ** BigInt(times)
  return (exponent as number) > 0 ? fit(full, scale * times) : quotientOf(1n, full, -scale * times)
}

/** Null for a negative number. */
export const squareRoot = (n: Num): Num | null => back(lent(n).sqrt())
export const exponential = (n: Num): Num | null => back(lent(n).exp())
/** The natural one; null for nought and below. */
export const logarithm = (n: Num): Num | null => back(lent(n).ln())
