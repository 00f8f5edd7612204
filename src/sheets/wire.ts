/**
 * Rows on their way out of the reading thread, as one text: copying a million small objects from thread to
 * thread takes longer than reading them.
 */
import { empty, type Cell, type SheetRow } from './row.ts'

/** A letter for the kind, then what is in the cell. */
function sign(cell: Cell): string {
  switch (cell.kind) {
    case 'empty':
      return ''
    case 'text':
      return `t${cell.text}`
    case 'number':
      if (cell.shown === null) return `u${cell.text}`
      return cell.shown === undefined ? `n${cell.text}` : `s${cell.text} ${cell.shown}`
    case 'day':
      return `d${cell.day}`
    case 'boolean':
      return cell.value ? 'b1' : 'b0'
    case 'error':
      return `e${cell.text}`
    case 'formula':
      return 'f'
    case 'merged':
      return 'm'
  }
}

const formula: Cell = { kind: 'formula' }
const merged: Cell = { kind: 'merged' }

function cellOf(signed: string): Cell {
  switch (signed[0]) {
    case 't':
      return { kind: 'text', text: signed.slice(1) }
    case 'n':
      return { kind: 'number', text: signed.slice(1) }
    case 's': {
      const end = signed.indexOf(' ')
      return { kind: 'number', text: signed.slice(1, end), shown: signed.slice(end + 1) }
    }
    case 'u':
      return { kind: 'number', text: signed.slice(1), shown: null }
    case 'd':
      return { kind: 'day', day: signed.slice(1) }
    case 'b':
      return { kind: 'boolean', value: signed === 'b1' }
    case 'e':
      return { kind: 'error', text: signed.slice(1) }
    case 'f':
      return formula
    case 'm':
      return merged
    default:
      return empty
  }
}

/** A row as its number and its cells; before the first of a sheet the sheet's name. */
type Packed = string | readonly [number, readonly string[]]

export function packRows(rows: readonly SheetRow[]): string {
  let sheet: string | undefined
  return JSON.stringify(
    rows.flatMap((r): readonly Packed[] => {
      const packed = [r.row, r.cells.map(sign)] as const
      if (r.sheet === undefined || r.sheet === sheet) return [packed]
      sheet = r.sheet
      return [sheet, packed]
    }),
  )
}

/** [SH6] What `packRows` packed, one row at a time. */
export function* unpackRows(packed: string): Generator<SheetRow> {
  let sheet: string | undefined
  for (const entry of JSON.parse(packed) as readonly Packed[]) {
    if (typeof entry === 'string') sheet = entry
    else yield { row: entry[0], cells: entry[1].map(cellOf), ...(sheet === undefined ? {} : { sheet }) }
  }
}
