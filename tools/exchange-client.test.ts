/** [XC10] The other side as a stranger writes it from the SPEC: a case from the offer to the delivery, and everything that may not be believed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Stranger, idOf, newKey, saidIn, type Catalogue, type Received } from './exchange-client.ts'
import { idNo, luohu, online, openHall, type Hall } from './two-halls.ts'

const must = (type: string) => ({ type, optional: false })
const may = (type: string) => ({ type, optional: true })
/** As the two agreed. */
const catalogue: Catalogue = {
  'door.offered': {
    item: must('text'),
    version: must('integer'),
    number: must('text'),
    name: must('name'),
    idNo: must('resident_id'),
    phone: must('mobile'),
    receivedOn: must('day'),
    pieces: must('integer'),
    trackingNo: may('text'),
  },
  'door.accepted': { number: must('text'), acceptedOn: must('day'), due: must('day') },
  'door.returned': { refusedFor: must('choice'), why: must('text') },
  'door.wanted': { wanted: must('text') },
  'door.supplemented': { trackingNo: may('text') },
  'door.decided': { result: must('choice'), why: may('text') },
  'door.delivered': { trackingNo: may('text') },
  'door.withdraw': { why: must('text') },
  'door.withdrawn': {},
}

let hall: Hall
let zone: Stranger
beforeAll(async () => {
  hall = await openHall(luohu, 'zone', '株洲')
  zone = new Stranger('zhuzhou.example/edz', catalogue)
  const url = await zone.listen()
  const publicKey = zone.key.publicKey.toString('base64')
  await hall.meet('zone', '株洲经开区', { key: { origin: zone.origin, alg: 'ed25519', publicKey } }, url)
  zone.partner = {
    origin: hall.key.origin,
    url: hall.house.url,
    publicKey: Buffer.from(hall.key.publicKey, 'base64'),
  }
})
afterAll(async () => {
  expect(hall.house.faults).toEqual([])
  await zone.close()
  await hall.house.close()
})

const offer = (n: number) => ({
  item: online.code,
  version: 1,
  number: `Z-${n}`,
  name: '李秀英',
  idNo: idNo(n),
  phone: '13812345678',
  receivedOn: '2021-10-19',
  pieces: 0,
})
const thread = (n: number) => `${zone.origin}/Z-${n}`
const heard = async () => {
  await hall.house.exchange.settled()
  return zone.came.at(-1)!
}
const messagesAt = async () =>
  (
    await hall.house.owner.query<{ n: number }>(
      `select count(*) as n from exchange_message where direction = 'in'`,
    )
  ).rows[0]!.n

test('[XC6] [XC10] [XC11] a case as the other side: offered, asked for more, accepted, decided, delivered', async () => {
  expect((await zone.tell('door.offered', thread(1), offer(1))).result).toBe('taken')
  const [id] = await hall.arrived()
  expect([await hall.fact(id!, 'theirNo'), await hall.step(id!)]).toEqual(['Z-1', 'arrived_here'])
  await hall.act('across', id!, 'ask_more', { wanted: '申请表签名' })
  expect((await heard()).body).toEqual({ wanted: '申请表签名' })
  expect((await heard()).said.thread).toBe(thread(1))
  await zone.tell('door.supplemented', thread(1), {})
  await hall.act('across', id!, 'accept_here')
  expect((await heard()).body).toMatchObject({ number: id, acceptedOn: '2021-10-20' })
  await hall.act('reviewer', id!, 'decide_here', { result: 'granted' })
  expect((await heard()).body).toEqual({ result: 'granted' })
  await zone.tell('door.delivered', thread(1), {})
  expect(await hall.step(id!)).toBe('closed')
})

