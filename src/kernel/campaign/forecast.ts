/** Where the year will end if things go on as they did lately: a band, not a point. */
import { addDays, daysBetween, type Day } from '../day/index.ts'

export type Point = { readonly day: Day; readonly value: number }
export type Forecast = { readonly low: number; readonly middle: number; readonly high: number; /** The day on which the middle reaches the target; null when it does not by the end. */ readonly reached: Day | null }

/**
 * [CP6] From the last `periods` steps between points: the slowest and the fastest of them give the edges, all of them together the
 * middle. Whole records; null with fewer than two points. Assumes nothing but that the next weeks lie within what the last ones did.
 */
export function forecast(points: readonly Point[], to: Day, target: number, periods = 8): Forecast | null {
  const recent = points.slice(-periods - 1)
  const [first, last] = [recent[0], recent.at(-1)]
  if (!first || !last || recent.length < 2 || last.day <= first.day) return null
  const left = Math.max(0, daysBetween(last.day, to))
  const ahead = (grown: number, days: number): number => last.value + Math.round((Math.max(0, grown) * left) / Math.max(1, days))
  const steps = recent.slice(1).map((p, i) => ({ grown: p.value - recent[i]!.value, days: daysBetween(recent[i]!.day, p.day) }))
  const ends = steps.map((s) => ahead(s.grown, s.days))
  const [grown, days] = [last.value - first.value, daysBetween(first.day, last.day)]
  const need = Math.max(0, target - last.value)
  const daysToGo = need === 0 ? 0 : grown > 0 ? Math.ceil((need * days) / grown) : null
  return { low: Math.min(...ends), middle: ahead(grown, days), high: Math.max(...ends), reached: daysToGo !== null && daysToGo <= left ? addDays(last.day, daysToGo) : null }
}
