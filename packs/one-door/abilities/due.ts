/** The last day of a limit, counted from the day after (Civil Code art. 201): of working days one on which offices are open, of calendar days moved on from one that is off. */
import { ability, given, how } from 'yimen/kernel/ability'
import { isWorkday, type Calendar } from 'yimen/kernel/clock'
import { addDays, parseDay, type Day } from 'yimen/kernel/day'

export const due = ability({
  id: 'door.due@1',
  takes: { from: 'day', days: 'number', unit: { oneOf: ['workday', 'day'] } },
  gives: 'day',
  rules: given.nothing,
}).does({
  work({ from, days, unit }, _, { calendar }) {
    const start = parseDay(from)
    if (start === undefined) return null
    return unit === 'workday' ? afterWorkdays(start, days, calendar) : openDay(addDays(start, days), calendar)
  },
  explains(_, say) {
    const [from, days] = [say('from'), say('days')]
    return {
      lines: [
        how(
          `自${from.zh}的次日起${days.zh}日；按工作日的不计休息日，按自然日的末日遇休息日顺延`,
          `${days.en} days from the day after ${from.en}; working days without days off, calendar days moved on from one that is off`,
        ),
      ],
    }
  },
})

const openDay = (day: Day, calendar: Calendar): Day =>
  isWorkday(calendar, day).workday ? day : openDay(addDays(day, 1), calendar)

function afterWorkdays(start: Day, days: number, calendar: Calendar): Day {
  let on = start
  for (let left = days; left > 0;) {
    on = addDays(on, 1)
    if (isWorkday(calendar, on).workday) left -= 1
  }
  return on
}
