/** Official paper: the layout of GB/T 9704-2012 as `docx` understands it, so that every document of the house looks alike. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeightRule,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  RelativeHorizontalPosition,
  RelativeVerticalPosition,
  Tab,
  Table,
  TableAnchorType,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
  type IParagraphOptions,
} from 'docx'
import type { Mark } from '../exports.ts'
import {
  annexLines,
  copiesHang,
  gap,
  isNumbers,
  markSize,
  room,
  sectionsOf,
  sheet,
  signIndents,
  size,
  tableSize,
  titleLines,
  type Section,
} from './layout.ts'

/** Millimetres and points in twips. */
const mm = (n: number): number => Math.round((n * 1440) / 25.4)
const pt = (n: number): number => n * 20
/** [GW1] The page in twips. */
export const page = {
  width: 11_906,
  height: 16_838,
  top: 2_098,
  bottom: 1_984,
  left: 1_588,
  right: 1_474,
  text: 8_844,
  tall: 12_756,
} as const
/** Twenty-two lines fit only when each is a little less than 29 points; 28 characters, each a quarter of a point less than 16. */
const pitch = Math.floor(page.tall / sheet.lines)
const closer = -5
const place = pt(size.body) + closer
const red = 'C00000'

type Face = 'biao' | 'song' | 'hei' | 'kai' | 'fang'
const faces: Readonly<Record<Face, string>> = {
  biao: '方正小标宋简体',
  song: '宋体',
  hei: '黑体',
  kai: '楷体',
  fang: '仿宋',
}
const font = (face: Face) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia: faces[face],
})

export type Align = 'left' | 'center' | 'right'
const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const

/**
 * What a document is made of: the head (版头) of mark and number, the body (主体) from title to signature with its annexes, and
 * the record (版记). A heading is 一、, a subheading （一）; what begins with 1. or （1） is text.
 */