describe('[XC6] what may not be believed is refused with its code, and nothing is stored', () => {
  test.each([
    [
      'forged by another key',
      401,
      'exchange_forged',
      () => zone.say('door.offered', thread(2), offer(2), { keys: [newKey()] }),
    ],
    [
      'cut: not the body that was signed',
      400,
      'exchange_cut',
      () => ({ ...zone.say('door.offered', thread(2), offer(2)), body: '{"item":' }),
    ],
    [
      'one letter of the note changed',
      401,
      'exchange_forged',
      () => {
        const e = zone.say('door.offered', thread(2), offer(2))
        return { ...e, note: e.note.replace('Z-2', 'Z-3') }
      },
    ],
    [
      'out of order',
      409,
      'exchange_gap',
      () => zone.say('door.offered', thread(2), offer(2), { n: zone.sent.length + 2 }),
    ],
    [
      'beside the chain',
      409,
      'exchange_broken_chain',
      () => zone.say('door.offered', thread(2), offer(2), { prev: 'B'.repeat(43) + '=' }),
    ],
    [
      'from somebody else',
      404,
      'exchange_stranger',
      () => zone.say('door.offered', thread(2), offer(2), { from: 'nobody.example/x' }),
    ],
    [
      'for somebody else',
      404,
      'exchange_stranger',
      () => zone.say('door.offered', thread(2), offer(2), { to: 'nobody.example/x' }),
    ],
    [
      'spelled otherwise',
      400,
      'exchange_malformed',
      () => {
        const e = zone.say('door.offered', thread(2), offer(2))
        return { ...e, note: e.note.replace('"kind":', '"kind": ') }
      },
    ],
    [
      'half of a note',
      400,
      'exchange_malformed',
      () => {
        const e = zone.say('door.offered', thread(2), offer(2))
        return { ...e, note: e.note.slice(0, 120) }
      },
    ],
  ])('%s: %i %s', async (_, status, code, made) => {
    const before = await messagesAt()
    expect(await zone.post([made()])).toMatchObject({ status, code })
    expect(await messagesAt()).toBe(before)
  })

  test('a gap says which number is missing', async () => {
    const early = zone.say('door.offered', thread(2), offer(2), { n: zone.sent.length + 5 })
    expect(await zone.post([early])).toMatchObject({ code: 'exchange_gap', next: zone.sent.length + 1 })
  })
})

test('[XC6] [XC11] a repeat gets its first receipt byte for byte, and opens nothing again', async () => {
  const [first] = zone.sent
  const cases = await hall.arrived()
  const again = await zone.post([first!, first!])
  expect(again).toEqual([zone.receipts[0], zone.receipts[0]])
  expect(await hall.arrived()).toEqual(cases)
})

describe('[XC11] what the rules refuse has a receipt with its code, and the lane goes on', () => {
  const refusedFor = async (kind: string, name: string, columns: object) => {
    const { result, code } = await zone.tell(kind, name, columns)
    return [result, code]
  }
  test('[XC12] a body that is not whole', async () => {
    const { name: _, ...half } = offer(3)
    expect(await refusedFor('door.offered', thread(3), half)).toEqual(['refused', 'exchange_invalid_body'])
  })
  test('[XC12] another catalogue of what is carried', async () => {
    const other = zone.say('door.offered', thread(3), offer(3), { words: 'A'.repeat(43) + '=' })
    zone.sent.push(other)
    await zone.deliver()
    expect(saidIn<Received>(zone.receipts.at(-1)!, 'receipt').code).toBe('exchange_other_words')
  })
  test('another version of the item than that of today', async () => {
    const { result, why } = await zone.tell('door.offered', thread(3), { ...offer(3), version: 2 })
    expect([result, why?.zh]).toEqual(['refused', '对方所用的事项版本不是本区现行版本，请核对后再转'])
  })
  test('[XC4] [XC5] a case that is not theirs, of ours or of a third, as one that there is not', async () => {
    const other = await hall.open('across', 'receive', {
      partner: 'zone',
      itemCode: online.code,
      applicantName: '王明',
      applicantId: idNo(40),
      phone: '13812345678',
      formFits: true,
      idSeen: true,
      consents: true,
      pieces: 0,
    })
    const agreement = await hall.house.owner.query<{ id: string }>(
      `select id from office_case where programme = 'door.agreement'`,
    )
    for (const name of [
      `${hall.key.origin}/${agreement.rows[0]!.id}`,
      `${hall.key.origin}/B2222-22222`,
      'third.example/x/1',
      thread(99),
    ])
      expect(await refusedFor('door.delivered', name, {})).toEqual(['refused', 'unknown_case'])
    /** Theirs, but not at that step. */
    expect(await refusedFor('door.delivered', `${hall.key.origin}/${other.body.case}`, {})).toEqual([
      'refused',
      'wrong_step',
    ])
  })
  test('[XC4] the same case a second time', async () => {
    expect(await refusedFor('door.offered', thread(1), offer(1))).toEqual(['refused', 'case_exists'])
  })
  test('a day that is none', async () => {
    const [result, code] = await refusedFor('door.offered', thread(4), {
      ...offer(4),
      receivedOn: '2021-02-30',
    })
    expect([result, code]).toEqual(['refused', 'invalid_field'])
  })
})

