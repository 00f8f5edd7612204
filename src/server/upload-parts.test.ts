/** [U7] [FO3] Photos over a line that breaks, and what a phone sealed: as rows. */
import { createCipheriv, createECDH, createHash, hkdfSync, randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse, type Visitor } from '../../tools/house.ts'
import type { FieldKey, HalfUpload, OpenedKeys, Problem } from './contract/index.ts'

let house: TestHouse
let village: Visitor
let grid: Visitor
/** About half a megabyte, as a phone sends it. */
let photo: Buffer<ArrayBuffer>

beforeAll(async () => {
  house = await openTestHouse()
  ;[village, grid] = await Promise.all([house.as('village'), house.as('grid')])
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
  photo = Buffer.from(
    await sharp({ create: { width: 1200, height: 900, channels: 3, background: '#888', noise } })
      .jpeg({ quality: 80 })
      .toBuffer(),
  )
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const part = 64 * 1024
const send = (who: Visitor, ref: string, offset: number, of = photo, to = offset + part, sha256 = hash(of)) =>
  who.send<HalfUpload & Problem>('POST', `/api/upload-parts/${ref}`, of.subarray(offset, to), {
    'x-file-name': 'photo.jpg',
    'x-upload-offset': String(offset),
    'x-upload-size': String(of.length),
    'x-upload-sha256': sha256,
  })
const stateOf = async (who: Visitor, ref: string): Promise<HalfUpload> =>
  (await who.get<HalfUpload>(`/api/upload-parts/${ref}`)).body
const partsLeft = async (): Promise<number> =>
  (await house.owner.query<{ n: number }>('select count(*) as n from upload_part where bytes > 0')).rows[0]!.n

describe('a photo in pieces', () => {
  test('ten cuts, some before a piece arrived and some after: no more is sent than the photo and ten pieces', async () => {
    expect(photo.length).toBeGreaterThan(6 * part)
    let bytesSent = 0
    let cuts = 0
    for (let turn = 0; ; turn++) {
      /** After each cut the phone knows nothing, and asks. */
      const state = await stateOf(village, 'ten-cuts')
      if (state.whole) {
        expect(state.whole.sha256).toBe(hash(photo))
        break
      }
      bytesSent += Math.min(part, photo.length - state.offset)
      if (cuts < 10 && turn % 2 === 0) {
        cuts += 1
        continue
      }
      await send(village, 'ten-cuts', state.offset)
      if (cuts < 10) cuts += 1
    }
    expect(cuts).toBe(10)
    expect(bytesSent).toBeLessThanOrEqual(photo.length + 10 * part)
    expect(await partsLeft()).toBe(0)
    const { rows } = await house.owner.query<{ n: number }>('select count(*) as n from upload')
    expect(rows[0]!.n).toBe(1)
  })

  test('it is a paper like any other, and sent whole again it is the same one', async () => {
    const { whole } = await stateOf(village, 'ten-cuts')
    const stored = await village.file(`/api/uploads/${whole!.id}`)
    expect([stored.status, (await sharp(stored.body).metadata()).width]).toEqual([200, 1200])
    const again = await send(village, 'ten-cuts', 0)
    expect([again.status, again.body.whole]).toEqual([200, whole])
    const direct = await village.send<{ id: string }>('POST', '/api/uploads', photo, {
      'x-file-name': 'photo.jpg',
      'x-upload-id': 'ten-cuts',
    })
    expect([direct.status, direct.body.id]).toEqual([200, whole!.id])
  })

  test('a piece out of turn is not kept, and the answer says where to go on', async () => {
    await send(village, 'out-of-turn', 0)
    expect((await send(village, 'out-of-turn', 3 * part)).body).toMatchObject({ offset: part, whole: null })
    expect((await send(village, 'out-of-turn', 0)).body.offset).toBe(part)
  })

  test('two tabs that send one piece at once keep it once', async () => {
    await Promise.all([send(village, 'two-tabs', 0), send(village, 'two-tabs', 0)])
    expect(await stateOf(village, 'two-tabs')).toMatchObject({ offset: part, whole: null })
  })

  test('what lies there half is sealed, and is nobody else’s', async () => {
    const { rows } = await house.owner.query<{ content: Buffer }>(
      'select content from upload_part where pos = 0 and bytes > 0',
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.some(({ content }) => content.includes(photo.subarray(0, 32)))).toBe(false)
    expect(await stateOf(grid, 'out-of-turn')).toEqual({ offset: 0, size: null, whole: null })
  })

  test.each<[string, () => ReturnType<typeof send>, number, string]>([
    [
      'the whole is not what was announced',
      async () => {
        const small = photo.subarray(0, 900)
        return send(village, 'wrong-hash', 0, small, 900, 'a'.repeat(64))
      },
      422,
      'wrong_hash',
    ],
    [
      'another file under the same name',
      () => send(village, 'out-of-turn', part, Buffer.concat([photo, photo.subarray(0, 9)])),
      422,
      'id_reused',
    ],
    [
      'it is no picture',
      () => send(village, 'no-picture', 0, Buffer.from('not a picture')),
      415,
      'wrong_type',
    ],
    [
      'it is more than 5 MB',
      () => send(village, 'too-large', 0, Buffer.alloc(5 * 1024 * 1024 + 1, 1)),
      413,
      'too_large',
    ],
    ['a hash that is none', () => send(village, 'no-hash', 0, photo, part, 'x'), 400, 'invalid_request'],
    ['a name of its own that is a path', () => send(village, '..%2Fx', 0), 422, 'invalid_id'],
    [
      'a piece that reaches beyond the file',
      async () =>
        village.send<HalfUpload & Problem>('POST', '/api/upload-parts/beyond', photo.subarray(0, 100), {
          'x-file-name': 'photo.jpg',
          'x-upload-offset': '0',
          'x-upload-size': '50',
          'x-upload-sha256': hash(photo),
        }),
      413,
      'wrong_part',
    ],
  ])('refused in words: %s', async (_, attempt, status, code) => {
    const answer = await attempt()
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect(answer.body.detail.zh).not.toBe('')
  })

  test('what was damaged on the way can be sent again from its beginning', async () => {
    expect(await stateOf(village, 'wrong-hash')).toEqual({ offset: 0, size: null, whole: null })
  })

  test('what nobody went on with for seven days is cleared away when somebody begins another', async () => {
    await house.owner.query(`update upload_part set at = at - make_interval(days => 8)`)
    await send(grid, 'later', 0)
    expect(await partsLeft()).toBe(1)
  })
})

describe('[FO3] what a phone sealed', () => {
  const sealed = (key: string, realm: string, login: string, plain: Buffer): string => {
    const own = createECDH('prime256v1')
    own.generateKeys()
    const shared = own.computeSecret(Buffer.from(key, 'base64'))
    const by = Buffer.from(
      hkdfSync('sha256', shared, Buffer.alloc(0), `yimen field v1|${realm}|${login}`, 32),
    )
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', by, nonce)
    return Buffer.concat([
      own.getPublicKey(),
      nonce,
      cipher.update(plain),
      cipher.final(),
      cipher.getAuthTag(),
    ]).toString('base64')
  }

  test('opens for who sealed it, and as nothing for anybody else', async () => {
    const { body } = await village.get<FieldKey>('/api/field/key')
    const plain = randomBytes(32)
    const box = sealed(body.key, body.realm, body.login, plain)
    const opened = async (who: Visitor, boxes: readonly string[]) =>
      (await who.post<OpenedKeys>('/api/field/keys', { sealed: boxes })).body.keys
    expect(await opened(village, [box, 'AAAA', `${box.slice(0, -8)}AAAAAAA=`])).toEqual([
      plain.toString('base64'),
      null,
      null,
    ])
    expect(await opened(grid, [box])).toEqual([null])
  })

  test('signing out at any face clears the browser, but for a phone that says that it holds what is not sent', async () => {
    const cleared = async (headers: Record<string, string>) => {
      const who = await house.as('village')
      return (await who.send('DELETE', '/api/session', undefined, headers)).headers.get('clear-site-data')
    }
    expect([await cleared({}), await cleared({ 'x-yimen-keep': 'sealed' })]).toEqual([
      '"cache", "storage"',
      '"cache"',
    ])
  })

  test('the key is the realm’s: the same for everybody', async () => {
    const key = async (who: Visitor) => (await who.get<FieldKey>('/api/field/key')).body.key
    expect(await key(village)).toBe(await key(grid))
  })
})
