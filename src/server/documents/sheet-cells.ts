/** Cells of a sheet that is made to be printed: framed, with its title across, as wide as the paper. */
import { written } from '#sheets'

export type Cell = Readonly<Record<string, unknown>> | null
export type Style = Readonly<Record<string, unknown>>

const frame: Style = { borderStyle: 'thin', borderColor: '#8c8c8c', alignVertical: 'center', wrap: true }
export const headed: Style = {
  ...frame,
  fontWeight: 'bold',
  backgroundColor: '#dce6f1',
  align: 'center',
  height: 40,
}
export const summed: Style = { fontWeight: 'bold', backgroundColor: '#f2f2f2' }

export const text = (value: string, style: Style = {}): Cell => ({
  type: String,
  value: written(value, 1, 1),
  ...frame,
  ...style,
})
export const whole = (value: number, style: Style = {}): Cell => ({
  type: Number,
  value,
  format: '0',
  ...frame,
  ...style,
})
/** A number that was printed: its digits, in a cell that can be added up; a dash stays one. */
export const number = (value: string | number, style: Style, format = '0'): Cell =>
  Number.isFinite(Number(value)) && value !== ''
    ? { type: Number, value: Number(value), format, ...frame, ...style }
    : text(String(value), { ...style, align: 'right' })

const across = (cell: Readonly<Record<string, unknown>>, columns: number): readonly Cell[] => [
  { ...cell, columnSpan: columns },
  ...Array.from({ length: columns - 1 }, () => null),
]
export const title = (value: string, columns: number): readonly Cell[] =>
  across(
    {
      type: String,
      value: written(value, 1, 1),
      fontWeight: 'bold',
      fontSize: 18,
      align: 'center',
      alignVertical: 'center',
      height: 36,
    },
    columns,
  )
export const note = (value: string, columns: number): readonly Cell[] =>
  across(
    { type: String, value: written(value, 1, 1), alignVertical: 'center', wrap: true, height: 20 },
    columns,
  )

export const chineseDay = (day: string): string =>
  `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`

/** Printed as wide as the paper and as long as it gets. */
export const onePageWide = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml: string) =>
          xml.replace(/<worksheet [^>]*>/, (tag) => `${tag}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`),
        transformElementAttributes: (tag: string, attributes: Record<string, string | number>) =>
          tag === 'pageSetup' ? { ...attributes, fitToWidth: 1, fitToHeight: 0 } : attributes,
      },
    },
  },
}
