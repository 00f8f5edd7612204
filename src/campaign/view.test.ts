/** [G14] The view of a campaign from counts, in rows that an official could check by hand. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day } from '#kernel/day'
import type { Figure } from '#kernel/figure'
import { chinaCalendar } from '#kernel/clock'
import type { Campaign } from './campaign.ts'
import { guangyuan, longchang, songyang, suqian, yinchuan } from '../../packs/dispatch/lights.ts'
import type { LightRules } from './light.ts'
import type { Span, TargetSpan } from './spans.ts'
import { campaignView, type CampaignLine, type CampaignPlace, type CampaignReading } from './view.ts'

const t = (zh: string) => ({ zh, en: 'Text' })
const figure = (id: string, window: Figure['window']): Figure => ({
  id,
  version: 1,
  title: t(id),
  definition: t(id),
  programme: 'p',
  unit: 'elevator',
  measure: 'count',
  counts: { on: ['accept'] },
  window,
  clause: 'law#1',
  things: true,
})
const figures = { done: figure('done', 'year_to_date'), stages: [figure('building', 'now')] }
const campaign: Campaign = {
  id: 'c',
  title: t('行动'),
  called: {
    sheet: { zh: '周调度表', en: 'the weekly sheet' },
    rounds: { zh: '周调度', en: 'weekly dispatch' },
    meeting: { zh: '调度会', en: 'meeting' },
  },
  area: '430300',
  from: '2021-01-01',
  to: '2021-12-31',
  done: 'done',
  target: 'target',
  stages: ['building'],
  more: [],
  sheet: ['done'],
  programme: 'p',
  apart: ['name'],
  timeline: 'months',
  lights: [yinchuan, suqian, songyang],
  consequences: [longchang, guangyuan],
  nearDays: 30,
  smallBelow: 20,
  checks: { outlierTimes: 3, outlierLeast: 5, clause: 'law#1' },
  stuck: {
    stages: ['building'],
    idleDays: 30,
    longer: {},
    suspendedDays: 30,
    marks: [],
    beside: [],
    clause: 'law#1',
  },
  clause: 'law#1',
}

const done = (value: number, from: Day = '2021-03-01'): Span => ({ from, to: null, value })
const target = (value: number, from: Day = '2021-01-12', to: Day | null = null): TargetSpan => ({
  record: 'T',
  from,
  to,
  value,
})
const place = (name: string, more: Partial<CampaignPlace>): CampaignPlace => ({
  unit: name,
  name: t(name),
  done: [],
  targets: [target(100)],
  stages: [[]],
  more: [],
  stuck: 0,
  things: [],
  ...more,
})
const view = (
  places: readonly CampaignPlace[],
  asOf: Day = '2021-10-20',
  rules: LightRules = yinchuan,
): CampaignReading =>
  campaignView({ campaign, rules, figures, asOf, calendar: chinaCalendar, places, total: { more: [] } })
const row = (reading: CampaignReading, name: string): CampaignLine =>
  reading.rows.find((r) => r.unit === name)!

describe('[G1] [G4] one place on 20 October, nine whole months of twelve over: 75.00 %', () => {
  test.each<[string, number, number | null, string, string | null, string | null, number]>([
    /* what                       done  target  percent   gap       light    left */
    ['on the time-line', 75, 100, '75.00', '0.00', 'green', 25],
    ['a little behind', 70, 100, '70.00', '-5.00', 'green', 30],
    ['ten points behind', 65, 100, '65.00', '-10.00', 'yellow', 35],
    ['thirty-one points behind', 44, 100, '44.00', '-31.00', 'red', 56],
    ['104 %: told as it is', 104, 100, '104.00', '+29.00', 'green', 0],
    ['99.995 % is not a hundred', 19_999, 20_000, '99.99', '+24.99', 'green', 1],
    ['a target of 0', 5, 0, '—', null, null, 0],
    ['no target', 5, null, '—', null, null, 0],
  ])('%s', (_, n, of, percent, gap, light, left) => {
    const placeRow = row(
      view([place('雨湖区', { done: [done(n)], targets: of === null ? [] : [target(of)] })]),
      '雨湖区',
    )
    expect({
      done: placeRow.done,
      target: placeRow.target,
      percent: placeRow.percent,
      gap: placeRow.gap,
      light: placeRow.light,
      left: placeRow.left,
    }).toEqual({ done: n, target: of, percent, gap, light, left })
  })

  test('every light says why, and by whose rules', () => {
    const { reasons } = row(view([place('雨湖区', { done: [done(44)] })]), '雨湖区')
    expect(reasons).toEqual([
      {
        light: 'red',
        source: yinchuan.source,
        text: {
          zh: '完成44/100（44.00%），按整月计算的序时进度75.00%，落后31.00个百分点',
          en: expect.any(String) as string,
        },
      },
    ])
  })

  test('what is needed each day is told in hundredths, rounded up: 25 in 72 days', () => {
    expect(row(view([place('雨湖区', { done: [done(75)] })]), '雨湖区').perDay).toBe(35)
  })
})

