/** Sums of numbers: by the processor while the answer is a safe integer, else exactly and rounded once. */
import { digitsMax, digitsOf, fit, tenTo, wide, type Decimal, type Num } from './decimal.ts'

/** Two numbers so far apart that the smaller cannot reach the last digit of the sum. */
const apart = 3 * digitsMax

/** [N1] Null where the answer is beyond the reach of a decimal. */
export function add(a: Num, b: Num): Num | null {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b
    if (Number.isSafeInteger(sum)) return sum
  }
  if (a === 0) return b
  if (b === 0) return a
  const [x, y] = [wide(a), wide(b)]
  const gap = x.exponent - y.exponent
  if (gap > apart) return a
  if (gap < -apart) return b
  return gap >= 0
    ? fit(x.coefficient * tenTo(gap) + y.coefficient, y.exponent)
    : fit(x.coefficient + y.coefficient * tenTo(-gap), x.exponent)
}

/** Never minus nought. */
export const negate = (n: Num): Num =>
  typeof n === 'number' ? 0 - n : { coefficient: -n.coefficient, exponent: n.exponent }

export const subtract = (a: Num, b: Num): Num | null => add(a, negate(b))

export const absolute = (n: Num): Num => (sign(n) < 0 ? negate(n) : n)

export function multiply(a: Num, b: Num): Num | null {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b
    if (Number.isSafeInteger(product)) return product + 0
  }
  const [x, y] = [wide(a), wide(b)]
  return fit(x.coefficient * y.coefficient, x.exponent + y.exponent)
}

/** Null too where the divisor is nought. */
export function divide(a: Num, b: Num): Num | null {
  if (b === 0) return null
  if (typeof a === 'number' && typeof b === 'number') {
    const ratio = a / b
    if (Number.isSafeInteger(ratio)) return ratio + 0
  }
  const [x, y] = [wide(a), wide(b)]
  return quotientOf(x.coefficient, y.coefficient, x.exponent - y.exponent)
}

/** A number as whole numbers above and below a line. */
export function fraction(n: Num): readonly [top: bigint, bottom: bigint] {
  const { coefficient, exponent } = wide(n)
  return exponent < 0 ? [coefficient, tenTo(-exponent)] : [coefficient * tenTo(exponent), 1n]
}
/** [N1] Of whole numbers of any size, rounded once; null beyond the reach of a decimal. */
export const quotient = (top: bigint, bottom: bigint): Num | null => quotientOf(top, bottom, 0)

/** More digits than are kept, and one more that only says whether anything is left: then no half is mistaken for one. */
export function quotientOf(top: bigint, bottom: bigint, exponent: number): Num | null {
  const more = Math.max(0, digitsMax + 3 + digitsOf(bottom) - digitsOf(top))
  const shifted = top * tenTo(more)
  const whole = shifted / bottom
  if (shifted % bottom === 0n) return fit(whole, exponent - more)
  return fit(whole * 10n + (top < 0n === bottom < 0n ? 1n : -1n), exponent - more - 1)
}

/** [N4] a − b·⌊a/b⌋, which has the sign of the divisor; worked out exactly, however large the quotient. Null where the divisor is nought. */
export function modulo(a: Num, b: Num): Num | null {
  if (b === 0) return null
  if (typeof a === 'number' && typeof b === 'number') {
    const rest = a % b
    return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest + 0
  }
  const [x, y] = [wide(a), wide(b)]
  const exponent = Math.min(x.exponent, y.exponent)
  const divisor = y.coefficient * tenTo(y.exponent - exponent)
  const rest = (x.coefficient * tenTo(x.exponent - exponent)) % divisor
  return fit(rest !== 0n && rest < 0n !== divisor < 0n ? rest + divisor : rest, exponent)
}

export function sign(n: Num): -1 | 0 | 1 {
  const value = typeof n === 'number' ? n : n.coefficient
  return value > 0 ? 1 : value < 0 ? -1 : 0
}

export function compare(a: Num, b: Num): -1 | 0 | 1 {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0
  const [s, t] = [sign(a), sign(b)]
  if (s !== t || s === 0) return s < t ? -1 : s > t ? 1 : 0
  const [x, y] = [wide(a), wide(b)]
  const gap = x.exponent - y.exponent
  if (Math.abs(gap) > apart) return (s === 1) === reach(x) > reach(y) ? 1 : -1
  const left = gap > 0 ? x.coefficient * tenTo(gap) : x.coefficient
  const right = gap < 0 ? y.coefficient * tenTo(-gap) : y.coefficient
  return left < right ? -1 : left > right ? 1 : 0
}
/** The place of the first digit. */
const reach = (d: Decimal): number => d.exponent + digitsOf(d.coefficient)

/** One value has one form, so equal numbers have equal forms. */
export const same = (a: Num, b: Num): boolean =>
  a === b ||
  (typeof a === 'object' &&
    typeof b === 'object' &&
    a.coefficient === b.coefficient &&
    a.exponent === b.exponent)
