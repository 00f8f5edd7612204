/** The words of a PDF and where they stand, sheet by sheet: enough to read what our own printer writes, by its ToUnicode maps. */
import { inflateSync } from 'node:zlib'
import decodeQR from 'qr/decode.js'

/** A piece of text of one font: its beginning from the left and lower edge of the sheet, and its size, in points. */
export type Piece = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
  readonly font: string
}
export type PdfSheet = { readonly box: readonly [number, number]; readonly pieces: readonly Piece[] }

type Found = { readonly head: string; readonly stream: string | null }

/** Each object by its number. Streams are inflated; text is one byte a character. */
function objectsOf(pdf: Buffer): ReadonlyMap<string, Found> {
  const all = pdf.toString('latin1')
  const objects = new Map<string, Found>()
  for (let at = 0; ;) {
    const next = /(\d+) 0 obj\n/g
    next.lastIndex = at
    const m = next.exec(all)
    if (!m) return objects
    const from = m.index + m[0].length
    const [ended, begun] = [all.indexOf('endobj', from), all.indexOf('stream\n', from)]
    if (begun < 0 || ended < begun) {
      objects.set(m[1]!, { head: all.slice(from, ended), stream: null })
      at = ended
      continue
    }
    const head = all.slice(from, begun)
    const end = begun + 7 + Number(/\/Length (\d+)/.exec(head)![1])
    const bytes = pdf.subarray(begun + 7, end)
    objects.set(m[1]!, {
      head,
      stream: (head.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1'),
    })
    at = end
  }
}

const refIn = (head: string, name: string): string | undefined =>
  new RegExp(`/${name} (\\d+) 0 R`).exec(head)?.[1]
const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')

/** What each code of a font is, in Unicode. A built-in font has codes of one byte, which are ASCII here. */
function readerOf(objects: ReadonlyMap<string, Found>, font: Found): (hex: string) => string {
  const map = refIn(font.head, 'ToUnicode')
  if (map === undefined) return (hex) => Buffer.from(hex, 'hex').toString('latin1')
  const codes = new Map<number, string>()
  for (const [, from, , list] of objects.get(map)!.stream!.matchAll(/<(\w+)> <(\w+)> \[([^\]]*)\]/g))
    /** A rare letter is two halves with a blank between. */
    [...list!.matchAll(/<([\w ]+)>/g)].forEach(([, to], i) =>
      codes.set(Number.parseInt(from!, 16) + i, utf16(to!.replaceAll(' ', ''))),
    )
  return (hex) =>
    (hex.match(/.{4}/g) ?? []).map((code) => codes.get(Number.parseInt(code, 16)) ?? '\ufffd').join('')
}

/** [GW8] The sheets in their order. Throws when a font that is used is not described. */
export function sheetsIn(pdf: Buffer): readonly PdfSheet[] {
  const objects = objectsOf(pdf)
  const pages = [...objects.values()].find((o) => /\/Type \/Pages\b/.test(o.head))!
  const kids = [.../\/Kids \[([^\]]*)\]/.exec(pages.head)![1]!.matchAll(/(\d+) 0 R/g)].map((m) =>
    objects.get(m[1]!)!,
  )
  return kids.map(({ head }) => {
    const resources = objects.get(refIn(head, 'Resources')!)!.head
    const fonts = new Map(
      [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, ref]) => [name!, objects.get(ref!)!]),
    )
    const read = new Map([...fonts].map(([name, font]) => [name, readerOf(objects, font)]))
    const box = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(head)!
    const pieces = [
      ...objects
        .get(refIn(head, 'Contents')!)!
        .stream!.matchAll(
          /BT\n1 0 0 1 ([\d.-]+) ([\d.-]+) Tm\n\/(F\d+) ([\d.]+) Tf\n[^]*?\[([^\]]*)\] TJ\nET/g,
        ),
    ].map(([, x, y, name, size, shown]): Piece => ({
      text: [...shown!.matchAll(/<(\w+)>/g)].map(([, hex]) => read.get(name!)!(hex!)).join(''),
      x: Number(x),
      y: Number(y),
      size: Number(size),
      font: /\/BaseFont \/([\w+-]+)/.exec(fonts.get(name!)!.head)![1]!,
    }))
    return { box: [Number(box[1]), Number(box[2])], pieces }
  })
}

/** A filled box: its left edge, how far it is below the upper edge of the sheet, width and height, in points. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** [GW12] The boxes of all sheets in their order: of our papers only codes have any. */
export const boxesIn = (pdf: Buffer): readonly Box[] =>
  [...objectsOf(pdf).values()].flatMap(({ stream }) =>
    [...(stream ?? '').matchAll(/^([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re$/gm)].map(([, ...sides]): Box => {
      const [x, y, width, height] = sides.map(Number) as [number, number, number, number]
      return { x, y, width, height }
    }),
  )

/** What a camera reads where these boxes stand on white paper: four pixels a point, as long as it takes. */
export function codeIn(boxes: readonly Box[]): string {
  const edge = 24
  const span = (from: readonly number[], to: readonly number[]) => Math.max(...to) - Math.min(...from)
  const [xs, ys] = [boxes.map((b) => b.x), boxes.map((b) => b.y)]
  const side =
    2 * edge +
    Math.ceil(
      4 *
        Math.max(
          span(
            xs,
            boxes.map((b) => b.x + b.width),
          ),
          span(
            ys,
            boxes.map((b) => b.y + b.height),
          ),
        ),
    )
  const at = (n: number, from: readonly number[]) => edge + Math.round((n - Math.min(...from)) * 4)
  const data = new Uint8Array(side * side * 4).fill(255)
  for (const b of boxes)
    for (let y = at(b.y, ys); y < at(b.y + b.height, ys); y++)
      for (let x = at(b.x, xs); x < at(b.x + b.width, xs); x++)
        data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
  return decodeQR({ width: side, height: side, data }, { timeLimit: 60_000 })
}

/** The lines of a sheet from above, each with its words joined from the left, and where it begins. */
export function linesIn({
  pieces,
}: PdfSheet): readonly {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
}[] {
  const heights = [...new Set(pieces.map((p) => p.y))].toSorted((a, b) => b - a)
  return heights.map((y) => {
    const row = pieces.filter((p) => p.y === y).toSorted((a, b) => a.x - b.x)
    return { text: row.map((p) => p.text).join(''), x: row[0]!.x, y, size: row[0]!.size }
  })
}
