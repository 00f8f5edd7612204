/** The rows of a file, one by one, each as an entry or with every fault in it; whoever takes them decides how fast. */
import {
  headingRows,
  isBlank,
  isExportMark,
  isGuidance,
  isOfHeadings,
  lineReader,
  readHeadings,
  type Headings,
  type HeadingsRead,
  type LineRead,
} from '#rows'
import type { EnteredOne } from '#kernel/case'
import type { Facts } from '#kernel/rule'
import type { Text } from '#kernel/text'
import { HttpProblem, problem } from '../problem.ts'
import { readSheet, SheetFault, sheetLimits, type Cell, type SheetRow } from '#sheets'
import type { Import } from './setting.ts'

export type RowFault = {
  readonly heading: string
  readonly shown: string
  readonly message: Text
  readonly remedy: Text
  /** Another row tells of the same thing. */ readonly twice?: true
}
/** The cells of a faulty row leave again with its faults; those of a good one are its line, and let go. `sheet` is named where there are several. */
export type ReadRow = { readonly row: number; readonly sheet: string | null } & (
  | { readonly ok: true; readonly line: Facts; readonly entry: EnteredOne; readonly headings: Headings }
  | {
      readonly ok: false
      readonly cells: readonly Cell[]
      readonly faults: readonly RowFault[]
      readonly headings: Headings
    }
)
/** [IM11] What was read of a sheet: how many rows, or why none. */
export type SheetTold = { readonly name: string; readonly rows: number; readonly problem: Text | null }
export type Opened = {
  /** Of the first sheet that has them. */
  readonly headings: Headings
  /** Complete when the last row came; empty where the file is one sheet. */
  readonly sheets: readonly SheetTold[]
  readonly rows: AsyncGenerator<ReadRow>
}

type Section = { readonly sheet: string | null; readonly head: readonly SheetRow[] }

/**
 * [IM3] [IM11] Reads up to the headings; throws what is wrong with the file, as a problem that says what to do. A sheet without
 * the headings is passed over and named, where another has them. What is taken of `rows` counts only when the last one came.
 */
export async function openRows(i: Import, bytes: Uint8Array): Promise<Opened> {
  const reader = sectionsOf(
    readSheet(bytes, { rows: i.rule.most + headingRows * 20 })[Symbol.asyncIterator](),
  )
  const sheets: SheetTold[] = []
  let refusal: HttpProblem | null = null
  try {
    for (;;) {
      const section = await reader.next()
      if (section === null) break
      const read = headingsOf(i, section)
      if (read.ok)
        return {
          headings: read.headings,
          sheets,
          rows: rowsOf(i, reader, { ...section, headings: read.headings }, sheets),
        }
      refusal ??= new HttpProblem({
        status: 422,
        code: read.code,
        detail: read.message,
        clauses: [i.rule.clause],
      })
      sheets.push({ name: section.sheet ?? '', rows: 0, problem: read.message })
      await reader.pass()
    }
    throw (
      refusal ??
      problem(
        422,
        'no_rows',
        '文件里没有内容，请在表头下逐行填写后重试',
        'The file is empty: fill in rows under the headings and try again',
      )
    )
  } catch (e) {
    await reader.end()
    throw fileProblem(e)
  }
}

const headingsOf = (i: Import, { head }: Section): HeadingsRead =>
  readHeadings(
    i.fields,
    i.rule,
    head.map((r) => r.cells),
  )

type Sections = {
  /** The next sheet up to where its headings are looked for; the one before must be read to its end. */
  next(): Promise<Section | null>
  /** The rows of the sheet behind those. */
  rest(): AsyncGenerator<SheetRow>
  pass(): Promise<void>
  end(): Promise<unknown>
}

/** The rows of a file sheet by sheet. */
function sectionsOf(rows: AsyncGenerator<SheetRow>): Sections {
  let ahead: SheetRow | null = null
  let sheet: string | null = null
  /** The next row of this sheet; null at its end. */
  const take = async (): Promise<SheetRow | null> => {
    if (ahead === null) {
      const next = await rows.next()
      ahead = next.done ? null : next.value
    }
    if (ahead === null || (ahead.sheet ?? null) !== sheet) return null
    const row = ahead
    ahead = null
    return row
  }
  async function* rest(): AsyncGenerator<SheetRow> {
    for (let row = await take(); row !== null; row = await take()) yield row
  }
  return {
    async next() {
      if (ahead === null) {
        const next = await rows.next()
        if (next.done) return null
        ahead = next.value
      }
      sheet = ahead.sheet ?? null
      const head: SheetRow[] = []
      while (head.length < headingRows) {
        const row = await take()
        if (row === null) break
        head.push(row)
      }
      return { sheet, head }
    },
    rest,
    async pass() {
      for await (const _ of rest()) continue
    },
    end: () => rows.return(undefined),
  }
}

