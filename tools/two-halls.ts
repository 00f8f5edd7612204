/** Two halls that exchange cases: each a server with a database and keys of its own, one item mapped on both sides. */
import { items, type Item } from '../packs/one-door/rehearsal/items.ts'
import { zhuzhouZone, zone } from '../packs/rehearsal-hunan/index.ts'
import { makeZhuzhou } from '../packs/zhuzhou.ts'
import { exchanging, must, type Exchanging } from './exchanging.ts'
import { allPacks, openTestHouse, seed, type TestHouse } from './house.ts'

export { zone }
/** The other hall has the same people and places under another name: what tells it apart is its log, its database and its keys. */
export const luohu = 'luohu-440303'
const json = { 'content-type': 'application/json' }
type Who = 'items' | 'approver' | 'across' | 'reviewer'

const listed = (mode: Item['mode']): Item => items.find((x) => x.mode === mode && x.handling === 'promised')!
export const online = listed('online')
export const forward = listed('forward')
export const joint = listed('joint')

/** A hall among others that it exchanges with. */
export type Hall = Exchanging<Who>
/** Opened over a server that is there already. */
export const hallOf = (house: TestHouse): Promise<Hall> =>
  exchanging(house, { area: zone, programme: 'door.cross', reader: 'across' })

/** A hall with an agreement in force with `partner`, and three items mapped: theirs have the same codes. */
export async function openHall(
  code: string,
  partner: string,
  name: string,
  options: Parameters<typeof openTestHouse>[0] = {},
): Promise<Hall> {
  const packs = allPacks()
  const house = await openTestHouse({
    ...options,
    codes: [code],
    packs: { ...packs, inForce: {}, areas: { ...packs.areas, [code]: zone } },
    master: Buffer.alloc(48, code === luohu ? 9 : 7),
    registry: makeZhuzhou(seed).registry,
  })
  const hall = await hallOf(house)
  const sheet = await must(hall.open('items', 'begin', { batchName: '目录' }, 'door.catalogue'))
  await must(hall.act('items', sheet, 'rows', { rows: [online, forward, joint].map((x) => x.row) }))
  await must(hall.act('items', sheet, 'finish'))
  const form = { partner, duties: '收件地形式审查，办理地审查决定', courier: '收件地', validTo: '2024-06-30' }
  const agreement = await must(hall.open('items', 'draft', form, 'door.agreement'))
  await must(hall.act('approver', agreement, 'sign_ours', { ourSigner: '分管领导' }))
  await must(hall.act('items', agreement, 'sign_theirs', { theirSigner: name, signedOn: '2021-07-08' }))
  const rows = [online, forward, joint].map((x) => ({
    ours: x.code,
    theirCode: x.code,
    theirVersion: 1,
    mode: x.mode,
  }))
  await must(hall.act('items', agreement, 'list_items', { rows }))
  await house.console.send('POST', '/api/settle', '{}', json)
  return hall
}

/** Both, each known to the other; `before` is done in the first while it knows nobody. */
export async function twoHalls(
  before: (a: Hall) => Promise<void> = async () => {},
): Promise<{ readonly a: Hall; readonly b: Hall }> {
  const a = await openHall(zhuzhouZone, 'luohu', '罗湖')
  const b = await openHall(luohu, 'zone', '株洲')
  await before(a)
  await a.meet('luohu', '深圳市罗湖区', b, b.house.url)
  await b.meet('zone', '株洲经开区', a, a.house.url)
  return { a, b }
}

/** A number that is nobody's, with its right last sign. */
export function idNo(n: number): string {
  const body = `43030219900101${String(n).padStart(3, '0')}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = [...body].reduce((s, d, i) => s + Number(d) * weights[i]!, 0)
  return `${body}${'10X98765432'[sum % 11]}`
}

/** What somebody hands in at A for B. */
export const handedIn = (item: Item, n: number, pieces = 0) => ({
  partner: 'luohu',
  itemCode: item.code,
  applicantName: '张建国',
  applicantId: idNo(n),
  phone: '13812345678',
  formFits: true,
  idSeen: true,
  consents: true,
  pieces,
})
