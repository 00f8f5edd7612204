/** [U1] Papers: what they are their bytes say; whose they are decides who opens them; nobody fills the disk. */
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apply, family, staffOf, type Staff } from '../../tools/county.ts'
import { openTestHouse, type TestHouse, type Visitor } from '../../tools/house.ts'
import type { Problem } from './contract/index.ts'

let house: TestHouse
let staff: Staff
let neighbour: Visitor
let li: Visitor

beforeAll(async () => {
  house = await openTestHouse()
  staff = await staffOf(house)
  neighbour = await house.as('neighbour')
  li = await house.as('li')
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const pdf = new Uint8Array([...Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'), ...deflateSync(Buffer.from('x'))])
const send = (who: Visitor, body: Uint8Array<ArrayBuffer> = pdf) => who.send<{ id: string; type: string } & Problem>('POST', '/api/uploads', body, { 'x-file-name': encodeURIComponent('诊断证明.pdf') })

test('a paper is sealed in the database, opens for who sent it, and for nobody else', async () => {
  const { status, body } = await send(neighbour)
  expect([status, body.type]).toEqual([201, 'application/pdf'])
  const { rows } = await house.house.pool.query<{ content: Buffer }>('select content from upload where id = $1', [body.id])
  expect(rows[0]!.content.includes(Buffer.from('%PDF'))).toBe(false)
  const back = await neighbour.get<string>(`/api/uploads/${body.id}`)
  expect(back.body.startsWith('%PDF-1.4')).toBe(true)
  expect(back.headers.get('content-disposition')).toContain('attachment')
  expect((await li.get(`/api/uploads/${body.id}`)).status).toBe(404)
  expect((await staff.clerk.get(`/api/uploads/${body.id}`)).status).toBe(404)
})

test('named in a case, it opens for those who may see the case, and only as a part of that case', async () => {
  const { body } = await send(staff.village)
  const id = await apply(staff, family(1), { proofs: [body.id] })
  const other = await apply(staff, family(2))
  expect((await staff.clerk.get(`/api/uploads/${body.id}?case=${id}`)).status).toBe(200)
  expect((await staff.clerk.get(`/api/uploads/${body.id}?case=${other}`)).status).toBe(404)
  expect((await li.get(`/api/uploads/${body.id}?case=${id}`)).status).toBe(404)
})

test('sixty a day and no more, said in words', async () => {
  const sent = await Promise.all(Array.from({ length: 60 }, () => send(li)))
  expect(sent.every((s) => s.status === 201)).toBe(true)
  expect(await send(li)).toMatchObject({ status: 429, body: { code: 'too_many' } })
  expect((await send(neighbour)).status).toBe(201)
})
