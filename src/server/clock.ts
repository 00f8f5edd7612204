/** The realm's clock. A rehearsal's clock starts on a day of 2021 and ticks from there, never backwards. */
import { fromEpochMs, toEpochMs, type Instant } from '#kernel/day'

export type RealmClock = { now(): Instant }

/**
 * A clock that reads `startsAt` now and then ticks. After a restart it goes on from the last recorded event, so
 * that no event is older than one before it.
 */
export function realmClock(startsAt: Instant | null, lastRecorded: Instant | null): RealmClock {
  const origin =
    startsAt === null
      ? null
      : Math.max(toEpochMs(startsAt), lastRecorded === null ? 0 : toEpochMs(lastRecorded))
  const began = performance.now()
  return {
    now: () => fromEpochMs(Math.floor(origin === null ? Date.now() : origin + performance.now() - began)),
  }
}
