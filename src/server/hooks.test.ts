/** [HK1]-[HK9] Those who are told: a receiver of somebody else's making, and everything that may go wrong between it and the house. */
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { act, apply, family, type Staff } from '../../tools/county.ts'
import { password, type TestHouse } from '../../tools/house.ts'
import { openSpotted, tellSpotted } from '../../tools/spotted-house.ts'
import { doubtOf, endless, eventIn, hangUp, Receiver, silence, status } from '../../tools/webhook-receiver.ts'
import { yankoupu, yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import type { Problem } from './contract/index.ts'
import type { HookInputBody, HookView } from './contract/hooks.ts'
import { addressFault, isPublic, lookupPublic } from './hooks/address.ts'
import { postLetter, restIn } from './hooks/post.ts'

let house: TestHouse
let staff: Staff
let one: Receiver
let other: Receiver
let at: { one: string; other: string }
let first: string

const programmes = ['assistance.temporary', 'test.spotted']
const asJson = { 'content-type': 'application/json' }
const put = (id: string, changed: Partial<HookInputBody> = {}) =>
  house.console.send<{ secret: string | null } & Problem>(
    'PUT',
    `/api/hooks/${id}`,
    JSON.stringify({ name: { zh: '城市大脑', en: 'City brain' }, login: 'told', programmes, ...changed }),
    asJson,
  )
const hook = async (id: string): Promise<HookView> =>
  (await house.console.get<readonly HookView[]>('/api/hooks')).body.find((h) => h.id === id)!
const switched = (id: string, on: boolean) => house.console.post(`/api/hooks/${id}/switch`, { on })
const settled = () => house.hooks.settled()
const dueNow = () => house.owner.query('update hook_sending set due = now()')
const seen = () => tellSpotted(staff, 111_300_000, 27_000_000)

/** Somebody at a post in the village for as long as `to` says, as whom is read what receivers are told. */
const readerUntil = (to: string | null, post = 'told-post') =>
  house.console.send(
    'PUT',
    '/api/registry',
    JSON.stringify({
      name: { zh: '邵阳县', en: 'Shaoyang County' },
      rehearsal: true,
      startsAt: null,
      areas: [],
      organisations: [
        { id: 'told-org', name: { zh: '数据共享', en: 'Sharing' }, kind: 'government', area: yunzhao },
      ],
      kin: [],
      people: [{ id: 'told', name: '数据共享', idNo: family(90).idNo }],
      posts: [
        {
          id: post,
          person: 'told',
          organisation: 'told-org',
          role: 'village-worker',
          area: yunzhao,
          from: '2021-01-01',
          to,
        },
      ],
      authorities: [],
      logins: [{ login: 'told', person: 'told', password, permissions: [] }],
    }),
    asJson,
  )

beforeAll(async () => {
  ;({ house, staff } = await openSpotted({ isPrivateAllowed: true }))
  expect((await readerUntil(null)).status).toBe(200)
  ;[one, other] = [new Receiver(), new Receiver()]
  at = { one: await one.listen(), other: await other.listen() }
  const named = await put('one', { url: at.one })
  expect([named.status, named.body.secret]).toEqual([
    200,
    expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/),
  ])
  first = named.body.secret!
  one.secrets = [first]
  other.secrets = [(await put('other', { url: at.other, programmes: ['test.spotted'] })).body.secret!]
  await settled()
}, 120_000)
beforeEach(() => {
  one.forget()
  other.forget()
})
afterAll(async () => {
  await one.close()
  await other.close()
  expect(house.faults).toEqual([])
  await house.close()
})

