/** Clocks: how long the law gives, with each day accounted for. */
export { changedDays, isWorkday, type DayStatus } from './calendar.ts'
export type { Calendar, CalendarDay, CalendarYear } from './arrangement.ts'
export { chinaCalendar } from './calendar-data.ts'
export { countWorkdays, dueDay, readDue, distanceOf, runClock, type ClockReading, type Due } from './clock.ts'
export type { ClockFacts, Limit } from './facts.ts'
export { type Suspension } from './pause.ts'
export { type CountedDay } from './proof.ts'
