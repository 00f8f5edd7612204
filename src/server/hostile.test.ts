/** Whatever is sent to whatever address by whomever: never a fault, never a stack or a statement, and nothing is written. */
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act, apply, family, formOf, posts, staffOf, type Staff } from '../../tools/county.ts'
import { openTestHouse, type TestHouse, type Visitor } from '../../tools/house.ts'
import { yunzhao } from '../../packs/rehearsal-hunan/index.ts'

let house: TestHouse
let staff: Staff
let visitors: readonly Visitor[]
let id: string
let routes: readonly (readonly [method: string, path: string])[]

type Schema = {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly additionalProperties?: Schema | boolean
  readonly minimum?: number
  readonly maximum?: number
}
type Operation = {
  readonly parameters?: readonly { readonly in: string; readonly name: string }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema }>> }
}
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}
/** They replace everything, sign out whom we need, or take long: met apart, by those who may not, and last. */
const apart = [
  'PUT /api/registry',
  'DELETE /api/session',
  'DELETE /api/sessions',
  'POST /api/logins/{login}/disable',
  'POST /api/password',
  'PUT /api/totp',
  'POST /api/session',
  'POST /api/verify',
  'POST /api/settle',
  'GET /api/backup',
  'POST /api/keys/rotate',
]

beforeAll(async () => {
  house = await openTestHouse()
  staff = await staffOf(house)
  visitors = [
    house.stranger,
    await house.as('li'),
    staff.clerk,
    staff.village,
    staff.county,
    staff.finance,
    staff.auditor,
    house.console,
  ]
  id = await apply(staff, family(1))
  expect((await staff.village.get(`/api/cases/${id}/receipt`)).status).toBe(200)
  const { body } = await house.stranger.get<Document>('/openapi.json')
  routes = Object.entries(body.paths)
    .flatMap(([path, ways]) => Object.keys(ways).map((method) => [method.toUpperCase(), path] as const))
    .filter(([method, path]) => !apart.includes(`${method} ${path}`))
    .flatMap((route) =>
      Array.from(
        { length: route[0] === 'POST' && sensible.some(([at]) => at.test(route[1])) ? 6 : 1 },
        () => route,
      ),
    )
})
afterAll(() => house.close())

/** The big list of naughty strings. */
const listed = createRequire(import.meta.url)('big-list-of-naughty-strings') as readonly string[]
/** What breaks programs: separators, prototypes, quotes, controls, widths, directions, formats, other alphabets, long runs. */
const naughty = [
  '',
  ' ',
  '.',
  '..',
  '../../etc/passwd',
  '%00',
  '\u0000',
  '\u202e李',
  '\ufeff',
  '\ud800',
  "'",
  "' or 1=1 --",
  '";drop table event;--',
  '\\',
  '%',
  '_',
  '%s%n',
  '{{7*7}}',
  '${7*7}',
  '<script>',
  '&#x3c;',
  'null',
  'undefined',
  'NaN',
  '-1',
  '1e309',
  '0x10',
  '999999999999999999999',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '2021-02-30',
  '2021-10-20',
  '430523',
  '4305231062341',
  'assistance.temporary',
  'assistance.temporary.grants',
  'decision.docx',
  '../decision.docx',
  '𠮷',
  '阿卜杜·热合曼',
  'ﷺ',
  '👨‍👩‍👧',
  'a'.repeat(3000),
  'é'.normalize('NFD'),
  '\r\nx-injected: 1',
  '٣',
  '1',
  '99',
]
const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...naughty) },
  { weight: 3, arbitrary: fc.constantFrom(...listed) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
)
/** Words that open doors here, so that what is behind them is met too. */
const plausible = fc.constantFrom(
  '430523',
  yunzhao,
  '2021-10-20',
  'assistance.temporary',
  'assistance.monthly',
  'apply',
  'accept',
  'supplement',
  'phone',
  'docx',
  'true',
  posts.clerk,
  posts.village,
  'B23456-789AB',
  'li',
  '联系申请人',
)
/** Bodies of the shape that the OpenAPI document describes, each leaf plausible or hostile, now and then a leaf missing or one too many. */
function shaped(
  schema: Schema | undefined,
  schemas: Document['components']['schemas'],
  deep = 0,
): fc.Arbitrary<unknown> {
  if (!schema || deep > 6) return word
  if (schema.$ref !== undefined) return shaped(schemas[schema.$ref.split('/').at(-1)!], schemas, deep + 1)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map((c) => shaped(c, schemas, deep + 1)))
  if (schema.enum)
    return fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...schema.enum) }, { weight: 1, arbitrary: word })
  switch (typeof schema.type === 'string' ? schema.type : schema.type?.[0]) {
    case 'object': {
      const fields = Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, of]) => [name, shaped(of, schemas, deep + 1)]),
      )
      const rest =
        typeof schema.additionalProperties === 'object'
          ? fc.dictionary(fc.oneof(plausible, word), shaped(schema.additionalProperties, schemas, deep + 1), {
              maxKeys: 3,
            })
          : fc.constant({})
      return fc
        .tuple(
          fc.record(fields, { requiredKeys: [...(schema.required ?? [])].filter((name) => name in fields) }),
          rest,
          fc.integer({ min: 0, max: 11 }),
        )
        .map(([made, more, odd]) => ({ ...made, ...more, ...(odd === 0 ? { extra: 'one too many' } : {}) }))
    }
    case 'array':
      return fc.array(shaped(schema.items, schemas, deep + 1), { maxLength: 4 })
    case 'integer':
    case 'number':
      return fc.oneof(
        { weight: 4, arbitrary: fc.integer({ min: 0, max: 9 }) },
        { weight: 2, arbitrary: fc.constantFrom(-1, 0.5, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 1e308, -0) },
        { weight: 1, arbitrary: word },
      )
    case 'boolean':
      return fc.oneof({ weight: 6, arbitrary: fc.boolean() }, { weight: 1, arbitrary: word })
    case 'null':
      return fc.constant(null)
    default:
      return fc.oneof({ weight: 3, arbitrary: plausible }, { weight: 2, arbitrary: word })
  }
}

