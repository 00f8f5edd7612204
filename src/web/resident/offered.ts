/** [FM10] What a published list offers: each entry by its name, with what everybody reads of it. */
import { cellText } from '../../kernel/register/cell.ts'
import type { Text } from '../../kernel/text.ts'
import type { RegisterListView } from '../../server/contract/registers.ts'
import { packUnits } from '../shared/format.ts'
import { useLoad } from '../shared/use-load.ts'

/** More than these are looked for by name. */
const most = 20

export type Offered = { readonly options: readonly (readonly [string, Text])[]; readonly more: boolean }

/** Null while it is read, and where the list is not one that this person reads. */
export function useOffered(register: string, sought: string): Offered | null {
  const query = new URLSearchParams({ limit: String(most), ...(sought === '' ? {} : { q: sought }) })
  const { data } = useLoad<RegisterListView>(`/api/registers/${encodeURIComponent(register)}?${query}`)
  return data?.register.open ? { options: optionsOf(data), more: data.more } : null
}

const optionsOf = (list: RegisterListView): Offered['options'] =>
  list.entries.map((e) => [e.id, wordsOf(list, e)])

function wordsOf(list: RegisterListView, e: RegisterListView['entries'][number]): Text {
  const details = list.columns.flatMap((c, i) => {
    const { brief, name: _, options, kind, unit, title } = c
    const value = e.cells[i] ?? null
    if (!brief || value === e.name) return []
    const text = cellText(
      { title, ...(options ? { options } : {}), ...(kind ? { kind } : {}), ...(unit ? { unit } : {}) },
      value,
      packUnits(),
    )
    return text === null ? [] : [{ zh: `${title.zh}${text.zh}`, en: `${title.en} ${text.en}` }]
  })
  return details.length === 0
    ? { zh: e.name, en: e.name }
    : {
        zh: `${e.name}（${details.map((k) => k.zh).join('，')}）`,
        en: `${e.name} (${details.map((k) => k.en).join(', ')})`,
      }
}
