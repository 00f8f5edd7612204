/** The surveyor's spreadsheet in tests and measurements: rows of the rehearsal's survey as people fill them in. */
import {
  areasOfXiangtan,
  asSheet,
  sheetColumns,
  surveyRows,
  type SurveyRow,
} from '../packs/rehearsal-hunan/index.ts'
import { writeSheet } from '../src/sheets/index.ts'
import { seed } from './house.ts'

const areas = new Map(areasOfXiangtan().map((a) => [a.code, a]))
export const asWritten = (r: SurveyRow): readonly string[] =>
  asSheet(r, areas.get(areas.get(r.community)!.parent!)!.name.zh, areas.get(r.community)!.name.zh)

let all: readonly SurveyRow[] | undefined
export const surveyedRows = (): readonly SurveyRow[] => (all ??= surveyRows(seed))

/** So many units: the survey's own, and from its end on the same buildings again with other unit numbers. */
export function* writtenRows(count: number): Generator<readonly string[]> {
  const own = surveyedRows().map(asWritten)
  for (let n = 0; n < count; n++) {
    const row = own[n % own.length]!
    const round = Math.floor(n / own.length)
    yield round === 0 ? row : row.map((cell, c) => (sheetColumns[c] === '单元' ? `${cell}-${round}` : cell))
  }
}

type Cells = readonly (string | number | null)[]
export const asXlsx = async (
  rows: Iterable<Cells>,
  columns: readonly string[] = sheetColumns,
): Promise<Uint8Array<ArrayBuffer>> =>
  Uint8Array.from(
    await writeSheet(
      columns.map((title) => ({ title })),
      rows,
    ),
  )
export const asCsv = (
  rows: readonly Cells[],
  columns: readonly string[] = sheetColumns,
): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from([columns, ...rows].map((r) => r.map((v) => v ?? '').join(',')).join('\r\n')))

/** A row with some of its columns written otherwise. */
export const but = (row: Cells, changes: Readonly<Record<string, string | number | null>>): Cells =>
  row.map((v, c) => (Object.hasOwn(changes, sheetColumns[c]!) ? changes[sheetColumns[c]!]! : v))
