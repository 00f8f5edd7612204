/** Fractions of whole numbers of any size: what is judged here is never rounded before it is judged. */
export type Exact = { readonly top: bigint; readonly bottom: bigint }

const common = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : common(b, a % b))

/** Null where the bottom is nothing. */
export function exact(top: bigint, bottom = 1n): Exact {
  if (bottom === 0n) throw new RangeError('a fraction of nothing')
  const sign = bottom < 0n ? -1n : 1n
  const by = common(top, bottom)
  return by === 0n ? { top: 0n, bottom: 1n } : { top: (sign * top) / by, bottom: (sign * bottom) / by }
}
export const whole = (n: number): Exact => exact(BigInt(n))
export const plus = (a: Exact, b: Exact): Exact =>
  exact(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom)
export const minus = (a: Exact, b: Exact): Exact => plus(a, { ...b, top: -b.top })
export const times = (a: Exact, b: Exact): Exact => exact(a.top * b.top, a.bottom * b.bottom)
export const over = (a: Exact, b: Exact): Exact => exact(a.top * b.bottom, a.bottom * b.top)
/** Below nothing, nothing, or above it. */
export const compare = (a: Exact, b: Exact): -1 | 0 | 1 => {
  const difference = a.top * b.bottom - b.top * a.bottom
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}
export const isZero = (a: Exact): boolean => a.top === 0n

/** The whole number nearest to so many times it, a half upward; for what is not negative. */
export const rounded = (a: Exact, scale: bigint): number =>
  Number((2n * a.top * scale + a.bottom) / (2n * a.bottom))

/** The whole square root of a whole number, rounded down. */
export function wholeRoot(n: bigint): bigint {
  if (n < 0n) throw new RangeError('no root of less than nothing')
  if (n < 2n) return n
  let root = 1n << BigInt((n.toString(2).length + 1) >> 1)
  for (;;) {
    const next = (root + n / root) >> 1n
    if (next >= root) return root
    root = next
  }
}
/** The square root of so many digits, as a fraction: it is only printed. */
export function root(a: Exact): Exact {
  const scale = 10n ** 30n
  return exact(wholeRoot((a.top * scale * scale) / a.bottom), scale)
}
