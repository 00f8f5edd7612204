/** A share as it is printed: computed from the two counts, rounded once, and never a hundred before it is. */
import { assert } from '../assert.ts'

/**
 * [G1] The share done in hundredths of a percent (9167 is 91.67 %), rounded half up (四舍五入); null for a target of 0
 * or less.
 * What is not done stays at 9999 or below; more than the target is told as it is (10400). What fell below where it began is a negative share,
 * rounded by its size. Asserts whole counts.
 */
export function completion(done: number, target: number): number | null {
  const share = shareOf(done, target, 2)
  return share === null ? null : Number(share)
}

/**
 * [G1] The share as printed, from the counts themselves and not from a rounded share: `99.99`, `104.00`; a
 * dash for a target of 0 or less. Decimals 0 to 6.
 */
export function printPercent(done: number, target: number, decimals = 2): string {
  assert(Number.isInteger(decimals) && decimals >= 0 && decimals <= 6, `${decimals} decimals of a percent`)
  const share = shareOf(done, target, decimals)
  return share === null ? '—' : printScaled(share, decimals)
}

/** [G1] The same for each thousand: `23.4`. */
export function printPerThousand(done: number, target: number, decimals = 1): string {
  assert(Number.isInteger(decimals) && decimals >= 0 && decimals <= 5, `${decimals} decimals of a share`)
  const share = shareOf(done, target, decimals + 1)
  return share === null ? '—' : printScaled(share, decimals)
}

/** The share in units of the last printed decimal of a percent. */
function shareOf(done: number, target: number, decimals: number): bigint | null {
  assert(isWhole(done) && isWhole(target), `counts are whole, not ${done} of ${target}`)
  if (target <= 0) return null
  const [top, bottom, whole] = [BigInt(done), BigInt(target), 10n ** BigInt(decimals + 2)]
  const size = (2n * (top < 0n ? -top : top) * whole + bottom) / (2n * bottom)
  const share = top < 0n ? -size : size
  // 99.995 % is not a hundred: a reader takes 100.00 for "nothing is left to do".
  return done < target && share >= whole ? whole - 1n : share
}

/** A whole number of units of the last decimal: 9167 with two decimals is `91.67`, -4 is `-0.04`. */
export function printScaled(n: bigint, decimals: number): string {
  const digits = String(n < 0n ? -n : n).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  return `${n < 0n ? '-' : ''}${whole}${decimals > 0 ? `.${digits.slice(-decimals)}` : ''}`
}

/** Hundredths (of a percent, of a point) with two decimals. */
export function printHundredths(n: number): string {
  return printScaled(BigInt(n), 2)
}

function isWhole(n: number): boolean {
  return Number.isSafeInteger(n)
}
