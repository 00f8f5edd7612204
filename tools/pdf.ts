/** The words of a PDF and where they stand, sheet by sheet: enough to read what our own printer writes, by its ToUnicode maps. */
import { inflateSync } from 'node:zlib'

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
