/** How much of a target is done: computed from the two counts, rounded once, and never a hundred before it is. */
import { assert } from '../assert.ts'
import type { Day } from '../day/index.ts'
import type { Text } from '../text.ts'

/**
 * [G1] The share done in hundredths of a percent (9167 is 91.67 %), rounded half up (四舍五入); null for a target of 0.
 * What is not done stays at 9999 or below; more than the target is told as it is (10400). Asserts counts of 0 and more.
 */
export function completion(done: number, target: number): number | null {
  const share = shareOf(done, target, 2)
  return share === null ? null : Number(share)
}

/**
 * [G1] The share as printed, from the counts themselves and not from a rounded share: `99.99`, `104.00`; a
 * dash for a target of 0. Decimals 0 to 6.
 */
export function printPercent(done: number, target: number, decimals = 2): string {
  assert(Number.isInteger(decimals) && decimals >= 0 && decimals <= 6, `${decimals} decimals of a percent`)
  const share = shareOf(done, target, decimals)
  return share === null ? '—' : printScaled(share, decimals)
}

/** The share in units of the last printed decimal of a percent. */
function shareOf(done: number, target: number, decimals: number): bigint | null {
  assert(isCount(done) && isCount(target), `counts are whole and not negative, not ${done} of ${target}`)
  if (target === 0) return null
  const [top, bottom, whole] = [BigInt(done), BigInt(target), 10n ** BigInt(decimals + 2)]
  const share = (2n * top * whole + bottom) / (2n * bottom)
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

export type Share = { readonly done: number; readonly target: number }

/** [G7] Compares two shares as fractions, exactly: below 0 when `a` is the smaller. Targets must be above 0. */
export function compareShares(a: Share, b: Share): number {
  assert(a.target > 0 && b.target > 0, 'a share of nothing has no place in an order')
  const [left, right] = [BigInt(a.done) * BigInt(b.target), BigInt(b.done) * BigInt(a.target)]
  return left < right ? -1 : left > right ? 1 : 0
}

/** A share against a target that stood from a day on. */
export type Rate = Share & { readonly from: Day; readonly source: string }
export type RevisedRate = {
  readonly old: Rate
  readonly new: Rate
  readonly percents: readonly [string, string]
  readonly text: Text
}

/** [G3] When a target was changed on the way both rates are kept and told: a lowered target must not look like progress. */
export function both(rateOld: Rate, rateNew: Rate): RevisedRate {
  assert(rateOld.from < rateNew.from, `the old target stands first: ${rateOld.from}, ${rateNew.from}`)
  const [before, after] = [rateOld, rateNew].map((r) => printPercent(r.done, r.target)) as [string, string]
  const written = (p: string): string => (p === '—' ? p : `${p}%`)
  return {
    old: rateOld,
    new: rateNew,
    percents: [before, after],
    text: {
      zh: `按原目标${rateOld.target}完成${written(before)}，按${rateNew.from}起调整后的目标${rateNew.target}完成${written(after)}`,
      en: `${written(before)} of the old target of ${rateOld.target}, ${written(after)} of the target of ${rateNew.target} set on ${rateNew.from}`,
    },
  }
}

function isCount(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0
}
