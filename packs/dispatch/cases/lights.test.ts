/** [G5], [G6] The lights of real places, at their limits and on either side. */
import { describe, expect, test } from 'vitest'
import { consequencesOf, lightOf, monthsMissed, timeline, type Light, type LightFacts } from 'yimen/campaign'
import type { Day } from 'yimen/kernel/day'
import { guangyuan, lightRules, longchang, sanming, songyang, suqian, yinchuan } from '../lights.ts'

const november = timeline('2021-01-01', '2021-12-31', '2021-11-30')
const at = (done: number, target = 120, more: Partial<LightFacts> = {}): LightFacts => ({
  asOf: '2021-11-30',
  share: { done, target },
  line: november,
  started: true,
  enteredTo: '2021-11-30',
  ...more,
})

describe('[G5] Yinchuan, at the end of November: 11/12 of 120 is 110', () => {
  test.each<[string, number, Light, string]>([
    ['超前', 115, 'green', '达到序时进度'],
    ['恰好达到序时进度', 110, 'green', '达到序时进度'],
    [
      '落后0.84个百分点：绿灯并提示',
      109,
      'green',
      '落后0.84个百分点；落后不足10个百分点，原规则未作规定，暂亮绿灯并提示',
    ],
    ['落后9.17个百分点', 99, 'green', '落后9.17个百分点；'],
    ['恰好落后10个百分点', 98, 'yellow', '落后10.00个百分点'],
    ['恰好落后30个百分点', 74, 'yellow', '落后30.00个百分点'],
    ['落后30.84个百分点', 73, 'red', '落后30.84个百分点'],
    ['一台未办', 0, 'red', '落后91.67个百分点'],
  ])('%s：%i台 %s', (_, done, light, why) => {
    const reading = lightOf(yinchuan, at(done))
    expect([reading.light, reading.undecided]).toEqual([light, []])
    expect(reading.reasons).toHaveLength(1)
    expect(reading.reasons[0]!.text.zh).toContain(why)
    expect(reading.reasons[0]!.source).toBe('https://m.qlbk.net/news/3Ww4l7bw75.html')
  })

  test('the limit is exact where the printed numbers are not: 10.00 printed, yet a hair less or more than 10', () => {
    const close = (done: number): Light | null => lightOf(yinchuan, at(done, 1_200_000)).light
    expect([close(980_001), close(980_000), close(740_000), close(739_999)]).toEqual([
      'green',
      'yellow',
      'yellow',
      'red',
    ])
  })

  test.each<[string, Day, Day, Light | null]>([
    ['还没到开工日', '2021-03-31', '2021-03-30', 'green'],
    ['当月应开工未开工', '2021-03-31', '2021-03-31', 'yellow'],
    ['第二个月', '2021-03-31', '2021-04-30', 'yellow'],
    ['第三个月', '2021-03-31', '2021-05-31', 'red'],
    ['跨年的第三个月', '2020-12-15', '2021-02-01', 'red'],
  ])('%s', (_, dueStart, asOf, light) => {
    expect(
      lightOf(yinchuan, {
        asOf,
        dueStart,
        started: false,
        enteredTo: asOf,
        share: { done: 10, target: 10 },
        line: november,
      }).light,
    ).toBe(light)
  })

  test.each<[string, Day, Day, number, Light]>([
    ['本月已报', '2021-11-30', '2021-11-30', 0, 'green'],
    ['月中不算缺报', '2021-10-31', '2021-11-29', 0, 'green'],
    ['缺一个月', '2021-10-31', '2021-11-30', 1, 'yellow'],
    ['缺两个月', '2021-09-30', '2021-11-30', 2, 'red'],
    ['上次只报到月中', '2021-10-15', '2021-11-30', 2, 'red'],
  ])('%s', (_, enteredTo, asOf, missed, light) => {
    expect(monthsMissed(enteredTo, asOf)).toBe(missed)
    expect(lightOf(yinchuan, at(110, 120, { enteredTo, asOf })).light).toBe(light)
  })

  test('the heaviest stands and every reason is kept, the heaviest first', () => {
    const reading = lightOf(yinchuan, at(115, 120, { enteredTo: '2021-09-30' }))
    expect(reading.light).toBe('red')
    expect(reading.reasons.map((r) => [r.light, r.text.zh])).toEqual([
      ['red', '已2个月未纳入统计'],
      ['yellow', '已2个月未纳入统计'],
      ['green', '完成115/120（95.83%），按整月计算的序时进度91.67%，达到序时进度'],
    ])
  })

  test('what is not known is undecided, not green', () => {
    expect(lightOf(yinchuan, { asOf: '2021-11-30' })).toEqual({
      light: null,
      reasons: [],
      undecided: ['on_time', 'behind', 'not_started', 'not_entered'],
    })
    expect(lightOf(yinchuan, at(5, 0))).toMatchObject({ light: null, undecided: ['on_time', 'behind'] })
  })
})

