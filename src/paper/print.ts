/** Official paper as PDF: the same blocks as the DOCX, set on the grid of GB/T 9704-2012, in fonts that nobody must buy. */
import PDFDocument from 'pdfkit'
import {
  annexLines,
  codeRoom,
  copiesHang,
  gap,
  markSize,
  room,
  sectionsOf,
  sheet,
  signIndents,
  size,
  titleLines,
} from './layout.ts'
import type { Block } from './blocks.ts'
import { codeOf } from './code.ts'
import type { Margins } from './margins.ts'
import type { Face } from './print/letters.ts'
import { linesOf } from './print/lines.ts'
import { penOf, red, type Pen } from './print/pen.ts'
import { drawSheets, frames, mm, sheetsOf, type Piece } from './print/sheets.ts'
import { gridPieces } from './print/grid.ts'
import { tablePieces } from './print/table.ts'

/** The grid: 22 lines a sheet, 28 characters a line. In points. */
const pitch = frames.tall.height / sheet.lines
const body = frames.tall.width / sheet.columns
const titlePitch = 34
/** Where letters of a size stand in a line: hanzi are drawn 0.88 above and 0.12 below their base. */
const baseIn = (height: number, of: number): number => (height - of) / 2 + of * 0.88

/**
 * [GW8] The PDF. The same blocks, title, issuer and margins give the same bytes, so it is dated as the document is, not as it
 * was printed. Throws when the operator's font folder cannot be listed.
 */
export async function printed(
  title: string,
  issuer: string,
  blocks: readonly Block[],
  margins: Margins = {},
): Promise<Buffer> {
  const on = dateOf(blocks)
  const doc = new PDFDocument({
    autoFirstPage: false,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    info: {
      Title: title,
      Author: issuer,
      Creator: 'Yimen 一门',
      Producer: 'Yimen 一门',
      CreationDate: on,
      ModDate: on,
    },
  })
  const parts: Buffer[] = []
  const ended = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (part: Buffer) => parts.push(part))
    doc.on('end', () => resolve(Buffer.concat(parts)))
    doc.on('error', reject)
  })
  const pen = penOf(doc)
  drawSheets(pen, sheetsOf(piecesOf(pen, blocks)), margins)
  doc.end()
  return ended
}

/** The day under the signature, at midnight of Beijing; of a paper without one, the first of 2000. */
function dateOf(blocks: readonly Block[]): Date {
  const dateParts = blocks
    .flatMap((b) => (b.kind === 'sign' ? b.lines : []))
    .flatMap((l) => /(\d{4})\D(\d{1,2})\D(\d{1,2})/.exec(l) ?? [])
  const [, y, m, d] = dateParts
  return new Date(
    y === undefined
      ? '2000-01-01T00:00:00+08:00'
      : `${y}-${m!.padStart(2, '0')}-${d!.padStart(2, '0')}T00:00:00+08:00`,
  )
}

/** Where blocks are set: on sheets upright or across, of this width. */
type Place = { readonly pen: Pen; readonly width: number }

/**
 * The pieces of all blocks. A signature, or the list of annexes above it, draws the last two lines of text to
 * its sheet: it never stands on one without words.
 */
function piecesOf(pen: Pen, blocks: readonly Block[]): readonly Piece[] {
  return sectionsOf(blocks).flatMap(({ wide, blocks: of }) => {
    const shape = wide ? 'wide' : 'tall'
    const pieces = of.reduce<readonly Piece[]>((before, block) => {
      const bound =
        block.kind === 'sign' || block.kind === 'annexes' || isSigned(block)
          ? before.map((p, i) => (i >= before.length - 2 ? { ...p, keep: true } : p))
          : before
      return [...bound, ...made({ pen, width: frames[shape].width }, block, shape)]
    }, [])
    return opening(pieces, shape)
  })
}

/** [FM6] Boxes to sign in stand with the words above them. */
const isSigned = (b: Block): boolean => b.kind === 'grid' && b.rows.some((r) => r.cells.some((c) => c.foot))

