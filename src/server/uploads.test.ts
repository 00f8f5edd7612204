/** [U1] Papers: what they are their bytes say; whose they are decides who opens them; nobody fills the disk. */
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
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

const pdf = new Uint8Array([
  ...Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
  ...deflateSync(Buffer.from('x')),
])
const send = (who: Visitor, body: Uint8Array<ArrayBuffer> = pdf) =>
  who.send<{ id: string; type: string } & Problem>('POST', '/api/uploads', body, {
    'x-file-name': encodeURIComponent('诊断证明.pdf'),
  })

test('a paper is sealed in the database, opens for who sent it, and for nobody else', async () => {
  const { status, body } = await send(neighbour)
  expect([status, body.type]).toEqual([201, 'application/pdf'])
  const { rows } = await house.house.pool.query<{ content: Buffer }>(
    'select content from upload where id = $1',
    [body.id],
  )
  expect(rows[0]!.content.includes(Buffer.from('%PDF'))).toBe(false)
  const back = await neighbour.get<string>(`/api/uploads/${body.id}`)
  expect(back.body.startsWith('%PDF-1.4')).toBe(true)
  expect(back.headers.get('content-disposition')).toContain('attachment')
  expect((await li.get(`/api/uploads/${body.id}`)).status).toBe(404)
  expect((await staff.clerk.get(`/api/uploads/${body.id}`)).status).toBe(404)
})

test('[U6] who sends may name it: sent twice it is one, and nobody takes somebody else’s name', async () => {
  const named = (who: Visitor, id: string) =>
    who.send<{ id: string } & Problem>('POST', '/api/uploads', pdf, {
      'x-file-name': 'a.pdf',
      'x-upload-id': id,
    })
  expect([
    (await named(neighbour, 'my-paper-1')).status,
    (await named(neighbour, 'my-paper-1')).status,
    (await named(li, 'my-paper-1')).body.code,
    (await named(li, '../x')).body.code,
  ]).toEqual([201, 200, 'id_taken', 'invalid_id'])
  const { rows } = await house.house.pool.query<{ n: number }>(
    `select count(*) as n from upload where id = 'my-paper-1'`,
  )
  expect(rows[0]!.n).toBe(1)
})

test('named in a case, it opens for those who may see the case, and only as a part of that case', async () => {
  const { body } = await send(staff.village)
  const id = await apply(staff, family(1), { proofs: [body.id] })
  const other = await apply(staff, family(2))
  expect((await staff.clerk.get(`/api/uploads/${body.id}?case=${id}`)).status).toBe(200)
  expect((await staff.clerk.get(`/api/uploads/${body.id}?case=${other}`)).status).toBe(404)
  expect((await li.get(`/api/uploads/${body.id}?case=${id}`)).status).toBe(404)
})

test('[U2] the picture that opens is not the one that was sent: where it was taken is nowhere', async () => {
  const sent = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#c00' } })
    .withExif({ IFD0: { Make: 'YimenPhone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '26/1 59/1 27/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  expect(sent.includes('Exif')).toBe(true)
  const { status, body } = await send(neighbour, new Uint8Array(sent))
  expect([status, body.type]).toEqual([201, 'image/jpeg'])
  const { body: stored } = await neighbour.file(`/api/uploads/${body.id}`)
  expect(stored.includes('Exif')).toBe(false)
  expect(stored.includes('YimenPhone')).toBe(false)
  const { width, height } = await sharp(stored).metadata()
  expect([width, height]).toEqual([20, 40])
})

test('[U3] a PDF with a script, and half a picture, are refused in words', async () => {
  const scripted = new Uint8Array(
    Buffer.from(
      '%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF\n',
    ),
  )
  expect(await send(neighbour, scripted)).toMatchObject({
    status: 422,
    body: { code: 'active_pdf', detail: { zh: expect.stringContaining('脚本') } },
  })
  expect(
    await send(neighbour, new Uint8Array(Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'))),
  ).toMatchObject({ status: 422, body: { code: 'unreadable_image' } })
})

test('[U4] a paper comes as an attachment that no page can run or embed', async () => {
  const { body } = await send(neighbour)
  const { headers } = await neighbour.get(`/api/uploads/${body.id}`)
  expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('content-disposition')).toMatch(/^attachment/)
})

test('sixty a day and no more, said in words', async () => {
  const sent = await Promise.all(Array.from({ length: 60 }, () => send(li)))
  expect(sent.every((s) => s.status === 201)).toBe(true)
  expect(await send(li)).toMatchObject({ status: 429, body: { code: 'too_many' } })
  expect((await send(neighbour)).status).toBe(201)
})
