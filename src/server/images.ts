/** A picture is taken apart to its pixels and written anew: what is kept are our bytes, never the sender's. */
import sharp from 'sharp'
import { problem } from './problem.ts'

/** 8,000 by 5,000: more than any phone's picture of a paper needs. */
const mostPixels = 40_000_000
/** Written anew a picture may be larger than it came; beyond this it is not kept. */
const mostBytes = 10 * 1024 * 1024
const mostSeconds = 20

sharp.concurrency(1)
sharp.cache(false)
/** Nothing but these two is ever decoded, whatever the library learns to read. */
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer'] })

let turn: Promise<unknown> = Promise.resolve()

/** One picture at a time: forty million pixels take a hundred and sixty megabytes while they are open. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(work)
  turn = mine.catch(() => null)
  return mine
}

/**
 * [U2] The same picture, upright, in sRGB, without a word about where, when or by what it was taken, and without
 * whatever else stood in the file. 422 for what cannot be decoded whole, 413 for what has too many pixels.
 */
export async function rewritten(bytes: Buffer, type: 'image/jpeg' | 'image/png'): Promise<Buffer> {
  const cleanBytes = await inTurn(async () => {
    const picture = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
    const { format } = await picture.metadata()
    if (`image/${format}` !== type) throw new Error('not what its first bytes say')
    const upright = picture.autoOrient().toColourspace('srgb').timeout({ seconds: mostSeconds })
    return (type === 'image/png' ? upright.png() : upright.jpeg({ quality: 85 })).toBuffer()
  }).catch((error: unknown) => {
    if (error instanceof Error && /pixel limit/.test(error.message))
      throw problem(
        413,
        'too_many_pixels',
        '图片尺寸过大，请缩小到4000万像素以内再上传',
        'The picture has too many pixels: at most 40 million',
      )
    throw problem(
      422,
      'unreadable_image',
      '图片打不开或者不完整，请重新拍照或另存后再上传',
      'The picture cannot be read, or is not whole: take it again, or save it anew',
    )
  })
  if (cleanBytes.length > mostBytes)
    throw problem(
      413,
      'too_large',
      '图片处理后超过10MB，请缩小后再上传',
      'The picture is more than 10 MB when written anew: make it smaller',
    )
  return cleanBytes
}

/** How dark the darkest point of a drawing is at least, where there is ink: of 255. */
const leastInk = 64

/** [CT4] A picture that somebody drew on: an empty pad is no signature. */
export async function drawnPicture(bytes: Buffer): Promise<Buffer> {
  const drawn = await rewritten(bytes, 'image/png')
  const { channels } = await inTurn(() => sharp(drawn).ensureAlpha().stats())
  if (channels.every(({ min, max }) => max - min < leastInk))
    throw problem(422, 'blank_signature', '还没有签名，请手写后再提交', 'Nothing was written yet: sign first')
  return drawn
}
