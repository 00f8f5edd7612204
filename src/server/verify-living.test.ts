/** Verification of a house at work: what is done meanwhile alarms nobody, and what is changed meanwhile behind the server is found. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rehearsalPhoto } from '../../packs/xiangtan.ts'
import { apply, family, granted, staffOf, type Staff } from '../../tools/county.ts'
import { openTestHouse, password, type TestHouse } from '../../tools/house.ts'
import { verifyAll, type Report } from './verify.ts'

let house: TestHouse
let staff: Staff
const folder = mkdtempSync(join(tmpdir(), 'yimen-living-'))

beforeAll(async () => {
  house = await openTestHouse({ headsFile: join(folder, 'heads.ndjson') })
  staff = await staffOf(house)
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

const asJson = { 'content-type': 'application/json' }
const must = async (answer: Promise<{ readonly status: number; readonly body: unknown }>): Promise<void> => {
  const { status, body } = await answer
  expect(status, JSON.stringify(body)).toBeLessThan(300)
}
const photo = Uint8Array.from(Buffer.from(rehearsalPhoto.base64, 'base64'))
const registry = (n: number) => ({
  name: { zh: '邵阳县', en: 'Shaoyang County' },
  rehearsal: true,
  order: `邵民〔2021〕${n}号`,
  startsAt: null,
  areas: [],
  organisations: [],
  kin: [],
  posts: [],
  authorities: [],
  people: [{ id: `new-${n}`, name: '钱新', idNo: family(500 + n).idNo }],
  logins: [{ login: `new-${n}`, person: `new-${n}`, password, permissions: [] }],
})

/** What people do in a house, each so many times, all at once. */
const works: readonly (readonly [what: string, times: number, work: (n: number) => Promise<unknown>])[] = [
  ['applications', 60, (n) => apply(staff, family(n))],
  ['whole cases with money', 12, (n) => granted(staff, family(200 + n), 90_000)],
  ['papers', 30, () => must(staff.village.send('POST', '/api/uploads', photo, { 'x-file-name': 'a.png' }))],
  [
    'registries',
    6,
    (n) => must(house.console.send('PUT', '/api/registry', JSON.stringify(registry(n)), asJson)),
  ],
  [
    'logins switched off and on',
    12,
    async () => {
      await must(house.console.post('/api/logins/li/disable', {}))
      await must(house.console.post('/api/logins/li/enable', {}))
    },
  ],
  [
    'erasures of people who bring nothing else',
    6,
    async (n) => {
      const idNo = family(700 + n).idNo
      const body = { ...registry(200 + n), people: [{ id: `new-${200 + n}`, name: '钱新', idNo }] }
      await must(house.console.send('PUT', '/api/registry', JSON.stringify(body), asJson))
      await must(house.console.post('/api/erasures', { idNo, purpose: '保存期限届满' }))
    },
  ],
  [
    'signed bulletins',
    6,
    (n) => must(staff.county.post('/api/bulletins/assistance.monthly/sign', { asOf: `2021-10-1${n}` })),
  ],
  [
    'receipts, each under a new head',
    15,
    async (n) => {
      const id = await apply(staff, family(300 + n))
      /** Behind what still runs it is not a leaf yet. */
      await staff.auditor.get(`/api/cases/${id}/receipt`)
    },
  ],
]

test('[V14] while people work at everything at once, verify says nothing again and again, and nothing afterwards', async () => {
  let atWork = true
  const working = Promise.all(
    works.map(async ([, times, work]) => {
      for (let n = 1; n <= times; n++) await work(n)
    }),
  ).finally(() => {
    atWork = false
  })
  const reports: Report[] = []
  const looking = async (): Promise<void> => {
    while (atWork) reports.push(await verifyAll(house.house))
  }
  await Promise.all([working, looking()])
  reports.push(await verifyAll(house.house))
  expect(reports.flatMap((r) => r.mismatches)).toEqual([])
  /** It grew between the first and the last of them: they did look at a house at work. */
  expect(reports.length).toBeGreaterThan(2)
  expect(new Set(reports.map((r) => r.events)).size).toBeGreaterThan(2)
})

test('[V14] a change behind the server after verification began is found by the next', async () => {
  const db = await house.owner.connect()
  try {
    await db.query('set session_replication_role = replica')
    await db.query(`update account set balance = balance + 1 where id = 'payable'`)
    expect((await verifyAll(house.house)).mismatches.map((m) => m.what)).toContain('payable')
    await db.query(`update account set balance = balance - 1 where id = 'payable'`)
    expect((await verifyAll(house.house)).ok).toBe(true)
  } finally {
    await db.query('set session_replication_role = default')
    db.release()
  }
})
