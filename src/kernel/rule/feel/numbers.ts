/**
 * FEEL counts in decimals, JavaScript in binary fractions. A result within binary noise of a decimal of at most
 * 13 digits becomes that decimal, so 0.1 + 0.2 is 0.3; 1 / 3 keeps all its digits; whole numbers up to 2^53 are never touched.
 */
import { wrong } from './budget.ts'
import type { Env } from './values.ts'

export function tidy(n: number, env: Env): number | null {
  if (Number.isSafeInteger(n)) return n === 0 ? 0 : n
  if (!Number.isFinite(n)) return wrong(env, 'a number grew too large or is not a number / 数值溢出或无意义')
  if (Number.isInteger(n)) {
    wrong(env, `${n} is too large to be exact / 数值过大，不能精确表示`)
    return n
  }
  const near = n.toPrecision(15)
  return /00(e|$)/.test(near) ? Number(near) : n
}

const shift = (n: number, by: number) => {
  const [m, e] = String(n).split('e')
  return Number(`${m}e${Number(e ?? 0) + by}`)
}

/** Rounds at a decimal scale without the binary error of `n * 10 ** scale`. */
export function rounded(n: number, scale: number, how: (x: number) => number): number {
  const r = shift(how(shift(n, scale)), -scale)
  return Number.isNaN(r) ? n : r === 0 ? 0 : r
}
export const halfEven = (x: number) => {
  const low = Math.floor(x)
  return x - low === 0.5 ? (low % 2 === 0 ? low : low + 1) : Math.round(x)
}
export const up = (x: number) => (x > 0 ? Math.ceil(x) : Math.floor(x))
export const halfUp = (x: number) => (Math.abs(x % 1) === 0.5 ? up(x) : Math.round(x))
export const halfDown = (x: number) => (Math.abs(x % 1) === 0.5 ? Math.trunc(x) : Math.round(x))
