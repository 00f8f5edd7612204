/** The district's volunteers as a house loads them: every line accepted, and the page's eight numbers counted from records. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lengshuitan } from '../../packs/rehearsal-hunan/index.ts'
import { makeLengshuitan } from '../../packs/lengshuitan.ts'
import { openTestHouse, seed, type TestHouse, type Visitors } from '../../tools/house.ts'
import { playRehearsal } from '../cli/rehearse.ts'

let house: TestHouse
let at: Visitors

beforeAll(async () => {
  house = await openTestHouse({ codes: ['430523', lengshuitan] })
  at = house.at(lengshuitan)
  try {
    const played = await playRehearsal(makeLengshuitan(seed, Number(process.env.PART ?? 20)), {
      url: house.url,
      key: house.key,
      realm: lengshuitan,
    })
    console.log(played)
  } catch (e) {
    console.log(String(e).slice(0, 3000))
  }
  for (const id of ['KS011', 'A00001', 'KR1']) {
    const { body } = await at.console.get<any>(`/api/cases/${id}`)
    console.log(
      id,
      body.seq,
      body.step,
      JSON.stringify(
        body.history?.map((h: any) => [h.seq, h.outcome?.zh ?? h.title?.zh ?? h.outcome, h.at]),
      ).slice(0, 1500),
      Object.keys(body).join(),
    )
  }
}, 300_000)
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

test('A6 的数字由记录得出', async () => {
  const { body } =
    await at.console.get<
      readonly { readonly id: string; readonly value: number; readonly qualifier: string }[]
    >('/api/page?asOf=2021-10-20')
  console.log(body.map((f) => [f.id, f.value, f.qualifier]))
})
