/** What a bulletin's text says that cannot be true together, found by reading it once, before a reader does. */
import type { Contradiction } from './contradiction-kind.ts'
import { growthConflicts } from './contradiction-growth.ts'
import { halfWidth } from './contradiction-numbers.ts'
import { partConflicts, twoValues } from './contradiction-parts.ts'
import { mentions } from './contradiction-prose.ts'
import { linesOf, tableConflicts } from './contradiction-table.ts'
import { targetConflicts } from './contradiction-target.ts'

export type { Contradiction } from './contradiction-kind.ts'
export { disagreements, namesDay, type Published } from './contradiction-published.ts'
export { quantities, type Quantity } from './contradiction-numbers.ts'
export { targetInterval, type TargetInterval } from './contradiction-target.ts'

/**
 * [B6]-[B10] The contradictions of Chinese bulletin prose and of tables pasted with it, in the order of the text. Silence is no proof:
 * it reads a few forms of sentence, and what it does not understand it leaves alone. Any text is allowed; the time grows with its length.
 */
export function contradictions(text: string): readonly Contradiction[] {
  const plain = halfWidth(text)
  const { prose, tables } = linesOf(plain)
  const said = mentions(plain, prose)
  return [
    ...targetConflicts(said),
    ...partConflicts(said),
    ...growthConflicts(said),
    ...twoValues(said),
    ...tableConflicts(plain, tables),
  ].toSorted((a, b) => a.at.from - b.at.from || a.at.to - b.at.to)
}
