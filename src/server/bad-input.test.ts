/** Every malformed, oversized, hostile or out-of-order request gets a clear error in both languages and changes nothing. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  act,
  apply,
  family,
  formOf,
  posts,
  staffOf,
  toDecision,
  visitOf,
  type Staff,
} from '../../tools/county.ts'
import { openTestHouse, type TestHouse, type Visitor } from '../../tools/house.ts'
import { yankoupu, yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import type { Problem } from './contract/index.ts'

let house: TestHouse
let staff: Staff
let li: Visitor
let before: number

const events = async (): Promise<number> =>
  (await house.house.pool.query<{ n: number }>('select count(*) as n from event')).rows[0]!.n

beforeAll(async () => {
  house = await openTestHouse()
  staff = await staffOf(house)
  li = await house.as('li')
  before = await events()
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

/** RFC 9457, a code, both languages, and nothing of the person in it. */
function expectProblem(
  answer: { readonly status: number; readonly body: unknown; readonly headers: Headers },
  status: number,
  code: string,
  field?: string,
): void {
  const problem = answer.body as Problem
  expect({
    status: answer.status,
    code: problem.code,
    ...(field === undefined ? {} : { field: problem.field }),
  }).toEqual({ status, code, ...(field === undefined ? {} : { field }) })
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  expect(problem.detail.zh).toMatch(/[\u4e00-\u9fff]/)
  expect(problem.detail.en).toMatch(/[A-Za-z]/)
  expect(JSON.stringify(problem)).not.toMatch(/\d{17}[\dX]|node_modules|select |at \/|\.ts:/)
}

const form = (changed: Readonly<Record<string, unknown>>) => ({
  programme: 'assistance.temporary',
  outcome: 'apply',
  area: yunzhao,
  post: posts.village,
  input: formOf(family(1), changed),
})

test.each<[string, Record<string, unknown>, string, string]>([
  ['身份证校验位不对', { applicantId: '430523194903080011' }, 'invalid_field', 'applicantId'],
  ['身份证少一位', { applicantId: '43052319490308997' }, 'invalid_field', 'applicantId'],
  ['身份证中的日期不存在', { applicantId: '430523194902300018' }, 'invalid_field', 'applicantId'],
  ['银行账号校验位不对，没有说核对过', { account: '6217980000000000011' }, 'look_again', 'account'],
  ['银行账号只有五位', { account: '62179' }, 'invalid_field', 'account'],
  ['银行账号是数字而不是文字', { account: 6217980000000000 }, 'invalid_field', 'account'],
  ['手机号不对', { phone: '12345' }, 'invalid_field', 'phone'],
  ['金额为负', { monthlyIncome: -1 }, 'invalid_field', 'monthlyIncome'],
  ['金额带小数', { monthlyIncome: 0.5 }, 'invalid_field', 'monthlyIncome'],
  ['金额大得离谱', { monthlyIncome: 9_007_199_254_740_992 }, 'invalid_field', 'monthlyIncome'],
  ['金额是文字', { monthlyIncome: '600' }, 'invalid_field', 'monthlyIncome'],
  ['选项不存在', { kind: 'lottery' }, 'invalid_field', 'kind'],
  ['选项是原型上的名字', { kind: 'constructor' }, 'invalid_field', 'kind'],
  ['必填项空着', { story: '' }, 'missing_field', 'story'],
  ['必填项缺少', { story: undefined }, 'missing_field', 'story'],
  ['文字过长', { story: '难'.repeat(1001) }, 'invalid_field', 'story'],
  ['文字里有控制字符', { story: '\u0000突发疾病' }, 'invalid_field', 'story'],
  ['姓名里有标签', { applicantName: '<b>李</b>' }, 'invalid_field', 'applicantName'],
  ['多出一个字段', { winner: true }, 'unknown_field', 'winner'],
  [
    '家庭成员里多出字段',
    { members: [{ name: '李某某', idNo: family(2).idNo, relation: 'spouse', age: 3 }] },
    'invalid_field',
    'members.0.age',
  ],
  ['家庭成员不是列表', { members: { 0: 'x' } }, 'invalid_field', 'members'],
])('表单：%s', async (_, changed, code, field) => {
  expectProblem(await staff.village.post('/api/cases', form(changed)), 422, code, field)
})

