/** Merged ranges stand behind the rows that they concern, so that they are looked for before the rows are read. */
import { SheetFault } from './fault.ts'

/** Rows and columns from 1, both ends within. */
export type Range = {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

const rangesMax = 200_000
const lastRow = 1_048_576
const lastColumn = 16_384

/** `AB12` as row and column, or null. */
export function cellAt(name: string): { readonly row: number; readonly column: number } | null {
  const cellMatch = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(name)
  if (!cellMatch) return null
  let column = 0
  for (const letter of cellMatch[1]!.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  const row = Number(cellMatch[2])
  return row > lastRow || column > lastColumn ? null : { row, column }
}

const letters: string[] = ['']
/** `AB` for 28; columns count from 1. */
export function columnLetters(column: number): string {
  return (letters[column] ??=
    `${columnLetters(Math.floor((column - 1) / 26))}${String.fromCharCode(65 + ((column - 1) % 26))}`)
}

/** `A1:B3`, or `A1` for one cell; what is no range is a fault of the file. */
export function rangeOf(name: string): Range {
  const [first, last] = name.split(':', 2)
  const from = cellAt(first!)
  const to = cellAt(last ?? first!)
  if (from === null || to === null || to.row < from.row || to.column < from.column)
    throw new SheetFault('broken')
  return { top: from.row, left: from.column, bottom: to.row, right: to.column }
}

/**
 * The merged ranges of a sheet, found without reading its XML as such: `<` stands in no text of it, and the
 * letters looked for are the same in UTF-8 and, without its zeros, in UTF-16. That no comment feigns or hides
 * one is seen when the sheet itself is read, which must come to the same ranges.
 */
export async function findMerges(part: AsyncIterable<Buffer>): Promise<readonly Range[]> {
  const ranges: Range[] = []
  let rest = ''
  for await (const piece of part) {
    const text = rest + piece.toString('latin1').replaceAll('\0', '')
    if (text.includes('mergeCell')) {
      for (const [, name] of text.matchAll(
        /<(?:\w+:)?mergeCell\s[^<>]*?\bref\s*=\s*["']([A-Za-z0-9:$]+)["'][^<>]*>/g,
      ))
        addRange(ranges, name!)
    }
    /** What may be the beginning of an element goes with the next piece. */
    const lastOpening = text.lastIndexOf('<')
    rest =
      lastOpening > text.lastIndexOf('>') && text.length - lastOpening < 1024 ? text.slice(lastOpening) : ''
  }
  return ranges
}

export function addRange(ranges: Range[], name: string): void {
  if (ranges.length >= rangesMax) throw new SheetFault('too_much_memory')
  ranges.push(rangeOf(name))
}

/** [SH3] Asked row by row, downwards: the columns of a row that a merged range covers, its first cell not counted. */
export function coveredBy(
  ranges: readonly Range[],
): (row: number) => readonly { readonly from: number; readonly to: number }[] {
  const waiting = ranges.toSorted((a, b) => a.top - b.top)
  let next = 0
  let coveringRanges: Range[] = []
  return (row) => {
    while (next < waiting.length && waiting[next]!.top <= row) coveringRanges.push(waiting[next++]!)
    coveringRanges = coveringRanges.filter((r) => r.bottom >= row)
    return coveringRanges.map((r) => ({ from: r.top === row ? r.left + 1 : r.left, to: r.right }))
  }
}
