/** What a refusal lacks, over HTTP: with a trial, and on the page of the case that was refused. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act, apply, family, posts, staffOf, visitOf, type Staff } from '../../tools/county.ts'
import { openTestHouse, type TestHouse } from '../../tools/house.ts'
import { yankoupu, yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import { sightOf } from '#kernel/case'
import { findCaseState } from '#store'
import { ask } from './commands/gather.ts'
import type { CaseView, Trial } from './contract/index.ts'
import { programmeOf, surroundings } from './realm.ts'
import { whyNotTried } from './views/why-not.ts'

let house: TestHouse
let staff: Staff
let id: string

beforeAll(async () => {
  house = await openTestHouse()
  staff = await staffOf(house)
  id = await apply(staff, family(1), { kind: 'expense', monthlyIncome: 88_000 })
  for (const [i, [who, outcome, input]] of (
    [
      ['clerk', 'accept', {}],
      ['clerk', 'request_check', {}],
      ['check', 'report_check', { reportOn: '2021-10-20', assetsOver: false }],
      ['clerk', 'record_visit', visitOf(200_000)],
    ] as const
  ).entries())
    expect((await act(staff, who, id, i + 1, outcome, input)).status, outcome).toBe(200)
})
afterAll(() => house.close())

const trial = async (input: Readonly<Record<string, unknown>> = {}): Promise<Trial> =>
  (
    await staff.clerk.post<Trial>(`/api/cases/${id}/try`, {
      seq: 5,
      outcome: 'propose',
      post: posts.clerk,
      input,
    })
  ).body
const texts = (answer: { readonly whyNot: Trial['whyNot'] }) => answer.whyNot?.changes.map((x) => x.text.zh)
const lacking = [
  '如果全家每月收入再低40元（即840元），就符合条件。',
  '如果共同生活的人再多算1人（即2人），就符合条件。',
]

test('[WN1] [WN4] a trial that a rule refuses says what would have to be otherwise, in both languages', async () => {
  const answer = await trial()
  expect([answer.ok, answer.refusal?.code]).toEqual([false, 'not_met'])
  expect(texts(answer)).toEqual(lacking)
  expect(answer.whyNot!.changes[0]).toMatchObject({
    text: { en: 'It would qualify if the family’s monthly income were 40 yuan lower (840 yuan).' },
    parts: [{ name: 'monthlyIncome', from: 88_000, to: 84_000 }],
  })
  expect([answer.whyNot!.whole, answer.whyNot!.runs < 400]).toEqual([true, true])
})

test('[WN1] an opening that is refused says so too; one that is no matter of a rule does not', async () => {
  const opening = async (changed: Readonly<Record<string, unknown>>): Promise<Trial> => {
    const f = family(2)
    const body = {
      programme: 'assistance.temporary',
      outcome: 'apply',
      area: yunzhao,
      post: posts.village,
      input: {
        kind: 'expense',
        cause: 'illness',
        story: '住院',
        applicantName: f.name,
        applicantId: f.idNo,
        phone: f.phone,
        monthlyIncome: 60_000,
        accountHolder: f.name,
        accountHolderRelation: 'self',
        account: f.card,
        authorised: true,
        ...changed,
      },
    }
    return (await staff.village.post<Trial>('/api/cases/try', body)).body
  }
  expect(texts(await opening({ authorised: false }))).toEqual(['如果您授权核对家庭经济状况，就符合条件。'])
  expect((await opening({})).whyNot).toBeNull()
  expect((await opening({ phone: '1' })).whyNot).toBeNull()
})

test('[P9] what its reader does not see is not turned: nothing tells of it, and what was left out is no “none”', async () => {
  const state = (await findCaseState(house.house.pool, house.house.code, id))!
  const p = programmeOf(house.house, state)!
  const actor = { person: '', post: posts.clerk, role: 'township-clerk', area: yankoupu, kin: [] }
  const command = { case: id, seq: 5, outcome: 'propose', input: {} }
  const seen = (hidden: string) =>
    ask(house.house, state, (world) => {
      const around = { ...surroundings(house.house, actor, state.area), world }
      const sight = { ...sightOf(p, { person: '', official: true }), sees: (name: string) => name !== hidden }
      return whyNotTried(house.house, p, state, command, around, sight).view!
    })
  const [all, some] = [await seen('nothing'), await seen('monthlyIncome')]
  expect(texts({ whyNot: all })).toEqual(lacking)
  expect(texts({ whyNot: some })).toEqual(lacking.slice(1))
  expect([all.whole, some.whole, some.runs < all.runs]).toEqual([true, false, true])
})

test('[WN3] the page of a refused case says what it lacked when it was judged, to the one concerned and to the office', async () => {
  for (const [i, [who, outcome, input]] of (
    [
      ['clerk', 'propose_refusal', { reason: '人均月收入超过规定' }],
      ['head', 'agree', {}],
      ['leader', 'refuse', { reason: '人均月收入超过规定' }],
    ] as const
  ).entries()) {
    const before = await staff.clerk.get<CaseView>(`/api/cases/${id}`)
    expect(before.body.whyNot).toBeNull()
    expect((await act(staff, who, id, i + 5, outcome, input)).status, outcome).toBe(200)
  }
  for (const visitor of [staff.clerk, staff.village]) {
    const page = await visitor.get<CaseView>(`/api/cases/${id}`)
    expect(page.body.end).toBe('refused')
    expect(texts(page.body)).toEqual(lacking)
  }
})
