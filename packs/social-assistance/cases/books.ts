/** What the acts of a case come to on each account, in fen. */
import type { CaseEvent } from 'yimen/kernel/case'

export function balances(events: readonly CaseEvent[]): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {}
  for (const e of events.flatMap(({ effects }) => effects))
    if (e.kind === 'transfer') {
      const { debit, credit, amount } = e.transfer
      sums[debit] = (sums[debit] ?? 0) + amount
      sums[credit] = (sums[credit] ?? 0) - amount
    }
  return sums
}
