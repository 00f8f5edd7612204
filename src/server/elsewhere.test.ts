/** [EC3] Who is supported gets no allowance, and who gets an allowance is not supported: asked for both at once, in one process and through two. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allowance } from '../../tools/allowance.ts'
import { family, posts, staffOf } from '../../tools/county.ts'
import { allPacks, openHouseOver, openTestHouse, type TestHouse } from '../../tools/house.ts'
import { support } from '../../tools/support.ts'
import { yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import type { Programme } from '#kernel/programme'
import type { Packs } from './packs.ts'

const packs = (): Packs => {
  const all = allPacks()
  return { ...all, programmes: [...all.programmes, allowance as Programme, support] }
}
let first: TestHouse
let second: TestHouse
beforeAll(async () => {
  first = await openTestHouse({ packs: packs(), startsAt: '2024-02-01T09:00:00+08:00' })
  second = await openHouseOver(
    { name: 'the same', url: first.databaseUrl, close: () => Promise.resolve() },
    { packs: packs() },
  )
  second.house.clock = first.house.clock
}, 60_000)
afterAll(async () => {
  expect([...first.faults, ...second.faults]).toEqual([])
  await second.close()
  await first.close()
})

type Line = {
  readonly case: string
  readonly outcome: string
  readonly post?: string
  readonly opens?: string
  readonly input?: object
}
let keys = 0
/** Told by the machine at `house`; gives how each was answered. */
async function tell(house: TestHouse, ...lines: readonly Line[]): Promise<readonly string[]> {
  const body = lines.map((line) =>
    JSON.stringify({
      key: `elsewhere-${++keys}`,
      case: line.case,
      seq: line.opens === undefined ? 1 : 0,
      outcome: line.outcome,
      input: line.input ?? {},
      ...(line.opens === undefined ? {} : { programme: line.opens, area: yunzhao }),
      as: line.post ?? posts.clerk,
      at: '2024-01-15T09:00:00+08:00',
    }),
  )
  const answer = await house.console.send<string>('POST', '/api/commands', body.join('\n'), {
    'content-type': 'application/x-ndjson',
  })
  return String(answer.body)
    .trim()
    .split('\n')
    .map((line) => {
      const answered = JSON.parse(line) as { ok: boolean; code?: string }
      return answered.ok ? 'done' : (answered.code ?? line)
    })
}
const person = (n: number) => ({ fullName: family(n).name, idNo: family(n).idNo })
/** Both applied for, neither decided. */
async function applied(n: number): Promise<readonly [allowance: string, support: string]> {
  const ids = [`EC-A-${n}`, `EC-S-${n}`] as const
  expect(
    await tell(
      first,
      {
        case: ids[0],
        outcome: 'apply',
        opens: 'test.allowance',
        post: posts.village,
        input: { ...person(n), account: family(n).card, hasAccount: true },
      },
      { case: ids[1], outcome: 'ask', opens: 'test.support', input: person(n) },
    ),
  ).toEqual(['done', 'done'])
  return ids
}
const stepsOf = async (ids: readonly string[]) =>
  (
    await first.owner.query<{ step: string }>(
      'select step from office_case where id = any($1) order by programme',
      [ids],
    )
  ).rows.map((r) => r.step)

describe('[EC3] 两边同时批准同一个人', () => {
  test('同一批里，后一个看到前一个', async () => {
    const [a, s] = await applied(310)
    expect(await tell(first, { case: a, outcome: 'approve' }, { case: s, outcome: 'support' })).toEqual([
      'done',
      'excluded',
    ])
    const [b, u] = await applied(311)
    expect(await tell(first, { case: u, outcome: 'support' }, { case: b, outcome: 'approve' })).toEqual([
      'done',
      'excluded',
    ])
  })

  test('同一进程，两个人同时点：只有一个办成', async () => {
    for (let n = 312; n < 320; n++) {
      const ids = await applied(n)
      const answers = await Promise.all([
        tell(first, { case: ids[0], outcome: 'approve' }),
        tell(first, { case: ids[1], outcome: 'support' }),
      ])
      expect(answers.flat().toSorted()).toEqual(['done', 'excluded'])
    }
  })

  test('两台服务器误接同一个库，同时点：仍只有一个办成', async () => {
    for (let n = 320; n < 336; n++) {
      const ids = await applied(n)
      const answers = await Promise.all([
        tell(first, { case: ids[0], outcome: 'approve' }),
        tell(second, { case: ids[1], outcome: 'support' }),
      ])
      expect(answers.flat().toSorted()).toEqual(['done', 'excluded'])
      expect([
        ['applied', 'supported'],
        ['paid', 'asked'],
      ]).toContainEqual(await stepsOf(ids))
    }
  })

  test('[EC2] 看不到供养办件的人，页面和拒绝都只说规定，不说是哪一件', async () => {
    const [a, s] = await applied(336)
    expect(await tell(first, { case: s, outcome: 'support' })).toEqual(['done'])
    const staff = await staffOf(first)
    const page = await staff.clerk.get<object>(`/api/cases/${a}?post=${posts.clerk}`)
    const answer = await staff.clerk.post<{ readonly message: { readonly zh: string } }>(
      `/api/cases/${a}/commands`,
      { post: posts.clerk, seq: 1, outcome: 'approve', input: {} },
    )
    expect(answer.status).toBe(422)
    expect(JSON.stringify(answer.body)).toContain('特困供养对象不享受高龄津贴')
    expect(JSON.stringify(page.body)).toContain('特困供养对象不享受高龄津贴')
    for (const body of [page.body, answer.body]) expect(JSON.stringify(body)).not.toContain(s)
  })
})

test('核验无误', async () => {
  const report = await first.console.send<{ mismatches: readonly object[] }>('POST', '/api/verify', '{}', {
    'content-type': 'application/json',
  })
  expect(report.body.mismatches).toEqual([])
})
