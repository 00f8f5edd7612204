/** Until when an event is handled: urgent ones by the clock, all others in working time, and the moments of the ladder that stands on it. */
import { ability, given, how } from 'yimen/kernel/ability'
import { isWorkday, type Calendar } from 'yimen/kernel/clock'
import {
  addDays,
  dayOfInstant,
  fromEpochMs,
  parseInstant,
  toEpochMs,
  type Day,
  type Instant,
} from 'yimen/kernel/day'

const minute = 60_000
/** A part of a working day is a part of its office hours, from nine for eight hours. */
const opens = 9
const officeHours = 8

export const deadlines = ability({
  id: 'grid.deadlines@1',
  takes: {
    from: 'moment',
    minutes: { maybe: { unit: 'minutes' } },
    hours: { maybe: { unit: 'hours' } },
    days: { maybe: { unit: 'days' } },
    percent: { unit: 'percent' },
  },
  gives: {
    of: {
      /** A moment of an urgent event, a day of any other. */
      due: 'moment',
      remind: { maybe: 'moment' },
      order: 'moment',
      circular: 'moment',
    },
    what: { zh: '时限', en: 'the limits' },
  },
  rules: given.nothing,
}).does({
  work({ from, minutes, hours, days, percent }, _, { calendar }) {
    const start = parseInstant(from)
    if (start === undefined) return null
    if (typeof minutes === 'number') return byTheClock(start, minutes * minute, percent)
    if (typeof hours === 'number') return byTheClock(start, hours * 60 * minute, percent)
    return typeof days === 'number' ? inWorkingTime(start, days, percent, calendar) : null
  },
  words: {
    due: { zh: '到期', en: 'due' },
    remind: { zh: '黄色提醒时刻', en: 'yellow reminder at' },
    order: { zh: '发督办单时刻', en: 'supervision order at' },
    circular: { zh: '通报时刻', en: 'circular at' },
  },
  explains(_, say) {
    const from = say('from')
    return {
      lines: [
        how(
          `自${from.zh}起：紧急的按钟表时间，其他的按工作日（当日为第0日，国务院放假安排内的日子不计）`,
          `From ${from.en}: urgent events by the clock, others by working days, the day itself being day 0`,
        ),
        how(
          '提醒时刻为时限的百分数处，工作日的零头按9时起8小时折算；督办、通报各再加一个时限',
          'The reminder comes at a percentage of the limit, a part of a working day being a part of eight hours ' +
            'from nine; order and circular each come one limit later',
        ),
      ],
    }
  },
})

function byTheClock(start: Instant, limit: number, percent: number) {
  const after = (ms: number): string => fromEpochMs(toEpochMs(start) + ms)
  return {
    due: after(limit),
    remind: after(Math.floor((limit * percent) / 100)),
    order: after(2 * limit),
    circular: after(3 * limit),
  }
}

/** In working time: a day, and the moments of the ladder. */
export function inWorkingTime(start: Instant, days: number, percent: number, calendar: Calendar) {
  const day = dayOfInstant(start)
  const due = workdayAfter(day, days, calendar)
  const later = Math.max(1, days)
  const order = workdayAfter(due, later, calendar)
  const remind = remindAt(day, days, percent, calendar)
  return {
    due,
    /** Of what begins after its reminder would have come nobody is reminded. */
    remind: toEpochMs(remind) > toEpochMs(start) ? remind : null,
    order: lastMoment(order),
    circular: lastMoment(workdayAfter(order, later, calendar)),
  }
}

/** 80 per cent of three working days are two and 0.4 of the third. */
function remindAt(day: Day, days: number, percent: number, calendar: Calendar): Instant {
  const hundredths = days * percent
  const isSameDay = days === 0
  const full = isSameDay ? 0 : Math.floor(hundredths / 100)
  const part = isSameDay ? percent : hundredths % 100
  const on = workdayAfter(day, isSameDay ? 0 : part === 0 ? full : full + 1, calendar)
  if (part === 0) return lastMoment(on)
  const minutes = Math.floor((officeHours * 60 * part) / 100)
  const [h, m] = [opens + Math.floor(minutes / 60), minutes % 60]
  return `${on}T${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}:00.000+08:00` as Instant
}

const lastMoment = (day: Day): Instant => `${day}T23:59:59.999+08:00` as Instant

/** [C5] The n-th working day after a day; with 0 the day itself, or the next working day. */
function workdayAfter(day: Day, n: number, calendar: Calendar): Day {
  let on = day
  for (let left = n; left > 0 || !isWorkday(calendar, on).workday;) {
    on = addDays(on, 1)
    if (left > 0 && isWorkday(calendar, on).workday) left -= 1
  }
  return on
}
