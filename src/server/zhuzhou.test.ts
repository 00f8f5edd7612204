/** [RM11] A realm whose key is no code: the zone of Zhuzhou as its rehearsal loads it, with grids on the ground. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  gridsOfZone,
  groundOfZone,
  streetsOfZone,
  xuefu,
  xuefuFirst,
  zhuzhouZone,
  zone,
} from '../../packs/rehearsal-hunan/index.ts'
import { makeZhuzhou } from '../../packs/zhuzhou.ts'
import { allPacks, openTestHouse, seed, type TestHouse, type Visitors } from '../../tools/house.ts'
import type { AreaView, FoundView, Me } from './contract/index.ts'

let house: TestHouse
let at: Visitors

beforeAll(async () => {
  house = await openTestHouse({
    codes: ['430523', zhuzhouZone],
    packs: { ...allPacks(), areas: { [zhuzhouZone]: zone } },
  })
  at = house.at(zhuzhouZone)
  const sent = await at.console.send('PUT', '/api/registry', JSON.stringify(makeZhuzhou(seed).registry), {
    'content-type': 'application/json',
  })
  expect(sent.status, JSON.stringify(sent.body)).toBe(200)
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

test('the zone is seen from its own place, and its streets, communities and grids below', async () => {
  const below = async (under?: string) =>
    (
      await at.stranger.get<readonly AreaView[]>(`/api/areas${under === undefined ? '' : `?under=${under}`}`)
    ).body.map((a) => a.code)
  expect(await below()).toEqual(streetsOfZone.map((s) => s.code))
  expect(await below(xuefu)).toEqual(gridsOfZone.filter((g) => g.parent === xuefu).map((g) => g.code))
})

test('a point is found in its grid and all that this lies in; another realm knows nothing of it', async () => {
  const { middles } = groundOfZone(seed)
  for (const code of [xuefuFirst, gridsOfZone.at(-1)!.code]) {
    const [x, y] = middles.get(code)!
    const where = `/api/areas?at=${(x / 1e6).toFixed(6)},${(y / 1e6).toFixed(6)}`
    const places = (await at.stranger.get<readonly AreaView[]>(where)).body.map((a) => a.code)
    expect(places.toSorted()).toEqual([zone, code.slice(0, 9), code.slice(0, 12), code])
    expect((await house.stranger.get<readonly AreaView[]>(where)).body).toEqual([])
  }
})

test.each([
  ['worker', [xuefuFirst, `${xuefu}002`]],
  ['community', [xuefu, `${xuefu}001`, `${xuefu}002`, `${xuefu}003`]],
  ['command-head', [zone, zone]],
  ['unit', [zone]],
  ['resident', []],
] as const)('%s signs in and acts over %j', async (login, places) => {
  const me = (await (await at.as(login)).get<Me>('/api/me')).body
  expect([me.realm.code, me.realm.area]).toEqual([zhuzhouZone, zone])
  expect(me.posts.map((p) => p.area).toSorted()).toEqual(places)
})

test('a grid is searched for by its name and by its fifteen digits', async () => {
  const clerk = await at.as('street')
  for (const words of ['学府第一网格', xuefuFirst])
    expect(
      (await clerk.post<FoundView>('/api/find', { q: words })).body.groups.flatMap((g) =>
        g.hits.map((hit) => hit.id),
      ),
    ).toContain(xuefuFirst)
})
