/** What recurs by the calendar. */
export { dueDays } from './schedule.ts'
