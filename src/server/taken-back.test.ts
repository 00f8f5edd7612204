/** [OA9] What was taken back was never done: no paper is made of it, and what it had said stands in no later one. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { family, posts, staffOf, type Staff } from '../../tools/county.ts'
import { paragraphsOf } from '../../tools/docx.ts'
import { allPacks, openTestHouse, type TestHouse } from '../../tools/house.ts'
import { support } from '../../tools/support.ts'
import { yunzhao } from '../../packs/rehearsal-hunan/index.ts'
import type { Outcome, Programme } from '#kernel/programme'
import type { CaseView, Done } from './contract/index.ts'

const { elsewhere: _, ...free } = support
const law = support.basis[0]!
const asks: Outcome = { ...support.steps.asked!.outcomes.refuse!, asks: { missing: 'optional' }, to: 'asked' }
const printed: Programme = {
  ...free,
  fields: {
    ...free.fields,
    missing: { type: 'text', max: 50, title: { zh: '补正内容', en: 'What is missing' } },
  },
  steps: {
    ...free.steps,
    asked: { ...free.steps.asked!, outcomes: { ...free.steps.asked!.outcomes, complete: asks } },
  },
  prints: { notice: { title: { zh: '补正通知', en: 'Notice' }, form: 'supplement', after: ['complete'] } },
  acts: { takeBack: { by: ['township-clerk'], clause: law } },
}
let house: TestHouse
let staff: Staff
beforeAll(async () => {
  const all = allPacks()
  house = await openTestHouse({ packs: { ...all, programmes: [...all.programmes, printed] } })
  staff = await staffOf(house)
})
afterAll(async () => {
  expect(house.faults).toEqual([])
  await house.close()
})

const begun = async (n: number): Promise<string> => {
  const { body } = await staff.clerk.post<Done>('/api/cases', {
    programme: 'test.support',
    outcome: 'ask',
    area: yunzhao,
    post: posts.clerk,
    input: { fullName: family(n).name, idNo: family(n).idNo },
  })
  return body.case
}
const does = async (id: string, outcome: string, input: object = {}): Promise<number> => {
  const { seq } = (await staff.clerk.get<CaseView>(`/api/cases/${id}?post=${posts.clerk}`)).body
  return (await staff.clerk.post(`/api/cases/${id}/commands`, { seq, outcome, post: posts.clerk, input }))
    .status
}
/** The words of a paper, or how it was refused. */
async function paper(id: string): Promise<string> {
  const { status, body } = await staff.clerk.file(`/api/cases/${id}/papers/notice.docx`)
  return status === 200 ? paragraphsOf(body).join('\n') : String(status)
}

test('撤回了的告知不能再打印；重新告知，没有再说的话不在上面', async () => {
  const id = await begun(1)
  expect(await paper(id)).toBe('404')
  expect(await does(id, 'complete', { missing: '户口本' })).toBe(200)
  expect(await paper(id)).toContain('户口本')
  expect(await does(id, 'act.takeBack', { words: '告知错了' })).toBe(200)
  expect(await paper(id)).toBe('404')
  expect(await does(id, 'complete')).toBe(200)
  expect(await paper(id)).toContain('补正通知')
  expect(await paper(id)).not.toContain('户口本')
})
