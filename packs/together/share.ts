/** Who pays how much of what is built together: weights by floor and area, rounded so that nothing is lost. */
import type { Text } from 'yimen/kernel/text'
import { apportion } from 'yimen/kernel/money'

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
