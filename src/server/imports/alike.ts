/** Rows that may tell of a thing that stands under another spelling: asked about, never taken for it. */
import { looseKey } from '#kernel/identity'
import { standingIds } from '#store'
import { readingRegisters } from '../access.ts'
import type { ImportPreview } from '../contract/index.ts'
import type { House } from '../realm.ts'
import type { Principal } from '../session.ts'
import type { ComparedRow } from './standing.ts'
import type { Import } from './setting.ts'

const shownMost = 50

export type Alike = {
  take(r: Extract<ComparedRow, { readonly ok: true }>): void
  told(): ImportPreview['alike']
}

/** [IM13] Compares the rows of a file with each other and, where they are new, with what stands. */
export async function alikeIn(house: House, who: Principal, i: Import, isEmpty: boolean): Promise<Alike> {
  const words = i.rule.alike ?? []
  const standing = isEmpty
    ? []
    : await readingRegisters(house, who, [], (db) => standingIds(db, house.code, i.register.id))
  const standingByKey = new Map(standing.map((id) => [looseKey(id, words), id]))
  const rowByKey = new Map<
    string,
    { readonly id: string; readonly row: number; readonly sheet: string | null }
  >()
  const first: ImportPreview['alike']['first'][number][] = []
  let total = 0
  return {
    take({ row, sheet, entry: { id }, stood }) {
      const key = looseKey(id, words)
      const earlier = rowByKey.get(key)
      const other =
        earlier ??
        (stood === null && standingByKey.has(key)
          ? { id: standingByKey.get(key)!, row: null, sheet: null }
          : null)
      if (!earlier) rowByKey.set(key, { id, row, sheet })
      if (other === null || other.id === id) return
      total += 1
      if (first.length < shownMost)
        first.push({ row, sheet, id, other: { id: other.id, row: other.row, sheet: other.sheet } })
    },
    told: () => ({ total, first }),
  }
}
