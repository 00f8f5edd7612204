/** One worksheet as it streams by: a row leaves as soon as its last cell was read. */
import { SheetFault, type SheetPlace } from './fault.ts'
import { addRange, cellAt, columnLetters, coveredBy, rangeOf, type Range } from './merges.ts'
import { notRead } from './formats.ts'
import { dayCell, plainNumber } from './numbers.ts'
import { empty, isBlankText, type Cell, type SheetLimits, type SheetRow } from './row.ts'
import type { SharedStrings } from './strings.ts'
import type { Style } from './styles.ts'
import { unescaped, xmlTurns, type XmlAttributes, type XmlHandlers } from './xml.ts'

export type SheetContext = {
  readonly shown: (style: number) => Style
  readonly shared: SharedStrings | null
  readonly merges: readonly Range[]
  readonly from1904: boolean
  readonly limits: SheetLimits
}

const lastRow = 1_048_576
const merged: Cell = { kind: 'merged' }
const formula: Cell = { kind: 'formula' }
/** A formula that came to nothing when the file was saved: a row of such, drawn down ahead of the data, shows nothing. */
const blankFormula: Cell = { kind: 'formula' }
/** More than these spill over at once in no real sheet. */
const spillsMax = 1_000

/** A cell while it is read. */
type Open = { column: number; type: string; style: number; value: string; isFormula: boolean }

/**
 * [SH3] The rows that hold something, in the sheet's own numbers; what the sheet says about its own size is not asked.
 * Rows and cells must come in order, as every program writes them: otherwise two cells could stand in one place.
 */
export async function* sheetRows(
  part: AsyncIterable<Buffer>,
  context: SheetContext,
): AsyncGenerator<SheetRow> {
  const { limits } = context
  const ready: SheetRow[] = []
  let held = 0
  const seen: Range[] = []
  const handlers = sheetHandlers(
    context,
    (row) => {
      if (++held > limits.rows) throw new SheetFault('too_many_rows', {}, limits)
      ready.push(row)
    },
    (name) => addRange(seen, name),
  )
  for await (const _ of xmlTurns(part, handlers)) {
    yield* ready
    ready.length = 0
  }
  const same =
    seen.length === context.merges.length &&
    seen.every((r, i) => Object.entries(r).every(([k, v]) => context.merges[i]![k as keyof Range] === v))
  if (!same) throw new SheetFault('broken')
}

function sheetHandlers(
  context: SheetContext,
  give: (row: SheetRow) => void,
  merge: (name: string) => void,
): XmlHandlers {
  const covered = coveredBy(context.merges)
  const spills: Range[] = []
  let row = 0
  let cells: Cell[] | null = null
  let cell: Open | null = null
  let isReading = false
  let takes: 'value' | 'formula' | null = null
  const place = (): SheetPlace => ({ row, ...(cell === null ? {} : { column: cell.column }) })
  let lastColumn = 0
  return {
    open: (name, attributes) => {
      if (name === 'c' && cells !== null && cell === null) {
        cell = openCell(attributes, row, lastColumn)
        lastColumn = cell.column
      } else if (name === 'row' && cells === null) {
        const said = attributes.r
        const next = said === undefined ? row + 1 : Number(said)
        if (!Number.isInteger(next) || next <= row || next > lastRow) throw new SheetFault('broken', { row })
        row = next
        cells = []
        lastColumn = 0
      } else if (name === 'f' && cell !== null) {
        cell.isFormula = true
        const spill = attributes.ref
        if (
          spill !== undefined &&
          /^(?:array|dataTable)$/.test(attributes.t ?? '') &&
          spills.push(rangeOf(spill)) > spillsMax
        )
          throw new SheetFault('broken', place())
      } else if (name === 'v' || (name === 't' && !isReading)) takes = cell === null ? null : 'value'
      else if (name === 'rPh') isReading = true
      else if (name === 'mergeCell') merge(attributes.ref ?? '')
    },
    text: (text) => {
      if (takes !== 'value' || cell === null) return
      cell.value += text
      if (cell.value.length > context.limits.characters * 7)
        throw new SheetFault('cell_too_long', place(), context.limits)
    },
    close: (name) => {
      if (name === 'v' || name === 't') takes = null
      else if (name === 'rPh') isReading = false
      else if (name === 'c' && cell !== null && cells !== null) {
        const { column } = cell
        const c = isSpilt(spills, row, column) ? formula : closed(cell, place, context)
        if (c !== empty) put(cells, column, c, row, context.limits)
        cell = null
      } else if (name === 'row' && cells !== null) {
        const whole = cells.length === 0 ? cells : withMerged(cells, covered(row), context.limits)
        if (whole.some(isSeen)) give({ row, cells: whole })
        cells = null
        /** Spills that end here are never asked again. */
        for (let i = spills.length - 1; i >= 0; i--) if (spills[i]!.bottom <= row) spills.splice(i, 1)
      }
    },
  }
}

