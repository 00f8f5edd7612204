/** The year of Wuling's organisations played through the API: the page's figures out of records, lists by themselves, everything verified. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from '@hono/zod-openapi'
import { makeWuling } from '../../packs/wuling.ts'
import { found, type Found } from '../../tools/living.ts'
import { openTestHouse, seed, type TestHouse, type Visitor, type Visitors } from '../../tools/house.ts'
import { playRehearsal } from '../cli/rehearse.ts'
import type { BulletinView, PageFigureSchema, RegisterEntryView, RegisterListView } from './contract/index.ts'
import { verifyAll } from './verify.ts'

type PageFigure = z.infer<typeof PageFigureSchema>

let house: TestHouse
let at: Visitors
const asOf = '2021-10-20'

beforeAll(async () => {
  house = await openTestHouse({ codes: ['430523', '430702'] })
  at = house.at('430702')
  const t = await playRehearsal(makeWuling(seed), { url: house.url, key: house.key, realm: '430702' })
  console.log(t)
}, 120_000)
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

test('[A3] the newspaper’s numbers are counted from records, and nothing else is claimed', async () => {
  const figures = (await at.console.get<readonly PageFigure[]>(`/api/page?asOf=${asOf}`)).body
  expect(figures.map((f) => [f.id, f.value, f.qualifier, f.records])).toEqual([
    ['A3-01', 323, 'exact', 323],
    ['A3-02', 1_220, 'exact', 1_220],
  ])
})
test('x', async () => {
  const figs = (await (await at.as('registrar-head')).get<any>(`/api/bulletins/organisations.monthly?asOf=${asOf}&format=md`)).body
  console.log(figs)
})
