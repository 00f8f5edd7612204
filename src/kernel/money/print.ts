/** How money is printed: yuan to the fen, or ten thousand yuan as the press writes it, rounded once and at the end. */
import { assert } from '../assert.ts'

/** [M3] Fen as yuan with two decimals, as other programs read them: 12345678 is `123456.78`. Asserts a safe integer. */
export function plainYuan(fen: number): string {
  assert(Number.isSafeInteger(fen), `money is a whole number of fen, not ${fen}`)
  const size = fen < 0 ? -fen : fen
  return `${fen < 0 ? '-' : ''}${(size - (size % 100)) / 100}.${String(size % 100).padStart(2, '0')}`
}

/** [M3] The same with thousands commas, as people read them: 12345678 is `123,456.78`. */
export const yuan = (fen: number): string => plainYuan(fen).replace(/\B(?=(\d{3})+\.)/g, ',')

/**
 * [M4] Fen as ten thousand yuan (万元) without commas: 631200000 with one decimal is `631.2`. Decimals 0 to 6.
 * Half is rounded away from zero, as 四舍五入 is; -0.04 prints as `0.0`.
 */
export function wanYuan(fen: number, decimals = 1): string {
  assert(Number.isSafeInteger(fen), `money is a whole number of fen, not ${fen}`)
  assert(
    Number.isInteger(decimals) && decimals >= 0 && decimals <= 6,
    `${decimals} decimals of ten thousand yuan`,
  )
  const step = 10 ** (6 - decimals)
  const size = fen < 0 ? -fen : fen
  const rest = size % step
  const steps = (size - rest) / step + (rest * 2 >= step ? 1 : 0)
  const digits = String(steps).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  return `${fen < 0 && steps > 0 ? '-' : ''}${whole}${decimals > 0 ? `.${digits.slice(-decimals)}` : ''}`
}
