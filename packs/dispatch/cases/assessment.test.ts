/** Item 3: what a unit scores itself, what is counted, the sample that nobody picks, the score, the appeal, the ranking of results. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawSample } from 'yimen/kernel/sample'
import { assessment, visit } from '../programmes/index.ts'
import { clock, codeOf, completion, counted, play, sayingOf, type Move } from './play.ts'

const begin = (period = '2021-1', at = '2021-07-07 09:00'): Move => ({
  by: 'office',
  do: 'begin',
  at,
  with: { task: 'elevator', period },
})
const self = (more: object = {}): Move => ({
  by: 'district',
  do: 'score_self',
  at: '2021-07-12 09:00',
  with: { selfProcedure: 18, selfMass: 17, grounds: '见台账', ...more },
})
const draw: Move = { by: 'office', do: 'draw', at: '2021-07-14 09:00' }
const score = (more: object = {}): Move => ({
  by: 'office',
  do: 'give_score',
  at: '2021-07-20 09:00',
  with: { checkedAll: true, procedure: 18, mass: 17, ...more },
})
const appeal = (at: string): Move => ({
  by: 'district',
  do: 'lodge_appeal',
  at,
  with: { appeal: '两个项目因管线迁改延期' },
})
const decide = (by = 'head'): Move => ({
  by,
  do: 'decide_appeal',
  at: '2021-07-29 09:00',
  with: { procedure: 19, mass: 17, reason: '延期情况属实' },
})
/** 24 of 60 by the end of June, when 30 were due: 48 of the 60 marks. */
const june = { readings: completion({ '2021-06-30': [24, 60] }) }
const drawn = play(assessment, [begin(), self(), draw], june)
const sample = drawn.case.facts.sample as readonly string[]

describe('[item-3] 程序', () => {
  test.each<[string, readonly Move[], string]>([
    [
      '自评、抽样、评分、公布',
      [begin(), self(), draw, score(), { by: 'office', do: 'publish', at: '2021-07-28 09:00' }],
      'ok',
    ],
    ['考核期没有结束', [begin('2021-2')], 'not_met'],
    ['没有第三个半年', [begin('2021-3')], 'not_met'],
    ['自评不能由专班代写', [begin(), { ...self(), by: 'office' }], 'wrong_role'],
    ['自评超过满分', [begin(), self({ selfMass: 21 })], 'not_met'],
    ['完成得分不由单位填', [begin(), self({ completion: 60 })], 'unknown_field'],
    ['没有抽样不能评分', [begin(), self(), score()], 'wrong_step'],
    ['样本只抽一次', [begin(), self(), draw, draw], 'wrong_step'],
    ['抽样不收名单', [begin(), self(), { ...draw, with: { sample: ['E-01'] } }], 'unknown_field'],
    ['没有全部核对不能评分', [begin(), self(), draw, score({ checkedAll: false })], 'not_met'],
    [
      '不实的项目不在样本里',
      [begin(), self(), draw, score({ untrue: [{ project: 'E-99', finding: '未开工' }], reason: '不实' })],
      'not_met',
    ],
    ['评分超过满分', [begin(), self(), draw, score({ procedure: 21 })], 'not_met'],
    ['评分低于自评要有理由', [begin(), self(), draw, score({ mass: 15 })], 'not_met'],
    [
      '申诉期内不公布',
      [begin(), self(), draw, score(), { by: 'office', do: 'publish', at: '2021-07-27 23:00' }],
      'too_early',
    ],
    ['收到反馈后第五个工作日可以申诉', [begin(), self(), draw, score(), appeal('2021-07-27 23:59')], 'ok'],
    ['第六个工作日不能申诉', [begin(), self(), draw, score(), appeal('2021-07-28 00:01')], 'not_met'],
    ['负责人复核申诉并公布', [begin(), self(), draw, score(), appeal('2021-07-23 09:00'), decide()], 'ok'],
    [
      '评分的人不能复核',
      [begin(), self(), draw, score(), appeal('2021-07-23 09:00'), decide('office')],
      'wrong_role',
    ],
  ])('%s', (_, moves, code) => expect(codeOf(play(assessment, moves, june))).toBe(code))

  test('申诉期自反馈起算五个工作日', () =>
    expect(
      clock(
        assessment,
        play(assessment, [begin(), self(), draw, score()], june),
        'appeal',
        '2021-07-21 09:00',
      ).dueDay,
    ).toBe('2021-07-27'))
})

