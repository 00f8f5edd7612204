/** The tree of places in time: what lies where on a day, what became of what, and who therefore reaches what. */
import { assert } from '../assert.ts'
import type { Day } from '../day/index.ts'
import type { Text } from '../text.ts'

/** One stretch of a place's life. A code may have several: a community that a functional zone takes over keeps its code. */
export type AreaRow = {
  readonly code: string
  readonly parent: string | null
  readonly name: Text
  readonly kind: string
  readonly from: Day
  /** The last day on which it stands; null while it does. */
  readonly to: Day | null
}

/** What a place became from a day on: several lines from one place are a split, several into one place a merger. */
export type Succession = { readonly from: string; readonly to: string; readonly on: Day }

export type AreaTree = {
  readonly rows: ReadonlyMap<string, readonly AreaRow[]>
  readonly after: ReadonlyMap<string, readonly Succession[]>
  readonly before: ReadonlyMap<string, readonly Succession[]>
}

export function areaTree(rows: readonly AreaRow[], successions: readonly Succession[]): AreaTree {
  return {
    rows: grouped(
      rows.toSorted((a, b) => (a.from < b.from ? -1 : 1)),
      (r) => r.code,
    ),
    after: grouped(successions, (s) => s.from),
    before: grouped(successions, (s) => s.to),
  }
}

function grouped<T>(list: readonly T[], by: (x: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const x of list) {
    const group = groups.get(by(x))
    if (group) group.push(x)
    else groups.set(by(x), [x])
  }
  return groups
}

const standsOn = (r: AreaRow, day: Day): boolean => r.from <= day && (r.to === null || day <= r.to)

/** [AR1] The place as it stands on a day; null when there is none, or not any more, or not yet. */
export const areaOn = (t: AreaTree, code: string, day: Day): AreaRow | null =>
  t.rows.get(code)?.find((r) => standsOn(r, day)) ?? null

/** The stretch that tells most about a day: the one it falls in, else the last before it, else the first after it. */
function nearest(t: AreaTree, code: string, day: Day): AreaRow | null {
  const rows = t.rows.get(code)
  return rows?.find((r) => standsOn(r, day)) ?? rows?.findLast((r) => r.from <= day) ?? rows?.[0] ?? null
}

/** [AR2] From a place up to the province as the tree stood on that day; a place that is gone keeps the last place above it. */
export function pathOn(t: AreaTree, code: string, day: Day): readonly string[] {
  const path: string[] = []
  for (
    let at = nearest(t, code, day);
    at && !path.includes(at.code);
    at = at.parent === null ? null : nearest(t, at.parent, day)
  )
    path.push(at.code)
  return path
}

/**
 * [AR3] Every place whose posts reach this one on that day: its own path, and for each place on it that has ended the
 * paths of what it became. After a split the posts of each part reach the old place's cases: nobody is left without an office.
 */
export function reachOn(t: AreaTree, code: string, day: Day): readonly string[] {
  const reach: string[] = []
  const queue = [code]
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const place of pathOn(t, at, day)) {
      if (reach.includes(place)) continue
      reach.push(place)
      if (!areaOn(t, place, day))
        queue.push(...(t.after.get(place) ?? []).filter((s) => s.on <= day).map((s) => s.to))
    }
  }
  return reach
}

/**
 * [AR4] The smallest place of that day's borders that surely holds what was recorded under a code: the code itself while it
 * stands; after a merger what it went into; after a split the place above all parts, because no record tells the part.
 * Looking back is the same with the arrows turned round.
 */
export function placeOn(t: AreaTree, code: string, day: Day, seen: readonly string[] = []): string {
  if (areaOn(t, code, day)) return code
  assert(!seen.includes(code), `the succession of ${code} runs in a circle`)
  const ended = t.rows.get(code)?.every((r) => r.to !== null && r.to < day) ?? false
  const became = ended
    ? (t.after.get(code) ?? []).filter((s) => s.on <= day).map((s) => s.to)
    : (t.before.get(code) ?? []).filter((s) => s.on > day).map((s) => s.from)
  const places = became.map((c) => placeOn(t, c, day, [...seen, code]))
  if (places.length > 0) return commonPlace(t, places, day)
  const above = pathOn(t, code, day)[1]
  return above === undefined ? code : placeOn(t, above, day, [...seen, code])
}

function commonPlace(t: AreaTree, places: readonly string[], day: Day): string {
  const [first, ...others] = places.map((p) => pathOn(t, p, day))
  const shared = first!.find((code) => others.every((path) => path.includes(code)))
  assert(shared !== undefined, `${places.join(' and ')} have nothing above both`)
  return shared
}

/** The places directly under one on a day, in the order of their codes. */
export const childrenOn = (t: AreaTree, area: string, day: Day): readonly AreaRow[] =>
  [...t.rows.values()]
    .flatMap((rows) => rows.filter((r) => r.parent === area && standsOn(r, day)))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))

/**
 * [AR5] Every code, of whatever time, that counts towards an area in a day's borders, with the path of the
 * place it counts in. Each code counts once.
 */
export function codesIn(t: AreaTree, area: string, borders: Day): ReadonlyMap<string, readonly string[]> {
  const pathByCode = new Map<string, readonly string[]>()
  for (const code of t.rows.keys()) {
    const path = pathOn(t, placeOn(t, code, borders), borders)
    if (path.includes(area)) pathByCode.set(code, path)
  }
  return pathByCode
}
