/** An .xlsx from the outside in: what it consists of, and which of its sheets people see first. */
import { SheetFault } from './fault.ts'
import { findMerges } from './merges.ts'
import type { SheetLimits, SheetRow } from './row.ts'
import { sheetRows } from './sheet.ts'
import { sharedStrings } from './strings.ts'
import { shownBy } from './styles.ts'
import { prefixed, readXml } from './xml.ts'
import { openParts, type Parts } from './zip.ts'

/** More sheets than anybody leafs through. */
const sheetsMost = 200

type Relation = { readonly type: string; readonly target: string }

/** [SH3] The rows of all sheets that people see, one sheet after the other; those that are hidden, and charts, are passed over. */
export async function* workbookRows(bytes: Uint8Array, limits: SheetLimits): AsyncGenerator<SheetRow> {
  const parts = await openParts(bytes, limits)
  const main = await mainPart(parts)
  const relations = await relationsOf(parts, main)
  const { sheets, from1904 } = await readWorkbook(parts.open(main)!, relations)
  const opened = (kind: string): ReturnType<Parts['open']> => {
    const relation = [...relations.values()].find((r) => r.type === kind)
    return relation === undefined ? null : parts.open(relation.target)
  }
  if (sheets.length === 0 || sheets.some((s) => parts.open(s.target) === null)) throw new SheetFault('broken')
  const shown = await shownBy(opened('styles'))
  const strings = opened('sharedStrings')
  const shared = strings === null ? null : await sharedStrings(strings, limits)
  let rowsLeft = limits.rows
  for (const { name, target } of sheets) {
    const merges = await findMerges(parts.open(target)!)
    const rows = sheetRows(parts.open(target)!, { shown, shared, merges, from1904, limits })
    for await (const row of rows) {
      if (rowsLeft-- === 0) throw new SheetFault('too_many_rows', {}, limits)
      yield sheets.length === 1 ? row : { ...row, sheet: name }
    }
  }
}

/** [SH1] A zip without a workbook is a Word file, an .ods or an archive; one with macros in any form is refused. */
async function mainPart(parts: Parts): Promise<string> {
  if (parts.names.some((n) => /(?:^|\/)vbaproject\.bin$|^xl\/macrosheets\//.test(n)))
    throw new SheetFault('has_macros')
  const root = parts.open('_rels/.rels') === null ? new Map<string, Relation>() : await relationsOf(parts, '')
  const main = [...root.values()].find((r) => r.type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  if (parts.open(main) === null || !/\.xml$/i.test(main) || !/^xl\//i.test(main))
    throw new SheetFault('not_a_sheet')
  return main
}

async function readWorkbook(
  part: AsyncIterable<Buffer>,
  relations: ReadonlyMap<string, Relation>,
): Promise<{
  readonly sheets: readonly { readonly name: string; readonly target: string }[]
  readonly from1904: boolean
}> {
  const sheets: { readonly name: string; readonly target: string }[] = []
  let from1904 = false
  await readXml(part, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(?:1|true|on)$/.test(attributes.date1904 ?? '')
      if (name !== 'sheet' || sheets.length >= sheetsMost || /hidden/i.test(attributes.state ?? '')) return
      const relation = relations.get(prefixed(attributes, 'id') ?? '')
      if (relation?.type !== 'worksheet' || sheets.some((s) => s.target === relation.target)) return
      sheets.push({
        name: (attributes.name ?? '').slice(0, 60) || `${sheets.length + 1}`,
        target: relation.target,
      })
    },
  })
  return { sheets, from1904 }
}

/** What a part refers to within the file, by its own name for it; nothing outside is ever looked for. */
async function relationsOf(parts: Parts, name: string): Promise<ReadonlyMap<string, Relation>> {
  const folder = name.slice(0, name.lastIndexOf('/') + 1)
  const part = parts.open(`${folder}_rels/${name.slice(folder.length)}.rels`)
  if (part === null) throw new SheetFault('broken')
  const relations = new Map<string, Relation>()
  await readXml(part, {
    open: (element, attributes) => {
      const [id, type, target] = [attributes.Id, attributes.Type, attributes.Target]
      if (
        element === 'Relationship' &&
        id !== undefined &&
        type !== undefined &&
        target !== undefined &&
        attributes.TargetMode !== 'External'
      )
        relations.set(id, { type: type.slice(type.lastIndexOf('/') + 1), target: within(folder, target) })
    },
  })
  return relations
}

/** `worksheets/sheet1.xml` beside `xl/workbook.xml`, or `/xl/worksheets/sheet1.xml` from the root. */
function within(folder: string, target: string): string {
  const steps: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}
