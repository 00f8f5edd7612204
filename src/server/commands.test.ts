/** Many people at once, on a real PostgreSQL: nothing is lost, nothing is done twice, and nobody pays for a neighbour. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  act,
  apply,
  family,
  formOf,
  granted,
  posts,
  staffOf,
  toDecision,
  type Staff,
} from '../../tools/county.ts'
import { openTestHouse, type TestHouse } from '../../tools/house.ts'
import { yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import type { CaseView, Done } from './contract/index.ts'

let house: TestHouse
let staff: Staff

beforeAll(async () => {
  house = await openTestHouse()
  staff = await staffOf(house)
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const opening = (f = family(1), changed = {}) => ({
  programme: 'assistance.temporary',
  outcome: 'apply',
  area: yunzhao,
  post: posts.village,
  input: formOf(f, changed),
})
const count = async (sql: string, values: readonly unknown[] = []): Promise<number> =>
  (await house.house.pool.query<{ n: number }>(`select count(*) as n from ${sql}`, [...values])).rows[0]!.n

test('[W1] a repeated key gets the first answer, and the case is opened once', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      staff.village.post<Done>('/api/cases', opening(family(11)), 'one-attempt-11'),
    ),
  )
  expect(new Set(answers.map((a) => `${a.status} ${JSON.stringify(a.body)}`)).size).toBe(1)
  const id = answers[0]!.body.case
  expect(await count('event where case_id = $1', [id])).toBe(1)
  const late = await staff.village.post<Done>('/api/cases', opening(family(11)), 'one-attempt-11')
  expect(late.body).toEqual(answers[0]!.body)
})

test('[W1] the same key with another body is refused and changes nothing', async () => {
  await staff.village.post('/api/cases', opening(family(12)), 'one-attempt-12')
  const before = await count('event')
  const other = await staff.village.post(
    '/api/cases',
    opening(family(12), { monthlyIncome: 70_000 }),
    'one-attempt-12',
  )
  expect(other).toMatchObject({ status: 422, body: { code: 'key_reused' } })
  expect(await count('event')).toBe(before)
})

test('[W1] two people may use the same key: it is theirs', async () => {
  const mine = await staff.village.post<Done>('/api/cases', opening(family(13)), 'a-key-of-two')
  const grid = await house.as('grid')
  const theirs = await grid.post<Done>(
    '/api/cases',
    { ...opening(family(14)), post: `${yunzhao}-grid-worker` },
    'a-key-of-two',
  )
  expect([mine.status, theirs.status]).toEqual([201, 201])
  expect(mine.body.case).not.toBe(theirs.body.case)
})

test('a refusal is not kept: the same key may succeed once the form is right', async () => {
  const refused = await staff.village.post(
    '/api/cases',
    opening(family(15), { authorised: false }),
    'refused-then-right',
  )
  expect(refused).toMatchObject({ status: 422, body: { code: 'not_met' } })
  expect(await staff.village.post('/api/cases', opening(family(15)), 'refused-then-right')).toMatchObject({
    status: 201,
  })
})

test('[W2] of thirty-two who decide from the same state, one does', async () => {
  const id = await apply(staff, family(16))
  await toDecision(staff, id, 100_000)
  const answers = await Promise.all(Array.from({ length: 32 }, () => act(staff, 'leader', id, 5, 'approve')))
  expect(answers.filter((a) => a.status === 200)).toHaveLength(1)
  expect(
    new Set(
      answers
        .filter((a) => a.status !== 200)
        .map((a) => `${a.status} ${(a.body as unknown as { code: string }).code}`),
    ),
  ).toEqual(new Set(['409 stale_seq']))
  expect(await count('award where case_id = $1', [id])).toBe(1)
  expect(await count('transfer where case_id = $1', [id])).toBe(1)
})

test('[W3] a reserve fund is never overdrawn, however many pay from it at once', async () => {
  const reserve = await staff.finance.post<Done>('/api/cases', {
    programme: 'assistance.reserve',
    outcome: 'request',
    area: '430523106',
    post: posts.finance,
    input: { allotted: 500_000, reason: '临时救助备用金' },
  })
  expect(reserve.status).toBe(201)
  expect(await act(staff, 'finance-head', reserve.body.case, 1, 'allot')).toMatchObject({ status: 200 })
  const reports = await Promise.all(
    [21, 22, 23, 24, 25].map((n) =>
      staff.village.post<Done>('/api/cases', {
        programme: 'assistance.temporary',
        outcome: 'report_urgent',
        area: yunzhao,
        post: posts.village,
        input: {
          cause: 'fire',
          story: '灶屋起火',
          applicantName: family(n).name,
          applicantId: family(n).idNo,
          phone: family(n).phone,
        },
      }),
    ),
  )
  const paid = await Promise.all(
    reports.map((r) =>
      act(staff, 'leader', r.body.case, 1, 'pay_first', {
        advance: 200_000,
        method: 'cash',
        witness: '周建平',
      }),
    ),
  )
  expect(paid.map((a) => a.status).sort()).toEqual([200, 200, 422, 422, 422])
  expect(
    new Set(paid.filter((a) => a.status === 422).map((a) => (a.body as unknown as { code: string }).code)),
  ).toEqual(new Set(['overdrawn']))
  const { rows } = await house.house.pool.query<{ balance: number }>(
    "select balance from account where id = 'reserve:430523106'",
  )
  expect(rows[0]!.balance).toBe(100_000)
})

test('slices to one family are added, also when two cases are decided at the same moment', async () => {
  const f = family(31)
  const [a, b] = [await apply(staff, f), await apply(staff, f, { cause: 'fire' })]
  await toDecision(staff, a, 150_000)
  await toDecision(staff, b, 150_000)
  const answers = await Promise.all([
    act(staff, 'leader', a, 5, 'approve'),
    act(staff, 'leader', b, 5, 'approve'),
  ])
  expect(answers.map((x) => x.status).sort()).toEqual([200, 403])
  expect(answers.find((x) => x.status === 403)!.body).toMatchObject({ code: 'above_authority' })
})

test('[S3] [W4] a refused neighbour in the same batch does not touch the others', async () => {
  const lines = [41, 42, 43, 44].map((n, i) =>
    JSON.stringify({
      key: `neighbours-${n}`,
      case: `N20211020-${n}`,
      seq: 0,
      outcome: 'apply',
      programme: 'assistance.temporary',
      area: yunzhao,
      as: posts.village,
      input: formOf(family(n), i === 2 ? { applicantId: '430523194903080011' } : {}),
    }),
  )
  const answer = await house.console.send<string>('POST', '/api/commands', lines.join('\n'), {
    'content-type': 'application/x-ndjson',
  })
  expect(
    answer.body
      .trim()
      .split('\n')
      .map((l) => (JSON.parse(l) as { ok: boolean }).ok),
  ).toEqual([true, true, false, true])
})

test('[W5] releasing a batch tells each case once, though the worker is woken many times', async () => {
  const id = await granted(staff, family(51), 90_000)
  const batch = await staff.finance.post<Done>('/api/cases', {
    programme: 'assistance.payment_batch',
    outcome: 'compile',
    area: '430523',
    post: posts.finance,
    input: { lines: [{ member: id, amount: 90_000 }] },
  })
  expect(await act(staff, 'finance-head', batch.body.case, 1, 'release')).toMatchObject({ status: 200 })
  await Promise.all(
    Array.from({ length: 5 }, () =>
      house.console.send('POST', '/api/settle', '{}', { 'content-type': 'application/json' }),
    ),
  )
  const { body } = await staff.clerk.get<CaseView>(`/api/cases/${id}`)
  expect(body.step).toBe('sending')
  expect(body.timeline.filter((h) => h.outcome === 'send')).toHaveLength(1)
})

test('[H3] history takes a permission of its own, and the event says so', async () => {
  const line = (more: object) =>
    JSON.stringify({
      key: `history-${Math.abs(JSON.stringify(more).length)}-a`,
      case: 'H20210301-0001',
      seq: 0,
      outcome: 'apply',
      programme: 'assistance.temporary',
      area: yunzhao,
      at: '2021-03-01T09:00:00+08:00',
      input: formOf(family(61)),
      ...more,
    })
  const send = async (who: typeof house.console, text: string) =>
    JSON.parse(
      (await who.send<string>('POST', '/api/commands', text, { 'content-type': 'application/x-ndjson' }))
        .body,
    ) as { ok: boolean; code?: string }
  expect(await send(staff.village, line({ as: posts.village }))).toMatchObject({
    ok: false,
    code: 'no_history',
  })
  expect(await send(house.console, line({ as: posts.village }))).toMatchObject({ ok: true })
  const { body } = await staff.clerk.get<CaseView>('/api/cases/H20210301-0001')
  expect(body.timeline[0]).toMatchObject({
    historical: true,
    at: expect.stringContaining('2021-03-01') as string,
  })
  expect(body.timeline[0]!.recordedAt > '2021-10-20').toBe(true)
  const now = await apply(staff, family(62))
  expect((await staff.clerk.get<CaseView>(`/api/cases/${now}`)).body.timeline[0]!.historical).toBe(false)
})

test('verification finds nothing after all this', async () => {
  const { body } = await house.console.send<{ ok: boolean; mismatches: unknown[] }>(
    'POST',
    '/api/verify',
    '{}',
    { 'content-type': 'application/json' },
  )
  expect(body.mismatches).toEqual([])
  expect(body.ok).toBe(true)
})
