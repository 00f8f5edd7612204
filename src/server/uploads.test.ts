/** [U1] Papers: what they are their bytes say; whose they are decides who opens them; nobody fills the disk. */
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import { act, apply, family, formOf, posts, staffOf, type Staff } from '../../tools/county.ts'
import { openTestHouse, type TestHouse, type Visitor } from '../../tools/house.ts'
import type { Done, Problem } from './contract/index.ts'

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
const more = new Uint8Array([...pdf, 0x0a])
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

test('[U6] who sends may name it: sent twice it is one, and the same name of somebody else is another paper', async () => {
  const named = (who: Visitor, ref: string, bytes = pdf) =>
    who.send<{ id: string } & Problem>('POST', '/api/uploads', bytes, {
      'x-file-name': 'a.pdf',
      'x-upload-id': ref,
    })
  const [first, again, other] = [
    await named(neighbour, 'my-paper-1'),
    await named(neighbour, 'my-paper-1'),
    await named(li, 'my-paper-1'),
  ]
  expect([first.status, again.status, again.body.id]).toEqual([201, 200, first.body.id])
  /** Nothing tells li that there is such a name: neither the status nor the id. */
  expect([other.status, other.body.id === first.body.id, first.body.id.includes('my-paper')]).toEqual([
    201,
    false,
    false,
  ])
  expect((await named(neighbour, 'my-paper-1', more)).body.code).toBe('id_reused')
  expect((await named(li, '../x')).body.code).toBe('invalid_id')
  /** To send under the very id of another's paper makes a paper of one's own. */
  const claimed = await named(li, first.body.id)
  expect([claimed.status, claimed.body.id === first.body.id]).toEqual([201, false])
  expect((await neighbour.get(`/api/uploads/${first.body.id}`)).status).toBe(200)
})

/** What somebody else sent, as an attacker who came by its id would try to get at it. */
describe('[K22] a paper of somebody else', () => {
  const ownForm = async (proofs: readonly string[], field = 'proofs') => {
    const done = await li.post<Done & Problem>('/api/cases', {
      programme: 'assistance.temporary',
      outcome: 'apply',
      area: yunzhao,
      input: formOf(family(11), { [field]: proofs }),
    })
    return done
  }

  test('is not brought into one’s own application, in the words of a paper that does not exist', async () => {
    const { body: theirs } = await send(neighbour)
    const before = await house.owner.query('select 1 from event')
    const [named, invented] = [await ownForm([theirs.id]), await ownForm(['no-such-paper'])]
    expect(named).toMatchObject({
      status: 422,
      body: {
        code: 'unknown_paper',
        field: 'proofs',
        detail: { zh: expect.stringContaining('没有这份材料'), en: expect.stringContaining('no such paper') },
      },
    })
    expect({ ...invented.body }).toEqual({ ...named.body })
    expect((await house.owner.query('select 1 from event')).rowCount).toBe(before.rowCount)
    expect((await li.get(`/api/uploads/${theirs.id}?case=own`)).status).toBe(404)
  })

  test('is brought by who sent it, once and again, and stays where it stands', async () => {
    const { body: paper } = await send(li)
    const opened = await ownForm([paper.id])
    expect([opened.status, opened.body.code]).toEqual([201, undefined])
    expect((await staff.clerk.get(`/api/uploads/${paper.id}?case=${opened.body.case}`)).status).toBe(200)
    expect((await ownForm([paper.id])).status).toBe(201)
  })

  /** A case that waits for its supplement, in which this paper stands already. */
  const supplementing = async (n: number, proofs: readonly string[]): Promise<string> => {
    const id = await apply(staff, family(n), { proofs })
    expect((await act(staff, 'clerk', id, 1, 'supplement', { missing: '请补充材料' })).status).toBe(200)
    return id
  }

  test('is not brought by an official who sees it in its case: nobody consented that it be used again', async () => {
    const { body: paper } = await send(neighbour)
    const theirs = await neighbour.post<Done>('/api/cases', {
      programme: 'assistance.temporary',
      outcome: 'apply',
      area: yunzhao,
      input: formOf(family(12), { proofs: [paper.id] }),
    })
    expect(theirs.status).toBe(201)
    expect((await staff.village.get(`/api/uploads/${paper.id}?case=${theirs.body.case}`)).status).toBe(200)
    const other = await supplementing(13, [])
    expect(
      (await act(staff, 'village', other, 2, 'resubmit', { authorised: true, proofs: [paper.id] })).body,
    ).toMatchObject({ code: 'unknown_paper', field: 'proofs' })
  })

  test('is refused by a trial as by the command; what stands in the case goes on standing', async () => {
    const [{ body: theirs }, { body: own }] = [await send(neighbour), await send(staff.village)]
    const mine = await supplementing(14, [own.id])
    const tried = (proofs: readonly string[]) =>
      staff.village.post<{ ok: boolean; refusal: { code: string; field: string } | null }>(
        `/api/cases/${mine}/try`,
        { seq: 2, outcome: 'resubmit', post: posts.village, input: { authorised: true, proofs } },
      )
    expect((await tried([own.id, theirs.id])).body).toMatchObject({
      ok: false,
      refusal: { code: 'unknown_paper', field: 'proofs' },
    })
    expect((await tried([own.id])).body).toMatchObject({ ok: true, refusal: null })
    const sendIt = (proofs: readonly string[]) =>
      act(staff, 'village', mine, 2, 'resubmit', { authorised: true, proofs })
    expect((await sendIt([own.id, theirs.id])).body).toMatchObject({ code: 'unknown_paper' })
    expect((await sendIt([own.id])).status).toBe(200)
  })

  test('who acts for others brings what they sent themselves, and nothing of the one whose name they use', async () => {
    const { body: console } = await send(house.console)
    const { body: theirs } = await send(neighbour)
    const line = (n: number, proofs: readonly string[]) =>
      JSON.stringify({
        key: `papers-line-${n}`,
        case: `P20211020-${n}`,
        seq: 0,
        outcome: 'apply',
        programme: 'assistance.temporary',
        area: yunzhao,
        as: posts.village,
        input: formOf(family(15 + n), { proofs }),
      })
    const { body } = await house.console.send<string>(
      'POST',
      '/api/commands',
      `${line(1, [console.id])}\n${line(2, [theirs.id])}\n`,
      { 'content-type': 'application/x-ndjson' },
    )
    expect(
      body
        .split('\n')
        .slice(0, 2)
        .map((l) => (JSON.parse(l) as { ok: boolean; code?: string }).code ?? 'ok'),
    ).toEqual(['ok', 'unknown_paper'])
  })
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
  const sent = await Promise.all(Array.from({ length: 60 }, () => send(staff.finance)))
  expect(sent.every((s) => s.status === 201)).toBe(true)
  expect(await send(staff.finance)).toMatchObject({ status: 429, body: { code: 'too_many' } })
  expect((await send(neighbour)).status).toBe(201)
})