test('[HK1] [HK2] [HK3] an opening, an outcome and an end come once each, in their order, signed, as events that anybody reads', async () => {
  const id = await apply(staff, family(1))
  await act(staff, 'clerk', id, 1, 'refuse_acceptance', { reason: '不属于本乡镇受理' })
  const place = await seen()
  await settled()
  expect(one.refused).toEqual([])
  const ofPerson = one.done.filter((e) => e.subject === id)
  expect(ofPerson.map((e) => [e.id, e.type, e.source, e.specversion])).toEqual([
    [`430523/${id}/1`, 'assistance.temporary.apply', house.url, '1.0'],
    [`430523/${id}/2`, 'assistance.temporary.refuse_acceptance', house.url, '1.0'],
  ])
  expect(ofPerson.map((e) => e.data)).toEqual([
    expect.objectContaining({ seq: 1, opened: true, byTime: false, facts: {} }),
    expect.objectContaining({
      seq: 2,
      opened: false,
      step: expect.objectContaining({ end: expect.anything() }),
      facts: {},
    }),
  ])
  const [ofPlace] = one.done.filter((e) => e.subject === place)
  expect(ofPlace).toMatchObject({
    type: 'test.spotted.tell',
    data: {
      area: { code: yunzhao },
      facts: { seenOn: '2021-10-14' },
      programme: { id: 'test.spotted', version: 1 },
    },
  })
  /** The other named one programme. */
  expect(other.done.map((e) => e.subject)).toEqual([place])
})

test('[HK2] nothing of a person is in any of it, whatever the form asked', async () => {
  const f = family(2)
  await apply(staff, f, { story: '家住村口第三家，丈夫王大山' })
  await seen()
  await settled()
  const all = one.came.map((c) => c.body).join()
  expect(one.came.map((c) => c.headers['webhook-id']).join(', ')).toMatch(/^\S+, \S+$/)
  for (const said of [f.name, f.idNo, f.phone, f.card, '王大山', '路面坑洼', 'emergency', '周建平'])
    expect(all, said).not.toContain(said)
})

test('[HK1] only of the places and outcomes that were named', async () => {
  await put('other', { url: at.other, programmes, outcomes: ['refuse_acceptance'], areas: [yankoupu] })
  const id = await apply(staff, family(3))
  await act(staff, 'clerk', id, 1, 'refuse_acceptance', { reason: '不属于本乡镇受理' })
  await settled()
  expect(other.done.map((e) => e.id)).toEqual([`430523/${id}/2`])
  await put('other', { url: at.other, programmes, areas: ['430523101'] })
  await apply(staff, family(4))
  await settled()
  expect(
    other.came.map((c) => [c.headers['webhook-id'], c.headers['webhook-timestamp']].join(' ')).join(', '),
  ).toMatch(/^\S+\/2 \d+$/)
  await put('other', { url: at.other, programmes: ['test.spotted'] })
})

describe('[HK3] what a receiver does not believe', () => {
  const now = 1_800_000_000
  const sent = async () => {
    await seen()
    await settled()
    const came = one.came[0]!
    return { came, seconds: Number(came.headers['webhook-timestamp']) }
  }
  test('another body, another id, another moment, another secret, an old message again', async () => {
    const { came, seconds } = await sent()
    const with_ = (headers: Record<string, string>) => ({ ...came, headers: { ...came.headers, ...headers } })
    expect(doubtOf(came, [first], seconds)).toBeNull()
    expect(
      doubtOf({ ...came, body: came.body.replace('test.spotted', 'test.other') }, [first], seconds),
    ).toBe('no signature is right')
    expect(doubtOf(with_({ 'webhook-id': '430523/B1/1' }), [first], seconds)).toBe('no signature is right')
    expect(doubtOf(with_({ 'webhook-timestamp': String(now) }), [first], now)).toBe('no signature is right')
    expect(doubtOf(came, other.secrets, seconds)).toBe('no signature is right')
    expect(doubtOf(came, [first], seconds + 301)).toBe('too old or too new')
    expect(doubtOf(with_({ 'webhook-signature': 'v1,' }), [first], seconds)).toBe('no signature is right')
    expect(eventIn(came).id).toBe(came.headers['webhook-id'])
  })
  test('the example of the public text comes out as it says there', () => {
    const came = {
      headers: {
        'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
        'webhook-timestamp': '1614265330',
        'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
      },
      body: '{"test": 2432232314}',
    }
    expect(doubtOf(came, ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], 1_614_265_330)).toBeNull()
  })
})

