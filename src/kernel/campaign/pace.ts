/** Where a campaign should be by a day, and how far from it a unit is. */
import { daysBetween, type Day } from '../day/index.ts'
import { daysInMonth } from '../day/civil.ts'

/** By whole months passed (end of November 11/12), or by days. */
export type TimelineRule = 'months' | 'days'

/** [CP2] The share of the time that has passed, as a fraction of whole numbers. In months a month counts once it is over, its own last day included. */
export function timeline(from: Day, to: Day, asOf: Day, rule: TimelineRule): { readonly passed: number; readonly whole: number } {
  if (rule === 'days') {
    const whole = daysBetween(from, to) + 1
    return { passed: Math.max(0, Math.min(whole, daysBetween(from, asOf) + 1)), whole }
  }
  const months = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  const whole = months(to) - months(from) + 1
  const over = months(asOf) - months(from) + (isLastOfMonth(asOf) ? 1 : 0)
  return { passed: Math.max(0, Math.min(whole, over)), whole }
}

const isLastOfMonth = (day: Day): boolean => Number(day.slice(8)) === daysInMonth(Number(day.slice(0, 4)), Number(day.slice(5, 7)))

/** [CP2] How many hundredths of a percentage point `done / target` is ahead of the time line (negative: behind), rounded toward zero; null without a target. */
export function gap(done: number, target: number, line: { readonly passed: number; readonly whole: number }): number | null {
  if (target === 0) return null
  return Number(((BigInt(done) * BigInt(line.whole) - BigInt(line.passed) * BigInt(target)) * 10_000n) / (BigInt(target) * BigInt(line.whole)))
}
