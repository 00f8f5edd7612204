/** [FM15] Who may be ticked on a phone without network: what a register holds of a post's places, by groups. */
import type { RegisterListView } from '../../server/contract/registers.ts'
import type { Field, ScannedLines } from '../../kernel/programme/field.ts'

export type Ticked = { readonly id: string; readonly group: string; readonly called: string }
export type Roll = {
  readonly on: string
  /** Whether all of the register is here. */ readonly isWhole: boolean
  readonly entries: readonly Ticked[]
}
export type Wanted = { readonly register: string; readonly ticks: NonNullable<ScannedLines['ticks']> }

const pageOf = 500
/** As many as the pupils of a district; a phone holds them in two megabytes. */
export const mostTicked = 30_000

/** The rolls that forms with these fields tick from. */
export const wantedIn = (fields: readonly Field[]): readonly Wanted[] =>
  fields.flatMap((field) => {
    if (field.type !== 'list' || field.scans?.ticks === undefined) return []
    const code = field.of[field.scans.code]
    return code?.type === 'entry' ? [{ register: code.register, ticks: field.scans.ticks }] : []
  })

export async function takeRoll(
  get: <T>(path: string) => Promise<T>,
  { register, ticks }: Wanted,
  areas: readonly string[],
  on: string,
): Promise<Roll> {
  const entries = new Map<string, Ticked>()
  let isWhole = true
  for (const area of areas)
    for (let offset = 0; ; offset += pageOf) {
      const page = await get<RegisterListView>(
        `/api/registers/${encodeURIComponent(register)}?area=${area}&limit=${pageOf}&offset=${offset}`,
      )
      const at = (column: string): number => page.columns.findIndex((c) => c.name === column)
      const [groupAt, calledAt] = [ticks.by.map(at), at(ticks.called)]
      for (const { id, cells } of page.entries)
        entries.set(id, {
          id,
          group: groupAt.map((i) => String(cells[i] ?? '')).join(' '),
          called: String(cells[calledAt] ?? ''),
        })
      if (!page.more) break
      if (entries.size >= mostTicked) {
        isWhole = false
        break
      }
    }
  const order = new Intl.Collator('zh-CN', { numeric: true })
  return {
    on,
    isWhole,
    entries: [...entries.values()].sort(
      (a, b) => order.compare(a.group, b.group) || order.compare(a.called, b.called),
    ),
  }
}
