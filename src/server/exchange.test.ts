/** [XC6] Two installations exchange cases: every state, a partner that is away, messages twice, forged, replayed, out of order and cut. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { proofFaults, type ExchangeProof, type ProofMeans } from '#exchange'
import { forward, handedIn, joint, online, twoHalls, type Hall } from '../../tools/two-halls.ts'
import { makeZhuzhou } from '../../packs/zhuzhou.ts'
import { seed } from '../../tools/house.ts'
import type { ExchangeLanes, SharedCases } from './contract/index.ts'
import { isBy } from './exchange/keys.ts'
import { hashOf } from './exchange/partner.ts'

let a: Hall
let b: Hall
/** Sent while A had written down nobody. */
let onPaper: string
beforeAll(async () => {
  ;({ a, b } = await twoHalls(async (alone) => {
    onPaper = await done(alone.open('across', 'receive', handedIn(online, 99)))
    await done(alone.act('across', onPaper, 'send_online'))
  }))
})
afterAll(async () => {
  expect([...a.house.faults, ...b.house.faults]).toEqual([])
  await a.house.close()
  await b.house.close()
})

/** Until nothing more is said. */
async function settle(): Promise<void> {
  for (let n = 0; n < 3; n++) for (const hall of [a, b]) await hall.house.exchange.settled()
}
const done = async (answer: ReturnType<Hall['act']>) => {
  const { status, body } = await answer
  expect(status, JSON.stringify(body)).toBeLessThan(300)
  return body.case
}

/** Handed in at A and sent: the case there, and what it is called at B. */
async function sent(n: number, item = online): Promise<{ readonly here: string; readonly there: string }> {
  const here = await done(a.open('across', 'receive', handedIn(item, n)))
  await done(a.act('across', here, 'send_online'))
  await settle()
  const [there] = await b.arrived()
  return { here, there: there! }
}
const kinds = async (hall: Hall, id: string) =>
  (await hall.exchange(id)).messages.map((m) => `${m.direction} ${m.kind} ${m.result}`)
const steps = async (here: string, there: string) => [await a.step(here), await b.step(there)]

test('[XC9] what happened before a partner was written down is not told to it, then or later', async () => {
  await settle()
  expect([await kinds(a, onPaper), (await a.exchange(onPaper)).turn, await b.arrived()]).toEqual([
    [],
    null,
    [],
  ])
})

describe('a case through each state', () => {
  test('[XC3] [XC8] forwarded, asked for more, accepted, decided, delivered: both know at each step whose turn it is', async () => {
    const { here, there } = await sent(1)
    const turns: unknown[] = []
    const look = async () => {
      await settle()
      turns.push([
        ...(await steps(here, there)),
        (await a.exchange(here)).turn?.whose,
        (await b.exchange(there)).turn?.whose,
      ])
    }
    await look()
    await done(b.act('across', there, 'ask_more', { wanted: '申请表签名' }))
    await look()
    await done(a.act('across', here, 'supplemented'))
    await look()
    await done(b.act('across', there, 'accept_here'))
    await look()
    await done(b.act('reviewer', there, 'decide_here', { result: 'granted' }))
    await look()
    await done(a.act('across', here, 'delivered', { idSeen: true }))
    await look()
    expect(turns).toEqual([
      ['at_partner', 'arrived_here', 'theirs', 'ours'],
      ['supplementing', 'more_there', 'ours', 'theirs'],
      ['at_partner', 'arrived_here', 'theirs', 'ours'],
      ['there', 'here', 'ours', 'theirs'],
      ['coming_back', 'coming_back', 'ours', 'theirs'],
      ['closed', 'closed', 'theirs', 'ours'],
    ])
    expect(await kinds(a, here)).toEqual([
      'out door.offered taken',
      'in door.wanted taken',
      'out door.supplemented taken',
      'in door.accepted taken',
      'in door.decided taken',
      'out door.delivered taken',
    ])
    expect([await a.fact(here, 'theirNo'), await b.fact(there, 'theirNo')]).toEqual([there, here])
  })
})

