/** Which days are working days is a table that the State Council publishes each year, not a formula. */
import { ordinalOf, type Day } from '../day/index.ts'
import { weekdayOfOrdinal } from '../day/day.ts'
import type { Text } from '../text.ts'
import { indexOf, isProvisional } from './calendar-index.ts'
import type { Calendar } from './arrangement.ts'

export type DayStatus = { readonly workday: boolean; readonly reason: Text; readonly provisional: boolean }

/** [C1]-[C4] Whether offices work on a day, why, and whether the answer could still change with an arrangement to come. */
export function isWorkday(calendar: Calendar, day: Day): DayStatus {
  const ordinal = ordinalOf(day)
  const named = indexOf(calendar).named.get(ordinal)
  const provisional = isProvisional(calendar, ordinal)
  if (named)
    return {
      workday: !named.isOffDay,
      reason: named.isOffDay ? holiday(named.name) : adjusted(named.name),
      provisional,
    }
  return weekdayOfOrdinal(ordinal) > 5
    ? { workday: false, reason: { zh: '周末', en: 'weekend' }, provisional }
    : { workday: true, reason: { zh: '工作日', en: 'working day' }, provisional }
}

/** The days whose working status differs between two editions, in order: what a new arrangement moves. */
export function changedDays(before: Calendar, after: Calendar): readonly Day[] {
  const listed = [before, after].flatMap((c) =>
    Object.values(c.years).flatMap((y) => y.days.map((d) => d.date)),
  )
  return [...new Set(listed)]
    .filter((d) => isWorkday(before, d).workday !== isWorkday(after, d).workday)
    .toSorted()
}

const english: Readonly<Record<string, string>> = {
  元旦: "New Year's Day",
  春节: 'Spring Festival',
  清明节: 'Tomb-sweeping Day',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
}

function holiday(name: string): Text {
  return {
    zh: name,
    en: name
      .split('、')
      .map((n) => english[n] ?? n)
      .join(' and '),
  }
}

function adjusted(name: string): Text {
  const of = holiday(name)
  return { zh: `调休上班（${of.zh}）`, en: `adjusted workday (${of.en})` }
}
