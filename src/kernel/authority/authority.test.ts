/** [A1]-[A3] Authority as rows: who, where, when, how much, passed on by whom. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Day } from '../day/index.ts'
import { authorise, whoCould, type AuthorityGrant, type AuthorityQuestion } from './authority.ts'

const grant = (more: Partial<AuthorityGrant>): AuthorityGrant => ({
  id: 'g',
  act: 'approve',
  programme: 'p',
  role: 'leader',
  area: '430523',
  max: { fen: 100_000 },
  from: '2020-01-01',
  to: null,
  delegatedBy: null,
  clause: 'law#1',
  ...more,
})
const question = (more: Partial<AuthorityQuestion> = {}): AuthorityQuestion => ({
  act: 'approve',
  programme: 'p',
  role: 'leader',
  postArea: '430523106',
  areaPath: ['430523106234', '430523106', '430523', '430500', '430000'],
  on: '2021-03-01',
  amount: 100_000,
  number: () => null,
  tally: () => 0,
  agreed: () => [],
  ...more,
})
const why = (
  g: Partial<AuthorityGrant>,
  q: Partial<AuthorityQuestion> = {},
  more: readonly AuthorityGrant[] = [],
): string => {
  const answer = authorise([grant(g), ...more], question(q))
  return answer.ok ? 'ok' : (answer.shortfalls[0]?.code ?? 'none')
}

test.each<[string, Partial<AuthorityGrant>, Partial<AuthorityQuestion>, string]>([
  ['正好到限额', {}, {}, 'ok'],
  ['多一分', {}, { amount: 100_001 }, 'above_max'],
  ['没有上限', { max: null }, { amount: 10 ** 12 }, 'ok'],
  ['此前的救助合并计算', { adds: 't' }, { amount: 60_000, tally: () => 40_001 }, 'above_max'],
  ['合并后正好', { adds: 't' }, { amount: 60_000, tally: () => 40_000 }, 'ok'],
  ['此前的救助不清楚：不是可以，也不是不可以', { adds: 't' }, { tally: () => null }, 'not_known'],
  ['限额是参数', { max: { param: 'limit' } }, { number: () => 100_000 }, 'ok'],
  ['参数当日无值', { max: { param: 'limit' } }, {}, 'no_value'],
  ['别的岗位', {}, { role: 'clerk' }, 'other_role'],
  ['别的区划', { area: '430524' }, {}, 'other_area'],
  ['没有岗位的人', {}, { postArea: null }, 'other_area'],
  ['生效前一天', { from: '2021-03-02' }, {}, 'not_in_force'],
  ['终止当天仍有效', { to: '2021-03-01' }, {}, 'ok'],
  ['终止次日', { to: '2021-02-28' }, {}, 'not_in_force'],
  ['别的动作', { act: 'write_off' }, {}, 'none'],
  [
    '达到次数：由上级决定',
    { unless: [{ tally: 't', atLeast: 2, clause: 'law#2' }] },
    { tally: () => 2 },
    'excluded',
  ],
  ['未达到次数', { unless: [{ tally: 't', atLeast: 2, clause: 'law#2' }] }, { tally: () => 1 }, 'ok'],
])('[A1] %s', (_, g, q, expected) => {
  expect(why(g, q)).toBe(expected)
})

test.each<[string, Partial<AuthorityGrant>, string]>([
  ['委托者仍有权限', {}, 'ok'],
  ['委托者已终止', { to: '2021-02-28' }, 'not_in_force'],
  ['委托成环', { delegatedBy: 'g' }, 'not_in_force'],
])('[A3] %s', (_, above, expected) => {
  expect(why({ delegatedBy: 'top' }, {}, [grant({ id: 'top', role: 'county', ...above })])).toBe(expected)
})

test('[A3] the chain names every grant up to the one that a clause gives', () => {
  const answer = authorise(
    [grant({ delegatedBy: 'top' }), grant({ id: 'top', role: 'county', max: null, clause: 'law#9' })],
    question(),
  )
  expect(answer).toEqual({
    ok: true,
    chain: { grants: ['g', 'top'], amount: 100_000, counted: 0, max: 100_000, clauses: ['law#1', 'law#9'] },
  })
})

test('[A2] who could decide it are exactly those whose own question is answered yes', () => {
  const day = fc.constantFrom<Day>('2020-06-01', '2021-03-01', '2021-12-31')
  const any = fc.record({
    role: fc.constantFrom('leader', 'county', 'clerk'),
    max: fc.oneof(fc.constant(null), fc.record({ fen: fc.integer({ min: 1, max: 500_000 }) })),
    from: day,
    to: fc.oneof(fc.constant(null), day),
  })
  fc.assert(
    fc.property(fc.array(any, { maxLength: 6 }), fc.integer({ min: 1, max: 600_000 }), (some, amount) => {
      const all = some.map((g, i) => grant({ ...g, id: `g${i}` }))
      const could = new Set(whoCould(all, question({ amount })).map((g) => g.role))
      for (const role of ['leader', 'county', 'clerk'])
        expect(could.has(role)).toBe(authorise(all, question({ amount, role })).ok)
    }),
  )
})

test.each<[string, readonly string[], Readonly<Record<string, readonly string[]>>, string]>([
  ['独自行使', [], {}, 'ok'],
  ['对方还没有表示', ['agree'], {}, 'not_joint'],
  ['对方已同意', ['agree'], { agree: ['b'] }, 'ok'],
  ['两项同意须来自两个人', ['agree', 'concur'], { agree: ['b'], concur: ['b'] }, 'not_joint'],
  ['两个人各同意一项', ['agree', 'concur'], { agree: ['b', 'c'], concur: ['b'] }, 'ok'],
])('[A6] 共同行使：%s', (_, jointly, agreed, expected) => {
  expect(why({ jointly }, { agreed: (o) => agreed[o] ?? [] })).toBe(expected)
})
