/** Units in their ranking, each among its own kind, ties by the written rule. */
import { ability, given, how } from 'yimen/kernel/ability'

export type Ranked = {
  readonly unit: string
  readonly group: string
  /** Hundredths of a mark. */
  readonly score: number
  /** Hundredths of a percent of the indicator with the highest weight. */
  readonly first: number
  /** The first day that it was found to have reached a hundred. */
  readonly reachedOn?: string | null | undefined
  readonly complaints: number
}

/** Below 0 when `a` stands before `b`; 0 when nothing that the rule knows tells them apart. */
export function compare(a: Ranked, b: Ranked): number {
  if (a.score !== b.score) return b.score - a.score
  if (a.first !== b.first) return b.first - a.first
  const [x, y] = [a.reachedOn ?? '9999', b.reachedOn ?? '9999']
  if (x !== y) return x < y ? -1 : 1
  return a.complaints - b.complaints
}

/** Ranks within each group (1, 2, 2, 4); in the order of groups, ranks, and as they were given. */
export function ranked<U extends Ranked>(units: readonly U[]): readonly (U & { readonly rank: number })[] {
  const groups = [...new Set(units.map((u) => u.group))]
  return groups.flatMap((group) => {
    const rows = units.filter((u) => u.group === group).toSorted(compare)
    return rows.map((row) => ({ ...row, rank: rows.findIndex((other) => compare(other, row) === 0) + 1 }))
  })
}

export const rank = ability({
  id: 'season.rank@1',
  takes: {
    units: {
      list: {
        of: {
          of: 'case',
          unit: 'area',
          group: 'text',
          score: 'number',
          first: 'number',
          reachedOn: { maybe: 'day' },
          complaints: 'number',
        },
      },
      orNone: true,
    },
  },
  gives: { like: 'units', with: { rank: 'number' } },
  rules: given.nothing,
}).does({
  work: ({ units }) => ranked(units),
  words: { rank: { zh: '名次', en: 'rank' } },
  explains(_, say) {
    const units = say('units')
    return {
      lines: [
        how(
          `${units.zh}按类别分组，按得分排列；得分相同的依次看权重最高指标的完成率、先达到百分之百的日期、有责投诉；仍相同的并列，后一名次空出`,
          `${units.en} by kind and score; equal scores by the rate of the heaviest indicator, the day a hundred was reached, ` +
            'complaints; who is still equal shares a rank and the next is skipped',
        ),
      ],
    }
  },
})
