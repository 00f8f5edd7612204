/** The campaign of Zhuzhou City as a house loads it: every line accepted, and the page's numbers counted from records. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { zhuzhouCity } from '../../packs/rehearsal-hunan/index.ts'
import { makeZhuzhouCity } from '../../packs/zhuzhou-city.ts'
import { openTestHouse, seed, type TestHouse, type Visitors } from '../../tools/house.ts'
import { found, type Found } from '../../tools/living.ts'
import { playRehearsal } from '../cli/rehearse.ts'

/** One in so many of what was done on the road. */
const part = 100
let house: TestHouse
let at: Visitors

beforeAll(async () => {
  house = await openTestHouse({ codes: ['430523', zhuzhouCity] })
  at = house.at(zhuzhouCity)
  await playRehearsal(makeZhuzhouCity(seed, part), { url: house.url, key: house.key, realm: zhuzhouCity })
}, 600_000)
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

type Claimed = { readonly id: string; readonly value: number | string; readonly qualifier: string }
test('A9 的数字由记录得出；路面查处按份数缩小，其余是全数', async () => {
  const { body } = await at.console.get<readonly Claimed[]>('/api/page?asOf=2021-10-19')
  expect(Object.fromEntries(body.map((f) => [f.id, f.value]))).toEqual({
    'A9-02': 1,
    'A9-05': '2021-09',
    'A9-06': 4,
    'A9-07': 90,
    'A9-08': 85,
    'A9-09': 80,
    'A9-10': 95,
    'A9-11': Math.round(23_323 / part),
    'A9-12': Math.round(3_164 / part),
    'A9-13': 53,
    'A9-14': 13,
    'A9-15': 20,
    'A9-16': 6,
    'A9-17': 100,
    'A9-18': 100,
    'A9-19': 100,
    'A9-20': '2021-11-30',
    'A9-22': 75,
    'A9-23': 2,
    'A9-24': 3,
  })
})

type Seen = {
  readonly total: { readonly done: number; readonly target: number | null }
  readonly rows: readonly { readonly unit: string; readonly target: number | null }[]
}
test.each([
  ['helmets.posts', 75, 86],
  ['helmets.plates', null, 810],
])('[G14] %s：九个区县各有任务，合计等于方案', async (id, done, target) => {
  const { status, body } = await at.console.get<Seen>(`/api/campaigns/${id}?asOf=2021-10-19`)
  expect(status, JSON.stringify(body)).toBe(200)
  expect(body.rows).toHaveLength(9)
  expect(body.total.target).toBe(target)
  if (done !== null) expect(body.total.done).toBe(done)
})

/** What each listed account finds when it signs in. */
test.each<[string, readonly Found[]]>([
  ['officer', ['can']],
  ['officer2', ['can']],
  ['squad', ['inbox', 'can']],
  ['brigade', ['inbox', 'can']],
  ['observer', ['urge']],
  ['campaign', ['inbox', 'can']],
  ['campaign2', ['inbox', 'can']],
  ['leader', ['inbox', 'can']],
  ['employer', ['inbox', 'can']],
  ['organ', ['reads']],
  ['figures', ['reads']],
  ['auditor', ['reads']],
  ['resident', ['can']],
  ['resident2', ['urge']],
])('%s finds work: %j', async (login, what) => {
  expect(await found(await at.as(login))).toEqual(expect.arrayContaining([...what]))
})
