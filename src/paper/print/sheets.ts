/** Sheets: pieces of known height are put one under another, what belongs together stays together. All measures in points. */
import { gap, sheet, size } from '../layout.ts'
import type { Margins } from '../margins.ts'
import { linesOf } from './lines.ts'
import { grey, type Pen } from './pen.ts'

/** Millimetres in points. */
export const mm = (n: number): number => (n * 72) / 25.4

/** The frame of text on a sheet, upright or across: across, the edge that is bound lies above. */
export type Frame = {
  readonly page: readonly [number, number]
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
export const frames: Readonly<Record<'tall' | 'wide', Frame>> = {
  tall: {
    page: [mm(sheet.width), mm(sheet.height)],
    x: mm(sheet.left),
    y: mm(sheet.top),
    width: mm(sheet.text),
    height: mm(sheet.tall),
  },
  wide: {
    page: [mm(sheet.height), mm(sheet.width)],
    x: mm(sheet.bottom),
    y: mm(sheet.left),
    width: mm(sheet.tall),
    height: mm(sheet.text),
  },
}

/** What stands on a sheet. `draw` is told its upper left corner. */
export type Piece = {
  readonly height: number
  draw(x: number, y: number): void
  /** Stands on one sheet with the next piece. */
  readonly keep?: boolean
  /** Begins a sheet of this shape. */
  readonly opens?: 'tall' | 'wide'
  /** Repeated above it when it is the first on a sheet: the head of a table. */
  readonly head?: Piece
  /** Nothing when it would be the first on a sheet. */
  readonly blank?: boolean
  /** Stands at the foot of the last sheet. */
  readonly last?: boolean
}
type Sheet = {
  readonly shape: 'tall' | 'wide'
  readonly pieces: { readonly piece: Piece; readonly y: number }[]
  used: number
}

/** [GW3] [GW6] Which piece stands where. A group that no sheet can hold is let go apart. */
export function sheetsOf(pieces: readonly Piece[]): readonly Sheet[] {
  const sheets: Sheet[] = [{ shape: pieces[0]?.opens ?? 'tall', pieces: [], used: 0 }]
  const current = () => sheets.at(-1)!
  const room = () => frames[current().shape].height
  const turn = (shape: 'tall' | 'wide') => sheets.push({ shape, pieces: [], used: 0 })
  const put = (piece: Piece) => {
    /** A blank at the foot of a sheet is not worth another one. */
    if (piece.blank && current().used + piece.height > room() + 0.01) return
    if (piece.last && (current().shape === 'wide' || current().used + piece.height > room() + 0.01))
      turn('tall')
    if (current().used + piece.height > room() + 0.01 && current().pieces.length > 0) turn(current().shape)
    if (piece.blank && current().pieces.length === 0) return
    if (piece.head && current().pieces.length === 0) put(piece.head)
    const y = piece.last ? room() - piece.height : current().used
    current().pieces.push({ piece, y })
    current().used = y + piece.height
  }
  for (let i = 0; i < pieces.length; i++) {
    const first = pieces[i]!
    if (first.opens && current().pieces.length > 0) turn(first.opens)
    else if (first.opens && current().shape !== first.opens)
      sheets[sheets.length - 1] = { shape: first.opens, pieces: [], used: 0 }
    const end = pieces.findIndex((p, j) => j >= i && (!p.keep || pieces[j + 1]?.opens !== undefined))
    const group = pieces.slice(i, end < 0 ? undefined : end + 1)
    const height = group.reduce((sum, p) => sum + p.height, 0)
    if (
      !first.blank &&
      current().used + height > room() + 0.01 &&
      height <= room() &&
      current().pieces.length > 0
    )
      turn(current().shape)
    group.forEach(put)
    i += group.length - 1
  }
  return sheets
}

/** Draws the sheets with what stands outside of their text: who exported them, and [GW4] their numbers, odd ones right, even ones left. */
export function drawSheets(pen: Pen, sheets: readonly Sheet[], margins: Margins): void {
  sheets.forEach((s, i) => {
    const frame = frames[s.shape]
    pen.doc.addPage({ size: [...frame.page], margin: 0 })
    if (margins.head !== undefined) marginal(pen, margins.head, frame, s.shape === 'tall' ? 50 : 40)
    for (const { piece, y } of s.pieces) piece.draw(frame.x, frame.y + y)
    pageNumber(pen, i + 1, frame)
    if (margins.foot !== undefined)
      marginal(pen, margins.foot, frame, frame.y + frame.height + mm(gap.abovePageNumber) + 30)
  })
}

function marginal(pen: Pen, text: string, frame: Frame, base: number): void {
  const [line] = linesOf(
    pen.letters('fang', text),
    { size: size.margin, place: size.margin },
    () => Number.POSITIVE_INFINITY,
    false,
  )
  if (line) pen.write(line, (frame.page[0] - line.width) / 2, base, size.margin, grey)
}

/** — 1 — in 四号, one character from the outer edge of the text; its dashes lie 7 mm below the text (§7.5). */
function pageNumber(pen: Pen, number: number, frame: Frame): void {
  const [line] = linesOf(
    pen.letters('song', `— ${number} —`),
    { size: size.note, place: size.note },
    () => Number.POSITIVE_INFINITY,
    false,
  )
  const x = number % 2 === 1 ? frame.x + frame.width - size.note - line!.width : frame.x + size.note
  pen.write(line!, x, frame.y + frame.height + mm(gap.abovePageNumber) + size.note * 0.3, size.note)
}
