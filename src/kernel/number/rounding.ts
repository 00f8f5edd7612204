/** Rounding at a place behind the point (or before it, where the scale is negative), in each way that FEEL names. */
import { fit, halfEven, size, tenTo, wide, type Num } from './decimal.ts'

/** The whole quotient of a coefficient by a power of ten. */
export type Way = (c: bigint, divisor: bigint) => bigint

const away = (c: bigint): bigint => (c < 0n ? -1n : 1n)
const byHalf =
  (tie: (c: bigint) => bigint): Way =>
  (c, divisor) => {
    const twice = size(c % divisor) * 2n
    return c / divisor + (twice > divisor ? away(c) : twice === divisor ? tie(c) : 0n)
  }

/** [N4] Up is away from nought and down towards it, as the standard has them. */
export const ways = {
  floor: (c, divisor) => c / divisor - (c % divisor < 0n ? 1n : 0n),
  ceiling: (c, divisor) => c / divisor + (c % divisor > 0n ? 1n : 0n),
  up: (c, divisor) => c / divisor + (c % divisor === 0n ? 0n : away(c)),
  down: (c, divisor) => c / divisor,
  halfUp: byHalf(away),
  halfDown: byHalf(() => 0n),
  halfEven,
} as const satisfies Record<string, Way>

/** Null where the answer is beyond the reach of a decimal. */
export function round(n: Num, scale: number, way: Way): Num | null {
  if (typeof n === 'number' && scale >= 0) return n
  const { coefficient, exponent } = wide(n)
  const dropped = -scale - exponent
  return dropped <= 0 ? n : fit(way(coefficient, tenTo(dropped)), -scale)
}

/** The whole part, without what is behind the point; a number too large to be safe is no position and no count. */
export function wholePart(n: Num): number | null {
  const whole = round(n, 0, ways.down)
  return typeof whole === 'number' ? whole : null
}