const anything = fc.oneof(fc.jsonValue({ maxDepth: 4 }), word, fc.integer(), fc.constant(null))
/** What each route expects, so that a request with one thing replaced almost makes sense. */
const sensible: readonly (readonly [path: RegExp, body: Record<string, unknown>, who: keyof Staff])[] = [
  [
    /\/cases$/,
    {
      programme: 'assistance.temporary',
      outcome: 'apply',
      area: yunzhao,
      post: posts.village,
      input: formOf(family(2)),
    },
    'village',
  ],
  [
    /\/(commands|try)$/,
    { seq: 1, outcome: 'supplement', post: posts.clerk, input: { missing: '诊断证明' } },
    'clerk',
  ],
  [/\/reveal$/, { names: ['phone'], purpose: '联系申请人' }, 'clerk'],
  [/\/sign$/, { asOf: '2021-10-20' }, 'county'],
  [/\/search$/, { idNo: family(1).idNo }, 'clerk'],
]
/** The questions that a route cannot do without. */
const neededQueries: readonly (readonly [path: RegExp, query: Record<string, string>])[] = [
  [/\/log\/consistency$/, { from: '1' }],
  [/\/log\/proof$/, { leaf: 'A'.repeat(43) }],
]
const places: readonly (readonly string[])[] = [
  ['programme'],
  ['outcome'],
  ['area'],
  ['post'],
  ['seq'],
  ['input'],
  ['input', 'kind'],
  ['input', 'applicantId'],
  ['input', 'members'],
  ['input', 'proofs'],
  ['input', 'monthlyIncome'],
  ['input', 'missing'],
  ['input', 'extra'],
  ['names'],
  ['purpose'],
  ['idNo'],
  ['asOf'],
  ['id'],
]
/** Half of the time in a place that the form has, so that more than its shape is tried. */
const placeIn = (
  base: Record<string, unknown>,
  r: { readonly place: number; readonly blunt: number },
): readonly string[] => {
  const among = r.blunt > 2 ? places.filter(([first]) => Object.hasOwn(base, first!)) : places
  return among[r.place % among.length]!
}
const ids: readonly (readonly [prefix: string, id: () => string])[] = [
  ['/api/cases', () => id],
  ['/api/figures', () => 'assistance.temporary.grants'],
  ['/api/bulletins', () => 'assistance.monthly'],
  ['/api/programmes', () => 'assistance.temporary'],
  ['/api/areas', () => yunzhao],
  ['/api/payments', () => id],
]

function replaced(
  base: Record<string, unknown>,
  [first, ...rest]: readonly (string | number)[],
  value: unknown,
): Record<string, unknown> {
  return {
    ...base,
    [first!]:
      rest.length === 0 ? value : replaced((base[first!] ?? {}) as Record<string, unknown>, rest, value),
  }
}