const opening = (pieces: readonly Piece[], shape: 'tall' | 'wide', does = true): readonly Piece[] =>
  pieces.map((p, i) => (does && i === 0 && !p.last ? { ...p, opens: shape } : p))
const blank = (height: number): Piece => ({ height, blank: true, draw: () => undefined })
/** The same, so much lower. */
const spaced = (p: Piece, above: number): Piece => ({
  ...p,
  height: p.height + above,
  draw: (x, y) => p.draw(x, y + above),
})
/** A blank that is printed at the top of a sheet too, and stands with what follows. */
const space = (height: number): Piece => ({ height, keep: true, draw: () => undefined })

type Look = {
  readonly face: Face
  readonly of?: number
  readonly pitch?: number
  readonly color?: string
  readonly keep?: boolean
  readonly justified?: boolean
  readonly centred?: boolean
  readonly first?: number
  readonly hang?: number
}

/** A paragraph, a piece for each line. Indents in characters. */
function lines({ pen, width }: Place, text: string, look: Look): readonly Piece[] {
  const { face, of = size.body, pitch: height = pitch, first = 0, hang = 0 } = look
  const place = of === size.body ? body : of
  const inset = (i: number) => (i === 0 ? first : hang) * place
  const set = linesOf(
    pen.letters(face, text),
    { size: of, place },
    (i) => width - inset(i),
    look.justified ?? false,
  )
  return set.map((l, i) => ({
    height,
    ...(look.keep ? { keep: true } : {}),
    draw: (x, y) =>
      pen.write(
        l,
        x + (look.centred ? (width - l.width) / 2 : inset(i)),
        y + baseIn(height, of),
        of,
        look.color,
      ),
  }))
}

function made(at: Place, block: Block, shape: 'tall' | 'wide'): readonly Piece[] {
  switch (block.kind) {
    case 'mark': {
      const of = markSize(block.text)
      return [
        space(mm(gap.aboveMark)),
        ...lines(at, block.text, {
          face: 'biao',
          of,
          pitch: of * 1.1,
          color: red,
          centred: true,
          keep: true,
        }),
      ]
    }
    case 'number':
      return [
        space(2 * pitch),
        ...lines(at, block.text, { face: 'fang', centred: true, keep: true }),
        redLine(at),
        space(2 * pitch),
      ]
    case 'title':
      return opening(
        [
          ...titleLines(block.text).flatMap((part) =>
            lines(at, part, { face: 'biao', of: size.title, pitch: titlePitch, centred: true, keep: true }),
          ),
          blank(block.form ? pitch / 2 : pitch),
        ],
        shape,
        block.sheet === true,
      )
    case 'to':
      return lines(at, block.text, { face: 'fang' })
    case 'heading':
      return lines(at, block.text, { face: 'hei', first: 2, keep: true })
    case 'subheading':
      return lines(at, block.text, { face: 'kai', first: 2, keep: true })
    case 'text':
      return block.text
        .split('\n')
        .flatMap((part) => lines(at, part, { face: 'fang', first: 2, justified: true }))
    case 'note':
      return lines(
        at,
        block.text,
        block.small
          ? { face: 'fang', of: room.note, pitch: room.noteLine }
          : { face: 'fang', of: size.note, pitch: 24 },
      )
    case 'code':
      return [codeBeside(at, block), blank(10)]
    case 'annexes':
      return [
        space(pitch),
        ...annexLines(block).flatMap(({ text, first, hang }) =>
          lines(at, text, { face: 'fang', first, hang, keep: true }),
        ),
      ]
    case 'sign':
      return [space(pitch), ...signature(at, block.lines)]
    case 'annex':
      return opening(
        [
          ...lines(at, block.text, { face: 'hei', keep: true }),
          ...(block.title === undefined
            ? []
            : [
                space(pitch),
                ...lines(at, block.title, {
                  face: 'biao',
                  of: size.title,
                  pitch: titlePitch,
                  centred: true,
                  keep: true,
                }),
                space(pitch / 2),
              ]),
        ],
        shape,
      )
    case 'table':
      return [
        ...(block.title === undefined ? [{ ...blank(8), keep: true }] : []),
        ...tablePieces(at.pen, block),
        blank(12),
      ]
    case 'grid':
      return [...gridPieces(at.pen, block, at.width).map((p, i) => (i === 0 ? spaced(p, 5) : p)), blank(10)]
    case 'record':
      return [record(at, block)]
  }
}

