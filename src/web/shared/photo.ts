/** A photo of a phone, made small enough to be sent: in the page, before it leaves. */
import { ProblemError } from './api.ts'

/** More than the letters of any paper need. */
const longestEdge = 2400
const quality = 0.82
/** Smaller ones are sent as they are. */
const fineBytes = 1_000_000
const pictures = /^image\/(jpeg|png|webp|heic|heif|avif|bmp|gif)$/

/**
 * [PH1] The file that is sent for one that was picked: a picture is drawn anew with its longer edge at 2,400 points, upright; what
 * is no picture, or small, goes as it is. Throws what to do where the browser cannot show it, as with most HEIC.
 */
export async function readyToSend(file: File, { edge = longestEdge, fine = fineBytes } = {}): Promise<File> {
  const isHeic = await isHeicFile(file)
  if (!isHeic && (!pictures.test(file.type) || (file.size <= fine && /^image\/(jpeg|png)$/.test(file.type))))
    return file
  const bitmap = await smaller(file, edge).catch(() => null)
  if (bitmap === null) {
    /** The server says what is wrong with a JPEG or a PNG that is damaged. */
    if (!isHeic && /^image\/(jpeg|png)$/.test(file.type)) return file
    throw new ProblemError({
      status: 0,
      code: 'unreadable_picture',
      detail: isHeic ? heicAdvice : otherAdvice,
    })
  }
  const blob = await jpegOf(bitmap)
  bitmap.close()
  return blob === null
    ? file
    : new File([blob], file.name.replace(/\.\w+$/, '') + '.jpg', { type: 'image/jpeg' })
}

const heicAdvice = {
  zh: '这是 HEIC 照片，这个浏览器打不开。苹果手机：设置→相机→格式，选“兼容性最佳”后重拍；或者打开照片截屏，上传截图',
  en:
    'This is a HEIC photo, which this browser cannot open. On an iPhone choose Settings, Camera, Formats, ' +
    'Most Compatible and take it again; or open the photo and send a screenshot',
}
const otherAdvice = {
  zh: '这张图片打不开，请截屏后上传截图，或另存为 JPEG',
  en: 'The picture cannot be opened: send a screenshot of it, or save it as JPEG',
}

/** By its first bytes: phones and messengers change names and types. */
async function isHeicFile(file: File): Promise<boolean> {
  const head = new TextDecoder('latin1').decode(await file.slice(4, 12).arrayBuffer())
  return /^ftyp(heic|heix|hevc|hevx|heim|heis|mif1|msf1)$/.test(head)
}

/** A small one first tells which edge is the longer: a turned picture swaps them, and none is ever drawn at full size. */
async function smaller(file: File, edge: number): Promise<ImageBitmap> {
  const first = await createImageBitmap(file, { resizeWidth: 64, resizeQuality: 'low' })
  const isWide = first.width >= first.height
  first.close()
  return createImageBitmap(file, {
    ...(isWide ? { resizeWidth: edge } : { resizeHeight: edge }),
    resizeQuality: 'high',
  })
}

/** Off the page where the browser can, so that the form goes on answering. */
function jpegOf(bitmap: ImageBitmap): Promise<Blob | null> {
  if (typeof OffscreenCanvas !== 'undefined') {
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    if (drawn(canvas.getContext('2d'), bitmap))
      return canvas.convertToBlob({ type: 'image/jpeg', quality }).catch(() => null)
  }
  const canvas = document.createElement('canvas')
  canvas.width = bitmap.width
  canvas.height = bitmap.height
  if (!drawn(canvas.getContext('2d'), bitmap)) return Promise.resolve(null)
  return new Promise((done) => canvas.toBlob(done, 'image/jpeg', quality))
}

type Brush = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D
function drawn(brush: Brush | null, bitmap: ImageBitmap): boolean {
  if (brush === null) return false
  /** What is transparent is paper. */
  brush.fillStyle = '#ffffff'
  brush.fillRect(0, 0, bitmap.width, bitmap.height)
  brush.drawImage(bitmap, 0, 0)
  return true
}
