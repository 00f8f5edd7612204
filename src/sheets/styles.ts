/** Which cells show their number as a day: a day is a number in the file, and only its format tells. */
import { builtInWriter, writerOf, type NumberWriter } from './formats.ts'
import type { Shown } from './numbers.ts'
import { readXml } from './xml.ts'

/** ECMA-376 part 1, 18.8.30, with the numbers that Chinese, Japanese and Korean programs use for their own days and hours. */
const builtInDays: readonly (readonly [from: number, to: number])[] = [
  [14, 17],
  [22, 22],
  [27, 31],
  [36, 36],
  [50, 54],
  [57, 58],
]
/** 32 to 35 and 55, 56 are hours in Chinese and days elsewhere, so that the number itself decides. 45 to 47 count elapsed time. */
const builtInTimes: readonly (readonly [from: number, to: number])[] = [
  [18, 21],
  [32, 35],
  [55, 56],
]
const stylesMax = 100_000

/** How the cells of a style show their number; `write` where a number that is no day is shown with more than its figures. */
export type Style = { readonly shown: Shown; readonly write: NumberWriter | null }
const general: Style = { shown: 'number', write: null }

/** Reads a workbook's styles; the answer tells by a cell's style number how its number is shown. */
export async function shownBy(part: AsyncIterable<Buffer> | null): Promise<(style: number) => Style> {
  const own = new Map<number, Style>()
  const styles: number[] = []
  let inCells = false
  if (part !== null) {
    await readXml(part, {
      open: (name, attributes) => {
        if (name === 'cellXfs') inCells = true
        else if (name === 'numFmt') own.set(Number(attributes.numFmtId), styleOf(attributes.formatCode ?? ''))
        else if (name === 'xf' && inCells && styles.length < stylesMax)
          styles.push(Number(attributes.numFmtId ?? 0))
      },
      close: (name) => {
        if (name === 'cellXfs') inCells = false
      },
    })
  }
  const shown = styles.map((format) => own.get(format) ?? builtIn(format))
  return (style) => shown[style] ?? general
}

function styleOf(code: string): Style {
  const shown = shownByCode(code)
  return { shown, write: shown === 'number' ? writerOf(code) : null }
}

const within = (ranges: readonly (readonly [number, number])[], n: number): boolean =>
  ranges.some(([from, to]) => n >= from && n <= to)
const builtIn = (format: number): Style => ({
  shown: within(builtInDays, format) ? 'day' : within(builtInTimes, format) ? 'time' : 'number',
  write: builtInWriter(format),
})

/**
 * [SH5] A format of one's own, `yyyy"年"m"月"d"日"` or `[$-804]yyyy-mm-dd;@`. Looked at is its first section without what is
 * quoted, escaped or in brackets; `m` alone is a month, beside hours or seconds it is minutes; `[h]` counts elapsed time.
 */
export function shownByCode(code: string): Shown {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*./g, '')
  const section = bare.split(';')[0]!
  if (/\[(?:h+|m+|s+)\]/i.test(section)) return 'number'
  const letters = section.replace(/\[[^\]]*\]/g, '').replace(/general|am\/pm|a\/p|上午\/下午/gi, '')
  if (/[yd]|a{3,}/i.test(letters) || (/e/i.test(letters) && !/[0#?.]e|e[+-]/i.test(letters))) return 'day'
  if (/[hs]/i.test(letters)) return 'time'
  return /m/i.test(letters) ? 'day' : 'number'
}
