/** The run of a month as the page adds it up: of each programme what is listed, credited and returned, and who has to act next. */
import type { Text } from '../../../kernel/text.ts'
import type { BatchView, PaymentMonth } from '../../../server/contract/payment-month.ts'

export type OfProgramme = PaymentMonth['programmes'][number]
type Lines = { readonly count: number; readonly sum: number }

const none: Lines = { count: 0, sum: 0 }
const plus = (a: Lines, b: Lines | null): Lines =>
  b === null ? a : { count: a.count + b.count, sum: a.sum + b.sum }

export type Sums = {
  readonly listed: Lines
  readonly withBank: Lines
  readonly credited: Lines
  readonly returned: Lines
}

/** Of the month itself: older batches that are still under way are not counted again. */
export const batchesOf = (of: OfProgramme, month: string): readonly BatchView[] =>
  of.batches.filter((b) => b.day.startsWith(month) && b.stage !== 'dropped')

export const sumsOf = (batches: readonly BatchView[]): Sums => ({
  listed: batches.reduce((sum, b) => plus(sum, b.listed), none),
  withBank: batches.reduce((sum, b) => (b.stage === 'with_bank' ? plus(sum, b.listed) : sum), none),
  credited: batches.reduce((sum, b) => plus(sum, b.credited), none),
  returned: batches.reduce((sum, b) => plus(sum, b.returned), none),
})

/** Who has to act next, each once. */
export function nextOf(
  batches: readonly BatchView[],
): readonly { readonly title: Text; readonly step: Text }[] {
  const next = batches.flatMap((b) =>
    b.holder && (b.stage === 'making' || b.stage === 'with_bank')
      ? [{ title: b.holder.title, step: b.stepTitle }]
      : [],
  )
  return next.filter(
    (x, i) => next.findIndex((y) => y.title.zh === x.title.zh && y.step.zh === x.step.zh) === i,
  )
}

/** The month before or after one, as addresses have it. */
export function beside(month: string, months: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}