test('[XC3] several places jointly: asked to join, an opinion, decided here', async () => {
  const here = await done(a.open('across', 'receive', handedIn(joint, 2)))
  await done(a.act('across', here, 'ask_partner'))
  await settle()
  const [there] = await b.arrived()
  await done(b.act('reviewer', there!, 'give_opinion', { opinion: '无不同意见' }))
  await settle()
  expect(await steps(here, there!)).toEqual(['arrived_here', 'answered'])
  await done(a.act('across', here, 'accept_joint'))
})

test('[XC2] originals by courier: offered when they are handed over, sent back for its form', async () => {
  const here = await done(a.open('across', 'receive', handedIn(forward, 3, 2)))
  await done(a.act('across', here, 'dispatch', { trackingNo: 'SF1', handedBy: '周' }))
  await settle()
  const [there] = await b.arrived()
  expect([await b.fact(there!, 'trackingNo'), await b.fact(there!, 'pieces')]).toEqual(['SF1', 2])
  await done(a.act('across', here, 'arrived_there', { takenBy: '吴' }))
  await done(b.act('across', there!, 'refuse_here', { refusedFor: 'form', why: '缺少签名' }))
  await settle()
  expect([await steps(here, there!), await a.fact(here, 'refusedFor')]).toEqual([
    ['received', 'sent_back'],
    'form',
  ])
})

describe('a partner that is away', () => {
  test('[XC6] [XC8] for a while: what waits is on its way, visibly, and all of it arrives in its order', async () => {
    const { here, there } = await sent(4)
    await done(b.act('across', there, 'accept_here'))
    await settle()
    b.house = await b.house.restart()
    /** It has another address now, and nobody told A. */
    const later = await done(a.open('across', 'receive', handedIn(online, 5)))
    await done(a.act('across', later, 'send_online'))
    await done(a.act('across', later, 'withdraw_there', { why: '改为自行办理' }))
    await a.house.exchange.settled()
    expect([
      (await a.exchange(later)).turn?.whose,
      (await a.partner()).trouble?.code,
      (await a.partner()).sent.waiting,
    ]).toEqual(['way', 'exchange_unreachable', 2])
    await a.meet('luohu', '深圳市罗湖区', b, b.house.url)
    await settle()
    const [arrived] = await b.arrived()
    expect([await steps(later, arrived!), (await a.partner()).trouble, await a.step(here)]).toEqual([
      ['withdrawn', 'taken_away'],
      null,
      'there',
    ])
  })

  test('[XC11] it did what was said and its answer was lost: the same bytes again, one case', async () => {
    const before = (await b.arrived()).length
    const here = await done(a.open('across', 'receive', handedIn(online, 6)))
    await done(a.act('across', here, 'send_online'))
    await settle()
    /** As if no receipt had come: the owner of the database takes it away, and everything of it is sent again. */
    const row = (
      await a.house.owner.query<{ receipt: string }>(
        `select receipt from exchange_message where case_id = $1 and direction = 'out'`,
        [here],
      )
    ).rows[0]!
    await a.house.owner.query(
      `update exchange_message set receipt = null, result = null where case_id = $1`,
      [here],
    )
    for (let n = 0; n < 3; n++) await settle()
    const again = await a.house.owner.query<{ receipt: string }>(
      `select receipt from exchange_message where case_id = $1 and direction = 'out'`,
      [here],
    )
    expect([again.rows[0], (await b.arrived()).length]).toEqual([row, before + 1])
  })
})

test('[XC14] it was set back to an earlier state: it names what it misses, and gets it again', async () => {
  const { here, there } = await sent(7)
  await done(b.act('across', there, 'accept_here'))
  await settle()
  await b.house.owner.query(
    `delete from exchange_message where direction = 'in' and n = (select max(n) from exchange_message where direction = 'in')`,
  )
  const next = await done(a.open('across', 'receive', handedIn(online, 8)))
  await done(a.act('across', next, 'send_online'))
  await settle()
  expect([
    await a.step(here),
    await a.step(next),
    (await a.partner()).sent.waiting,
    (await a.partner()).trouble,
  ]).toEqual(['there', 'at_partner', 0, null])
})

