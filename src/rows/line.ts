/** One row of a sheet as a line of the form, or every fault in it. */
import type { Facts, Value } from '#kernel/rule'
import type { Field, SheetColumnRule } from '#kernel/programme'
import {
  readCell,
  shownCell,
  type CellFault,
  type CellRead,
  type CellSetting,
  type SheetCell,
} from './cell.ts'
import type { Headings, ListFields } from './headings.ts'

export type LineFault = CellFault & {
  readonly field: string
  /** What stood in the cell, to be shown. */
  readonly shown: string
}
export type LineRead =
  | { readonly ok: true; readonly line: Facts }
  | { readonly ok: false; readonly faults: readonly LineFault[] }

const nothing: SheetCell = { kind: 'empty' }

/** [IM2] Reads rows into lines as a form would send them: what is not known is left out, and what must be known and is not is a fault. */
export function lineReader(
  fields: ListFields,
  headings: Headings,
  s: CellSetting,
): (cells: readonly SheetCell[]) => LineRead {
  const columns = Object.entries(fields).map(([name, field]) => ({
    name,
    field,
    read: cellReader(field, s.rule.columns[name], s),
    at: headings.columns[name] ?? -1,
    up: headings.within[name] ?? null,
  }))
  return (cells) => {
    const line: Record<string, Value> = {}
    const faults: LineFault[] = []
    for (const { name, field, read: readIt, at, up } of columns) {
      const cell = cells[at] ?? nothing
      const read = readIt(cell, up === null ? null : (cells[up] ?? nothing))
      if (!read.ok) faults.push({ field: name, shown: shownCell(field, cell), ...read.fault })
      else if (read.value !== null) line[name] = read.value
      else if (!field.optional)
        faults.push({
          field: name,
          shown: shownCell(field, cell),
          message: { zh: '此项必填', en: 'This must be filled in' },
          remedy: { zh: '填上后重试', en: 'Fill it in' },
        })
    }
    return faults.length > 0 ? { ok: false, faults } : { ok: true, line }
  }
}

/** The same few words stand in row after row of most columns: what each comes to is worked out once. */
const mostRemembered = 512

function cellReader(
  field: Field,
  column: SheetColumnRule | undefined,
  s: CellSetting,
): (cell: SheetCell, above: SheetCell | null) => CellRead {
  if (column === undefined) return () => unknown
  const readCells = { text: new Map<string, CellRead>(), number: new Map<string, CellRead>() }
  return (cell, above) => {
    if (above !== null || (cell.kind !== 'text' && cell.kind !== 'number'))
      return readCell(field, column, cell, above, s)
    const words = readCells[cell.kind]
    const key = cell.kind === 'number' && cell.shown !== undefined ? `${cell.text} ${cell.shown}` : cell.text
    const readBefore = words.get(key)
    if (readBefore !== undefined) return readBefore
    const read = readCell(field, column, cell, above, s)
    if (words.size < mostRemembered) words.set(key, read)
    return read
  }
}
const unknown: CellRead = { ok: true, value: null }

/** Whether no column of a row that anybody reads holds something. */
export const isBlank = (headings: Headings, cells: readonly SheetCell[]): boolean =>
  [...Object.values(headings.columns), ...Object.values(headings.within)].every(
    (at) =>
      (cells[at] ?? nothing).kind === 'empty' ||
      (cells[at]!.kind === 'text' && (cells[at] as { readonly text: string }).text.trim() === ''),
  )
