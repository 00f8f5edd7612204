/** A value of the law has a first day, a source and a date to look at it again. It never has a default. */
import { assert } from '../assert.ts'
import type { Day } from './civil.ts'

export type DatedEntry<T> = {
  readonly from: Day
  /** null says the law stopped here; it is not the same as a day we never modelled. */
  readonly value: T | null
  readonly source: string
  /** After this day a person must confirm that the value still stands. */
  readonly reviewBy: Day
  /** The code of the place that set the value. Without it the value is general. */
  readonly area?: string
}

export type Reading<T> =
  | {
      readonly kind: 'in_force'
      readonly value: T
      readonly source: string
      readonly stale: boolean
      readonly area?: string
    }
  | { readonly kind: 'repealed'; readonly source: string }
  | { readonly kind: 'not_modelled' }

/**
 * [D9]-[D12] The value in force on a day, for a place. `areaPath` lists area codes from the place up to its province;
 * the nearest area with a value in force wins, and entries without an area come last. Never falls back to a default.
 */
export function readOn<T>(
  history: readonly DatedEntry<T>[],
  day: Day,
  areaPath: readonly string[] = [],
): Reading<T> {
  let repealed: DatedEntry<T> | undefined
  for (const area of [...areaPath, undefined]) {
    const entry = latestOn(history, day, area)
    if (entry && entry.value !== null) return inForce(entry, entry.value, day)
    repealed ??= entry
  }
  return repealed ? { kind: 'repealed', source: repealed.source } : { kind: 'not_modelled' }
}

/** The entry that speaks for one area on a day, whatever order the history is written in. */
function latestOn<T>(
  history: readonly DatedEntry<T>[],
  day: Day,
  area: string | undefined,
): DatedEntry<T> | undefined {
  let latest: DatedEntry<T> | undefined
  for (const e of history) {
    if (e.area !== area || e.from > day) continue
    assert(
      e.from !== latest?.from,
      `one value a day: ${e.source} and ${latest?.source} both start on ${e.from}`,
    )
    if (!latest || e.from > latest.from) latest = e
  }
  return latest
}

function inForce<T>(e: DatedEntry<T>, value: T, day: Day): Reading<T> {
  return {
    kind: 'in_force',
    value,
    source: e.source,
    stale: day > e.reviewBy,
    ...(e.area === undefined ? {} : { area: e.area }),
  }
}
