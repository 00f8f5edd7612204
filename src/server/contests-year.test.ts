/** Both contests as a house plays them: every line accepted, and the page's numbers counted from records. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contestsRealm } from '../../packs/rehearsal-hunan/index.ts'
import { makeContests } from '../../packs/hunan-contests.ts'
import { openTestHouse, seed, type TestHouse, type Visitors } from '../../tools/house.ts'
import { found, type Found } from '../../tools/living.ts'
import { playRehearsal } from '../cli/rehearse.ts'

let house: TestHouse
let at: Visitors

beforeAll(async () => {
  house = await openTestHouse({ codes: ['430523', contestsRealm] })
  at = house.at(contestsRealm)
  await playRehearsal(makeContests(seed), { url: house.url, key: house.key, realm: contestsRealm })
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

test('[RM6] A5-05 至 A5-10、A7-05 至 A7-11 由记录得出，别的城市的通报不算本区的', async () => {
  const { body } =
    await at.console.get<
      readonly { readonly id: string; readonly value: number | string; readonly qualifier: string }[]
    >('/api/page?asOf=2021-10-20')
  expect(body.map((f) => [f.id, f.value, f.qualifier]).toSorted()).toEqual([
    ['A5-05', 9, 'exact'],
    ['A5-06', 36, 'exact'],
    ['A5-07', 9, 'exact'],
    ['A5-08', 1, 'exact'],
    ['A5-09', 4, 'exact'],
    ['A5-10', 4, 'at_least'],
    ['A7-05', 'special', 'exact'],
    ['A7-06', 1, 'exact'],
    ['A7-07', 75, 'exact'],
    ['A7-08', 225, 'exact'],
    ['A7-09', 2, 'exact'],
    ['A7-10', 3, 'exact'],
    ['A7-11', 3, 'exact'],
  ])
})

/** What each listed account finds when it signs in. */
test.each<[string, readonly Found[]]>([
  ['organiser', ['inbox', 'can']],
  ['host', ['inbox', 'can']],
  ['chief', ['inbox', 'can']],
  ['clerk', ['reads']],
  ['judge', ['reads']],
  ['supervisor', ['inbox', 'can']],
  ['arbiter', ['can']],
  ['setter', ['inbox', 'can']],
  ['delegate', ['can']],
  ['table1', ['reads']],
  ['figures', ['reads']],
  ['auditor', ['reads']],
])('%s finds work: %j', async (login, what) => {
  expect(await found(await at.as(login))).toEqual(expect.arrayContaining([...what]))
})