test('[XC11] they are believed once, and sent the same bytes until they answer', async () => {
  await zone.tell('door.offered', thread(5), offer(5))
  const [id] = await hall.arrived()
  zone.isDeaf = true
  await hall.act('across', id!, 'accept_here')
  const first = await heard()
  hall.house.exchange.wake()
  await hall.house.exchange.settled()
  expect([(await hall.partner()).trouble?.code, (await hall.exchange(id!)).turn?.whose]).toEqual([
    'exchange_unreachable',
    'way',
  ])
  zone.isDeaf = false
  hall.house.exchange.wake()
  await hall.house.exchange.settled()
  expect((await hall.exchange(id!)).messages.at(-1)).toMatchObject({ id: idOf(first.note), result: 'taken' })
  expect(zone.came.filter((c) => c.said.thread === thread(5)).length).toBe(1)
})

test('[XC13] both change their keys: told under the old one, and the old one signs nothing more', async () => {
  const old = zone.key
  expect((await zone.changeKey()).result).toBe('taken')
  expect(await zone.post([zone.say('door.offered', thread(6), offer(6), { keys: [old] })])).toMatchObject({
    status: 401,
    code: 'exchange_old_key',
  })
  expect((await zone.tell('door.offered', thread(6), offer(6))).result).toBe('taken')
  await hall.house.console.send('POST', '/api/exchange/key/next', '{}', {
    'content-type': 'application/json',
  })
  await hall.house.exchange.settled()
  await hall.house.exchange.settled()
  expect(zone.came.at(-1)!.said.kind).toBe('key')
  const [id] = await hall.arrived()
  await hall.act('across', id!, 'accept_here')
  expect((await heard()).said.kind).toBe('door.accepted')
  expect((await zone.tell('door.offered', thread(7), offer(7))).result).toBe('taken')
  /** What was said under the first key is still known again. */
  expect(
    saidIn<Received>(((await zone.post([zone.sent[0]!])) as readonly string[])[0]!, 'receipt').message,
  ).toBe(idOf(zone.sent[0]!.note))
})

test('[XC14] another message under a number that was taken: kept, and nothing more until somebody looked', async () => {
  const before = zone.sent.length
  await zone.tell('door.offered', thread(8), offer(8))
  const fork = zone.say('door.offered', thread(9), offer(9), {
    n: before + 1,
    prev: idOf(zone.sent[before - 1]!.note),
  })
  expect(await zone.post([fork])).toMatchObject({ status: 409, code: 'exchange_fork' })
  await expect(zone.tell('door.offered', thread(10), offer(10))).rejects.toThrow('exchange_stopped')
  expect((await hall.partner()).stopped).not.toBe(null)
  const conflicts = await hall.house.owner.query<{ note: string }>('select note from exchange_conflict')
  expect(conflicts.rows).toEqual([{ note: fork.note }])
  const publicKey = (
    await hall.house.owner.query<{ k: string }>(
      `select encode(public_key, 'base64') as k from exchange_key where partner = 'zone' and n = 1`,
    )
  ).rows[0]!.k
  await hall.meet(
    'zone',
    '株洲经开区',
    { key: { origin: zone.origin, alg: 'ed25519', publicKey } },
    'http://127.0.0.1:9',
  )
  expect(await zone.deliver()).toHaveLength(1)
})

test('[XC9] an origin and a first key are not replaced', async () => {
  const publicKey = newKey().publicKey.toString('base64')
  await expect(
    hall.meet('zone', '别人', { key: { origin: zone.origin, alg: 'ed25519', publicKey } }, hall.house.url),
  ).rejects.toThrow('exchange_other_partner')
})

test('verify finds nothing', async () => expect(await hall.mismatches()).toEqual([]))
