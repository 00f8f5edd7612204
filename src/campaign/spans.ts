/** Counts over time without a row a day: what counted from which day to which, so that any day can be read. */
import type { Day } from '#kernel/day'
import { assert } from '#kernel/assert'
import { windowOf, type Figure } from '#kernel/figure'

/** `value` counted from a day until the day on which it no longer did; null while it does. */
export type Span = { readonly from: Day; readonly to: Day | null; readonly value: number }

/** A target as one record had it; a change ends a span and begins the next of the same record. */
export type TargetSpan = Span & { readonly record: string }

/** [F2] What of a figure counts on a day, by its own window: the same as its reading on that day. */
export function countOn(f: Figure, spans: readonly Span[], on: Day): number {
  const { from, to } = windowOf(f, on)
  const sum = spans.reduce((n, s) => (s.from >= from && standsOn(s, to) ? n + s.value : n), 0)
  assert(Number.isSafeInteger(sum), `${f.id} counts whole, not ${sum}`)
  return sum
}

const standsOn = (s: Span, on: Day): boolean => s.from <= on && (s.to === null || s.to > on)

/** Targets that stand on a day; null when none was set, which is not a target of 0. */
export function targetOn(spans: readonly TargetSpan[], on: Day): number | null {
  const standing = spans.filter((s) => standsOn(s, on))
  return standing.length === 0 ? null : standing.reduce((n, s) => n + s.value, 0)
}

export type Revised = {
  readonly original: number
  readonly set: Day
  readonly current: number
  readonly on: Day
}

/**
 * [G3] The targets as first set beside those that stand, when a change of one of them makes a difference; a
 * change on the day of the setting itself mends it and is none.
 */
export function revisedOn(spans: readonly TargetSpan[], on: Day): Revised | null {
  const spansByStart = spans
    .filter((s) => s.from <= on)
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  const first = new Map<string, TargetSpan>()
  let [original, changed] = [0, '' as Day | '']
  for (const s of spansByStart) {
    const before = first.get(s.record)
    if (before === undefined || before.from === s.from) {
      original += s.value - (before?.value ?? 0)
      first.set(s.record, s)
    } else changed = s.from
  }
  const current = targetOn(spans, on)
  return changed === '' || current === null || current === original
    ? null
    : { original, set: spansByStart[0]!.from, current, on: changed }
}
