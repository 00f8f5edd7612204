/** What recurs by the calendar. */
export * from './schedule.ts'