export type Block =
  | { readonly kind: 'mark'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  /** `form`: cells follow it closely; `sheet`: it begins a sheet of its own. */
  | { readonly kind: 'title'; readonly text: string; readonly form?: true; readonly sheet?: true }
  | { readonly kind: 'to'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'subheading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** `small`: as explanations stand below the cells of a form. */
  | { readonly kind: 'note'; readonly text: string; readonly small?: true }
  /** 附件说明: `label` is 附件 with its colon; several are numbered. */
  | { readonly kind: 'annexes'; readonly label: string; readonly titles: readonly string[] }
  | { readonly kind: 'sign'; readonly lines: readonly string[] }
  /** Begins a sheet: `text` is 附件1. */
  | { readonly kind: 'annex'; readonly text: string; readonly title?: string }
  /** 抄送, with its label, when there is one; who prints it, and when: 2021年10月20日印发. */
  | { readonly kind: 'record'; readonly copies?: string; readonly issuer: string; readonly printed: string }
  | {
      readonly kind: 'table'
      readonly title?: string
      readonly widths: readonly number[]
      readonly align: readonly Align[]
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
      readonly foot?: readonly string[]
      /** Rows high enough to write in. */ readonly roomy?: true
    }
  /** Cells of a form: names beside values, boxes to sign in. `least` is how many lines a row has room for. */
  | { readonly kind: 'grid'; readonly widths: readonly number[]; readonly rows: readonly GridRow[] }

export type GridCell = {
  readonly text: string
  readonly label?: true
  readonly span?: number
  /** Below the text, after room for a name and a seal: who signs, and the day. */ readonly foot?: {
    readonly by: string
    readonly on: string
  }
}
export type GridRow = { readonly cells: readonly GridCell[]; readonly least: number }

type Look = IParagraphOptions & { readonly color?: string; readonly line?: number }

/** A paragraph in letters of a size in points; line breaks and tabs in it stay. */
const line = (
  text: string,
  face: Face,
  of: number,
  { color, line: high = pitch, spacing, ...options }: Look = {},
): Paragraph =>
  new Paragraph({
    ...options,
    spacing: { line: high, lineRule: LineRuleType.EXACT, ...spacing },
    children: text
      .split('\n')
      .map(
        (part, i) =>
          new TextRun({
            children: part.split('\t').flatMap((run, n) => (n > 0 ? [new Tab(), run] : [run])),
            font: font(face),
            size: of * 2,
            ...(i > 0 ? { break: 1 } : {}),
            ...(of === size.body ? { characterSpacing: closer } : {}),
            ...(color ? { color } : {}),
          }),
      ),
  })
const centred = { alignment: AlignmentType.CENTER, keepNext: true } as const
/** Two characters of the body. */
const indent = { firstLine: 2 * place }

const endsIn = (next: Block | undefined): boolean => next?.kind === 'sign' || next?.kind === 'annexes'

/** `next` is what follows: the last words stand on one sheet with the signature. `first` begins a section, and so a sheet. */
function made(
  block: Block,
  next: Block | undefined,
  first: boolean,
  width: number,
): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case 'mark':
      return [
        line(block.text, 'biao', markSize(block.text), {
          ...centred,
          color: red,
          line: pt(markSize(block.text) * 1.1),
          spacing: { before: mm(gap.aboveMark) },
        }),
      ]
    case 'number':
      return [
        line(block.text, 'fang', size.body, {
          ...centred,
          spacing: { before: 2 * pitch, after: 2 * pitch },
          border: {
            bottom: {
              style: BorderStyle.SINGLE,
              size: 12,
              space: Math.round((mm(gap.aboveRedLine) - (pitch - pt(size.body)) / 2) / 20),
              color: red,
            },
          },
        }),
      ]
    case 'title':
      return [
        line(titleLines(block.text).join('\n'), 'biao', size.title, {
          ...centred,
          line: pt(34),
          spacing: { after: block.form ? pitch / 2 : pitch },
          pageBreakBefore: block.sheet === true,
        }),
      ]
    case 'to':
      return [line(block.text, 'fang', size.body)]
    case 'heading':
      return [line(block.text, 'hei', size.body, { indent, keepNext: true })]
    case 'subheading':
      return [line(block.text, 'kai', size.body, { indent, keepNext: true })]
    case 'text':
      return block.text
        .split('\n')
        .map((part, i, parts) =>
          line(part, 'fang', size.body, {
            indent,
            alignment: AlignmentType.BOTH,
            widowControl: endsIn(next),
            keepNext: endsIn(next) && i === parts.length - 1,
          }),
        )
    case 'note':
      return [
        block.small
          ? line(block.text, 'fang', room.note, { line: pt(room.noteLine) })
          : line(block.text, 'fang', size.note, { line: pt(24) }),
      ]
    case 'annexes':
      return annexLines(block).map((a, i) =>
        line(a.text, 'fang', size.body, {
          indent: { left: Math.round(a.hang * place), hanging: Math.round((a.hang - a.first) * place) },
          keepNext: true,
          ...(i === 0 ? { spacing: { before: pitch } } : {}),
        }),
      )
    case 'sign':
      return block.lines.map((text, i) =>
        line(text, 'fang', size.body, {
          alignment: AlignmentType.RIGHT,
          indent: { right: Math.round(signIndents(block.lines)[i]! * place) },
          keepNext: i < block.lines.length - 1,
          ...(i === 0 ? { spacing: { before: pitch } } : {}),
        }),
      )
    case 'annex':
      return [
        line(block.text, 'hei', size.body, { keepNext: true, pageBreakBefore: !first }),
        ...(block.title === undefined
          ? []
          : [
              line(titleLines(block.title).join('\n'), 'biao', size.title, {
                ...centred,
                line: pt(34),
                spacing: { before: pitch, after: pitch / 2 },
              }),
            ]),
      ]
    case 'table':
      return [
        ...(block.title === undefined
          ? [line('', 'fang', 4, { line: pt(8), keepNext: true })]
          : [line(block.title, 'kai', size.note, centred)]),
        tableOf(block, width),
        line('', 'fang', 12, { line: pt(12) }),
      ]
    case 'grid':
      return [
        line('', 'fang', 4, { line: pt(5), keepNext: true }),
        gridOf(block, width),
        line('', 'fang', 8, { line: pt(10) }),
      ]
    case 'record':
      return [recordOf(block), line('', 'fang', 1, { line: pt(1) })]
  }
}