const json = { 'content-type': 'application/json', 'idempotency-key': 'bad-input-key' }
const deep = `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`

test.each<[string, string, string | Uint8Array<ArrayBuffer>, Record<string, string>, number, string]>([
  ['不是 JSON', '/api/cases', '{"a":', json, 400, 'invalid_json'],
  ['空的请求', '/api/cases', '', json, 400, 'invalid_json'],
  ['一个数字', '/api/cases', '7', json, 400, 'invalid_request'],
  ['嵌套四十层', '/api/cases', deep, json, 400, 'invalid_json'],
  ['原型污染', '/api/cases', '{"__proto__":{"admin":true}}', json, 400, 'invalid_json'],
  ['三百千字节', '/api/cases', `{"a":"${'x'.repeat(300_000)}"}`, json, 413, 'too_large'],
  [
    '没有幂等键',
    '/api/cases',
    JSON.stringify(form({})),
    { 'content-type': 'application/json' },
    400,
    'key_missing',
  ],
  [
    '幂等键太短',
    '/api/cases',
    JSON.stringify(form({})),
    { ...json, 'idempotency-key': 'x' },
    400,
    'invalid_request',
  ],
  [
    '多出的顶层字段',
    '/api/cases',
    JSON.stringify({ ...form({}), at: '2020-01-01' }),
    json,
    400,
    'invalid_request',
  ],
  [
    '别的网站来的请求',
    '/api/cases',
    JSON.stringify(form({})),
    { ...json, 'sec-fetch-site': 'cross-site' },
    403,
    'cross_site',
  ],
  [
    '不存在的事项',
    '/api/cases',
    JSON.stringify({ ...form({}), programme: 'assistance.none' }),
    json,
    404,
    'unknown_programme',
  ],
  [
    '不存在的区划',
    '/api/cases',
    JSON.stringify({ ...form({}), area: '430523999' }),
    json,
    422,
    'invalid_field',
  ],
  [
    '不是自己的岗位',
    '/api/cases',
    JSON.stringify({ ...form({}), post: posts.leader }),
    json,
    403,
    'not_your_post',
  ],
  [
    '文本冒充图片',
    '/api/uploads',
    'not a picture',
    { 'x-file-name': '%E7%97%85%E5%8E%86.jpg' },
    415,
    'wrong_type',
  ],
  [
    '网页冒充图片',
    '/api/uploads',
    '<!doctype html><script>1</script>',
    { 'x-file-name': '%E7%97%85%E5%8E%86.jpg' },
    415,
    'wrong_type',
  ],
  [
    '六兆多的文件',
    '/api/uploads',
    new Uint8Array(7_000_000),
    { 'x-file-name': '%E7%97%85%E5%8E%86.jpg' },
    413,
    'too_large',
  ],
  ['文件没有名字', '/api/uploads', 'x', {}, 422, 'invalid_name'],
  ['文件名不成编码', '/api/uploads', 'x', { 'x-file-name': '%E7%9' }, 422, 'invalid_name'],
  ['批量动作没有声明格式', '/api/commands', '{}', { 'content-type': 'text/plain' }, 415, 'wrong_type'],
  [
    '十八位的金额',
    '/api/cases',
    JSON.stringify(form({ monthlyIncome: 0 })).replace(
      '"monthlyIncome":0',
      '"monthlyIncome":123456789012345678',
    ),
    json,
    422,
    'invalid_field',
  ],
  ['四十位的数字', '/api/cases', `{"a":${'123456789'.repeat(5)}}`, json, 400, 'invalid_json'],
  [
    '换个名字的 JSON 里的原型污染',
    '/api/cases',
    '{"__proto__":{"admin":true}}',
    { ...json, 'content-type': 'application/x+json' },
    400,
    'invalid_json',
  ],
])('[H1] [H2] [H4] [N5] [U1] 请求：%s', async (_, path, body, headers, status, code) => {
  expectProblem(await staff.village.send('POST', path, body, headers), status, code)
})

