/**
 * Two time banks clear points with each other, each a server of its own: an agreement that both sign, points that go over and come back, the
 * ceiling, a message that comes twice, and at the end two books that are equal and opposite, by our own count and by other people's programs.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '../../tools/exchanging.ts'
import { first, second, twoBanks, type Bank } from '../../tools/two-banks.ts'
import type { Recount } from './contract/index.ts'

const json = { 'content-type': 'application/json' }
let a: Bank
let b: Bank
/** Of the agreement on each side. */
let agreements: { readonly a: string; readonly b: string }

beforeAll(async () => {
  ;({ a, b } = await twoBanks())
}, 600_000)
afterAll(async () => {
  expect([...a.house.faults, ...b.house.faults]).toEqual([])
  await a.house.close()
  await b.house.close()
})

/** Until neither has anything more to do or to say. */
async function settle(): Promise<void> {
  for (let n = 0; n < 3; n++)
    for (const { house } of [a, b]) {
      await house.console.send('POST', '/api/settle', '{}', json)
      await house.exchange.settled()
    }
}
const balance = async ({ house }: Bank, account: string): Promise<number> =>
  (await house.owner.query<{ balance: number }>('select balance from account where id = $1', [account]))
    .rows[0]?.balance ?? 0
/** Points to use and held, what is cleared and on its way, and what stands between. */
const books = async (bank: Bank, person: { readonly account: string }) =>
  Promise.all(
    [
      `points:${person.account}`,
      `held:${person.account}`,
      `clearing:${bank === a ? agreements.a : agreements.b}`,
      `onTheWay:${bank === a ? agreements.a : agreements.b}`,
      'transit',
    ].map((id) => balance(bank, id)),
  )
const to = (bank: 'lingling' | 'lengshuitan', { name, idNo }: typeof first, points: number) => ({
  bank,
  name,
  idNo,
  points,
  consents: true,
})
/** Asked for at A and gone as far as it goes: the case there, and the newest that came to B. */
async function sent(who: 'volunteer' | 'volunteer2', points: number) {
  const here = await must(a.open(who, 'ask', to('lingling', who === 'volunteer' ? first : second, points)))
  await settle()
  return { here, there: (await b.arrived())[0]! }
}

test('一方起草、负责人签字送出，对方负责人签字，两边生效', async () => {
  const form = { bank: 'lingling', ceiling: 30, mostAtOnce: 25, validTo: '2022-12-31' }
  const drafted = await must(a.open('civilisation', 'draft', form, 'volunteers.clearing'))
  await must(a.act('civilisation-head', drafted, 'sign'))
  await settle()
  const [offered] = await b.arrived('volunteers.clearing')
  expect([await a.step(drafted), await b.step(offered!), await b.fact(offered!, 'bank')]).toEqual([
    'signed',
    'offered',
    'lengshuitan',
  ])
  const early = await a.open('volunteer', 'ask', to('lingling', first, 10))
  expect([early.status, JSON.stringify(early.body)]).toEqual([422, expect.stringContaining('item-20')])
  await must(b.act('civilisation-head', offered!, 'agree'))
  await settle()
  agreements = { a: drafted, b: offered! }
  expect([await a.step(drafted), await b.step(offered!)]).toEqual(['in_force', 'in_force'])
})

test('[XC18] 协议的对方没有登记为往来对方的，签字以后写明没有送出；送出了的没有这一句', async () => {
  const form = { bank: 'lengshuitan', ceiling: 30, mostAtOnce: 25, validTo: '2022-12-31' }
  const alone = await must(a.open('civilisation', 'draft', form, 'volunteers.clearing'))
  await must(a.act('civilisation-head', alone, 'sign'))
  await settle()
  const { untold, messages } = await a.exchange(alone)
  expect([untold.map((u) => u.to), messages.length]).toEqual([['lengshuitan'], 0])
  expect((await a.exchange(agreements.a)).untold).toEqual([])
  await must(a.act('civilisation-head', alone, 'withdraw', { why: '对方还没有接入' }))
  expect((await a.exchange(alone)).untold).toEqual([])
})

test('本人的积分转到本人在对方的账户；同一条消息再来，效力只有一次', async () => {
  const [mine, theirs] = [
    await balance(a, `points:${first.account}`),
    await balance(b, `points:${first.account}`),
  ]
  const { here, there } = await sent('volunteer', 20)
  const expected = [
    ['there', 'here'],
    [mine - 20, 0, 20, 0, 0],
    [theirs + 20, 0, -20, 0, 0],
  ]
  const now = async () => [
    [await a.step(here), await b.step(there)],
    await books(a, first),
    await books(b, first),
  ]
  expect(await now()).toEqual(expected)
  /** As if no receipt had come: the owner of either database takes them away, and everything is sent again. */
  for (const { house } of [a, b])
    await house.owner.query(
      `update exchange_message set receipt = null, result = null where direction = 'out'`,
    )
  await settle()
  expect(await now()).toEqual(expected)
  expect((await b.arrived()).length).toBe(1)
})

test('超过未清额度的当场拒绝，写明条款，什么也不动', async () => {
  const before = await books(a, first)
  const over = await a.open('volunteer', 'ask', to('lingling', first, 11))
  expect([over.status, over.body.code, JSON.stringify(over.body)]).toEqual([
    422,
    'not_met',
    expect.stringContaining('item-20'),
  ])
  expect(await books(a, first)).toEqual(before)
})