/** [SH1] A fault of the file as what the person is told. */
export function fileProblem(e: unknown): unknown {
  if (!(e instanceof SheetFault)) return e
  return new HttpProblem({ status: 422, code: e.code, detail: { zh: e.zh, en: e.en } })
}

async function* rowsOf(
  i: Import,
  reader: Sections,
  first: Section & { readonly headings: Headings },
  sheets: SheetTold[],
): AsyncGenerator<ReadRow> {
  const seen = new Map<string, Place>()
  let count = 0
  try {
    for (let section: Section | null = first; section !== null; section = await reader.next()) {
      const read: HeadingsRead =
        section === first ? { ok: true, headings: first.headings } : headingsOf(i, section)
      if (!read.ok) {
        await reader.pass()
        sheets.push({ name: section.sheet ?? '', rows: 0, problem: read.message })
        continue
      }
      const before = count
      for await (const row of sheetRowsOf(i, reader, section, read.headings, seen)) {
        if (++count > i.rule.most)
          throw new SheetFault('too_many_rows', {}, { ...sheetLimits, rows: i.rule.most })
        yield row
      }
      if (section.sheet !== null) sheets.push({ name: section.sheet, rows: count - before, problem: null })
    }
  } catch (e) {
    throw fileProblem(e)
  } finally {
    await reader.end()
  }
}

/** Where a thing was told first. */
type Place = { readonly row: number; readonly sheet: string | null }

async function* sheetRowsOf(
  i: Import,
  reader: Sections,
  { sheet, head }: Section,
  headings: Headings,
  seen: Map<string, Place>,
): AsyncGenerator<ReadRow> {
  const readLine = lineReader(i.fields, headings, i.cells)
  const tellsNothing = ({ cells }: SheetRow): boolean =>
    isBlank(headings, cells) ||
    isGuidance(i.fields, i.rule, headings, cells) ||
    isOfHeadings(headings, cells) ||
    isExportMark(cells)
  for (const r of head.slice(headings.at + 1))
    if (!tellsNothing(r)) yield await rowOf(i, headings, r, readLine(r.cells), { row: r.row, sheet }, seen)
  for await (const r of reader.rest())
    if (!tellsNothing(r)) yield await rowOf(i, headings, r, readLine(r.cells), { row: r.row, sheet }, seen)
}

async function rowOf(
  i: Import,
  headings: Headings,
  { cells }: SheetRow,
  read: LineRead,
  place: Place,
  seen: Map<string, Place>,
): Promise<ReadRow> {
  const faulty = (faults: readonly RowFault[]): ReadRow => ({ ...place, cells, headings, ok: false, faults })
  if (!read.ok)
    return faulty(
      read.faults.map(({ field, shown, message, remedy }) => ({
        heading: headingOf(i, headings, field),
        shown,
        message,
        remedy,
      })),
    )
  const entry = await i.judge(read.line)
  if (!entry)
    return faulty([
      {
        heading: '',
        shown: '',
        message: { zh: '内容不足，无法入册', en: 'Too little is known to enter it' },
        remedy: { zh: '补全必填的列', en: 'Fill in what must be known' },
      },
    ])
  /** One thing told twice: which row is right, nobody but the sender knows. */
  const first = seen.get(entry.id)
  if (first !== undefined) {
    const there = first.sheet === null || first.sheet === place.sheet ? '' : first.sheet
    return faulty([
      {
        heading: '',
        shown: entry.id.slice(0, 60),
        message: {
          zh: `与${there && `“${there}”`}第${first.row}行重复`,
          en: `The same as row ${first.row}${there && ` of ${there}`}`,
        },
        remedy: { zh: '核对两行，只留一行', en: 'Compare the two rows and keep one' },
        twice: true,
      },
    ])
  }
  seen.set(entry.id, place)
  return { ...place, ok: true, line: read.line, entry, headings }
}

const headingOf = (i: Import, headings: Headings, field: string): string =>
  headings.all[headings.columns[field] ?? -1] ?? i.rule.columns[field]?.headings[0] ?? field