/** [GW7] Letters fit the columns; the head stands on every sheet and no row is cut in two. */
function tableOf(t: Block & { readonly kind: 'table' }, width: number): Table {
  const whole = t.widths.reduce((a, b) => a + b, 0)
  const widths = t.widths.map((w) => Math.round((w * width) / whole))
  const { letters } = tableSize(widths.length)
  const align = widths.map(
    (_, i) => alignments[t.align[i] ?? (isNumbers(t.rows.map((r) => r[i] ?? '')) ? 'right' : 'left')],
  )
  const cell = (text: string, i: number, face: Face, header: boolean) =>
    new TableCell({
      width: { size: widths[i]!, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { top: 60, bottom: 60, left: 60, right: 60 },
      children: [
        line(text, face, letters, {
          autoSpaceEastAsianText: false,
          alignment: header ? AlignmentType.CENTER : align[i]!,
          line: Math.round(pt(letters * 1.5)),
        }),
      ],
    })
  const row = (cells: readonly string[], face: Face, header = false) =>
    new TableRow({
      tableHeader: header,
      cantSplit: true,
      ...(t.roomy ? { height: { value: pt(room.row), rule: HeightRule.ATLEAST } } : {}),
      children: cells.map((c, i) => cell(c, i, face, header)),
    })
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    alignment: AlignmentType.CENTER,
    rows: [
      ...(t.head.length > 0 ? [row(t.head, 'hei', true)] : []),
      ...t.rows.map((r) => row(r, 'fang')),
      ...(t.foot ? [row(t.foot, 'hei')] : []),
    ],
  })
}

/** [FM6] Names in 黑, values in 仿宋; below a box's text there is room for a name and a seal. */
function gridOf(g: Block & { readonly kind: 'grid' }, width: number): Table {
  const whole = g.widths.reduce((a, b) => a + b, 0)
  const widths = g.widths.map((w) => Math.round((w * width) / whole))
  const text = (t: string, face: Face, options: Look = {}) =>
    line(t, face, room.letters, { autoSpaceEastAsianText: false, line: pt(room.letters * 1.5), ...options })
  const cell = (c: GridCell, at: number) =>
    new TableCell({
      width: { size: widths.slice(at, at + (c.span ?? 1)).reduce((a, b) => a + b, 0), type: WidthType.DXA },
      columnSpan: c.span ?? 1,
      verticalAlign: c.foot ? VerticalAlign.TOP : VerticalAlign.CENTER,
      margins: { top: 60, bottom: 60, left: 80, right: 80 },
      children: [
        text(c.text, c.label ? 'hei' : 'fang', {
          alignment: c.label ? AlignmentType.CENTER : AlignmentType.LEFT,
        }),
        ...(c.foot
          ? [
              text(c.foot.by, 'fang', { spacing: { before: pt(room.sign) } }),
              text(c.foot.on, 'fang', { alignment: AlignmentType.RIGHT }),
            ]
          : []),
      ],
    })
  const starts = (cells: readonly GridCell[]) =>
    cells.map((_, i) => cells.slice(0, i).reduce((n, c) => n + (c.span ?? 1), 0))
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    alignment: AlignmentType.CENTER,
    rows: g.rows.map(
      (r) =>
        new TableRow({
          cantSplit: true,
          height: {
            value: pt(Math.max(room.row, r.least * room.letters * 1.5 + 6)),
            rule: HeightRule.ATLEAST,
          },
          children: r.cells.map((c, i) => cell(c, starts(r.cells)[i]!)),
        }),
    ),
  })
}

const none = { style: BorderStyle.NONE, size: 0 } as const
/** Eighths of a point: 0.35 and 0.25 mm. */
const thick = { style: BorderStyle.SINGLE, size: 8 } as const
const thin = { style: BorderStyle.SINGLE, size: 6 } as const

