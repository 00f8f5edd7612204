/** A bulletin is prose whose numbers are figures: each number remembers the records behind it. */
import type { Day } from '../day/index.ts'
import type { Window } from '../figure/figure.ts'
import { printPercent } from '../figure/index.ts'
import { wanYuan, yuan } from '../money/index.ts'
import type { Text } from '../text.ts'
import type { Qualifier } from './qualifier.ts'

/** How a number is printed: 8313, 2000 yuan, 631.2 (ten thousand yuan), 97.5 (percent), whole hours out of minutes. */
export type Format = 'whole' | 'yuan' | 'wan_yuan' | 'percent' | 'hours'

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
  readonly numerator: { readonly count: number; readonly sum: number; readonly persons: number }
  readonly denominator: { readonly count: number; readonly sum: number; readonly persons: number } | null
  readonly records: number
  readonly digest: string
}

export type Run = { readonly text: string } | { readonly slot: string; readonly text: string }

/** The number as the text prints it: a share from both counts, rounded once [G1]. A figure without a value prints a dash. */
export function print(slot: Slot, reading: FigureReading): string {
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
    /** [B17] An hour is told once it is whole. */
    case 'hours':
      return String(Math.floor(v / 60))
    case 'whole':
      return String(v)
  }
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
      return { slot: name, text: print(b.slots[name]!, readings[name]!) }
    })
}

export type PageFigure = {
  readonly id: string
  readonly value: number | null
  readonly unit: string
  readonly qualifier: string
  readonly window: Window
  readonly records: number
  readonly digest: string
  readonly bulletin: string
  readonly figure: string
  readonly area: string
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
        value: r.value === null ? null : Number(print(slot, r)),
        window: r.window,
        records: r.records,
        digest: r.digest,
        bulletin: b.id,
        figure: r.figure,
        area: r.area,
      },
    ]
  })
}