test('[N5] a line of a batch with a number that nobody can hold is refused, and the next one is read', async () => {
  const line = JSON.stringify({ key: 'batch-digits-1', ...form({ monthlyIncome: 0 }) })
  const answer = await house.stranger.send(
    'POST',
    '/api/commands',
    ['9'.repeat(40), '123456789012345678']
      .map((n) => line.replace('"monthlyIncome":0', `"monthlyIncome":${n}`))
      .join('\n'),
    { authorization: `Bearer ${house.key}`, 'content-type': 'application/x-ndjson' },
  )
  const codes = String(answer.body)
    .trim()
    .split('\n')
    .map((l) => (JSON.parse(l) as Problem).code)
  expect(codes).toEqual(['not_json', expect.not.stringMatching('not_json')])
})

test('a body that comes in pieces, without saying how long it is, is counted as it comes', async () => {
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(new Uint8Array(100_000).fill(32))
    },
  })
  const answer = await fetch(`${house.url}/api/cases`, {
    method: 'POST',
    body: endless,
    duplex: 'half',
    headers: {
      'x-yimen': '1',
      authorization: `Bearer ${house.key}`,
      'content-type': 'application/json',
      'idempotency-key': 'in-pieces-1',
    },
  } as RequestInit).then(
    async (r) => ({ status: r.status, body: (await r.json()) as Problem }),
    () => null,
  )
  expect(answer === null || (answer.status === 413 && answer.body.code === 'too_large')).toBe(true)
  expect((await house.stranger.get('/api/health')).status).toBe(200)
})

test.each([
  ['没有登录', '/api/inbox', 401, 'sign_in'],
  ['没有登录看办件', '/api/cases/B20210101-000001', 401, 'sign_in'],
  ['没有的地址', '/api/nothing', 404, 'not_found'],
])('陌生人：%s', async (_, path, status, code) => {
  expectProblem(await house.stranger.get(path), status, code)
})

test.each([
  ['不存在的日期', '/api/figures/assistance.temporary.grants?asOf=2021-02-30', 400, 'invalid_day', 'asOf'],
  ['不存在的指标', '/api/figures/none', 404, 'unknown_figure', 'id'],
  ['不存在的区划', '/api/figures/assistance.temporary.grants?area=430523999', 404, 'unknown_area', 'area'],
  [
    '负的页码',
    '/api/figures/assistance.temporary.grants/records?offset=-1',
    400,
    'invalid_number',
    undefined,
  ],
])('指标：%s', async (_, path, status, code, field) => {
  expectProblem(await staff.county.get(path), status, code, field)
})

test('wrong sign-in says the same for a wrong name and a wrong password', async () => {
  const wrongName = await house.stranger.post<Problem>('/api/session', {
    login: 'nobody',
    password: 'yimen-rehearsal',
  })
  const wrongPassword = await house.stranger.post<Problem>('/api/session', {
    login: 'clerk',
    password: 'wrong-password',
  })
  expectProblem(wrongName, 401, 'wrong_sign_in')
  expect(wrongPassword.body).toEqual(wrongName.body)
})

test('[P1] [P2] a resident sees neither another’s case nor a figure, and cannot tell whether they exist', async () => {
  const id = await apply(staff, family(70))
  const theirs = await li.get<Problem>(`/api/cases/${id}`)
  const none = await li.get<Problem>('/api/cases/B20210101-000001')
  expectProblem(theirs, 404, 'not_found')
  expect(theirs.body).toEqual(none.body)
  expectProblem(await li.get('/api/figures'), 404, 'not_found')
})

