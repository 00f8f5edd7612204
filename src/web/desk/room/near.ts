/** How far people are from a case, and in which order they are offered it. */
import type { OnDuty } from '../../../server/contract/rooms.ts'
import { metres, type At } from '../../shared/distance.ts'

export type By = 'near' | 'load'

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
