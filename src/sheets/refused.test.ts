/** What is no sheet, or more of one than we read, is refused with the reason: by its bytes, and never by its name. */
import { describe, expect, test } from 'vitest'
import { readSheet, SheetFault, sheetLimits } from './index.ts'
import { csvOf, faultOf, partsOf, shownRows, workbook, zip, type Book, type Part } from './testing.ts'

const cells = (...all: readonly string[]): string => `<row r="1">${all.join('')}</row>`

const good: Book = { rows: cells('<c r="A1"><v>1</v></c>') }
const withPart = (name: string, change: Partial<Part>): Buffer =>
  zip(partsOf(good).map((p) => (p.name === name ? { ...p, ...change } : p)))
const sheet = 'xl/worksheets/sheet1.xml'
const zeros = Buffer.alloc(60 * 1024 * 1024)
const whole = workbook(good)
const oneRow = (attributes: string, inner = ''): Buffer =>
  workbook({ rows: `<row ${attributes}>${inner}</row>` })

describe('[SH1] [SH2] files that are refused', () => {
  test.each<readonly [string, () => Uint8Array, string]>([
    ['nothing', () => Buffer.alloc(0), 'not_a_sheet'],
    ['an .xls or .et', () => Buffer.from('d0cf11e0a1b11ae1'.padEnd(2048, '0'), 'hex'), 'old_format'],
    [
      'an .xlsx with a password',
      () =>
        Buffer.concat([
          Buffer.from('d0cf11e0a1b11ae1', 'hex'),
          Buffer.alloc(512),
          Buffer.from('EncryptedPackage', 'utf16le'),
        ]),
      'encrypted',
    ],
    [
      'a page that calls itself .xls',
      () => Buffer.from('\ufeff\r\n<html><table><tr><td>1</td></tr></table></html>'),
      'old_format',
    ],
    ['an XML of 2003', () => Buffer.from('<?xml version="1.0"?><Workbook/>'), 'old_format'],
    ['a PDF', () => Buffer.from('%PDF-1.7\n'), 'not_a_sheet'],
    ['a picture', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'not_a_sheet'],
    [
      'a Word file',
      () =>
        zip([
          {
            name: '_rels/.rels',
            bytes:
              '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
          },
          { name: 'word/document.xml', bytes: '<a/>' },
        ]),
      'not_a_sheet',
    ],
    ['an archive', () => zip([{ name: '资料/说明.txt', bytes: '你好' }]), 'not_a_sheet'],
    ['macros', () => zip([...partsOf(good), { name: 'xl/vbaProject.bin', bytes: 'x' }]), 'has_macros'],
    [
      'macros of Excel 4',
      () => zip([...partsOf(good), { name: 'xl/macrosheets/sheet1.xml', bytes: '<a/>' }]),
      'has_macros',
    ],
    ['an encrypted part', () => withPart(sheet, { flags: 0x801 }), 'encrypted'],
    ['a strongly encrypted part', () => withPart(sheet, { flags: 0x841 }), 'encrypted'],
    ['two gigabytes declared', () => withPart(sheet, { size: 2 * 1024 ** 3 }), 'bomb'],
    ['sixty megabytes of nothing', () => withPart(sheet, { bytes: zeros }), 'bomb'],
    ['little declared, much unpacked', () => withPart(sheet, { bytes: zeros, size: 4096 }), 'bomb'],
    ['more packed bytes than the file has', () => withPart(sheet, { packedSize: whole.length * 2 }), 'bomb'],
    ['less unpacked than declared', () => withPart(sheet, { size: 40_000 }), 'broken'],
    ['a sum that is wrong', () => withPart(sheet, { crc: 1 }), 'broken'],
    [
      'two parts of one name',
      () => zip([...partsOf(good), { name: sheet.toUpperCase(), bytes: '<a/>' }]),
      'broken',
    ],
    ['half of a zip', () => whole.subarray(0, whole.length / 2), 'broken'],
    ['a zip without its end', () => whole.subarray(0, -1), 'broken'],
    [
      'a DOCTYPE in the sheet',
      () =>
        workbook({
          rows: '',
          sheetXml: '<!DOCTYPE a [<!ENTITY b "好">]><worksheet><sheetData/></worksheet>',
        }),
      'broken',
    ],
    [
      'a DOCTYPE in the workbook',
      () =>
        withPart('xl/workbook.xml', { bytes: '<!DOCTYPE workbook SYSTEM "file:///etc/passwd"><workbook/>' }),
      'broken',
    ],
    ['an entity of its own', () => workbook({ rows: cells('<c r="A1" t="str"><v>&b;</v></c>') }), 'broken'],
    ['elements without an end', () => workbook({ rows: '', sheetXml: '<worksheet>'.repeat(5000) }), 'broken'],
    [
      'half of a sheet',
      () => workbook({ rows: '', sheetXml: '<worksheet><sheetData><row r="1"><c r="A1"><v>1' }),
      'broken',
    ],
    [
      'no sheet that is shown',
      () => workbook({ ...good, sheets: '<sheet name="a" sheetId="1" state="hidden" r:id="rId1"/>' }),
      'broken',
    ],
    [
      'rows that go back',
      () =>
        workbook({ rows: '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>' }),
      'broken',
    ],
    [
      'two cells in one place',
      () => workbook({ rows: cells('<c r="A1"><v>1</v></c>', '<c r="A1"><v>2</v></c>') }),
      'broken',
    ],
    ['a cell of another row', () => oneRow('r="1"', '<c r="A2"><v>1</v></c>'), 'broken'],
    ['a row behind the last', () => oneRow('r="1048577"'), 'broken'],
    ['a row of no number', () => oneRow('r="1e2x"'), 'broken'],
    [
      'merged ranges that only a comment has',
      () => workbook({ ...good, after: '<!-- <mergeCell ref="A1:B2"/> -->' }),
      'broken',
    ],
    [
      'merged ranges that are none',
      () => workbook({ ...good, after: '<mergeCells><mergeCell ref="B2:A1"/></mergeCells>' }),
      'broken',
    ],
    ['a hundred and one columns', () => oneRow('r="1"', '<c r="CW1"><v>1</v></c>'), 'too_many_columns'],
    [
      'a cell that is too long',
      () => workbook({ rows: cells(`<c r="A1" t="str"><v>${'字'.repeat(32_768)}</v></c>`) }),
      'cell_too_long',
    ],
    [
      'a shared text that is too long',
      () =>
        workbook({
          rows: cells('<c r="A1" t="s"><v>0</v></c>'),
          strings: `<si><t>${'字'.repeat(32_768)}</t></si>`,
        }),
      'cell_too_long',
    ],
    [
      'a text of many megabytes',
      () =>
        workbook({
          rows: cells(`<c r="A1" t="str"><v>${Buffer.alloc(6_000_000, '0123456789').toString()}</v></c>`),
        }),
      'cell_too_long',
    ],
  ])('%s', async (_, bytes, code) => {
    const fault = await faultOf(bytes())
    expect(fault.code).toBe(code)
    expect(fault.zh).toMatch(/请.+后重试|请.+核对/)
    expect(fault.en).toMatch(/try again/)
  })

  test('the person is told where', async () => {
    const fault = await faultOf(
      workbook({ rows: `<row r="12"><c r="C12" t="str"><v>${'字'.repeat(32_768)}</v></c></row>` }),
    )
    expect([fault.zh, fault.en]).toEqual([
      '第12行第3列：单元格内容超过 32767 个字符，请缩短后重试',
      'row 12, column 3: A cell holds more than 32767 characters: shorten it and try again',
    ])
  })

  test('a text that calls itself .xlsx is read as what it is', async () => {
    expect(await shownRows(Buffer.from('姓名,年龄\n张三,18\n'))).toEqual(['1: 姓名 | 年龄', '2: 张三 | 18'])
  })

  test('a hundred columns and the longest cell are read', async () => {
    expect((await shownRows(oneRow('r="1"', '<c r="CV1"><v>1</v></c>')))[0]).toMatch(/^1: (?:· \| ){99}#1$/)
    expect(
      await shownRows(workbook({ rows: cells(`<c r="A1" t="str"><v>${'字'.repeat(32_767)}</v></c>`) })),
    ).toEqual([`1: ${'字'.repeat(32_767)}`])
  })
})

const many = (rows: number): Buffer => csvOf(Array.from({ length: rows }, (_, i) => ['张三', String(i)]))

describe('[SH6] bounds', () => {
  test.each<readonly [string, () => Uint8Array, Parameters<typeof faultOf>[1], string]>([
    ['rows of a CSV', () => many(11), { rows: 10 }, 'too_many_rows'],
    [
      'rows of a workbook',
      () => workbook({ rows: '<row><c><v>1</v></c></row>'.repeat(11) }),
      { rows: 10 },
      'too_many_rows',
    ],
    ['bytes of a file', () => many(100), { bytes: 1000 }, 'too_large'],
    [
      'bytes that are unpacked',
      () => workbook({ rows: '<row/>'.repeat(5000) }),
      { bytes: 20_000 },
      'too_large',
    ],
    ['time', () => many(100_000), { milliseconds: 1 }, 'too_slow'],
    [
      'memory of texts that are kept apart',
      () => workbook({ ...good, strings: '<si><t>好</t></si>' }),
      { sharedBytes: 1024 },
      'too_much_memory',
    ],
  ])('of %s', async (_, bytes, limits, code) => {
    expect((await faultOf(bytes(), limits)).code).toBe(code)
  })

  test('rows that hold nothing are not counted', async () => {
    expect(
      (
        await shownRows(workbook({ rows: '<row/>'.repeat(30) + '<row><c><v>1</v></c></row>'.repeat(10) }), {
          rows: 10,
        })
      ).length,
    ).toBe(10)
  })

  /** Nothing of a workbook's list of parts is unbounded but its length. */
  test('of memory: a thread that needs more is ended, and only that thread', async () => {
    const fault = await faultOf(
      withPart('xl/_rels/workbook.xml.rels', {
        bytes: `<Relationships>${Array.from({ length: 150_000 }, (_, i) => `<Relationship Id="r${i}" Type="t${i}" Target="t${i}.xml"/>`).join('')}</Relationships>`,
      }),
      { memoryMiB: 16 },
    )
    expect(fault.code).toBe('too_much_memory')
    expect(await shownRows(whole)).toEqual(['1: #1'])
  })

  test('who stops early stops the thread, and the rest is never read', async () => {
    let heard = 0
    const rows = readSheet(many(50_000), {}, () => heard++)
    for await (const row of rows) if (row.row === 300) break
    expect(heard).toBe(2)
    expect(await rows.next()).toEqual({ done: true, value: undefined })
  })

  test('rows before a fault are given, and then the fault', async () => {
    const taken: number[] = []
    const reading = (async () => {
      for await (const { row } of readSheet(
        csvOf([...Array.from({ length: 700 }, () => ['好']), Array.from({ length: 101 }, () => '多')]),
      ))
        taken.push(row)
    })()
    await expect(reading).rejects.toMatchObject({ code: 'too_many_columns', place: { row: 701 } })
    expect(taken).toHaveLength(700)
  })

  test('the caller’s bytes stay the caller’s', async () => {
    const bytes = many(3)
    await shownRows(bytes)
    expect(bytes.toString()).toBe('张三,0\r\n张三,1\r\n张三,2\r\n')
  })

  test('every fault says what to do, in both languages', () => {
    for (const code of [
      'not_a_sheet',
      'old_format',
      'encrypted',
      'has_macros',
      'too_large',
      'bomb',
      'too_many_rows',
      'too_many_columns',
      'cell_too_long',
      'broken',
      'too_slow',
      'too_much_memory',
    ] as const) {
      const { zh, en } = new SheetFault(code, {}, sheetLimits)
      expect(zh).toMatch(/请[^请]+重试$/)
      expect(en).toMatch(/try again$/)
    }
  })
})
