/** Numbers as people see them in a sheet: plain decimal figures, and days counted from the sheet's own first day. */
import type { Cell } from './row.ts'

/** A spreadsheet keeps and shows no more; the figures behind them are the noise of binary fractions. */
const figuresMax = 15
const number = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?$/
const whole = /^-?\d{1,40}$/
const dayMs = 86_400_000
/** 31 December 9999 in the count from 1900. */
const lastDay = 2_958_465

/**
 * [SH5] `0.30000000000000004` is `0.3` and `1.2E-3` is `0.0012`. A whole number written out keeps every figure that the
 * file has, since programs other than spreadsheets write account numbers of sixteen and more. Null is no number.
 */
export function plainNumber(text: string): string | null {
  if (whole.test(text)) return text.replace(/^(-?)0+(?=\d)/, '$1').replace(/^-0$/, '0')
  const value = number.test(text) ? Number(text) : Number.NaN
  if (!Number.isFinite(value)) return null
  const [, sign, head, tail = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(
    value.toPrecision(figuresMax),
  )!
  const figures = head! + tail
  const point = head!.length + Number(exponent)
  const before = point <= 0 ? '0' : figures.slice(0, point).padEnd(point, '0')
  const after = (point <= 0 ? '0'.repeat(-point) + figures : figures.slice(point)).replace(/0+$/, '')
  const plain = `${before.replace(/^0+(?=\d)/, '')}${after === '' ? '' : `.${after}`}`
  return plain === '0' ? '0' : `${sign}${plain}`
}

/** How a number format shows a number: as a day, as an hour of a day, or as itself. */
export type Shown = 'day' | 'time' | 'number'

/**
 * [SH5] A number that is shown as a day or an hour. From 1 on it is a day; below, an hour as text, `08:30`; what cannot
 * be a day stays a number. In the count from 1900 there is a 29 February 1900, which never was: it is an error.
 */
export function dayCell(text: string, shown: Shown, from1904: boolean): Cell | null {
  const serial = Number(text)
  const plain = plainNumber(text)
  if (plain === null) return null
  const thousandths = Math.round(serial * dayMs)
  const day = Math.floor(thousandths / dayMs)
  if (shown === 'time' && day === 0) return { kind: 'text', text: clockText(thousandths) }
  if (day < (from1904 ? 0 : 1) || day > lastDay - (from1904 ? 1462 : 0))
    return { kind: 'number', text: plain }
  if (!from1904 && day === 60) return { kind: 'error', text: '1900-02-29' }
  const from = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30)
  return { kind: 'day', day: new Date(from + day * dayMs).toISOString().slice(0, 10) }
}

function clockText(thousandths: number): string {
  const seconds = Math.floor(thousandths / 1000)
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}${seconds % 60 === 0 ? '' : `:${two(seconds % 60)}`}`
}
