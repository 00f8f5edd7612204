/** Shares a whole amount out so that nothing is lost. */
import { assert } from '../assert.ts'

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
