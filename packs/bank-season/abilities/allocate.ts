/**
 * A whole target over its units: by the shares of five factors with their weights, never below what a unit did last year where the whole
 * reaches that far, rounded by the largest remainder. The parts are the whole.
 */
import { ability, given, how } from 'yimen/kernel/ability'

export type Unit = {
  readonly stock: number
  readonly growth: number
  readonly staff: number
  readonly outlets: number
  readonly market: number
  /** What it did last year: the least that it is given. */
  readonly least: number
}
const factors = ['stock', 'growth', 'staff', 'outlets', 'market'] as const
export type Weights = Readonly<Record<(typeof factors)[number], number>>

/** A share as an exact fraction. */
type Fraction = { readonly top: bigint; readonly bottom: bigint }
const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 0

/** Null where the whole does not reach the least of all, or where numbers are no counts. */
export function allocated(whole: number, units: readonly Unit[], weights: Weights): readonly number[] | null {
  const numbers = [whole, ...factors.flatMap((f) => [weights[f], ...units.map((u) => u[f])])]
  if (units.length === 0 || ![...numbers, ...units.map((u) => u.least)].every(isCount)) return null
  const least = units.reduce((n, u) => n + BigInt(u.least), 0n)
  if (least > BigInt(whole)) return null
  let held: readonly boolean[] = units.map(() => false)
  /** Who would fall below the least is held at it, and the others share what is left: again, until nobody falls. */
  for (;;) {
    const free = units.filter((_, i) => !held[i])
    const left = BigInt(whole) - units.reduce((n, u, i) => (held[i] ? n + BigInt(u.least) : n), 0n)
    const shares = sharesOf(free, weights)
    const below = held.map((isHeld, i) => {
      if (isHeld) return true
      const { top, bottom } = shares[free.indexOf(units[i]!)]!
      return left * top < BigInt(units[i]!.least) * bottom
    })
    if (below.every((b, i) => b === held[i]))
      return rounded(
        units.map((u, i): Fraction => {
          if (held[i]) return { top: BigInt(u.least), bottom: 1n }
          const { top, bottom } = shares[free.indexOf(u)]!
          return { top: left * top, bottom }
        }),
        whole,
      )
    held = below
  }
}

/** Of the free units: the weighted mean of their shares; a factor that none of them has is left out, and without any all are alike. */
function sharesOf(units: readonly Unit[], weights: Weights): readonly Fraction[] {
  const sums = factors.map((f) => units.reduce((n, u) => n + BigInt(u[f]), 0n))
  const counting = factors.flatMap((f, i) =>
    sums[i]! > 0n && weights[f] > 0 ? [{ f, sum: sums[i]!, weight: BigInt(weights[f]) }] : [],
  )
  if (counting.length === 0) return units.map(() => ({ top: 1n, bottom: BigInt(units.length) }))
  const common = counting.reduce((n, c) => n * c.sum, 1n)
  const all = counting.reduce((n, c) => n + c.weight, 0n)
  return units.map((u) => ({
    top: counting.reduce((n, c) => n + (c.weight * BigInt(u[c.f]) * common) / c.sum, 0n),
    bottom: all * common,
  }))
}

/** [CS1] Whole parts first; what is left goes to the largest fractions, the earlier of equals first. */
function rounded(dues: readonly Fraction[], whole: number): readonly number[] {
  const parts = dues.map(({ top, bottom }, i) => ({ i, floor: top / bottom, rest: top % bottom, bottom }))
  const left = Number(BigInt(whole) - parts.reduce((n, p) => n + p.floor, 0n))
  const more = new Set(
    parts
      .toSorted((a, b) => {
        const [x, y] = [a.rest * b.bottom, b.rest * a.bottom]
        return x > y ? -1 : x < y ? 1 : a.i - b.i
      })
      .slice(0, left)
      .map((p) => p.i),
  )
  return parts.map((p) => Number(p.floor) + (more.has(p.i) ? 1 : 0))
}

export const allocate = ability({
  id: 'season.allocate@1',
  takes: {
    whole: 'number',
    units: {
      list: {
        of: {
          unit: 'area',
          stock: 'number',
          growth: 'number',
          staff: 'number',
          outlets: 'number',
          market: 'number',
          least: 'number',
        },
      },
      orNone: true,
    },
    stock: { unit: 'percent' },
    growth: { unit: 'percent' },
    staff: { unit: 'percent' },
    outlets: { unit: 'percent' },
    market: { unit: 'percent' },
  },
  gives: { list: { of: { unit: 'area', target: 'number' } } },
  rules: given.nothing,
}).does({
  work({ whole, units, stock, growth, staff, outlets, market }) {
    const parts = allocated(whole, units, { stock, growth, staff, outlets, market })
    return parts && units.map(({ unit }, i) => ({ unit, target: parts[i]! }))
  },
  words: { unit: { zh: '单位', en: 'unit' }, target: { zh: '测算目标', en: 'target worked out' } },
  explains(_, say) {
    const [whole, units] = [say('whole'), say('units')]
    return {
      lines: [
        how(
          `${whole.zh}按${units.zh}中存量、增量、人员、网点、市场的占比加权分开，不低于上年实绩，按最大余数取整，各部分之和等于总数`,
          `${whole.en} over ${units.en} by the weighted shares of stock, growth, staff, outlets and market, ` +
            'not below last year, by the largest remainder: the parts are the whole',
        ),
      ],
    }
  },
})
