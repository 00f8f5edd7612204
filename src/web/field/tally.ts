/** [FM12] What a tally knows: lines with a count for each combination of choices, and the taps that may be undone. */
import type { Field } from '../../kernel/programme/field.ts'
import type { Typed2 } from '../resident/values.ts'

export type TallyField = Extract<Field, { readonly type: 'list' }> & { readonly tally: string }
export const isTally = (field: Field): field is TallyField =>
  field.type === 'list' && field.tally !== undefined

/** The columns that choose a cell; the last of them is what is tapped. */
export const columnsOf = (field: TallyField): readonly string[] =>
  Object.keys(field.of).filter((name) => name !== field.tally)

/** One option for each column. */
export type Cell = Readonly<Record<string, string>>
const isOf = (line: Typed2, cell: Cell): boolean =>
  Object.entries(cell).every(([column, option]) => line[column] === option)

/** How many stand in a cell, or in all cells that a part of the columns chooses. */
export const countIn = (field: TallyField, lines: readonly Typed2[], cell: Cell): number =>
  lines.reduce((sum, line) => (isOf(line, cell) ? sum + Number(line[field.tally] ?? 0) : sum), 0)

/** One more, or one fewer, in a cell: a cell that comes to nothing has no line. */
export function counted(
  field: TallyField,
  lines: readonly Typed2[],
  cell: Cell,
  by: 1 | -1,
): readonly Typed2[] {
  const now = countIn(field, lines, cell) + by
  if (now < 0) return lines
  const others = lines.filter((line) => !isOf(line, cell))
  return now === 0 ? others : [...others, { ...cell, [field.tally]: String(now) }]
}
