/** Official paper as a Word file: each block in its place, sheets with their numbers, so that every document of the house looks alike. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TextRun,
} from 'docx'
import {
  annexLines,
  gap,
  markSize,
  room,
  sectionsOf,
  signIndents,
  size,
  titleLines,
  type Section,
} from './layout.ts'
import { faces, font, line, mm, page, pitch, place, pt, red } from './paper/line.ts'
import type { Block } from './blocks.ts'
import { codeTable, gridOf, recordOf, tableOf } from './paper/tables.ts'
import type { Margins } from './margins.ts'

const centred = { alignment: AlignmentType.CENTER, keepNext: true } as const
/** Two characters of the body. */
const indent = { firstLine: 2 * place }

const endsIn = (next: Block | undefined): boolean => next?.kind === 'sign' || next?.kind === 'annexes'

/** `next` is what follows: the last words stand on one sheet with the signature. `first` begins a section, and so a sheet. */
async function made(
  block: Block,
  next: Block | undefined,
  first: boolean,
  width: number,
): Promise<readonly (Paragraph | Table)[]> {
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
    case 'code':
      return [await codeTable(block, width), line('', 'fang', 8, { line: pt(10) })]
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

async function sectionOf({ wide, blocks }: Section, margins: Margins) {
  const edges = wide
    ? { top: page.left, bottom: page.right, left: page.bottom, right: page.top }
    : { top: page.top, bottom: page.bottom, left: page.left, right: page.right }
  const header = margins.head === undefined ? undefined : new Header({ children: [marginal(margins.head)] })
  const parts = await Promise.all(
    blocks.map((b, i) => made(b, blocks[i + 1], i === 0, wide ? page.tall : page.text)),
  )
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
    children: parts.flat(),
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
      sections: await Promise.all(sectionsOf(blocks).map((s) => sectionOf(s, margins))),
    }),
  )
}
