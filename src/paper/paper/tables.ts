/** What `docx` sets in cells: tables, forms, and the record (版记) at the foot of the last sheet. */
import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  ImageRun,
  Paragraph,
  RelativeHorizontalPosition,
  RelativeVerticalPosition,
  Table,
  TableAnchorType,
  TableBorders,
  TableCell,
  TableRow,
  TabStopType,
  VerticalAlign,
  WidthType,
} from 'docx'
import sharp from 'sharp'
import { codeOf } from '../code.ts'
import { codeRoom, copiesHang, isNumbers, room, size, tableSize } from '../layout.ts'
import type { Block, GridCell } from '../blocks.ts'
import { type Face, type Look, line, page, pt } from './line.ts'

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const

/** [GW7] Letters fit the columns; the head stands on every sheet and no row is cut in two. */
export function tableOf(t: Block & { readonly kind: 'table' }, width: number): Table {
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
export function gridOf(g: Block & { readonly kind: 'grid' }, width: number): Table {
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

/** Pixels of a module: sharp on paper at any printer. */
const perModule = 8

/** [GW12] The code as a picture in a table without lines, its words beside it. */
export async function codeTable(b: Block & { readonly kind: 'code' }, width: number): Promise<Table> {
  const { size: modules, runs } = codeOf(b.code)
  const pixels = Buffer.alloc(modules * modules, 255)
  for (const r of runs) pixels.fill(0, r.y * modules + r.x, r.y * modules + r.x + r.length)
  const picture = await sharp(pixels, { raw: { width: modules, height: modules, channels: 1 } })
    .resize(modules * perModule, modules * perModule, { kernel: 'nearest' })
    .png()
    .toBuffer()
  const left = pt(codeRoom.side + codeRoom.apart)
  const cell = (of: number, children: readonly Paragraph[]) =>
    new TableCell({
      width: { size: of, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { left: 0, right: 0 },
      children: [...children],
    })
  const side = Math.round((codeRoom.side * 96) / 72)
  const image = new ImageRun({
    type: 'png',
    data: picture,
    transformation: { width: side, height: side },
    altText: { name: 'QR', title: 'QR', description: b.code },
  })
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: [left, width - left],
    borders: TableBorders.NONE,
    rows: [
      new TableRow({
        cantSplit: true,
        children: [
          cell(left, [new Paragraph({ children: [image] })]),
          cell(
            width - left,
            b.text.split('\n').map((part) => line(part, 'fang', room.note, { line: pt(room.noteLine) })),
          ),
        ],
      }),
    ],
  })
}

const none = { style: BorderStyle.NONE, size: 0 } as const
/** Eighths of a point: 0.35 and 0.25 mm. */
const thick = { style: BorderStyle.SINGLE, size: 8 } as const
const thin = { style: BorderStyle.SINGLE, size: 6 } as const

/**
 * [GW6] 版记: a table held to the lower edge of the text of the sheet that it falls on, the last; where a
 * program cannot hold it, it follows the text.
 */
export function recordOf({ copies, issuer, printed }: Block & { readonly kind: 'record' }): Table {
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
