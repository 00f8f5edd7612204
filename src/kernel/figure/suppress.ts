/** Small counts stand for people whom somebody could name: they are not shown to those who may not see their cases. */

import type { Figure } from './figure.ts'

/** [P8] Whether people who could be named stand behind what a figure counts, and are not public as what they are counted as. */
export const tellsOfPeople = (f: Pick<Figure, 'things' | 'people' | 'public'>): boolean =>
  !f.public && (!f.things || f.people === true)

/** How many people one cell of a table counts, and whether its reader may see their cases anyway. */
export type Cell = { readonly persons: number; readonly own: boolean }

/**
 * [P8] How many people a count tells of, out of those above and below its line, whose cases are not everybody's to see: none where it
 * counts things, or people who are public as such.
 */
export function peopleToldOf(
  f: Pick<Figure, 'things' | 'people' | 'public'>,
  above: number,
  below: number | undefined,
): number {
  if (!tellsOfPeople(f)) return 0
  const counted = [above, below ?? 0].filter((n) => n > 0)
  return counted.length === 0 ? 0 : Math.min(...counted)
}

const isSmall = (c: Cell, least: number): boolean => !c.own && c.persons > 0 && c.persons < least

/**
 * [P8] Which cells of a row of places are hidden beside their total: those that count some people but fewer than `least`,
 * and, where one alone would follow from the total, the next smallest too. The total is hidden when it is small itself, or
 * when beside what is shown it adds up one hidden cell alone.
 */
export function hiddenCells(
  cells: readonly Cell[],
  total: Cell,
  least: number,
): { readonly cells: readonly boolean[]; readonly total: boolean } {
  const hidden = cells.map((c) => isSmall(c, least))
  const one = hidden.filter(Boolean).length === 1
  const others = cells
    .flatMap((c, i) => (!hidden[i] && !c.own && c.persons > 0 ? [{ i, persons: c.persons }] : []))
    .toSorted((a, b) => a.persons - b.persons)
  if (one && others[0]) hidden[others[0].i] = true
  return { cells: hidden, total: isSmall(total, least) || (one && !others[0] && !total.own) }
}
