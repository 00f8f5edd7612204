/** [G13] When the weekly dispatch of a day's week meets, and until when it is filled in for. */
import { ability, dispatchDay, given, parseDay } from 'yimen/kernel'

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
})