/** [GW12] The code at the left, its words beside it, as high as the higher of both. */
function codeBeside({ pen, width }: Place, { code, text }: Block & { readonly kind: 'code' }): Piece {
  const { side, apart } = codeRoom
  const { size: modules, runs } = codeOf(code)
  const setting = { size: room.note, place: room.note }
  const set = text
    .split('\n')
    .flatMap((part) => linesOf(pen.letters('fang', part), setting, () => width - side - apart, false))
  const high = set.length * room.noteLine
  const height = Math.max(side, high)
  return {
    height,
    keep: true,
    draw(x, y) {
      const scale = side / modules
      pen.fill(runs.map((r) => [x + r.x * scale, y + r.y * scale, r.length * scale, scale] as const))
      const top = y + (height - high) / 2
      set.forEach((l, i) =>
        pen.write(l, x + side + apart, top + i * room.noteLine + baseIn(room.noteLine, room.note), room.note),
      )
    },
  }
}

/** Across the text, 4 mm below the number; its line has already left some of them. */
const redLine = ({ pen, width }: Place): Piece => {
  const height = mm(gap.aboveRedLine) - (pitch - size.body) / 2
  return { height, keep: true, draw: (x, y) => pen.rule(x, y + height, x + width, y + height, 1.5, red) }
}

/** The last line ends the chain that keeps a signature together. */
function signature({ pen, width }: Place, of: readonly string[]): readonly Piece[] {
  const right = signIndents(of)
  return of.flatMap((text, i) => {
    const set = linesOf(
      pen.letters('fang', text),
      { size: size.body, place: body },
      () => width - right[i]! * body,
      false,
    )
    return set.map((l, n): Piece => ({
      height: pitch,
      keep: i < of.length - 1 || n < set.length - 1,
      draw: (x, y) =>
        pen.write(l, x + width - right[i]! * body - l.width, y + baseIn(pitch, size.body), size.body),
    }))
  })
}

/** [GW6] 版记 in 四号, one character from both edges, between rules of 0.35 mm with one of 0.25 mm inside (§7.4.1). */
function record({ pen, width }: Place, block: Block & { readonly kind: 'record' }): Piece {
  const height = 24
  const set = (text: string, room: (i: number) => number) =>
    linesOf(pen.letters('fang', text), { size: size.note, place: size.note }, room, false)
  const hang = block.copies === undefined ? 0 : copiesHang(block.copies)
  const copies =
    block.copies === undefined ? [] : set(block.copies, (i) => width - (1 + (i === 0 ? 1 : hang)) * size.note)
  const [on] = set(block.printed, () => width)
  const by = set(block.issuer, () => width - 3 * size.note - on!.width)
  const rows = copies.length + Math.max(by.length, 1)
  return {
    height: rows * height,
    last: true,
    draw(x, y) {
      const base = (i: number) => y + i * height + baseIn(height, size.note)
      copies.forEach((l, i) => pen.write(l, x + (i === 0 ? 1 : hang) * size.note, base(i), size.note))
      by.forEach((l, i) => pen.write(l, x + size.note, base(copies.length + i), size.note))
      pen.write(on!, x + width - size.note - on!.width, base(rows - 1), size.note)
      for (const [at, thick] of [
        [0, 0.35],
        ...(copies.length > 0 ? [[copies.length, 0.25]] : []),
        [rows, 0.35],
      ] as const)
        pen.rule(x, y + at! * height, x + width, y + at! * height, mm(thick!))
    },
  }
}
