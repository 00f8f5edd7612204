/** [G13] When the weekly dispatch of a day's week meets, and until when it is filled in for. */
import { dispatchDay } from 'yimen/campaign'
import { ability, given, how } from 'yimen/kernel/ability'
import { parseDay } from 'yimen/kernel/day'

export const week = ability({
  id: 'dispatch.week@1',
  takes: { week: 'day' },
  gives: {
    of: {
      kind: { oneOf: ['held', 'skipped'] },
      friday: 'day',
      day: { maybe: 'day' },
      fillBy: { maybe: 'moment' },
      moved: { maybe: 'boolean' },
      provisional: 'boolean',
      reason: { of: { zh: 'text', en: 'text' } },
    },
    what: { zh: '本周的调度', en: 'the dispatch of the week' },
  },
  rules: given.nothing,
}).does({
  work(parts, _, { calendar }) {
    const day = parseDay(parts.week)
    return day ? dispatchDay(day, calendar) : null
  },
  words: {
    kind: {
      zh: '本周调度',
      en: 'dispatch of the week',
      options: { held: { zh: '召开', en: 'held' }, skipped: { zh: '不召开', en: 'not held' } },
    },
    friday: { zh: '本周五', en: 'Friday of the week' },
    day: { zh: '调度会日期', en: 'day of the meeting' },
    fillBy: { zh: '填报截止时刻', en: 'fill in by' },
    moved: { zh: '因放假改期', en: 'moved by a holiday' },
  },
  explains(_, say) {
    const day = say('week')
    return {
      lines: [
        how(
          `${day.zh}所在周的调度会：逢放假改期或者不开，按工作日历确定`,
          `The meeting of the week of ${day.en}, moved or dropped by the calendar of working days`,
        ),
      ],
    }
  },
})
