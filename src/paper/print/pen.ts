/** Drawing on a sheet: text in runs of one font, so that it stays text, and rules. All measures in points. */
import type PDFDocument from 'pdfkit'
import { lettersOf, type Face, type Letter } from './letters.ts'
import type { Line, Placed } from './lines.ts'

export type Pen = {
  readonly doc: InstanceType<typeof PDFDocument>
  /** The letters of a text; what cannot be seen (controls, marks of direction) is left out. */
  letters(face: Face, text: string): readonly Letter[]
  /** One line of letters of a size; `base` is where they stand. */
  write(line: Line, x: number, base: number, size: number, color?: string): void
  /** Boxes, each from its upper left corner: x, y, width, height. */
  fill(boxes: readonly (readonly [number, number, number, number])[]): void
  /** A straight line. */
  rule(x1: number, y1: number, x2: number, y2: number, width: number, color?: string): void
}

export const black = '#000000'
export const red = '#c00000'
export const grey = '#8c8c8c'

export function penOf(doc: InstanceType<typeof PDFDocument>): Pen {
  const letter = lettersOf(doc)
  return {
    doc,
    letters: (face, text) =>
      [...text.replace(/[\t\r\n]/g, ' ').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')].map((char) =>
        letter(face, char),
      ),
    write(line, x, base, size, color = black) {
      doc.fillColor(color)
      for (const { letters, spacing } of runsOf(line.letters, size)) {
        const first = letters[0]!
        const options: {
          lineBreak: false
          baseline: 'alphabetic'
          characterSpacing: number
          horizontalScaling?: number
        } = {
          lineBreak: false,
          baseline: 'alphabetic',
          characterSpacing: spacing,
          ...(isDash(first) ? { horizontalScaling: 100 / first.width } : {}),
        }
        doc
          .font(first.font)
          .fontSize(size)
          .text(letters.map((l) => l.char).join(''), x + first.x, base, options)
      }
    },
    fill(boxes) {
      for (const box of boxes) doc.rect(...box)
      doc.fillColor(black).fill()
    },
    rule: (x1, y1, x2, y2, width, color = black) =>
      void doc.moveTo(x1, y1).lineTo(x2, y2).lineWidth(width).strokeColor(color).stroke(),
  }
}

/** A dash is drawn as wide as its place, so that two of them join. */
const isDash = (l: Letter): boolean => l.char === '—' && l.full && l.width > 0

/** Neighbours of one font at one distance are one piece of text. */
function runsOf(
  letters: readonly Placed[],
  size: number,
): readonly { readonly letters: readonly Placed[]; readonly spacing: number }[] {
  const runs: { letters: Placed[]; spacing: number }[] = []
  for (const l of letters) {
    const run = runs.at(-1)
    const before = run?.letters.at(-1)
    if (run && before && before.font === l.font && !isDash(before) && !isDash(l)) {
      const apart = l.x - before.x - before.width * size
      if (run.letters.length === 1) run.spacing = apart
      if (Math.abs(run.spacing - apart) < 0.005) {
        run.letters.push(l)
        continue
      }
      if (run.letters.length === 1) run.spacing = 0
    }
    runs.push({ letters: [l], spacing: 0 })
  }
  return runs
}
