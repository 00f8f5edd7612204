/** [TA3]-[TA11] Time that acts, on a real PostgreSQL: an allowance through months of played time, two servers, and a stop. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allowance, allowanceFigure } from '../../tools/allowance.ts'
import { family, posts } from '../../tools/county.ts'
import { allPacks, openHouseOver, openTestHouse, type TestHouse } from '../../tools/house.ts'
import { yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import { eventsOf, findCaseState } from '#store'
import type { Programme } from '#kernel/programme'
import { runsOf, type CaseEvent } from '#kernel/case'
import type { CaseView } from './contract/index.ts'
import type { Packs } from './packs.ts'

const packsWith = (...programmes: readonly Programme[]): Packs => {
  const packs = allPacks()
  return {
    ...packs,
    programmes: [...packs.programmes, ...programmes],
    figures: [...packs.figures, allowanceFigure],
  }
}
let house: TestHouse
const again = (packs = packsWith(allowance)): Promise<TestHouse> =>
  openHouseOver(
    { url: house.databaseUrl, close: () => Promise.resolve() } as unknown as Parameters<
      typeof openHouseOver
    >[0],
    { packs },
  )

beforeAll(async () => {
  house = await openTestHouse({ packs: packsWith(allowance) })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

let keys = 0
async function play(
  id: string,
  seq: number,
  who: keyof typeof posts,
  outcome: string,
  at: string,
  input = {},
) {
  const answer = await house.console.send<string>(
    'POST',
    '/api/commands',
    JSON.stringify({
      key: `time-acts-${++keys}`,
      case: id,
      seq,
      outcome,
      input,
      ...(seq === 0 ? { programme: 'test.allowance', area: yunzhao } : {}),
      as: posts[who],
      at: `${at.replace(' ', 'T')}:00+08:00`,
    }),
    { 'content-type': 'application/x-ndjson' },
  )
  expect(String(answer.body)).toContain('"ok":true')
}
const formOf = (n: number, hasAccount = true) => ({
  fullName: family(n).name,
  idNo: family(n).idNo,
  account: family(n).card,
  hasAccount,
})
async function granted(id: string, n: number, day: string, hasAccount = true): Promise<void> {
  await play(id, 0, 'village', 'apply', `${day} 09:00`, formOf(n, hasAccount))
  await play(id, 1, 'clerk', 'approve', `${day} 10:00`)
}
const until = async (at: string, there = house) => {
  const answer = await there.console.send(
    'POST',
    '/api/settle',
    JSON.stringify({ until: `${at.replace(' ', 'T')}:00+08:00` }),
    { 'content-type': 'application/json' },
  )
  expect(answer.status).toBe(200)
}
const logOf = (id: string): Promise<readonly CaseEvent[]> => eventsOf(house.house.pool, '430523', [id])
const runsTold = async (id: string) =>
  (await logOf(id))
    .filter((e) => e.run)
    .map((e) => `${e.outcome} ${e.run!.due.slice(0, 10)} ${e.at.slice(0, 10)} ${e.sets.granted ?? '-'}`)
const stateOf = async (id: string) => (await findCaseState(house.house.pool, '430523', id))!
const inbox = async (login: string, post: string) =>
  (
    await (await house.as(login)).get<{ tasks: readonly { case: string }[] }>(`/api/inbox?post=${post}`)
  ).body.tasks.map((x) => x.case)
const mismatches = async () =>
  (
    await house.console.send<{ mismatches: readonly object[] }>('POST', '/api/verify', '{}', {
      'content-type': 'application/json',
    })
  ).body.mismatches

describe('played time', () => {
  test('[TA3] [TA6] month by month, each with its own day; nothing before it is played', async () => {
    await granted('TIME-1', 501, '2021-01-20')
    expect(await runsTold('TIME-1')).toEqual([])
    await until('2021-02-20 00:00')
    await until('2021-03-20 00:00')
    await until('2021-03-20 00:00')
    expect(await runsTold('TIME-1')).toEqual([
      'grant 2021-02-09 2021-02-20 10000',
      'grant 2021-03-09 2021-03-20 10000',
    ])
    expect((await logOf('TIME-1'))[2]).toMatchObject({
      by: { person: 'system', post: null, role: 'system' },
      run: { by: 'schedule', name: 'monthly' },
      historical: true,
    })
  })

  test('[TA4] after a stop of two months and a new start, both months are done, in their order', async () => {
    const second = await again()
    try {
      await until('2021-05-20 00:00', second)
    } finally {
      await second.stop()
    }
    expect((await runsTold('TIME-1')).slice(2)).toEqual([
      'grant 2021-04-09 2021-05-20 10000',
      'grant 2021-05-08 2021-05-20 10000',
    ])
  })

  test('[TA5] two servers at once do each run once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => granted(`TWIN-${n}`, 520 + n, '2021-05-25')))
    const second = await again()
    try {
      await Promise.all([until('2021-07-20 00:00'), until('2021-07-20 00:00', second)])
    } finally {
      await second.stop()
    }
    for (let n = 0; n < 20; n++)
      expect(await runsTold(`TWIN-${n}`)).toEqual([
        'grant 2021-06-09 2021-07-20 10000',
        'grant 2021-07-09 2021-07-20 10000',
      ])
  })
})

test('[TA7] who did not supplement in time counts as having withdrawn, and is told what they can do', async () => {
  await play('LAPSE-1', 0, 'village', 'apply', '2021-06-01 09:00', formOf(502))
  await play('LAPSE-1', 1, 'clerk', 'ask', '2021-06-02 09:00')
  await until('2021-07-20 00:00')
  const [event] = (await logOf('LAPSE-1')).slice(-1)
  expect(event).toMatchObject({ outcome: 'lapse', to: 'withdrawn', run: { by: 'clock', name: 'supplement' } })
  expect(event!.run!.due.slice(0, 10)).toBe('2021-06-10')
  expect(event!.effects).toMatchObject([
    { kind: 'notify', text: { zh: expect.stringContaining('重新申请') } },
  ])
})

test('[TA8] [TA9] what is refused is a task with its reason; nothing else of what is being paid is', async () => {
  await granted('REFUSED-1', 503, '2021-07-21', false)
  expect(await inbox('clerk', posts.clerk)).not.toContain('REFUSED-1')
  await until('2021-08-20 00:00')
  expect(await runsTold('REFUSED-1')).toEqual(['run_refused 2021-08-09 2021-08-20 -'])
  expect(await inbox('clerk', posts.clerk)).toContain('REFUSED-1')
  expect(await inbox('clerk', posts.clerk)).not.toContain('TIME-1')
  await play('REFUSED-1', 3, 'clerk', 'register', '2021-08-21 09:00', { hasAccount: true })
  await until('2021-08-22 00:00')
  expect(await runsTold('REFUSED-1')).toEqual([
    'run_refused 2021-08-09 2021-08-20 -',
    'grant 2021-08-09 2021-08-22 10000',
  ])
  expect(await inbox('clerk', posts.clerk)).not.toContain('REFUSED-1')
})

test('[TA12] a page says what will happen by itself and what did not, in office and to who opened it', async () => {
  await play('PAGE-1', 0, 'village', 'apply', '2021-08-22 09:00', formOf(505, false))
  await play('PAGE-1', 1, 'clerk', 'ask', '2021-08-23 09:00')
  const page = async (login: 'clerk' | 'village') =>
    (await (await house.as(login)).get<CaseView>(`/api/cases/PAGE-1?post=${posts[login]}`)).body
  expect((await page('village')).byItself).toMatchObject({
    ahead: [
      {
        by: 'clock',
        outcome: { zh: '视为撤回' },
        day: '2021-08-30',
        tells: { zh: expect.stringContaining('重新申请') },
      },
    ],
    undone: [],
    asleep: false,
  })
  await play('PAGE-1', 2, 'village', 'supplement', '2021-08-24 09:00')
  await play('PAGE-1', 3, 'clerk', 'approve', '2021-08-25 09:00')
  expect(await page('clerk')).toMatchObject({ holder: null, byItself: { asleep: true } })
  await until('2021-09-20 00:00')
  const view = await page('clerk')
  expect(view).toMatchObject({
    holder: { role: 'township-clerk' },
    byItself: {
      asleep: false,
      undone: [
        { outcome: { zh: '计发当月津贴' }, day: '2021-09-09', message: { zh: '没有登记账号，不能发放' } },
      ],
    },
  })
  expect(view.timeline.at(-1)).toMatchObject({
    title: { zh: '到期应自动办理“计发当月津贴”，没有办成' },
    by: { name: '系统' },
    run: { title: { zh: '按月计发' }, day: '2021-09-09' },
  })
})

test('[TA6] a rehearsal’s own clock is followed once its history is played', async () => {
  await granted('CLOCK-1', 504, '2021-09-20')
  house.letTimeAct('430523')
  for (let tries = 0; tries < 200 && (await runsTold('CLOCK-1')).length === 0; tries++)
    await new Promise((next) => setTimeout(next, 50))
  const [line] = await runsTold('CLOCK-1')
  expect(line).toBe('grant 2021-10-09 2021-10-20 10000')
  expect((await logOf('CLOCK-1'))[2]).not.toHaveProperty('historical')
})

test('[TA11] verification works out what comes next, and finds it changed', async () => {
  expect(await mismatches()).toEqual([])
  const c = await stateOf('TIME-1')
  expect(
    runsOf(allowance as Programme, c, { calendar: house.house.calendar, areaPath: [] }).map((r) => r.name),
  ).toEqual(['yearly', 'monthly'])
  await house.owner.query(`update falling_due set due = due + interval '9 days' where case_id = 'TIME-1'`)
  expect(await mismatches()).toMatchObject([{ kind: 'due', what: 'TIME-1' }])
  await house.owner.query(`update falling_due set due = due - interval '9 days' where case_id = 'TIME-1'`)
  expect(await mismatches()).toEqual([])
})
