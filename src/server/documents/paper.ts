/** Official paper: the layout of GB/T 9704-2012 as `docx` understands it, so that every document of the house looks alike. */
import { AlignmentType, BorderStyle, Document, Footer, Header, LineRuleType, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun, VerticalAlign, WidthType, type IParagraphOptions } from 'docx'
import type { Mark } from '../exports.ts'

/** GB/T 9704-2012 §5: A4, margins 37, 35, 28 and 26 mm, text 156 by 225 mm, 28 characters by 22 lines. In twips. */
export const page = { width: 11_906, height: 16_838, top: 2_098, bottom: 1_984, left: 1_588, right: 1_474, text: 8_844 } as const
/** Fixed line pitch of 29 points. */
const pitch = 580
/** Half-points: title 二号, body 三号, notes 四号, tables 小四. */
const size = { mark: 72, title: 44, body: 32, note: 28, table: 24 } as const
const red = 'C00000'

type Face = 'song' | 'hei' | 'kai' | 'fang'
const faces: Readonly<Record<Face, string>> = { song: '方正小标宋简体', hei: '黑体', kai: '楷体', fang: '仿宋' }
const font = (face: Face) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: faces[face] })

export type Align = 'left' | 'center' | 'right'
const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const

/** What a document is made of. */
export type Block =
  | { readonly kind: 'mark'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'to'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'sign'; readonly lines: readonly string[] }
  | { readonly kind: 'table'; readonly title?: string; readonly widths: readonly number[]; readonly align: readonly Align[]; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[]; readonly foot?: readonly string[] }

const line = (text: string, face: Face, at: number, options: IParagraphOptions & { readonly color?: string; readonly bold?: boolean } = {}): Paragraph => {
  const { color, bold, ...rest } = options
  return new Paragraph({ spacing: { line: pitch, lineRule: LineRuleType.EXACT }, ...rest, children: [new TextRun({ text, font: font(face), size: at, ...(color ? { color } : {}), ...(bold ? { bold } : {}) })] })
}
/** Two characters of the body. */
const indent = { firstLine: size.body * 20 }

function made(block: Block): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case 'mark':
      return [line(block.text, 'song', size.mark, { alignment: AlignmentType.CENTER, color: red, spacing: { before: 400, after: 400 } })]
    case 'number':
      return [line(block.text, 'fang', size.body, { alignment: AlignmentType.CENTER, border: { bottom: { style: BorderStyle.SINGLE, size: 12, space: 8, color: red } } }), line('', 'fang', size.body)]
    case 'title':
      return [line(block.text, 'song', size.title, { alignment: AlignmentType.CENTER, spacing: { line: 700, lineRule: LineRuleType.EXACT, before: 200, after: 400 } })]
    case 'to':
      return [line(block.text, 'fang', size.body)]
    case 'heading':
      return [line(block.text, 'hei', size.body, { indent, keepNext: true })]
    case 'text':
      return block.text.split('\n').map((part) => line(part, 'fang', size.body, { indent, alignment: AlignmentType.BOTH }))
    case 'note':
      return [line(block.text, 'fang', size.note, { spacing: { line: 480, lineRule: LineRuleType.EXACT } })]
    case 'sign':
      return [line('', 'fang', size.body), ...block.lines.map((text) => line(text, 'fang', size.body, { alignment: AlignmentType.RIGHT, indent: { right: size.body * 40 }, keepNext: true }))]
    case 'table':
      return [...(block.title === undefined ? [] : [line(block.title, 'kai', size.note, { alignment: AlignmentType.CENTER, keepNext: true })]), tableOf(block), line('', 'fang', size.table, { spacing: { line: 240, lineRule: LineRuleType.EXACT } })]
  }
}

function tableOf(t: Block & { readonly kind: 'table' }): Table {
  const whole = t.widths.reduce((a, b) => a + b, 0)
  const widths = t.widths.map((w) => Math.round((w * page.text) / whole))
  const cell = (text: string, i: number, face: Face, bold = false) =>
    new TableCell({ width: { size: widths[i]!, type: WidthType.DXA }, verticalAlign: VerticalAlign.CENTER, margins: { top: 40, bottom: 40, left: 80, right: 80 }, children: [line(text, face, size.table, { alignment: face === 'hei' ? AlignmentType.CENTER : alignments[t.align[i] ?? 'left'], bold, spacing: { line: 360, lineRule: LineRuleType.AT_LEAST } })] })
  const row = (cells: readonly string[], face: Face, header = false) => new TableRow({ tableHeader: header, cantSplit: true, children: cells.map((c, i) => cell(c, i, face)) })
  return new Table({ width: { size: page.text, type: WidthType.DXA }, columnWidths: widths, alignment: AlignmentType.CENTER, rows: [...(t.head.length > 0 ? [row(t.head, 'hei', true)] : []), ...t.rows.map((r) => row(r, 'fang')), ...(t.foot ? [row(t.foot, 'hei')] : [])] })
}

/** What stands outside of the words of a document: above and below each sheet, in light grey. */
export type Margins = { readonly head?: string; readonly foot?: string }

/** [X3] Who exported it, when, and under which number, at both ends of every sheet: a copy of any of them tells it. */
export function whole(mark: Mark): Margins {
  const told = `导出人：${mark.by}　　导出时间：${chineseInstant(mark.at)}　　导出编号：${mark.number}`
  return { head: told, foot: told }
}

/** 小五, grey enough not to be taken for the document, dark enough to be copied. */
const marginal = (text: string): Paragraph => new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text, font: font('fang'), size: 18, color: '8C8C8C' })] })

/** — 1 — in 四号 Song, on the outer side where sheets are printed on both. */
const footer = (alignment: (typeof AlignmentType)[keyof typeof AlignmentType], foot: string | undefined) =>
  new Footer({ children: [new Paragraph({ alignment, indent: { left: 320, right: 320 }, children: [new TextRun({ font: font('song'), size: size.note, children: ['— ', PageNumber.CURRENT, ' —'] })] }), ...(foot === undefined ? [] : [marginal(foot)])] })

/** The file. The same blocks give the same words; the dates in them are those of the case, the printing is told in the margins alone. */
export async function paper(title: string, issuer: string, blocks: readonly Block[], margins: Margins = {}): Promise<Buffer> {
  const header = margins.head === undefined ? undefined : new Header({ children: [marginal(margins.head)] })
  const document = new Document({
    creator: issuer, lastModifiedBy: issuer, title, evenAndOddHeaderAndFooters: true,
    sections: [{
      properties: { page: { size: { width: page.width, height: page.height }, margin: { top: page.top, bottom: page.bottom, left: page.left, right: page.right, header: 900, footer: 1_100 } } },
      ...(header ? { headers: { default: header, even: header } } : {}),
      footers: { default: footer(AlignmentType.RIGHT, margins.foot), even: footer(AlignmentType.LEFT, margins.foot) },
      children: blocks.flatMap(made),
    }],
  })
  return Packer.toBuffer(document)
}

/** 2021年10月20日 */
export function chineseDay(day: string): string {
  const [y, m, d] = day.slice(0, 10).split('-').map(Number) as [number, number, number]
  return `${y}年${m}月${d}日`
}

/** 2021年10月20日17时30分 */
export const chineseInstant = (at: string): string => `${chineseDay(at)}${Number(at.slice(11, 13))}时${at.slice(14, 16)}分`