const request = fc.record({
  route: fc.nat(),
  who: fc.nat(),
  params: fc.array(word, { minLength: 3, maxLength: 3 }),
  real: fc.integer({ min: 0, max: 4 }),
  query: fc.dictionary(
    fc.constantFrom(
      'asOf',
      'area',
      'limit',
      'offset',
      'only',
      'q',
      'post',
      'step',
      'mine',
      'programme',
      'format',
      'lang',
      'case',
      'kind',
      'on',
      'borders',
      'name',
      'outcome',
      'from',
      'to',
      'leaf',
      'size',
      'seq',
      'number',
    ),
    word,
    { maxKeys: 3 },
  ),
  place: fc.nat(),
  value: anything,
  blunt: fc.integer({ min: 0, max: 5 }),
  type: fc.constantFrom(
    'application/json',
    'application/json',
    'application/json',
    'application/json',
    'application/x-ndjson',
    'text/plain',
    'application/octet-stream',
    'multipart/form-data; boundary=x',
  ),
})

/** A lone surrogate has no bytes in an address. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd')

const leak =
  /node_modules|\bat \S+ \(|\.ts:\d|select .* from|insert into|syntax error|duplicate key|violates|ECONN|TypeError|RangeError/i
const count = async (): Promise<number> =>
  (await house.house.pool.query<{ n: number }>('select count(*) as n from event')).rows[0]!.n

/** Sends each of these operations forty requests of its own shape with hostile leaves, by any of these visitors. */
async function shapedAt(wanted: (route: string) => boolean, by: readonly Visitor[]): Promise<void> {
  const { body: doc } = await house.stranger.get<Document>('/openapi.json')
  const operations = Object.entries(doc.paths)
    .flatMap(([path, ways]) =>
      Object.entries(ways).map(([method, o]) => ({
        route: `${method.toUpperCase()} ${path}`,
        path,
        method: method.toUpperCase(),
        o,
      })),
    )
    .filter((x) => wanted(x.route))
  let sent = 0
  for (const { route, path, method, o } of operations) {
    const [type, content] = Object.entries(o.requestBody?.content ?? {})[0] ?? []
    const parameters = o.parameters ?? []
    const one = fc.record({
      body: shaped(content?.schema, doc.components.schemas),
      params: fc.array(fc.oneof(plausible, word), {
        minLength: parameters.length,
        maxLength: parameters.length,
      }),
      real: fc.boolean(),
      who: fc.nat(by.length - 1),
    })
    await fc.assert(
      fc.asyncProperty(one, async (r) => {
        const paramValues = new Map(parameters.map((p, i) => [p.name, wellFormed(r.params[i]!)]))
        const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
          r.real && /^(id|code)$/.test(name)
            ? (ids.find(([prefix]) => path.startsWith(prefix))?.[1]() ?? 'x')
            : encodeURIComponent(paramValues.get(name) ?? 'x'),
        )
        const query = new URLSearchParams(
          parameters
            .filter((p) => p.in === 'query' && paramValues.get(p.name)!.length > 1)
            .map((p) => [p.name, paramValues.get(p.name)!] as [string, string]),
        ).toString()
        const text =
          method === 'GET' || method === 'DELETE'
            ? undefined
            : type === 'application/json' || type === 'application/x-ndjson'
              ? JSON.stringify(r.body)
              : String(JSON.stringify(r.body))
        const answer = await by[r.who]!.send<unknown>(
          method,
          `${filled}${query === '' ? '' : `?${query}`}`,
          text,
          {
            'content-type': type ?? 'application/json',
            'idempotency-key': `shaped-${sent++}`,
            'x-file-name': 'x.pdf',
          },
        )
        const at = `${route} ${filled} ${(text ?? '').slice(0, 300)}`
        expect(answer.status, at).toBeLessThan(500)
        const told500 = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)
        if (answer.status >= 400) {
          expect(answer.headers.get('content-type'), at).toContain('application/problem+json')
          expect(told500, at).not.toMatch(leak)
        }
      }),
      { numRuns: 40, seed: 20211020 },
    )
  }
  expect(sent).toBeGreaterThan(operations.length * 35)
  expect(house.faults).toEqual([])
}

test(
  '[U5] every operation of the OpenAPI document, in its own shape with hostile leaves, by everybody: no fault, nothing leaks',
  () => shapedAt((route) => !apart.includes(route), visitors),
  600_000,
)

