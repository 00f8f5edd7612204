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
      return `n${cell.text}`
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

export const packRows = (rows: readonly SheetRow[]): string =>
  JSON.stringify(rows.map(({ row, cells }) => [row, cells.map(sign)]))

/** [SH6] What `packRows` packed, one row at a time. */
export function* unpackRows(packed: string): Generator<SheetRow> {
  for (const [row, cells] of JSON.parse(packed) as readonly (readonly [number, readonly string[]])[])
    yield { row, cells: cells.map(cellOf) }
}
