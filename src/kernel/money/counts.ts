/** What is counted but is not money: minutes that are given, points, goods by the piece. Their types keep them apart. */
import { assert } from '../assert.ts'

/** Time given, in minutes. */
export type Minutes = number & { readonly unit: 'minutes' }
/** Points of a scheme. */
export type Points = number & { readonly unit: 'points' }
/** Goods, by the piece. */
export type Pieces = number & { readonly unit: 'pieces' }

/** [M6] Whole minutes. Asserts a safe integer. */
export const minutes = (n: number): Minutes => whole(n, 'minutes') as Minutes
/** [M6] Whole points. Asserts a safe integer. */
export const points = (n: number): Points => whole(n, 'points') as Points
/** [M6] Whole pieces. Asserts a safe integer. */
export const pieces = (n: number): Pieces => whole(n, 'pieces') as Pieces

function whole(n: number, unit: string): number {
  assert(Number.isSafeInteger(n), `${unit} are whole, not ${n}`)
  return n + 0
}
