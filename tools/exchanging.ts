/** A server that exchanges with another, as a test sees it: who acts there, where its cases stand, what was said of them. */
import type { Answer, TestHouse, Visitor } from './house.ts'

const json = { 'content-type': 'application/json' }
export type Done = {
  readonly case: string
  readonly seq: number
  readonly step: string
  readonly code?: string
}
export type CaseExchange = {
  readonly turn: { readonly whose: string; readonly kind: string } | null
  readonly untold: readonly { readonly to: string }[]
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

/** One of two servers that exchange: who acts there, and what was said. */
export type Exchanging<Who extends string> = {
  /** Replaced when it was started again. */
  house: TestHouse
  readonly key: { readonly origin: string; readonly alg: string; readonly publicKey: string }
  open(who: Who, outcome: string, input: object, programme?: string): Promise<Answer<Done>>
  act(who: Who, id: string, outcome: string, input?: object): Promise<Answer<Done>>
  /** The post of a login; a resident has none. */
  postOf(who: Who): Promise<string | undefined>
  step(id: string): Promise<string>
  fact(id: string, name: string): Promise<unknown>
  exchange(id: string): Promise<CaseExchange>
  partner(): Promise<PartnerView>
  /** Cases that came from outside, the newest first. */
  arrived(programme?: string): Promise<readonly string[]>
  meet(id: string, name: string, other: Pick<Exchanging<Who>, 'key'>, url: string): Promise<void>
  mismatches(): Promise<readonly { readonly kind: string; readonly what: string }[]>
}

/** Where its cases lie, of which programme unless told, and by whom what was said is read. */
export type Situated<Who extends string> = {
  readonly area: string
  readonly programme: string
  readonly reader: NoInfer<Who>
}

/** Opened over a server that is there already. */
export async function exchanging<Who extends string>(
  house: TestHouse,
  at: Situated<Who>,
): Promise<Exchanging<Who>> {
  const visitors = new Map<string, { readonly visitor: Visitor; readonly post: string | undefined }>()
  const as = async (who: Who) => {
    const { house } = there
    const before = visitors.get(`${house.url} ${who}`)
    if (before !== undefined) return before
    const visitor = await house.as(who)
    const { body } = await visitor.get<{ readonly posts: readonly { readonly id: string }[] }>('/api/me')
    const signedIn = { visitor, post: body.posts[0]?.id }
    visitors.set(`${house.url} ${who}`, signedIn)
    return signedIn
  }
  const stateOf = async (id: string) =>
    (
      await there.house.owner.query<{ state: { step: string; seq: number; facts: Record<string, unknown> } }>(
        'select state from office_case where id = $1',
        [id],
      )
    ).rows[0]?.state
  const { body: key } = await house.console.get<Exchanging<Who>['key']>('/api/exchange/key')
  const there: Exchanging<Who> = {
    house,
    key,
    async open(who, outcome, input, programme = at.programme) {
      const { visitor, post } = await as(who)
      return visitor.post('/api/cases', { programme, outcome, area: at.area, post, input })
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
      (await (await as(at.reader)).visitor.get<CaseExchange>(`/api/cases/${id}/exchange`)).body,
    partner: async () => (await there.house.console.get<PartnerView[]>('/api/exchange/partners')).body[0]!,
    arrived: async (programme = at.programme) =>
      (
        await there.house.owner.query<{ id: string }>(
          `select id from office_case where programme = $1 and state->'acts'->0->>'role' = 'partner'
            order by opened_at desc, id`,
          [programme],
        )
      ).rows.map((r) => r.id),
    async meet(id, name, other, url) {
      const { origin, alg, publicKey } = other.key
      const body = { name: { zh: name, en: name }, origin, url, key: { alg, publicKey } }
      const { status, body: said } = await there.house.console.send(
        'PUT',
        `/api/exchange/partners/${id}`,
        JSON.stringify(body),
        json,
      )
      if (status !== 204) throw new Error(`the partner was refused: ${JSON.stringify(said)}`)
    },
    mismatches: async () =>
      (
        await there.house.console.send<{ mismatches: { kind: string; what: string }[] }>(
          'POST',
          '/api/verify',
          '{}',
          json,
        )
      ).body.mismatches,
  }
  return there
}

/** Done as it must be: the case. */
export async function must(answer: Promise<Answer<Done>>): Promise<string> {
  const { status, body } = await answer
  if (status >= 300) throw new Error(JSON.stringify(body))
  return body.case
}