test('[XC7] they have another version than the one that we mapped: it comes back to our window with their reason', async () => {
  const mapping = (
    await a.house.owner.query<{ id: string }>(
      `select id from office_case where programme = 'door.mapping' and state->'facts'->>'ours' = $1`,
      [online.code],
    )
  ).rows[0]!.id
  const map = (theirVersion: number) =>
    done(a.act('items', mapping, 'look_again', { theirCode: online.code, theirVersion }))
  await map(2)
  const here = await done(a.open('across', 'receive', handedIn(online, 9)))
  await done(a.act('across', here, 'send_online'))
  await settle()
  const { messages } = await a.exchange(here)
  await map(1)
  expect([await a.step(here), messages.at(-1)?.result, messages.at(-1)?.code]).toEqual([
    'received',
    'refused',
    'not_met',
  ])
  await done(a.act('across', here, 'look_again'))
  await done(a.act('across', here, 'send_online'))
  await settle()
  expect(await a.step(here)).toBe('at_partner')
})

test('[XC8] withdrawn while their acceptance travels: whoever accepted holds it, and both know', async () => {
  const { here, there } = await sent(10)
  /** Their answer lies there for a while: ours goes out before it comes. */
  await b.meet('zone', '株洲经开区', a, 'http://127.0.0.1:9')
  await b.house.exchange.settled()
  await done(b.act('across', there, 'accept_here'))
  await done(a.act('across', here, 'withdraw_there', { why: '改为自行办理' }))
  for (const hall of [a, b]) await hall.house.exchange.settled()
  await b.meet('zone', '株洲经开区', a, a.house.url)
  await settle()
  expect(await steps(here, there)).toEqual(['there', 'here'])
})

test('[XC13] both change their keys while a case is under way', async () => {
  const { here, there } = await sent(11)
  const json = { 'content-type': 'application/json' }
  for (const { house } of [a, b]) await house.console.send('POST', '/api/exchange/key/next', '{}', json)
  await done(b.act('across', there, 'accept_here'))
  await settle()
  await done(b.act('reviewer', there, 'decide_here', { result: 'granted' }))
  await settle()
  await done(a.act('across', here, 'delivered', { idSeen: true }))
  await settle()
  expect([await steps(here, there), (await a.partner()).keys, (await b.partner()).keys]).toEqual([
    ['closed', 'closed'],
    2,
    2,
  ])
})

