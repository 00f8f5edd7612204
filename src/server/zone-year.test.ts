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

test('A2-10 至 A2-14 由记录得出，别的都不声称', async () => {
  const { body } =
    await at.console.get<
      readonly { readonly id: string; readonly value: number; readonly qualifier: string }[]
    >('/api/page?asOf=2021-10-20')
  expect(body.map((f) => [f.id, f.value, f.qualifier])).toEqual([
    ['A2-10', 23, 'exact'],
    ['A2-11', 41, 'exact'],
    ['A2-12', 41, 'exact'],
    ['A2-13', 9, 'exact'],
    ['A2-14', 384, 'more_than'],
  ])
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
