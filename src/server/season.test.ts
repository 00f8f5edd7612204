/** The season of the bank's branch, played over HTTP: its figure of the page, its wall and circulars, and work for everybody who is listed. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { branchesOfBank, movedTo, psbcYongzhou } from '../../packs/rehearsal-hunan/index.ts'
import { makePsbcYongzhou } from '../../packs/psbc-yongzhou.ts'
import { openTestHouse, seed, type TestHouse, type Visitors } from '../../tools/house.ts'
import { found, type Found } from '../../tools/living.ts'
import { playRehearsal } from '../cli/rehearse.ts'
import type { CampaignView } from './contract/index.ts'

let house: TestHouse
let at: Visitors

beforeAll(async () => {
  house = await openTestHouse({ codes: ['430523', psbcYongzhou] })
  at = house.at(psbcYongzhou)
  await playRehearsal(makePsbcYongzhou(seed), { url: house.url, key: house.key, realm: psbcYongzhou })
}, 600_000)
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

test('A8-06 由记录得出，别的都不声称', async () => {
  const { body } =
    await at.console.get<
      readonly { readonly id: string; readonly value: number; readonly qualifier: string }[]
    >('/api/page?asOf=2021-10-20')
  expect(body.map((f) => [f.id, f.value, f.qualifier])).toEqual([['A8-06', 4, 'exact']])
})

test('[G2] [G8] 七个支行按工作日的进度排名；合计是各支行之和，负增长如实为负', async () => {
  const { status, body } = await (await at.as('office')).get<CampaignView>('/api/campaigns/season.savings')
  expect(status, JSON.stringify(body)).toBe(200)
  expect(body.timeline.title.zh).toBe('按工作日计算的序时进度')
  const branches = body.rows.filter((r) => branchesOfBank.some((b) => b.code === r.area))
  expect(branches).toHaveLength(7)
  /** Nothing tells its records apart but themselves: none is one that another reported. */
  expect(branches.flatMap((r) => r.flags)).toEqual([])
  expect(branches.reduce((n, r) => n + r.done, 0)).toBe(body.total.done)
  expect(branches.reduce((n, r) => n + (r.target ?? 0), 0)).toBe(body.total.target)
  expect(branches.filter((r) => r.percent.startsWith('-')).map((r) => r.area)).toEqual([
    branchesOfBank[6]!.code,
  ])
})

test('[AR4] 划走的网点连同目标和完成数计入新的支行', async () => {
  const view = async (area: string) =>
    (await (await at.as('office')).get<CampaignView>(`/api/campaigns/season.savings?area=${area}`)).body
  const moved = (await view(movedTo)).rows.map((r) => r.name.zh)
  expect(moved).toContain('桥头支行')
  expect((await view(branchesOfBank[0]!.code)).rows.map((r) => r.name.zh)).not.toContain('桥头支行')
})

test.each(['season.express', 'season.weekly.savings', 'season.weekly.bad', 'season.monthly'])(
  '[B16] %s 按支行列表，没有客户',
  async (id) => {
    const { status, body } = await at.console.get<{
      readonly paragraphs: readonly {
        readonly table?: { readonly rows: readonly { readonly area: string }[] }
      }[]
    }>(`/api/bulletins/${id}?asOf=2021-10-20`)
    expect(status, JSON.stringify(body)).toBe(200)
    const tables = body.paragraphs.flatMap((p) => (p.table === undefined ? [] : [p.table]))
    for (const table of tables) expect(table.rows).toHaveLength(7)
    expect(tables.length).toBeGreaterThan(0)
    expect(JSON.stringify(body)).not.toContain('C4311')
  },
)

/** What each listed account finds when it signs in. */
test.each<[string, readonly Found[]]>([
  ['president', ['inbox', 'can']],
  ['office', ['inbox', 'can']],
  ['office2', ['inbox', 'can']],
  ['personal', ['inbox', 'can']],
  ['retail', ['inbox', 'can']],
  ['small', ['inbox', 'can']],
  ['risk-head', ['inbox', 'can']],
  ['data', ['can']],
  ['risk', ['inbox', 'can']],
  ['branch', ['inbox', 'can']],
  ['branch2', ['inbox', 'can']],
  ['branch7', ['inbox', 'can']],
  ['outlet', ['reads']],
  ['team', ['can']],
  ['manager', ['can']],
  ['manager2', ['reads']],
  ['auditor', ['reads']],
])('%s finds work: %j', async (login, what) => {
  expect(await found(await at.as(login))).toEqual(expect.arrayContaining([...what]))
})
