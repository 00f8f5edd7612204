/** One window, several departments: passed on once each, answered to the window, told all at once. */
import { expect, test } from 'vitest'
import type { Case, CaseEvent } from 'yimen/kernel/case'
import { departments, needName, type Department } from '../window/departments.ts'
import { reception } from '../window/reception.ts'
import { referral } from '../window/referral.ts'
import { actors, codeOf, play, type Move, type Played } from './relief.ts'

const needs = {
  medical: '透析费用自付部分过高',
  education: '女儿上高二，交不起学费',
  housing: '土坯房漏雨',
  employment: '想学电工',
}
const receive = (
  to: readonly string[] = ['medical', 'education'],
  asks: Readonly<Record<string, string>> = Object.fromEntries(
    Object.entries(needs).flatMap(([name, need]) =>
      to.includes(name) ? [[needName(name as Department), need]] : [],
    ),
  ),
): Move => ({
  by: 'clerk',
  do: 'receive',
  at: '2021-10-11 09:00',
  with: {
    applicantName: '李某某',
    applicantId: '430523196203150017',
    phone: '13900001234',
    to: to.map((department) => ({ department })),
    ...asks,
  },
})
const window = { programme: reception, id: 'M-1' }
const taken = play([receive()], window)

type Sent = CaseEvent['effects'][number] & { readonly kind: 'command' }
const sentBy = (played: Played): readonly Sent[] =>
  played.events.at(-1)!.effects.filter((e): e is Sent => e.kind === 'command')
const opened = sentBy(taken).map(
  (sent) =>
    play([{ by: 'system', do: sent.outcome, at: '2021-10-11 09:01', with: sent.input }], {
      programme: referral,
      id: sent.case,
    }).case!,
)
const officer = (department: Department) => ({
  ...actors.county!,
  person: department,
  post: `post-${department}`,
  role: departments[department].role,
})
const answer = (c: Case, department: Department, what: 'help' | 'refuse', day = '2021-10-15'): Played =>
  play(
    [{ by: 'county', as: officer(department), do: what, at: `${day} 10:00`, with: { answer: '按规定办理' } }],
    { programme: referral, from: c },
  )
/** What a department answered, as it reaches the window. */
const reaches = (played: Played, at: string): Move => {
  const [sent] = sentBy(played)
  return { by: 'system', do: sent!.outcome, at, with: sent!.input }
}

test('说一次，两个部门各有一件，各在自己的台面上，只知道自己要办的', () => {
  expect(sentBy(taken).map(({ case: id, input }) => [id, input.need])).toEqual([
    ['M-1-1-1', needs.medical],
    ['M-1-1-2', needs.education],
  ])
  expect(opened.map((c) => [c.step, c.facts.window])).toEqual([
    ['at_medical', 'M-1'],
    ['at_education', 'M-1'],
  ])
})

test.each(Object.keys(departments) as readonly Department[])(
  '转到%s的，由该部门办理，别的部门不能办',
  (name) => {
    const [sent] = sentBy(play([receive([name])], window))
    const c = play([{ by: 'system', do: 'pass_on', at: '2021-10-11 09:01', with: sent!.input }], {
      programme: referral,
      id: sent!.case,
    }).case!
    expect(c.step).toBe(`at_${name}`)
    expect(answer(c, name, 'help').case!.step).toBe('helped')
    const other = name === 'medical' ? 'housing' : 'medical'
    expect(answer(c, other, 'help').refusal?.code).toBe('wrong_role')
  },
)

test.each<[string, Move, string]>([
  ['同一部门转两次', receive(['medical', 'medical']), 'not_met'],
  ['没有要转的', receive([]), 'not_met'],
  ['没有这个部门', receive(['weather']), 'invalid_field'],
  ['转给医保，没有写要什么', receive(['medical'], {}), 'missing_field'],
])('窗口：%s，不能受理', (_, move, expected) => {
  expect(codeOf([move], window)).toBe(expected)
})

test('一个部门答复了还要等；全部答复后一次告知，不予救助的写明理由', () => {
  const [first, second] = [answer(opened[0]!, 'medical', 'help'), answer(opened[1]!, 'education', 'refuse')]
  const one = play([reaches(first, '2021-10-15 10:01')], { ...window, from: taken.case })
  expect(one.case!.step).toBe('with_departments')
  expect(
    codeOf([{ by: 'clerk', do: 'tell', at: '2021-10-15 11:00', with: { toldHow: 'home' } }], {
      ...window,
      from: one.case,
    }),
  ).toBe('wrong_step')
  const both = play(
    [
      reaches(second, '2021-10-18 10:01'),
      { by: 'clerk', do: 'tell', at: '2021-10-18 15:00', with: { toldHow: 'home' } },
    ],
    { ...window, from: one.case },
  )
  expect(both.case!).toMatchObject({ step: 'told', facts: { passedOn: 2, answered: 2, helped: 1 } })
  expect(both.case!.facts.answers).toMatchObject([
    { department: 'medical', isHelped: true },
    { department: 'education', isHelped: false, answer: '按规定办理' },
  ])
})

test('部门答复没有理由，不行；窗口工作人员不能替部门答复', () => {
  const silent: Move = {
    by: 'county',
    as: officer('medical'),
    do: 'refuse',
    at: '2021-10-15 10:00',
    with: {},
  }
  expect(codeOf([silent], { programme: referral, from: opened[0]! })).toBe('missing_field')
  const clerk: Move = { by: 'clerk', do: 'refuse', at: '2021-10-15 10:00', with: { answer: '不符合' } }
  expect(codeOf([clerk], { programme: referral, from: opened[0]! })).toBe('wrong_role')
})

test('居民自己说困难，不必知道找谁；窗口转办后同一条路，没有可转办的说明理由', () => {
  const fromHome = play(
    [
      {
        by: 'applicant',
        do: 'ask',
        at: '2021-10-11 08:00',
        with: {
          applicantName: '李某某',
          applicantId: '430523196203150017',
          phone: '13900001234',
          trouble: '女儿交不起学费，我每周透析三次',
        },
      },
    ],
    window,
  )
  expect(fromHome.case!.step).toBe('asked')
  const { applicantName: _, applicantId: __, phone: ___, ...passed } = receive().with!
  const passedOn = play([{ by: 'clerk', do: 'pass_on', at: '2021-10-11 10:00', with: passed }], {
    ...window,
    from: fromHome.case,
  })
  expect(passedOn.case).toMatchObject({ step: 'with_departments', facts: { passedOn: 2 } })
  expect(sentBy(passedOn).map(({ input }) => [input.department, input.need])).toEqual([
    ['medical', needs.medical],
    ['education', needs.education],
  ])
  const nothing: Move = { by: 'clerk', do: 'pass_on', at: '2021-10-11 10:00', with: { to: [] } }
  expect(codeOf([nothing], { ...window, from: fromHome.case })).toBe('not_met')
  const explained: Move = {
    by: 'clerk',
    do: 'explain',
    at: '2021-10-11 10:00',
    with: { answer: '属于邻里纠纷，请到社区调解室' },
  }
  expect(play([explained], { ...window, from: fromHome.case }).case!.step).toBe('explained')
  expect(codeOf([{ ...explained, with: {} }], { ...window, from: fromHome.case })).toBe('missing_field')
})
