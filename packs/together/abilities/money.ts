/** Money that dwellings paid in, by where it came from. */
import type { Facts } from 'yimen/kernel/rule'
import type { Text } from 'yimen/kernel/text'
import { given, type PanelReader } from 'yimen/kernel/ability'

export type Line = { readonly room: string; readonly amount: number }
/** `list`: the list of payments; `from`: its column that says where the money came from. */
export type Sources = {
  readonly list: string
  readonly from?: string
  readonly moved?: { readonly from: string; readonly to: string }
}
export const sources = [
  { list: given.text },
  { from: given.text, moved: given.record({ from: given.text, to: given.text }) },
] as const

/** The column that says where money came from. */
export const sourceLinks = ({ list, from }: Sources) =>
  from === undefined ? [] : [{ at: 'from', kind: 'column' as const, name: from, of: list }]

export const sum = (lines: readonly { readonly amount: number }[]): number =>
  lines.reduce((n, l) => n + l.amount, 0)

/** In the order of the column’s options; what was moved afterwards counts where it is now. */
export function bySource(
  { list, from, moved }: Sources,
  reader: PanelReader,
  payments: readonly Line[],
  movedLines: readonly Line[],
): readonly { readonly title: Text; readonly amount: number }[] {
  if (from === undefined) return []
  const more = (option: string) =>
    option === moved?.to ? sum(movedLines) : option === moved?.from ? -sum(movedLines) : 0
  return Object.entries(reader.options(list, from))
    .map(([option, title]) => ({
      title,
      amount: sum(payments.filter((l) => (l as Line & Facts)[from] === option)) + more(option),
    }))
    .filter((x) => x.amount > 0)
}