describe('[HK4] [HK5] a receiver that does not take it', () => {
  test('500: the event is tried again under the same id, its case waits, the others go on', async () => {
    const id = await seen()
    one.manner = (response, came) => void response.writeHead(came.body.includes(id) ? 500 : 204).end()
    await settled()
    await act(staff, 'village', id, 1, 'look')
    const next = await seen()
    await settled()
    expect(one.came.map((c) => eventIn(c).id)).toEqual([`430523/${id}/1`, `430523/${next}/1`])
    expect(await hook('one')).toMatchObject({
      waiting: 2,
      failing: 1,
      sendings: [
        { case: id, seq: 1, tries: 1, trouble: { code: 'hook_answered', status: 500 } },
        { seq: 2, tries: 0 },
      ],
    })
    one.manner = null
    await dueNow()
    await settled()
    expect(one.done.map((e) => e.id)).toEqual([`430523/${id}/1`, `430523/${id}/2`])
    expect(await hook('one')).toMatchObject({ waiting: 0, givenUp: 0 })
  })

  test.each([
    ['leads elsewhere', () => status(302, { location: at.other }), 'hook_redirected', 302],
    ['hangs up', () => hangUp, 'hook_unreachable', null],
  ] as const)('one that %s is tried again, and nobody else is told', async (_, manner, code, answered) => {
    await switched('other', false)
    one.manner = manner()
    const id = await seen()
    await settled()
    expect((await hook('one')).sendings).toEqual([
      expect.objectContaining({ case: id, tries: 1, trouble: { code, status: answered }, givenUpAt: null }),
    ])
    expect(other.came).toEqual([])
    one.manner = null
    await dueNow()
    await settled()
    expect(one.done.map((e) => e.subject)).toEqual([id])
    await switched('other', true)
  })

  test('429 with a time to come again: nothing of what waits is sent before it', async () => {
    one.manner = status(429, { 'retry-after': '600' })
    const [id, next] = [await seen(), await seen()]
    await settled()
    const { sendings } = await hook('one')
    expect(sendings.map((s) => s.case).toSorted()).toEqual([id, next].toSorted())
    for (const s of sendings) expect(Date.parse(s.due) - Date.now()).toBeGreaterThan(500_000)
    const requests = one.came.length
    const later = await seen()
    await settled()
    /** What happens meanwhile is told of the same wish at most. */
    expect(one.came.length - requests).toBeLessThanOrEqual(1)
    one.manner = null
    await dueNow()
    await settled()
    expect(one.done.map((e) => e.subject).toSorted()).toEqual([id, next, later].toSorted())
  })

  test.each([
    ['nothing', undefined, 0],
    ['seconds', '90', 90],
    ['a date', 'Mon, 30 Nov 2026 00:02:00 GMT', 120],
    ['a date that has been', 'Sun, 29 Nov 2026 00:00:00 GMT', 0],
    ['a year', '31536000', 86_400],
    ['noise', 'soon', 0],
  ])('[HK5] a receiver that asks for %s', (_, header, seconds) =>
    expect(restIn(header, Date.parse('2026-11-30T00:00:00Z'))).toBe(seconds),
  )

  test('[HK8] of an answer without an end nothing is read but that it was taken', async () => {
    one.manner = endless
    await seen()
    await settled()
    expect([one.came.length, (await hook('one')).waiting]).toEqual([1, 0])
  })

  test('after three days it is given up, which stands there, and it is sent anew when somebody says so', async () => {
    one.manner = status(503)
    const id = await seen()
    await settled()
    for (let tries = 1; tries < 9; tries++) {
      expect(await hook('one')).toMatchObject({ givenUp: 0, failing: 1 })
      await dueNow()
      await settled()
    }
    expect(await hook('one')).toMatchObject({
      waiting: 0,
      givenUp: 1,
      sendings: [{ case: id, tries: 9, givenUpAt: expect.any(String) }],
    })
    await dueNow()
    await settled()
    expect(one.came).toHaveLength(9)
    one.manner = null
    expect((await house.console.post('/api/hooks/one/again', {})).body).toEqual({ again: 1 })
    await settled()
    expect(one.done.map((e) => e.subject)).toEqual([id])
    expect((await hook('one')).givenUp).toBe(0)
  })

  test('[HK7] 410: it is told nothing more until somebody switches it on, and then of what happens from there', async () => {
    one.manner = status(410)
    const id = await seen()
    await settled()
    expect(await hook('one')).toMatchObject({ off: 'gone', waiting: 1 })
    one.manner = null
    await seen()
    await settled()
    expect(one.came).toHaveLength(1)
    expect((await switched('one', true)).status).toBe(204)
    const next = await seen()
    await settled()
    expect(one.done.map((e) => e.subject).toSorted()).toEqual([id, next].toSorted())
  })

  test('[HK7] one that is off can be taken out, and one that is on cannot', async () => {
    expect((await put('leaving', { url: at.other })).status).toBe(200)
    const takenOut = () => house.console.send<Problem>('DELETE', '/api/hooks/leaving', undefined)
    const refused = await takenOut()
    expect([refused.status, refused.body.code]).toEqual([409, 'hook_on'])
    await switched('leaving', false)
    expect((await takenOut()).status).toBe(204)
    expect(await hook('leaving')).toBeUndefined()
    expect((await takenOut()).status).toBe(404)
    const { rows } = await house.owner.query<{ kind: string }>(
      `select kind from access_entry where body like '%leaving%' order by id`,
    )
    expect(rows.map((r) => r.kind)).toEqual(['hook', 'hook_off', 'hook_removed'])
  })

  test('a thousand events for one that is dead are one try, and hold up nobody', async () => {
    one.manner = hangUp
    await house.owner.query(
      `insert into hook_sending (realm, hook, case_id, seq, at, due)
        select '430523', 'one', 'D' || n, 1, now(), now() from generate_series(1, 1000) as n
        union all
        (select realm, 'one', case_id, seq, now(), now() - interval '1 day' from event
          where realm = '430523' and seq = 1 and body like '%test.spotted%' order by pos limit 4)`,
    )
    const id = await seen()
    await settled()
    expect(other.done.map((e) => e.subject)).toEqual([id])
    expect(one.connections).toBe(4)
    const standing = await hook('one')
    expect([standing.failing >= 1000, standing.givenUp]).toEqual([true, 0])
    await house.owner.query(`delete from hook_sending where hook = 'one'`)
  })
})

