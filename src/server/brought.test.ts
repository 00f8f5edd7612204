/** What people bring in spreadsheets: files that once failed, each standing for a kind, through the same API as the page. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openXiangtan, xiangtan } from '../../tools/stair.ts'
import { family, formOf, posts } from '../../tools/county.ts'
import { asCsv, asXlsx, asWritten, but, surveyedRows } from '../../tools/survey-sheet.ts'
import { sheetColumns, yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import type { TestHouse, Visitor, Visitors } from '../../tools/house.ts'
import { columnLetters } from '../sheets/merges.ts'
import { workbook, zip, partsOf } from '../sheets/testing.ts'
import type {
  ImportPreview,
  ImportProgress,
  ImportStarted,
  Problem,
  RegisterListView,
  Revealed,
} from './contract/index.ts'

let house: TestHouse
let at: Visitors
let surveyor: Visitor
const query = `programme=elevator.survey&area=${xiangtan}&post=${xiangtan}-survey-firm`
type Bytes = Uint8Array<ArrayBuffer>
const brought = (name: string): Bytes =>
  Uint8Array.from(readFileSync(fileURLToPath(new URL(`./brought/${name}`, import.meta.url))))

beforeAll(async () => {
  ;({ house, at } = await openXiangtan())
  surveyor = await at.as('survey')
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const headers = (key: string) => ({
  'content-type': 'application/octet-stream',
  'x-file-name': encodeURIComponent('摸底.xlsx'),
  'idempotency-key': `brought-${key}`,
})
async function preview(bytes: Bytes): Promise<ImportPreview> {
  const { status, body } = await surveyor.send<string | Problem>(
    'POST',
    `/api/imports/preview?${query}`,
    bytes,
    headers('preview'),
  )
  expect([status, body]).toEqual([200, expect.any(String)])
  const last = JSON.parse((body as string).trimEnd().split('\n').at(-1)!) as {
    readonly preview: ImportPreview
  }
  return last.preview
}
const confirm = (bytes: Bytes, ticket: string, more = '') =>
  surveyor.send<ImportStarted & Problem>(
    'POST',
    `/api/imports?${query}&ticket=${ticket}${more}`,
    bytes,
    headers('confirm'),
  )
async function entered(bytes: Bytes, more = ''): Promise<ImportPreview> {
  const shown = await preview(bytes)
  const { status, body } = await confirm(bytes, shown.ticket, more)
  expect([status, body.detail?.zh]).toEqual([202, undefined])
  for (;;) {
    const { body: progress } = await surveyor.get<ImportProgress>(`/api/imports/${body.case}`)
    if (!progress.running) {
      expect([progress.problem, progress.finished]).toEqual([null, true])
      return shown
    }
    await new Promise((next) => setTimeout(next, 50))
  }
}
const listOf = async (words: string): Promise<RegisterListView['entries']> =>
  (await surveyor.get<RegisterListView>(`/api/registers/elevator.units?q=${encodeURIComponent(words)}`)).body
    .entries
async function entryOf(words: string): Promise<Readonly<Record<string, unknown>>> {
  const { body } = await surveyor.get<RegisterListView>(
    `/api/registers/elevator.units?q=${encodeURIComponent(words)}`,
  )
  expect(body.entries).toHaveLength(1)
  const [entry] = body.entries
  return {
    standing: entry!.standing,
    ...Object.fromEntries(body.columns.map((c, n) => [c.name, entry!.cells[n]])),
  }
}
const exportOf = async (words: string): Promise<Bytes> =>
  Uint8Array.from(
    (await surveyor.file(`/api/registers/elevator.units/list.xlsx?q=${encodeURIComponent(words)}`)).body,
  )
const faultsOf = (p: ImportPreview) => p.faults.map((f) => [f.row, f.heading, f.message.zh])

describe('[IM10] what we export we read', () => {
  test('a register’s list, taken as a spreadsheet and sent back, changes nothing', async () => {
    expect((await entered(brought('own-export.xlsx'))).entries.added).toBe(5)
    const own = await exportOf('往返小区')
    const p = await preview(own)
    expect([p.entries, p.faulty, p.erased.rows]).toEqual([{ rows: 5, added: 0, changed: 0, same: 5 }, 0, 0])
  })

  test('so does the list of everything that the estate of the rehearsal has', async () => {
    const own = await exportOf('三湘鑫苑')
    const p = await preview(own)
    expect([p.rows, p.entries.same, p.faulty]).toEqual([8, 8, 0])
  })
})

describe('[IM12] a column that a file does not have leaves what is known', () => {
  test('and the standing with it', async () => {
    await entered(brought('known.xlsx'))
    const before = await entryOf('补录小区')
    const p = await entered(brought('fewer-columns.xlsx'))
    expect([p.entries.changed, p.completed, p.erased.rows, p.resurveyed.total]).toEqual([1, 1, 0, 0])
    expect(await entryOf('补录小区')).toEqual({ ...before, reportNo: 'BG-002' })
  })

  test('a blank cell of a column that it has is not known: what would be erased is counted, by column', async () => {
    const [row] = surveyedRows().filter(
      (r) => r.fireLane !== null && r.spacing !== null && r.estate !== '三湘鑫苑',
    )
    await entered(await asXlsx([asWritten(row!)]))
    const p = await preview(
      await asXlsx([but(asWritten(row!), { '消防车道净宽（米）': '', '间距（米）': null })]),
    )
    expect(p.erased).toEqual({
      rows: 1,
      columns: [
        { heading: '消防车道净宽（米）', cells: 1 },
        { heading: '间距（米）', cells: 1 },
      ],
    })
  })
})

describe('[IM11] all sheets that people see', () => {
  test('those with the headings are read, each named with its rows', async () => {
    const p = await preview(brought('two-sheets.xlsx'))
    expect([p.rows, p.valid]).toEqual([3, 3])
    expect(p.sheets).toEqual([
      { name: '双马街道', rows: 1, problem: null },
      { name: '岳塘片', rows: 2, problem: null },
    ])
  })

  const cell = (name: string, text: string) =>
    `<c r="${name}" t="inlineStr"><is><t>${text.replaceAll('&', '&amp;')}</t></is></c>`
  const letters = (n: number): string => String.fromCharCode(65 + n)
  const rowXml = (n: number, texts: readonly (string | number | null)[]) =>
    `<row r="${n}">${texts.map((t, c) => cell(`${letters(c)}${n}`, String(t ?? ''))).join('')}</row>`
  const sheetXml = (lines: readonly (readonly (string | number | null)[])[]) =>
    lines.map((l, n) => rowXml(n + 1, l)).join('')
  const [unit] = surveyedRows().slice(-1).map(asWritten)
  const twoOf = (first: string, second: string): Bytes =>
    Uint8Array.from(
      zip(
        partsOf({
          rows: first,
          sheets: '<sheet name="说明" sheetId="1" r:id="rId1"/><sheet name="数据" sheetId="2" r:id="rId4"/>',
        }).map((part) =>
          part.name === 'xl/worksheets/sheet2.xml'
            ? {
                ...part,
                bytes: `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${second}</sheetData></worksheet>`,
              }
            : part,
        ),
      ),
    )

  test('one without them is named with the reason, wherever it stands', async () => {
    const p = await preview(twoOf(sheetXml([['填表说明'], ['一户一行']]), sheetXml([sheetColumns, unit!])))
    expect([p.rows, p.valid]).toEqual([1, 1])
    expect(p.sheets.map((s) => [s.name, s.rows, s.problem?.zh.slice(0, 4) ?? null])).toEqual([
      ['说明', 0, '缺少表头'],
      ['数据', 1, null],
    ])
  })

  test('one unit on two sheets is told with the sheet; columns in another order come back in the order of the first', async () => {
    const file = twoOf(
      sheetXml([sheetColumns, unit!]),
      sheetXml([sheetColumns.toReversed(), unit!.toReversed()]),
    )
    const p = await preview(file)
    expect(p.faults.map((f) => [f.sheet, f.row, f.message.zh])).toEqual([['数据', 2, '与“说明”第2行重复']])
  })
})

describe('[TX2] [TX3] what looks the same is the same', () => {
  test('five spellings of one building are one unit', async () => {
    const p = await preview(brought('look-alike.xlsx'))
    expect([p.valid, p.duplicates]).toEqual([1, 4])
    expect(faultsOf(p)).toEqual([3, 4, 5, 6].map((row) => [row, '', '与第2行重复']))
  })

  test('[IM13] spellings that may be the same are asked about, within the file and against the register', async () => {
    const [base] = surveyedRows().slice(-2, -1).map(asWritten)
    const named = (building: string, unit: string) =>
      but(base!, { 小区: '近似小区', 楼栋: building, 单元: unit })
    await entered(await asXlsx([named('3栋', '1单元')]))
    const file = await asXlsx([
      named('三幢', '1单元'),
      named('4栋', '01单元'),
      named('4号楼', '1门洞'),
      named('5栋', '1单元'),
    ])
    const p = await preview(file)
    expect(p.alike.total).toBe(2)
    expect(
      p.alike.first.map((a) => [
        a.row,
        a.id.split('/').slice(2).join(' '),
        a.other.row,
        a.other.id.split('/').slice(2).join(' '),
      ]),
    ).toEqual([
      [2, '三幢 1单元', null, '3栋 1单元'],
      [4, '4号楼 1门洞', 3, '4栋 01单元'],
    ])
    const refused = await confirm(file, p.ticket)
    expect([refused.status, refused.body.code]).toEqual([422, 'has_alike'])
    expect((await entered(file, '&distinct=true')).valid).toBe(4)
  })

  test('[TX2] names made of parts are told apart on the list: 1 and 12, 11 and 2', async () => {
    const [base] = surveyedRows().slice(-2, -1).map(asWritten)
    const named = (building: string, unit: string) =>
      but(base!, { 小区: '数字小区', 楼栋: building, 单元: unit })
    await entered(await asXlsx([named('1', '12'), named('11', '2')]))
    expect((await listOf('数字小区')).map((e) => e.name)).toEqual(['数字小区1 12', '数字小区11 2'])
  })
})

test('[TX2] a unit is found as people type it', async () => {
  const [base] = surveyedRows().slice(-4, -3).map(asWritten)
  await entered(await asXlsx([but(base!, { 小区: '问询花园（一期）', 楼栋: '5栋', 单元: 'A单元' })]))
  for (const typed of [
    '问询花园 5栋',
    '问询花园(一期)５栋',
    '问询 花园 ５ 栋',
    '问询花园 五栋',
    '问询花园 5幢 ａ单元',
    '问询\u200b花园 5号楼',
  ])
    expect([typed, (await listOf(typed)).length]).toEqual([typed, 1])
  const anybody = await at.stranger.get<RegisterListView>(
    `/api/registers/elevator.units?q=${encodeURIComponent('问询花园（一期）５栋')}`,
  )
  expect([anybody.status, anybody.body.entries.length]).toEqual([200, 1])
  expect(await listOf('问询花园 6栋')).toEqual([])
})

test('[SH5] what the sheet shows is what is read', async () => {
  await entered(brought('number-formats.xlsx'))
  expect(await entryOf('格式小区')).toMatchObject({ building: '7栋', unit: '2单元', reportNo: '000012' })
})

test('[SH5] a number that shows as another is a fault that says both', async () => {
  const columns = sheetColumns.map(
    (c, n) => `<c r="${n < 26 ? String.fromCharCode(65 + n) : 'AA'}1" t="str"><v>${c}</v></c>`,
  )
  const floors = sheetColumns.indexOf('地上层数')
  const row = asWritten(surveyedRows().at(-3)!).map((text, n) =>
    n === floors
      ? `<c r="${String.fromCharCode(65 + n)}2" s="1"><v>5.6</v></c>`
      : `<c r="${String.fromCharCode(65 + n)}2" t="str"><v>${text}</v></c>`,
  )
  const p = await preview(
    Uint8Array.from(
      workbook({
        rows: `<row r="1">${columns.join('')}</row><row r="2">${row.join('')}</row>`,
        formats: ['0'],
      }),
    ),
  )
  expect(faultsOf(p)).toEqual([[2, '地上层数', '显示为“6”，实际存的是5.6']])
})

test.each<[string, string, string, string | null, string]>([
  ['general with a word', 'General"栋"', '7', '7栋', ''],
  ['one word for some and another for others', '[>=5]0"幢";0"座"', '8', '8幢', ''],
  [
    'Chinese numerals, which are not read',
    '[DBNum1]0',
    '7',
    null,
    '单元格的格式读不出显示的内容，实际存的是7',
  ],
])('[SH5] a building that its format writes: %s', async (_, format, stored, shown, fault) => {
  const cells = (row: readonly (string | number | null)[], n: number) =>
    row.map((text, c) =>
      n === 2 && sheetColumns[c] === '楼栋'
        ? `<c r="${columnLetters(c + 1)}2" s="1"><v>${stored}</v></c>`
        : `<c r="${columnLetters(c + 1)}${n}" t="str"><v>${text ?? ''}</v></c>`,
    )
  const row = but(asWritten(surveyedRows().at(-3)!), { 小区: '写法小区' })
  const file = workbook({
    rows: [sheetColumns, row].map((r, i) => `<row r="${i + 1}">${cells(r, i + 1).join('')}</row>`).join(''),
    formats: [format],
  })
  const p = await preview(Uint8Array.from(file))
  expect(faultsOf(p)).toEqual(shown === null ? [[2, '楼栋', fault]] : [])
  if (shown === null) return
  await entered(Uint8Array.from(file))
  expect((await listOf(`写法小区${shown}`)).length).toBe(1)
})

test('[IM3] headings again on the next page, their units alone and counted columns are no rows', async () => {
  const row = asWritten(surveyedRows().at(-3)!)
  const units = sheetColumns.map((c) => (c.includes('（米）') ? '（米）' : ''))
  const p = await preview(
    await asXlsx([units, sheetColumns.map((_, i) => i + 1), row, sheetColumns, but(row, { 楼栋: '97栋' })]),
  )
  expect([p.rows, p.valid, faultsOf(p)]).toEqual([2, 2, []])
})

test('[IM3] headings over two rows are read', async () => {
  const p = await preview(brought('two-row-heading.xlsx'))
  expect([p.rows, p.valid, p.absent.includes('间距（米）')]).toEqual([1, 1, false])
})

test('[SH9] the quote that marks a text is no part of it: once new, once the same', async () => {
  expect((await entered(brought('text-guard.csv'))).entries).toMatchObject({ added: 1 })
  expect(await entryOf('引号小区')).toMatchObject({ estate: '引号小区', building: '1栋', reportNo: 'BG-001' })
  const again = asCsv([
    but(asWritten(surveyedRows().at(-3)!), {
      街道: '双马街道',
      社区: '新塘里社区',
      小区: '引号小区',
      楼栋: '1栋',
      单元: '1单元',
    }),
  ])
  expect((await preview(again)).entries).toMatchObject({ added: 0 })
})

test('[SH9] nor are the signs around ="000012", by which a CSV says that it is text', async () => {
  const row = but(asWritten(surveyedRows().at(-3)!), { 小区: '="等号小区"', 报告编号: '="000012"' })
  const file = asCsv(
    [row],
    sheetColumns.map((h) => `'${h}`),
  )
  expect((await entered(file)).entries).toMatchObject({ added: 1 })
  expect(await entryOf('等号小区')).toMatchObject({ estate: '等号小区', reportNo: '000012' })
})

test('[SH8] one bad cell is one fault, and the other row enters', async () => {
  const p = await preview(brought('one-bad-cell.xlsx'))
  expect([p.valid, faultsOf(p)]).toEqual([1, [[3, '建成年份', '单元格是错误值NaN']]])
})

test('[K24] what cannot be is a fault: a day to come, a year to come, a lane of 420 metres', async () => {
  const p = await preview(brought('impossible-values.xlsx'))
  expect(p.valid).toBe(0)
  expect(faultsOf(p)).toEqual([
    [2, '摸底日期', '不能晚于今天（2021-10-20）'],
    [3, '建成年份', '不能晚于今年（2021年）'],
    [4, '消防车道净宽（米）', '应在0.01到50之间'],
  ])
})

describe('[K25] what only looks wrong is asked about', () => {
  const form = (more: object, account: string) => ({
    programme: 'assistance.temporary',
    outcome: 'apply',
    area: yunzhao,
    post: posts.village,
    input: formOf(family(1), { account, accountHolder: '周　莲', applicantName: '古丽米热•艾比布力' }),
    ...more,
  })

  test.each([
    ['of 19 digits', '6217981234567890127'],
    ['of 17 digits', '62179812345678902'],
    ['of 12 digits', '810002345678'],
    ['of 22 digits', '4301560100021234567890'],
  ])(
    'an account %s that does not pass is sent all the same once it was looked at, and stands so',
    async (_, account) => {
      const village = await house.as('village')
      const first = await village.post<Problem>('/api/cases', form({}, account))
      expect([first.status, first.body.code, first.body.field]).toEqual([422, 'look_again', 'account'])
      expect(first.body.detail.zh).toContain('照此提交')
      const other = await village.post<Problem>('/api/cases', form({ sure: ['accountHolder'] }, account))
      expect([other.status, other.body.code]).toEqual([422, 'look_again'])
      const done = await village.post<{ readonly case: string }>(
        '/api/cases',
        form({ sure: ['account'] }, account),
      )
      expect(done.status).toBe(201)
      /** [ID8] Names stand, and go to the bank, as their owners write them. */
      const clerk = await house.as('clerk')
      const { body: clear } = await clerk.post<Revealed>(`/api/cases/${done.body.case}/reveal`, {
        names: ['account', 'accountHolder', 'applicantName'],
        purpose: '核对账户',
      })
      expect(Object.fromEntries(clear.values.map((v) => [v.name, v.value]))).toEqual({
        account,
        accountHolder: '周莲',
        applicantName: '古丽米热·艾比布力',
      })
    },
  )
})
