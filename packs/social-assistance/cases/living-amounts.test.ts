/** The living allowance: the difference, additions, what counts as income, and rounding once at the end. */
import { expect, test } from 'vitest'
import {
  carried,
  codeOf,
  dueIn,
  heads,
  income,
  lineOn,
  member,
  play,
  propose,
  self,
  toOpinion,
  type Played,
} from './living.ts'

const opinionOf = (form: Readonly<Record<string, unknown>>): Played => play([...toOpinion({ form }), propose])
const proposed = (form: Readonly<Record<string, unknown>>) => {
  const played = opinionOf(form)
  return played.refusal ? played.refusal.code : [played.case!.facts.proposedAs, played.case!.facts.proposed]
}

test('[M6] 三人，六月，月收入1000元：410×3−1000，一次进位，230.00元', () => {
  const family = carried('2021-05-20 10:00', 3, 100_000)
  expect(dueIn('2021-06', family)).toBe(23_000)
  expect(dueIn('2021-07', family)).toBe(35_000)
})

test.each<[string, Readonly<Record<string, unknown>>, unknown]>([
  ['农村三人，收入1000元：1350−1000', {}, ['allowance', 35_000]],
  ['城市三人：1680−1000', { hukou: 'urban' }, ['allowance', 68_000]],
  ['没有收入', { incomes: [] }, ['allowance', 135_000]],
  ['[§4.9-1] 收入正好等于标准：没有差额，不是低保，是边缘', income(135_000), ['marginal', 0]],
  ['比标准少一分：差额一分，进到一元', income(134_999), ['allowance', 100]],
  ['正好一点五倍，是边缘家庭', income(202_500), ['marginal', 0]],
  ['多一分，什么都不是', income(202_501), 'not_met'],
  ['务农按十二个月平均', { incomes: [{ kind: 'farming', amount: 1_200_000 }] }, ['allowance', 35_000]],
  [
    '救助、高龄津贴不计入',
    {
      incomes: [
        { kind: 'wage', amount: 100_000 },
        { kind: 'relief', amount: 20_000 },
      ],
    },
    ['allowance', 35_000],
  ],
  [
    '义务兵不算共同生活',
    { members: [...heads(3), member('2000-01-01', { living: 'conscript' }, 9)] },
    ['allowance', 35_000],
  ],
  [
    '重残加三成：1350−1000＋135',
    { members: [self, member('1990-01-01', { health: 'severe' }), member('1991-01-01')] },
    ['allowance', 48_500],
  ],
  [
    '七十五岁又重残，只加三成',
    { members: [self, member('1946-01-01', { health: 'severe' }), member('1991-01-01')] },
    ['allowance', 48_500],
  ],
  [
    '七十周岁加两成，学生加两成：350＋180',
    { members: [self, member('1951-07-05'), member('2010-01-01', { status: 'student' })] },
    ['allowance', 53_000],
  ],
  [
    '重病但有劳动能力的不加',
    { members: [self, member('1990-01-01', { health: 'illness', labour: 'able' }), member('1991-01-01')] },
    ['allowance', 35_000],
  ],
  [
    '单亲家庭未成年子女加三成',
    { members: [self, member('2012-01-01', { status: 'lone_child' }), member('1991-01-01')] },
    ['allowance', 48_500],
  ],
])('%s', (_, changed, expected) => {
  expect(proposed(changed)).toEqual(expected)
})

test.each<[string, readonly object[], string]>([
  ['同一人写两次', [self, member('1990-01-01'), member('1990-01-01')], 'not_met'],
  ['没有写本人', [member('1990-01-01')], 'not_met'],
  ['两个本人', [self, member('1990-01-01', { relation: 'self' })], 'not_met'],
])('家庭成员：%s', (_, members, expected) => {
  expect(codeOf(opinionOf({ members }))).toBe(expected)
})

test('[M1] 标准七月提高、九月二十日才知道：甲户十月发760，补三个月各160', () => {
  const family = carried('2021-06-20 10:00', 4, 104_000)
  expect(dueIn('2021-06', family)).toBe(60_000)
  /** June to September were given at the old standard. */
  expect(lineOn('2021-10-10', family, { given: 4 * 60_000 })).toBe(76_000 + 3 * 16_000)
})

test('[M1] 乙户收入850元，两人：旧标准820元时不符合，不在清单上；新标准下才有差额', () => {
  expect(proposed({ members: heads(2), ...income(85_000) })).toEqual(['allowance', 5_000])
})
