/** A camera for tests: a film of codes that Chromium shows as what its camera sees. */
import { writeFileSync } from 'node:fs'
import { encode } from 'uqr'

const [width, height] = [640, 480]
const [white, black, grey] = [235, 16, 128]

/** One picture in YUV 4:2:0: the code in the middle, as somebody holds a card. */
function frame(text: string): Buffer {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const module = Math.floor(300 / size)
  const [left, top] = [Math.floor((width - size * module) / 2), Math.floor((height - size * module) / 2)]
  const luma = Buffer.alloc(width * height, 180)
  for (let y = 0; y < size * module; y++)
    for (let x = 0; x < size * module; x++)
      luma[(top + y) * width + left + x] = data[Math.floor(y / module)]![Math.floor(x / module)]!
        ? black
        : white
  return Buffer.concat([luma, Buffer.alloc((width * height) / 2, grey)])
}

/** Shows each code for a second, again and again. */
export function filmCodes(path: string, codes: readonly string[]): void {
  const perCode = 10
  const frames = codes.flatMap((code) => {
    const one = frame(code)
    return Array.from({ length: perCode }, () => [Buffer.from('FRAME\n'), one]).flat()
  })
  writeFileSync(
    path,
    Buffer.concat([
      Buffer.from(`YUV4MPEG2 W${width} H${height} F${perCode}:1 Ip A1:1 C420jpeg\n`),
      ...frames,
    ]),
  )
}

/** The flags by which a browser's camera shows that film and nobody is asked. */
export const cameraFlags = (path: string): readonly string[] => [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  `--use-file-for-fake-video-capture=${path}`,
]
