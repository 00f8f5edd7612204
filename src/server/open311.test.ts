/** [OT1]-[OT6] Open311 GeoReport v2 through the wire, by a client that was written from the standard. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { groundOfZone, xuefuFirst, zhuzhouZone } from '../../packs/rehearsal-hunan/index.ts'
import { makeZhuzhou } from '../../packs/zhuzhou.ts'
import {
  openTestHouse,
  password,
  seed,
  type TestHouse,
  type Visitor,
  type Visitors,
} from '../../tools/house.ts'
import { Open311, type Form } from '../../tools/open311-client.ts'
import type { Done } from './contract/index.ts'

let house: TestHouse
let at: Visitors
let url: string
let keys: Readonly<Record<'resident' | 'resident2' | 'street', string>>
const [lon, lat] = groundOfZone(seed).middles.get(xuefuFirst)!
const place = { lat: String(lat / 1e6), long: String(lon / 1e6) }
const pothole = {
  service_code: 'c060101',
  description: '路面坑洞约半米 <b>&',
  address_string: '学府路1号门前',
  ...place,
}

const put = async (path: string, body: object): Promise<void> => {
  const { status, body: said } = await at.console.send('PUT', path, JSON.stringify(body), {
    'content-type': 'application/json',
  })
  expect([status, said]).toEqual([200, expect.anything()])
}
const keyOf = async (login: string): Promise<string> => {
  const { status, body } = await (await at.as(login)).post<{ api_key: string }>('/api/open311/v2/key', {})
  expect(status).toBe(200)
  return body.api_key
}
const client = (form: Form, who?: keyof typeof keys): Open311 =>
  new Open311(url, form, who === undefined ? undefined : keys[who])

beforeAll(async () => {
  house = await openTestHouse({ codes: ['430523', zhuzhouZone], startsAt: '2021-10-20T09:00:00+08:00' })
  at = house.at(zhuzhouZone)
  url = `${house.url}/r/${zhuzhouZone}/api/open311/v2`
  const { registry, ground } = makeZhuzhou(seed, 1000)
  await put('/api/registry', registry)
  await put('/api/ground', ground)
  keys = {
    resident: await keyOf('resident'),
    resident2: await keyOf('resident2'),
    street: await keyOf('street'),
  }
}, 600_000)
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

describe.each<Form>(['json', 'xml'])('%s', (form) => {
  test('[OT1] [OT2] services, with what each asks besides', async () => {
    const { status, type, rows } = await client(form).services()
    expect([status, type]).toEqual([
      200,
      `${form === 'json' ? 'application/json' : 'text/xml'}; charset=utf-8`,
    ])
    expect(rows.find((s) => s['service_code'] === 'c060101')).toMatchObject({
      service_name: '路面坑洞',
      metadata: 'true',
      type: 'realtime',
      group: '市政设施',
    })
    const definition = await client(form).definition('c060101')
    expect(
      definition.rows.map((a) => [a['code'], a['datatype'], a['required'], a['values'] ?? null]),
    ).toEqual([
      ['anonymous', 'singlevaluelist', 'false', '2'],
      ['wantsAnswer', 'singlevaluelist', 'false', '2'],
      ['byCode', 'singlevaluelist', 'false', '2'],
      ['hideName', 'singlevaluelist', 'false', '2'],
      ['seenOn', 'datetime', 'false', null],
    ])
    expect((await client(form).discovery()).rows).toHaveLength(1)
  })

  test('[OT4] [OT6] a request is a case, and its sender reads it again, without a name', async () => {
    const sent = await client(form, 'resident').report({
      ...pothole,
      last_name: '李',
      first_name: '明',
      phone: '13907330001',
    })
    expect([sent.status, sent.rows]).toEqual([
      201,
      [expect.objectContaining({ service_request_id: expect.stringMatching(/^B/) as string })],
    ])
    const id = sent.rows[0]!['service_request_id']!
    const request = (await client(form, 'resident').request(id)).rows
    expect(request).toEqual([
      expect.objectContaining({
        service_request_id: id,
        status: 'open',
        service_code: 'c060101',
        service_name: '路面坑洞',
        description: pothole.description,
        address: pothole.address_string,
        address_id: xuefuFirst,
        ...place,
        closed_datetime: null,
        outcome: null,
      }),
    ])
    expect(JSON.stringify(request)).not.toMatch(/李明|13907330001/)
    const listed = (await client(form, 'resident').requests({ service_request_id: id })).rows
    expect(listed).toEqual(request)
  })

  test.each<[string, number, Readonly<Record<string, string>>, string]>([
    ['no such service', 404, { service_code: 'c999999' }, 'no_such_service'],
    ['a point in another county', 400, { lat: '27.1', long: '111.3' }, 'outside_bounds'],
    ['a point with its axes swapped', 400, { lat: place.long, long: place.lat }, 'swapped_axes'],
    ['half a point', 400, { lat: '' }, 'invalid_point'],
    ['neither point nor place', 400, { lat: '', long: '' }, 'no_place'],
    ['an attribute that there is not', 400, { 'attribute[mood]': 'bad' }, 'unknown_field'],
    ['no description', 400, { description: '' }, 'missing_field'],
    [
      'a place without an address',
      400,
      { lat: '', long: '', address_id: xuefuFirst, address_string: '' },
      'missing_field',
    ],
    ['a day that is none', 400, { 'attribute[seenOn]': '20/10/2021' }, 'invalid_field'],
    [
      'an answer that reaches nobody',
      400,
      { 'attribute[wantsAnswer]': 'true', 'attribute[byCode]': 'false' },
      'not_met',
    ],
    ['a picture by its address', 400, { media_url: 'http://192.0.2.1/a.jpg' }, 'media_by_address'],
    ['another jurisdiction', 404, { jurisdiction_id: 'bonn.de' }, 'no_such_jurisdiction'],
    ['a key of nobody', 403, { api_key: `${Buffer.from('resident').toString('base64url')}.x` }, 'wrong_key'],
    ['no key', 403, { api_key: '' }, 'key_missing'],
  ])('[OT2] [OT6] refused in the form that was asked for: %s', async (_, status, more, reason) => {
    const answer = await client(form, 'resident').report({ ...pothole, ...more })
    expect([answer.status, answer.rows.map((e) => [e['code'], e['reason']])]).toEqual([
      status,
      [[String(status), reason]],
    ])
  })
})

test.each<[string, Form, Readonly<Record<string, string>>]>([
  ['address_string', 'json', { lat: '', long: '', address_id: xuefuFirst, address_string: '' }],
  ['attribute[seenOn]', 'xml', { 'attribute[seenOn]': '20/10/2021' }],
  ['phone', 'json', { last_name: '李', phone: '12' }],
])('[OT6] a refusal names what was sent: %s', async (name, form, more) => {
  const { rows } = await client(form, 'resident').report({ ...pothole, ...more })
  expect(rows[0]!['description']).toContain(`(${name})`)
})

const jpeg = Uint8Array.from(Buffer.from(makeZhuzhou(seed, 1000).uploads![0]!.base64, 'base64'))

test('[OT5] [OT6] with a picture and named, an attempt is one request however often it comes, and found again', async () => {
  const c = client('json', 'resident2')
  const more = { media: jpeg, attempt: 'attempt-0001' }
  const [first, again] = [await c.report(pothole, more), await c.report(pothole, more)]
  expect([first.status, again.status]).toEqual([201, 201])
  const id = first.rows[0]!['service_request_id']!
  expect(again.rows[0]!['service_request_id']).toBe(id)
  expect((await c.token('attempt-0001')).rows).toEqual([{ service_request_id: id, token: 'attempt-0001' }])
  expect((await client('json', 'street').request(id)).rows[0]).toMatchObject({ media_count: '1' })
  expect((await client('json', 'resident').token('attempt-0001')).status).toBe(404)
})

test('[OT4] nobody else is told that there are any; in office what lies there, and no name', async () => {
  const { rows } = await client('json', 'resident').requests()
  expect(rows.length).toBeGreaterThan(0)
  const id = rows[0]!['service_request_id']!
  expect((await client('json').requests()).rows).toEqual([])
  expect((await client('json').request(id)).status).toBe(404)
  expect((await client('json', 'resident2').request(id)).status).toBe(404)
  expect((await client('json', 'resident2').requests({ service_request_id: id })).rows).toEqual([])
  const inOffice = (await client('json', 'street').requests()).rows
  expect(inOffice.map((r) => r['service_request_id'])).toContain(id)
  expect(JSON.stringify(inOffice)).not.toMatch(/李明|13907330001/)
})

test('[OT4] a page goes on after the one before, whatever comes in meanwhile; the key stands in no address', async () => {
  const c = client('xml', 'street')
  const all = (await c.requests()).rows.map((r) => r['service_request_id'])
  const first = await c.requests({ page_size: '1', service_code: 'c060101', status: 'open' })
  expect(first.link).not.toContain(keys.street)
  await client('json', 'resident2').report(pothole)
  const read = [...first.rows]
  for (let page = await c.next(first); page !== null; page = await c.next(page)) read.push(...page.rows)
  expect(read.map((r) => r['service_request_id'])).toEqual(all)
})

test.each([
  'status=done',
  'start_date=yesterday',
  'page_size=0',
  'end_date=0000-01-01',
  'end_date=2021-13-45',
  'start_date=0999-12-31&end_date=2021-10-01',
  'start_date=2021-02-30',
  'start_date=2021-10-20 (then)',
  'page_size=0x10',
])('[OT4] asked wrongly it is refused: %s', async (query) => {
  const { status, rows } = await client('json', 'resident').requests(
    Object.fromEntries(new URLSearchParams(query)),
  )
  expect([status, rows[0]!['reason']]).toEqual([400, 'invalid_request'])
})

test.each<[string, number]>([
  ['start_date=2021-10-20', 1],
  ['end_date=2021-10-20', 1],
  ['end_date=2021-10-19', 0],
  ['start_date=2021-10-20T23:59:59', 0],
  ['start_date=2021-10-20T00:00:00+08:00&end_date=2021-10-20T15:59:59Z', 1],
  ['end_date=2021-10-19T16:00:00Z', 0],
  ['page_size=&start_date=&end_date=&status=Open', 1],
])('[OT4] a day is China’s and lasts to its end, with a zone or without: %s', async (query, atLeast) => {
  const search = Object.fromEntries(new URLSearchParams(query))
  const { rows } = await client('json', 'resident').requests(search)
  expect(Math.min(1, rows.length)).toBe(atLeast)
})

test.each(['after=%00', 'service_request_id=%00', 'service_code=a%00', 'status=open%00'])(
  '[OT4] what no text can hold is refused: %s',
  async (query) =>
    expect(
      (await client('json', 'resident').requests(Object.fromEntries(new URLSearchParams(query)))).status,
    ).toBe(400),
)

async function commandDoes(id: string, outcome: string, input: object): Promise<void> {
  const command: Visitor = await at.as('command')
  const me = await command.get<{ posts: readonly { id: string; role: string }[] }>('/api/me')
  const post = me.body.posts.find((p) => p.role === 'command')!.id
  const { status } = await command.post<Done>(`/api/cases/${id}/commands`, { post, seq: 1, outcome, input })
  expect(status).toBe(200)
}

test('[OT5] whoever reported is told as no agency, though it is their turn', async () => {
  const sent = await client('json', 'resident2').report(pothole)
  const id = sent.rows[0]!['service_request_id']!
  const agency = async () => (await client('json', 'resident2').request(id)).rows[0]!['agency_responsible']
  expect(await agency()).toBe('网格指挥中心')
  await commandDoes(id, 'ask_detail', { question: '在哪个门前' })
  expect(await agency()).toBe(null)
})

test('[OT5] closed is not mended: what came of it, and when, is said', async () => {
  const sent = await client('json', 'resident2').report(pothole)
  const id = sent.rows[0]!['service_request_id']!
  await commandDoes(id, 'reject', { rejectReason: 'untrue', rightChannel: '无需办理' })
  const [request] = (await client('json', 'resident2').request(id)).rows
  expect(request).toMatchObject({
    status: 'closed',
    outcome: 'refused',
    status_notes: expect.stringContaining('无需办理') as string,
  })
  expect(request!['closed_datetime']).toBe(request!['updated_datetime'])
  expect(
    (await client('json', 'resident2').requests({ status: 'closed' })).rows.map(
      (r) => r['service_request_id'],
    ),
  ).toEqual([id])
})

test.each<[string, string, string, number, string]>([
  ['JSON', 'application/json', '{}', 400, 'wrong_type'],
  [
    'a form that is cut',
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition',
    400,
    'invalid_form',
  ],
  ['a null character', 'application/x-www-form-urlencoded', 'description=%00', 400, 'invalid_json'],
])('[OT2] [OT6] a body that is none is refused: %s', async (_, type, body, status, reason) => {
  const answer = await fetch(`${url}/requests.json`, {
    method: 'POST',
    headers: { 'content-type': type, 'x-api-key': keys.resident },
    body,
  })
  expect([answer.status, await answer.json()]).toEqual([status, [expect.objectContaining({ reason })]])
})

test('[OT3] [OT6] a session does not count there, and the limits of a day hold', async () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await (
    await at.as('resident3')
  ).send('POST', '/api/open311/v2/requests.json', new URLSearchParams(pothole).toString(), form)
  expect(answer.status).toBe(403)
  const c = new Open311(url, 'json', await keyOf('resident3'))
  const statuses: number[] = []
  for (let n = 0; n < 6; n++) statuses.push((await c.report(pothole)).status)
  expect(statuses).toEqual([201, 201, 201, 201, 201, 429])
})

test('[OT3] a key of an account whose post decides is used by nobody; another password ends one', async () => {
  const head = new Open311(url, 'json', await keyOf('command-head'))
  expect((await head.report(pothole)).rows[0]!['reason']).toBe('second_factor_needed')
  const mine = await at.as('resident3')
  const before = new Open311(url, 'json', await keyOf('resident3'))
  expect((await before.requests()).status).toBe(200)
  const { status } = await mine.post('/api/password', { old: password, fresh: 'tram-lamp-river-2021' })
  expect(status).toBe(204)
  expect((await before.requests()).status).toBe(403)
})