describe('[G7] [G8] the order of the rows', () => {
  const reading = view([
    place('甲区', { done: [done(95)] }),
    place('乙区', { done: [done(90)] }),
    place('丙区', { done: [done(80)] }),
    place('丁区', { done: [done(160)], targets: [target(200)] }),
    place('戊区', { done: [done(10)], targets: [target(50)] }),
    place('无目标区', { done: [done(3)], targets: [] }),
    place('园区', { done: [], targets: [], mergedInto: '甲区' }),
    { ...place('430300', { done: [done(2)], targets: [] }), rest: true },
  ])

  test.each([
    ['甲区', 1],
    ['乙区', 2],
    ['丙区', 3],
    ['丁区', 3],
    ['戊区', 5],
    ['无目标区', null],
    ['园区', null],
    ['430300', null],
  ])('%s has rank %s', (name, rank) => {
    expect(row(reading, name).rank).toBe(rank)
  })

  test('a tie at rank 3 is named whole among the leaders, and who leads is not called slow', () => {
    expect(reading.leaders).toEqual(['甲区', '乙区', '丙区', '丁区'])
    expect(reading.laggards).toEqual(['戊区'])
  })

  test('those unranked say why: no target, merged, not divided', () => {
    expect(['无目标区', '园区', '430300'].map((name) => row(reading, name).unranked?.zh)).toEqual([
      '未下达目标任务，不参加排名',
      '已并入甲区，不单独排名',
      '没有分到下级单位，不参加排名',
    ])
    expect(row(reading, '甲区').flags.map((f) => f.zh)).toEqual(['园区已并入本单位，目标与完成数须合并核对'])
  })

  test('the total is that of the sums, of every row: 440 of 550, never the mean of percentages', () => {
    expect(reading.total).toMatchObject({
      done: 440,
      target: 550,
      percent: '80.00',
      gap: '+5.00',
      light: 'green',
    })
  })

  test('[G9] a small target says how far one record moves it', () => {
    const placeRow = row(
      view([place('大区', { done: [done(80)] }), place('小街', { done: [done(3)], targets: [target(4)] })]),
      '小街',
    )
    expect([placeRow.small, placeRow.range]).toEqual([true, { best: 1, worst: 2 }])
  })
})

test('[G8] the same elevator reported by zone and district is flagged at both and checked before the sheet goes out', () => {
  const reading = view([
    place('岳塘区', { done: [done(2)], things: ['福星小区1栋', '福星小区2栋'] }),
    place('高新区', { done: [done(1)], things: ['福星小区2栋'] }),
  ])
  expect(reading.rows.flatMap((r) => r.flags.map((f) => f.zh))).toEqual([
    '岳塘区、高新区重复上报1件',
    '岳塘区、高新区重复上报1件',
  ])
  expect(reading.checks.map((c) => [c.unit, c.kind])).toEqual([
    ['岳塘区', 'counted_twice'],
    ['高新区', 'counted_twice'],
  ])
})

