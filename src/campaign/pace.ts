/** Whether a campaign keeps its time: the gap to the time-line, the growth on the last period, what is needed each day. */
import { assert } from '#kernel/assert'
import { completion } from '#kernel/figure'
import { daysBetween, type Day } from '#kernel/day'
import type { Timeline } from './timeline.ts'

/** `gap` in hundredths of a percentage point, as the two printed shares differ; below 0 is behind. Null without a target. */
export type Pace = {
  readonly completion: number | null
  readonly timeline: number
  readonly gap: number | null
  readonly need: Need
}

/**
 * What is left and the days left after `asOf`, working days where the time-line runs by them; `perDay` in
 * hundredths of a unit, rounded up, null when there is no day left for it.
 */
export type Need = { readonly left: number; readonly days: number; readonly perDay: number | null }

/** [G4] The pace of one unit on a day: gap = completion − time-line, both as printed, so that a reader can subtract them. */
export function pace(done: number, target: number, to: Day, asOf: Day, line: Timeline): Pace {
  const share = completion(done, target)
  return {
    completion: share,
    timeline: line.share,
    gap: share === null ? null : share - line.share,
    need: need(done, target, to, asOf, line.rule.id === 'workdays' ? line.whole - line.elapsed : undefined),
  }
}

/** [G4] What must be done each day from the day after `asOf` to `to` for the target to be reached: `perDay` in hundredths, rounded up. */
export function need(done: number, target: number, to: Day, asOf: Day, daysLeft?: number): Need {
  const left = Math.max(0, target - done)
  const days = daysLeft ?? Math.max(0, daysBetween(asOf, to))
  if (left === 0) return { left, days, perDay: 0 }
  return {
    left,
    days,
    perDay: days === 0 ? null : Number((BigInt(left) * 100n + BigInt(days) - 1n) / BigInt(days)),
  }
}

/** [G4] Ring growth (环比): this period against the last in hundredths of a percent, half away from zero; null when the last was 0. */
export function ringGrowth(thisPeriod: number, lastPeriod: number): number | null {
  assert(
    Number.isSafeInteger(thisPeriod) && Number.isSafeInteger(lastPeriod) && lastPeriod >= 0,
    `periods are counted whole: ${thisPeriod}, ${lastPeriod}`,
  )
  if (lastPeriod === 0) return null
  const more = BigInt(thisPeriod) - BigInt(lastPeriod)
  const size = ((more < 0n ? -more : more) * 20_000n + BigInt(lastPeriod)) / (2n * BigInt(lastPeriod))
  return Number(more < 0n ? -size : size)
}

/** Compares how far a unit is behind its time-line with so many hundredths of a point, exactly: above 0 when it is further behind. */
export function compareBehind(
  done: number,
  target: number,
  line: Pick<Timeline, 'elapsed' | 'whole'>,
  hundredths: number,
): number {
  assert(target > 0 && line.whole > 0, 'without a target nothing is behind')
  const [n, t, e, w] = [done, target, line.elapsed, line.whole].map((x) => BigInt(x)) as [
    bigint,
    bigint,
    bigint,
    bigint,
  ]
  const [behind, limit] = [(e * t - n * w) * 10_000n, BigInt(hundredths) * t * w]
  return behind < limit ? -1 : behind > limit ? 1 : 0
}