test('three thousand hostile requests: a problem in both languages or an answer, and no fault', async () => {
  const before = await count()
  let written = 0
  let attempts = 0
  const met = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(request, async (r) => {
      const [method, path] = routes[r.route % routes.length]!
      let n = 0
      const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
        r.real > 0 && /^(id|code)$/.test(name)
          ? (ids.find(([prefix]) => path.startsWith(prefix))?.[1]() ?? 'x')
          : encodeURIComponent(wellFormed(r.params[n++]!)),
      )
      const [, base, proper] = sensible.find(([at]) => at.test(path)) ?? []
      const sent = base && r.blunt > 0 ? replaced(base, placeIn(base, r), r.value) : r.value
      const query = new URLSearchParams(
        Object.entries({ ...neededQueries.find(([at]) => at.test(path))?.[1], ...r.query }).map(([k, v]) => [
          k,
          wellFormed(v),
        ]),
      ).toString()
      const who = proper !== undefined && r.blunt > 1 ? staff[proper] : visitors[r.who % visitors.length]!
      const answer = await who.send<unknown>(
        method,
        `${filled}${query ? `?${query}` : ''}`,
        method === 'GET' ? undefined : (JSON.stringify(sent) ?? ''),
        { 'content-type': r.type, 'idempotency-key': `hostile-${attempts++}`, 'x-file-name': 'x.pdf' },
      )
      const at = `${method} ${filled} ${r.type} ${(JSON.stringify(sent) ?? '').slice(0, 300)}`
      expect(answer.status, at).toBeLessThan(500)
      const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)
      const code = answer.status < 400 ? 'answered' : (answer.body as { code: string }).code
      met.set(code, (met.get(code) ?? 0) + 1)
      if (answer.status >= 400) {
        expect(answer.headers.get('content-type'), at).toContain('application/problem+json')
        expect(answer.body, at).toMatchObject({
          status: answer.status,
          detail: {
            zh: expect.stringMatching(/[\u4e00-\u9fff]/) as unknown,
            en: expect.stringMatching(/[A-Za-z]/) as unknown,
          },
        })
        expect(text, at).not.toMatch(leak)
      }
      expect(answer.headers.get('x-injected')).toBeNull()
      if (
        answer.status < 300 &&
        method === 'POST' &&
        /\/(cases|commands)$/.test(path) &&
        path !== '/api/commands'
      )
        written += 1
    }),
    { numRuns: 3000, seed: 20211020 },
  )
  /** They did not all die at the same door. */
  expect(met.size, JSON.stringify([...met])).toBeGreaterThan(15)
  expect(met.get('answered')).toBeGreaterThan(50)
  expect(house.faults).toEqual([])
  expect(await count()).toBe(before + written)
})

/** Every order of the ordinary way but the right one stops at the first step that is out of order. */
test('approvals cannot be skipped, repeated or reordered', async () => {
  const way = [
    ['clerk', 'accept'],
    ['clerk', 'propose'],
    ['head', 'agree'],
    ['leader', 'approve'],
  ] as const
  for (const start of [1, 2, 3]) {
    const c = await apply(staff, family(10 + start))
    const [who, outcome] = way[start]!
    const refused = (await act(staff, who, c, 1, outcome)) as { status: number; body: unknown }
    expect(refused).toMatchObject({ status: 409, body: { code: 'wrong_step' } })
    expect(
      (refused.body as { clauses: readonly { text: string }[] }).clauses.every((x) => x.text !== ''),
      'the refusal cites the clause',
    ).toBe(true)
    expect((refused.body as { clauses: readonly unknown[] }).clauses.length).toBeGreaterThan(0)
    expect(await act(staff, 'clerk', c, 1, 'accept')).toMatchObject({ status: 200 })
    expect(await act(staff, 'clerk', c, 1, 'accept')).toMatchObject({
      status: 409,
      body: { code: 'stale_seq' },
    })
    expect(await act(staff, 'clerk', c, 2, 'accept')).toMatchObject({
      status: 409,
      body: { code: 'wrong_step' },
    })
  }
})

/** Last, because strangers at this address have no tries left after it. What takes long is refused to these before it begins. */
test('[U5] the doors, the registry and what is the house’s own: by those who may not, and the registry by those who may', async () => {
  const strangers = [house.stranger, await house.as('li'), staff.clerk]
  await shapedAt((route) => apart.includes(route) && !route.startsWith('DELETE'), strangers)
  await shapedAt(
    (route) => route === 'PUT /api/registry' || route === 'POST /api/logins/{login}/disable',
    [house.console],
  )
  await shapedAt((route) => apart.includes(route) && route.startsWith('DELETE'), [house.stranger])
})
