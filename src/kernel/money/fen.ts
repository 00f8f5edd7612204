/** Money is a whole number of fen: the unit is in the type, and no step of a sum ever rounds. */
import { assert } from '../assert.ts'

/** Renminbi in fen; 100 fen are one yuan. */
export type Fen = number & { readonly unit: 'fen' }

/** [M1] A whole number of fen. Asserts a safe integer (about 90 trillion yuan either way); minus zero becomes zero. */
export function fen(amount: number): Fen {
  assert(Number.isSafeInteger(amount), `money is a whole number of fen, not ${amount}`)
  return (amount + 0) as Fen
}

/** [M1] The sum. Asserts that it stays a safe integer. */
export function addFen(...amounts: readonly Fen[]): Fen {
  return amounts.reduce((sum, amount) => fen(sum + amount), fen(0))
}

/**
 * [M2] An amount as a person writes it in yuan: `12`, `12.3`, `12.34`, `1,234.50`, with a minus before it if need be.
 * Exact: a third decimal, a comma out of place or anything else gives undefined, never a rounded amount.
 */
export function parseYuan(text: string): Fen | undefined {
  const parts = /^(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/.exec(text.trim())
  if (!parts) return undefined
  const whole = Number(`${parts[2]!.replaceAll(',', '')}${(parts[3] ?? '').padEnd(2, '0')}`)
  if (!Number.isSafeInteger(whole)) return undefined
  return fen(parts[1] === '-' ? -whole : whole)
}
