/** Where time itself acts: what falls due by the calendar, and what happens when a clock has run out. */
import type { Recurrence } from '../schedule/schedule.ts'
import type { Text } from '../text.ts'
import type { Clause, Feel } from './clause.ts'

/**
 * What falls due by the calendar: the engine gives a command on that day, as the system. A schedule of cases runs for each that stands
 * at one of its steps since before that day; one that opens runs for each place of the level.
 */
export type Schedule = Recurrence & {
  readonly title: Text
  /** What was missed while nothing ran is done for every day, or for the last one alone. */
  readonly missed: 'all' | 'latest'
  readonly does:
    | {
        readonly outcome: string
        readonly at: readonly string[]
        readonly input?: Readonly<Record<string, Feel>>
      }
    | { readonly opens: string; readonly per: string; readonly input?: Readonly<Record<string, Feel>> }
  readonly clause: Clause
}

/** When a clock has run out, the engine does this by itself where the case stands at a step that has it; the one concerned is told these words. */
export type Lapse = { readonly outcome: string; readonly tells: Text }
