/**
 * What the owners of a stair pay into the supervised account before the contracts are filed, and what the
 * district pays out of it by stages.
 */
import { sharesOf } from '../../together/index.ts'
import { costTables } from '../project/rules.ts'
import { write, type File } from './file.ts'

/** Fen of one contract; the agreed price is above it. */
export const contractPrice = 45_000_000
const subsidy = 10_000_000
/** Percent of the contract by stage: at most seventy before acceptance, five kept until the warranty is over. */
const stages = { contract: 30, delivery: 35, acceptance: 30 } as const

type Dwelling = { readonly room: string; readonly floor: number; readonly area: number }

/** Each dwelling its whole share, some a day, as the agreement has it: the engine computes the shares itself and refuses a fen too many. */
export function paidIn(f: File, by: string, dwellings: readonly Dwelling[]): void {
  const agreed = f.lines.find((l) => l.outcome === 'agree')?.input
  if (agreed === undefined) return
  const members = new Set((agreed.members as readonly { readonly room: string }[]).map((m) => m.room))
  const shares = sharesOf(
    costTables[agreed.costTable as string]!,
    dwellings.filter((d) => members.has(d.room)),
    (agreed.price as number) - subsidy,
  )
  for (const [i, s] of (shares ?? []).entries())
    if (s.amount > 0)
      write(f, by, 'pay_in', { payRoom: s.room, payAmount: s.amount, paySource: 'own' }, i % 6 === 5 ? 1 : 0)
}

export function paidOut(f: File, by: string, stage: keyof typeof stages, workingDays: number): void {
  write(f, by, 'pay_out', { stage, stageAmount: (contractPrice * stages[stage]) / 100 }, workingDays)
}
