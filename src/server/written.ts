/** [FO10] What a device says of when something was written without network: taken as its word, and never as a time of ours. */
import type { Command, WrittenAway } from '#kernel/case'
import { fromEpochMs, parseInstant, toEpochMs } from '#kernel/day'
import { problem } from './problem.ts'
import type { House } from './realm.ts'

const minuteMs = 60_000
/** What comes as soon as it is written says nothing more than its receipt. */
const atOnceMs = 2 * minuteMs
/** A clock that is off by less is a clock. */
const wrongFromSeconds = 5 * 60

/** Whether a device's clock was off by so much that people are to see it. */
export const isWrongClock = (behind: number): boolean => Math.abs(behind) >= wrongFromSeconds

/** With a command that was on its way; a time that is still to come is that of the receipt, whatever the device says. */
export function writtenIn(
  house: House,
  { written }: { readonly written?: WrittenAway | undefined },
): Pick<Command, 'written'> {
  if (written === undefined) return {}
  const at = parseInstant(written.at)
  if (at === undefined)
    throw problem(400, 'invalid_time', '书写时间格式不对', 'The time of writing is not valid', 'written.at')
  const nowMs = toEpochMs(house.clock.now())
  const writtenMs = Math.min(toEpochMs(at), nowMs)
  if (nowMs - writtenMs < atOnceMs && !isWrongClock(written.behind)) return {}
  return { written: { at: fromEpochMs(writtenMs), behind: written.behind } }
}
