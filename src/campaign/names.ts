/** Who a bulletin names: the places in front and those behind, by the ranking of one of its tables. */
import type { Names } from '#kernel/bulletin'
import type { Text } from '#kernel/text'
import { printPercent } from '#kernel/figure'
import type { Light } from './light.ts'
import { ranking } from './ranking.ts'
import { laggards, leaders } from './standing.ts'

/** A ranked row of a table: its share from both counts, null without a target. */
export type NamedRow = {
  readonly name: Text
  readonly share: { readonly done: number; readonly target: number } | null
  /** The light that its share is given, where lights are given. */
  readonly light?: Light | null
}

/**
 * [B11] 雨湖区（106.78%）、岳塘区（77.05%）: the names with what they are named for, or a word that says there are none.
 * Decimals of the percentages: 0 to 6.
 */
export function printNames(names: Names, rows: readonly NamedRow[], decimals: number): Text {
  const table = ranking(
    rows.map((r, i) => ({
      unit: String(i),
      name: r.name.zh,
      done: r.share?.done ?? 0,
      target: r.share?.target ?? null,
    })),
  )
  const pick = names.which === 'leaders' ? leaders : laggards
  const named = pick(table, names.count, (r) => rows[Number(r.unit)]!.light ?? null).map((r) => ({
    name: rows[Number(r.unit)]!.name,
    percent: printPercent(r.done, r.target, decimals),
  }))
  if (named.length === 0) return { zh: '无', en: 'none' }
  return {
    zh: named.map((n) => `${n.name.zh}（${n.percent}%）`).join('、'),
    en: named.map((n) => `${n.name.en} (${n.percent}%)`).join(', '),
  }
}
