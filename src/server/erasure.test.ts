/** [ER1] A person's data is erased: nobody reads it any more, and everything that was counted and signed still stands. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act, apply, family, granted, posts, staffOf, type Staff } from '../../tools/county.ts'
import { openTestHouse, password, type TestHouse } from '../../tools/house.ts'
import type { Accesses, BulletinView, CaseView, Problem, ReadingView, TaskView } from './contract/index.ts'

let house: TestHouse
let staff: Staff
/** Refused long ago, with a paper; granted and paid; still open. */
let closed: string
let paper: string
let before: { readonly figure: ReadingView; readonly bulletin: string }
const one = family(1)

const erase = (idNo: string, purpose = '保存期限届满，本人申请删除') =>
  house.console.post<{ keys: number; papers: number; logins: number } & Problem>('/api/erasures', {
    idNo,
    purpose,
  })
const verified = async () =>
  (await house.console.send('POST', '/api/verify', '{}', { 'content-type': 'application/json' })).body
const figure = async () =>
  (await staff.county.get<ReadingView>('/api/figures/assistance.temporary.grants/reading')).body
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

beforeAll(async () => {
  house = await openTestHouse()
  staff = await staffOf(house)
  const put = await house.console.send(
    'PUT',
    '/api/registry',
    JSON.stringify({
      name: { zh: '邵阳县', en: 'Shaoyang County' },
      rehearsal: true,
      startsAt: null,
      areas: [],
      organisations: [],
      kin: [],
      posts: [],
      authorities: [],
      people: [{ id: 'one', name: one.name, idNo: one.idNo }],
      logins: [{ login: 'one', person: 'one', password, permissions: [] }],
    }),
    { 'content-type': 'application/json' },
  )
  expect(put.status).toBe(200)
  const sent = await staff.village.send<{ id: string }>('POST', '/api/uploads', png, {
    'content-type': 'image/png',
    'x-file-name': 'proof.png',
  })
  paper = sent.body.id
  closed = await apply(staff, one, { proofs: [paper] })
  expect(
    (await act(staff, 'clerk', closed, 1, 'refuse_acceptance', { reason: '不属于本乡镇受理' })).status,
  ).toBe(200)
  await granted(staff, family(2), 90_000)
  const signed = await staff.county.post<BulletinView>('/api/bulletins/assistance.monthly/sign', {
    asOf: '2021-10-20',
  })
  expect(signed.status).toBe(200)
  before = { figure: await figure(), bulletin: JSON.stringify(signed.body.paragraphs) }
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

test.each<[string, () => string, string, number, string]>([
  ['还有没办结的办件', () => family(2).idNo, '本人申请删除', 409, 'open_case'],
  ['没有这个人', () => family(77).idNo, '本人申请删除', 404, 'not_found'],
  ['没有写依据', () => one.idNo, '     ', 422, 'invalid_field'],
])('[ER2] %s：不删除', async (_, idNo, purpose, status, code) => {
  expect(await erase(idNo(), purpose)).toMatchObject({ status, body: { code } })
})

test('[ER2] whoever holds a post is not erased, and only an administrator erases', async () => {
  const { makeRehearsal } = await import('../../packs/rehearsal.ts')
  const { seed } = await import('../../tools/house.ts')
  const clerk = makeRehearsal(seed).registry.people.find((p) => p.id === `p-${posts.clerk}`)!
  expect(await erase(clerk.idNo)).toMatchObject({ status: 422, body: { code: 'held_office' } })
  expect((await staff.county.post('/api/erasures', { idNo: one.idNo, purpose: '本人申请删除' })).status).toBe(
    404,
  )
})

test('[ER1] erased: the case says so in place of every value, the paper is gone, nobody signs in as them', async () => {
  const self = await house.as('one')
  expect(
    (await self.get<CaseView>(`/api/cases/${closed}`)).body.facts.find((f) => f.name === 'phone')?.value,
  ).toBe(one.phone)
  const done = await erase(one.idNo)
  expect(done.status, JSON.stringify(done.body)).toBe(200)
  expect(done.body).toEqual({ keys: 1, papers: 1, logins: 1 })
  const { body } = await staff.clerk.get<CaseView>(`/api/cases/${closed}`)
  expect(body.subject).toBe('（已依法删除）')
  for (const name of ['phone', 'applicantName', 'applicantId', 'story', 'account'])
    expect(
      body.facts.find((f) => f.name === name),
      name,
    ).toMatchObject({ value: null, text: '已依法删除' })
  expect(body.facts.find((f) => f.name === 'cause')?.value).toBe('illness')
  expect((await staff.clerk.get(`/api/uploads/${paper}?case=${closed}`)).status).toBe(404)
  expect((await self.get('/api/me')).status).toBe(401)
  expect((await house.stranger.post('/api/session', { login: 'one', password })).status).toBe(401)
})

test('[ER1] nothing in the database opens it again', async () => {
  const { rows } = await house.owner.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
  )
  for (const { name } of rows) {
    const dump = await house.owner.query<{ line: string }>(`select t::text as line from "${name}" t`)
    expect(
      dump.rows.filter((r) =>
        [...(name === 'person' ? [] : [one.name]), one.idNo, one.phone, one.card].some((v) =>
          r.line.includes(v),
        ),
      ),
      name,
    ).toEqual([])
  }
})

test('[ER1] the log verifies, the figure and the signed bulletin are what they were, the erasure itself is written down', async () => {
  expect(await verified()).toMatchObject({ ok: true, mismatches: [] })
  expect(await figure()).toEqual(before.figure)
  expect(
    JSON.stringify(
      (await staff.county.get<BulletinView>('/api/bulletins/assistance.monthly?asOf=2021-10-20')).body
        .paragraphs,
    ),
  ).toBe(before.bulletin)
  const { rows } = await house.owner.query<{ body: string }>(
    "select body from access_entry where kind = 'erase'",
  )
  expect(rows).toHaveLength(1)
  /** [S12] Why it was done is sealed, and read by who audits. */
  expect(rows[0]!.body).not.toContain('保存期限届满')
  const { body } = await (await house.as('auditor')).get<Accesses>('/api/accesses?kind=erase')
  expect(body.accesses.map((e) => e.purpose)).toEqual(['保存期限届满，本人申请删除'])
  expect(rows[0]!.body).not.toMatch(new RegExp(`${one.idNo}|${one.name}`))
})

test('[ER1] the same person may come again: the new data has a new key, the old stays erased', async () => {
  const again = await apply(staff, one)
  expect(
    (
      await staff.clerk.post<{ values: readonly { value: string }[] }>(`/api/cases/${again}/reveal`, {
        names: ['phone'],
        purpose: '联系申请人',
      })
    ).body.values[0]!.value,
  ).toBe(one.phone)
  expect((await staff.clerk.get<CaseView>(`/api/cases/${closed}`)).body.subject).toBe('（已依法删除）')
  expect(
    (await staff.clerk.post<readonly TaskView[]>('/api/search', { idNo: one.idNo })).body
      .map((t) => t.case)
      .sort(),
  ).toEqual([again, closed].sort())
  await act(staff, 'clerk', again, 1, 'refuse_acceptance', { reason: '不属于本乡镇受理' })
  expect((await erase(one.idNo)).body).toMatchObject({ keys: 1 })
  expect((await staff.clerk.get<CaseView>(`/api/cases/${again}`)).body.subject).toBe('（已依法删除）')
  expect(await verified()).toMatchObject({ ok: true, mismatches: [] })
})
