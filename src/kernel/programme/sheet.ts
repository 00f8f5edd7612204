/** How a list of a form is filled from a spreadsheet that people keep: data that a programme declares, column by column. */
import type { Text } from '../text.ts'

/** One column of the list, as people head it and as they fill it. */
export type SheetColumnRule = {
  /** What may stand above it; the first stands in the template. Width, blanks and brackets of either kind are all the same. */
  readonly headings: readonly string[]
  /** So many decimal places become a whole number: metres with two are centimetres. Finer ones are refused. */
  readonly places?: number
  /** Finer ones are rounded half up instead. Only for what no limit is compared with. */
  readonly round?: true
  /** What people write behind a number. */
  readonly units?: readonly string[]
  /** For a place by name: what stands above the column of the place that it lies in. */
  readonly within?: readonly string[]
  /** How a place's name may end, and be written without: 社区. */
  readonly endings?: readonly string[]
  /** Other words for the options of a choice, besides their titles. */
  readonly words?: Readonly<Record<string, readonly string[]>>
}

export type SheetRule = {
  /** The list field whose lines are the rows of the sheet. */
  readonly list: string
  /** The ways of one import: what opens its case, takes rows, ends it, and takes all of them back. */
  readonly begin: string
  readonly rows: string
  readonly finish: string
  readonly undo: readonly string[]
  /** The fields of `begin` that keep the file's name and its SHA-256, and the one of `undo` that asks why. */
  readonly name: string
  readonly digest: string
  readonly reason: string
  /** Rows of one event, and of one file. */
  readonly atOnce: number
  readonly most: number
  /** Words for yes and no, and those that say that nobody knows. A blank says so too. */
  readonly yes: readonly string[]
  readonly no: readonly string[]
  readonly unknown: readonly string[]
  readonly columns: Readonly<Record<string, SheetColumnRule>>
  /** Words of one meaning in names, such as 栋 and 幢: rows that differ in nothing else are asked about. */
  readonly alike?: readonly (readonly string[])[]
  /** One line of guidance for those who fill it in. */
  readonly guidance: Text
  readonly clause: string
}
