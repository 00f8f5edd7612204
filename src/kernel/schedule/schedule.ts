/** Which days a schedule falls due on: a pure function of its rule and the calendar, cut at any day without a gap and without a double. */
import { addDays, addMonths, ordinalOf, weekday, type Day } from '../day/index.ts'
import { isWorkday, type Calendar } from '../clock/index.ts'

/** When something recurs. */
export type Recurrence = {
  readonly every: 'day' | 'week' | 'month' | 'quarter' | 'half_year' | 'year'
  /** The day of that span: 1 is its first, -1 its last. A span that is too short has its last, or its first. */
  readonly on: number
  /** Where offices are closed on it: that day all the same, the working day before, the one after. */
  readonly offDay?: 'same' | 'before' | 'after'
}

/** Longer than any holiday with the weekends beside it: so far may a day off move what falls due. */
const farthestMove = 40
const monthsOf = { month: 1, quarter: 3, half_year: 6, year: 12 } as const

/**
 * [TA1] The days after `since`, up to and with `until`, on which it falls due, each once and in order. Two spans that a day off
 * moves to one day are one.
 */
export function dueDays(rule: Recurrence, calendar: Calendar, since: Day, until: Day): readonly Day[] {
  const days: Day[] = []
  const last = addDays(until, farthestMove)
  for (let span = spanAround(rule.every, addDays(since, -farthestMove)); span <= last;) {
    const next = nextSpan(rule.every, span)
    const day = moved(dayIn(span, next, rule.on), rule.offDay ?? 'same', calendar)
    if (day > since && day <= until && day !== days.at(-1)) days.push(day)
    span = next
  }
  return days
}

/** [TA1] The first day after this one on which it falls due. */
export function nextDueDay(rule: Recurrence, calendar: Calendar, since: Day): Day {
  for (let from = since; ;) {
    const until = addDays(from, 400)
    const [first] = dueDays(rule, calendar, from, until)
    if (first !== undefined) return first
    from = until
  }
}

/** [TA3] The day on which it falls due in the span after the one that holds this day: where its rule has changed since, no span is left out or comes twice. */
export function dueInNextSpan(rule: Recurrence, calendar: Calendar, last: Day): Day {
  const span = nextSpan(rule.every, spanAround(rule.every, last))
  return moved(dayIn(span, nextSpan(rule.every, span), rule.on), rule.offDay ?? 'same', calendar)
}

/** [TA4] What is done after a stop of any length: every day that was missed, or the last of them alone. */
export function dueRuns(
  rule: Recurrence & { readonly missed: 'all' | 'latest' },
  calendar: Calendar,
  since: Day,
  until: Day,
): readonly Day[] {
  const days = dueDays(rule, calendar, since, until)
  return rule.missed === 'all' ? days : days.slice(-1)
}

/** The first day of the span that holds a day. */
function spanAround(every: Recurrence['every'], day: Day): Day {
  if (every === 'day') return day
  if (every === 'week') return addDays(day, 1 - weekday(day))
  const month = Number(day.slice(5, 7)) - 1
  const first = month - (month % monthsOf[every]) + 1
  return `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01` as Day
}

function nextSpan(every: Recurrence['every'], span: Day): Day {
  if (every === 'day') return addDays(span, 1)
  return every === 'week' ? addDays(span, 7) : addMonths(span, monthsOf[every])
}

/** [TA2] The 31st of a month of 30 days is its 30th. */
function dayIn(span: Day, next: Day, on: number): Day {
  const length = ordinalOf(next) - ordinalOf(span)
  return on > 0 ? addDays(span, Math.min(on, length) - 1) : addDays(next, Math.max(on, -length))
}

/** [TA2] What falls on a day off is due on that day, or on the working day beside it. */
function moved(day: Day, offDay: 'same' | 'before' | 'after', calendar: Calendar): Day {
  if (offDay === 'same') return day
  let at = day
  while (!isWorkday(calendar, at).workday) at = addDays(at, offDay === 'after' ? 1 : -1)
  return at
}
