/** A campaign: figures with targets for each place, a cadence, lights, a ranking. */
import type { Day } from '#kernel/day'
import type { Text } from '#kernel/text'
import type { CheckRule } from './checks.ts'
import type { LightRules } from './light.ts'
import type { StuckRule } from './stuck.ts'
import type { TimelineRule } from './timeline.ts'

export type Campaign = {
  readonly id: string
  readonly title: Text
  /** What those who drive it call the sheet of the week, the rounds and the meeting. */
  readonly called: { readonly sheet: Text; readonly rounds: Text; readonly meeting: Text }
  readonly area: string
  readonly from: Day
  readonly to: Day
  /** What counts as done, and the targets: figures by id. Of people everybody is told the published counts [P8]. */
  readonly done: string
  readonly target: string
  /** How far each is along, from the first stage to the last. */
  readonly stages: readonly string[]
  /** Others that are shown beside them. */
  readonly more: readonly string[]
  /** The columns of the weekly sheet between the target and the rate, in the order that officials know: of `done`, `stages` and `more`. */
  readonly sheet: readonly string[]
  /** The programme whose cases move through the stages. */
  readonly programme: string
  /** Facts of a case that together say what it is about: two cases that agree in all of them are one thing, reported twice. */
  readonly apart: readonly string[]
  readonly timeline: TimelineRule['id']
  /** The first is the one in force; others may be looked at. */
  readonly lights: readonly LightRules[]
  /** What lights of earlier weeks lead to, by whose rules. */
  readonly consequences: readonly LightRules[]
  /** How many days before the end "near the deadline" begins. */
  readonly nearDays: number
  /** Targets smaller than this are ranked with a warning. */
  readonly smallBelow: number
  /** What is looked at before a weekly sheet goes out. */
  readonly checks: CheckRule
  readonly stuck: StuckRule
  readonly clause: string
}
