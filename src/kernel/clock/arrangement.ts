/** The table of working days that the State Council publishes each year, as data. */
import type { Day } from '../day/index.ts'

/** A day whose working status an arrangement names. Ordinary weekdays and weekends are not listed. */
export type CalendarDay = { readonly date: Day; readonly name: string; readonly isOffDay: boolean }

export type CalendarYear = {
  /** False: the State Council's arrangement is not out (or not known here), and every answer about the year is provisional. */
  readonly published: boolean
  readonly papers: readonly string[]
  /** May name days of the December before: the year is that of the document. */
  readonly days: readonly CalendarDay[]
}

/** One edition of the table. A deadline is a function of facts and of one edition, named by `version`. */
export type Calendar = {
  readonly version: string
  readonly source: string
  readonly years: Readonly<Record<string, CalendarYear>>
}
