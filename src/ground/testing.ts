/** A ground of wriggling grids that fit each other to the corner: what tests and measurements walk on. */
import type { Grid } from './lookup.ts'
import type { Corner } from './shape.ts'

/** `columns` by `rows` grids over a tenth of a degree and a bit, each edge of `bends` pieces; seeded, so that it is the same twice. */
export function tiling(
  columns: number,
  rows: number,
  bends: number,
  {
    west = 113_100_000,
    south = 27_800_000,
    size = 200_000,
    seed = 7,
  }: { readonly west?: number; readonly south?: number; readonly size?: number; readonly seed?: number } = {},
): readonly Grid[] {
  const [wide, high] = [size / columns, size / rows]
  /** Out of what is joined, not in a row: both neighbours draw the same line. */
  const wobble = (...of: readonly number[]): number => {
    let h = seed
    for (const n of of) h = Math.imul(h ^ (n + 0x9e3779b9), 0x85ebca6b) ^ (h >>> 13)
    h = Math.imul(h ^ (h >>> 16), 0xc2b2ae35)
    return ((h ^ (h >>> 15)) >>> 0) / 2 ** 32 - 0.5
  }
  const corner = (c: number, r: number): Corner => [
    Math.round(west + (c + wobble(c, r, 1) * 0.3) * wide),
    Math.round(south + (r + wobble(c, r, 2) * 0.3) * high),
  ]
  /** From a corner to the next one east (`d` 0) or north (`d` 1), without the last. */
  const line = (c: number, r: number, d: 0 | 1): readonly Corner[] => {
    const [a, b] = [corner(c, r), d === 0 ? corner(c + 1, r) : corner(c, r + 1)]
    return Array.from({ length: bends }, (_, i): Corner => {
      if (i === 0) return a
      const t = i / bends
      const off = wobble(c, r, d, i) * 0.8
      const [dx, dy] = [(b[0] - a[0]) / bends, (b[1] - a[1]) / bends]
      return [
        Math.round(a[0] + (b[0] - a[0]) * t - dy * off),
        Math.round(a[1] + (b[1] - a[1]) * t + dx * off),
      ]
    })
  }
  const back = (c: number, r: number, d: 0 | 1): readonly Corner[] => [
    d === 0 ? corner(c + 1, r) : corner(c, r + 1),
    ...line(c, r, d).slice(1).toReversed(),
  ]
  return Array.from({ length: columns * rows }, (_, n): Grid => {
    const [c, r] = [n % columns, Math.floor(n / columns)]
    return {
      code: `430200001${`${n + 1}`.padStart(6, '0')}`,
      shape: [[[...line(c, r, 0), ...line(c + 1, r, 1), ...back(c, r + 1, 0), ...back(c, r, 1)]]],
    }
  })
}
