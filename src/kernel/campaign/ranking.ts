/** Places in order of what they have done of their target: exact fractions, shared ranks, totals from sums. */
import { percentText } from './percent.ts'

export type Standing = { readonly id: string; readonly done: number; readonly target: number }
export type Ranked<T extends Standing> = T & {
  /** Ties share a rank: 1, 2, 2, 4. Null without a target. */
  readonly rank: number | null
  /** The ranks that one record more or less would give: a small target moves much. */
  readonly range: readonly [number, number] | null
}

/** Negative when a is ahead of b. Without a target last. */
const compare = (a: Standing, b: Standing): number => (a.target === 0 || b.target === 0 ? (a.target === 0 ? 1 : 0) - (b.target === 0 ? 1 : 0) : Number(BigInt(b.done) * BigInt(a.target) - BigInt(a.done) * BigInt(b.target)))

/** [CP4] In order; who has no target is not ranked and comes last. */
export function ranking<T extends Standing>(rows: readonly T[]): readonly Ranked<T>[] {
  const placed = rows.filter((r) => r.target > 0)
  const rankOf = (r: Standing, among: readonly Standing[]): number => 1 + among.filter((x) => compare(x, r) < 0).length
  return rows.toSorted((a, b) => compare(a, b) || (a.id < b.id ? -1 : 1)).map((r) => {
    if (r.target === 0) return { ...r, rank: null, range: null }
    const others = placed.filter((x) => x !== r)
    return { ...r, rank: rankOf(r, others), range: [rankOf({ ...r, done: r.done + 1 }, others), rankOf({ ...r, done: Math.max(0, r.done - 1) }, others)] as const }
  })
}

/** [CP4] The whole: sums of both, never a mean of percentages. */
export const totalOf = (rows: readonly Standing[]): { readonly done: number; readonly target: number } => ({ done: rows.reduce((n, r) => n + r.done, 0), target: rows.reduce((n, r) => n + r.target, 0) })

/** The first so many, with all who share the last of those ranks; and the last so many likewise. */
export function leaders<T extends Standing>(ranked: readonly Ranked<T>[], most: number): readonly Ranked<T>[] {
  return ranked.filter((r) => r.rank !== null && r.rank <= most)
}
export function laggards<T extends Standing>(ranked: readonly Ranked<T>[], most: number): readonly Ranked<T>[] {
  const placed = ranked.filter((r) => r.rank !== null)
  const edge = placed.at(-most)
  return edge ? placed.filter((r) => r.rank! >= edge.rank!) : placed
}

/** A line of a published table: what it prints beside what it says of plan and done. */
export type PrintedLine = Standing & { readonly percent: string }
export type Difference = { readonly id: string; readonly column: 'percent' | 'done' | 'target'; readonly printed: string; readonly computed: string; /** Off by no more than rounding of the parts can explain. */ readonly warning: boolean }

/**
 * [CP5] A published table worked out again, row by row and in its total. A percentage that differs is an error; a total of sums that
 * is off by less than one in the last printed digit for each row is a warning: the parts were rounded.
 */
export function reconcile(rows: readonly PrintedLine[], total: PrintedLine, unitScale = 1): readonly Difference[] {
  const decimals = (text: string) => text.split('.')[1]?.length ?? 0
  const percents = [...rows, total].flatMap((r): readonly Difference[] => {
    const computed = percentText(r.done, r.target, decimals(r.percent)) ?? '—'
    return computed === r.percent ? [] : [{ id: r.id, column: 'percent', printed: r.percent, computed, warning: false }]
  })
  const sum = totalOf(rows)
  const sums = (['target', 'done'] as const).flatMap((column): readonly Difference[] => (sum[column] === total[column] ? [] : [{ id: total.id, column, printed: scaled(total[column], unitScale), computed: scaled(sum[column], unitScale), warning: Math.abs(sum[column] - total[column]) <= rows.length }]))
  return [...percents, ...sums]
}

const scaled = (n: number, scale: number): string => (scale === 1 ? String(n) : (n / scale).toFixed(Math.round(Math.log10(scale))))
