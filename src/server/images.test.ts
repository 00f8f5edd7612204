/** [U2] Pictures come back as their pixels and nothing else; what is not whole, or too much, is refused in words. */
import { deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { expect, test } from 'vitest'
import { rewritten } from './images.ts'
import { HttpProblem } from './problem.ts'

/** Left half red, right half blue, so that one sees how it is turned. */
function flag(width: number, height: number): Sharp {
  const pixels = Buffer.alloc(width * height * 3)
  for (let i = 0; i < width * height; i++)
    pixels.set(i % width < width / 2 ? [220, 20, 20] : [20, 20, 220], i * 3)
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}
const jpeg = (width = 64, height = 32): Promise<Buffer> =>
  flag(width, height).jpeg({ quality: 95 }).toBuffer()
const refusal = async (
  bytes: Buffer,
  type: 'image/jpeg' | 'image/png' = 'image/jpeg',
): Promise<[number, string]> => {
  const said = await rewritten(bytes, type).then(
    () => null,
    (e: unknown) => e,
  )
  expect(said).toBeInstanceOf(HttpProblem)
  const { status, code, detail } = (said as HttpProblem).problem
  expect(detail.zh).toMatch(/[一-龥]/)
  expect(detail.en).toMatch(/[a-z]/)
  return [status, code]
}
const colourAt = async (picture: Buffer, x: number, y: number): Promise<string> => {
  const { data: pixels, info } = await sharp(picture)
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const [r, , b] = pixels.subarray((y * info.width + x) * info.channels)
  /** Ink reaches no bright blue: 120 is enough. */
  return r! > 150 && b! < 90 ? 'red' : b! > 120 && r! < 90 ? 'blue' : `${r},${b}`
}

/** A chunk of a PNG, as the format writes it. */
function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), content])
  let crc = 0xffffffff
  for (const byte of body) {
    crc ^= byte
    for (let k = 0; k < 8; k++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  sum.writeUInt32BE((crc ^ 0xffffffff) >>> 0)
  return Buffer.concat([length, body, sum])
}

test('[U2] where a picture was taken, and with what, does not come back', async () => {
  const sent = await flag(64, 32)
    .withExif({
      IFD0: { Make: 'YimenPhone', Copyright: 'someone' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '26/1 59/1 2700/100',
        GPSLongitudeRef: 'E',
        GPSLongitude: '111/1 16/1 4400/100',
      },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><note>26.99,111.27</note></x:xmpmeta>')
    .jpeg()
    .toBuffer()
  const rational = Buffer.from([26, 0, 0, 0, 1, 0, 0, 0, 59, 0, 0, 0, 1, 0, 0, 0])
  for (const mark of ['Exif', 'YimenPhone', '26.99,111.27', rational])
    expect(sent.includes(mark), `${mark} was sent`).toBe(true)
  const clean = await rewritten(sent, 'image/jpeg')
  for (const mark of ['Exif', 'YimenPhone', 'someone', 'xmpmeta', '26.99', 'GPS', rational])
    expect(clean.includes(mark), `${mark} is kept`).toBe(false)
  const { exif, xmp, iptc, icc, orientation } = await sharp(clean).metadata()
  expect([exif, xmp, iptc, icc, orientation]).toEqual([undefined, undefined, undefined, undefined, undefined])
})

test('[U2] the text of a PNG is left behind too', async () => {
  const sent = await flag(16, 16).png().toBuffer()
  const marked = Buffer.concat([
    sent.subarray(0, 33),
    chunk('tEXt', Buffer.from('Comment\0taken at 26.99,111.27')),
    sent.subarray(33),
  ])
  const clean = await rewritten(marked, 'image/png')
  expect(marked.includes('26.99')).toBe(true)
  expect(clean.includes('26.99')).toBe(false)
  expect(clean.includes('tEXt')).toBe(false)
  expect(await colourAt(clean, 2, 8)).toBe('red')
})

test.each([
  [1, 64, 32, 'red', 'red', 'blue'],
  [3, 64, 32, 'blue', 'blue', 'red'],
  [6, 32, 64, 'red', 'red', 'blue'],
  [8, 32, 64, 'blue', 'blue', 'red'],
])(
  '[U2] a picture that says it is turned by %s comes back upright',
  async (orientation, width, height, topLeft, _top, bottomRight) => {
    const clean = await rewritten(
      await flag(64, 32).withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer(),
      'image/jpeg',
    )
    const got = await sharp(clean).metadata()
    expect([got.width, got.height, got.orientation]).toEqual([width, height, undefined])
    expect([await colourAt(clean, 4, 4), await colourAt(clean, width - 5, height - 5)]).toEqual([
      topLeft,
      bottomRight,
    ])
  },
)

test('[U2] thirty thousand by thirty thousand in a tiny file is refused before it is opened', async () => {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(30_000, 0)
  head.writeUInt32BE(30_000, 4)
  head.set([1, 0, 0, 0, 0], 8)
  const bomb = Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(30_000 * 3_751))),
    chunk('IEND', Buffer.alloc(0)),
  ])
  expect(bomb.length).toBeLessThan(200_000)
  expect(await refusal(bomb, 'image/png')).toEqual([413, 'too_many_pixels'])
})

