/** Who decides: the township up to four times the standard, slices added; above it the county; never oneself, kin, or one's own draft. */
import { expect, test } from 'vitest'
import type { Award } from 'yimen/kernel/case'
import { residentIdCheck } from 'yimen/kernel/identity'
import { actors, form, play, visit, type Move } from './play.ts'

const need = (fen: number) => ({
  ...visit,
  severity: 'critical',
  persons: 6,
  totalCost: fen,
  insurancePaid: 0,
  otherHelp: 0,
})
const upTo = (fen: number, changed: Record<string, unknown> = {}): readonly Move[] => [
  { by: 'applicant', do: 'apply', at: '2021-03-01 09:00', with: { ...form, ...changed } },
  { by: 'clerk', do: 'accept', at: '2021-03-01 15:00' },
  { by: 'clerk', do: 'record_visit', at: '2021-03-02 16:00', with: need(fen) },
  { by: 'clerk', do: 'propose', at: '2021-03-03 09:00' },
  { by: 'head', do: 'agree', at: '2021-03-03 15:00' },
]
const father = `43052319500101001${residentIdCheck('43052319500101001')}`
const person = 'key-430523196203150017'
const award = (amount: number, on: Award['on'], tag = 'fire'): Award => ({
  case: 'earlier',
  programme: 'assistance.temporary',
  people: [person],
  on,
  amount,
  tag,
})
const codeOf = (moves: readonly Move[], awards: readonly Award[] = []) =>
  play(moves, { awards }).refusal?.code ?? 'ok'
const approve: Move = { by: 'leader', do: 'approve', at: '2021-03-04 10:00' }

test.each<[string, number, readonly Award[], string]>([
  ['正好四倍标准：2240元', 224_000, [], 'ok'],
  ['2241元，超过乡镇限额', 224_100, [], 'above_authority'],
  ['30天内此前1000元，再批1240元', 124_000, [award(100_000, '2021-02-10')], 'ok'],
  ['30天内此前1000元，再批1241元：合并超限', 124_100, [award(100_000, '2021-02-10')], 'above_authority'],
  ['第30天仍合并', 200_000, [award(100_000, '2021-02-02')], 'above_authority'],
  ['第31天不再合并', 200_000, [award(100_000, '2021-02-01')], 'ok'],
  ['同一事由本年已救助一次：报县', 50_000, [award(50_000, '2021-01-05', 'illness')], 'above_authority'],
  ['同一事由是去年的', 50_000, [award(50_000, '2020-12-31', 'illness')], 'ok'],
  [
    '本年已救助两次：报县',
    50_000,
    [award(50_000, '2021-01-04', 'fire'), { ...award(50_000, '2021-01-20', 'accident'), case: 'second' }],
    'above_authority',
  ],
])('[§4.9-2] 乡镇审批：%s', (_, fen, awards, expected) => {
  expect(codeOf([...upTo(fen), approve], awards)).toBe(expected)
})

test('above the limit it goes to the county, which decides any amount', () => {
  const played = play([
    ...upTo(600_000),
    { by: 'leader', do: 'refer', at: '2021-03-04 10:00' },
    { by: 'county', do: 'approve_county', at: '2021-03-05 10:00' },
  ])
  expect(played.refusal).toBeNull()
  expect(played.events.at(-1)!.authority).toMatchObject({
    grants: ['assistance-county'],
    amount: 600_000,
    max: null,
  })
})

test.each<[string, readonly Move[], string]>([
  ['申请人的表妹是经办人', [{ by: 'clerk', do: 'accept', at: '2021-03-01 15:00', kin: [person] }], 'kin'],
  [
    '审批领导是家庭成员的亲属',
    [
      { by: 'clerk', do: 'accept', at: '2021-03-01 15:00' },
      { by: 'clerk', do: 'record_visit', at: '2021-03-02 16:00', with: visit },
      { by: 'clerk', do: 'propose', at: '2021-03-03 09:00' },
      { by: 'head', do: 'agree', at: '2021-03-03 15:00' },
      { ...approve, kin: [`key-${father}`] },
    ],
    'kin',
  ],
  [
    '经办人给自己办',
    [{ by: 'clerk', do: 'accept', at: '2021-03-01 15:00', as: { ...actors.clerk!, person } }],
    'kin',
  ],
  ['别的乡镇的经办人', [{ by: 'sisterClerk', do: 'accept', at: '2021-03-01 15:00' }], 'wrong_area'],
  ['县里的人替乡镇受理', [{ by: 'county', do: 'accept', at: '2021-03-01 15:00' }], 'wrong_role'],
])('[§4.9-5] 回避和辖区：%s', (_, moves, expected) => {
  const members = [{ name: '李某某', idNo: father, relation: 'parent' }]
  expect(
    codeOf([{ by: 'applicant', do: 'apply', at: '2021-03-01 09:00', with: { ...form, members } }, ...moves]),
  ).toBe(expected)
})

test('kin may still apply for kin: a village worker helps her own family to ask', () => {
  expect(codeOf([{ by: 'villager', do: 'apply', at: '2021-03-01 09:00', with: form, kin: [person] }])).toBe(
    'ok',
  )
})

test.each<[string, Move[], string]>([
  [
    '拟定人审核自己的意见',
    [
      {
        by: 'head',
        do: 'agree',
        at: '2021-03-03 15:00',
        as: { ...actors.head!, person: actors.clerk!.person },
      },
    ],
    'same_person',
  ],
  [
    '拟定人审批自己的意见',
    [
      { by: 'head', do: 'agree', at: '2021-03-03 15:00' },
      { ...approve, as: { ...actors.leader!, person: actors.clerk!.person } },
    ],
    'same_person',
  ],
  [
    '审核人又审批',
    [
      { by: 'head', do: 'agree', at: '2021-03-03 15:00' },
      { ...approve, as: { ...actors.leader!, person: actors.head!.person } },
    ],
    'same_person',
  ],
])('经办与审批分开：%s', (_, moves, expected) => {
  expect(codeOf([...upTo(100_000).slice(0, 4), ...moves])).toBe(expected)
})

test('an amount corrected after the approval voids it: the case is decided again', () => {
  const played = play([
    ...upTo(100_000),
    approve,
    { by: 'leader', do: 'reopen', at: '2021-03-05 09:00', with: { reason: '票据金额更正' } },
  ])
  expect(played.case!.step).toBe('proposal')
  expect(played.awards).toEqual([])
  expect(played.events.at(-1)!.effects).toContainEqual(expect.objectContaining({ kind: 'void_award' }))
})