test('两人同时转，合起来超过额度：只有一人转成，另一人当场被拒绝，或者积分退回', async () => {
  const answers = await Promise.all([
    a.open('volunteer', 'ask', to('lingling', first, 6)),
    a.open('volunteer2', 'ask', to('lingling', second, 6)),
  ])
  await settle()
  const ends = await Promise.all(answers.map(({ body }) => (body.case ? a.step(body.case) : 'none')))
  expect(ends.filter((step) => step === 'there')).toHaveLength(1)
  expect([
    await balance(a, `clearing:${agreements.a}`),
    await balance(b, `clearing:${agreements.b}`),
  ]).toEqual([26, -26])
})

test('对方不收的退回：有争议的账户不转入，理由也带回', async () => {
  await must(b.act('reviewer', second.account, 'dispute', { why: '家长异议' }))
  const before = await books(a, second)
  const arrived = (await b.arrived()).length
  const { here } = await sent('volunteer2', 3)
  const { messages } = await a.exchange(here)
  expect([await a.step(here), messages.at(-1)?.result, await books(a, second)]).toEqual([
    'came_back',
    'refused',
    before,
  ])
  expect((await b.arrived()).length).toBe(arrived)
  await must(b.act('reviewer', second.account, 'settle', { why: '无误' }))
})

test('对方离线时积分只是占用，连上以后照常转到', async () => {
  const before = await books(a, second)
  await a.meet('lingling', '零陵区时间银行', b, 'http://127.0.0.1:9')
  await a.house.exchange.settled()
  const { here } = await sent('volunteer2', 2)
  const [points, held, cleared, onTheWay] = await books(a, second)
  expect([await a.step(here), points, held, cleared, onTheWay]).toEqual([
    'on_the_way',
    before[0]! - 2,
    2,
    before[2],
    2,
  ])
  await a.meet('lingling', '零陵区时间银行', b, b.house.url)
  await settle()
  expect([await a.step(here), (await books(a, second)).slice(1)]).toEqual([
    'there',
    [0, before[2]! + 2, 0, 0],
  ])
})

test('对方退回的，两边都回到从前', async () => {
  const [ours, theirs] = [await books(a, second), await books(b, second)]
  const { here, there } = await sent('volunteer2', 2)
  await must(b.act('civilisation', there, 'send_back', { why: '非本人' }))
  await settle()
  expect([await a.step(here), await b.step(there)]).toEqual(['came_back', 'sent_back'])
  expect([await books(a, second), await books(b, second)]).toEqual([ours, theirs])
})

test('转回来的抵减未清', async () => {
  await must(b.open('volunteer', 'ask', to('lengshuitan', first, 8)))
  await settle()
  expect([
    await balance(a, `clearing:${agreements.a}`),
    await balance(b, `clearing:${agreements.b}`),
  ]).toEqual([20, -20])
})

test('一方终止，两边都不再转', async () => {
  await must(b.act('civilisation-head', agreements.b, 'terminate', { why: '系统升级' }))
  await settle()
  expect([await a.step(agreements.a), await b.step(agreements.b)]).toEqual(['ended', 'ended'])
  for (const [bank, name] of [
    [a, 'lingling'],
    [b, 'lengshuitan'],
  ] as const)
    expect((await bank.open('volunteer', 'ask', to(name, first, 1))).status).toBe(422)
})

test('[XC11] 两边的账相等、方向相反，在途和过渡都是零，核验无误', async () => {
  const ends = async (bank: Bank) => (await books(bank, first)).slice(2)
  const [ours, theirs] = [await ends(a), await ends(b)]
  expect([ours, theirs]).toEqual([
    [20, 0, 0],
    [-20, 0, 0],
  ])
  for (const [bank, of] of [
    [a, agreements.a],
    [b, agreements.b],
  ] as const)
    expect(await bank.fact(of, 'position')).toBe((await ends(bank))[0])
  expect([await a.mismatches(), await b.mismatches()]).toEqual([[], []])
})

test.each(['hledger', 'beancount'] as const)('[BK2] %s：装了的，两边都逐户对得上', async (program) => {
  for (const { house } of [a, b]) {
    const { body } = await house.console.send<Recount>('POST', '/api/books/recount', '{}', json)
    expect([body.ok, body.differences]).toEqual([true, []])
    const { state } = body.checkers.find((c) => c.program === program)!
    expect(['agrees', 'absent']).toContain(state)
  }
})

test.skipIf(spawnSync('hledger', ['--version']).status !== 0)(
  '[BK1] hledger：两边的账簿合在一起，往来清算为零',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yimen-clearing-'))
    const files = await Promise.all(
      [a, b].map(async ({ house }, n) => {
        const file = join(folder, `${n}.journal`)
        writeFileSync(file, (await (await house.as('auditor')).file('/api/books?format=hledger')).body)
        return file
      }),
    )
    const hledger = (...args: readonly string[]) =>
      spawnSync('hledger', args, { env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' }, encoding: 'utf8' })
    for (const file of files) {
      const { status, stderr } = hledger('check', '-s', '-f', file)
      expect([status, stderr]).toEqual([0, ''])
    }
    const sums = files.map(
      (file) => hledger('balance', '-f', file, '-I', '--depth', '2', 'assets:clearing').stdout,
    )
    rmSync(folder, { recursive: true, force: true })
    expect(sums.map((text) => Number(/(-?\d+)/.exec(text)?.[1]))).toEqual([20, -20])
  },
)

test('本人看得到自己的转账，别人看不到', async () => {
  const { rows } = await a.house.owner.query<{ id: string }>(
    `select id from office_case where programme = 'volunteers.transfer' order by opened_at, id limit 1`,
  )
  const seen = async (login: string) =>
    (await (await a.house.as(login)).get(`/api/cases/${rows[0]!.id}`)).status
  expect([await seen('volunteer'), await seen('volunteer2')]).toEqual([200, 404])
})
