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
})
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

/** [TA3] No month is paid while somebody is supported, and support looks at no allowance. */
const { elsewhere: _, ...freeSupport } = support
const barred: Programme = {
  ...(allowance as Programme),
  elsewhere: {
    isSupported: {
      ...allowance.elsewhere!.isSupported!,
      bars: { ...allowance.elsewhere!.isSupported!.bars!, outcomes: ['approve', 'grant'] },
    },
  },
}

describe('[TA3] 停了两个月再补：每个月按它到期时他处的情形', () => {
  let house: TestHouse
  beforeAll(async () => {
    const all = allPacks()
    house = await openTestHouse({ packs: { ...all, programmes: [...all.programmes, barred, freeSupport] } })
  })
  afterAll(async () => {
    expect(house.faults).toEqual([])
    await house.close()
  })
  const play = async (id: string, seq: number, outcome: string, at: string, more: object = {}) => {
    const line = { key: `missed-${id}-${seq}`, case: id, seq, outcome, input: {}, as: posts.clerk }
    const answer = await house.console.send<string>(
      'POST',
      '/api/commands',
      JSON.stringify({ ...line, at: `${at}T10:00:00+08:00`, ...more }),
      { 'content-type': 'application/x-ndjson' },
    )
    expect(String(answer.body)).toContain('"ok":true')
  }
  const until = async (day: string) => {
    const body = JSON.stringify({ until: `${day}T12:00:00+08:00` })
    expect(
      (await house.console.send('POST', '/api/settle', body, { 'content-type': 'application/json' })).status,
    ).toBe(200)
  }
  const runs = async (id: string) =>
    (
      await house.owner.query<{ told: string }>(
        `select (body::jsonb->>'outcome') || ' ' || left(body::jsonb#>>'{run,due}', 10) as told
          from event where case_id = $1 and body::jsonb ? 'run' order by seq`,
        [id],
      )
    ).rows.map((r) => r.told)

  test('供养以前的月份照发，供养中的不发，终止以后再补也不发', async () => {
    await play('LATE-A', 0, 'apply', '2021-01-20', {
      programme: 'test.allowance',
      area: yunzhao,
      as: posts.village,
      input: { ...person(340), account: family(340).card, hasAccount: true },
    })
    await play('LATE-A', 1, 'approve', '2021-01-20')
    const ask = { programme: 'test.support', area: yunzhao, input: person(340) }
    await play('LATE-S', 0, 'ask', '2021-03-15', ask)
    await play('LATE-S', 1, 'support', '2021-03-15')
    await until('2021-03-20')
    expect(await runs('LATE-A')).toEqual(['grant 2021-02-09', 'grant 2021-03-09'])
    await until('2021-04-20')
    await play('LATE-S', 2, 'end', '2021-04-25')
    await play('LATE-A', 5, 'register', '2021-04-26', { input: { hasAccount: true } })
    await until('2021-05-20')
    expect(await runs('LATE-A')).toEqual([
      'grant 2021-02-09',
      'grant 2021-03-09',
      'run_refused 2021-04-09',
      'run_refused 2021-04-09',
      'grant 2021-05-08',
    ])
  })

  test('供养补了的两个月里也认同一批里刚做的事', async () => {
    const application = (n: number) => ({
      programme: 'test.allowance',
      area: yunzhao,
      as: posts.village,
      input: { ...person(n), account: family(n).card, hasAccount: true },
    })
    await play('LATE-B', 0, 'apply', '2021-05-21', application(341))
    await play('LATE-B', 1, 'approve', '2021-05-21')
    await play('LATE-T', 0, 'ask', '2021-06-01', {
      programme: 'test.support',
      area: yunzhao,
      input: person(341),
    })
    await play('LATE-T', 1, 'support', '2021-06-01')
    await play('LATE-T', 2, 'end', '2021-07-01')
    await until('2021-07-20')
    expect(await runs('LATE-B')).toEqual(['run_refused 2021-06-09', 'grant 2021-07-09'])
  })
})
