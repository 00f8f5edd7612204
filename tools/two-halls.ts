/** Two halls that exchange cases: each a server with a database and keys of its own, one item mapped on both sides. */
import { items, type Item } from '../packs/one-door/rehearsal/items.ts'
import { zhuzhouZone, zone } from '../packs/rehearsal-hunan/index.ts'
import { makeZhuzhou } from '../packs/zhuzhou.ts'
import { allPacks, openTestHouse, seed, type Answer, type TestHouse, type Visitor } from './house.ts'

export { zone }
/** The other hall has the same people and places under another name: what tells it apart is its log, its database and its keys. */
export const luohu = 'luohu-440303'
const json = { 'content-type': 'application/json' }
type Who = 'items' | 'approver' | 'across' | 'reviewer'

const listed = (mode: Item['mode']): Item => items.find((x) => x.mode === mode && x.handling === 'promised')!
export const online = listed('online')
export const forward = listed('forward')
export const joint = listed('joint')

type Done = { readonly case: string; readonly seq: number; readonly step: string; readonly code?: string }
export type CaseExchange = {
  readonly turn: { readonly whose: string; readonly kind: string } | null
  readonly messages: readonly {
    readonly direction: string
    readonly n: number
    readonly id: string
    readonly kind: string
    readonly result: string | null
    readonly code: string | null
  }[]
}
export type PartnerView = {
  readonly keys: number
  readonly received: number
  readonly stopped: object | null
  readonly sent: { readonly last: number; readonly waiting: number }
  readonly trouble: { readonly code: string } | null
}

export type Hall = {
  /** Replaced when it was started again. */
  house: TestHouse
  readonly key: { readonly origin: string; readonly alg: string; readonly publicKey: string }
  open(who: Who, outcome: string, input: object, programme?: string): Promise<Answer<Done>>
  act(who: Who, id: string, outcome: string, input?: object): Promise<Answer<Done>>
  /** The post of a login. */
  postOf(who: Who): Promise<string>
  step(id: string): Promise<string>
  fact(id: string, name: string): Promise<unknown>
  exchange(id: string): Promise<CaseExchange>
  partner(): Promise<PartnerView>
  /** Cases that came from outside, the newest first. */
  arrived(): Promise<readonly string[]>
  meet(id: string, name: string, other: Pick<Hall, 'key'>, url: string): Promise<void>
  mismatches(): Promise<readonly { readonly kind: string; readonly what: string }[]>
}

/** Opened over a server that is there already. */
export async function hallOf(house: TestHouse): Promise<Hall> {
  const visitors = new Map<string, { readonly visitor: Visitor; readonly post: string }>()
  const as = async (who: Who) => {
    const { house } = hall
    const there = visitors.get(`${house.url} ${who}`)
    if (there !== undefined) return there
    const visitor = await house.as(who)
    const { body } = await visitor.get<{ readonly posts: readonly { readonly id: string }[] }>('/api/me')
    const signedIn = { visitor, post: body.posts[0]!.id }
    visitors.set(`${house.url} ${who}`, signedIn)
    return signedIn
  }
  const stateOf = async (id: string) =>
    (
      await hall.house.owner.query<{ state: { step: string; seq: number; facts: Record<string, unknown> } }>(
        'select state from office_case where id = $1',
        [id],
      )
    ).rows[0]?.state
  const { body: key } = await house.console.get<Hall['key']>('/api/exchange/key')
  const hall: Hall = {
    house,
    key,
    async open(who, outcome, input, programme = 'door.cross') {
      const { visitor, post } = await as(who)
      return visitor.post('/api/cases', { programme, outcome, area: zone, post, input })
    },
    async act(who, id, outcome, input = {}) {
      const { visitor, post } = await as(who)
      const { seq } = (await stateOf(id))!
      return visitor.post(`/api/cases/${id}/commands`, { post, seq, outcome, input })
    },
    postOf: async (who) => (await as(who)).post,
    step: async (id) => (await stateOf(id))?.step ?? 'none',
    fact: async (id, name) => (await stateOf(id))?.facts[name],
    exchange: async (id) =>
      (await (await as('across')).visitor.get<CaseExchange>(`/api/cases/${id}/exchange`)).body,
    partner: async () => (await hall.house.console.get<PartnerView[]>('/api/exchange/partners')).body[0]!,
    arrived: async () =>
      (
        await hall.house.owner.query<{ id: string }>(
          `select id from office_case where programme = 'door.cross' and state->'acts'->0->>'role' = 'partner'
            order by opened_at desc, id`,
        )
      ).rows.map((r) => r.id),
    async meet(id, name, other, url) {
      const { origin, alg, publicKey } = other.key
      const body = { name: { zh: name, en: name }, origin, url, key: { alg, publicKey } }
      const { status, body: said } = await hall.house.console.send(
        'PUT',
        `/api/exchange/partners/${id}`,
        JSON.stringify(body),
        json,
      )
      if (status !== 204) throw new Error(`the partner was refused: ${JSON.stringify(said)}`)
    },
    mismatches: async () =>
      (
        await hall.house.console.send<{ mismatches: { kind: string; what: string }[] }>(
          'POST',
          '/api/verify',
          '{}',
          json,
        )
      ).body.mismatches,
  }
  return hall
}

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
  const must = async (answer: Promise<Answer<Done>>): Promise<string> => {
    const { status, body } = await answer
    if (status >= 300) throw new Error(JSON.stringify(body))
    return body.case
  }
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
