/** The rows of a file, one by one, each as an entry or with every fault in it; whoever takes them decides how fast. */
import {
  headingRows,
  isBlank,
  isGuidance,
  lineReader,
  readHeadings,
  type EnteredOne,
  type Facts,
  type Headings,
  type LineRead,
  type Text,
} from '#kernel'
import { HttpProblem, problem } from '../problem.ts'
import { readSheet, SheetFault, sheetLimits, type Cell, type SheetRow } from '../sheets/index.ts'
import type { Import } from './setting.ts'

export type RowFault = {
  readonly heading: string
  readonly shown: string
  readonly message: Text
  readonly remedy: Text
  /** Another row tells of the same thing. */ readonly twice?: true
}
/** The cells of a faulty row leave again with its faults; those of a good one are its line, and let go. */
export type ReadRow = { readonly row: number } & (
  | { readonly ok: true; readonly line: Facts; readonly entry: EnteredOne }
  | { readonly ok: false; readonly cells: readonly Cell[]; readonly faults: readonly RowFault[] }
)
export type Opened = { readonly headings: Headings; readonly rows: AsyncGenerator<ReadRow> }

/**
 * [IM3] Reads up to the headings; throws what is wrong with the file, as a problem that says what to do. What
 * is taken of `rows` counts only when the last one came.
 */
export async function openRows(i: Import, bytes: Uint8Array): Promise<Opened> {
  const sheet = readSheet(bytes, { rows: i.rule.most + headingRows })[Symbol.asyncIterator]()
  const head: SheetRow[] = []
  try {
    while (head.length < headingRows) {
      const next = await sheet.next()
      if (next.done) break
      head.push(next.value)
    }
    if (head.length === 0)
      throw problem(
        422,
        'no_rows',
        '文件里没有内容，请在表头下逐行填写后重试',
        'The file is empty: fill in rows under the headings and try again',
      )
    const read = readHeadings(
      i.fields,
      i.rule,
      head.map((r) => r.cells),
    )
    if (!read.ok)
      throw new HttpProblem({ status: 422, code: read.code, detail: read.message, clauses: [i.rule.clause] })
    return { headings: read.headings, rows: rowsAfter(i, read.headings, head, sheet) }
  } catch (e) {
    await sheet.return(undefined)
    throw fileProblem(e)
  }
}

/** [SH1] A fault of the file as what the person is told. */
export function fileProblem(e: unknown): unknown {
  if (!(e instanceof SheetFault)) return e
  return new HttpProblem({ status: 422, code: e.code, detail: { zh: e.zh, en: e.en } })
}

async function* rowsAfter(
  i: Import,
  headings: Headings,
  head: readonly SheetRow[],
  rest: AsyncGenerator<SheetRow>,
): AsyncGenerator<ReadRow> {
  const seen = new Map<string, number>()
  const readLine = lineReader(i.fields, headings, i.cells)
  let count = 0
  const one = async (r: SheetRow): Promise<ReadRow | null> => {
    if (isBlank(headings, r.cells) || isGuidance(i.fields, i.rule, headings, r.cells)) return null
    if (++count > i.rule.most)
      throw new SheetFault('too_many_rows', {}, { ...sheetLimits, rows: i.rule.most })
    return rowOf(i, headings, r, readLine(r.cells), seen)
  }
  try {
    for (const r of head.slice(headings.at + 1)) {
      const made = await one(r)
      if (made) yield made
    }
    for await (const r of rest) {
      const made = await one(r)
      if (made) yield made
    }
  } catch (e) {
    throw fileProblem(e)
  } finally {
    await rest.return(undefined)
  }
}

async function rowOf(
  i: Import,
  headings: Headings,
  { row, cells }: SheetRow,
  read: LineRead,
  seen: Map<string, number>,
): Promise<ReadRow> {
  if (!read.ok)
    return {
      row,
      cells,
      ok: false,
      faults: read.faults.map(({ field, shown, message, remedy }) => ({
        heading: headingOf(i, headings, field),
        shown,
        message,
        remedy,
      })),
    }
  const entry = await i.judge(read.line)
  if (!entry)
    return {
      row,
      cells,
      ok: false,
      faults: [
        {
          heading: '',
          shown: '',
          message: { zh: '内容不足，无法入册', en: 'Too little is known to enter it' },
          remedy: { zh: '补全必填的列', en: 'Fill in what must be known' },
        },
      ],
    }
  /** One thing told twice: which row is right, nobody but the sender knows. */
  const first = seen.get(entry.id)
  if (first !== undefined)
    return {
      row,
      cells,
      ok: false,
      faults: [
        {
          heading: '',
          shown: entry.id.slice(0, 60),
          message: { zh: `与第${first}行重复`, en: `The same as row ${first}` },
          remedy: { zh: '核对两行，只留一行', en: 'Compare the two rows and keep one' },
          twice: true,
        },
      ],
    }
  seen.set(entry.id, row)
  return { row, ok: true, line: read.line, entry }
}

const headingOf = (i: Import, headings: Headings, field: string): string =>
  headings.all[headings.columns[field] ?? -1] ?? i.rule.columns[field]?.headings[0] ?? field
