/** What a batch for a bank comes to. */
import type { Case } from '#kernel/case'
import type { Programme } from '#kernel/programme'

/** [M7] How many lines a batch lists and what they come to, whoever listed them: typed, added by an act, or gathered. */
export function bankTotals(
  p: Programme,
  batch: Case,
): { readonly count: number; readonly sum: number } | null {
  if (!p.bank) return null
  const gathered = batch.gathered?.[p.bank.lines]
  if (gathered) return { count: gathered.count, sum: gathered.sum }
  const value = batch.facts[p.bank.lines]
  const lines = Array.isArray(value) ? (value as unknown as readonly { readonly amount: number }[]) : []
  return { count: lines.length, sum: lines.reduce((total, l) => total + l.amount, 0) }
}