describe('[HK2] what may be told is read when it is sent', () => {
  test('a post that ended meanwhile sees nothing, and nothing is told', async () => {
    one.manner = status(500)
    const id = await seen()
    await settled()
    const { withheld } = await hook('one')
    await readerUntil('2021-10-19')
    one.forget()
    await dueNow()
    await settled()
    expect(one.came).toEqual([])
    expect(await hook('one')).toMatchObject({ waiting: 0, withheld: withheld + 1 })
    await readerUntil(null, 'told-post-2')
    await seen()
    await settled()
    expect(one.done.map((e) => e.subject)).not.toContain(id)
    expect(one.done).toHaveLength(1)
  })

  test('an account that was switched off reads nothing: what happened waits, and the page says why', async () => {
    await house.owner.query(`update login set disabled_at = now() where login = 'told'`)
    await seen()
    await settled()
    expect(one.came).toEqual([])
    expect((await hook('one')).sendings[0]).toMatchObject({
      trouble: { code: 'hook_account_closed', status: null },
    })
    await house.owner.query(`update login set disabled_at = null where login = 'told'`)
    await dueNow()
    await settled()
    expect(one.done).toHaveLength(1)
  })

  test('of somebody whose data were erased meanwhile it is told that their case ended, and nothing else', async () => {
    const f = family(7)
    const id = await apply(staff, f)
    one.manner = status(500)
    await act(staff, 'clerk', id, 1, 'refuse_acceptance', { reason: '不属于本乡镇受理' })
    await settled()
    const erased = await house.console.post('/api/erasures', {
      idNo: f.idNo,
      purpose: '保存期限届满，本人申请删除',
    })
    expect(erased.status).toBe(200)
    one.forget()
    await dueNow()
    await settled()
    await dueNow()
    await settled()
    expect(one.done.filter((e) => e.subject === id).map((e) => e.data)).toEqual([
      expect.objectContaining({ seq: 1, facts: {} }),
      expect.objectContaining({ seq: 2, facts: {} }),
    ])
    for (const said of [f.name, f.idNo, f.phone])
      expect(one.came.map((c) => c.body).join()).not.toContain(said)
  })
})

