/** When the weekly dispatch (周调度) meets: on Friday, or on the last working day before it, or not at all. */
import type { Text } from '#kernel/text'
import { addDays, weekday, type Day, type Instant } from '#kernel/day'
import { isWorkday, type Calendar } from '#kernel/clock'

/** `fillBy`: until when units fill in their numbers. `provisional`: the year's arrangement is not out, so the answer may change. */
export type Dispatch =
  | {
      readonly kind: 'held'
      readonly friday: Day
      readonly day: Day
      readonly fillBy: Instant
      readonly moved: boolean
      readonly provisional: boolean
      readonly reason: Text
    }
  | { readonly kind: 'skipped'; readonly friday: Day; readonly provisional: boolean; readonly reason: Text }

/**
 * [G13] The dispatch of the week (Monday to Sunday) of a day. Units fill by noon of the last working day before the meeting: Thursday
 * in an ordinary week. When Friday is no working day the meeting moves to the last working day before it in the same week; a week with
 * none is skipped. A weekend worked in exchange comes after Friday and takes no meeting.
 */
export function dispatchDay(week: Day, calendar: Calendar): Dispatch {
  const monday = addDays(week, 1 - weekday(week))
  const friday = addDays(monday, 4)
  const days = [4, 3, 2, 1, 0].map((n) => addDays(monday, n))
  const provisional = days.some((d) => isWorkday(calendar, d).provisional)
  const day = days.find((d) => isWorkday(calendar, d).workday)
  const why = isWorkday(calendar, friday).reason
  if (day === undefined)
    return {
      kind: 'skipped',
      friday,
      provisional,
      reason: {
        zh: `本周周一至周五均不上班（${why.zh}），调度暂停一次`,
        en: `no working day from Monday to Friday (${why.en}): no dispatch this week`,
      },
    }
  const moved = day !== friday
  const reason = moved
    ? {
        zh: `周五不上班（${why.zh}），提前至${day}`,
        en: `Friday is no working day (${why.en}): moved to ${day}`,
      }
    : { zh: '周五例会', en: 'the Friday meeting' }
  return {
    kind: 'held',
    friday,
    day,
    fillBy: `${workdayBefore(day, calendar)}T12:00:00.000+08:00`,
    moved,
    provisional,
    reason,
  }
}

/** Which may lie in the week before; no arrangement closes offices for a whole month. */
function workdayBefore(day: Day, calendar: Calendar): Day {
  let before = addDays(day, -1)
  for (let n = 0; n < 31 && !isWorkday(calendar, before).workday; n++) before = addDays(before, -1)
  return before
}