test.each<[string, Partial<LightFacts>, Light | null]>([
  ['临近时限', { due: '2021-12-05', nearDays: 5 }, 'blue'],
  ['还有六天', { due: '2021-12-06', nearDays: 5 }, null],
  ['时限当天', { due: '2021-11-30', nearDays: 5 }, 'blue'],
  ['超过时限', { due: '2021-11-29', nearDays: 5 }, 'red'],
  ['已完成就不再亮灯', { due: '2021-11-29', nearDays: 5, share: { done: 120, target: 120 } }, null],
  ['落后于序时进度', { due: '2022-11-29', nearDays: 5, share: { done: 109, target: 120 } }, 'yellow'],
  ['质量不高', { due: '2022-11-29', nearDays: 5, poorQuality: true }, 'yellow'],
])('[G5] Suqian: %s', (_, more, light) =>
  expect(lightOf(suqian, at(110, 120, { poorQuality: false, ...more })).light).toBe(light),
)

test('[G5] Suqian does not say how near is near: without the days it is undecided', () => {
  expect(lightOf(suqian, at(110, 120, { due: '2021-12-01', poorQuality: false }))).toMatchObject({
    light: null,
    undecided: ['near_due'],
  })
})

test.each<[string, number, number, Light | null, number]>([
  ['月、季都完成', 10, 30, null, 0],
  ['月度短欠', 9, 30, 'yellow', 1],
  ['季度未完成', 10, 29, 'red', 1],
  ['都未完成', 9, 29, 'red', 2],
])('[G5] Songyang: %s', (_, month, quarter, light, reasons) => {
  const reading = lightOf(songyang, {
    asOf: '2022-03-31',
    month: { done: month, target: 10 },
    quarter: { done: quarter, target: 30 },
  })
  expect([reading.light, reading.reasons.length]).toEqual([light, reasons])
})

test.each<[number, boolean, Light]>([
  [0, false, 'blue'],
  [1, false, 'orange'],
  [2, false, 'red'],
  [9, false, 'red'],
  [0, true, 'orange'],
  [1, true, 'red'],
  [2, true, 'red'],
])('[G5] Sanming: %i orders not answered, grave %s: %s', (unanswered, grave, light) => {
  expect(lightOf(sanming, { asOf: '2021-11-30', orders: { unanswered, grave } }).light).toBe(light)
})

test('[G5] Sanming: without an order there is no light', () =>
  expect(lightOf(sanming, { asOf: '2021-11-30' })).toEqual({
    light: null,
    reasons: [],
    undecided: ['unanswered'],
  }))

test.each<[string, readonly Light[], readonly number[]]>([
  ['一次黄灯', ['yellow'], []],
  ['两次黄灯，中间隔着绿灯', ['yellow', 'green', 'yellow'], [-1]],
  ['一次红灯', ['red', 'green'], [-2]],
  ['又黄又红', ['yellow', 'red', 'yellow'], [-1, -2]],
  ['都是绿灯', ['green', 'green'], []],
])('[G6] Guangyuan: %s', (_, given, points) =>
  expect(consequencesOf(guangyuan, given).map((c) => c.points)).toEqual(points),
)

test.each<[string, readonly Light[], number]>([
  ['连续三次', ['green', 'red', 'red', 'red'], 1],
  ['中间断了', ['red', 'red', 'yellow', 'red'], 0],
  ['三次之后恢复', ['red', 'red', 'red', 'green'], 0],
  ['连续四次', ['red', 'red', 'red', 'red'], 1],
  ['没有', [], 0],
])('[G6] Longchang: %s', (_, given, due) => expect(consequencesOf(longchang, given)).toHaveLength(due))

test('[G5] every set of rules says where it comes from, in both languages', () => {
  expect(lightRules.map((r) => r.id)).toEqual([
    'yinchuan',
    'suqian',
    'songyang',
    'sanming',
    'guangyuan',
    'longchang',
  ])
  expect(
    lightRules.filter((r) => !/^https?:/.test(r.source) || r.title.zh === '' || r.title.en === ''),
  ).toEqual([])
  expect(lightRules.filter((r) => r.tests.length + r.consequences.length === 0)).toEqual([])
})