describe('what people of the house see', () => {
  const shared = async (hall: Hall, who: string, query = '') =>
    (await (await hall.house.as(who)).get<SharedCases>(`/api/exchange/cases${query}`)).body
  const lineOf = async (hall: Hall, who: string, id: string, query = '') =>
    (await shared(hall, who, query)).cases.find((c) => c.case === id)

  test('[XC16] who administers: what waits and since when, what was refused and why, and nobody else', async () => {
    await a.meet('luohu', '深圳市罗湖区', b, 'http://127.0.0.1:9')
    await a.house.exchange.settled()
    const here = await done(a.open('across', 'receive', handedIn(online, 13)))
    await done(a.act('across', here, 'send_online'))
    await a.house.exchange.settled()
    const path = '/api/exchange/partners/luohu/lanes'
    const { body: lanes } = await a.house.console.get<ExchangeLanes>(path)
    expect(lanes.waiting.map((m) => [m.title.zh, m.case])).toEqual([['转交办理', here]])
    expect(lanes.refused.map((m) => `${m.direction} ${m.code}`)).toContain('out not_met')
    expect((await (await a.house.as('across')).get(path)).status).toBe(404)
    expect((await a.house.console.get('/api/exchange/partners/nobody/lanes')).status).toBe(404)
    expect(await lineOf(a, 'across', here, '?whose=way')).toMatchObject({ whose: 'way', refused: null })
    await a.meet('luohu', '深圳市罗湖区', b, b.house.url)
    await settle()
    expect((await a.house.console.get<ExchangeLanes>(path)).body.waiting).toEqual([])
  })

  test('[XC16] another address is tried at once, though a try of the old one ends after it was written down', async () => {
    const sockets: { destroy(): void }[] = []
    const slow = createServer((request) => void sockets.push(request.socket))
    await new Promise<void>((listening) => slow.listen(0, '127.0.0.1', listening))
    const { port } = slow.address() as AddressInfo
    await a.meet('luohu', '深圳市罗湖区', b, `http://127.0.0.1:${port}`)
    await done(a.act('across', await done(a.open('across', 'receive', handedIn(online, 16))), 'send_online'))
    const settled = a.house.exchange.settled()
    while (sockets.length === 0) await new Promise((next) => setTimeout(next, 5))
    await a.meet('luohu', '深圳市罗湖区', b, b.house.url)
    for (const socket of sockets) socket.destroy()
    await settled
    await settle()
    const { body } = await a.house.console.get<ExchangeLanes>('/api/exchange/partners/luohu/lanes')
    expect(body.waiting).toEqual([])
    slow.close()
  })

  test('[XC17] officials: whose turn it is in the open cases that they see, and the other side says the opposite', async () => {
    const { here, there } = await sent(14)
    expect([await lineOf(a, 'across', here), await lineOf(b, 'across', there)]).toMatchObject([
      { whose: 'theirs', partner: { zh: '深圳市罗湖区' }, kind: { zh: '转交办理' } },
      { whose: 'ours', partner: { zh: '株洲经开区' } },
    ])
    const { total, turns, cases } = await shared(b, 'across')
    expect(turns.ours + turns.way + turns.theirs).toBe(total)
    const inOrder = cases.map((c) => `${['ours', 'way', 'theirs'].indexOf(c.whose)} ${c.since}`)
    expect(inOrder).toEqual(inOrder.toSorted())
    expect(await lineOf(b, 'across', there, '?whose=theirs')).toBeUndefined()
    expect((await shared(b, 'across', `?offset=${total}`)).cases).toEqual([])
    await done(a.act('across', here, 'withdraw_there', { why: '改为自行办理' }))
    await settle()
    /** Both are over. */
    expect([await lineOf(a, 'across', here), await lineOf(b, 'across', there)]).toEqual([
      undefined,
      undefined,
    ])
  })

  test('[XC17] an official whom a case concerns is not told of it there', async () => {
    const { people, logins } = makeZhuzhou(seed).registry
    const { person } = logins.find((l) => l.login === 'reviewer')!
    const { idNo } = people.find((p) => p.id === person)!
    const form = { ...handedIn(online, 0), applicantId: idNo }
    const here = await done(a.open('across', 'receive', form))
    await done(a.act('across', here, 'send_online'))
    await settle()
    expect([(await lineOf(a, 'across', here))?.whose, await lineOf(a, 'reviewer', here)]).toEqual([
      'theirs',
      undefined,
    ])
    expect(await lineOf(a, 'reviewer', (await sent(15)).here)).toBeDefined()
  })
})

test('[XC15] each side shows a third what was said and answered: with the first keys alone, and nothing of it changed', async () => {
  const { here, there } = await sent(12)
  await done(b.act('across', there, 'refuse_here', { refusedFor: 'form', why: '缺少签名' }))
  await settle()
  const firstKeys = new Map(
    [a, b].map(({ key }) => [key.origin, { alg: key.alg, publicKey: Buffer.from(key.publicKey, 'base64') }]),
  )
  const means = {
    hash: hashOf,
    isBy: (...[key, ...rest]: Parameters<ProofMeans['isBy']>) =>
      isBy({ ...key, publicKey: Buffer.from(key.publicKey) }, ...rest),
  }
  const texts: string[] = []
  for (const [hall, id] of [
    [a, here],
    [b, there],
  ] as const) {
    const text = JSON.stringify(
      (await hall.house.console.get<ExchangeProof>(`/api/cases/${id}/exchange.json`)).body,
    )
    const faults = (changed: string) =>
      proofFaults(JSON.parse(changed) as ExchangeProof, firstKeys, means).map((x) => x.code)
    expect(
      (JSON.parse(text) as ExchangeProof).messages.map((m) => [m.receipt !== null, m.content !== null]),
    ).toEqual([
      [true, true],
      [true, true],
    ])
    expect(faults(text)).toEqual([])
    expect(faults(text.replace('缺少签名', '缺少公章'))).toEqual(['cut'])
    expect(faults(text.replace('taken', 'Taken'))).toEqual(['forged'])
    expect(faults(text.replace('"sides":[{', '"sides":[],"_":[{'))).toContain('forged')
    texts.push(text)
  }
  expect(texts[0]).toContain('door.returned')
})

test('[XC11] verify finds nothing on either side', async () => {
  expect([await a.mismatches(), await b.mismatches()]).toEqual([[], []])
})