test('[HK4] a house that stopped between sending and noting sends it once more, under the same id', async () => {
  await house.owner.query(
    `create function stop_noting() returns trigger language plpgsql as $$ begin raise exception 'stopped'; end $$;
      create trigger stop_noting before delete on hook_sending for each row when (old.hook = 'one') execute function stop_noting()`,
  )
  await switched('other', false)
  const id = await seen()
  const faults = house.faults as unknown[]
  await vi.waitFor(() => expect(faults.length).toBeGreaterThan(0), { timeout: 20_000 })
  await house.owner.query('drop trigger stop_noting on hook_sending; drop function stop_noting')
  await settled()
  faults.length = 0
  const ids = one.came.map((c) => c.headers['webhook-id'])
  expect([ids.length > 1, new Set(ids)]).toEqual([true, new Set([`430523/${id}/1`])])
  expect(one.done.map((e) => e.subject)).toEqual([id])
  await switched('other', true)
})

test('[HK6] a new secret signs beside the one before it for a day, and lies nowhere in clear', async () => {
  const { body } = await house.console.post<{ secret: string }>('/api/hooks/one/secret', {})
  await seen()
  await settled()
  const came = one.came[0]!
  const seconds = Number(came.headers['webhook-timestamp'])
  expect(String(came.headers['webhook-signature']).split(' ')).toHaveLength(2)
  expect([[first], [body.secret]].map((s) => doubtOf(came, s, seconds))).toEqual([null, null])
  expect((await hook('one')).bothSecrets).toBe(true)
  await house.owner.query(`update hook set before_until = now() where id = 'one'`)
  one.forget()
  one.secrets = [body.secret]
  await seen()
  await settled()
  expect(doubtOf(one.came[0]!, [first], Number(one.came[0]!.headers['webhook-timestamp']))).toBe(
    'no signature is right',
  )
  expect(one.done).toHaveLength(1)
  const { rows } = await house.owner.query<{ line: string }>('select to_jsonb(h)::text as line from hook h')
  for (const secret of [first, body.secret]) {
    const bytes = Buffer.from(secret.slice(6), 'base64')
    for (const form of [secret, bytes.toString('hex')])
      expect(rows.map((r) => r.line).join()).not.toContain(form)
  }
  expect(JSON.stringify(await hook('one'))).not.toContain('whsec_')
})

test('[V9] who changed a receiver’s address behind the house is found', async () => {
  const verified = async () =>
    (
      await house.console.send<{ mismatches: readonly { kind: string; what: string }[] }>(
        'POST',
        '/api/verify',
        '{}',
        asJson,
      )
    ).body.mismatches
  const isHook = (m: { kind: string; what: string }) => `${m.kind} ${m.what}`.includes('hook')
  /** Above, its time was set forward behind the house. */
  expect((await verified()).filter((m) => isHook(m)).map((m) => m.what)).toEqual([
    expect.stringContaining('one'),
  ])
  await house.owner.query(`update hook set url = 'https://elsewhere.example/' where id = 'other'`)
  expect((await verified()).filter((m) => isHook(m))).toHaveLength(2)
  await house.owner.query(`update hook set url = $1 where id = 'other'`, [at.other])
})