describe('[G3] a target changed in September', () => {
  const changed = [target(120, '2021-01-12', '2021-09-10'), target(100, '2021-09-10')]
  test('both rates are told, of the row and of the total', () => {
    const reading = view([
      place('雨湖区', { done: [done(90)], targets: changed }),
      place('岳塘区', { done: [done(50)], targets: [{ ...target(100), record: 'U' }] }),
    ])
    expect(row(reading, '雨湖区').revised?.zh).toBe(
      '按原目标120完成75.00%，按2021-09-10起调整后的目标100完成90.00%',
    )
    expect(reading.total.revised?.zh).toBe('按原目标220完成63.64%，按2021-09-10起调整后的目标200完成70.00%')
    expect(row(reading, '岳塘区').revised).toBeNull()
  })
  test('before the change nothing of it is known', () => {
    const placeRow = row(
      view([place('雨湖区', { done: [done(60)], targets: changed })], '2021-09-09'),
      '雨湖区',
    )
    expect([placeRow.target, placeRow.revised]).toEqual([120, null])
  })
  test('a mistake mended on the day of the setting is no change', () => {
    expect(
      row(
        view([place('雨湖区', { targets: [target(12, '2021-01-12', '2021-01-12'), target(120)] })]),
        '雨湖区',
      ),
    ).toMatchObject({ target: 120, revised: null })
  })
  test('two targets of one place add up; a change of one is told against both', () => {
    const placeRow = row(
      view([place('雨湖区', { done: [done(66)], targets: [...changed, { ...target(10), record: 'U' }] })]),
      '雨湖区',
    )
    expect([placeRow.target, placeRow.revised?.zh]).toEqual([
      110,
      '按原目标130完成50.77%，按2021-09-10起调整后的目标110完成60.00%',
    ])
  })
})

describe('weeks', () => {
  const steady = [done(1, '2021-09-30'), done(2, '2021-10-08'), done(3, '2021-10-16')]
  test('what came in the last seven days, and in the seven before', () => {
    expect(row(view([place('雨湖区', { done: steady })]), '雨湖区')).toMatchObject({
      done: 6,
      week: 3,
      lastWeek: 2,
    })
  })
  test('[F2] what was stopped is taken out from its day on', () => {
    const spans = [{ from: '2021-03-01', to: '2021-10-18', value: 4 } as Span, done(6)]
    expect(row(view([place('雨湖区', { done: spans })]), '雨湖区')).toMatchObject({ done: 6, week: -4 })
    expect(row(view([place('雨湖区', { done: spans })], '2021-10-17'), '雨湖区').done).toBe(10)
  })
  test('in the first week nothing stands before: last year’s records are not this year’s', () => {
    expect(
      row(
        view([place('雨湖区', { done: [done(9, '2020-12-28'), done(1, '2021-01-04')] })], '2021-01-05'),
        '雨湖区',
      ),
    ).toMatchObject({ done: 1, week: 1, lastWeek: 0 })
  })
  test('a year later it stands as it ended', () => {
    const reading = view([place('雨湖区', { done: [done(90), done(5, '2022-02-01')] })], '2022-03-01')
    expect([
      row(reading, '雨湖区').done,
      row(reading, '雨湖区').percent,
      reading.line.share,
      reading.meeting.day,
      reading.forecast,
    ]).toEqual([90, '90.00', 10_000, null, null])
  })
})

