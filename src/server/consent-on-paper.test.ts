/** [K34] A consent on paper: who cannot sign in signs a sheet, the window enters it, uses what was handed in before, and no more once it is taken back. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { zhuzhouZone } from '../../packs/rehearsal-hunan/index.ts'
import { acts, community, food, openHall, opens, personOf, postOf, sentBy } from '../../tools/hall.ts'
import type { TestHouse, Visitor } from '../../tools/house.ts'
import type { CaseView, Done, HeldPapers, Problem, Trial } from './contract/index.ts'

const [giver, other] = [personOf('resident-1'), personOf('resident-2')]
let house: TestHouse
let resident: Visitor
let window: Visitor
let colleague: Visitor
/** The case in which the paper stands, and the paper. */
let earlier: string
let paper: string

beforeAll(async () => {
  house = await openHall()
  const at = house.at(zhuzhouZone)
  ;[resident, window, colleague] = await Promise.all([at.as('resident'), at.as('window'), at.as('window2')])
  paper = await sentBy(resident)
  earlier = (await opens(resident, 'door.application', 'apply', { ...form(giver), files: [paper] })).body.case
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const form = (of: { readonly name: string; readonly idNo: string }) => ({
  itemCode: food.code,
  who: 'natural',
  applicantName: of.name,
  applicantId: of.idNo,
  hasAgent: false,
  phone: '15412345679',
})
const consentForm = (more: object = {}) => ({
  giverName: giver.name,
  giverId: giver.idNo,
  earlier,
  signedOn: '2021-10-19',
  ...more,
})
async function entered(who = window, more: object = {}): Promise<string> {
  const done = await opens(who, 'door.consent', 'enter', consentForm({ sheet: [await sentBy(who)], ...more }))
  expect([done.status, done.body.detail?.zh]).toEqual([201, undefined])
  return done.body.case
}
/** Received at the window for whom it names, with the paper under this consent. */
const received = (who: Visitor, under: string, of = giver, from = earlier) =>
  opens(
    who,
    'door.application',
    'receive',
    { ...form(of), channel: 'window', files: [paper] },
    { reuses: [{ paper, from, consents: true, under }] },
  )
const codeOf = ({ body, status }: { readonly status: number; readonly body: Partial<Problem> }) => [
  status,
  body.code ?? null,
  body.field ?? null,
]

test('[K34] 没有签名同意书扫描件，录不进；不是本人、不是窗口的人也不能录', async () => {
  expect(codeOf(await opens(window, 'door.consent', 'enter', consentForm()))).toEqual([
    422,
    'missing_field',
    'sheet',
  ])
  const theirs = await sentBy(colleague)
  expect(codeOf(await opens(window, 'door.consent', 'enter', consentForm({ sheet: [theirs] })))).toEqual([
    422,
    'unknown_paper',
    'sheet',
  ])
  const own = await opens(resident, 'door.consent', 'enter', consentForm({ sheet: [await sentBy(resident)] }))
  expect(own.status).toBe(403)
})

test('[K34] 录入以后按它找到材料、再次使用；事件写明依据哪份同意书，本人两次都被告知', async () => {
  const under = await entered()
  const held = await window.get<HeldPapers>(
    `/api/papers/held?programme=door.application&paper=materials&under=${under}`,
  )
  expect(held.body.papers).toMatchObject([{ id: paper, name: '材料.png', from: { case: earlier } }])
  const done = await received(window, under)
  expect(codeOf(done)).toEqual([201, null, null])
  const { rows } = await house.owner.query<{ body: string }>('select body from event where case_id = $1', [
    done.body.case,
  ])
  expect((JSON.parse(rows[0]!.body) as { reused: unknown }).reused).toEqual([
    { field: 'files', paper, from: earlier, under },
  ])
  expect((await window.get(`/api/uploads/${paper}?case=${done.body.case}`)).status).toBe(200)
  for (const id of [under, done.body.case]) {
    const { body } = await resident.get<CaseView>(`/api/cases/${id}`)
    expect(body.messages.map((m) => m.text.zh).join()).toMatch(/您签名的(材料再用)?同意书/)
  }
})

describe('[K34] 不能使用', () => {
  test.each<[string, string, () => Promise<{ status: number; body: Partial<Problem> }>]>([
    ['没有录入同意书', 'unknown_paper', () => received(window, 'B23456-23456')],
    ['把别的办件当作同意书', 'unknown_paper', () => received(window, earlier)],
    ['同事录入的同意书', 'unknown_paper', async () => received(window, await entered(colleague))],
    [
      '别人的同意书',
      'unknown_paper',
      async () => received(window, await entered(window, { giverName: other.name, giverId: other.idNo })),
    ],
    ['用于别人的申请', 'unknown_paper', async () => received(window, await entered(), other)],
    [
      '同意书写的是另一件',
      'unknown_paper',
      async () => {
        const mine = await opens(resident, 'door.application', 'apply', form(giver))
        return received(window, await entered(window, { earlier: mine.body.case }))
      },
    ],
    [
      '材料不在同意书写的办件里',
      'unknown_paper',
      async () => {
        const { body } = await opens(resident, 'door.application', 'apply', form(giver))
        return received(window, await entered(window, { earlier: body.case }), giver, body.case)
      },
    ],
    [
      '本人撤回以后',
      'no_consent',
      async () => {
        const under = await entered()
        expect((await acts(resident, under, 1, 'withdraw')).status).toBe(200)
        return received(window, under)
      },
    ],
    [
      '窗口代本人撤回以后',
      'no_consent',
      async () => {
        const under = await entered()
        expect((await acts(colleague, under, 1, 'withdraw', { reason: '本人来电' })).status).toBe(200)
        return received(window, under)
      },
    ],
  ])('%s', async (_, code, use) => {
    expect(codeOf(await use())).toEqual([422, code, 'files'])
  })

  test('撤回和使用同时到：只有一个先后，撤回以后的都不成', async () => {
    const under = await entered()
    const answers = await Promise.all([
      received(window, under),
      acts(resident, under, 1, 'withdraw'),
      ...Array.from({ length: 8 }, () => received(window, under)),
    ])
    expect(answers[1]!.status).toBe(200)
    for (const answer of answers.filter((_, i) => i !== 1))
      expect([201, 422], JSON.stringify(answer.body)).toContain(answer.status)
    expect(codeOf(await received(window, under))).toEqual([422, 'no_consent', 'files'])
  })

  test('同事和本人按同意书都查不到材料清单，撤回以后录入的人也查不到', async () => {
    const under = await entered()
    const list = `/api/papers/held?programme=door.application&paper=materials&under=${under}`
    expect((await resident.get(list)).status).toBe(404)
    expect((await colleague.get(list)).status).toBe(404)
    expect((await window.get(list)).status).toBe(200)
    expect((await acts(resident, under, 1, 'withdraw')).status).toBe(200)
    expect((await window.get(list)).status).toBe(404)
  })
})

test('[K34] 试算与办理同一个结果；换一份同意书就是另一个命令', async () => {
  const under = await entered()
  const command = {
    programme: 'door.application',
    outcome: 'receive',
    area: community,
    post: await postOf(window),
    input: { ...form(giver), channel: 'window', files: [paper] },
  }
  const reuses = (by: string) => [{ paper, from: earlier, consents: true, under: by }]
  const tried = await window.post<Trial>('/api/cases/try', { ...command, reuses: reuses(under) })
  expect([tried.status, tried.body.refusal ?? null]).toEqual([200, null])
  const key = 'consent-key-1'
  const first = await window.post<Done>('/api/cases', { ...command, reuses: reuses(under) }, key)
  const again = await window.post<Done>('/api/cases', { ...command, reuses: reuses(under) }, key)
  const changed = await window.post<Problem>(
    '/api/cases',
    { ...command, reuses: reuses(await entered()) },
    key,
  )
  expect([first.status, again.body.case === first.body.case, changed.body.code]).toEqual([
    201,
    true,
    'key_reused',
  ])
})
