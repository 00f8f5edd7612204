/**
 * What is to be expected at the end when nothing changes: a line through the last periods, and a band from
 * the slowest and the fastest of them.
 */
import { addDays, daysBetween, lastOrdinal, ordinalOf, type Day } from '#kernel/day'
import { assert } from '#kernel/assert'

/** A cumulative count at the end of a day. */
export type Point = { readonly day: Day; readonly value: number }

export type Outlook = {
  /** The end's value by the line, rounded half up, and by the slowest (down) and the fastest (up) of the periods. */
  readonly end: number
  readonly low: number
  readonly high: number
  /**
   * The day when the target is reached at each pace; null when that pace never reaches it, or not before
   * 2200. A day after the campaign is told too.
   */
  readonly reached: Day | null
  readonly reachedFastest: Day | null
  readonly reachedSlowest: Day | null
  /** How many periods the line goes through. */
  readonly periods: number
  /** The last period's day and value: from here the line goes on. */
  readonly last: Point
}

/** So much in so many days: a pace kept as a fraction, because a rounded one errs more each day. */
type Pace = { readonly value: number; readonly days: number }

/**
 * [G11] The naive forecast: the straight line from the point `periods` before the last to the last goes on to `to`. It knows no season,
 * no holiday and no hurry at the end; the band is only the slowest and the fastest single period among those, going on. The day before
 * `from` counts as a point with 0. Null without a point after it. A target already reached is dated by the first point that has it.
 * Whole numbers throughout. Asserts distinct days, whole values, and at least one period.
 */
export function forecast(
  points: readonly Point[],
  from: Day,
  to: Day,
  target: number,
  periods = 3,
): Outlook | null {
  assert(Number.isInteger(periods) && periods >= 1, `a line goes through ${periods} periods`)
  assert(
    points.every((p) => Number.isSafeInteger(p.value)) && Number.isSafeInteger(target),
    'what is counted is whole',
  )
  const start = addDays(from, -1)
  const path = [
    { day: start, value: 0 },
    ...points.filter((p) => p.day > start).toSorted((a, b) => (a.day < b.day ? -1 : 1)),
  ]
  assert(new Set(path.map((p) => p.day)).size === path.length, 'a day has one value')
  if (path.length < 2) return null
  const recent = path.slice(-periods - 1)
  const last = recent.at(-1)!
  const singles = recent
    .slice(1)
    .map((p, i) => paceOf(recent[i]!, p))
    .toSorted(comparePaces)
  const [line, slowest, fastest] = [paceOf(recent[0]!, last), singles[0]!, singles.at(-1)!]
  const left = Math.max(0, daysBetween(last.day, to))
  const met = path.find((p) => p.value >= target)?.day
  const reach = (pace: Pace): Day | null => met ?? dayReached(last, pace, target)
  return {
    end: ahead(last.value, line, left, 'half_up'),
    low: ahead(last.value, slowest, left, 'down'),
    high: ahead(last.value, fastest, left, 'up'),
    reached: reach(line),
    reachedFastest: reach(fastest),
    reachedSlowest: reach(slowest),
    periods: singles.length,
    last,
  }
}

function paceOf(a: Point, b: Point): Pace {
  return { value: b.value - a.value, days: daysBetween(a.day, b.day) }
}

function comparePaces(a: Pace, b: Pace): number {
  const [left, right] = [BigInt(a.value) * BigInt(b.days), BigInt(b.value) * BigInt(a.days)]
  return left < right ? -1 : left > right ? 1 : 0
}

function ahead(value: number, pace: Pace, days: number, rounding: 'half_up' | 'down' | 'up'): number {
  const [top, bottom] = [BigInt(pace.value) * BigInt(days), BigInt(pace.days)]
  const more =
    rounding === 'down'
      ? floor(top, bottom)
      : rounding === 'up'
        ? -floor(-top, bottom)
        : floor(2n * top + bottom, 2n * bottom)
  return value + Number(more)
}

function dayReached(last: Point, pace: Pace, target: number): Day | null {
  if (pace.value <= 0) return null
  const days = -floor(-BigInt(target - last.value) * BigInt(pace.days), BigInt(pace.value))
  return days > BigInt(lastOrdinal - ordinalOf(last.day)) ? null : addDays(last.day, Number(days))
}

/** BigInt divides towards zero; a count that was corrected downwards goes the other way. */
function floor(top: bigint, bottom: bigint): bigint {
  const quotient = top / bottom
  return top < 0n && quotient * bottom !== top ? quotient - 1n : quotient
}