describe('[G6] what lights of earlier weeks lead to, worked out from the counts of those weeks', () => {
  test('all year at a third of the time-line: red since summer, interviewed by both rules', () => {
    const placeRow = row(view([place('雨湖区', { done: [done(25)] })], '2021-10-20'), '雨湖区')
    expect(placeRow.light).toBe('red')
    /*
     * Nothing entered in February: four meetings. 17 and 25 points behind from June on: nine. From August on
     * more than 30: eleven until 15 October, one of them on the day before the National Day.
     */
    expect(placeRow.consequences.map((c) => c.text.zh)).toEqual([
      '连续11次红灯（隆昌：连续红牌约谈）：由分管领导约谈并向上级报告',
      '累计13次黄灯（广元：亮灯计分）：发督办函，扣1分',
      '累计11次红灯（广元：亮灯计分）：约谈主要负责人，扣2分',
    ])
  })
  test('who caught up is no longer red in a row, but was red', () => {
    const placeRow = row(view([place('雨湖区', { done: [done(25), done(60, '2021-10-12')] })]), '雨湖区')
    expect(placeRow.light).toBe('green')
    expect(placeRow.consequences.map((c) => c.text.zh.slice(0, 6))).toEqual(['累计13次黄', '累计10次红'])
  })
  test('nothing was asked before the target was set', () => {
    expect(
      row(view([place('雨湖区', { targets: [target(100, '2021-10-18')] })]), '雨湖区').consequences,
    ).toEqual([])
  })
})

describe('[G5] other rules, and what they ask that nobody knows', () => {
  test('松阳 asks for months and quarters, which nobody divided the target into', () => {
    const placeRow = row(view([place('雨湖区', { done: [done(1)] })], '2021-10-20', songyang), '雨湖区')
    expect([placeRow.light, placeRow.undecided.map((u) => u.zh)]).toEqual([
      null,
      ['没有把目标分解到月', '没有把目标分解到季度'],
    ])
  })
  test.each<[string, Day, number, string | null]>([
    ['far from the end', '2021-11-30', 95, null],
    ['near the end', '2021-12-10', 95, 'blue'],
    ['behind', '2021-10-20', 60, 'yellow'],
    ['over and not done', '2022-01-03', 95, 'red'],
    ['over and done', '2022-01-03', 100, null],
  ])('宿迁: %s on %s', (_, asOf, n, light) => {
    expect(row(view([place('雨湖区', { done: [done(n)] })], asOf, suqian), '雨湖区').light).toBe(light)
  })
  test('a place that never had a project was not entered since the year began: red by Yinchuan, with both reasons', () => {
    const placeRow = row(view([place('雨湖区', {})], '2021-10-20'), '雨湖区')
    expect(placeRow.reasons.map((r) => r.text.zh)).toContain('已9个月未纳入统计')
    expect(placeRow.undecided.map((u) => u.zh)).toEqual(['没有规定开工时间，不能判定是否应开工未开工'])
  })
})

describe('[G17] before the sheet goes out', () => {
  const weekly = (...values: readonly number[]): readonly Span[] =>
    values.map((value, i) => ({
      from: `2021-${i < 3 ? '08' : i < 7 ? '09' : '10'}-${String([19, 26, 31, 7, 14, 21, 28, 5, 12, 19][i]).padStart(2, '0')}` as Day,
      to: null,
      value,
    }))
  test.each<[string, Partial<CampaignPlace>, readonly string[]]>([
    ['nothing odd', { done: weekly(1, 1, 1, 1, 1, 1, 1, 1, 1, 2) }, []],
    [
      'fewer than a week ago',
      { done: [{ from: '2021-03-01', to: '2021-10-18', value: 1 }, done(50)] },
      ['decrease'],
    ],
    ['above the target', { done: [done(104)] }, ['above_target']],
    ['a week of five after eight weeks of one', { done: weekly(1, 1, 1, 1, 1, 1, 1, 1, 1, 5) }, ['outlier']],
    ['a week of four is never odd', { done: weekly(0, 0, 0, 0, 0, 0, 0, 0, 0, 4) }, []],
    ['a week of five after weeks of two', { done: weekly(2, 2, 2, 2, 2, 2, 2, 2, 2, 5) }, []],
  ])('%s', (_, counts, kinds) => {
    const { checks } = view([place('雨湖区', counts)])
    expect(checks.map((c) => c.kind)).toEqual(kinds)
    for (const c of checks) expect(c.todo.zh).not.toBe('')
  })
})

