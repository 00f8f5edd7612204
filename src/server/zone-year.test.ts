/** The zone's year as a house loads it: every line accepted, and the page's five numbers counted from records. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { zhuzhouZone } from '../../packs/rehearsal-hunan/index.ts'
import { makeZhuzhou } from '../../packs/zhuzhou.ts'
import { openTestHouse, seed, type TestHouse, type Visitors } from '../../tools/house.ts'
import { playRehearsal } from '../cli/rehearse.ts'

let house: TestHouse
let at: Visitors

beforeAll(async () => {
  house = await openTestHouse({ codes: ['430523', zhuzhouZone] })
  at = house.at(zhuzhouZone)
  await playRehearsal(makeZhuzhou(seed, 100), { url: house.url, key: house.key, realm: zhuzhouZone })
}, 300_000)
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

test.each([
  ['A2-10', 'grid.communities', 23, 23],
  ['A2-11', 'grid.grids', 41, 41],
  ['A2-12', 'grid.workers', 41, 41],
  ['A2-13', 'grid.staff', 9, 9],
  ['A2-14', 'grid.events.joint', 381, 389],
])('%s %s', async (_, figure, least, most) => {
  const { status, body } = await at.console.get<{ readonly value: number }>(
    `/api/figures/${figure}?asOf=2021-10-20`,
  )
  expect(status, JSON.stringify(body)).toBe(200)
  expect(body.value).toBeGreaterThanOrEqual(least)
  expect(body.value).toBeLessThanOrEqual(most)
})

test('[B16] 通报的附表按社区列出并排名，合计等于全区', async () => {
  const { status, body } = await at.console.get<{
    readonly paragraphs: readonly {
      readonly table?: { readonly rows: readonly { readonly area: string }[] }
    }[]
  }>('/api/bulletins/grid.monthly?asOf=2021-10-20')
  expect(status, JSON.stringify(body)).toBe(200)
  const rows = body.paragraphs.flatMap((p) => p.table?.rows ?? [])
  expect(rows).toHaveLength(23)
  expect(rows.every((r) => r.area.length === 12)).toBe(true)
})
