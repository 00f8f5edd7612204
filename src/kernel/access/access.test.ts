/** Who may do what, as rows: the person, the case, the answer and the ground it stands on. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { may, reachOf, type Action, type Asker, type CaseThing } from './index.ts'

const village = '430523106234'
const reach = [village, '430523106', '430523', '430500', '430000']
const one: CaseThing = {
  kind: 'case',
  reach,
  people: ['li'],
  opener: 'helper',
  roles: { clerk: {}, leader: {}, finance: {} },
  holder: 'clerk',
  bankBy: [],
}
const asker = (
  person: string,
  posts: readonly (readonly [role: string, area: string])[] = [],
  permissions: readonly string[] = [],
  kin: readonly string[] = [],
): Asker => ({
  person,
  posts: posts.map(([role, area]) => ({ id: `${area}-${role}`, role, area })),
  permissions,
  kin,
})
const answer = (who: Asker, action: Action, thing: Parameters<typeof may>[2] = one): string =>
  may(who, action, thing)?.by ?? 'no'

describe('[P1] 看办件', () => {
  test.each<[string, Asker, string]>([
    ['本人', asker('li'), 'concerned'],
    ['帮代办的人', asker('helper'), 'opened'],
    ['旁人', asker('neighbour'), 'no'],
    ['本镇经办', asker('a', [['clerk', '430523106']]), 'post'],
    ['外镇经办', asker('a', [['clerk', '430523101']]), 'no'],
    ['县里同一角色', asker('a', [['leader', '430523']]), 'post'],
    ['外县', asker('a', [['leader', '430524']]), 'no'],
    ['本镇但与本事项无关的岗位', asker('a', [['grid', '430523106']]), 'no'],
    ['下级区划的岗位', asker('a', [['clerk', '430523106234001']]), 'no'],
    ['审计', asker('a', [], ['audit']), 'permission'],
    ['管理员不因管理而看办件', asker('a', [], ['admin']), 'no'],
    ['角色名是对象原型上的词', asker('a', [['toString', '430523106']]), 'no'],
  ])('%s', (_, who, expected) => expect(answer(who, 'see')).toBe(expected))
})

describe('[P4] 看敏感信息', () => {
  test.each<[string, Asker, string]>([
    ['正在经办的岗位', asker('a', [['clerk', '430523106']]), 'post'],
    ['还没轮到的岗位', asker('a', [['leader', '430523106']]), 'no'],
    ['经办岗位，外镇', asker('a', [['clerk', '430523101']]), 'no'],
    ['经办的是亲属的件', asker('a', [['clerk', '430523106']], [], ['li']), 'no'],
    ['经办的是自己的件', asker('li', [['clerk', '430523106']]), 'no'],
    ['审计只看有无，不看内容', asker('a', [], ['audit']), 'no'],
    ['本人看自己的用另外的办法', asker('li'), 'no'],
  ])('%s', (_, who, expected) => expect(answer(who, 'reveal')).toBe(expected))
})

describe('[P2] [P3] [P5] 其余', () => {
  const bulletin = { kind: 'bulletin', reach: ['430523', '430500'], signedBy: 'leader' } as const
  const paper = (of: CaseThing | null) => ({ kind: 'upload', sender: 'li', of }) as const
  test.each<[string, Asker, Action, Parameters<typeof may>[2], string]>([
    ['居民看指标', asker('li'), 'read', { kind: 'figure' }, 'no'],
    ['干部看指标', asker('a', [['clerk', '430523106']]), 'read', { kind: 'figure' }, 'post'],
    ['审计看指标', asker('a', [], ['audit']), 'read', { kind: 'figure' }, 'permission'],
    ['县领导签通报', asker('a', [['leader', '430523']]), 'sign', bulletin, 'post'],
    ['镇领导签县通报', asker('a', [['leader', '430523106']]), 'sign', bulletin, 'no'],
    ['审计签通报', asker('a', [], ['audit']), 'sign', bulletin, 'no'],
    ['传件人看自己的文件', asker('li'), 'see', paper(null), 'sent'],
    ['干部看文件，没有说是哪个办件', asker('a', [['clerk', '430523106']]), 'see', paper(null), 'no'],
    ['干部看办件里的文件', asker('a', [['clerk', '430523106']]), 'see', paper(one), 'post'],
    ['外镇干部看办件里的文件', asker('a', [['clerk', '430523101']]), 'see', paper(one), 'no'],
    ['没有放行的批次，财务取不到银行文件', asker('a', [['finance', '430523']]), 'bank', one, 'no'],
    ['放行之后', asker('a', [['finance', '430523']]), 'bank', { ...one, bankBy: ['finance'] }, 'post'],
    ['按身份证号查人：居民', asker('li'), 'find', { kind: 'house' }, 'no'],
    ['按身份证号查人：干部', asker('a', [['clerk', '430523106']]), 'find', { kind: 'house' }, 'post'],
    ['登记机构岗位', asker('a', [], ['admin']), 'administer', { kind: 'house' }, 'permission'],
    ['审计不能登记', asker('a', [], ['audit']), 'administer', { kind: 'house' }, 'no'],
    [
      '没有说到的动作一律不行',
      asker('a', [['leader', '430523']], ['admin', 'audit', 'history', 'act_as']),
      'sign',
      { kind: 'house' },
      'no',
    ],
    ['本人看谁查过自己', asker('li'), 'see_looks', one, 'concerned'],
    ['经办人不看', asker('a', [['clerk', '430523106']]), 'see_looks', one, 'no'],
  ])('%s', (_, who, action, thing, expected) => expect(answer(who, action, thing)).toBe(expected))
})

const roles = ['clerk', 'leader', 'grid', 'finance']
const anybody = fc.record({
  person: fc.constantFrom('li', 'helper', 'a'),
  posts: fc.array(
    fc.record({
      id: fc.constant('p'),
      role: fc.constantFrom(...roles),
      area: fc.constantFrom(village, '430523106', '430523101', '430523', '430524'),
    }),
    { maxLength: 3 },
  ),
  permissions: fc.subarray(['admin', 'audit', 'history', 'act_as']),
  kin: fc.subarray(['li', 'helper']),
})

test('[P6] what a person reaches by posts is exactly what they may see by posts', () => {
  fc.assert(
    fc.property(anybody, (who) => {
      const ground = may({ ...who, person: 'stranger', permissions: [] }, 'see', one)
      const pairs = reachOf(who, [{ id: 'p', roles: one.roles }])
      expect(pairs.some((x) => one.reach.includes(x.area))).toBe(ground !== null)
    }),
  )
})

test('[P5] nobody may open, fetch or look into a case that they may not see', () => {
  fc.assert(
    fc.property(anybody, fc.constantFrom<Action>('reveal', 'bank', 'see_looks'), (who, action) => {
      if (may(who, action, { ...one, bankBy: ['finance'] })) expect(may(who, 'see', one)).not.toBeNull()
    }),
  )
})

test('[P5] a post or a permission more never takes anything away, but for standing aside', () => {
  fc.assert(
    fc.property(
      anybody,
      anybody,
      fc.constantFrom<Action>('see', 'bank', 'see_looks'),
      (who, more, action) => {
        if (may(who, action, one))
          expect(
            may(
              {
                ...who,
                posts: [...who.posts, ...more.posts],
                permissions: [...who.permissions, ...more.permissions],
              },
              action,
              one,
            ),
          ).not.toBeNull()
      },
    ),
  )
})

test('[P10] a role that reads nothing acts, and sees and reaches no case', () => {
  const acting: CaseThing = { ...one, roles: { ...one.roles, table: { reads: 'nothing' } } }
  const who: Asker = {
    person: 'nobody-here',
    posts: [{ id: 'p-table', role: 'table', area: acting.reach[0]! }],
    permissions: [],
    kin: [],
  }
  expect([may(who, 'act', acting)?.post?.id, may(who, 'see', acting)]).toEqual(['p-table', null])
  expect(reachOf(who, [{ id: 'p', roles: acting.roles }])).toEqual([])
})
