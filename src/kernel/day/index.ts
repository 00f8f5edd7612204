/** Days, instants and dated values: the time that the law speaks in. */
export { lastOrdinal, ordinalOf, type Day } from './civil.ts'
export { readOn } from './dated.ts'
export { addDays, addMonths, daysBetween, parseDay, weekday } from './day.ts'
export { dayOfInstant, fromEpochMs, parseInstant, toEpochMs, type Instant } from './instant.ts'
export { monthText } from './month.ts'
export { writtenDay, writtenMonth } from './written.ts'
