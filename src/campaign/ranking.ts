/** A league table is a claim: shares are compared exactly, ties share a rank, and it says where it proves little. */
import type { Text } from '#kernel/text'
import { assert } from '#kernel/assert'
import { completion } from '#kernel/figure'
import { compareShares, type Share } from './share.ts'

export type CampaignRow = {
  readonly unit: string
  readonly name: string
  readonly done: number
  /** null or 0: the unit was given no target. */
  readonly target: number | null
  /** The unit that took this one over, as a zone joins its district. */
  readonly mergedInto?: string
  /** The records behind `done`, where each is one; so that one reported by two units is seen. */
  readonly records?: readonly string[]
}

/** What a reader must know of a row before believing it. */
export type RowFlag = {
  readonly kind: 'merged' | 'merger' | 'counted_twice'
  readonly text: Text
  readonly units: readonly string[]
  readonly records: readonly string[]
}

export type RankedRow = CampaignRow &
  Share & {
    readonly target: number
    readonly completion: number
    readonly rank: number
    /** The target is below the given minimum: one record moves the unit across `range`. */
    readonly small: boolean
    /** The ranks that one more record (best) and one fewer (worst) would give, the others unchanged. */
    readonly range: { readonly best: number; readonly worst: number }
    readonly flags: readonly RowFlag[]
  }
export type UnrankedRow = CampaignRow & { readonly reason: Text; readonly flags: readonly RowFlag[] }

/** `twice`: how many too many were counted because a record stands in two rows; `completion` is that of the sums, never a mean. */
export type Totals = {
  readonly done: number
  readonly target: number
  readonly completion: number | null
  readonly twice: number
}
export type Ranking = {
  readonly ranked: readonly RankedRow[]
  readonly unranked: readonly UnrankedRow[]
  readonly totals: Totals
}

/**
 * [G7] Ranks units by their exact shares; ties share a rank and the next is skipped (1, 2, 2, 4), tied units stay in the given order.
 * [G8] Units without a target and units that were merged follow unranked, with the reason; totals are sums of all rows.
 * [G9] `smallBelow` is the target below which one record decides too much; 0 says that there is no such limit. Asserts one row a unit.
 */
export function ranking(rows: readonly CampaignRow[], smallBelow = 0): Ranking {
  assert(new Set(rows.map((r) => r.unit)).size === rows.length, 'each unit has one row')
  const flags = flagsOf(rows)
  const inOrder = rows.flatMap((r) => (isRankable(r) ? [r] : [])).toSorted((a, b) => compareShares(b, a))
  const ranked: RankedRow[] = []
  for (const [i, row] of inOrder.entries()) {
    const last = ranked.at(-1)
    const rank = last && compareShares(last, row) === 0 ? last.rank : i + 1
    ranked.push({
      ...row,
      completion: completion(row.done, row.target)!,
      rank,
      small: row.target < smallBelow,
      range: rangeOf(row, inOrder),
      flags: flags.get(row.unit) ?? [],
    })
  }
  const unranked = rows
    .filter((r) => !isRankable(r))
    .map((r): UnrankedRow => ({ ...r, reason: whyUnranked(r, rows), flags: flags.get(r.unit) ?? [] }))
  return { ranked, unranked, totals: totals(rows) }
}

/** [G8] Totals from sums: the mean of percentages answers no question that anybody asked. */
export function totals(rows: readonly CampaignRow[]): Totals {
  const done = sum(rows.map((r) => r.done))
  const target = sum(rows.map((r) => r.target ?? 0))
  const reports = rows.flatMap((r) => [...new Set(r.records)])
  return { done, target, completion: completion(done, target), twice: reports.length - new Set(reports).size }
}

function isRankable(r: CampaignRow): r is CampaignRow & { readonly target: number } {
  return r.target !== null && r.target > 0 && r.mergedInto === undefined
}

/** [G9] One more record and one fewer; the row itself stands aside while its places are counted. */
function rangeOf(row: CampaignRow & Share, inOrder: readonly (CampaignRow & Share)[]): RankedRow['range'] {
  const [more, fewer] = [
    { ...row, done: row.done + 1 },
    { ...row, done: row.done > 0 ? row.done - 1 : row.done },
  ]
  // With fewer done the row itself stands among those above, so it is taken out of the count.
  return { best: above(more, inOrder) + 1, worst: above(fewer, inOrder) + (fewer.done < row.done ? 0 : 1) }
}

/** How many rows of a descending order are above a share, found by halving. */
function above(share: Share, inOrder: readonly Share[]): number {
  let [low, high] = [0, inOrder.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (compareShares(inOrder[middle]!, share) > 0) low = middle + 1
    else high = middle
  }
  return low
}

function whyUnranked(r: CampaignRow, rows: readonly CampaignRow[]): Text {
  if (r.mergedInto === undefined)
    return { zh: '未下达目标任务，不参加排名', en: 'no target was set: not ranked' }
  const name = rows.find((o) => o.unit === r.mergedInto)?.name ?? r.mergedInto
  return { zh: `已并入${name}，不单独排名`, en: `merged into ${name}: not ranked on its own` }
}

/** [G8] Mergers, told at both ends, and records that two units report. */
function flagsOf(rows: readonly CampaignRow[]): ReadonlyMap<string, readonly RowFlag[]> {
  const names = new Map(rows.map((r) => [r.unit, r.name]))
  const flags = new Map<string, RowFlag[]>()
  const add = (unit: string, flag: RowFlag): void => void flags.set(unit, [...(flags.get(unit) ?? []), flag])
  for (const r of rows) {
    if (r.mergedInto === undefined) continue
    const into = names.get(r.mergedInto) ?? r.mergedInto
    add(r.unit, {
      kind: 'merged',
      units: [r.mergedInto],
      records: [],
      text: { zh: `${r.name}已并入${into}`, en: `${r.name} was merged into ${into}` },
    })
    add(r.mergedInto, {
      kind: 'merger',
      units: [r.unit],
      records: [],
      text: {
        zh: `${r.name}已并入本单位，目标与完成数须合并核对`,
        en: `${r.name} was merged into this unit: its target and counts must be joined`,
      },
    })
  }
  for (const [units, records] of shared(rows)) {
    const text = {
      zh: `${units.map((u) => names.get(u)).join('、')}重复上报${records.length}件`,
      en: `${records.length} reported by each of ${units.map((u) => names.get(u)).join(', ')}`,
    }
    for (const unit of units)
      add(unit, { kind: 'counted_twice', units: units.filter((u) => u !== unit), records, text })
  }
  return flags
}

/** Which units report the same records, by the set of units. */
function shared(rows: readonly CampaignRow[]): readonly (readonly [readonly string[], readonly string[]])[] {
  const reporters = new Map<string, string[]>()
  for (const r of rows)
    for (const record of new Set(r.records)) reporters.set(record, [...(reporters.get(record) ?? []), r.unit])
  const sets = new Map<string, { units: readonly string[]; records: string[] }>()
  for (const [record, units] of reporters) {
    if (units.length < 2) continue
    const key = JSON.stringify(units)
    const set = sets.get(key) ?? { units, records: [] }
    set.records.push(record)
    sets.set(key, set)
  }
  return [...sets.values()].map((s) => [s.units, s.records] as const)
}

/** A sum that is still exact; asserts it. */
export function sum(numbers: readonly number[]): number {
  const total = numbers.reduce((a, b) => a + b, 0)
  assert(Number.isSafeInteger(total), `a sum of whole numbers is exact, not ${total}`)
  return total
}
