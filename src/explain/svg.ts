/** A drawing as SVG. */
import { letter, type Arrow, type Box, type Drawing, type Point } from './layout.ts'

/** How words are written into it: as text, or as the outlines of letters where no font can be counted on. */
export type Writing = (
  text: string,
  at: Point,
  size: number,
  look: { readonly bold?: boolean; readonly fill: string },
) => string

export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!)

const asText: Writing = (text, at, size, { bold, fill }) =>
  `<text x="${at.x}" y="${at.y}" font-size="${size}" text-anchor="middle" fill="${fill}"` +
  `${bold ? ' font-weight="600"' : ''}>${escaped(text)}</text>`

const ink = '#1f2937'
const soft = '#4b5563'
const boxes: Readonly<Record<Box['kind'], { readonly fill: string; readonly stroke: string }>> = {
  open: { fill: '#e8f1fc', stroke: '#2f6fb5' },
  step: { fill: '#ffffff', stroke: '#4b5563' },
  end: { fill: '#eaf5ec', stroke: '#3b7d4a' },
  elsewhere: { fill: '#f6f6f4', stroke: '#9a9a94' },
}
const marks: Readonly<Record<string, string>> = { withdraw: '#8a6100', refuse: '#b3261e', stay: '#2f6fb5' }

const fonts =
  "'Noto Sans SC Variable','Noto Sans SC','PingFang SC','Microsoft YaHei','Source Han Sans SC',sans-serif"

export function svgOf(d: Drawing, write: Writing = asText): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${d.width} ${d.height}" width="${d.width}" ` +
      `height="${d.height}" role="img" aria-label="${escaped(d.title)}" font-family="${fonts}">`,
    '<defs><marker id="on" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" ' +
      'orient="auto"><path d="M0 0 8 4 0 8z" fill="#4b5563"/></marker></defs>',
    ...d.arrows.map(line),
    ...d.boxes.map((b) => box(b, write)),
    ...d.arrows.map((a) => label(a, write)),
    '</svg>',
  ].join('\n')
}

function line(a: Arrow): string {
  const [first, ...rest] = a.points
  const path = `M${first!.x} ${first!.y}${rest.map((p) => ` L${p.x} ${p.y}`).join('')}`
  const look = a.isBack
    ? `stroke="#9a9a94" stroke-width="1.2" stroke-dasharray="5 4"`
    : `stroke="${soft}" stroke-width="1.2"`
  return `<path d="${path}" fill="none" ${look} stroke-linejoin="round" marker-end="url(#on)"/>`
}

function label(a: Arrow, write: Writing): string {
  if (!a.label) return ''
  const { x, y, lines } = a.label
  const top = y - (lines.length * 15) / 2
  return lines
    .map((text, i) => {
      const at = { x, y: top + i * 15 + 11.5 }
      const width = [...text].reduce((n, c) => n + (/[\u2e80-\uffef]/.test(c) ? 12 : 6.8), 4)
      const paper =
        `<rect x="${x - width / 2}" y="${top + i * 15}" width="${width}" height="15" ` +
        'fill="#ffffff" fill-opacity=".88"/>'
      return paper + write(text, at, letter.small, { fill: soft })
    })
    .join('')
}

function box(b: Box, write: Writing): string {
  const [left, top] = [b.x - b.width / 2, b.y - b.height / 2]
  const { fill, stroke } = boxes[b.kind]
  const corner = b.kind === 'step' ? 6 : b.kind === 'elsewhere' ? 2 : Math.min(18, b.height / 2)
  const dash = b.kind === 'elsewhere' ? ' stroke-dasharray="3 3"' : ''
  const titleTop = top + 8
  const holderTop = titleTop + b.lines.length * 18
  const marksTop = holderTop + b.holder.length * 16 + 3
  return [
    `<g><rect x="${left}" y="${top}" width="${b.width}" height="${b.height}" rx="${corner}" ` +
      `fill="${fill}" stroke="${stroke}" stroke-width="1.2"${dash}/>`,
    ...b.lines.map((text, i) =>
      write(text, { x: b.x, y: titleTop + i * 18 + 14 }, letter.title, {
        bold: b.kind !== 'elsewhere',
        fill: ink,
      }),
    ),
    ...b.holder.map((text, i) =>
      write(text, { x: b.x, y: holderTop + i * 16 + 12 }, letter.small, { fill: soft }),
    ),
    ...b.marks.map((m, i) => {
      const x = b.x + (i - (b.marks.length - 1) / 2) * 28
      const color = marks[m.kind]!
      const sign = write(m.sign, { x, y: marksTop + 13.5 }, letter.small, { bold: true, fill: color })
      return (
        `<g><title>${escaped(m.said)}</title><rect x="${x - 12}" y="${marksTop}" width="24" height="18" ` +
        `rx="9" fill="#ffffff" stroke="${color}"/>${sign}</g>`
      )
    }),
    '</g>',
  ].join('')
}
