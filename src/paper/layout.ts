/** What both printers, DOCX and PDF, must agree on: where a title breaks, how small a table is set, where a signature stands. */
import type { Block } from './blocks.ts'

/** GB/T 9704-2012 §5.2: A4, margins 37, 35, 28 and 26 mm, so that text is 156 by 225 mm, 28 characters by 22 lines. In millimetres. */
export const sheet = {
  width: 210,
  height: 297,
  top: 37,
  bottom: 35,
  left: 28,
  right: 26,
  text: 156,
  tall: 225,
  columns: 28,
  lines: 22,
} as const

/** 初号 for a mark where it fits, 二号 title, 三号 body, 四号 notes. In points. */
export const size = { mark: 42, title: 22, body: 16, note: 14, margin: 9 } as const

/**
 * §7.2.4 the mark begins 35 mm below the edge of the text; §7.2.7 the red line runs 4 mm below the number;
 * §7.5 a page number 7 mm below the text. In millimetres.
 */
export const gap = { aboveMark: 35, aboveRedLine: 4, abovePageNumber: 7 } as const

/**
 * [FM6] Forms: letters of cells and of explanations with their lines, the least height of a row to write in,
 * the room above where one signs. In points.
 */
export const room = { letters: 12, note: 10.5, noteLine: 17, row: 26, sign: 26 } as const

/** [GW12] A code that a camera reads: how wide it is with its margin, and the room between it and its words. In points. */
export const codeRoom = { side: 90, apart: 14, margin: 4 } as const

const half = /[\x20-\x7e·°–]/
/** How many full-width characters a text is wide; Latin letters and digits are half of one. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, c) => sum + (half.test(c) ? 0.5 : 1), 0)

/** [GW1] The size of an issuer's mark in points: as large as one line of the text's width allows, 初号 at the most. */
export const markSize = (text: string): number =>
  Math.min(size.mark, Math.floor((sheet.text * 72) / 25.4 / Math.max(widthOf(text), 1)))

const words = new Intl.Segmenter('zh-CN', { granularity: 'word' })
/** A line does not end with what opens, nor the next begin with what closes; nor, where words allow it, with what joins. */
type Edges = { readonly ends: RegExp; readonly begins: RegExp }
const fine: Edges = {
  ends: /[（《「『〈【〔“‘于至到和与及、—]$/,
  begins: /^[、，。；：？！）》」』〉】〕”’…的了]/,
}
const plain: Edges = { ends: /[（《「『〈【〔“‘—]$/, begins: /^[、，。；：？！）》」』〉】〕”’…]/ }
/** 10月 and 1.5万元 are not parted, whatever the words are. */
const counted = /[\d.]$/

/**
 * [GW2] A title in lines of whole words, as even as they can be (§7.3.1: complete in sense, symmetrical). A line break in
 * the text is kept. `most` is what fits a line, in characters.
 */
export function titleLines(text: string, most = 20): readonly string[] {
  return text.split('\n').flatMap((part) => {
    const lines = Math.ceil(widthOf(part) / most)
    if (lines <= 1) return [part]
    /** A name so long that no words end in it breaks where the sheet ends. */
    return evenly(part, lines, most, fine) ?? evenly(part, lines, most, plain) ?? [part]
  })
}

/** Null where no words end as they should. */
function evenly(text: string, lines: number, most: number, edges: Edges): readonly string[] | null {
  if (lines <= 1 && widthOf(text) <= most) return [text]
  const aim = widthOf(text) / lines
  const ends = [...words.segment(text)]
    .map((w) => w.index)
    .filter(
      (i) =>
        i > 0 &&
        !edges.ends.test(text.slice(0, i)) &&
        !counted.test(text.slice(0, i)) &&
        !edges.begins.test(text.slice(i)),
    )
  const fitting = ends.filter(
    (i) => widthOf(text.slice(0, i)) <= most && widthOf(text.slice(i)) <= most * (lines - 1),
  )
  const [at] = fitting.toSorted(
    (a, b) => Math.abs(widthOf(text.slice(0, a)) - aim) - Math.abs(widthOf(text.slice(0, b)) - aim),
  )
  /** No words end where they should: one line more. */
  if (at === undefined)
    return lines <= text.length && ends.length > 0 ? evenly(text, lines + 1, most, edges) : null
  const rest = evenly(text.slice(at).trimStart(), lines - 1, most, edges)
  return rest && [text.slice(0, at).trimEnd(), ...rest]
}

/**
 * [GW5] How far the lines of a signature stand from the right, in characters: the date four (§7.3.5.1), the issuer centred
 * above it, or two where its name is too long for that.
 */
export function signIndents(lines: readonly string[]): readonly number[] {
  const middle = 4 + widthOf(lines.at(-1) ?? '') / 2
  return lines.map((text, i) => (i === lines.length - 1 ? 4 : Math.max(2, middle - widthOf(text) / 2)))
}

/** [GW7] The letters of a table in points, by its columns: up to ten fit the text's width upright, more lie across the sheet. */
export function tableSize(columns: number): { readonly letters: number; readonly wide: boolean } {
  if (columns <= 6) return { letters: 12, wide: false }
  if (columns <= 8) return { letters: 10.5, wide: false }
  if (columns <= 10) return { letters: 9, wide: false }
  return { letters: columns <= 14 ? 10.5 : columns <= 18 ? 9 : 7.5, wide: true }
}

const number = /^[-−+]?[\d,]+(\.\d+)?%?$|^[—＊]$|^$/
/** [GW7] A column that nobody aligned stands right when all its cells are numbers. */
export const isNumbers = (cells: readonly string[]): boolean =>
  cells.some((c) => c !== '') && cells.every((c) => number.test(c))

/** Blocks that stand on sheets of one shape. */
export type Section = { readonly wide: boolean; readonly blocks: readonly Block[] }

const isWide = (b: Block | undefined): boolean => b?.kind === 'table' && tableSize(b.widths.length).wide

/** [GW7] A table of more than ten columns lies across its sheet, with the annex that it is and the notes below it. */
export function sectionsOf(blocks: readonly Block[]): readonly Section[] {
  return blocks.reduce<readonly Section[]>((before, b, i) => {
    const current = before.at(-1)
    const wide =
      isWide(b) ||
      (b.kind === 'annex' && isWide(blocks[i + 1])) ||
      (b.kind === 'note' && current?.wide === true)
    return current?.wide === wide
      ? [...before.slice(0, -1), { wide, blocks: [...current.blocks, b] }]
      : [...before, { wide, blocks: [b] }]
  }, [])
}

/** [GW3] 附件：1.……: each annex with where its lines begin and go on (§7.3.4: names stand below each other), in characters. */
export function annexLines({
  label,
  titles,
}: Block & { readonly kind: 'annexes' }): readonly {
  readonly text: string
  readonly first: number
  readonly hang: number
}[] {
  const after = 2 + widthOf(label)
  return titles.map((title, i) => {
    const numeral = titles.length > 1 ? `${i + 1}.` : ''
    return {
      text: `${i === 0 ? label : ''}${numeral}${title}`,
      first: i === 0 ? 2 : after,
      hang: after + widthOf(numeral),
    }
  })
}

/** [GW6] Where the lines of 抄送 go on: below the first name, in characters from the edge of the text. */
export const copiesHang = (copies: string): number => 1 + widthOf(/^[^：:]*[：:]\s?/.exec(copies)?.[0] ?? '')
