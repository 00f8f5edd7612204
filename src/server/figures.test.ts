/** Figures follow their records: a grant raises them, taking it back lowers them, a signed bulletin keeps what it said. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act, family, granted, staffOf, type Staff } from '../../tools/county.ts'
import { openTestHouse, type TestHouse } from '../../tools/house.ts'
import { yankoupu, yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import type {
  BulletinView,
  FigureView,
  Problem,
  ReadingView,
  RecordsView,
  SlotRecordsView,
} from './contract/index.ts'

let house: TestHouse
let staff: Staff

beforeAll(async () => {
  house = await openTestHouse()
  staff = await staffOf(house)
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const grants = 'assistance.temporary.grants'
const reading = async (id: string, query = ''): Promise<ReadingView> =>
  (await staff.county.get<ReadingView>(`/api/figures/${id}/reading${query}`)).body
const verified = async () =>
  (
    await house.console.send<{ ok: boolean; mismatches: unknown[] }>('POST', '/api/verify', '{}', {
      'content-type': 'application/json',
    })
  ).body

test('[F4] two grants count two, with their money; withdrawing one lowers both; each area has its own', async () => {
  expect(await reading(grants)).toMatchObject({ value: 0, records: 0 })
  const first = await granted(staff, family(1), 90_000)
  const digest = (await reading(grants)).digest
  await granted(staff, family(2), 70_000)
  expect(await reading(grants)).toMatchObject({ value: 2, records: 2 })
  expect(await reading('assistance.temporary.amount')).toMatchObject({ value: 160_000, unit: 'fen' })
  expect(await reading(grants, `?area=${yankoupu}`)).toMatchObject({ value: 2 })
  expect(await reading(grants, `?area=${yunzhao}`)).toMatchObject({ value: 2 })
  expect(await reading(grants, '?area=430523101')).toMatchObject({ value: 0 })
  expect((await reading(grants)).digest).not.toBe(digest)

  expect(await act(staff, 'leader', first, 6, 'cancel', { reason: '发放前复核发现重复申报' })).toMatchObject({
    status: 200,
  })
  expect(await reading(grants)).toMatchObject({ value: 1, records: 1 })
  expect(await reading('assistance.temporary.amount')).toMatchObject({ value: 70_000 })
  expect(await verified()).toMatchObject({ ok: true, mismatches: [] })
})

test('[F4] the digest is that of the records, as anybody can work it out', async () => {
  const { body } = await staff.county.get<RecordsView>(`/api/figures/${grants}/records`)
  const lines = body.records.map((r) => `${r.case}\t${r.seq}\t${r.value}\n`).sort()
  expect((await reading(grants)).digest).toBe(createHash('sha256').update(lines.join('')).digest('hex'))
  expect((await reading(grants, '?area=430523101')).digest).toBe(createHash('sha256').digest('hex'))
})

test('a figure page shows both counts, and its records are the cases', async () => {
  const { body } = await staff.county.get<FigureView>(`/api/figures/${grants}`)
  expect(body.reading).toMatchObject({ value: 1, numerator: { count: 1 }, denominator: { count: 2 } })
  expect(body.byArea.find((a) => a.area === yankoupu)).toMatchObject({ value: 1, records: 1 })
  expect(body.byArea.reduce((n, a) => n + (a.value ?? 0), 0)).toBe(1)
  expect(body.trend.at(-1)).toMatchObject({ value: 1 })
  const { body: records } = await staff.county.get<RecordsView>(`/api/figures/${grants}/records`)
  expect(records.records.filter((r) => r.part === 'top')).toHaveLength(1)
})

test('before the day of the grant the figure did not count it', async () => {
  expect(await reading(grants, '?asOf=2021-10-19')).toMatchObject({ value: 0, records: 0 })
  expect(await reading(grants, '?asOf=2020-12-31')).toMatchObject({
    value: 0,
    window: { from: '2020-01-01', to: '2020-12-31' },
  })
})

test('[B3] [B4] [B5] [P3] signing freezes; a later change drafts its correction and leaves the signed text as it was', async () => {
  const case3 = await granted(staff, family(3), 50_000)
  const refused = await staff.leader.post<Problem>('/api/bulletins/assistance.monthly/sign', {
    asOf: '2021-10-20',
  })
  expect(refused).toMatchObject({ status: 403, body: { code: 'may_not_sign' } })
  const signed = await staff.county.post<BulletinView>('/api/bulletins/assistance.monthly/sign', {
    asOf: '2021-10-20',
  })
  expect(signed.status, JSON.stringify(signed.body)).toBe(200)
  expect(signed.body.slots.grants!.printed).toBe('2')
  expect(signed.body.signed).toMatchObject({ corrections: [] })
  expect(
    await staff.county.post('/api/bulletins/assistance.monthly/sign', { asOf: '2021-10-20' }),
  ).toMatchObject({ status: 409, body: { code: 'already_signed' } })

  expect(await act(staff, 'leader', case3, 6, 'cancel', { reason: '发放前复核发现重复申报' })).toMatchObject({
    status: 200,
  })
  const { body } = await staff.county.get<BulletinView>('/api/bulletins/assistance.monthly?asOf=2021-10-20')
  expect(body.slots.grants!.printed).toBe('2')
  expect(body.signed!.corrections.find((c) => c.slot === 'grants')).toMatchObject({ was: '2', now: '1' })
  expect(body.signed!.corrections.find((c) => c.slot === 'grants')).toMatchObject({
    added: [],
    removed: [case3],
  })
  const before = await staff.county.get<SlotRecordsView>(
    '/api/bulletins/assistance.monthly/slots/grants/records?asOf=2021-10-20',
  )
  expect(before.body).toMatchObject({ frozen: true, total: 2 })
  expect(before.body.records.map((r) => r.case)).toContain(case3)
  const table = body.paragraphs.find((p) => p.table)!.table!
  expect(table.rows.find((r) => r.area === yankoupu)!.cells[1]).toBe('2')
})

test('a bulletin of tomorrow cannot be signed', async () => {
  expect(
    await staff.county.post('/api/bulletins/assistance.monthly/sign', { asOf: '2022-01-01' }),
  ).toMatchObject({ status: 422, body: { code: 'future_day' } })
})
