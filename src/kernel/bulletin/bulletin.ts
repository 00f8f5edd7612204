/** A bulletin is prose whose numbers are figures: each number remembers the records behind it. */
import type { Day } from '../day/index.ts'
import type { Window } from '../figure/figure.ts'
import { printPercent, printPerThousand } from '../figure/percent.ts'
import { dayInWords, type Said } from '../figure/said.ts'
import { wanYuan, yuan } from '../money/index.ts'
import type { Text } from '../text.ts'
import type { Qualifier } from './qualifier.ts'

/**
 * How a value is printed: 8313, 2000 yuan, 631.2 (ten thousand yuan), 97.5 (percent), 23.4 (for each thousand), up 3.2% (one count
 * against another), whole hours out of minutes; a day whole, its month or its year; a word.
 */
export type Format =
  | 'whole'
  | 'yuan'
  | 'wan_yuan'
  | 'percent'
  | 'per_thousand'
  | 'change'
  | 'hours'
  | 'day'
  | 'month'
  | 'year'
  | 'word'

export type Slot = {
  readonly figure: string
  /** The area when it is not the bulletin's own. */
  readonly area?: string
  readonly format: Format
  readonly decimals?: number
  /** The number on the newspaper page that this slot reproduces. */
  readonly page?: { readonly id: string; readonly unit: string; readonly qualifier: Qualifier }
}

export type Paragraph = {
  readonly heading?: Text
  readonly text?: Text
  /** [B20] What the text goes on with: of these lines the `count` with the greatest numbers, with all that tie at the edge, and none of zero. */
  readonly greatest?: {
    readonly count: number
    readonly lines: readonly { readonly by: string; readonly text: Text }[]
  }
  readonly table?: {
    readonly title: Text
    /** Rows: the places right below the bulletin’s own, or those two levels below it. */
    readonly by: 'township' | 'village'
    /** The column by which rows are ranked, ties sharing a rank; in the order of places without it. */
    readonly rankedBy?: string
    readonly columns: readonly { readonly title: Text; readonly slot: string }[]
  }
}

/** Who a bulletin names. `rankedBy` is the slot of a share by which a table of it ranks its rows; `count` places, with all that tie at the edge. */
export type Names = {
  readonly rankedBy: string
  readonly which: 'leaders' | 'laggards'
  readonly count: number
  /** The campaign by whose first rules its places are given lights: who is named as behind has none that is green, who is in front has no other. */
  readonly campaign?: string
}

export type Bulletin = {
  readonly id: string
  readonly version: number
  readonly title: Text
  readonly area: string
  readonly issuer: Text
  /** 机关代字, as in 邵县民通〔2021〕3号 */
  readonly mark: string
  /** 主送机关 and 抄送机关: whom it is sent to, and who gets a copy; without the words 抄送 and without the sign at the end. */
  readonly to?: Text
  readonly copies?: Text
  /** The role that signs it. */
  readonly signedBy: string
  readonly slots: Readonly<Record<string, Slot>>
  /** Lists of places that a sentence names, by the words in braces that stand for them. */
  readonly names?: Readonly<Record<string, Names>>
  readonly paragraphs: readonly Paragraph[]
  /** [B13] Numbers that are the parts of another: they add up to it, in the text and in each row of a table that prints them all. */
  readonly parts?: readonly Parts[]
  /** Earlier versions, by which what was signed under them is still read. */
  readonly formerly?: readonly Bulletin[]
}
export type Parts = { readonly whole: string; readonly of: readonly string[] }

/** A figure read at one moment: its value with both counts, and the records it stands on. */
export type FigureReading = {
  readonly figure: string
  readonly definition: number
  readonly area: string
  readonly asOf: Day
  readonly window: Window
  readonly unit: string
  readonly value: number | null
  /** What the value says, where it is a day or a word. */
  readonly said?: Said | null
  readonly numerator: { readonly count: number; readonly sum: number; readonly persons: number }
  readonly denominator: { readonly count: number; readonly sum: number; readonly persons: number } | null
  readonly records: number
  readonly digest: string
}

export type Run = { readonly text: string } | { readonly slot: string; readonly text: string }

/** The value as the text prints it: a share from both counts, rounded once [G1]. A figure without a value prints a dash. */
export function print(slot: Slot, reading: FigureReading, lang: keyof Text = 'zh'): string {
  const v = reading.value
  if (v === null) return '—'
  switch (slot.format) {
    case 'wan_yuan':
      return wanYuan(v, slot.decimals ?? 1)
    case 'yuan':
      return yuan(v).replace(/\.00$/, '').replaceAll(',', '')
    case 'percent':
      return reading.denominator
        ? printPercent(reading.numerator.sum, reading.denominator.sum, slot.decimals ?? 1)
        : v.toFixed(slot.decimals ?? 1)
    /** [B19] An hour is told once it is whole. */
    case 'hours':
      return String(Math.floor(v / 60))
    case 'per_thousand':
      return reading.denominator
        ? printPerThousand(reading.numerator.sum, reading.denominator.sum, slot.decimals ?? 1)
        : '—'
    case 'change':
      return changeInWords(reading, slot.decimals ?? 1, lang)
    case 'whole':
      return String(v)
    default:
      return printSaid(slot.format, reading.said ?? null, lang)
  }
}

