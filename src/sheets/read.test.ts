/** What a workbook shows to people is what is read from it; what its bytes claim besides is not believed. */
import { describe, expect, test } from 'vitest'
import { SheetFault } from './index.ts'
import { partsOf, rich, rowsOf, shownRows, workbook, zip, type Book } from './testing.ts'

const cells = (...all: readonly string[]): string => `<row r="1">${all.join('')}</row>`

describe('[SH3] cells', () => {
  test.each<readonly [string, Book, readonly string[]]>([
    [
      'shared, plain and rich, without the readings above',
      {
        rows: cells(
          '<c r="A1" t="s"><v>0</v></c>',
          '<c r="B1" t="s"><v>1</v></c>',
          '<c r="C1" t="s"><v>2</v></c>',
          '<c r="D1" t="s"><v>0</v></c>',
        ),
        strings: rich,
      },
      ['1: 张三 | 李四  | · | 张三'],
    ],
    [
      'written in the cell, also in runs',
      {
        rows: cells(
          '<c r="A1" t="inlineStr"><is><t>王五</t></is></c>',
          '<c r="B1" t="inlineStr"><is><r><t>赵</t></r><r><t>六</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>',
        ),
      },
      ['1: 王五 | 赵六'],
    ],
    [
      'with entities, guards and a CDATA section',
      { rows: cells('<c r="A1" t="str"><v>A&amp;B &#x4E2D;_x000A_<![CDATA[<好>]]></v></c>') },
      ['1: A&B 中\n<好>'],
    ],
    [
      'a formula, whatever its stored result',
      {
        rows: cells(
          '<c r="A1"><f>1+1</f><v>2</v></c>',
          '<c r="B1" t="str"><f t="shared" si="0"/><v>合计</v></c>',
          '<c r="C1"><f/></c>',
        ),
      },
      ['1: ƒ | ƒ | ƒ'],
    ],
    [
      'a formula that spills over, only while it does',
      {
        rows: '<row r="1"><c r="A1"><f t="array" ref="A1:B2">C1:D2</f><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row><row r="2"><c r="A2"><v>4</v></c><c r="B2"><v>5</v></c></row><row r="3"><c r="A3"><v>6</v></c></row>',
      },
      ['1: ƒ | ƒ | #3', '2: ƒ | ƒ', '3: #6'],
    ],
    [
      'true, false and errors',
      {
        rows: cells(
          '<c r="A1" t="b"><v>1</v></c>',
          '<c r="B1" t="b"><v>0</v></c>',
          '<c r="C1" t="e"><v>#N/A</v></c>',
        ),
      },
      ['1: 是 | 否 | !#N/A'],
    ],
    [
      'with style and nothing in them',
      {
        rows: `${cells('<c r="A1" s="1"/>', '<c r="B1" t="n"><v></v></c>', '<c r="XFD1" s="1"/>')}<row r="3"><c r="B3"><v>1</v></c><c r="XFD3" s="1"/></row>`,
        formats: [14],
      },
      ['3: · | #1'],
    ],
    [
      'without names, one after the other',
      {
        rows: '<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>',
      },
      ['1: #1 | #2', '5: · | · | #3 | #4', '6: #5'],
    ],
    [
      'under merged ranges, the first keeping the value',
      {
        rows: '<row r="1"><c r="A1" t="str"><v>调查表</v></c></row><row r="2"><c r="A2" t="str"><v>户主</v></c><c r="B2" t="str"><v>成员</v></c></row><row r="3"><c r="A3" t="str"><v>旧值</v></c><c r="B3" t="str"><v>配偶</v></c></row><row r="4"><c r="A4" t="str"><v>旧值</v></c></row>',
        after: '<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="A2:A4"/></mergeCells>',
      },
      ['1: 调查表 | ∪ | ∪', '2: 户主 | 成员', '3: ∪ | 配偶'],
    ],
    [
      'of a sheet that lies about its size',
      { before: '<dimension ref="A1:XFD1048576"/>', rows: cells('<c r="A1"><v>1</v></c>') },
      ['1: #1'],
    ],
    [
      'behind a hidden sheet and a chart',
      {
        rows: cells('<c r="A1"><v>1</v></c>'),
        sheets:
          '<sheet name="旧" sheetId="1" state="hidden" r:id="rId1"/><sheet name="藏" sheetId="2" state="veryHidden" r:id="rId1"/><sheet name="图" sheetId="3" r:id="rId5"/><sheet name="数据" sheetId="4" r:id="rId4"/>',
      },
      ['1: 另一张表'],
    ],
    [
      'in elements with a prefix',
      {
        rows: '',
        sheetXml:
          '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="2"><x:c r="A2"><x:v>7</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref=\'A2:B2\' /></x:mergeCells></x:worksheet>',
      },
      ['2: #7 | ∪'],
    ],
    [
      'of a sheet in UTF-16',
      {
        rows: '',
        sheetXml:
          '\ufeff<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>中文</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>',
      },
      ['1: 中文 | ∪'],
    ],
    ['none at all', { rows: '' }, []],
  ])('%s', async (name, book, expected) => {
    const parts = name.includes('UTF-16')
      ? partsOf(book).map((p) =>
          p.name.endsWith('sheet1.xml') ? { ...p, bytes: Buffer.from(p.bytes as string, 'utf16le') } : p,
        )
      : partsOf(book)
    expect(await shownRows(zip(parts))).toEqual(expected)
  })

  test('merged ranges are few or many, in a row or down a column', async () => {
    const rows = Array.from(
      { length: 2000 },
      (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i}</v></c><c r="C${i + 1}"><v>1</v></c></row>`,
    ).join('')
    const merges = Array.from(
      { length: 2000 },
      (_, i) => `<mergeCell ref="A${2000 - i}:B${2000 - i}"/>`,
    ).join('')
    const shown = await shownRows(workbook({ rows, after: `<mergeCells>${merges}</mergeCells>` }))
    expect(shown.length).toBe(2000)
    expect(shown.every((r, i) => r === `${i + 1}: #${i} | ∪ | #1`)).toBe(true)
  })
})

describe('[SH5] numbers and days', () => {
  test.each([
    ['0.30000000000000004', '#0.3'],
    ['4.2999999999999997E-2', '#0.043'],
    ['1E3', '#1000'],
    ['1.5e+20', '#150000000000000000000'],
    ['-1.2E-7', '#-0.00000012'],
    ['6222021234567890', '#6222021234567890'],
    ['4.30111199001011E+17', '#430111199001011000'],
    ['007', '#7'],
    ['-0', '#0'],
    ['123456.789', '#123456.789'],
  ])('%s is %s', async (stored, shown) => {
    expect(await shownRows(workbook({ rows: cells(`<c r="A1"><v>${stored}</v></c>`) }))).toEqual([
      `1: ${shown}`,
    ])
  })

  /** 44489 is 20 October 2021 in the system of 1900, 43027 in that of 1904. */
  test.each<readonly [string, string | number, string, boolean, string]>([
    ['a day', 14, '44489', false, '@2021-10-20'],
    ['a day and an hour', 22, '44489.75', false, '@2021-10-20'],
    ['a day as Chinese programs write it', 31, '44489', false, '@2021-10-20'],
    ['a month', 57, '44489', false, '@2021-10-20'],
    ['a format of one’s own', 'yyyy"年"m"月"d"日";@', '44489', false, '@2021-10-20'],
    ['a format with a language', '[$-804]yyyy\\-mm\\-dd', '44489', false, '@2021-10-20'],
    ['the month alone', 'mm', '44489', false, '@2021-10-20'],
    ['the system of 1904', 14, '43027', true, '@2021-10-20'],
    ['the first day of 1904', 14, '0', true, '@1904-01-01'],
    ['the first of January 1900', 14, '1', false, '@1900-01-01'],
    ['the last of February 1900', 14, '59', false, '@1900-02-28'],
    ['a day that never was', 14, '60', false, '!1900-02-29'],
    ['the first of March 1900', 14, '61', false, '@1900-03-01'],
    ['the last day of all', 14, '2958465', false, '@9999-12-31'],
    ['more than that', 14, '2958466', false, '#2958466'],
    ['before the first', 14, '-1', false, '#-1'],
    ['an hour', 20, '0.354166666666667', false, '08:30'],
    ['an hour in Chinese', 33, '0.5000115740740741', false, '12:00:01'],
    ['hours that add up', '[h]:mm', '1.5', false, '#1.5'],
    ['minutes that add up', 46, '1.5', false, '#1.5'],
    ['money', '"¥"#,##0.00;[Red]"¥"-#,##0.00', '44489', false, '#44489'],
    ['a colour is no day', '[Red]0.00', '44489', false, '#44489'],
    ['a word in quotes is no day', '0"day"', '44489', false, '#44489'],
    ['powers of ten', '0.00E+00', '44489', false, '#44489'],
  ])('%s', async (_, format, value, from1904, shown) => {
    expect(
      await shownRows(
        workbook({ rows: cells(`<c r="A1" s="1"><v>${value}</v></c>`), formats: [format], from1904 }),
      ),
    ).toEqual([`1: ${shown}`])
  })

  test('a day that is written as one', async () => {
    expect(
      await shownRows(workbook({ rows: cells('<c r="A1" t="d"><v>2021-10-20T00:00:00</v></c>') })),
    ).toEqual(['1: @2021-10-20'])
  })

  test.each<[string, string, string]>([
    ['seven with a word behind', '0"栋"|7', '#7 7栋'],
    ['an unquoted word', '0栋|7', '#7 7栋'],
    ['noughts before', '000000|12', '#12 000012'],
    ['a word before and noughts', '"BG-"000|12', '#12 BG-012'],
    ['two decimals tell nothing more', '0.00|4.2', '#4.2'],
    ['thousands tell nothing more', '#,##0|12345', '#12345'],
    ['a decimal that is not shown', '0|4.26', '#4.26 4'],
    ['a percent', '0%|0.155', '#0.155 16%'],
    ['a half goes up, on the figures themselves', '0.00"米"|1.005', '#1.005 1.01米'],
    ['thousands that are left off', '0.0,"千"|12345', '#12345 12.3千'],
    ['a number of a telephone', '000-0000-0000|13800138000', '#13800138000 138-0013-8000'],
    ['another word below nought', '0"盈";0"亏"|-3', '#-3 3亏'],
    ['a colour tells nothing', '[Red]0|5', '#5'],
    ['a currency', '[$￥-804]#,##0.00|1234.5', '#1234.5 ￥1,234.50'],
    ['a power is not read, and nobody says that it is the figures', '0.00E+00|1234', '#1234 ?'],
    ['nor is a fraction', '# ?/?|4.5', '#4.5 ?'],
    ['nor are Chinese numerals', '[DBNum1][$-804]0|12', '#12 ?'],
    ['general', 'General|1.5', '#1.5'],
    ['general with a word behind', 'General"栋"|7', '#7 7栋'],
    ['general as Chinese programs call it', 'G/通用格式"单元"|2', '#2 2单元'],
    ['one word for some numbers and another for others', '[>5]0"栋";0"座"|3', '#3 3座'],
    ['a word in the place of a number', '[=1]"甲";[=2]"乙";General|2', '#2 乙'],
    ['and a number where no word is said', '[=1]"甲";[=2]"乙";General|3', '#3'],
    ['nought that is not shown', '0;-0;;@|0', '#0 '],
    ['only what is above nought', '0"栋";;|7', '#7 7栋'],
  ])('what the sheet shows: %s', async (_, written, shown) => {
    const [format, value] = written.split('|') as [string, string]
    const [row] = await rowsOf(
      workbook({ rows: cells(`<c r="A1" s="1"><v>${value}</v></c>`), formats: [format] }),
    )
    const cell = row!.cells[0] as { readonly text: string; readonly shown?: string | null }
    expect(`#${cell.text}${cell.shown === undefined ? '' : ` ${cell.shown ?? '?'}`}`).toBe(shown)
  })
})

describe('[SH8] one bad cell is one fault', () => {
  test.each<[string, string, string]>([
    ['a number that is none', '<c r="A1"><v>NaN</v></c>', '!NaN'],
    ['a number in words', '<c r="A1"><v>twelve</v></c>', '!twelve'],
    ['a day that never was', '<c r="A1" t="d"><v>2021-02-30</v></c>', '!2021-02-30'],
    ['a shared text that is missing', '<c r="A1" t="s"><v>3</v></c>', '!3'],
    ['a shared text of no number', '<c r="A1" t="s"><v>x</v></c>', '!x'],
    ['neither true nor false', '<c r="A1" t="b"><v>x</v></c>', '!x'],
    ['a kind of cell that there is not', '<c r="A1" t="q"><v>1</v></c>', '!1'],
  ])('%s, and the next is read', async (_, cell, shown) => {
    expect(
      await shownRows(workbook({ rows: `<row r="1">${cell}<c r="B1"><v>2</v></c></row>`, strings: rich })),
    ).toEqual([`1: ${shown} | #2`])
  })
})

describe('[SH3] several sheets', () => {
  const two = (second: string, first = '') =>
    workbook({
      rows: cells('<c r="A1"><v>1</v></c>'),
      sheets: `<sheet name="甲" sheetId="1"${first} r:id="rId1"/><sheet name="乙" sheetId="2"${second} r:id="rId4"/>`,
    })
  const placesOf = async (bytes: Uint8Array) =>
    (await rowsOf(bytes)).map(({ sheet, row, cells: c }) => [sheet ?? '', row, c.length])
  test.each<[string, Buffer, unknown]>([
    [
      'both are read, with their names',
      two(''),
      [
        ['甲', 1, 1],
        ['乙', 1, 1],
      ],
    ],
    ['a hidden one is passed over, and one alone has no name', two(' state="hidden"'), [['', 1, 1]]],
    ['one that is hidden very much too', two('', ' state="veryHidden"'), [['', 1, 1]]],
  ])('%s', async (_, bytes, expected) => expect(await placesOf(bytes)).toEqual(expected))
})

test('[SH10] one row before three hundred thousand that hold nothing but formats is one row', async () => {
  const blank = Array.from(
    { length: 300_000 },
    (_, n) => `<row r="${n + 2}" s="1" customFormat="1" ht="15"/>`,
  )
  const styled = Array.from(
    { length: 2_000 },
    (_, n) => `<row r="${n + 300_002}"><c r="A${n + 300_002}" s="1"/></row>`,
  )
  expect(
    await shownRows(
      workbook({
        rows: `${cells('<c r="A1"><v>1</v></c>')}${blank.join('')}${styled.join('')}`,
        formats: ['0'],
      }),
    ),
  ).toEqual(['1: #1'])
})

test.each<[string, string]>([
  ['blanks', '<c r="A1" t="str"><v> 　</v></c>'],
  ['formulas drawn down that come to nothing', '<c r="A1" t="str"><f>IF(B1="","",B1)</f><v></v></c>'],
])('[SH10] rows of %s are no rows, however many', async (_, cell) => {
  const blank = Array.from(
    { length: 300 },
    (_none, n) => `<row r="${n + 2}">${cell.replace('A1', `A${n + 2}`)}</row>`,
  )
  const rows = `${cells('<c r="A1"><v>1</v></c>')}${blank.join('')}`
  expect(await shownRows(workbook({ rows }), { rows: 2 })).toEqual(['1: #1'])
})

test('[SH10] where formats make a file too large, the words say how to take them away', () => {
  for (const code of ['too_large', 'too_slow'] as const) {
    const fault = new SheetFault(code)
    expect(fault.zh).toContain('空行空列带有格式')
    expect(fault.en).toContain('delete them and save')
  }
})
