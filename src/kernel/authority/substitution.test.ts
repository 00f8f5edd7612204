/** Leave, training, illness: who signs meanwhile, and who does not. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Day } from '../day/index.ts'
import { actsIn, standInsOf, substitutionFaults, type Substitution } from './index.ts'

const order = { zh: '人事通知', en: 'staff notice' }
const sub = (id: string, post: string, by: string, from: Day, to: Day, onward = false): Substitution => ({
  id,
  post,
  by,
  from,
  to,
  onward,
  order,
})
/** 镇长外出培训由副镇长代，副镇长那周后两天也请假，由主任代。 */
const leave = [
  sub('s1', 'mayor', 'vice', '2021-10-18', '2021-10-22', true),
  sub('s2', 'vice', 'head', '2021-10-21', '2021-10-22'),
]

test.each<[string, readonly Substitution[], string, Day, readonly string[]]>([
  ['开始前一天', leave, 'vice', '2021-10-17', ['vice']],
  ['第一天', leave, 'vice', '2021-10-18', ['vice', 'mayor']],
  ['最后一天', leave, 'vice', '2021-10-22', ['vice', 'mayor']],
  ['结束后', leave, 'vice', '2021-10-23', ['vice']],
  ['允许转代理：主任代副镇长，也代镇长', leave, 'head', '2021-10-21', ['head', 'vice', 'mayor']],
  ['不允许转代理', [{ ...leave[0]!, onward: false }, leave[1]!], 'head', '2021-10-21', ['head', 'vice']],
  ['旁人', leave, 'clerk', '2021-10-21', ['clerk']],
])('[A4] %s', (_, all, own, day, posts) => {
  expect(actsIn(all, [own], day).map((r) => r.post)).toEqual(posts)
})

test('[A4] the way there is told, order by order', () => {
  expect(actsIn(leave, ['head'], '2021-10-22')).toEqual([
    { post: 'head', acting: [] },
    { post: 'vice', acting: ['s2'] },
    { post: 'mayor', acting: ['s2', 's1'] },
  ])
})

test.each<[string, readonly Substitution[], string]>([
  [
    '互相代理的那几天',
    [sub('a', 'x', 'y', '2021-01-01', '2021-01-10'), sub('b', 'y', 'x', '2021-01-05', '2021-01-20')],
    '成环',
  ],
  [
    '三人成环',
    [
      sub('a', 'x', 'y', '2021-01-01', '2021-01-10'),
      sub('b', 'y', 'z', '2021-01-01', '2021-01-10'),
      sub('c', 'z', 'x', '2021-01-10', '2021-01-10'),
    ],
    '成环',
  ],
  ['自己代自己', [sub('a', 'x', 'x', '2021-01-01', '2021-01-10')], '成环'],
  ['止于起之前', [sub('a', 'x', 'y', '2021-01-02', '2021-01-01')], '早于'],
])('[A5] %s：不予登记', (_, all, said) => {
  expect(
    substitutionFaults(all)
      .map((f) => f.zh)
      .join(),
  ).toContain(said)
})

test('[A5] one after the other is no circle', () => {
  expect(
    substitutionFaults([
      sub('a', 'x', 'y', '2021-01-01', '2021-01-10'),
      sub('b', 'y', 'x', '2021-01-11', '2021-01-20'),
    ]),
  ).toEqual([])
})

test('[A4] [A5] whatever is registered without a fault, nobody comes to act in their own post by way of others, and every way is one of days that hold', () => {
  const post = fc.constantFrom('a', 'b', 'c', 'd')
  const day = fc.integer({ min: 10, max: 28 }).map((n): Day => `2021-01-${n}` as Day)
  fc.assert(
    fc.property(
      fc.array(fc.record({ post, by: post, from: day, to: day, onward: fc.boolean() }), { maxLength: 6 }),
      post,
      day,
      (some, own, on) => {
        const all = some.map((s, i): Substitution => ({ ...s, id: `s${i}`, order }))
        fc.pre(substitutionFaults(all).length === 0)
        const reached = actsIn(all, [own], on)
        expect(reached.filter((r) => r.post === own)).toEqual([{ post: own, acting: [] }])
        for (const r of reached)
          expect(
            standInsOf(all, r.post, on).map((x) => x.post),
            `${own} acts in ${r.post}`,
          ).toContain(own)
        for (const r of reached)
          for (const id of r.acting)
            expect(all.some((s) => s.id === id && s.from <= on && on <= s.to)).toBe(true)
      },
    ),
  )
})
