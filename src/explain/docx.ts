/** A page as a Word file: tables that can be written in, drawings as pictures. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IRunOptions,
} from 'docx'
import type { Drawing } from './layout.ts'
import { outlines } from './outline.ts'
import type { Page, PageBlock, PageGrid } from './page.ts'
import { svgOf } from './svg.ts'

const font = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: '宋体' }
const heavy = { ...font, eastAsia: '黑体' }
const quiet = { ...font, eastAsia: '楷体' }
/** Twips: A4 across, with 20 mm around. */
const sheet = { width: 11_906, height: 16_838, edge: 1_134 } as const
const inside = sheet.height - 2 * sheet.edge
/** The room for a drawing, in the points of a picture at 96 to the inch. */
const picture = { width: Math.floor((inside / 1440) * 96), height: 560 } as const

export async function docxOf(page: Page, drawings: readonly Drawing[]): Promise<Buffer> {
  const pictures = await pngsOf(drawings)
  return Packer.toBuffer(
    new Document({
      title: page.title,
      creator: 'Yimen 一门',
      lastModifiedBy: 'Yimen 一门',
      styles: { default: { document: { run: { font, size: 21 } } } },
      numbering: {
        config: [
          {
            reference: 'lines',
            levels: [
              {
                level: 0,
                format: LevelFormat.BULLET,
                text: '·',
                alignment: AlignmentType.LEFT,
                style: { paragraph: { indent: { left: 560, hanging: 220 } } },
              },
            ],
          },
        ],
      },
      sections: [
        {
          properties: {
            page: {
              size: { width: sheet.width, height: sheet.height, orientation: PageOrientation.LANDSCAPE },
              margin: { top: sheet.edge, bottom: sheet.edge, left: sheet.edge, right: sheet.edge },
            },
          },
          footers: {
            default: new Footer({
              children: [
                new Paragraph({
                  alignment: AlignmentType.CENTER,
                  children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: 18 })],
                }),
              ],
            }),
          },
          children: [
            new Paragraph({
              alignment: AlignmentType.CENTER,
              heading: HeadingLevel.TITLE,
              spacing: { after: 120 },
              children: [words(page.title, { font: heavy, size: 36, color: '000000' })],
            }),
            new Paragraph({
              alignment: AlignmentType.CENTER,
              spacing: { after: 240 },
              children: [words(page.subtitle, { font: quiet, size: 24 })],
            }),
            ...page.blocks.flatMap((b) => blockParts(b, page.lang === 'zh' ? '：' : ': ', pictures)),
          ],
        },
      ],
    }),
  )
}

type Picture = { readonly data: Buffer; readonly width: number; readonly height: number }

/** Finer than they are shown; the letters are outlines. */
async function pngsOf(drawings: readonly Drawing[]): Promise<readonly Picture[]> {
  const write = outlines()
  const files = await rasterised(drawings.map((d) => svgOf(d, write)))
  return drawings.map((d, i) => {
    const scale = Math.min(1, picture.width / d.width, picture.height / d.height)
    return { data: files[i]!, width: Math.round(d.width * scale), height: Math.round(d.height * scale) }
  })
}

const child = fileURLToPath(new URL('./png.mjs', import.meta.url))

/** PNG from a process of its own. Rejects with what it said when it fails. */
function rasterised(svgs: readonly string[]): Promise<readonly Buffer[]> {
  return new Promise((resolve, reject) => {
    const drawer = spawn(process.execPath, [child], { stdio: ['pipe', 'pipe', 'pipe'] })
    const said: Buffer[] = []
    const faults: Buffer[] = []
    drawer.stdout.on('data', (part: Buffer) => said.push(part))
    drawer.stderr.on('data', (part: Buffer) => faults.push(part))
    drawer.on('error', reject)
    drawer.on('close', (code) => {
      if (code !== 0)
        return reject(new Error(`drawings: ${Buffer.concat(faults).toString('utf8').slice(0, 500)}`))
      const pictures = JSON.parse(Buffer.concat(said).toString('utf8')) as readonly string[]
      resolve(pictures.map((p) => Buffer.from(p, 'base64')))
    })
    drawer.stdin.end(JSON.stringify(svgs))
  })
}

const words = (text: string, look: IRunOptions = {}): TextRun => new TextRun({ text, font, ...look })
const levels = { 2: HeadingLevel.HEADING_1, 3: HeadingLevel.HEADING_2, 4: HeadingLevel.HEADING_3 } as const
const sizes = { 2: 30, 3: 26, 4: 23 } as const

