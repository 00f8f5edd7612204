/** Double entry: value always leaves one account and enters another, and nothing is ever edited. */
import { assert } from '../assert.ts'

export type Unit = 'fen' | 'minutes' | 'points' | 'pieces'

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

/** [L2] Debits less credits, account by account. Over all accounts they sum to zero. */
export function balances(transfers: readonly Transfer[]): ReadonlyMap<string, number> {
  const balance = new Map<string, number>()
  for (const t of transfers) {
    checkTransfer(t)
    balance.set(t.debit, (balance.get(t.debit) ?? 0) + t.amount)
    balance.set(t.credit, (balance.get(t.credit) ?? 0) - t.amount)
  }
  const sum = [...balance.values()].reduce((a, b) => a + b, 0)
  assert(sum === 0, 'the books must sum to zero')
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
