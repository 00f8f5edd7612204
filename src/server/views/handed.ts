/** [SK5] Those found, handed out to be visited: by whom, and how each stands since. */
import { findEntries } from '#store'
import type { Seek } from '#seek'
import type { SeekRuleView, SoughtView } from '../contract/index.ts'
import { inForce, type House } from '../realm.ts'

type Post = { readonly id: string; readonly role: string }

/** The opening that hands them out; null where none of these posts may make it. */
export function handingOf(
  house: House,
  { handsOut }: Seek,
  posts: readonly Post[],
): SeekRuleView['handsOut'] {
  if (!handsOut) return null
  const p = inForce(house, handsOut.programme)
  const opening = p?.opens[handsOut.outcome]
  const may = posts.filter((post) => opening?.by.includes(post.role)).map((post) => post.id)
  const list = p?.fields[handsOut.list]
  if (!opening || list?.type !== 'list' || may.length === 0) return null
  const { programme, outcome, purpose, list: name, columns } = handsOut
  return {
    programme,
    outcome,
    title: opening.title,
    purpose,
    list: name,
    most: list.max,
    columns,
    posts: may,
  }
}

/** How they stand on the list of those handed out, by what they were found by. */
export async function visitsOf(
  house: House,
  { handsOut }: Seek,
  ids: readonly string[],
): Promise<(id: string) => SoughtView['people'][number]['visit']> {
  const register = handsOut && house.packs.registers.find((r) => r.id === handsOut.register)
  if (!register) return () => null
  const entries = await findEntries(
    house.pool,
    house.code,
    ids.map((id) => ({ register: register.id, id })),
  )
  return (id) => {
    const entry = entries.get(`${register.id} ${id}`)
    if (!entry) return null
    const title = register.standings[entry.standing] ?? { zh: entry.standing, en: entry.standing }
    return { title, since: entry.from, isOpen: handsOut.open.includes(entry.standing) }
  }
}
