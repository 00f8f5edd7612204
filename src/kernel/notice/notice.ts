/** A public notice: so many days on the wall, each of them shown. */
import { addDays, type Day } from '../day/index.ts'

export type NoticeProof = { readonly day: Day }
export type NoticeReading = {
  readonly from: Day
  readonly days: number
  /** Days on which it was shown to hang. */
  readonly proved: readonly Day[]
  /** Days past on which nobody showed it: they do not count and are made up at the end. */
  readonly missing: readonly Day[]
  readonly complete: boolean
  /** When it can be complete at the earliest: days missed are added. */
  readonly until: Day
}

/**
 * [PN1] The day of posting is not counted (Civil Code art. 201). A day counts when it is proved; one that nobody proved is made
 * up by a later one, and the notice is complete when `days` days are proved. Proofs of the day of posting or of days to come prove nothing.
 */
export function readNotice(
  from: Day,
  days: number,
  proofs: readonly NoticeProof[],
  today: Day,
): NoticeReading {
  const proved = [...new Set(proofs.map((p) => p.day))].filter((d) => d > from && d <= today).sort()
  const last = proved.length >= days ? proved[days - 1]! : today
  const missing: Day[] = []
  for (let d = addDays(from, 1); d < last; d = addDays(d, 1)) if (!proved.includes(d)) missing.push(d)
  const complete = proved.length >= days
  /** The first day that can still be proved: a day that is over cannot. */
  const next = today <= from ? addDays(from, 1) : proved.includes(today) ? addDays(today, 1) : today
  return {
    from,
    days,
    proved,
    missing,
    complete,
    until: complete ? last : addDays(next, days - proved.length - 1),
  }
}
