/** Counting along a line with gaps in it: the same walk for days and for milliseconds. */
import { assert } from '../assert.ts'
import { toEpochMs, type Instant } from '../day/index.ts'
import { ordinalOfInstant } from '../day/instant.ts'
import type { Text } from '../text.ts'

/** A stretch of time that a clause takes out of a limit. Without `until` it is still going on. */
export type Suspension = {
  readonly from: Instant
  readonly until?: Instant
  readonly reason: Text
  readonly clause: string
}

/** Positions after `from` and up to `until` do not count. `until` is Infinity while the suspension is open. */
export type Pause = { readonly from: number; readonly until: number }

/** A line: how many units lie after a and up to b (0 when b is not later), and where the n-th unit after a is. */
export type Line = {
  readonly count: (a: number, b: number) => number
  readonly move: (a: number, n: number) => number
}

export const plainLine: Line = { count: (a, b) => Math.max(0, b - a), move: (a, n) => a + n }

/**
 * [C9] A day is suspended when the clock stands still at its end, 24:00. So the day a suspension begins is out,
 * the day it ends is in, and a suspension within one day changes nothing.
 */
export function pausedDays(suspensions: readonly Suspension[]): readonly Pause[] {
  return pausesBy(dayBefore, suspensions)
}

/** The same ledger in real time, in milliseconds since 1970. */
export function pausedMs(suspensions: readonly Suspension[]): readonly Pause[] {
  return pausesBy(toEpochMs, suspensions)
}

function pausesBy(position: (at: Instant) => number, suspensions: readonly Suspension[]): readonly Pause[] {
  if (suspensions.length === 0) return none
  const pauses: Pause[] = []
  for (const s of suspensions) {
    const from = position(s.from)
    const until = s.until === undefined ? Infinity : position(s.until)
    if (until < from) assert(false, `suspension ${s.clause} from ${s.from} does not end before it begins`)
    if (until > from) pauses.push({ from, until })
  }
  return merged(pauses)
}

const dayBefore = (at: Instant) => ordinalOfInstant(at) - 1
const byFrom = (a: Pause, b: Pause) => a.from - b.from

const none: readonly Pause[] = []

/** [C12] Where the n-th unit after a start lies, gaps left out; null when an open gap comes first. */
export function advance(line: Line, start: number, n: number, pauses: readonly Pause[]): number | null {
  let [at, left] = [start, n]
  for (const p of pauses) {
    const run = line.count(at, p.from)
    if (run >= left) return line.move(at, left)
    left -= run
    at = Math.max(at, p.until)
    if (at === Infinity) return null
  }
  return line.move(at, left)
}

/** How many units lie after a start and up to an end, gaps left out. */
export function elapsed(line: Line, start: number, end: number, pauses: readonly Pause[]): number {
  let [at, sum] = [start, 0]
  for (const p of pauses) {
    sum += line.count(at, Math.min(p.from, end))
    at = Math.max(at, p.until)
  }
  return sum + line.count(at, end)
}

/** [C10] Overlapping and touching suspensions are one: no moment is taken out twice. */
function merged(pauses: readonly Pause[]): readonly Pause[] {
  const out: Pause[] = []
  for (const p of pauses.toSorted(byFrom)) {
    const last = out.at(-1)
    if (last && p.from <= last.until)
      out[out.length - 1] = { from: last.from, until: Math.max(last.until, p.until) }
    else out.push(p)
  }
  return out
}
