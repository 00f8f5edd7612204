/** A campaign: figures with targets for each place, a cadence, lights, a ranking. */
import type { Text } from '../text.ts'
import type { LightRules } from './light.ts'
import type { TimelineRule } from './timeline.ts'

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
  readonly timeline: TimelineRule['id']
  /** The first is the one in force; others may be looked at. */
  readonly lights: readonly LightRules[]
  /** Targets smaller than this are ranked with a warning. */
  readonly smallBelow: number
  readonly clause: string
}
