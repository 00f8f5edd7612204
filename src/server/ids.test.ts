/** [K23] Whose the id of a case is; and that what was set going and refused is not silent. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apply, family, formOf, posts, staffOf, type Staff } from '../../tools/county.ts'
import { openTestHouse, type TestHouse, type Visitor } from '../../tools/house.ts'
import { yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import type { Done, Problem } from './contract/index.ts'

let house: TestHouse
let staff: Staff
let li: Visitor
let neighbour: Visitor

beforeAll(async () => {
  house = await openTestHouse()
  staff = await staffOf(house)
  li = await house.as('li')
  neighbour = await house.as('neighbour')
})
afterAll(async () => {
  expect(house.faults.map((f) => (f as { code?: string }).code)).toEqual(['ORDER_REFUSED'])
  await house.close()
})

let families = 700
const opening = (more: Readonly<Record<string, unknown>> = {}) => ({
  programme: 'assistance.temporary',
  outcome: 'apply',
  area: yunzhao,
  input: formOf(family(families++)),
  ...more,
})
const lines = async (who: Visitor, ...sent: readonly object[]) => {
  const { body } = await who.send<string>(
    'POST',
    '/api/commands',
    sent.map((l, n) => JSON.stringify({ key: `ids-${families}-${n}-${Math.random()}`, ...l })).join('\n'),
    { 'content-type': 'application/x-ndjson' },
  )
  return body
    .split('\n')
    .filter((l) => l !== '')
    .map((l) => JSON.parse(l) as { ok: boolean; case?: string; code?: string; status?: number })
}
const line = (id: string, more: Readonly<Record<string, unknown>> = {}) => ({
  ...opening(more),
  case: id,
  seq: 0,
})

describe('the id of a case', () => {
  test('[K23] is no resident’s and no official’s to choose: not at the counter, not in a batch', async () => {
    const theirs = await apply(staff, family(families++))
    for (const id of ['MINE-2021-X', 'M0012-3-1', theirs]) {
      expect((await li.post<Problem>('/api/cases', opening({ id }))).body.code).toBe('id_not_yours')
      expect(
        (await staff.village.post<Problem>('/api/cases', opening({ id, post: posts.village }))).body.code,
      ).toBe('id_not_yours')
      expect((await lines(li, line(id)))[0]!.code).toBe('id_not_yours')
    }
  })

  test('[K23] that the engine would give to what a case opens is given by nobody else, whatever they may', async () => {
    const [history, numbered] = await lines(
      house.console,
      line('H20211020-A', { as: posts.village }),
      line('H20211020-A-1-1', { as: posts.village }),
    )
    expect([history!.ok, numbered!.code]).toEqual([true, 'invalid_field'])
  })

  test('[K23] follows from a reference of the sender’s own, which is theirs alone and tells nothing', async () => {
    const mine = await li.post<Done & Problem>('/api/cases', opening({ ref: 'field-17' }))
    const others = await neighbour.post<Done & Problem>('/api/cases', opening({ ref: 'field-17' }))
    expect([mine.status, others.status, mine.body.case === others.body.case]).toEqual([201, 201, false])
    expect(mine.body.case).toMatch(/^B[2-9A-Z]{5}-[2-9A-Z]{5}$/)
    /** The same reference again is the same case, and only its sender hears of it. */
    expect((await li.post<Problem>('/api/cases', opening({ ref: 'field-17' }))).body.code).toBe('case_exists')
    expect((await li.get<{ id: string }>('/api/cases/~field-17')).body.id).toBe(mine.body.case)
    expect((await neighbour.get<{ id: string }>('/api/cases/~field-17')).body.id).toBe(others.body.case)
    expect((await staff.county.get('/api/cases/~field-17')).status).toBe(404)
  })

  test('[K23] a client without network opens, and goes on, by its reference in one batch or in two', async () => {
    const withdraw = (seq: number) => ({ case: '~field-18', seq, outcome: 'withdraw', input: {} })
    const [opened, withdrawn] = await lines(li, line('~field-18'), withdraw(1))
    expect([opened!.ok, withdrawn!.ok, withdrawn!.case === opened!.case]).toEqual([true, true, true])
    await lines(li, line('~field-19'))
    expect((await lines(li, { ...withdraw(1), case: '~field-19' }))[0]!.ok).toBe(true)
    expect(
      (await li.post('/api/cases/~field-18/commands', { seq: 1, outcome: 'withdraw', input: {} })).status,
    ).toBe(409)
  })
})

test('[K23] [P5] a batch does not tell a case that one may not see from one that does not exist', async () => {
  const theirs = await apply(staff, family(families++))
  const ask = async (id: string) =>
    Promise.all(
      [
        { case: id, seq: 1, outcome: 'accept', input: {} },
        { case: id, seq: 9, outcome: 'withdraw', input: {} },
        { case: id, seq: 1, outcome: 'no-such', input: {} },
        { case: id, seq: 0, outcome: 'apply', input: {} },
      ].map(async (l) => (await lines(li, l))[0]),
    )
  expect(await ask(theirs)).toEqual(await ask('B23456-23456'))
  expect((await ask(theirs))[0]).toMatchObject({ ok: false, status: 404, code: 'not_found' })
  /** Nor beside a line that claims to open it. */
  expect(
    (await lines(li, line(theirs), { case: theirs, seq: 1, outcome: 'accept', input: {} })).map(
      (a) => a.code,
    ),
  ).toEqual(['id_not_yours', 'not_found'])
})

test('[K23] a case that was to be opened and was refused is an alarm, a finding, and on the list of those who audit', async () => {
  const from = await apply(staff, family(families++))
  await house.owner.query(
    `insert into outbox (realm, id, case_id, body)
      values ('430523', $1, $2, $3)`,
    [
      `${from}/1/0`,
      from,
      { case: `${from}-1-1`, programme: 'assistance.temporary', outcome: 'apply', area: yunzhao, input: {} },
    ],
  )
  await house.console.send('POST', '/api/settle', '{}', { 'content-type': 'application/json' })
  const { body: report } = await house.console.send<{
    ok: boolean
    mismatches: readonly { kind: string; what: string }[]
  }>('POST', '/api/verify', '{}', { 'content-type': 'application/json' })
  expect([report.ok, report.mismatches.filter((m) => m.kind === 'order').map((m) => m.what)]).toEqual([
    false,
    [`${from}/1/0`],
  ])
  const { body } = await staff.auditor.get<{ orders: readonly object[] }>('/api/refused-orders')
  expect(body.orders).toMatchObject([
    {
      from,
      case: `${from}-1-1`,
      opens: { zh: '临时救助' },
      code: 'wrong_role',
      why: { zh: expect.any(String) },
    },
  ])
  expect((await staff.clerk.get('/api/refused-orders')).status).toBe(404)
  expect(house.faults).toMatchObject([{ code: 'ORDER_REFUSED', what: `${from}/1/0 wrong_role` }])
})
