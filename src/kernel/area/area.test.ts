/** A county whose borders move: a community splits, two villages merge, one moves to a functional zone with its code. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day } from '../day/index.ts'
import { placeOn } from './tree.ts'
import {
  areaOn,
  areaTree,
  childrenOn,
  codesIn,
  pathOn,
  reachOn,
  treeFaults,
  type AreaRow,
  type Succession,
} from './index.ts'

const row = (
  code: string,
  parent: string | null,
  from: Day = '2000-01-01',
  to: Day | null = null,
): AreaRow => ({ code, parent, name: { zh: code, en: code }, kind: 'x', from, to })
/** 东 and 西 are towns, 区 a zone; 甲 split into 甲一 and 甲二; 乙 and 丙 merged into 丁; 戊 moved from 西 to 区 with its code. */
const rows = [
  row('county', null),
  row('east', 'county'),
  row('west', 'county'),
  row('zone', 'county', '2021-01-01'),
  row('jia', 'east', '2000-01-01', '2021-05-31'),
  row('jia1', 'east', '2021-06-01'),
  row('jia2', 'east', '2021-06-01'),
  row('yi', 'east', '2000-01-01', '2021-12-31'),
  row('bing', 'west', '2000-01-01', '2021-12-31'),
  row('ding', 'east', '2022-01-01'),
  row('wu', 'west', '2000-01-01', '2021-06-30'),
  row('wu', 'zone', '2021-07-01'),
]
const successions: readonly Succession[] = [
  { from: 'jia', to: 'jia1', on: '2021-06-01' },
  { from: 'jia', to: 'jia2', on: '2021-06-01' },
  { from: 'yi', to: 'ding', on: '2022-01-01' },
  { from: 'bing', to: 'ding', on: '2022-01-01' },
]
const tree = areaTree(rows, successions)

test.each<[string, string, Day, boolean]>([
  ['甲 最后一天还在', 'jia', '2021-05-31', true],
  ['甲 拆分当天不在', 'jia', '2021-06-01', false],
  ['甲一 前一天还没有', 'jia1', '2021-05-31', false],
  ['甲一 当天就有', 'jia1', '2021-06-01', true],
  ['没有的代码', 'nowhere', '2021-06-01', false],
])('[AR1] %s', (_, code, day, stands) => {
  expect(areaOn(tree, code, day) !== null).toBe(stands)
})

test.each<[string, string, Day, readonly string[]]>([
  ['戊 原属西镇', 'wu', '2021-06-30', ['wu', 'west', 'county']],
  ['戊 划入功能区，代码不变', 'wu', '2021-07-01', ['wu', 'zone', 'county']],
  ['甲 撤销后仍记得上级', 'jia', '2023-01-01', ['jia', 'east', 'county']],
])('[AR2] %s', (_, code, day, path) => {
  expect(pathOn(tree, code, day)).toEqual(path)
})

test.each<[string, string, Day, readonly string[]]>([
  ['拆分前只有甲', 'jia', '2021-05-31', ['jia', 'east', 'county']],
  ['拆分后两个新社区都能办甲的老件', 'jia', '2021-06-01', ['jia', 'east', 'county', 'jia1', 'jia2']],
  ['丙并入丁后，丁和东镇接办', 'bing', '2022-01-01', ['bing', 'west', 'county', 'ding', 'east']],
  ['丁的新件，原乙丙的岗位不再管', 'ding', '2022-01-01', ['ding', 'east', 'county']],
])('[AR3] %s', (_, code, day, reach) => {
  expect(reachOn(tree, code, day)).toEqual(reach)
})

test.each<[string, string, Day, string]>([
  ['还在的就是自己', 'jia1', '2022-01-01', 'jia1'],
  ['合并：乙的记录归丁', 'yi', '2022-01-01', 'ding'],
  ['拆分：甲的记录分不清归哪半，归东镇', 'jia', '2021-06-01', 'east'],
  ['按旧边界看：甲一的记录归甲', 'jia1', '2021-05-31', 'jia'],
  ['按旧边界看：丁的记录分不清归乙还是丙，归县', 'ding', '2021-12-31', 'county'],
  ['功能区设立以前按上级算', 'zone', '2020-06-01', 'county'],
])('[AR4] %s', (_, code, day, place) => {
  expect(placeOn(tree, code, day)).toBe(place)
})

test('[AR5] a county’s codes are all codes, once each, in the borders of any day', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<Day[]>(
        '2020-01-01',
        '2021-05-31',
        '2021-06-01',
        '2021-07-01',
        '2021-12-31',
        '2022-01-01',
        '2025-01-01',
      ),
      (day) => {
        expect(codesIn(tree, 'county', day).size).toBe(tree.rows.size)
        const below = childrenOn(tree, 'county', day).map((c) => codesIn(tree, c.code, day))
        const counted = below.flatMap((m) => [...m.keys()])
        expect(new Set(counted).size, 'no code counts in two places').toBe(counted.length)
      },
    ),
  )
})

test('[AR5] the same records in old and in new borders', () => {
  expect([...codesIn(tree, 'east', '2021-05-31').keys()].sort()).toEqual([
    'east',
    'jia',
    'jia1',
    'jia2',
    'yi',
  ])
  expect([...codesIn(tree, 'east', '2022-01-01').keys()].sort()).toEqual([
    'bing',
    'ding',
    'east',
    'jia',
    'jia1',
    'jia2',
    'yi',
  ])
  expect([...codesIn(tree, 'ding', '2022-01-01').keys()].sort()).toEqual(['bing', 'ding', 'yi'])
  expect([...codesIn(tree, 'west', '2022-01-01').keys()].sort()).toEqual(['west'])
})

describe('[AR6] a tree with a fault is not loaded', () => {
  test('this one has none', () => expect(treeFaults(tree)).toEqual([]))
  test.each<[string, readonly AreaRow[], readonly Succession[], string]>([
    ['同一代码重叠', [row('a', null), row('a', null, '2020-01-01')], [], '重叠'],
    ['终止早于起始', [row('a', null, '2020-01-02', '2020-01-01')], [], '早于'],
    ['上级不存在', [row('a', 'b')], [], '不存在'],
    ['上级还没有设立', [row('a', 'b', '2000-01-01'), row('b', null, '2001-01-01')], [], '不存在'],
    ['上级成环', [row('a', 'b'), row('b', 'a')], [], '成环'],
    [
      '承接者不存在',
      [row('a', null, '2000-01-01', '2020-12-31')],
      [{ from: 'a', to: 'b', on: '2021-01-01' }],
      '不存在',
    ],
    [
      '没有撤销就被承接',
      [row('a', null), row('b', null)],
      [{ from: 'a', to: 'b', on: '2021-01-01' }],
      '并未撤销',
    ],
    [
      '承接成环',
      [
        row('a', null, '2000-01-01', '2000-12-31'),
        row('a', null, '2002-01-01'),
        row('b', null, '2001-01-01', '2001-12-31'),
      ],
      [
        { from: 'a', to: 'b', on: '2001-01-01' },
        { from: 'b', to: 'a', on: '2002-01-01' },
      ],
      '成环',
    ],
  ])('%s', (_, faulty, links, said) => {
    expect(
      treeFaults(areaTree(faulty, links))
        .map((f) => f.zh)
        .join(),
    ).toContain(said)
  })
})