/** [GW6] 版记: a table held to the lower edge of the text of the sheet that it falls on, the last; where a program cannot hold it, it follows the text. */
function recordOf({ copies, issuer, printed }: Block & { readonly kind: 'record' }): Table {
  const one = pt(size.note)
  const hang = copies === undefined ? 0 : Math.round(copiesHang(copies) * one)
  const row = (child: Paragraph, top: typeof thick | typeof thin, bottom: typeof thick | typeof thin) =>
    new TableRow({
      cantSplit: true,
      children: [
        new TableCell({
          width: { size: page.text, type: WidthType.DXA },
          margins: { left: 0, right: 0 },
          borders: { top, bottom, left: none, right: none },
          children: [child],
        }),
      ],
    })
  return new Table({
    width: { size: page.text, type: WidthType.DXA },
    columnWidths: [page.text],
    float: {
      horizontalAnchor: TableAnchorType.MARGIN,
      verticalAnchor: TableAnchorType.MARGIN,
      relativeHorizontalPosition: RelativeHorizontalPosition.LEFT,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
    },
    rows: [
      ...(copies === undefined
        ? []
        : [
            row(
              line(copies, 'fang', size.note, {
                line: pt(24),
                indent: { left: hang, hanging: hang - one, right: one },
              }),
              thick,
              thin,
            ),
          ]),
      row(
        line(`${issuer}\t${printed}`, 'fang', size.note, {
          line: pt(24),
          indent: { left: one, right: one },
          tabStops: [{ type: TabStopType.RIGHT, position: page.text - one }],
        }),
        copies === undefined ? thick : thin,
        thick,
      ),
    ],
  })
}

/** What stands outside of the words of a document: above and below each sheet, in light grey. */
export type Margins = { readonly head?: string; readonly foot?: string }

/** [X3] Who exported it, when, and under which number, at both ends of every sheet: a copy of any of them tells it. */
export function whole(mark: Mark): Margins {
  const exportMark = `导出人：${mark.by}　　导出时间：${chineseInstant(mark.at)}　　导出编号：${mark.number}`
  return { head: exportMark, foot: exportMark }
}

/** 小五, grey enough not to be taken for the document, dark enough to be copied. */
const marginal = (text: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { line: pt(12), lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text, font: font('fang'), size: size.margin * 2, color: '8C8C8C' })],
  })

/** [GW4] — 1 — in 四号 half-width Song, one character from the outer edge where sheets are printed on both sides. */
const footer = (alignment: (typeof AlignmentType)[keyof typeof AlignmentType], foot = '') =>
  new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { left: pt(size.note), right: pt(size.note) },
        spacing: { line: pt(16), lineRule: LineRuleType.EXACT },
        children: [
          new TextRun({ font: faces.song, size: size.note * 2, children: ['— ', PageNumber.CURRENT, ' —'] }),
        ],
      }),
      marginal(foot),
    ],
  })
/** Where the two lines of the foot end above the edge of the sheet, so that the number stands 7 mm below the text. */
const footerAt = (bottom: number): number => bottom - mm(gap.abovePageNumber) - pt(12) - pt(16) + pt(4)

function sectionOf({ wide, blocks }: Section, margins: Margins) {
  const edges = wide
    ? { top: page.left, bottom: page.right, left: page.bottom, right: page.top }
    : { top: page.top, bottom: page.bottom, left: page.left, right: page.right }
  const header = margins.head === undefined ? undefined : new Header({ children: [marginal(margins.head)] })
  return {
    properties: {
      page: {
        size: {
          width: page.width,
          height: page.height,
          orientation: wide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: { ...edges, header: wide ? 700 : 900, footer: footerAt(edges.bottom) },
      },
    },
    ...(header ? { headers: { default: header, even: header } } : {}),
    footers: {
      default: footer(AlignmentType.RIGHT, margins.foot),
      even: footer(AlignmentType.LEFT, margins.foot),
    },
    children: blocks.flatMap((b, i) => made(b, blocks[i + 1], i === 0, wide ? page.tall : page.text)),
  }
}

/** The file. The same blocks give the same words; the dates in them are those of the case, the printing is told in the margins alone. */
export async function paper(
  title: string,
  issuer: string,
  blocks: readonly Block[],
  margins: Margins = {},
): Promise<Buffer> {
  return Packer.toBuffer(
    new Document({
      creator: issuer,
      lastModifiedBy: issuer,
      title,
      evenAndOddHeaderAndFooters: true,
      sections: sectionsOf(blocks).map((s) => sectionOf(s, margins)),
    }),
  )
}

/** 2021年10月20日 */
export function chineseDay(day: string): string {
  const [y, m, d] = day.slice(0, 10).split('-').map(Number) as [number, number, number]
  return `${y}年${m}月${d}日`
}

/** 2021年10月20日17时30分 */
export const chineseInstant = (at: string): string =>
  `${chineseDay(at)}${Number(at.slice(11, 13))}时${at.slice(14, 16)}分`
