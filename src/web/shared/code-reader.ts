/** [FM13] Reads a code in a picture: by the browser where it can, else by a library that is fetched once it is wanted. */

export type Picture = {
  readonly from: HTMLVideoElement | ImageBitmap
  readonly width: number
  readonly height: number
}
export type ReadCode = (picture: Picture) => Promise<string | null>

/** The standard that only some browsers have. */
type Detector = { detect(from: CanvasImageSource): Promise<readonly { readonly rawValue: string }[]> }
type DetectorClass = {
  new (options: { readonly formats: readonly string[] }): Detector
  getSupportedFormats(): Promise<readonly string[]>
}

/** Enough for a code that fills a fourth of the picture, and quick on a cheap phone. */
const longestEdge = 800

/** The reader of this browser; where it has none, the kept one. */
export async function codeReader(): Promise<ReadCode> {
  const detector = await ownDetector()
  const read = detector ? withDetector(detector) : null
  return read ?? (await keptReader())
}

async function ownDetector(): Promise<Detector | null> {
  const { BarcodeDetector: Own } = globalThis as { readonly BarcodeDetector?: DetectorClass }
  if (Own === undefined) return null
  try {
    const formats = await Own.getSupportedFormats()
    return formats.includes('qr_code') ? new Own({ formats: ['qr_code'] }) : null
  } catch {
    return null
  }
}

/** It may be there and fail all the same, where the services that it calls are not: the kept one goes on. */
function withDetector(detector: Detector): ReadCode {
  let other: ReadCode | null = null
  return async (picture) => {
    if (other !== null) return other(picture)
    try {
      return (await detector.detect(picture.from))[0]?.rawValue ?? null
    } catch {
      other = await keptReader()
      return other(picture)
    }
  }
}

async function keptReader(): Promise<ReadCode> {
  const { default: decodeQR } = await import('qr/decode.js')
  const canvas = document.createElement('canvas')
  const brush = canvas.getContext('2d', { willReadFrequently: true })
  return async ({ from, width, height }) => {
    const scale = Math.min(1, longestEdge / Math.max(width, height))
    canvas.width = Math.round(width * scale)
    canvas.height = Math.round(height * scale)
    if (brush === null || canvas.width === 0 || canvas.height === 0) return null
    brush.drawImage(from, 0, 0, canvas.width, canvas.height)
    try {
      return decodeQR(brush.getImageData(0, 0, canvas.width, canvas.height))
    } catch {
      /** It throws where it finds none. */
      return null
    }
  }
}
