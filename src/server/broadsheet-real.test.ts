/** [PG2] [P8] [PG11] The page of a house that is no rehearsal: who reads what of it before and after it is signed. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apply, family, staffOf, type Staff } from '../../tools/county.ts'
import { allPacks, openTestHouse, type Answer, type TestHouse, type Visitor } from '../../tools/house.ts'
import { page } from '../../packs/page/index.ts'
import type { BroadsheetRecordsView, BroadsheetView } from './contract/index.ts'

let house: TestHouse
let staff: Staff
beforeAll(async () => {
  house = await openTestHouse({
    real: true,
    pages: true,
    opensOnPage: true,
    packs: { ...allPacks(), page: { ...page, implied: [] } },
  })
  staff = await staffOf(house)
  /** A realm answers under a head of its log, and a receipt has one signed. */
  const id = await apply(staff, family(1))
  expect((await staff.village.get(`/api/cases/${id}/receipt`)).status).toBe(200)
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const asOf = '2021-10-20'
const read = (who: Visitor): Promise<Answer<BroadsheetView>> => who.get(`/api/broadsheet?asOf=${asOf}`)
const records = (who: Visitor): Promise<Answer<BroadsheetRecordsView>> =>
  who.get(`/api/broadsheet/A4-05/records?asOf=${asOf}`)
const everybody = (): readonly (readonly [string, Visitor])[] => [
  ['旁人', house.stranger],
  ['看得到指标的村干部', staff.village],
  ['镇里经办', staff.clerk],
]

test('[PG11] its first address is where residents are served', async () => {
  const first = await house.stranger.get<string>('/')
  expect(first.body).toBe((await house.stranger.get<string>('/services')).body)
  expect(first.body).not.toBe((await house.stranger.get<string>('/page')).body)
})

test('[PG2] a page that is not signed is read by whoever signs it and whoever audits, with all that it stands on', async () => {
  for (const [name, who] of everybody()) {
    expect([name, (await read(who)).status]).toEqual([name, 404])
    expect([name, (await records(who)).status]).toEqual([name, 404])
  }
  for (const who of [staff.county, house.console]) {
    const { status, body } = await read(who)
    expect([status, body.rehearsal, body.values['A4-05']?.value]).toEqual([200, false, 0])
    expect(body.values['A4-05']).toMatchObject({ records: 0, digest: expect.any(String) as string })
    expect((await records(who)).status).toBe(200)
  }
})

test('[PG2] [P8] of a signed page everybody reads what is printed; how many records, out of how many, and which, is not printed', async () => {
  const { status, body } = await staff.county.post<BroadsheetView>('/api/broadsheet/sign', {
    asOf,
    evenSo: true,
  })
  expect(status, JSON.stringify(body).slice(0, 300)).toBe(200)
  expect(body.values['A4-05']!.records).toBe(0)
  for (const [name, who] of everybody()) {
    const { body: signed } = await read(who)
    expect([name, signed.signed?.corrections]).toEqual([name, []])
    expect(signed.values['A4-05']).toMatchObject({
      value: 0,
      printed: { zh: '0', en: '0' },
      records: null,
      digest: null,
      kept: null,
      counts: null,
    })
    expect([name, (await records(who)).status]).toEqual([name, 404])
  }
  expect((await records(house.console)).body).toMatchObject({ frozen: true, total: 0 })
})
