/** Letters as outlines of the house's own font: a picture for Word shows the same hanzi on machines that have no Chinese font. */
import PDFDocument from 'pdfkit'
import { sliceAt, slicesOf, type Weight } from '../fonts.ts'
import type { Writing } from './svg.ts'

type Glyph = { readonly advanceWidth: number; readonly path: { toSVG(): string } }
type Font = { readonly unitsPerEm: number; glyphForCodePoint(code: number): Glyph }

/** A way to write into a drawing; fonts are opened as letters come. */
export function outlines(): Writing {
  const doc = new PDFDocument({ autoFirstPage: false })
  const fonts = new Map<string, Font>()
  const glyphOf = (code: number, weight: Weight): { readonly font: Font; readonly glyph: Glyph } | null => {
    const path = slicesOf(weight).get(code)
    if (path === undefined) return null
    let font = fonts.get(path)
    if (!font) {
      doc.registerFont(path, sliceAt(path))
      doc.font(path)
      font = (doc as unknown as { readonly _font: { readonly font: Font } })._font.font
      fonts.set(path, font)
    }
    return { font, glyph: font.glyphForCodePoint(code) }
  }
  return (text, at, size, { bold, fill }) => {
    const letters = [...text].flatMap((c) => glyphOf(c.codePointAt(0)!, bold ? 700 : 400) ?? [])
    const widths = letters.map(({ font, glyph }) => (glyph.advanceWidth / font.unitsPerEm) * size)
    let x = at.x - widths.reduce((a, b) => a + b, 0) / 2
    return letters
      .map(({ font, glyph }, i) => {
        const scale = size / font.unitsPerEm
        const d = glyph.path.toSVG()
        const drawn =
          d === ''
            ? ''
            : `<path transform="translate(${x.toFixed(2)} ${at.y}) scale(${scale} ${-scale})" d="${d}" fill="${fill}"/>`
        x += widths[i]!
        return drawn
      })
      .join('')
  }
}
