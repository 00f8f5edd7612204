/** Item 12: policy documents are on record; who proposes a revision does not approve it. */
import { describe, expect, test } from 'vitest'
import { document } from '../programmes/index.ts'
import { codeOf, play, type Move } from './play.ts'

const issue = (issuedOn: string): Move => ({
  by: 'office',
  do: 'issue',
  at: '2021-01-11 09:00',
  with: { task: 'elevator', documentTitle: '增设电梯管理办法', documentNo: '潭政办发〔2020〕18号', issuedOn },
})
const draft = (by: string): Move => ({
  by,
  do: 'draft_revision',
  at: '2021-04-22 10:00',
  with: { changes: '调整表决比例', legalReview: '合法' },
})
const revise = (by: string, revisedOn: string): Move => ({
  by,
  do: 'revise',
  at: '2021-05-13 10:00',
  with: { revisedOn, documentNo: '潭政办发〔2021〕12号' },
})
const issued = issue('2020-06-10')

describe('[item-12] 政策文件', () => {
  test.each<[string, readonly Move[], string]>([
    ['登记印发', [issued], 'ok'],
    ['将来的日期不能登记为已印发', [issue('2021-01-12')], 'not_met'],
    ['修订经审核、由负责人批准', [issued, draft('office'), revise('head', '2021-05-13')], 'ok'],
    ['没有提出的修订不能批准', [issued, revise('head', '2021-05-13')], 'wrong_step'],
    ['工作人员不能批准', [issued, draft('office'), revise('clerk', '2021-05-13')], 'wrong_role'],
    ['修订日期早于印发', [issued, draft('office'), revise('head', '2020-06-09')], 'not_met'],
    ['修订日期晚于今天', [issued, draft('office'), revise('head', '2021-05-14')], 'not_met'],
  ])('%s', (_, moves, code) => expect(codeOf(play(document, moves))).toBe(code))

  test('修订一次，版次加一；不修订的，版次不变', () => {
    expect(play(document, [issued, draft('office'), revise('head', '2021-05-13')]).case.facts.edition).toBe(2)
    expect(
      play(document, [
        issued,
        draft('office'),
        { by: 'head', do: 'keep', at: '2021-05-13 10:00', with: { reason: '暂不修订' } },
      ]).case.facts.edition,
    ).toBe(1)
  })
})
