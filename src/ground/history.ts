/** Borders in time: of each day its own ground, looked up in the one that was valid. */
import { addDays, type Day } from '#kernel/day'
import { openGround, type Grid, type Ground } from './lookup.ts'

/** A border from its first day to its last. */
export type Border = Grid & { readonly from: Day; readonly to: Day | null }

export type GroundInTime = {
  /** [GD8] The ground as its borders ran on a day. */
  on(day: Day): Ground
  bordersOn(day: Day): readonly Border[]
  /** The days on which a border changed, in order. */
  readonly changes: readonly Day[]
}

/** So many days' grounds lie ready; most questions are of today, or of yesterday's borders. */
const mostReady = 4

/** [GD8] Between two changes of a border every day is like the first of them, and opened when it is asked for. */
export function openGroundInTime(borders: readonly Border[]): GroundInTime {
  const changes = [
    ...new Set(borders.flatMap((b) => [b.from, ...(b.to === null ? [] : [addDays(b.to, 1)])])),
  ].toSorted()
  const ready = new Map<Day, Ground>()
  const bordersOn = (day: Day): readonly Border[] =>
    borders.filter((b) => b.from <= day && (b.to === null || day <= b.to))
  return {
    changes,
    bordersOn,
    on(day) {
      const stretch = changes.findLast((d) => d <= day) ?? day
      const ground = ready.get(stretch) ?? openGround(bordersOn(day))
      ready.delete(stretch)
      ready.set(stretch, ground)
      if (ready.size > mostReady) ready.delete(ready.keys().next().value!)
      return ground
    },
  }
}
