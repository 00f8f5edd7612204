/** What a spreadsheet is made of once it is read: rows of cells, each saying what it is, and how much of it is read at most. */

/**
 * One cell. A number keeps at most the fifteen figures that a spreadsheet keeps, unless the file holds more of a whole
 * number: an ID number of eighteen figures that was typed as a number has lost its last three, so take those as text.
 */
export type Cell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  /** Plain decimal figures without the noise of binary fractions and without an exponent: `0.3`, `-12`, `430000`. */
  | {
      readonly kind: 'number'
      readonly text: string
      /**
       * What its format makes of it, where people see other than these figures: `7栋`, `000012`, `15%`; null where that is not
       * worked out.
       */
      readonly shown?: string | null
    }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** A calendar day, `YYYY-MM-DD`; an hour that the cell holds besides is left off. */
  | { readonly kind: 'day'; readonly day: string }
  /** What it worked out to when the file was saved is nobody's statement, and is not handed on. */
  | { readonly kind: 'formula' }
  /** Covered by a merged range, whose first cell keeps the value. */
  | { readonly kind: 'merged' }
  | { readonly kind: 'error'; readonly text: string }

/** `row` as people see it, the first is 1. `cells` ends with the last one that is not empty. `sheet` is named where there are several. */
export type SheetRow = { readonly row: number; readonly cells: readonly Cell[]; readonly sheet?: string }

export type SheetLimits = {
  /** Rows that hold something. */
  readonly rows: number
  readonly columns: number
  /** Of one cell, in UTF-16 units, as spreadsheets count. */
  readonly characters: number
  /** Of the file and of all that is unpacked from it. */
  readonly bytes: number
  /** How many times its packed size a part may grow to, once it is larger than `bombBytes`. */
  readonly ratio: number
  readonly bombBytes: number
  /** Of the thread's work; what the caller takes for the rows is not counted. */
  readonly milliseconds: number
  /** Of the thread's heap, in MiB. */
  readonly memoryMiB: number
  /** Of the texts that an .xlsx keeps apart from its cells: they are all held while it is read. */
  readonly sharedBytes: number
}

export const sheetLimits: SheetLimits = {
  rows: 200_000,
  columns: 100,
  characters: 32_767,
  bytes: 600 * 1024 * 1024,
  ratio: 200,
  bombBytes: 50 * 1024 * 1024,
  milliseconds: 120_000,
  memoryMiB: 192,
  sharedBytes: 256 * 1024 * 1024,
}

export const empty: Cell = { kind: 'empty' }
/** A text of nothing but blanks. */
export const isBlankText = (cell: Cell): boolean => cell.kind === 'text' && cell.text.trim() === ''
