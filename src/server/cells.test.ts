/** [FM9] A spreadsheet read for the list of a form: text as people see it, what cannot be read named, nothing kept. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../tools/house.ts'
import { workbook } from '../sheets/testing.ts'
import { asXlsx } from '../../tools/survey-sheet.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const utf8 = (text: string) => new TextEncoder().encode(text)
type Answer = { readonly rows?: readonly (readonly string[])[]; readonly code?: string }
const sent = async (who: string, body: Uint8Array<ArrayBuffer>) => {
  const { status, body: answer } = await (
    await house.as(who)
  ).send<Answer>('POST', '/api/cells', body, { 'content-type': 'application/octet-stream' })
  return [status, answer.rows ?? answer.code] as const
}

test.each<
  [string, string, () => Promise<Uint8Array<ArrayBuffer>> | Uint8Array<ArrayBuffer>, number, unknown]
>([
  [
    '工作簿',
    'clerk',
    () => asXlsx([['301', 3, '83.10']], ['房号', '楼层', '面积']),
    200,
    [
      ['房号', '楼层', '面积'],
      ['301', '3', '83.10'],
    ],
  ],
  [
    '逗号分隔',
    'clerk',
    () => Uint8Array.from(utf8('房号,楼层\n301,3\n')),
    200,
    [
      ['房号', '楼层'],
      ['301', '3'],
    ],
  ],
  ['不是表格', 'clerk', () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 422, 'not_a_sheet'],
  ['没有岗位的人', 'neighbour', () => Uint8Array.from(utf8('房号,楼层\n301,3\n')), 404, 'not_found'],
])('%s', async (_, who, bytes, status, answer) => {
  expect(await sent(who, await bytes())).toEqual([status, answer])
})

test('几千字节的文件里每一格都指同一段长文字：不读成几百兆', async () => {
  const row = (n: number) => `<row r="${n}">${'<c t="s"><v>0</v></c>'.repeat(60)}</row>`
  const file = workbook({
    rows: Array.from({ length: 5_000 }, (_, n) => row(n + 1)).join(''),
    strings: `<si><t>${'字'.repeat(4_000)}</t></si>`,
  })
  expect(file.length).toBeLessThan(100_000)
  expect(await sent('clerk', new Uint8Array(file))).toEqual([413, 'too_much_text'])
})

test('5,000行读完，再多的请走名单导入', async () => {
  const rows = Array.from({ length: 5_000 }, (_, i) => [String(i + 1), '3'])
  const [status, answer] = await sent('clerk', await asXlsx(rows, ['房号', '楼层']))
  expect([status, (answer as readonly unknown[]).length]).toEqual([200, 5_001])
  const more = await sent('clerk', await asXlsx([...rows, ['5001', '3']], ['房号', '楼层']))
  expect(more).toEqual([422, 'too_many_rows'])
})