function blockParts(
  b: PageBlock,
  colon: string,
  pictures: readonly Picture[],
): readonly (Paragraph | Table)[] {
  switch (b.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: levels[b.level],
          keepNext: true,
          spacing: { before: b.level === 4 ? 220 : 320, after: 80 },
          children: [words(b.text, { font: heavy, size: sizes[b.level], color: '000000' })],
        }),
      ]
    case 'text':
      return [new Paragraph({ spacing: { after: 80 }, children: [words(b.text)] })]
    case 'quote':
      return b.text
        .split('\n')
        .map(
          (text) =>
            new Paragraph({
              indent: { left: 280, right: 280 },
              spacing: { after: 60 },
              shading: { type: ShadingType.CLEAR, fill: 'F7F5EC', color: 'auto' },
              border: { left: { style: BorderStyle.SINGLE, size: 18, color: 'B59B5B', space: 6 } },
              children: [words(text, { font: quiet, size: 22 })],
            }),
        )
    case 'gap':
      return [
        new Paragraph({
          spacing: { after: 80 },
          border: { left: { style: BorderStyle.SINGLE, size: 18, color: 'A4161A', space: 6 } },
          indent: { left: 280 },
          children: [words(b.text, { color: 'A4161A' })],
        }),
      ]
    case 'item':
      return [
        new Paragraph({
          keepNext: true,
          spacing: { before: 120, after: 30 },
          indent: { left: 280 },
          children: [words(`〔${b.tag}〕`, { color: '5B4A1E' }), words(b.title, { bold: true, font: heavy })],
        }),
        ...b.lines.map(
          (l) =>
            new Paragraph({
              numbering: { reference: 'lines', level: 0 },
              spacing: { after: 20 },
              children: [
                words(`${l.label}${colon}`, { color: '57606A' }),
                words(l.text),
                ...(l.otherwise === null ? [] : [words(`　${l.otherwise}`, { color: 'A4161A' })]),
              ],
            }),
        ),
        ...(b.grid ? [tableOf(b.grid, even(b.grid.head.length)), gap()] : []),
      ]
    case 'chapter': {
      const { data, width, height } = pictures[b.drawing]!
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_2,
          keepNext: true,
          pageBreakBefore: b.drawing > 0,
          spacing: { before: 200, after: 80 },
          children: [words(b.title, { font: heavy, size: 26, color: '000000' })],
        }),
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { after: 160 },
          children: [
            new ImageRun({
              type: 'png',
              data,
              transformation: { width, height },
              altText: { title: b.title, description: b.title, name: b.title },
            }),
          ],
        }),
        tableOf(b.grid, [0.13, 0.14, 0.18, 0.27, 0.28]),
        gap(),
      ]
    }
    case 'change':
      return [
        new Paragraph({
          keepNext: true,
          spacing: { before: 120, after: 30 },
          children: [
            words(`〔${b.tag}〕`, { color: '5B4A1E' }),
            words(b.title, { bold: true, font: heavy }),
            words(`　${b.where}`, { color: '57606A' }),
          ],
        }),
        new Paragraph({
          indent: { left: 280 },
          children: b.pieces.flatMap((p) =>
            p.text
              .split('\n')
              .map((text, i) =>
                words(text, {
                  ...(i > 0 ? { break: 1 } : {}),
                  ...(p.kind === 'gone' ? { strike: true, color: 'A4161A' } : {}),
                  ...(p.kind === 'new' ? { underline: {}, color: '0B5D2A' } : {}),
                }),
              ),
          ),
        }),
      ]
  }
}

const gap = (): Paragraph => new Paragraph({ spacing: { after: 60 }, children: [] })
const even = (n: number): readonly number[] => Array.from({ length: n }, () => 1 / n)

function tableOf({ head, rows }: PageGrid, parts: readonly number[]): Table {
  const widths = parts.map((p) => Math.floor(p * inside))
  const cell = (text: string, i: number, isHead: boolean): TableCell =>
    new TableCell({
      width: { size: widths[i]!, type: WidthType.DXA },
      margins: { top: 50, bottom: 50, left: 90, right: 90 },
      ...(isHead ? { shading: { type: ShadingType.CLEAR, fill: 'F0EFE8', color: 'auto' } } : {}),
      children: text
        .split('\n')
        .map(
          (l) => new Paragraph({ children: [words(l, isHead ? { font: heavy, size: 20 } : { size: 19 })] }),
        ),
    })
  return new Table({
    width: { size: inside, type: WidthType.DXA },
    columnWidths: [...widths],
    rows: [
      new TableRow({ tableHeader: true, children: head.map((h, i) => cell(h, i, true)) }),
      ...rows.map((r) => new TableRow({ cantSplit: true, children: r.map((c, i) => cell(c, i, false)) })),
    ],
  })
}
