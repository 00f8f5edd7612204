/** Sums with durations: months are whole, everything else is exact to the nanosecond. */
import { add, divide, multiply, round, subtract, ways, wholePart, type Num } from '../../number/index.ts'
import { DurationOf, FeelDuration, fromMonths, isMonths, months } from './days.ts'

const billion = 1_000_000_000

/** How long it is: in months, or in seconds with all their fractions. */
export function lengthOf(d: FeelDuration): Num {
  if (isMonths(d)) return months(d)
  const v = d.value
  const whole = v.weeks * 604_800 + v.days * 86_400 + v.hours * 3600 + v.minutes * 60 + v.seconds
  const fine = v.milliseconds * 1e6 + v.microseconds * 1e3 + v.nanoseconds
  return fine === 0 ? whole : add(whole, divide(fine, billion)!)!
}

/** A duration of the same kind and of this length; null beyond what a calendar counts. Parts of a month are cut off, parts of a nanosecond rounded. */
export function ofLength(like: FeelDuration, length: Num): FeelDuration | null {
  if (isMonths(like)) {
    const whole = wholePart(length)
    return whole === null ? null : fromMonths(whole)
  }
  const exact = round(length, 9, ways.halfEven)
  const whole = exact === null ? null : wholePart(exact)
  if (exact === null || whole === null) return null
  const nano = multiply(subtract(exact, whole)!, billion) as number
  return new FeelDuration(
    DurationOf.from({
      days: Math.trunc(whole / 86_400),
      hours: Math.trunc((whole % 86_400) / 3600),
      minutes: Math.trunc((whole % 3600) / 60),
      seconds: whole % 60,
      milliseconds: Math.trunc(nano / 1e6),
      microseconds: Math.trunc((nano % 1e6) / 1e3),
      nanoseconds: nano % 1e3,
    }),
    false,
  )
}
