/** Fault tolerance: exempted where all four conditions were found, held liable where one was not, and by whoever neither asked nor inquired. */
import { expect, test } from 'vitest'
import { exemption } from '../exemption.ts'
import { codeOf } from './living.ts'
import { play, type Move } from './play.ts'

const met = { followed: true, unselfish: true, unknowable: true, corrected: true, excluded: false }
const ask: Move = {
  by: 'leader',
  do: 'ask',
  at: '2021-10-11 09:00',
  with: {
    ground: 'wrongly_granted',
    official: 'post-township-clerk',
    account: '核对时信息共享中断，未查到车辆',
  },
}
const upTo = (facts: Readonly<Record<string, unknown>>): readonly Move[] => [
  ask,
  {
    by: 'checker',
    do: 'report',
    at: '2021-10-13 10:00',
    with: { ...met, findings: '调阅档案，询问当事人', ...facts },
  },
]
const exempt: Move = { by: 'county', do: 'exempt', at: '2021-10-14 10:00', with: { reason: '四项条件具备' } }
const liable: Move = {
  by: 'county',
  do: 'hold_liable',
  at: '2021-10-14 10:00',
  with: { measure: '诫勉谈话', reason: '未按程序入户' },
}
const playedTo = (moves: readonly Move[]) => play(moves, { programme: exemption, id: 'case-1' })

test.each([
  ['四项都具备，免责', {}, exempt, 'exempted'],
  ['没有按程序，不能免责', { followed: false }, exempt, 'not_met'],
  ['谋取了利益，不能免责', { unselfish: false }, exempt, 'not_met'],
  ['当时就能查到，不能免责', { unknowable: false }, exempt, 'not_met'],
  ['没有及时纠正，不能免责', { corrected: false }, exempt, 'not_met'],
  ['四项具备但优亲厚友，不能免责', { excluded: true }, exempt, 'not_met'],
  ['没有按程序，问责', { followed: false }, liable, 'liable'],
  ['优亲厚友，问责', { excluded: true }, liable, 'liable'],
  ['四项都具备，不得问责', {}, liable, 'not_met'],
] as const)('%s', (_, facts, decision, expected) => {
  const played = playedTo([...upTo(facts), decision])
  expect(played.refusal ? codeOf(played) : played.case!.step).toBe(expected)
})

test('核查的人不参与认定，认定退回以后可以补充核查', () => {
  const self = playedTo([...upTo({}), { ...exempt, by: 'checker' }])
  expect(codeOf(self)).toBe('wrong_role')
  const again = playedTo([
    ...upTo({ corrected: false }),
    { by: 'county', do: 'again', at: '2021-10-14 10:00', with: { reason: '补查纠正时间' } },
    { by: 'checker', do: 'report', at: '2021-10-15 10:00', with: { ...met, findings: '当日已停发并追回' } },
    { ...exempt, at: '2021-10-18 10:00' },
  ])
  expect(again.case!.step).toBe('exempted')
})
