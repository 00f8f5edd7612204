/** The sheets that an import gives out: a template to fill in, and the faulty rows to correct. */
import { faultHeading, templateOf, type Headings } from '#rows'
import { writeSheet, type Cell } from '#sheets'
import { openRows, type RowFault } from './rows.ts'
import type { Import } from './setting.ts'

/** [IM3] Headings, and under them one line of guidance, which a reader passes over. */
export function templateFile(i: Import): Promise<Buffer> {
  const columns = templateOf(i.fields, i.rule)
  return writeSheet(
    columns.map((c) => ({
      title: c.heading,
      width: Math.min(34, 2 + 2 * Math.max(c.heading.length, c.hint.length)),
    })),
    [columns.map((c) => c.hint)],
  )
}

/**
 * [IM7] The faulty rows as they came, all their columns in their order, and behind them what is wrong:
 * corrected, the file comes in as it is.
 */
export async function faultsFile(
  i: Import,
  bytes: Uint8Array,
): Promise<{ readonly bytes: Buffer; readonly rows: number }> {
  const { headings, rows } = await openRows(i, bytes)
  const columns = headings.all.flatMap((h, at) => (h === faultHeading ? [] : [at]))
  const lines: string[][] = []
  for await (const r of rows) {
    if (r.ok) continue
    const places = r.headings === headings ? columns : placesIn(headings, columns, r.headings)
    lines.push([...places.map((at) => textOf(r.cells[at])), r.faults.map(sentence).join('；')])
  }
  return {
    bytes: await writeSheet([...columnsOf(headings, columns), { title: faultHeading, width: 60 }], lines),
    rows: lines.length,
  }
}

/** Where another sheet has the columns of the first: what fills the same field, else what is headed the same. */
function placesIn(first: Headings, columns: readonly number[], other: Headings): readonly number[] {
  const fieldAt = (of: Readonly<Record<string, number>>, at: number) =>
    Object.entries(of).find(([, column]) => column === at)?.[0]
  return columns.map((at) => {
    const [field, above] = [fieldAt(first.columns, at), fieldAt(first.within, at)]
    if (field !== undefined) return other.columns[field] ?? -1
    return above === undefined ? other.all.indexOf(first.all[at]!) : (other.within[above] ?? -1)
  })
}

const columnsOf = (headings: Headings, columns: readonly number[]) =>
  columns.map((at) => ({ title: headings.all[at]! }))

/** What a cell worked out to is nobody's statement: of a formula nothing is kept. */
function textOf(cell: Cell | undefined): string {
  switch (cell?.kind) {
    case 'text':
    case 'error':
      return cell.text
    case 'number':
      return cell.shown ?? cell.text
    case 'day':
      return cell.day
    case 'boolean':
      return cell.value ? '是' : '否'
    default:
      return ''
  }
}

const sentence = (f: RowFault): string =>
  `${f.heading === '' ? '' : `【${f.heading.replace(/\s+/g, '')}】`}${f.message.zh}，${f.remedy.zh}`