/** [B20] How much one count is above or below the other; what rounds to nothing is as it was. */
function changeInWords(reading: FigureReading, decimals: number, lang: keyof Text): string {
  const change = changeOf(reading, decimals)
  if (!/[1-9]/.test(change)) return change === '—' ? change : { zh: '持平', en: 'unchanged' }[lang]
  const isLess = change.startsWith('-')
  const size = `${isLess ? change.slice(1) : change}%`
  return lang === 'zh' ? `${isLess ? '下降' : '增长'}${size}` : `${isLess ? 'down' : 'up'} ${size}`
}
const changeOf = ({ numerator, denominator }: FigureReading, decimals: number): string =>
  denominator ? printPercent(numerator.sum - denominator.sum, denominator.sum, decimals) : '—'

/** [B17] A day that is known by its month alone prints no day. */
function printSaid(format: Format, said: Said | null, lang: keyof Text): string {
  if (said === null) return '—'
  const key = keyOf(format, said)
  return format === 'word'
    ? said.text[lang]
    : format === 'year'
      ? key
      : key === ''
        ? '—'
        : dayInWords(key)[lang]
}

/** What stands for a day or a word where programs compare it: 2021-11-30, 2021-09, 2021, special. */
function keyOf(format: Format, { key }: Said): string {
  const length = { day: 10, month: 7, year: 4 }[format as string]
  return length === undefined ? key : key.length < length ? '' : key.slice(0, length)
}

/** [B2] A value in the page's own unit: a number, or the text of a day or a word. */
export function pageValue(slot: Slot, reading: FigureReading): number | string | null {
  if (reading.value === null) return null
  if (slot.format === 'change') return Number(changeOf(reading, slot.decimals ?? 1))
  if (!saidFormats.has(slot.format)) return Number(print(slot, reading))
  const key = reading.said ? keyOf(slot.format, reading.said) : ''
  return key === '' ? null : slot.format === 'year' ? Number(key) : key
}
const saidFormats: ReadonlySet<Format> = new Set<Format>(['day', 'month', 'year', 'word'])

/** [B20] The words of a paragraph with the lines that it goes on with, by what these readings say. */
export function wordsOf(
  { text, greatest }: Pick<Paragraph, 'text' | 'greatest'>,
  readings: Readonly<Record<string, FigureReading>>,
): Text | undefined {
  if (text === undefined || greatest === undefined) return text
  const ranked = greatest.lines
    .map((line) => ({ line, value: readings[line.by]!.value ?? 0 }))
    .filter(({ value }) => value > 0)
    .toSorted((a, b) => b.value - a.value)
  const least = ranked[Math.min(greatest.count, ranked.length) - 1]?.value ?? 0
  const lines = ranked.filter(({ value }) => value >= least).map(({ line }) => line.text)
  const joined = (lang: keyof Text, by: string): string => lines.map((t) => t[lang]).join(by) || '—'
  return { zh: `${text.zh}${joined('zh', '；')}。`, en: `${text.en}${joined('en', '; ')}.` }
}

/** [B1] [B20] A paragraph as runs, with the lines that it goes on with; none where it is a table alone. */
export function runsOf(
  paragraph: Pick<Paragraph, 'text' | 'greatest'>,
  b: Bulletin,
  readings: Readonly<Record<string, FigureReading>>,
  asOf: Day,
  named: Readonly<Record<string, string>>,
  lang: keyof Text,
): readonly Run[] {
  const words = wordsOf(paragraph, readings)
  return words === undefined ? [] : runs(words[lang], b, readings, asOf, named, lang)
}

/**
 * [B1] A sentence as runs of text and live numbers. `{name}` in the text names a slot, or a list of places
 * [B11]; the day is told as {year}, {month}, {day}.
 */
export function runs(
  text: string,
  b: Bulletin,
  readings: Readonly<Record<string, FigureReading>>,
  asOf: Day,
  named: Readonly<Record<string, string>> = {},
  lang: keyof Text = 'zh',
): readonly Run[] {
  const [year, month, day] = asOf.split('-').map(Number) as [number, number, number]
  const valueByName: Readonly<Record<string, string | number>> = { ...named, year, month, day }
  return text
    .split(/(\{\w+\})/)
    .filter((part) => part !== '')
    .map((part): Run => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1]
      if (name === undefined) return { text: part }
      if (Object.hasOwn(valueByName, name)) return { text: String(valueByName[name]) }
      return { slot: name, text: print(b.slots[name]!, readings[name]!, lang) }
    })
}

export type PageFigure = {
  readonly id: string
  readonly value: number | string | null
  readonly unit: string
  readonly qualifier: string
  readonly window: Window
  readonly records: number
  readonly digest: string
  readonly bulletin: string
  readonly slot: string
  readonly figure: string
  readonly area: string
  /** As the bulletin prints it. */
  readonly printed: Text
  /** The whole number behind it, before it was printed in the page's unit, and both counts of a share. */
  readonly kept: number | null
  readonly counts: { readonly top: number; readonly bottom: number } | null
}

/** [B2] The page's numbers that a bulletin claims, in the page's own units. */
export function pageFigures(
  b: Bulletin,
  readings: Readonly<Record<string, FigureReading>>,
): readonly PageFigure[] {
  return Object.entries(b.slots).flatMap(([name, slot]) => {
    const r = readings[name]!
    if (!slot.page) return []
    return [
      {
        ...slot.page,
        value: pageValue(slot, r),
        window: r.window,
        records: r.records,
        digest: r.digest,
        bulletin: b.id,
        slot: name,
        figure: r.figure,
        area: r.area,
        printed: { zh: print(slot, r, 'zh'), en: print(slot, r, 'en') },
        kept: r.value,
        counts: r.denominator && { top: r.numerator.sum, bottom: r.denominator.sum },
      },
    ]
  })
}