describe('[item-3] 得分', () => {
  const facts = (days: readonly [number, number | null], more: object = {}, period = '2021-1') => {
    const readings = completion({ [period === '2021-1' ? '2021-06-30' : '2020-12-31']: days })
    return play(assessment, [begin(period), self(), draw, score(more)], { readings }).case.facts
  }
  test.each<[string, readonly [number, number | null], number, number, number]>([
    ['按时序应完成30台，完成24台：60分的八成', [24, 60], 48, 83, 100],
    ['正好达到时序：满分', [30, 60], 60, 95, 100],
    ['超过时序不加分', [66, 60], 60, 95, 100],
    ['不足一分的舍去：23台为46分', [23, 60], 46, 81, 100],
    ['[§11.8-4] 没有目标：不计完成指标，满分40分', [3, 0], 0, 35, 40],
  ])('%s', (_, days, completionMarks, total, full) => {
    expect(facts(days)).toMatchObject({
      completion: completionMarks,
      finalScore: total,
      full,
      done: days[0],
      target: days[1],
    })
  })
  test('下半年的考核按全年目标计', () =>
    expect(facts([48, 60], {}, '2020-2')).toMatchObject({ completion: 48 }))

  test('每个不实项目扣5分，得分不高于自评', () => {
    const untrue = [{ project: sample[0]!, finding: '登记已开工，现场未开工' }]
    expect(facts([24, 60], { untrue, reason: '一个项目不实' })).toMatchObject({
      selfScore: 83,
      finalScore: 78,
    })
    const higher = play(
      assessment,
      [begin(), self({ selfProcedure: 5, selfMass: 5 }), draw, score({ untrue, reason: '一个项目不实' })],
      june,
    )
    expect(sayingOf(higher)).toBe('发现数据不实的，评定得分不得高于自评')
  })

  test('marks are whole, never above the full ones, and never fewer for more work', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 80 }), (goal, done) => {
        const [a, b] = [
          facts([done, goal]).completion as number,
          facts([done + 1, goal]).completion as number,
        ]
        expect(Number.isInteger(a) && a >= 0 && a <= 60 && b >= a).toBe(true)
        expect(a === 60).toBe(2 * done >= goal)
      }),
      { numRuns: 150 },
    )
  })
})

describe('[item-3] 抽样：记录说了算', () => {
  test('24个项目抽5个（不少于20%），种子是记录的摘要，谁都可以照样再抽一遍', () => {
    const { seed, population } = drawn.case.facts
    expect([seed, population, sample.length]).toEqual([counted(24, 60).digest, 24, 5])
    expect(sample).toEqual(drawSample(counted(24, 60).cases!, 20, seed as string))
  })
  test('抽样的人、抽样的时间都不影响样本', () => {
    expect(
      play(assessment, [begin(), self(), { by: 'clerk', do: 'draw', at: '2021-07-15 16:37' }], june).case
        .facts.sample,
    ).toEqual(sample)
  })
  test('记录变了，样本也变', () => {
    expect(
      play(assessment, [begin(), self(), draw], { readings: completion({ '2021-06-30': [25, 60] }) }).case
        .facts.sample,
    ).not.toEqual(sample)
  })
  test('没有项目的单位没有样本，照常评分', () => {
    const played = play(assessment, [begin(), self(), draw, score()], {
      readings: completion({ '2021-06-30': [0, 60] }),
    })
    expect([played.case.facts.sample, played.case.facts.finalScore]).toEqual([[], 35])
  })
})

test('公布的结果进名录，以得分率排名：没有目标的单位也能比', () => {
  const published = play(
    assessment,
    [begin(), self(), draw, score(), { by: 'office', do: 'publish', at: '2021-07-28 09:00' }],
    june,
  )
  expect([...published.entries.values()]).toEqual([
    expect.objectContaining({
      register: 'dispatch.results',
      id: 'elevator/430302',
      area: '430302',
      standing: 'published',
      body: { period: '2021-1', score: 83, full: 100 },
    }),
  ])
})

test.each([
  ['当天', '2021-06-02', 'ok'],
  ['将来的督导不能登记', '2021-06-03', 'not_met'],
])('[item-11] 实地督导：%s', (_, visitedOn, code) => {
  expect(
    codeOf(
      play(visit, [
        {
          by: 'leader',
          do: 'record',
          at: '2021-06-02 16:00',
          with: { task: 'elevator', visitedOn, findings: '公示栏张贴规范' },
        },
      ]),
    ),
  ).toBe(code)
})
