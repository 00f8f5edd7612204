/** A surveyor's spreadsheet from the file to the register and back, through the same API as the page. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openXiangtan, xiangtan } from '../../tools/stair.ts'
import type { TestHouse, Visitor, Visitors } from '../../tools/house.ts'
import { asCsv, asWritten, asXlsx, but, surveyedRows } from '../../tools/survey-sheet.ts'
import { sheetColumns } from '../../packs/rehearsal-hunan/index.ts'
import { readSheet } from './sheets/index.ts'
import { zip } from './sheets/testing.ts'
import type { ImportLine, ImportPreview, ImportProgress, ImportStarted, Problem } from './contract/index.ts'

let house: TestHouse
let at: Visitors
let surveyor: Visitor
let office: Visitor
const query = `programme=elevator.survey&area=${xiangtan}&post=${xiangtan}-survey-firm`
type Bytes = Uint8Array<ArrayBuffer>

beforeAll(async () => {
  ;({ house, at } = await openXiangtan())
  ;[surveyor, office] = await Promise.all([at.as('survey'), at.as('city')])
}, 120_000)
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const rows = surveyedRows().filter((r) => r.community !== surveyedRows()[0]!.community).slice(0, 700).map(asWritten)
const headers = (name = '摸底.xlsx') => ({ 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name), 'idempotency-key': `import-test-${Math.random()}` })

async function preview(bytes: Bytes, who = surveyor, q = query): Promise<{ readonly status: number; readonly preview: ImportPreview; readonly problem: Problem }> {
  const { status, body } = await who.send<string | Problem>('POST', `/api/imports/preview?${q}`, bytes, headers())
  if (typeof body !== 'string') return { status, preview: null as never, problem: body }
  const last = JSON.parse(body.trimEnd().split('\n').at(-1)!) as Extract<ImportLine, { preview: unknown }> & { problem: Problem }
  return { status, preview: last.preview, problem: last.problem }
}
const confirm = (bytes: Bytes, ticket: string, skip = false) => surveyor.send<ImportStarted & Problem>('POST', `/api/imports?${query}&ticket=${ticket}${skip ? '&skip=true' : ''}`, bytes, headers())
async function finished(id: string): Promise<ImportProgress> {
  for (;;) {
    const { body } = await surveyor.get<ImportProgress>(`/api/imports/${id}`)
    if (!body.running) return body
    await new Promise((next) => setTimeout(next, 50))
  }
}

test('login', async () => {
  const p = await preview(await asXlsx(rows))
  console.log(p.status, JSON.stringify(p.problem ?? p.preview).slice(0, 3000))
  const c = await confirm(await asXlsx(rows), p.preview.ticket)
  console.log(c.status, JSON.stringify(c.body))
  console.log(JSON.stringify(await finished(c.body.case)))
})
