/** The records that figures have of one case, worked out of its log; and those of a figure that came later than the log. */
import { contributions, type Figure } from '#kernel/figure'
import { evolve, type Case, type CaseEvent } from '#kernel/case'
import { casesAfter, eventsOf, fillRecords, markCounted, uncounted, type FilledRecord } from '#store'
import { programmeOf, settingOf, type House } from './realm.ts'
import { retoldEntries } from './retold-entries.ts'

/** What of a case's steps counts, step by step; records of entries are left to the entries. */
export type CaseRecords = {
  /** Takes up one more step of the fold. */
  next(this: void, before: Case | null, after: Case, event: CaseEvent): void
  records(this: void): readonly FilledRecord[]
}

/** [F1] Follows one case for these figures. */
export function recordsOfCase(house: House, figures: readonly Figure[]): CaseRecords {
  const records: { -readonly [K in keyof FilledRecord]: FilledRecord[K] }[] = []
  return {
    next(before, after, e) {
      const p = programmeOf(house, e)!
      const { adds, ends } = contributions(figures, p, before, after, e, settingOf(house, after))
      for (const end of ends)
        if (end.entries === undefined)
          for (const r of records)
            if (r.to === null && r.figure === end.figure && r.version === end.version && r.part === end.part)
              r.to = end.to
      for (const add of adds) if (add.entry === undefined) records.push({ ...add, to: null })
    },
    records: () => records,
  }
}

const page = 500

/**
 * [F5] Counts the log for every figure that it was not counted for, in pages: killed, it goes on. Before anything is answered.
 */
export async function countNewFigures(house: House): Promise<void> {
  const figures = await uncounted(house.pool, house.code, house.packs.figures)
  if (figures.length === 0) return
  const countings = figures.flatMap((f) =>
    [f.counts, f.among ?? []].flat().map((count) => ({ programme: f.programme, count })),
  )
  if (countings.some(({ count }) => 'entries' in count)) await countEntries(house, figures)
  const programmes = [
    ...new Set(
      countings.flatMap(({ programme, count }) =>
        'as' in count || 'entries' in count ? [] : [count.programme ?? programme],
      ),
    ),
  ]
  for (let after = ''; ;) {
    const ids = await casesAfter(house.pool, house.code, programmes, after, page)
    if (ids.length === 0) break
    after = ids.at(-1)!
    const records = recordsIn(house, figures, await eventsOf(house.pool, house.code, ids))
    if (records.length > 0) await fillRecords(house.pool, house.code, records)
  }
  await markCounted(house.pool, house.code, figures)
}

/** Entries are told again as a whole: what one case takes back another one entered. */
async function countEntries(house: House, figures: readonly Figure[]): Promise<void> {
  const retold = await retoldEntries(house, house.pool, figures)
  const records = [...retold.values()].flatMap((versions) => versions.flatMap((v) => v.records))
  for (let from = 0; from < records.length; from += page * 10)
    await fillRecords(house.pool, house.code, records.slice(from, from + page * 10))
}

/** Of events that stand case by case in their order. */
function recordsIn(
  house: House,
  figures: readonly Figure[],
  events: readonly CaseEvent[],
): readonly FilledRecord[] {
  const all: FilledRecord[] = []
  let state: Case | null = null
  let follow = recordsOfCase(house, figures)
  for (const e of events) {
    if (e.seq === 1) {
      all.push(...follow.records())
      ;[state, follow] = [null, recordsOfCase(house, figures)]
    }
    const before: Case | null = state
    state = evolve(before, e)
    follow.next(before, state, e)
  }
  return [...all, ...follow.records()]
}
