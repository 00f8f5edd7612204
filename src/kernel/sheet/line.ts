/** One row of a sheet as a line of the form, or every fault in it. */
import type { Facts, Value } from '../rule/index.ts'
import { readCell, shownCell, type CellFault, type CellSetting, type SheetCell } from './cell.ts'
import type { Headings, ListFields } from './headings.ts'

export type LineFault = CellFault & { readonly field: string; /** What stood in the cell, to be shown. */ readonly shown: string }
export type LineRead = { readonly ok: true; readonly line: Facts } | { readonly ok: false; readonly faults: readonly LineFault[] }

const nothing: SheetCell = { kind: 'empty' }

/** [IM2] The line as a form would send it: what is not known is left out, and what must be known and is not is a fault. */
export function readLine(fields: ListFields, headings: Headings, cells: readonly SheetCell[], s: CellSetting): LineRead {
  const line: Record<string, Value> = {}
  const faults: LineFault[] = []
  for (const [name, field] of Object.entries(fields)) {
    const column = s.rule.columns[name]
    const at = headings.columns[name]
    const cell = at === undefined ? nothing : (cells[at] ?? nothing)
    const up = headings.within[name]
    const read = column === undefined ? ({ ok: true, value: null } as const) : readCell(field, column, cell, up === undefined ? null : (cells[up] ?? nothing), s)
    if (!read.ok) faults.push({ field: name, shown: shownCell(field, cell), ...read.fault })
    else if (read.value !== null) line[name] = read.value
    else if (!field.optional) faults.push({ field: name, shown: shownCell(field, cell), message: { zh: '此项必填', en: 'This must be filled in' }, remedy: { zh: '填上后重试', en: 'Fill it in' } })
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, line }
}

/** Whether no column of a row that anybody reads holds something. */
export const isBlank = (headings: Headings, cells: readonly SheetCell[]): boolean => [...Object.values(headings.columns), ...Object.values(headings.within)].every((at) => (cells[at] ?? nothing).kind === 'empty' || (cells[at]!.kind === 'text' && (cells[at] as { readonly text: string }).text.trim() === ''))