describe('[G13] the next meeting', () => {
  test.each<[string, Day, Day | null, string]>([
    ['an ordinary week', '2021-10-20', '2021-10-22', '2021-10-21T12:00:00.000+08:00'],
    ['on the day itself', '2021-10-22', '2021-10-22', '2021-10-21T12:00:00.000+08:00'],
    ['on the Saturday after it', '2021-10-23', '2021-10-29', '2021-10-28T12:00:00.000+08:00'],
    ['a holiday week: before the National Day', '2021-09-28', '2021-09-30', '2021-09-29T12:00:00.000+08:00'],
    [
      'the week of the National Day moves to its last working day or is left out',
      '2021-10-01',
      '2021-10-08',
      '2021-09-30T12:00:00.000+08:00',
    ],
  ])('%s', (_, asOf, day, fillBy) => {
    const { meeting } = view([place('雨湖区', {})], asOf)
    expect([meeting.day, meeting.fillBy]).toEqual([day, fillBy])
  })
})

describe('[G11] what is to be expected', () => {
  test('ten a week for four weeks, ten weeks and two days to go', () => {
    const { forecast } = view(
      [
        place('雨湖区', {
          done: [
            done(100),
            done(10, '2021-09-24'),
            done(10, '2021-09-30'),
            done(10, '2021-10-08'),
            done(10, '2021-10-15'),
          ],
          targets: [target(300)],
        }),
      ],
      '2021-10-15',
    )
    expect(forecast!.points.at(-1)).toEqual({ day: '2021-10-15', value: 140 })
    expect(forecast!.outlook.periods).toBe(4)
    expect(forecast!.text.zh).toMatch(
      /^照近4次周调度之间的进度，到2021-12-31预计完成\d+（最慢\d+，最快\d+），比目标任务300少\d+$/,
    )
  })
  test('a target reached already is dated', () => {
    expect(view([place('雨湖区', { done: [done(100)] })]).forecast!.text.zh).toBe(
      '已于2021-03-05完成目标任务100',
    )
  })
  test('without a target nothing is expected', () => {
    expect(view([place('雨湖区', { targets: [] })]).forecast).toBeNull()
  })
})

test('[G14] whatever is counted, rows add up to the total and every ranked row has a light with its reason', () => {
  const day = fc
    .integer({ min: 1, max: 28 })
    .chain((d) =>
      fc
        .integer({ min: 1, max: 12 })
        .map((m) => `2021-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}` as Day),
    )
  const spans = fc.array(
    fc
      .tuple(day, fc.option(day, { nil: null }), fc.nat(9))
      .filter(([from, to]) => to === null || from <= to)
      .map(([from, to, value]): Span => ({ from, to, value })),
    { maxLength: 8 },
  )
  const places = fc
    .array(fc.record({ done: spans, of: fc.option(fc.nat(40), { nil: null }), stage: spans }), {
      minLength: 1,
      maxLength: 6,
    })
    .map((list) =>
      list.map((p, i) =>
        place(`单位${i}`, {
          done: p.done,
          stages: [p.stage],
          targets: p.of === null ? [] : [{ ...target(p.of), record: `T${i}` }],
        }),
      ),
    )
  fc.assert(
    fc.property(places, day, (list, asOf) => {
      const { rows, total } = view(list, asOf)
      const sum = (of: (r: CampaignLine) => number): number => rows.reduce((n, r) => n + of(r), 0)
      expect([total.done, total.target ?? 0, total.week, total.stages[0]]).toEqual([
        sum((r) => r.done),
        sum((r) => r.target ?? 0),
        sum((r) => r.week),
        sum((r) => r.stages[0]!),
      ])
      expect(rows.map((r) => r.unit).toSorted()).toEqual(list.map((p) => p.unit).toSorted())
      for (const r of rows)
        expect(
          (r.target ?? 0) > 0
            ? r.reasons[0]?.light === r.light && r.light !== null
            : r.light === null && r.rank === null,
        ).toBe(true)
    }),
    { numRuns: 60 },
  )
})
