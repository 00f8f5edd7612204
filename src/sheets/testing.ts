/** Workbooks made by hand, byte by byte, so that the tests can lie as files do. */
import { crc32, deflateRawSync } from 'node:zlib'
import { readSheet, SheetFault, sheetLimits, type Cell, type SheetLimits, type SheetRow } from './index.ts'
import * as work from './work.ts'

/** A part of a zip; what is given besides its bytes is what the directory claims of it. */
export type Part = {
  readonly name: string
  readonly bytes: Uint8Array | string
  readonly size?: number
  readonly packedSize?: number
  readonly flags?: number
  readonly crc?: number
}

export function zip(parts: readonly Part[]): Buffer {
  const local: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, bytes, size, packedSize, flags = 0x800, crc } of parts) {
    const raw = Buffer.from(bytes)
    const packed = deflateRawSync(raw)
    const label = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(flags, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc ?? crc32(raw), 10)
    common.writeUInt32LE(packedSize ?? packed.length, 14)
    common.writeUInt32LE(size ?? raw.length, 18)
    common.writeUInt16LE(label.length, 22)
    local.push(Buffer.from('PK\x03\x04', 'latin1'), common, label, packed)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, label)
    at += 30 + label.length + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...local, listed, end])
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relations = (all: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.map(([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`).join('')}</Relationships>`

export type Book = {
  /** What stands in `sheetData`. */
  readonly rows: string
  /** Before and after `sheetData`. */
  readonly before?: string
  readonly after?: string
  /** Given texts as `<si>` elements, or null for none of that part. */
  readonly strings?: string | null
  /** Custom formats, from 164 on, each a style of its own from 1 on; a number is a built-in one. */
  readonly formats?: readonly (string | number)[]
  readonly from1904?: boolean
  /** Instead of one visible sheet: a list of `sheet` elements' attributes; `rId1` is the sheet of `rows`, `rId4` another with one cell. */
  readonly sheets?: string
  readonly sheetXml?: string
}

/** The parts of a workbook, as a program of spreadsheets would write them. */
export function partsOf({
  rows,
  before = '',
  after = '',
  strings = '',
  formats = [],
  from1904 = false,
  sheets = '<sheet name="数据" sheetId="1" r:id="rId1"/>',
  sheetXml,
}: Book): readonly Part[] {
  const own = formats
    .map((f, i) =>
      typeof f === 'string'
        ? `<numFmt numFmtId="${164 + i}" formatCode="${f.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"/>`
        : '',
    )
    .join('')
  const styles = `${declaration}<styleSheet xmlns="${main}"><numFmts>${own}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats.map((f, i) => `<xf numFmtId="${typeof f === 'string' ? 164 + i : f}"/>`).join('')}</cellXfs></styleSheet>`
  return [
    {
      name: '[Content_Types].xml',
      bytes: `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    },
    { name: '_rels/.rels', bytes: relations([['rId1', 'officeDocument', 'xl/workbook.xml']]) },
    {
      name: 'xl/workbook.xml',
      bytes: `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${sheets}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      bytes: relations([
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ['rId2', 'styles', 'styles.xml'],
        ['rId3', 'sharedStrings', '/xl/sharedStrings.xml'],
        ['rId4', 'worksheet', 'worksheets/sheet2.xml'],
        ['rId5', 'chartsheet', 'chartsheets/sheet1.xml'],
      ]),
    },
    { name: 'xl/styles.xml', bytes: styles },
    ...(strings === null
      ? []
      : [{ name: 'xl/sharedStrings.xml', bytes: `${declaration}<sst xmlns="${main}">${strings}</sst>` }]),
    {
      name: 'xl/worksheets/sheet1.xml',
      bytes:
        sheetXml ??
        `${declaration}<worksheet xmlns="${main}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`,
    },
    {
      name: 'xl/worksheets/sheet2.xml',
      bytes: `${declaration}<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" t="str"><v>另一张表</v></c></row></sheetData></worksheet>`,
    },
  ]
}

export const workbook = (book: Book): Buffer => zip(partsOf(book))

/** A cell as one word, so that a row of a test is a row of a sheet: `·` is empty, `∪` covered, `ƒ` a formula. */
function wordOf(cell: Cell): string {
  if (cell.kind === 'text') return cell.text
  if (cell.kind === 'number') return `#${cell.text}`
  if (cell.kind === 'boolean') return cell.value ? '是' : '否'
  if (cell.kind === 'day') return `@${cell.day}`
  return cell.kind === 'error' ? `!${cell.text}` : { empty: '·', formula: 'ƒ', merged: '∪' }[cell.kind]
}

export async function rowsOf(bytes: Uint8Array, limits?: Partial<SheetLimits>): Promise<readonly SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const row of readSheet(bytes, limits)) rows.push(row)
  return rows
}

/** Without the thread, for files by the hundred. */
export async function readHere(bytes: Uint8Array): Promise<readonly SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const row of work.rowsOf(bytes, sheetLimits)) rows.push(row)
  return rows
}

/** `2: 张三 | #18`. */
export const shownRows = async (
  bytes: Uint8Array,
  limits?: Partial<SheetLimits>,
): Promise<readonly string[]> =>
  (await rowsOf(bytes, limits)).map(({ row, cells }) => `${row}: ${cells.map(wordOf).join(' | ')}`)

/** The fault of a file that has one; a file that is read whole, or fails otherwise, is no fault. */
export async function faultOf(bytes: Uint8Array, limits?: Partial<SheetLimits>): Promise<SheetFault> {
  try {
    await rowsOf(bytes, limits)
  } catch (e) {
    if (e instanceof SheetFault) return e
    throw e
  }
  throw new Error('the file was read whole')
}

/** A plain CSV of cells that need no quotes. */
export const csvOf = (rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(rows.map((r) => `${r.join(',')}\r\n`).join(''))

/** Shared strings: plain, in parts with a reading above, and empty. */
export const rich =
  '<si><t>张三</t></si><si><r><t>李</t></r><r><rPr><b/></rPr><t xml:space="preserve">四 </t></r><rPh sb="0" eb="1"><t>リ</t></rPh></si><si><t/></si>'
