/** Whoever signs in with a listed account of the county finds something to do; what each finds stands beside it. */
import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeRehearsal } from '../../packs/rehearsal.ts'
import { openTestHouse, seed, type TestHouse } from '../../tools/house.ts'
import { playRehearsal } from '../cli/rehearse.ts'
import { found, type Found } from '../../tools/living.ts'
import type { ErrandsView, Inbox } from './contract/index.ts'
import { verifyAll } from './verify.ts'

let house: TestHouse
const rehearsal = makeRehearsal(seed, 0.01)

beforeAll(async () => {
  house = await openTestHouse()
  await playRehearsal(rehearsal, { url: house.url, key: house.key, realm: '430523' })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

/** What each finds at least: work in the inbox, what was asked by name, what was asked of others, what concerns them. */
const accounts: Readonly<Record<string, readonly Found[]>> = {
  li: ['can', 'urge'],
  neighbour: ['asked', 'can'],
  village: ['asked', 'errand'],
  grid: ['asked', 'errand'],
  clerk: ['inbox', 'errand', 'sent'],
  clerk2: ['inbox', 'errand', 'sent'],
  head: ['inbox', 'errand', 'sent'],
  leader: ['inbox', 'errand', 'sent'],
  vice: ['inbox', 'errand'],
  check: ['inbox', 'errand'],
  county: ['inbox', 'errand', 'sent'],
  finance: ['inbox', 'errand'],
  'finance-head': ['inbox', 'errand'],
  'county-clerk': ['inbox', 'errand'],
  hospital: ['inbox', 'errand'],
  care: ['inbox', 'errand'],
  store: ['inbox', 'errand'],
  'county-store': ['inbox', 'errand'],
  /** Asked by the window, and by nobody by name. */
  medical: ['inbox'],
  /** Counts, and looks who looked: they have a part in no programme, and their work is to read. */
  statistician: ['reads'],
  auditor: ['reads'],
}

/** Where support, care and goods wait for the accounts that temporary assistance has too. */
const support = {
  clerk: ['公示', '四方签字', '待续签', '终止结清', '追回多发', '结清并公布'],
  head: ['初审', '核实终止'],
  county: ['县级确认', '确定等级', '调整等级', '核准终止', '待批准', '待签订'],
  finance: ['待支付'],
  village: ['履行中', '村里确认'],
}

/** Every step at which an ordinary application, or an urgent one, waits for somebody: on the desk of a listed account. */
const steps: Readonly<Record<string, readonly string[]>> = {
  village: ['待张贴公示', '民主评议', '乡镇联审联批', ...support.village],
  clerk: [
    '受理',
    '入户调查',
    '拟定救助意见',
    '补办手续',
    '家庭经济状况调查',
    '初审',
    '公示',
    '待书面告知',
    '保障中',
    '多发待追回',
    '待告知申请人',
    ...support.clerk,
  ],
  check: ['经济状况核对', '信息核对', '核查事实', '请人核看'],
  medical: ['县医疗保障局（医疗救助）'],
  head: ['审核', '乡镇联审联批', ...support.head],
  leader: ['乡镇审批', '紧急处置', '乡镇联审联批', '变更待决定', '停发待决定'],
  county: ['县级审批', '县级入户调查', '待认定', ...support.county],
  finance: ['待发放', '银行代发中', ...support.finance],
  'county-clerk': ['待下单', '核对账单'],
  hospital: ['自理能力评估', '重新评估'],
  care: ['待派护理员', '住院照料中', '服务中', '待提交账单', '账单退回（与记录不符）'],
  store: ['待交付（乡镇站）', '调拨途中', '待发放'],
  'county-store': ['待发出', '待交付（县站）'],
  'finance-head': ['待批准', '待复核'],
}

test('the accounts are those that the rehearsal lists', () => {
  expect(rehearsal.registry.logins.map((l) => l.login).toSorted()).toEqual(Object.keys(accounts).toSorted())
})

test.each(Object.entries(accounts))('%s finds work: %j', async (login, what) => {
  expect(await found(await house.as(login))).toEqual(expect.arrayContaining([...what]))
})

test.each(Object.entries(steps))('%s has living work at %j', async (login, titles) => {
  const { tasks } = (await (await house.as(login)).get<Inbox>('/api/inbox?limit=2000')).body
  expect(tasks.map((task) => task.stepTitle.zh)).toEqual(expect.arrayContaining([...titles]))
})

test('[OA3] [OA18] of every kind of errand one is on a listed desk, as lines by name or marked on the line of the inbox', async () => {
  const kinds = new Set<string>()
  for (const login of Object.keys(accounts).filter((name) => name !== 'li' && name !== 'neighbour')) {
    const who = await house.as(login)
    const { errands } = (await who.get<ErrandsView>('/api/errands?box=mine')).body
    const { tasks } = (await who.get<Inbox>('/api/inbox?limit=2000')).body
    for (const { kind } of [...errands, ...tasks.flatMap((task) => task.marks)]) kinds.add(kind)
  }
  expect([...kinds].toSorted()).toEqual([
    'copied',
    'entrusted',
    'handed',
    'mentioned',
    'sign',
    'supervised',
    'urged',
  ])
})

test('[V1] [FD9] what the year left behind is what the log gives, and is found by it', async () => {
  expect((await verifyAll(house.house)).mismatches).toEqual([])
})

/** Temporary assistance, the living allowance, support, care and goods: money, and pieces in their stores. */
test('[BK3] the books of the year, counted again, are what is stored', async () => {
  const report = await house.recounts.now('system')
  expect([report.ok, report.differences]).toEqual([true, []])
  expect(report.transfers).toBeGreaterThan(500)
  for (const [program, command] of [
    ['hledger', 'hledger'],
    ['beancount', 'bean-check'],
  ] as const) {
    const isThere = spawnSync(command, ['--version']).status === 0
    const { state } = report.checkers.find((x) => x.program === program)!
    expect([program, state]).toEqual([program, isThere ? 'agrees' : 'absent'])
  }
})
