/** Clocks: how long the law gives, with each day accounted for. */
export {
  changedDays,
  isWorkday,
  type Calendar,
  type CalendarDay,
  type CalendarYear,
  type DayStatus,
} from './calendar.ts'
export { chinaCalendar } from './calendar-data.ts'
export {
  countWorkdays,
  dueDay,
  readDue,
  distanceOf,
  runClock,
  type ClockFacts,
  type ClockReading,
  type Due,
  type Limit,
} from './clock.ts'
export { type Suspension } from './pause.ts'
export { type CountedDay } from './proof.ts'
