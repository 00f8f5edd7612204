/** A number is a safe integer, kept as JavaScript keeps it, or else a decimal of 34 digits: one value has one form. */

/** The value coefficient × 10^exponent; never a safe integer, never with a nought at the end. */
export type Decimal = { readonly coefficient: bigint; readonly exponent: number }
/** A `number` in here is a safe integer: no fractional double lives inside the evaluator. */
export type Num = number | Decimal

export const digitsMax = 34
/** The reach of decimal128 (IEEE 754), by which DMN counts: beyond it a number is no number. */
const exponentLeast = -6176
const magnitudeMax = 6144

const bound = 10n ** BigInt(digitsMax)
const powers = Array.from({ length: 96 }, (_, i) => 10n ** BigInt(i))
export const tenTo = (n: number): bigint => (n < powers.length ? powers[n]! : 10n ** BigInt(n))

/** Nothing else in a formula's reach holds a bigint: JSON has none. */
export const isDecimal = (v: unknown): v is Decimal =>
  typeof v === 'object' && v !== null && typeof (v as Decimal).coefficient === 'bigint'
export const isNum = (v: unknown): v is Num => typeof v === 'number' || isDecimal(v)

export const size = (c: bigint): bigint => (c < 0n ? -c : c)
export const digitsOf = (c: bigint): number => size(c).toString().length

/** A safe integer seen as a decimal, for sums that leave the safe integers. */
export const wide = (n: Num): Decimal => (typeof n === 'number' ? { coefficient: BigInt(n), exponent: 0 } : n)

/** [N1] The one form of a value, rounded half to even at the 34th digit; null beyond the reach of decimal128. */
export function fit(coefficient: bigint, exponent: number): Num | null {
  let [c, e] = [coefficient, exponent]
  if (c === 0n) return 0
  if (c >= bound || c <= -bound) {
    const dropped = digitsOf(c) - digitsMax
    c = halfEven(c, tenTo(dropped))
    e += dropped
  }
  while (c % 10n === 0n) {
    c /= 10n
    e++
  }
  if (e >= 0 && e < 16) {
    const whole = Number(c) * 10 ** e
    if (Number.isSafeInteger(whole)) return whole
  }
  return e < exponentLeast || e + digitsOf(c) - 1 > magnitudeMax ? null : { coefficient: c, exponent: e }
}

/** The nearest whole quotient; of two as near, the even one. */
export function halfEven(c: bigint, divisor: bigint): bigint {
  const quotient = c / divisor
  const twice = size(c % divisor) * 2n
  return twice > divisor || (twice === divisor && quotient % 2n !== 0n)
    ? quotient + (c < 0n ? -1n : 1n)
    : quotient
}
