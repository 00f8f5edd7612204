/** Double entry: value always leaves one account and enters another, and nothing is ever edited. */
import { assert } from '../assert.ts'

/** Fen, minutes, points, pieces, or one that a pack declares. */
export type Unit = string

/** One movement. `debit` receives (or expends), `credit` gives. Amounts are positive whole units. */
export type Transfer = {
  readonly id: string
  readonly unit: Unit
  readonly debit: string
  readonly credit: string
  readonly amount: number
  readonly memo: { readonly zh: string; readonly en: string }
  readonly reverses?: string
}

/** [L1] What must hold of every transfer before it is posted. */
export function checkTransfer(t: Transfer): void {
  assert(Number.isSafeInteger(t.amount) && t.amount > 0, `${t.id}: a transfer moves a positive whole amount`)
  assert(t.debit !== t.credit, `${t.id}: value cannot move to where it already is`)
}

/** [L2] Debits less credits, account by account. [L4] An account has one unit, and over all accounts of a unit they sum to zero. */
export function balances(transfers: readonly Transfer[]): ReadonlyMap<string, number> {
  const balance = new Map<string, number>()
  const unitOf = new Map<string, Unit>()
  for (const t of transfers) {
    checkTransfer(t)
    for (const account of [t.debit, t.credit]) {
      assert((unitOf.get(account) ?? t.unit) === t.unit, `${t.id}: ${account} is not counted in ${t.unit}`)
      unitOf.set(account, t.unit)
    }
    balance.set(t.debit, (balance.get(t.debit) ?? 0) + t.amount)
    balance.set(t.credit, (balance.get(t.credit) ?? 0) - t.amount)
  }
  for (const unit of new Set(unitOf.values())) {
    const sum = [...balance].reduce((n, [account, of]) => (unitOf.get(account) === unit ? n + of : n), 0)
    assert(sum === 0, `the books in ${unit} must sum to zero`)
  }
  return balance
}

/** [L3] A mistake is answered by its mirror image, which names it. */
export function reversal(t: Transfer, id: string): Transfer {
  return {
    id,
    unit: t.unit,
    debit: t.credit,
    credit: t.debit,
    amount: t.amount,
    memo: { zh: `冲销：${t.memo.zh}`, en: `Reversal: ${t.memo.en}` },
    reverses: t.id,
  }
}
