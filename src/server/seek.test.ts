/** People for the policy, over HTTP: who may ask, what is told, and what is written down first. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apply, family, granted, posts, staffOf, type Staff } from '../../tools/county.ts'
import { allPacks, openTestHouse, type TestHouse } from '../../tools/house.ts'
import { shaoyangCounty, yankoupu } from '../../packs/rehearsal-hunan/index.ts'
import type { SoughtView } from './contract/index.ts'

let house: TestHouse
let staff: Staff
const id = 'assistance.temporary'

beforeAll(async () => {
  const clause = allPacks().programmes.find((p) => p.id === id)!.basis[0]!
  house = await openTestHouse({
    packs: {
      ...allPacks(),
      seeks: {
        [id]: {
          title: { zh: '支出型救助找人', en: 'People for expense aid' },
          by: ['township-clerk', 'county-leader'],
          from: { cases: id, at: ['payment', 'acceptance'] },
          facts: { kind: '"expense"', monthlyIncome: 'monthlyIncome', persons: 'persons' },
          conditions: [
            {
              test: 'incomeFits',
              title: { zh: '人均收入不超过规定', en: 'Income within the limit' },
              clause,
            },
          ],
          shows: ['monthlyIncome', 'persons'],
          clause,
        },
      },
    },
  })
  staff = await staffOf(house)
  await granted(staff, family(1), 50_000)
  await apply(staff, family(2), { monthlyIncome: 90_000 })
})
afterAll(() => house.close())

const ask = (who: 'clerk' | 'county' | 'head', more: object = {}) =>
  staff[who].post<SoughtView>(`/api/programmes/${id}/seek`, {
    post: posts[who],
    purpose: '年度主动发现，安排村干部上门',
    ...more,
  })

test('[SK3] the people found are told by a masked name and their village, with what is needed and what a visit must find out', async () => {
  const { status, body } = await ask('clerk')
  expect([status, body.looked, body.people.length]).toEqual([200, 2, 2])
  const fits = body.people.find((x) => x.fits)!
  expect(fits.subject).toMatch(/＊|\*/)
  expect(fits.areaName).toContain('云赵村')
  expect(fits.facts.map((f) => f.name)).toEqual(['monthlyIncome', 'persons'])
  const waiting = body.people.find((x) => !x.fits)!
  expect(waiting.unknown.map((x) => x.zh)).toEqual(['人均收入不超过规定'])
  const text = JSON.stringify(body)
  for (const n of [1, 2])
    for (const secret of [family(n).name, family(n).idNo, family(n).phone]) expect(text).not.toContain(secret)
})

test('[SK3] why, and how many were looked at and found, is written down for those who audit', async () => {
  const log = await staff.auditor.get<{
    accesses: { what: { zh: string }[]; purpose: string; name: string }[]
  }>('/api/accesses?kind=seek')
  expect(log.body.accesses).toHaveLength(1)
  const [entry] = log.body.accesses
  expect(entry!.what[0]!.zh).toBe('政策找人：临时救助，查2件，找到2人')
  expect(entry!.purpose).toBe('年度主动发现，安排村干部上门')
})

test('[SK3] only posts that the pack names ask, within their own places, and with a purpose', async () => {
  expect((await ask('county', { area: yankoupu })).status).toBe(200)
  expect((await ask('head')).status).toBe(404)
  expect((await ask('clerk', { area: shaoyangCounty })).status).toBe(404)
  expect((await ask('clerk', { purpose: '\u200b\u200b\u200b\u200b' })).status).toBe(422)
  expect((await ask('clerk', { purpose: '查' })).status).toBe(400)
  const other = await staff.clerk.post('/api/programmes/assistance.reserve/seek', {
    post: posts.clerk,
    purpose: '年度主动发现',
  })
  expect(other.status).toBe(404)
})
