/** The hall of the zone, for tests: its posts and residents, one item of its catalogue, and how people open, act and send there. */
import sharp from 'sharp'
import { zhuzhouZone, zone } from '../packs/rehearsal-hunan/index.ts'
import { items } from '../packs/one-door/rehearsal/items.ts'
import { makeZhuzhou } from '../packs/zhuzhou.ts'
import type { Done, Problem } from '../src/server/contract/index.ts'
import { everywhere, openTestHouse, seed, type TestHouse, type Visitor } from './house.ts'

export const community = '430271008002'
export const food = items.find((x) => x.name === '食品经营许可')!
const { registry } = makeZhuzhou(seed)
/** Somebody of the registry, by their key. */
export const personOf = (id: string): { readonly name: string; readonly idNo: string } =>
  registry.people.find((p) => p.id === id)!

export async function openHall(): Promise<TestHouse> {
  const house = await openTestHouse({
    codes: ['430523', zhuzhouZone],
    packs: { ...everywhere(), areas: { [zhuzhouZone]: zone } },
  })
  const at = house.at(zhuzhouZone)
  await at.console.send('PUT', '/api/registry', JSON.stringify(registry), {
    'content-type': 'application/json',
  })
  const manager = await at.as('items')
  const { body } = await opens(manager, 'door.catalogue', 'begin', { batchName: '窗口目录' }, { area: zone })
  await acts(manager, body.case, 1, 'rows', { rows: [food.row] })
  await acts(manager, body.case, 2, 'finish')
  return house
}

/** The first post that somebody holds; none of a resident. */
export const postOf = async (who: Visitor): Promise<string | undefined> =>
  (await who.get<{ posts: readonly { id: string }[] }>('/api/me')).body.posts[0]?.id

export async function opens(
  who: Visitor,
  programme: string,
  outcome: string,
  input: object,
  more: object = {},
) {
  const post = await postOf(who)
  return who.post<Done & Problem>('/api/cases', {
    programme,
    outcome,
    area: community,
    ...(post === undefined ? {} : { post }),
    input,
    ...more,
  })
}

export async function acts(who: Visitor, id: string, seq: number, outcome: string, input: object = {}) {
  const post = await postOf(who)
  const command = { seq, outcome, input, ...(post === undefined ? {} : { post }) }
  return who.post<Done & Problem>(`/api/cases/${id}/commands`, command)
}

let shade = 0
/** A picture that somebody sends; each has other bytes. */
export async function sentBy(who: Visitor): Promise<string> {
  const background = { r: shade++, g: 90, b: 120 }
  const png = await sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .png()
    .toBuffer()
  const name = encodeURIComponent('材料.png')
  const bytes = Uint8Array.from(png)
  return (await who.send<{ id: string }>('POST', '/api/uploads', bytes, { 'x-file-name': name })).body.id
}