describe('[HK8] where nothing is sent', () => {
  test.each([
    ['https://127.0.0.1/x', 'private'],
    ['https://127.9.9.9:8443/', 'private'],
    ['https://0x7f.1/', 'private'],
    ['https://2130706433/', 'private'],
    ['https://10.1.2.3/', 'private'],
    ['https://100.100.100.200/', 'private'],
    ['https://169.254.169.254/latest/meta-data', 'private'],
    ['https://192.168.1.1/', 'private'],
    ['https://0.0.0.0/', 'private'],
    ['https://[::1]/', 'private'],
    ['https://[fd00::1]/', 'private'],
    ['https://[fe80::1]/', 'private'],
    ['https://[::ffff:127.0.0.1]/', 'private'],
    ['https://[64:ff9b::7f00:1]/', 'private'],
    ['https://[2002:7f00:1::]/', 'private'],
    ['https://localhost/', 'private'],
    ['https://a.localhost./', 'private'],
    ['http://told.example/', 'https'],
    ['ftp://told.example/', 'https'],
    [`https://${['user', 'word'].join(':')}@told.example/`, 'url'],
    ['https://told.example/#x', 'url'],
    ['not an address', 'url'],
    ['https://told.example/hook?key=1', null],
    ['https://[2600::1]/', null],
    ['https://8.8.8.8/', null],
  ] as const)('%s: %s', (url, fault) => {
    expect(addressFault(url, false)).toBe(fault)
  })

  test.each([
    ['a name of one private address', [{ address: 'fd00::5', family: 6 }]],
    [
      'one private address among public ones',
      [
        { address: '8.8.8.8', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ],
    ],
    ['a name of nothing', []],
  ])('%s is refused when the connection is made', (_, all) => {
    const errors: unknown[] = []
    lookupPublic((_host, then) => then(null, all))('told.example', { all: true }, (error) =>
      errors.push(error),
    )
    expect(errors).toEqual([expect.objectContaining({ code: 'HOOK_PRIVATE_ADDRESS' })])
  })

  test('what was looked at is what is connected to', () => {
    const given: unknown[] = []
    lookupPublic((_host, then) => then(null, [{ address: '8.8.8.8', family: 4 }]))(
      'told.example',
      {},
      (...said) => given.push(said),
    )
    expect(given).toEqual([[null, '8.8.8.8', 4]])
    expect(['8.8.8.8', '2600::1', '::', 'x'].map(isPublic)).toEqual([true, true, false, false])
  })

  test('a name that is one’s own machine is asked, and nothing is sent', async () => {
    const letter = { id: 'x', body: '{}', secrets: [] }
    const closed = { isPrivateAllowed: false, patienceMs: 400 }
    const url = at.one.replace('http:', 'https:')
    for (const to of [url, url.replace('127.0.0.1', 'localhost'), at.one])
      expect(await postLetter(to, letter, closed)).toEqual({
        went: 'nobody',
        trouble: 'hook_private_address',
        status: null,
      })
    expect(one.connections).toBe(0)
  })

  test('one that says nothing is waited for so long and no longer', async () => {
    one.manner = silence
    const within = { isPrivateAllowed: true, patienceMs: 200 }
    expect(await postLetter(at.one, { id: 'x', body: '{}', secrets: [] }, within)).toEqual({
      went: 'nobody',
      trouble: 'hook_slow',
      status: null,
    })
  })

  test.each([
    ['url', { url: 'ftp://told.example/' }],
    ['login', { login: 'nobody' }],
    ['programmes', { programmes: ['no.such'] }],
    ['outcomes', { outcomes: ['no_such'] }],
    ['areas', { areas: ['999999'] }],
  ])('[HK1] a receiver whose %s is none is not written down', async (field, changed) => {
    const { status: answer, body } = await put('wrong', { url: at.one, ...changed })
    expect([answer, body.field]).toEqual([422, field])
    expect(await hook('wrong')).toBeUndefined()
  })
})
