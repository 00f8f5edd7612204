/** The draw of experts done again from the records, as anybody can: the rehearsal goes on only with those whom the house drew as well. */
import { drawSample } from 'yimen/kernel/sample'

/** A bid that was sent: its case, and which event of it. */
export type Bid = { readonly case: string; readonly seq: number }

/** What the house digests of the bids of the year: a line each, by their bytes. */
export const recordsOf = (bids: readonly Bid[]): string =>
  bids
    .map((b) => `${b.case}\t${b.seq}\t1\n`)
    .toSorted()
    .join('')

/** Whom one draw gives of those who were not drawn before, where so many are missing. */
export function drawOnce(
  pool: readonly string[],
  before: readonly string[],
  missing: number,
  seed: string,
): readonly string[] {
  const left = pool.filter((file) => !before.includes(file))
  const percent = left.length <= missing ? 100 : Math.max(1, Math.floor((100 * missing) / left.length))
  return drawSample(left, percent, seed)
}
