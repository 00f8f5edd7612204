/** The last day of a term as the clocks have it: one that is off moves on to the next working day (Civil Code art. 203). */
import { ability, given, how } from 'yimen/kernel/ability'
import { isWorkday, type Calendar } from 'yimen/kernel/clock'
import { addDays, parseDay, type Day } from 'yimen/kernel/day'

/** The day itself, or the next one on which offices are open. */
export function workdayFrom(calendar: Calendar, day: Day): Day {
  return isWorkday(calendar, day).workday ? day : workdayFrom(calendar, addDays(day, 1))
}

export const dueDay = ability({
  id: 'organisations.due_day@1',
  takes: { day: 'day' },
  gives: 'day',
  rules: given.nothing,
}).does({
  /** Of a year that no calendar has there is no day. */
  work({ day }, _, { calendar }) {
    const parsed = parseDay(day)
    return parsed === undefined ? null : workdayFrom(calendar, parsed)
  },
  explains(_, say) {
    const day = say('day')
    return {
      lines: [
        how(`${day.zh}，遇休息日顺延至下一工作日`, `${day.en}, or the next working day where it is off`),
      ],
    }
  },
})
