/** Whatever bytes a client sends, however it calls them: an answer or a problem in both languages, and never a fault of the house. */
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apply, family, formOf, posts, staffOf, type Staff } from '../../tools/county.ts'
import { openTestHouse, password, type TestHouse } from '../../tools/house.ts'
import { yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import type { Problem } from './contract/index.ts'

let house: TestHouse
let staff: Staff
let id: string
let sent = 0
/** Who sends, by the headers that say so. */
let senders: readonly Readonly<Record<string, string>>[]

beforeAll(async () => {
  house = await openTestHouse()
  staff = await staffOf(house)
  id = await apply(staff, family(1))
  const entered = await house.stranger.post('/api/session', { login: 'village', password })
  senders = [
    {},
    {
      cookie: entered.headers
        .getSetCookie()
        .map((c) => c.split(';')[0]!)
        .join('; '),
    },
    { authorization: `Bearer ${house.key}` },
  ]
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

type Reply = { readonly status: number; readonly type: string; readonly text: string }
/** Bytes as they are: `fetch` would mend headers and encodings. */
const raw = (
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: Buffer | string,
): Promise<Reply> =>
  new Promise((done, fail) => {
    const call = request(
      `${house.url}${path}`,
      {
        method,
        headers: {
          'x-yimen': '1',
          'idempotency-key': `bodies-${sent++}`,
          'content-length': Buffer.byteLength(body),
          ...headers,
        },
      },
      (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () =>
          done({
            status: answer.statusCode ?? 0,
            type: answer.headers['content-type'] ?? '',
            text: Buffer.concat(parts).toString(),
          }),
        )
      },
    )
    call.on('error', fail)
    call.end(body)
  })

const leak = /node_modules|\bat \S+ \(|\.ts:\d|insert into|syntax error|violates|TypeError|RangeError/i
function expectAnswered(reply: Reply, at: string): void {
  expect(reply.status, at).toBeLessThan(500)
  expect(reply.text, at).not.toMatch(leak)
  if (reply.status < 400) return
  expect(reply.type, at).toContain('application/problem+json')
  const { detail } = JSON.parse(reply.text) as Problem
  expect(detail.zh, at).toMatch(/[\u4e00-\u9fff]/)
  expect(detail.en, at).toMatch(/[A-Za-z]/)
}

/** Names that a body can have: what it is, in other letters, nearly, not at all. */
const types: readonly (string | undefined)[] = [
  undefined,
  '',
  ' ',
  'application/json',
  'Application/JSON',
  'APPLICATION/JSON; CHARSET=UTF-8',
  'application/json;charset="utf-8"',
  'application/json; charset=gbk',
  'application/json; charset=utf-16',
  'application/json;',
  'application/json, text/plain',
  'application/x+json',
  'application/vnd.api+json',
  'application/jsonp',
  'text/json',
  'text/plain',
  'application/x-ndjson',
  'Application/X-NDJSON',
  'application/octet-stream',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  '*/*',
  'json',
  'application/json\t; x=y',
]
const nested = (before: string, after: string, levels: number): string =>
  `${before.repeat(levels)}1${after.repeat(levels)}`
const bodies: readonly (readonly [string, string | Buffer])[] = [
  ['nothing', ''],
  ['blanks', ' \r\n\t'],
  ['null', 'null'],
  ['a number', '7'],
  ['a text', '"x"'],
  ['a list', '[]'],
  ['nothing in it', '{}'],
  ['13 levels', nested('[', ']', 13)],
  ['20,000 lists', nested('[', ']', 20_000)],
  ['20,000 objects', nested('{"a":', '}', 20_000)],
  ['20,000 left open', '['.repeat(20_000)],
  ['a null character', '{"login":"a\\u0000b","password":"x","code":"1","purpose":"\\u0000"}'],
  ['a null character in a name', '{"a\\u0000b":1}'],
  ['half a pair', '{"login":"\\ud800","password":"\\udfff","purpose":"\\ud800"}'],
  ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
  ['surrogates in UTF-8', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
  ['UTF-16', Buffer.from('\ufeff{"login":"li"}', 'utf16le')],
  ['GB18030', Buffer.from([0x7b, 0x22, 0xc0, 0xee, 0x22, 0x3a, 0x31, 0x7d])],
  ['a mark before it', '\ufeff{"login":"li","password":"x"}'],
  ['a raw null byte', '{"login":"\u0000"}'],
  ['huge numbers', '{"seq":1e999,"a":-1e999,"b":123456789012345678901234567890,"c":-0}'],
  ['a name twice', '{"login":"li","login":{"$ne":1},"password":"x","password":["y"]}'],
  ['ten thousand names', `{${Array.from({ length: 10_000 }, (_, i) => `"k${i}":${i}`).join(',')}}`],
  ['a long text', `{"login":"${'x'.repeat(200_000)}","password":"x"}`],
  ['a prototype', '{"__proto__":{"admin":true}}'],
  ['more after it', '{"login":"li"}{"login":"li"}'],
  ['with a remark', '{"login":"li" /* x */}'],
  ['a form', 'login=li&password=x'],
  ['parts', '--x\r\nContent-Disposition: form-data; name="login"\r\n\r\nli\r\n--x--\r\n'],
  ['lines', '{"key":"lines-12345"}\n[[[[[[[[[[[[[[[[[[[[\n\u0000\n"\\ud800"\n'],
]

type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>> }
async function routes(): Promise<readonly (readonly [method: string, path: string])[]> {
  const { body } = await house.stranger.get<Document>('/openapi.json')
  return (
    Object.entries(body.paths)
      .flatMap(([path, ways]) => Object.keys(ways).map((m) => [m.toUpperCase(), path] as const))
      .filter(([method]) => method !== 'GET')
      .map(
        ([method, path]) =>
          [
            method,
            path
              .replace('{id}', path.includes('/bulletins/') ? 'assistance.monthly' : id)
              .replace('{login}', 'no-such')
              .replace(/\{\w+\}/g, 'x'),
          ] as const,
      )
      /** These end the sessions that the rows need. */
      .filter(([method, path]) => !(method === 'DELETE' && path.startsWith('/api/session')))
  )
}

describe('[H4] [U5] 正文自称是什么都一样', () => {
  test('every route, every body, under a name that changes each time', async () => {
    let turn = 0
    for (const [method, path] of await routes())
      for (const [what, body] of bodies)
        for (const who of senders) {
          const type = types[turn++ % types.length]
          const reply = await raw(
            method,
            path,
            { ...who, ...(type === undefined ? {} : { 'content-type': type }) },
            body,
          )
          expectAnswered(reply, `${method} ${path}: ${what} as ${type}`)
        }
    expect(house.faults).toEqual([])
  })

  test('signing in, every body under every name: hostile ones are refused, whatever they are called', async () => {
    await house.house.pool.query('delete from attempt')
    for (const [what, body] of bodies.filter(([, b]) => b.length < 100_000))
      for (const type of types) {
        const reply = await raw(
          'POST',
          '/api/session',
          type === undefined ? {} : { 'content-type': type },
          body,
        )
        expectAnswered(reply, `${what} as ${type}`)
        expect([400, 401, 415, 429], `${what} as ${type}`).toContain(reply.status)
      }
  })

  test.each<[string, string | undefined, string, number]>([
    ['大写的名字', 'Application/JSON', '{"login":"li","password":"wrong"}', 401],
    ['二万层，换个名字', 'application/x+json', nested('{"a":', '}', 20_000), 400],
    ['二万层，大写的名字', 'Application/JSON', nested('[', ']', 20_000), 400],
    ['空字符，换个名字', 'application/x+json', '{"login":"a\\u0000","password":"x"}', 400],
    ['没有名字', undefined, '{"login":"li","password":"x"}', 415],
    ['别的编码', 'application/json; charset=gbk', '{"login":"li","password":"x"}', 415],
    ['别的名字', 'text/plain', '{"login":"li","password":"x"}', 415],
  ])('登录：%s', async (_, type, body, status) => {
    await house.house.pool.query('delete from attempt')
    const reply = await raw('POST', '/api/session', type === undefined ? {} : { 'content-type': type }, body)
    expect(reply.status, reply.text).toBe(status)
  })
})

/** What each route takes, so that what is behind the first door is met too. */
const sensible = (): readonly (readonly [method: string, path: string, sender: number, body: object])[] => [
  ['POST', '/api/session', 0, { login: 'li', password: 'wrong', code: '123456' }],
  ['POST', '/api/session/confirm', 1, { code: '123456' }],
  ['POST', '/api/password', 1, { old: 'wrong', fresh: '白云深处有人家一二三' }],
  ['POST', '/api/totp', 1, { password: 'wrong' }],
  ['PUT', '/api/totp', 1, { code: '123456' }],
  [
    'POST',
    '/api/cases',
    1,
    {
      programme: 'assistance.temporary',
      outcome: 'apply',
      area: yunzhao,
      post: posts.village,
      input: formOf(family(2)),
    },
  ],
  [
    'POST',
    `/api/cases/${id}/commands`,
    1,
    { seq: 1, outcome: 'supplement', post: posts.clerk, input: { missing: '诊断证明' } },
  ],
  [
    'POST',
    `/api/cases/${id}/try`,
    1,
    { seq: 1, outcome: 'supplement', post: posts.clerk, input: { missing: '诊断证明' } },
  ],
  ['POST', `/api/cases/${id}/reveal`, 1, { names: ['phone'], purpose: '联系申请人' }],
  ['POST', '/api/search', 1, { idNo: family(1).idNo }],
  ['POST', '/api/bulletins/assistance.monthly/sign', 2, { asOf: '2021-10-20', post: posts.county }],
  ['POST', '/api/erasures', 2, { person: 'no-such-person', purpose: '本人要求' }],
  ['POST', '/api/contradictions', 1, { text: '全县发放临时救助8000元。' }],
  [
    'PUT',
    '/api/registry',
    2,
    {
      name: { zh: '邵阳县', en: 'Shaoyang County' },
      rehearsal: true,
      startsAt: null,
      areas: [],
      organisations: [{ id: 'o-fuzz', name: { zh: '某单位', en: 'An office' } }],
      people: [{ id: 'fuzz', name: '某某', idNo: family(3).idNo }],
      kin: [],
      posts: [],
      substitutions: [],
      authorities: [],
      logins: [{ login: 'fuzz', person: 'fuzz', password, permissions: [] }],
    },
  ],
]
/** One leaf, or one name, is replaced by each of these, as text of JSON. */
const poisons: readonly string[] = [
  '"\\u0000"',
  '"a\\u0000b"',
  '"\\ud800"',
  '"x\\udc00y"',
  '"\\u0085\\u2028\\u202e"',
  '1e999',
  '-1e999',
  '123456789012345678901234567890',
  '9007199254740993',
  '2147483648',
  '-2147483649',
  '0.1',
  '-0',
  'true',
  'null',
  '[]',
  '{}',
  '[[[[[[[[[[1]]]]]]]]]]',
  '{"toString":1,"valueOf":2,"then":3}',
  '"99999-99-99"',
  '"+275760-09-13"',
  `"${'9'.repeat(400)}"`,
  `"${'长'.repeat(20_000)}"`,
]
const leafPaths = (value: unknown): readonly (readonly string[])[] =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0
    ? Object.entries(value).flatMap(([key, v]) => leafPaths(v).map((rest) => [key, ...rest]))
    : [[]]
const marker = '§poisoned§'
function marked(value: unknown, path: readonly string[]): unknown {
  const [first, ...rest] = path
  if (first === undefined) return marker
  if (Array.isArray(value)) return value.map((v, i) => (String(i) === first ? marked(v, rest) : v))
  const fields = value as Record<string, unknown>
  return { ...fields, [first]: marked(fields[first], rest) }
}

test('[H4] [U5] every leaf of what every route takes, poisoned in every way: never a fault', async () => {
  let commands = 0
  for (const [method, path, sender, body] of sensible())
    for (const leaf of leafPaths(body)) {
      await house.house.pool.query('delete from attempt')
      for (const poison of poisons) {
        const text = JSON.stringify(marked(body, leaf)).replace(`"${marker}"`, poison)
        const reply = await raw(
          method,
          path,
          { ...senders[sender], 'content-type': 'application/json' },
          text,
        )
        expectAnswered(reply, `${method} ${path} ${leaf.join('.')}: ${poison.slice(0, 40)}`)
        if (!path.startsWith('/api/cases')) continue
        /** The same as a line of a batch. */
        const line = JSON.stringify({
          ...(marked({ ...body, ...(path === '/api/cases' ? {} : { case: id }) }, leaf) as object),
          key: `poisoned-line-${commands++}`,
        }).replace(`"${marker}"`, poison)
        const batch = await raw(
          'POST',
          '/api/commands',
          { ...senders[2], 'content-type': 'application/x-ndjson' },
          line,
        )
        expect(batch.status, line.slice(0, 300)).toBe(200)
        expect(batch.text, line.slice(0, 300)).not.toMatch(leak)
      }
    }
  expect(house.faults).toEqual([])
})

test('[U5] odd methods, addresses and headers: never a fault', async () => {
  const headers: readonly Readonly<Record<string, string>>[] = [
    { cookie: 'yimen=%00; yimen-device=%ff%fe; yimen-oidc=%E0%A4%A' },
    { cookie: `yimen=${'a'.repeat(6000)}` },
    { authorization: 'Bearer ' },
    { authorization: 'Bearer \u00ff\u00fe' },
    { 'x-forwarded-for': ',,,', 'x-forwarded-proto': 'https', forwarded: 'for="' },
    { 'accept-language': '%', accept: '\u00ff', 'if-none-match': '"', range: 'bytes=9-1' },
    { 'x-file-name': '%00%ff', 'x-upload-id': '../../x' },
    { 'user-agent': '\u00ff'.repeat(2000) },
    { host: '[::1' },
    { host: 'a b' },
    { host: '' },
    { expect: '100-continue' },
    { 'content-encoding': 'gzip' },
    { origin: 'null', referer: '%', 'sec-fetch-site': 'odd' },
  ]
  const paths = [
    '/api/me',
    '/api/cases/%00',
    '/api/cases/%ED%A0%80',
    '/api/cases/%',
    '/api/areas?on=%ED%A0%80&at=1,1&under=%',
    '/api/figures?asOf=%E0%A4%A',
    '/api/oidc/start?face=%00',
    '/api/uploads/x?case=%ff',
    '//api//me',
    '/r/%34%33/api/me',
    '/api/demo-accounts?__proto__=1&constructor=2',
  ]
  for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])
    for (const path of paths)
      for (const more of headers) {
        const who = senders[sent % senders.length]!
        const reply = await raw(method, path, { ...who, ...more }, method === 'POST' ? '{}' : '')
        const at = `${method} ${path} ${JSON.stringify(more).slice(0, 80)}`
        expect(reply.status, at).toBeLessThan(500)
        expect(reply.text, at).not.toMatch(leak)
      }
  expect(house.faults).toEqual([])
})
