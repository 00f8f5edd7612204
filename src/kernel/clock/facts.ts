/** What a clock is read from. */
import type { Instant } from '../day/index.ts'
import type { Calendar } from './arrangement.ts'
import type { Suspension } from './pause.ts'

/** `amount` is whole for days; hours may be fractions. */
export type Limit = { readonly amount: number; readonly unit: 'working_day' | 'calendar_day' | 'hour' }

export type ClockFacts = {
  readonly limit: Limit
  readonly startedAt: Instant
  readonly stoppedAt?: Instant
  readonly suspensions: readonly Suspension[]
  readonly calendar: Calendar
}
