/** A campaign: figures with targets for each place, a cadence, lights, a ranking. */
import { addDays, weekday, type Day } from '../day/index.ts'
import { isWorkday, type Calendar } from '../clock/index.ts'
import type { Text } from '../text.ts'
import type { LightRules } from './lights.ts'
import type { TimelineRule } from './pace.ts'

export type Campaign = {
  readonly id: string
  readonly title: Text
  readonly area: string
  /** What counts as done, and the targets: figures by id. */
  readonly done: string
  readonly target: string
  /** How far each is along, from the first stage to the last. */
  readonly stages: readonly string[]
  /** Others that the sheet shows. */
  readonly more: readonly string[]
  /** The programme whose overdue cases are stuck. */
  readonly programme: string
  readonly timeline: TimelineRule
  readonly lights: readonly LightRules[]
  readonly clause: string
}

/**
 * [CP7] The day of a week's dispatch meeting: its Friday; when offices are closed then, the last working day of that week before
 * it; null in a week of holidays. `within` is any day of the week.
 */
export function dispatchDay(calendar: Calendar, within: Day): Day | null {
  const friday = addDays(within, 5 - weekday(within))
  for (let back = 0; back < 5; back++) if (isWorkday(calendar, addDays(friday, -back)).workday) return addDays(friday, -back)
  return null
}