/** [SH10] Blanks, and formulas that came to nothing, are no row. */
const isSeen = (cell: Cell): boolean =>
  cell !== merged && cell !== empty && cell !== blankFormula && !isBlankText(cell)

const isSpilt = (spills: readonly Range[], row: number, column: number): boolean =>
  spills.some((s) => row >= s.top && row <= s.bottom && column >= s.left && column <= s.right)

function openCell(attributes: XmlAttributes, row: number, lastColumn: number): Open {
  const said = attributes.r
  const next = lastColumn + 1
  /** Nearly every cell is the one after the last, and need not be taken apart to know it. */
  const at =
    said === undefined || said === `${columnLetters(next)}${row}` ? { row, column: next } : cellAt(said)
  if (at === null || at.row !== row || at.column <= lastColumn) throw new SheetFault('broken', { row })
  return {
    column: at.column,
    type: attributes.t ?? 'n',
    style: Number(attributes.s ?? 0),
    value: '',
    isFormula: false,
  }
}

/**
 * What a cell is. A formula is one whatever was stored as its result. [SH8] What cannot be read is this cell's error, shown as
 * it stands in the file, and no fault of the others.
 */
function closed(cell: Open, place: () => SheetPlace, context: SheetContext): Cell {
  if (cell.isFormula) return cell.value.trim() === '' ? blankFormula : formula
  const { type, value } = cell
  if (type === 'inlineStr' || type === 'str') return textCell(unescaped(value), place, context.limits)
  if (value === '') return empty
  const { shared, limits } = context
  switch (type) {
    case 's': {
      const text = shared !== null && /^\s*\d+\s*$/.test(value) ? shared(Number(value), place) : null
      return text === null ? unreadable(value) : textCell(text, place, limits)
    }
    case 'n':
      return numberCell(cell, context) ?? unreadable(value)
    case 'b':
      return /^\s*(?:[01]|true|false)\s*$/.test(value)
        ? { kind: 'boolean', value: /1|true/.test(value) }
        : unreadable(value)
    case 'd':
      return isDay(value.slice(0, 10)) && /^(?:T|$)/.test(value.slice(10))
        ? { kind: 'day', day: value.slice(0, 10) }
        : unreadable(value)
    default:
      return unreadable(value)
  }
}

const unreadable = (value: string): Cell => ({ kind: 'error', text: value.trim().slice(0, 64) })

/** [SH5] A day, or a number with what people see of it where that is more than its figures. */
function numberCell({ style, value }: Open, { shown, from1904 }: SheetContext): Cell | null {
  const how = shown(style)
  const text = value.trim()
  if (how.shown !== 'number') return dayCell(text, how.shown, from1904)
  const plain = plainNumber(text)
  if (plain === null) return null
  const written = how.write?.(plain) ?? plain
  if (written === notRead) return { kind: 'number', text: plain, shown: null }
  return isAsItIs(written, plain)
    ? { kind: 'number', text: plain }
    : { kind: 'number', text: plain, shown: written }
}

/** Commas between thousands and zeros behind the last figure tell nothing else. */
const isAsItIs = (written: string, plain: string): boolean =>
  written === plain ||
  (/^-?[\d,]+(?:\.\d*)?$/.test(written) &&
    !/^-?0\d/.test(written) &&
    written.replaceAll(',', '').replace(/(?<=\..*)0+$|\.0*$/, '') === plain)

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text)

function textCell(text: string, place: () => SheetPlace, limits: SheetLimits): Cell {
  if (text.length > limits.characters) throw new SheetFault('cell_too_long', place(), limits)
  return text === '' ? empty : { kind: 'text', text }
}

function put(cells: Cell[], column: number, cell: Cell, row: number, limits: SheetLimits): void {
  if (column > limits.columns) throw new SheetFault('too_many_columns', { row }, limits)
  while (cells.length < column - 1) cells.push(empty)
  cells.push(cell)
}

/** Covered cells that hold something nevertheless, as some programs leave them, show nothing to people: they are covered. */
function withMerged(
  cells: Cell[],
  covered: readonly { readonly from: number; readonly to: number }[],
  limits: SheetLimits,
): readonly Cell[] {
  for (const { from, to } of covered) {
    for (let column = from; column <= Math.min(to, limits.columns); column++) {
      while (cells.length < column) cells.push(empty)
      cells[column - 1] = merged
    }
  }
  return cells
}