test('[U2] a truncated picture is refused, wherever it breaks off', async () => {
  const [whole, png] = [await jpeg(640, 320), await flag(640, 320).png().toBuffer()]
  for (const part of [0.2, 0.5, 0.9])
    expect(await refusal(whole.subarray(0, Math.floor(whole.length * part)))).toEqual([
      422,
      'unreadable_image',
    ])
  for (const part of [0.2, 0.5, 0.8])
    expect(await refusal(png.subarray(0, Math.floor(png.length * part)), 'image/png')).toEqual([
      422,
      'unreadable_image',
    ])
})

test.each([
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ['HTML', '<!doctype html><script>alert(1)</script>'],
])('[U2] %s behind the head of a JPEG is refused, and so is it bare', async (_, text) => {
  expect(
    await refusal(
      Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), Buffer.from(text)]),
    ),
  ).toEqual([422, 'unreadable_image'])
  expect(await refusal(Buffer.from(text))).toEqual([422, 'unreadable_image'])
})

test('[U2] a picture that calls itself the other kind is refused', async () => {
  expect(await refusal(await jpeg(), 'image/png')).toEqual([422, 'unreadable_image'])
})

test.each([
  ['HTML', '<html><script>alert(1)</script></html>'],
  ['ZIP', 'PK\u0003\u0004xl/workbook.xml'],
  ['PDF', '%PDF-1.4 /OpenAction /JavaScript'],
])('[U2] a page of %s hung on a picture does not survive: behind it, or in its comment', async (_, tail) => {
  const sent = await jpeg()
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, tail.length + 2]), Buffer.from(tail)])
  const hybrid = Buffer.concat([sent.subarray(0, 2), comment, sent.subarray(2), Buffer.from(tail)])
  expect(hybrid.includes(tail)).toBe(true)
  const clean = await rewritten(hybrid, 'image/jpeg')
  expect(clean.includes(tail)).toBe(false)
  expect(clean.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]))
  expect(clean).toEqual(await rewritten(sent, 'image/jpeg'))
})

test('[U2] a picture for the printer (CMYK) comes back in the colours of a screen', async () => {
  const sent = await flag(64, 32).toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer()
  expect((await sharp(sent).metadata()).space).toBe('cmyk')
  const clean = await rewritten(sent, 'image/jpeg')
  const { space, channels } = await sharp(clean).metadata()
  expect([space, channels]).toEqual(['srgb', 3])
  expect([await colourAt(clean, 4, 4), await colourAt(clean, 60, 4)]).toEqual(['red', 'blue'])
})

test('[U2] what is see-through stays so, and the smallest picture is a picture', async () => {
  const clear = await sharp({
    create: { width: 2, height: 2, channels: 4, background: { r: 1, g: 2, b: 3, alpha: 0.5 } },
  })
    .png()
    .toBuffer()
  expect((await sharp(await rewritten(clear, 'image/png')).metadata()).hasAlpha).toBe(true)
  const least = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  expect((await sharp(await rewritten(least, 'image/png')).metadata()).width).toBe(1)
})
