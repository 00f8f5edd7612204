/** Days, instants and dated values: the time that the law speaks in. */
export { dayOfOrdinal, firstOrdinal, lastOrdinal, ordinalOf, type Day } from './civil.ts'
export { addDays, addMonths, daysBetween, parseDay, startOfYear, weekday } from './day.ts'
export {
  addHours,
  dayOfInstant,
  endOfDay,
  fromEpochMs,
  minutesBetween,
  parseInstant,
  toEpochMs,
  type Instant,
} from './instant.ts'
export {
  firstDayOf,
  fullMonths,
  fullYears,
  isMonthWithin,
  lastDayOf,
  monthOf,
  monthsBetween,
  monthsFrom,
  monthText,
  monthsLater,
  parseMonth,
  type Month,
} from './month.ts'
export { readOn, type DatedEntry, type Reading } from './dated.ts'
