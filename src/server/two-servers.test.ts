/**
 * [W10] Two servers on one database by mistake, in both suites of algorithms: what the database's own keys and floors hold, whoever
 * decides. Neither waits for the other and neither knows of it; what is done twice at once is done once.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { yankoupu, yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import { apply, family, formOf, posts, staffOf, toDecision, type Staff } from '../../tools/county.ts'
import { openHouseOver, openTestHouse, type TestHouse } from '../../tools/house.ts'
import type { Done, Problem } from './contract/index.ts'

const json = { 'content-type': 'application/json' }
const settle = (house: TestHouse) => house.console.send('POST', '/api/settle', '{}', json)
const mismatches = async (house: TestHouse) =>
  (await house.console.send<{ readonly mismatches: readonly object[] }>('POST', '/api/verify', '{}', json))
    .body.mismatches

describe.each(['standard', 'guomi'] as const)('with the suite %s', (suite) => {
  let first: TestHouse
  let second: TestHouse
  let here: Staff
  let there: Staff
  let slow: TestHouse['house']['clock']

  beforeAll(async () => {
    first = await openTestHouse({ suite })
    second = await openHouseOver(
      { name: 'the same', url: first.databaseUrl, close: () => Promise.resolve() },
      { suite },
    )
    /** Two machines of one place have one time; what a clock that is behind comes to has a row of its own. */
    slow = second.house.clock
    second.house.clock = first.house.clock
    here = await staffOf(first)
    there = await staffOf(second)
  })
  afterAll(async () => {
    expect([...first.faults, ...second.faults]).toEqual([])
    await second.close()
    await first.close()
  })

  const command = (staff: Staff, who: keyof typeof posts, id: string, body: object, key?: string) =>
    staff[who].post<Done & Problem>(
      `/api/cases/${id}/commands`,
      { post: posts[who], input: {}, ...body },
      key,
    )
  const eventsOf = async (id: string) =>
    (
      await first.owner.query<{ seq: number; outcome: string }>(
        `select seq, body::jsonb->>'outcome' as outcome from event where case_id = $1 order by seq`,
        [id],
      )
    ).rows.map((r) => `${r.seq} ${r.outcome}`)

  test('two officials decide one case at once: one did it, the other hears so', async () => {
    for (let n = 0; n < 10; n++) {
      const id = await apply(here, family(100 + n))
      const answers = await Promise.all([
        command(here, 'clerk', id, { seq: 1, outcome: 'accept' }),
        command(there, 'clerk', id, { seq: 1, outcome: 'supplement', input: { missing: '请补充材料' } }),
      ])
      expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409])
      expect(answers.find((a) => a.status === 409)!.body.code).toBe('stale_seq')
      expect((await eventsOf(id)).length).toBe(2)
    }
  })

  test('[W1] one command sent to both with one key is done once, and both give its answer', async () => {
    for (let n = 0; n < 10; n++) {
      const id = await apply(here, family(120 + n))
      const key = randomUUID()
      const answers = await Promise.all(
        [here, there].map((staff) => command(staff, 'clerk', id, { seq: 1, outcome: 'accept' }, key)),
      )
      expect(answers.map((a) => [a.status, a.body])).toEqual([
        [200, answers[0]!.body],
        [200, answers[0]!.body],
      ])
      expect(await eventsOf(id)).toEqual(['1 apply', '2 accept'])
    }
  })

  test('[K23] an application sent to both under one key is one case', async () => {
    const key = randomUUID()
    const applyOn = (staff: Staff) =>
      staff.village.post<Done>(
        '/api/cases',
        {
          programme: 'assistance.temporary',
          outcome: 'apply',
          area: yunzhao,
          post: posts.village,
          input: formOf(family(140)),
        },
        key,
      )
    const [a, b] = await Promise.all([applyOn(here), applyOn(there)])
    expect([a.status, b.status, a.body.case === b.body.case]).toEqual([201, 201, true])
    expect(await eventsOf(a.body.case)).toEqual(['1 apply'])
  })

  test('[W5] what a batch sets going is carried on by both, and done once', async () => {
    const members: string[] = []
    for (let n = 0; n < 5; n++) {
      const id = await apply(here, family(150 + n))
      await toDecision(here, id, 50_000)
      expect((await command(here, 'leader', id, { seq: 5, outcome: 'approve' })).status).toBe(200)
      members.push(id)
    }
    const { body } = await here.finance.post<Done>('/api/cases', {
      programme: 'assistance.payment_batch',
      outcome: 'compile',
      area: '430523',
      post: posts.finance,
      input: { lines: members.map((member) => ({ member, amount: 50_000 })) },
    })
    expect((await command(there, 'finance-head', body.case, { seq: 1, outcome: 'release' })).status).toBe(200)
    await Promise.all([settle(first), settle(second)])
    for (const id of members) expect((await eventsOf(id)).slice(5)).toEqual(['6 approve', '7 send'])
  })

  test('[W3] a reserve that holds one advance is drawn by two at once: one is paid, on one server and on two', async () => {
    const request = await here.finance.post<Done>('/api/cases', {
      programme: 'assistance.reserve',
      outcome: 'request',
      area: yankoupu,
      post: posts.finance,
      input: { allotted: 500_000, reason: '备用金' },
    })
    expect(request.status, JSON.stringify(request.body)).toBe(201)
    expect(
      (await command(here, 'finance-head', request.body.case, { seq: 1, outcome: 'allot' })).status,
    ).toBe(200)
    const urgent = async (n: number): Promise<string> => {
      const f = family(160 + n)
      const { status, body } = await here.village.post<Done>('/api/cases', {
        programme: 'assistance.temporary',
        outcome: 'report_urgent',
        area: yunzhao,
        post: posts.village,
        input: { cause: 'fire', story: '灶屋起火', applicantName: f.name, phone: f.phone },
      })
      expect(status).toBe(201)
      return body.case
    }
    const held = async () =>
      (
        await first.owner.query<{ balance: number }>('select balance from account where id = $1', [
          `reserve:${yankoupu}`,
        ])
      ).rows[0]!.balance
    const pay = (staff: Staff, id: string) =>
      command(staff, 'leader', id, {
        seq: 1,
        outcome: 'pay_first',
        input: { advance: 200_000, method: 'cash', witness: '周建平' },
      })
    /** Two and a half advances: of two at once on one server both are paid, of the next two, one on each, one is refused. */
    const cases = [await urgent(1), await urgent(2), await urgent(3), await urgent(4)]
    expect(await held()).toBe(500_000)
    const onOne = await Promise.all([pay(here, cases[0]!), pay(here, cases[1]!)])
    expect([onOne.map((a) => a.status), await held()]).toEqual([[200, 200], 100_000])
    const more = await Promise.all([pay(here, cases[2]!), pay(there, cases[3]!)])
    expect([more.map((a) => a.body.code), await held()]).toEqual([['overdrawn', 'overdrawn'], 100_000])
    const again = await here.finance.post<Done>('/api/cases', {
      programme: 'assistance.reserve',
      outcome: 'request',
      area: yankoupu,
      post: posts.finance,
      input: { allotted: 100_000, reason: '追加' },
    })
    await command(here, 'finance-head', again.body.case, { seq: 1, outcome: 'allot' })
    const last = await Promise.all([pay(here, cases[2]!), pay(there, cases[3]!)])
    expect([last.map((a) => a.status).toSorted(), await held()]).toEqual([[200, 422], 0])
    expect(last.find((a) => a.status === 422)!.body.code).toBe('overdrawn')
  })

  test('a server whose clock is behind is refused what it is too early for, and moves nothing before what was done', async () => {
    const id = await apply(here, family(180))
    second.house.clock = slow
    const early = await command(there, 'clerk', id, { seq: 1, outcome: 'accept' })
    second.house.clock = first.house.clock
    expect([early.status, early.body.code, await eventsOf(id)]).toEqual([409, 'time_order', ['1 apply']])
  })

  test('[V1] [V4] [V7] each finds the whole log, its books and its tree as they should be', async () => {
    expect(await mismatches(first)).toEqual([])
    expect(await mismatches(second)).toEqual([])
  })
})