test.each<[string, keyof typeof posts, string, number, string, Record<string, unknown>, number, string]>([
  ['过期的 seq', 'clerk', 'decided', 1, 'accept', {}, 409, 'stale_seq'],
  ['将来的 seq', 'clerk', 'decided', 99, 'accept', {}, 409, 'stale_seq'],
  ['这一环节没有的动作', 'clerk', 'decided', 5, 'accept', {}, 409, 'wrong_step'],
  ['哪里都没有的动作', 'clerk', 'decided', 5, 'explode', {}, 422, 'unknown_outcome'],
  ['经办人替领导审批', 'clerk', 'decided', 5, 'approve', {}, 403, 'wrong_role'],
  ['超过乡镇限额', 'leader', 'large', 5, 'approve', {}, 403, 'above_authority'],
  [
    '一个人调查',
    'clerk',
    'visit',
    2,
    'record_visit',
    { ...visitOf(100_000), visitor2: '周建平' },
    422,
    'not_met',
  ],
  [
    '明天入户',
    'clerk',
    'visit',
    2,
    'record_visit',
    { ...visitOf(100_000), visitedOn: '2021-10-21' },
    422,
    'not_met',
  ],
  [
    '不存在的入户日期',
    'clerk',
    'visit',
    2,
    'record_visit',
    { ...visitOf(100_000), visitedOn: '2021-02-29' },
    422,
    'invalid_field',
  ],
  [
    '负的支出',
    'clerk',
    'visit',
    2,
    'record_visit',
    { ...visitOf(100_000), totalCost: -1 },
    422,
    'invalid_field',
  ],
])('动作：%s', async (_, who, which, seq, outcome, input, status, code) => {
  const id = await cases(which)
  const was = await events()
  expectProblem(await act(staff, who, id, seq, outcome, input), status, code)
  expect(await events()).toBe(was)
})

const made = new Map<string, string>()
async function cases(which: string): Promise<string> {
  const earlierCase = made.get(which)
  if (earlierCase !== undefined) return earlierCase
  const id = await apply(staff, family(80 + made.size))
  made.set(which, id)
  if (which === 'visit') expect(await act(staff, 'clerk', id, 1, 'accept')).toMatchObject({ status: 200 })
  if (which === 'decided') await toDecision(staff, id, 100_000)
  if (which === 'large') {
    const way: readonly [keyof typeof posts, string, Record<string, unknown>][] = [
      ['clerk', 'accept', {}],
      ['clerk', 'record_visit', { ...visitOf(900_000), severity: 'critical', persons: 4 }],
      ['clerk', 'propose', {}],
      ['head', 'agree', {}],
    ]
    for (const [i, [who, outcome, input]] of way.entries())
      expect(await act(staff, who, id, i + 1, outcome, input)).toMatchObject({ status: 200 })
  }
  return id
}

test.each([
  ['申请人列为自己的家庭成员', [family(1)]],
  ['同一成员列两次', [family(2), family(2)]],
])('家庭：%s', async (_, members) => {
  expectProblem(
    await staff.village.post(
      '/api/cases',
      form({ members: members.map((m) => ({ name: m.name, idNo: m.idNo, relation: 'other' })) }),
    ),
    422,
    'not_met',
  )
})

test('a clerk of another town has no way into the case', async () => {
  const id = await apply(staff, family(99))
  const other = {
    key: 'another-town-1',
    case: id,
    seq: 1,
    outcome: 'accept',
    as: '430523101-township-clerk-1',
    input: {},
  }
  const answer = await house.console.send<string>('POST', '/api/commands', JSON.stringify(other), {
    'content-type': 'application/x-ndjson',
  })
  expect(JSON.parse(answer.body)).toMatchObject({ ok: false, status: 403, code: 'wrong_area' })
  expect(yankoupu).not.toBe('430523101')
})

test('after all these refusals the log holds only what was accepted', async () => {
  const { body } = await house.console.send<{ ok: boolean; events: number; mismatches: unknown[] }>(
    'POST',
    '/api/verify',
    '{}',
    { 'content-type': 'application/json' },
  )
  expect(body).toMatchObject({ ok: true, mismatches: [] })
  expect(body.events).toBe(await events())
  expect(body.events).toBeGreaterThan(before)
  const { rows } = await house.house.pool.query<{ n: number }>('select count(*) as n from upload')
  expect(rows[0]!.n).toBe(0)
})
