/** What a bulletin's text says that cannot be true together, found by reading it once, before a reader does. */
import type { Contradiction } from './kind.ts'
import { growthConflicts } from './growth.ts'
import { halfWidth } from './numbers.ts'
import { partConflicts, twoValues } from './parts.ts'
import { mentions } from './prose.ts'
import { linesOf, tableConflicts } from './table.ts'
import { targetConflicts } from './target.ts'

export type { Contradiction } from './kind.ts'
export { disagreements, namesDay, type Published } from './published.ts'
export { quantities, type Quantity } from './numbers.ts'
export { targetInterval, type TargetInterval } from './target.ts'

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
