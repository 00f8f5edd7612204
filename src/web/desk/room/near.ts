/** How far people are from a case, and in which order they are offered it. */
import type { OnDuty } from '../../../server/contract/rooms.ts'

type At = { readonly lon: number; readonly lat: number }
export type By = 'near' | 'load'

/** Metres, for who looks at a screen. */
export function metres(a: At, b: At): number {
  const shrink = Math.cos(((a.lat + b.lat) / 2 / 1e6 / 180) * Math.PI)
  return Math.round(Math.hypot((a.lon - b.lon) * shrink, a.lat - b.lat) * 0.111_195)
}

export type Offered = OnDuty & { readonly away: OnDuty['away']; readonly metres: number | null }

/** Who is on leave comes last; whose place nobody knows comes after those that are known. */
export function offered(people: readonly OnDuty[], point: At | null, by: By): readonly Offered[] {
  return people
    .map((p) => ({ ...p, metres: point && p.seen ? metres(point, p.seen) : null }))
    .toSorted(
      (a, b) =>
        Number(a.away !== null) - Number(b.away !== null) ||
        (by === 'near' ? (a.metres ?? Infinity) - (b.metres ?? Infinity) || 0 : 0) ||
        a.tasks - b.tasks ||
        a.post.localeCompare(b.post),
    )
}

export const distanceText = (m: number): string => (m < 1_000 ? `${m} m` : `${(m / 1_000).toFixed(1)} km`)
