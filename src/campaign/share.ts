/** Shares of a target: compared exactly, and told by both targets where one was changed on the way. */
import type { Day } from '#kernel/day'
import type { Text } from '#kernel/text'
import { assert } from '#kernel/assert'
import { printPercent } from '#kernel/figure'

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
