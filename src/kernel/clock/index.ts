/** Clocks: how long the law gives, with each day accounted for. */
export type { Calendar } from './arrangement.ts'
export { chinaCalendar } from './calendar-data.ts'
export { isWorkday } from './calendar.ts'
export { countWorkdays, distanceOf, dueDay, readDue } from './clock.ts'
