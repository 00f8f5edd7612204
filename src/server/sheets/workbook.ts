/** An .xlsx from the outside in: what it consists of, and which of its sheets people see first. */
import { SheetFault } from './fault.ts'
import { findMerges } from './merges.ts'
import type { SheetLimits, SheetRow } from './row.ts'
import { sheetRows } from './sheet.ts'
import { sharedStrings } from './strings.ts'
import { shownBy } from './styles.ts'
import { prefixed, readXml } from './xml.ts'
import { openParts, type Parts } from './zip.ts'

type Relation = { readonly type: string; readonly target: string }

/** [SH3] The rows of the first sheet that is not hidden; sheets that are hidden, and charts, are passed over. */
export async function* workbookRows(bytes: Uint8Array, limits: SheetLimits): AsyncGenerator<SheetRow> {
  const parts = await openParts(bytes, limits)
  const main = await mainPart(parts)
  const relations = await relationsOf(parts, main)
  const { first, from1904 } = await readWorkbook(parts.open(main)!, relations)
  const sheet = relations.get(first ?? '')?.target
  const opened = (kind: string): ReturnType<Parts['open']> => {
    const relation = [...relations.values()].find((r) => r.type === kind)
    return relation === undefined ? null : parts.open(relation.target)
  }
  if (sheet === undefined || parts.open(sheet) === null) throw new SheetFault('broken')
  const shown = await shownBy(opened('styles'))
  const strings = opened('sharedStrings')
  const shared = strings === null ? null : await sharedStrings(strings, limits)
  const merges = await findMerges(parts.open(sheet)!)
  yield* sheetRows(parts.open(sheet)!, { shown, shared, merges, from1904, limits })
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
): Promise<{ readonly first: string | undefined; readonly from1904: boolean }> {
  let first: string | undefined
  let from1904 = false
  await readXml(part, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(?:1|true|on)$/.test(attributes.date1904 ?? '')
      if (name !== 'sheet' || first !== undefined || /hidden/i.test(attributes.state ?? '')) return
      const id = prefixed(attributes, 'id')
      if (id !== undefined && relations.get(id)?.type === 'worksheet') first = id
    },
  })
  return { first, from1904 }
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
