/** [LS1]-[LS6] A monthly allowance through three years of played time: applied for, paid by schedule in gathered batches, until death and after it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allowance, allowance2, allowanceBatch, allowanceFigure } from '../../tools/allowance.ts'
import { family, posts } from '../../tools/county.ts'
import { allPacks, openHouseOver, openTestHouse, type TestHouse } from '../../tools/house.ts'
import { yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import { eventsOf, findCaseState } from '#store'
import type { CaseEvent } from '#kernel/case'
import type { Programme } from '#kernel/programme'
import { bankFile } from './documents/bank.ts'
import type { Packs } from './packs.ts'

const packs = (): Packs => {
  const all = allPacks()
  return {
    ...all,
    programmes: [...all.programmes, allowance as Programme, allowance2, allowanceBatch],
    figures: [...all.figures, allowanceFigure],
  }
}
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ packs: packs(), startsAt: '2024-02-01T09:00:00+08:00' })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const restarted = async (): Promise<TestHouse> =>
  openHouseOver(
    { url: house.databaseUrl, close: () => Promise.resolve() } as unknown as Parameters<
      typeof openHouseOver
    >[0],
    { packs: packs() },
  )
let keys = 0
type Act = readonly [id: string, seq: number, post: string, outcome: string, at: string, input?: object]
async function play(...acts: readonly Act[]): Promise<void> {
  const answer = await house.console.send<string>(
    'POST',
    '/api/commands',
    acts
      .map(([id, seq, post, outcome, at, input]) =>
        JSON.stringify({
          key: `allowance-${++keys}`,
          case: id,
          seq,
          outcome,
          input: input ?? {},
          ...(seq === 0 ? { programme: 'test.allowance', area: yunzhao } : {}),
          as: post,
          at: `${at.replace(' ', 'T')}:00+08:00`,
        }),
      )
      .join('\n'),
    { 'content-type': 'application/x-ndjson' },
  )
  const refused = String(answer.body)
    .trim()
    .split('\n')
    .filter((line) => !line.includes('"ok":true'))
  expect(refused).toEqual([])
}
const until = async (at: string, there = house) => {
  const { status } = await there.console.send(
    'POST',
    '/api/settle',
    JSON.stringify({ until: `${at.replace(' ', 'T')}:00+08:00` }),
    { 'content-type': 'application/json' },
  )
  expect(status).toBe(200)
}
const verify = async () =>
  (
    await house.console.send<{ mismatches: readonly object[]; books: Record<string, number> }>(
      'POST',
      '/api/verify',
      '{}',
      { 'content-type': 'application/json' },
    )
  ).body
const stateOf = async (id: string) => (await findCaseState(house.house.pool, '430523', id))!
const logOf = (id: string): Promise<readonly CaseEvent[]> => eventsOf(house.house.pool, '430523', [id])
const batches = async (step: string): Promise<readonly string[]> =>
  (
    await house.owner.query<{ id: string }>(
      `select id from office_case where programme = 'test.allowance_batch' and step = $1 order by opened_at, id`,
      [step],
    )
  ).rows.map((r) => r.id)
const formOf = (n: number) => ({
  fullName: family(n).name,
  idNo: family(n).idNo,
  account: family(n).card,
  hasAccount: true,
})
const finance = '430523-county-finance'
/** Finance releases what was gathered, the day after. */
async function release(day: string): Promise<void> {
  for (const id of await batches('listed')) {
    const c = await stateOf(id)
    await play([id, c.seq, finance, c.facts.batchTotal === 0 ? 'discard' : 'release', `${day} 09:00`])
  }
  await until(`${day} 10:00`)
}
const months = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => {
    const month = from + i
    return `${2021 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
  })

describe('三年', () => {
  const people = [0, 1, 2, 3, 4].map((n) => `ALLOW-${n}`)

  test('2021年1月批准五人，此后每月计发、汇集、发放', async () => {
    for (const [n, id] of people.entries())
      await play(
        [id, 0, posts.village, 'apply', '2021-01-12 09:00', formOf(600 + n)],
        [id, 1, posts.clerk, 'approve', '2021-01-15 09:00'],
      )
    for (const month of months(1, 9)) {
      await until(`${month}-20 12:00`)
      await release(`${month}-21`)
    }
    expect((await stateOf('ALLOW-0')).facts).toMatchObject({ owed: 0, sent: 10_000 })
    expect(await batches('listed')).toEqual([])
  })

  test('[LS1] [LS3] 批次是当天应发的人，行在办件之外，办件只记笔数、合计和校验值', async () => {
    const [first] = (await batches('released')).toReversed()
    const c = await stateOf(first!)
    expect(c.gathered).toMatchObject({ lines: { count: 5, sum: 50_000, closed: true } })
    expect(c.facts).toEqual({
      linesCount: 5,
      linesSum: 50_000,
      linesHash: c.gathered!.lines!.hash,
      batchTotal: 50_000,
      batchCount: 5,
    })
    const log = await logOf(first!)
    expect(log.map((e) => e.outcome)).toEqual(['begin', 'gather_lines', 'list', 'release', 'lines_sent'])
    expect(log[1]!.gathered!.lines[0]).toEqual({ member: 'ALLOW-0', amount: 10_000, rateThen: 10_000 })
    expect(log[2]).toMatchObject({
      closes: 'lines',
      run: { by: 'gather', name: 'lines' },
      by: { person: 'system' },
    })
  })

  test('[LS6] 代发文件读汇集的清单', async () => {
    const [last] = (await batches('released')).toReversed()
    const file = (await bankFile(house.house, await stateOf(last!))).split('\r\n')
    expect(file[0]).toBe(`H,${last},5,500.00`)
    expect(file[1]).toContain(family(600).card)
    expect(file.filter((line) => line.startsWith('D,'))).toHaveLength(5)
  })

  test('服务器停了两个月（2021年11月、12月），重新启动后两个月都补上，各按各的日子', async () => {
    const again = await restarted()
    try {
      await until('2022-01-05 09:00', again)
    } finally {
      await again.stop()
    }
    await release('2022-01-06')
    const runs = (await logOf('ALLOW-1'))
      .filter((e) => e.run?.name === 'monthly')
      .map((e) => e.run!.due.slice(0, 10))
    expect(runs.slice(-2)).toEqual(['2021-11-09', '2021-12-09'])
    expect((await stateOf('ALLOW-1')).facts.owed).toBe(0)
  })

  test('年度核查到期成为经办的事，核查以后又不用谁管', async () => {
    const { rows } = await house.owner.query<{ case: string }>(
      `select case_id as "case" from task where case_id like 'ALLOW-%' order by 1`,
    )
    expect(rows.map((r) => r.case)).toEqual(people)
    for (const id of people) {
      const c = await stateOf(id)
      await play([id, c.seq, posts.clerk, 'confirm', '2022-01-07 09:00'])
    }
    const { rows: left } = await house.owner.query(`select 1 from task where case_id like 'ALLOW-%'`)
    expect(left).toEqual([])
  })

  /* A rate that is raised for months that were paid already needs the value of another day (`valueOn`): its back pay goes in here. */
  test('2022年3月1日提高标准，当月起按新标准', async () => {
    for (const month of months(12, 17)) {
      await until(`${month}-20 12:00`)
      await release(`${month}-21`)
    }
    const granted = (await logOf('ALLOW-2')).filter((e) => e.outcome === 'grant').map((e) => e.sets.granted)
    expect(granted.slice(-6)).toEqual([10_000, 10_000, 12_000, 12_000, 12_000, 12_000])
  })

  test('2022年7月起的第二版改为每月15日；转入的两人不缺月、不重月，其余仍按第一版', async () => {
    for (const id of people.slice(0, 2)) {
      const c = await stateOf(id)
      await play([id, c.seq, posts.clerk, 'move_to_2', '2022-07-04 09:00'])
    }
    for (const month of months(18, 26)) {
      await until(`${month}-20 12:00`)
      await release(`${month}-21`)
    }
    const dues = async (id: string) =>
      (await logOf(id)).filter((e) => e.outcome === 'grant').map((e) => e.run!.due.slice(0, 10))
    expect((await dues('ALLOW-0')).slice(17, 20)).toEqual(['2022-07-15', '2022-08-15', '2022-09-15'])
    expect((await dues('ALLOW-3')).slice(17, 20)).toEqual(['2022-07-08', '2022-08-09', '2022-09-09'])
    for (const id of ['ALLOW-0', 'ALLOW-3'])
      expect(new Set((await dues(id)).map((d) => d.slice(0, 7))).size).toBe((await dues(id)).length)
  })

  test('3月去世，5月才登记：此后不再计发，多发的追回，办结', async () => {
    for (const month of months(27, 27)) {
      await until(`${month}-20 12:00`)
      await release(`${month}-21`)
    }
    const c = await stateOf('ALLOW-4')
    await play(
      ['ALLOW-4', c.seq, posts.clerk, 'die', '2023-05-02 09:00', { diedOn: '2023-03-20', overpaid: 12_000 }],
      ['ALLOW-4', c.seq + 1, posts.clerk, 'recover', '2023-05-12 09:00', { overpaid: 12_000 }],
    )
    for (const month of months(28, 35)) {
      await until(`${month}-20 12:00`)
      await release(`${month}-21`)
    }
    expect((await stateOf('ALLOW-4')).step).toBe('ended')
    expect((await logOf('ALLOW-4')).at(-1)!.outcome).toBe('recover')
  })

  test('三年以后：指标等于逐月应发之和，账平，核验无误', async () => {
    const monthsPaid = { old: 13, raised: 22 }
    const whole = monthsPaid.old * 10_000 + monthsPaid.raised * 12_000
    const untilDeath = monthsPaid.old * 10_000 + 14 * 12_000
    const reading = await house.console.get<{ reading: { value: number } }>(
      '/api/figures/test.allowance.granted/reading?asOf=2024-01-31',
    )
    expect(reading.body).toMatchObject({ value: 4 * whole + untilDeath })
    const report = await verify()
    expect(report.mismatches).toEqual([])
    expect(report.books.payable).toBe(0)
    expect(report.books.benefits).toBe(4 * whole + untilDeath - 12_000)
  })
})

test('[LS2] [LS4] [LS5] 2,300 行：事件每个最多一千行，逐行交办一次，改一行就查出来', async () => {
  const ids = Array.from({ length: 2_300 }, (_, n) => `MANY-${String(n).padStart(4, '0')}`)
  for (let i = 0; i < ids.length; i += 1_150)
    await play(
      ...ids.slice(i, i + 1_150).flatMap((id, n): readonly Act[] => [
        [id, 0, posts.village, 'apply', '2023-12-22 09:00', { ...formOf(700), hasAccount: true }],
        [id, 1, posts.clerk, 'approve', `2023-12-22 ${10 + (n % 5)}:00`],
      ]),
    )
  await until('2024-01-20 12:00')
  const [batch] = await batches('listed')
  const log = await logOf(batch!)
  const pages = log.flatMap((e) => (e.gathered ? [e.gathered.lines.length] : []))
  expect(pages).toEqual([1_000, 1_000, 304])
  expect(log.at(-1)!.sets).toMatchObject({ linesCount: 2_304, linesSum: 2_304 * 12_000 })
  await release('2024-01-21')
  expect((await logOf(batch!)).at(-1)).toMatchObject({ outcome: 'lines_sent', sent: { count: 2_304 } })
  const { rows } = await house.owner.query<{ n: number }>(
    `select count(*)::int as n from event where case_id like 'MANY-%' and body like '%"outcome":"send"%'`,
  )
  expect(rows).toEqual([{ n: 2_300 }])
  expect((await verify()).mismatches).toEqual([])
  const change = (n: number) =>
    house.owner.query(
      `update gathered_line set body = replace(body, '12000', $2) where case_id = $1 and n = 7`,
      [batch, String(n)],
    )
  await change(99_000)
  /** Neither those of its events nor those that were found. */
  expect((await verify()).mismatches).toMatchObject([
    { kind: 'list', what: `${batch} lines` },
    { kind: 'list', what: batch },
  ])
  await house.owner.query(
    `update gathered_line set body = replace(body, '99000', '12000') where case_id = $1`,
    [batch],
  )
  expect((await verify()).mismatches).toEqual([])
})
