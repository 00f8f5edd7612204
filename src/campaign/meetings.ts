/** The weekly meetings of a campaign: those that were held, and the next one. */
import type { Calendar } from '#kernel/clock'
import type { Text } from '#kernel/text'
import { addDays, type Day, type Instant } from '#kernel/day'
import { dispatchDay } from './dispatch.ts'

/** `day` is null when the campaign has none left. */
export type NextMeeting = { readonly day: Day | null; readonly fillBy: Instant | null; readonly reason: Text }

/** [G13] The days on which the dispatch met from a campaign's first day to `until`. */
export function meetingsUntil(from: Day, until: Day, calendar: Calendar): readonly Day[] {
  const days: Day[] = []
  for (let week = from; week <= addDays(until, 6); week = addDays(week, 7)) {
    const meeting = dispatchDay(week, calendar)
    if (meeting.kind === 'held' && meeting.day >= from && meeting.day <= until) days.push(meeting.day)
  }
  return days
}

/**
 * [G13] The next meeting on or after a day and not after the campaign's end, with why it is not on its Friday
 * and which week was left out before it.
 */
export function nextMeeting(asOf: Day, to: Day, calendar: Calendar): NextMeeting {
  let skipped: Text | null = null
  for (let week = asOf; week <= addDays(to, 6); week = addDays(week, 7)) {
    const meeting = dispatchDay(week, calendar)
    if (meeting.kind === 'skipped') skipped ??= meeting.reason
    else if (meeting.day >= asOf && meeting.day <= to)
      return {
        day: meeting.day,
        fillBy: meeting.fillBy,
        reason: skipped
          ? {
              zh: `${skipped.zh}；下一次：${meeting.reason.zh}`,
              en: `${skipped.en}; next: ${meeting.reason.en}`,
            }
          : meeting.reason,
      }
  }
  return {
    day: null,
    fillBy: null,
    reason: skipped ?? {
      zh: '专项行动已到期，不再安排周调度',
      en: 'the campaign is over: no more weekly dispatch',
    },
  }
}
