/** Who pays how much of what is built together: weights by floor and area, rounded so that nothing is lost. */
import { assert } from '../assert.ts'
import type { Text } from '../text.ts'

/** A published table: hundredths for each floor, the first for the ground floor; `w` is one a dwelling, or its area. */
export type CoefficientTable = {
  readonly title: Text
  readonly by: 'dwelling' | 'area'
  /** None: by area alone (Civil Code art. 283). */
  readonly floors?: readonly number[]
  readonly clause: string
}

export type Sharer = {
  readonly room: string
  readonly floor: number
  /** Hundredths of a square metre. */
  readonly area: number
}
export type CostShare = { readonly room: string; readonly amount: number }

/**
 * [CS1] `amount` whole units over whole weights, exactly: each gets the whole part of its due, and the units left over go to the
 * largest fractions, the earlier of equals first. The parts sum to the amount. Null when all weights are zero.
 */
export function apportion(amount: number, weights: readonly number[]): readonly number[] | null {
  assert(Number.isSafeInteger(amount) && amount >= 0, 'what is shared is a whole amount')
  assert(
    weights.every((w) => Number.isSafeInteger(w) && w >= 0),
    'weights are whole and not negative',
  )
  const sum = weights.reduce((n, w) => n + BigInt(w), 0n)
  if (sum === 0n) return null
  const dues = weights.map((w, i) => ({
    i,
    whole: (BigInt(amount) * BigInt(w)) / sum,
    rest: (BigInt(amount) * BigInt(w)) % sum,
  }))
  const left = Number(BigInt(amount) - dues.reduce((n, d) => n + d.whole, 0n))
  const more = new Set(
    dues
      .toSorted((a, b) => (a.rest > b.rest ? -1 : a.rest < b.rest ? 1 : a.i - b.i))
      .slice(0, left)
      .map((d) => d.i),
  )
  return dues.map((d) => Number(d.whole) + (more.has(d.i) ? 1 : 0))
}

/**
 * [CS2] Each dwelling's share in fen: `net × k(floor) × w / Σ(k × w)`, normalised whatever the table sums to.
 * Null for a floor that the table does not have, or when nobody pays.
 */
export function sharesOf(
  table: CoefficientTable,
  sharers: readonly Sharer[],
  net: number,
): readonly CostShare[] | null {
  const weights: number[] = []
  for (const s of sharers) {
    const k = table.floors === undefined ? 1 : table.floors[s.floor - 1]
    if (k === undefined) return null
    weights.push(k * (table.by === 'area' ? s.area : 1))
  }
  const amounts = apportion(net, weights)
  return amounts && sharers.map((s, i) => ({ room: s.room, amount: amounts[i]! }))
}
