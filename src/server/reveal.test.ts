/** [P4] Sealed data: opened by who has the case in hand, for a purpose that the one concerned can read. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act, apply, family, formOf, posts, staffOf, type Staff } from '../../tools/county.ts'
import { openTestHouse, seed, type TestHouse } from '../../tools/house.ts'
import { offices, yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import { accessHash } from '#store'
import type { CaseView, Done, Problem, Revealed } from './contract/index.ts'

let house: TestHouse
let staff: Staff
let id: string

beforeAll(async () => {
  house = await openTestHouse()
  staff = await staffOf(house)
  id = await apply(staff, family(1))
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const reveal = (who: keyof Staff, names: readonly string[], purpose = '联系申请人', at = id) =>
  staff[who].post<Revealed & Problem>(`/api/cases/${at}/reveal`, { names, purpose })

test('[P4] the clerk who has the case reads the phone number, and the look is written down', async () => {
  const answer = await reveal('clerk', ['phone', 'story'])
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  expect(answer.body.values.map((v) => v.value)).toEqual([family(1).phone, '突发疾病住院，家中积蓄用尽'])
  const { body } = await staff.auditor.get<CaseView>(`/api/cases/${id}`)
  expect(body.reveals).toEqual([
    expect.objectContaining({
      purpose: '联系申请人',
      role: expect.objectContaining({ zh: '乡镇经办人' }) as unknown,
      fields: [expect.objectContaining({ zh: '联系手机' }), expect.objectContaining({ zh: '困难情况' })],
    }),
  ])
  expect((await staff.clerk.get<CaseView>(`/api/cases/${id}`)).body).toMatchObject({
    mayReveal: true,
    reveals: [],
  })
})

test.each<[string, keyof Staff, readonly string[], string, number, string]>([
  ['没有目的', 'clerk', ['phone'], '看', 400, 'invalid_request'],
  ['空白的目的', 'clerk', ['phone'], '      ', 422, 'invalid_field'],
  ['不是敏感信息', 'clerk', ['kind'], '联系申请人', 422, 'unknown_field'],
  ['没有的字段', 'clerk', ['nothing'], '联系申请人', 422, 'unknown_field'],
  ['还没轮到的岗位', 'leader', ['phone'], '联系申请人', 403, 'may_not_reveal'],
  ['审计人员', 'auditor', ['phone'], '联系申请人', 403, 'may_not_reveal'],
])('[P4] %s', async (_, who, names, purpose, status, code) => {
  const before = (await staff.auditor.get<CaseView>(`/api/cases/${id}`)).body.reveals.length
  expect(await reveal(who, names, purpose)).toMatchObject({ status, body: { code } })
  expect((await staff.auditor.get<CaseView>(`/api/cases/${id}`)).body.reveals).toHaveLength(before)
})

test('[P4] a clerk whose own kin it concerns opens nothing', async () => {
  const { kin, people } = offices(seed)
  const pair = kin.find((k) => k.person === `p-${posts.clerk}`)!
  const cousin = people.find((x) => x.id === pair.relative)!
  const done = await staff.village.post<Done>('/api/cases', {
    programme: 'assistance.temporary',
    outcome: 'apply',
    area: yunzhao,
    post: posts.village,
    input: formOf({ ...family(3), name: cousin.name, idNo: cousin.idNo }),
  })
  expect(done.status, JSON.stringify(done.body)).toBe(201)
  expect(await reveal('clerk', ['phone'], '联系申请人', done.body.case)).toMatchObject({
    status: 403,
    body: { code: 'may_not_reveal' },
  })
})

test('[P4] once the case is closed nobody has it in hand', async () => {
  const other = await apply(staff, family(2))
  expect((await reveal('clerk', ['phone'], '联系申请人', other)).status).toBe(200)
  await act(staff, 'clerk', other, 1, 'refuse_acceptance', { reason: '不属于本乡镇受理' })
  expect(await reveal('clerk', ['phone'], '联系申请人', other)).toMatchObject({
    status: 403,
    body: { code: 'may_not_reveal' },
  })
})

test('[S5] [S7] the record of looks cannot be changed', async () => {
  await expect(house.owner.query("update access_entry set person = 'x'")).rejects.toThrow('only appended')
  const { rows } = await house.owner.query<{ body: string; hash: Buffer }>(
    'select body, hash from access_entry',
  )
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.every((r) => accessHash(r.body).equals(r.hash) && !r.body.includes(family(1).phone))).toBe(true)
})
