/** The bytes of an .xlsx that we make: text stays text, whatever it begins with. */
import writeXlsxFile from 'write-excel-file/node'
import { SheetFault } from './fault.ts'
import { sheetLimits } from './row.ts'

/** A column's heading, and its width in characters. */
export type SheetColumn = { readonly title: string; readonly width?: number }

const defaultWidth = 16

export type WrittenRow = readonly (string | number | null)[]

/** One sheet: the headings in bold, which stay in sight, then the rows. */
export function bookOf(columns: readonly SheetColumn[], rows: readonly WrittenRow[]): Promise<Buffer> {
  if (rows.length >= lastRow) throw new SheetFault('too_many_rows', {}, { ...sheetLimits, rows: lastRow - 1 })
  const head = columns.map(({ title }, i) => ({
    type: String,
    value: written(title, 1, i + 1),
    fontWeight: 'bold' as const,
  }))
  const body = rows.map((row, r) => row.map((value, c) => cellOf(value, r + 2, c + 1)))
  return writeXlsxFile([head, ...body], {
    sheet: '数据',
    columns: columns.map(({ width }) => ({ width: width ?? defaultWidth })),
    stickyRowsCount: 1,
  }).toBuffer()
}

const lastRow = 1_048_576

const cellOf = (value: string | number | null, row: number, column: number) =>
  value === null || value === ''
    ? null
    : typeof value === 'number'
      ? { type: Number, value }
      : { type: String, value: written(value, row, column) }

/** [SH7] What XML cannot hold, and what the library would leave out of a text besides: U+FFFD and all that Unicode calls no character. */
const unwritable =
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\0-\x08\x0B-\x1F\x7F-\x9F\uFDD0-\uFDEF\uFFFD-\uFFFF]|[\u{1FFFE}\u{1FFFF}\u{2FFFE}\u{2FFFF}\u{3FFFE}\u{3FFFF}\u{4FFFE}\u{4FFFF}\u{5FFFE}\u{5FFFF}\u{6FFFE}\u{6FFFF}\u{7FFFE}\u{7FFFF}\u{8FFFE}\u{8FFFF}\u{9FFFE}\u{9FFFF}\u{AFFFE}\u{AFFFF}\u{BFFFE}\u{BFFFF}\u{CFFFE}\u{CFFFF}\u{DFFFE}\u{DFFFF}\u{EFFFE}\u{EFFFF}\u{FFFFE}\u{FFFFF}\u{10FFFE}\u{10FFFF}]/gu

/** As the format writes a character that cannot stand as itself: `_x0001_`. */
const guarded = (text: string): string =>
  Array.from(
    { length: text.length },
    (_, i) => `_x${text.charCodeAt(i).toString(16).toUpperCase().padStart(4, '0')}_`,
  ).join('')

/**
 * The text as it goes into the file: text that looks like such a guard is guarded itself, and half a surrogate pair, which is no
 * character, leaves as the mark of a lost one. The library numbers its texts in a plain object, where `constructor` and
 * `valueOf` have a number already: their first letter is guarded too.
 */
export function written(text: string, row: number, column: number): string {
  if (text.length > sheetLimits.characters) throw new SheetFault('cell_too_long', { row, column })
  const safe = text
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(unwritable, guarded)
  return safe in {} ? `${guarded(safe[0]!)}${safe.slice(1)}` : safe
}
