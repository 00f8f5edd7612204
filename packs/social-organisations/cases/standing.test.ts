/** How an organisation stands: grounds each cured alone, two years by the calendar, what is late by one day. */
import { describe, expect, test } from 'vitest'
import { listedSince, sameDayLater } from '../abilities/standing.ts'
import { registered } from '../registered/programme.ts'
import { clock, codeOf, codeOfRefusal, idOf, play, type Move, type Played } from './play.ts'

const uscc = codeOf('51', 3)
const takenOver = (earlier: readonly object[] = [], at = '2021-01-05 09:00'): Move => ({
  by: 'registrar',
  do: 'take_over',
  at,
  with: {
    orgName: '武陵区书法协会',
    kind: 'association',
    uscc,
    scope: '书法',
    supervisor: '武陵区文化旅游广电体育局',
    address: '府坪街道',
    headName: '王某',
    headId: idOf(1),
    money: 3_000_000,
    registeredOn: '2010-05-01',
    charterOn: '2018-05-01',
    termFrom: '2019-05-01',
    termTo: '2024-04-30',
    party: 'joint',
    ...(earlier.length > 0 ? { earlier } : {}),
  },
})
const on = (p: Played) => p.entries.get(`organisations.registered ${uscc}`)!
const stands = (p: Played) => [on(p).standing, on(p).body.listedOn ?? null]
const cure = (groundNo: number, at: string): Move => ({
  by: 'registrar',
  do: 'cure_ground',
  at,
  with: { groundNo, evidence: '已查实' },
})
const report = (year: number, at: string): Move => ({
  by: 'system',
  do: 'report_received',
  at,
  with: { year, on: at.slice(0, 10) },
})

describe('[item-4] 各项事由分别消除', () => {
  const two = [
    { kind: 'annual_report', on: '2019-12-02', year: 2018 },
    { kind: 'annual_report', on: '2020-06-01', year: 2019 },
  ]
  test('两年没有报告，补报一年：仍在名录，日期还是原来的', () => {
    const one = play(registered, [
      takenOver(two),
      report(2018, '2021-03-01 09:00'),
      cure(1, '2021-03-05 09:00'),
    ])
    expect(stands(one)).toEqual(['anomaly', '2019-12-02'])
    expect(on(one).body.why).toEqual([
      {
        zh: '2019年度：未按规定报送年度工作报告（2020年6月1日列入）',
        en: '2019: Annual report not handed in (listed 2020-06-01)',
      },
    ])
    const both = play(registered, [report(2019, '2021-03-06 09:00'), cure(2, '2021-03-08 09:00')], {
      from: one,
    })
    expect(stands(both)).toEqual(['normal', null])
  })
  test.each<[string, Move, string]>([
    ['没有补报的年度不能消除', cure(1, '2021-03-05 09:00'), 'not_met'],
    ['没有的事由不能消除', cure(3, '2021-03-05 09:00'), 'not_met'],
  ])('%s', (_, move, code) => expect(codeOfRefusal(play(registered, [takenOver(two), move]))).toBe(code))
  test('同一事由只消除一次', () =>
    expect(
      codeOfRefusal(
        play(registered, [
          takenOver(two),
          report(2018, '2021-03-01 09:00'),
          cure(1, '2021-03-05 09:00'),
          cure(1, '2021-03-06 09:00'),
        ]),
      ),
    ).toBe('not_met'))
  test.each([
    [
      '接着的，从第一天算',
      [
        ['2019-01-01', '2020-06-01'],
        ['2020-03-01', null],
      ],
      '2019-01-01',
    ],
    [
      '中间清零过的，从后一次算',
      [
        ['2019-01-01', '2019-06-01'],
        ['2020-03-01', null],
      ],
      '2020-03-01',
    ],
    ['全部消除', [['2019-01-01', '2019-06-01']], null],
    ['没有事由', [], null],
  ] as const)('连续列入：%s', (_, spans, since) =>
    expect(
      listedSince(
        spans.map(([from], i) => ({ no: i + 1, kind: 'party', on: from })),
        spans.flatMap(([, to], i) => (to === null ? [] : [{ no: i + 1, on: to }])),
      ),
    ).toBe(since),
  )
})

describe('[§6.10-5] 列入满二年，按公历对应日自动转入', () => {
  test.each([
    ['平常', '2019-10-21', '2021-10-21'],
    ['跨闰年：731天，不是第730天', '2019-03-01', '2021-03-01'],
    ['2月29日没有对应日，为3月1日', '2020-02-29', '2022-03-01'],
    ['对应日是周日也不顺延', '2020-10-17', '2022-10-17'],
  ] as const)('%s', (_, listed, moves) => {
    expect(sameDayLater(listed, 24)).toBe(moves)
    const listedNow = play(registered, [takenOver([{ kind: 'party', on: listed }])])
    const before = `${new Date(Date.parse(`${moves}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)} 23:59`
    expect(
      codeOfRefusal(play(registered, [{ by: 'system', do: 'to_serious', at: before }], { from: listedNow })),
    ).toBe('too_early')
    const over = play(registered, [{ by: 'system', do: 'to_serious', at: `${moves} 00:00` }], {
      from: listedNow,
    })
    expect(stands(over)[0]).toBe('serious')
    /** What was not put right is not off the serious list either, however long. */
    expect(
      codeOfRefusal(
        play(
          registered,
          [
            {
              by: 'head',
              do: 'leave_grave',
              at: '2025-01-06 09:00',
              with: { graveNo: 1, evidence: '已查实' },
            },
          ],
          { from: over },
        ),
      ),
    ).toBe('not_met')
    expect(
      stands(
        play(
          registered,
          [
            cure(1, '2023-01-05 09:00'),
            {
              by: 'head',
              do: 'leave_grave',
              at: '2025-01-06 09:00',
              with: { graveNo: 1, evidence: '已查实' },
            },
          ],
          { from: over },
        ),
      ),
    ).toEqual(['normal', null])
  })
  test('满二年以前消除的，不再转入', () => {
    const cured = play(registered, [
      takenOver([{ kind: 'party', on: '2019-10-21' }]),
      cure(1, '2021-10-20 09:00'),
    ])
    expect(stands(cured)).toEqual(['normal', null])
    expect(
      codeOfRefusal(
        play(registered, [{ by: 'system', do: 'to_serious', at: '2021-10-21 00:00' }], { from: cured }),
      ),
    ).toBe('too_early')
  })
})

describe('[§6.10-10] 年度报告', () => {
  test('5月31日送达不列入，6月1日送达已列入，补报查实后消除', () => {
    expect(clock(registered, play(registered, [takenOver()]), 'annual', '2021-05-31 09:00').dueDay).toBe(
      '2021-05-31',
    )
    const inTime = play(registered, [takenOver(), report(2020, '2021-05-31 17:00')])
    expect(clock(registered, inTime, 'annual', '2021-06-01 09:00').dueDay).toBe('2022-05-31')
    const missed = play(registered, [
      takenOver(),
      { by: 'system', do: 'report_missing', at: '2021-06-01 00:00' },
    ])
    expect(stands(missed)).toEqual(['anomaly', '2021-06-01'])
    const late = play(registered, [report(2020, '2021-06-01 09:00')], { from: missed })
    expect(stands(late)).toEqual(['anomaly', '2021-06-01'])
    expect(stands(play(registered, [cure(1, '2021-06-03 09:00')], { from: late }))).toEqual(['normal', null])
  })
  test('期限内不能按未报送列入', () =>
    expect(
      codeOfRefusal(
        play(registered, [takenOver(), { by: 'registrar', do: 'report_missing', at: '2021-05-31 17:00' }]),
      ),
    ).toBe('not_met'))
  test('5月31日是周日的，6月1日登记机关也不能列入，6月2日才能', () => {
    const sunday = play(registered, [takenOver([], '2020-01-06 09:00')])
    const by = (at: string) =>
      codeOfRefusal(play(registered, [{ by: 'registrar', do: 'report_missing', at }], { from: sunday }))
    expect([by('2020-06-01 17:00'), by('2020-06-02 09:00')]).toEqual(['not_met', 'ok'])
  })
  test('5月31日是周日的，顺延到6月1日', () =>
    expect(
      clock(registered, play(registered, [takenOver([], '2020-01-06 09:00')]), 'annual', '2020-05-31 09:00')
        .dueDay,
    ).toBe('2020-06-01'))
})

describe('变更、清算期间', () => {
  const change: Move = {
    by: 'window',
    do: 'apply_change',
    at: '2021-05-28 09:00',
    with: { change: 'address', consentOn: '2021-05-20', newText: '府坪街道' },
  }
  test('送来的年度报告和结论照收，不因变更待核而丢失', () => {
    const changing = play(registered, [takenOver(), change])
    const concluded: Move = {
      by: 'system',
      do: 'record_inspection',
      at: '2021-06-20 09:00',
      with: { year: 2020, told: 'pass', on: '2021-06-20' },
    }
    const after = play(registered, [report(2020, '2021-05-31 09:00'), concluded], { from: changing })
    expect([after.refusal, after.case.step, on(after).body.inspectedYear]).toEqual([null, 'changing', 2020])
    expect(clock(registered, after, 'annual', '2021-06-20 09:00').dueDay).toBe('2022-05-31')
  })
  test('申请变更躲不过5月31日', () => {
    const missed = play(registered, [
      takenOver(),
      change,
      { by: 'system', do: 'report_missing', at: '2021-06-01 00:00' },
    ])
    expect([missed.case.step, ...stands(missed)]).toEqual(['changing', 'anomaly', '2021-06-01'])
  })
  test('清算中的也收', () => {
    const liquidating = play(registered, [
      takenOver(),
      {
        by: 'window',
        do: 'begin_liquidation',
        at: '2021-05-28 09:00',
        with: { consentOn: '2021-05-20', liquidators: '三人' },
      },
      report(2020, '2021-05-31 09:00'),
    ])
    expect([liquidating.refusal, stands(liquidating)[0]]).toEqual([null, 'liquidating'])
  })
  test('补检以前年度，不盖过最近年度的结论', () => {
    const resultOf = (year: number, result: string): Move => ({
      by: 'system',
      do: 'record_inspection',
      at: '2021-08-20 09:00',
      with: { year, told: result, on: '2021-08-20' },
    })
    const both = play(registered, [takenOver(), resultOf(2020, 'pass'), resultOf(2018, 'fail')])
    expect([on(both).body.inspectedYear, on(both).body.inspection]).toEqual([2020, 'pass'])
    expect(both.case.facts.inspections).toHaveLength(2)
  })
})

describe('[item-6] 移出严重违法失信名单：其间有新的情形，重新计算', () => {
  const grave: Move = {
    by: 'head',
    do: 'add_grave',
    at: '2021-03-01 09:00',
    with: { graveGround: 'fined', reason: '罚款六万元' },
  }
  const leave = (at: string): Move => ({
    by: 'head',
    do: 'leave_grave',
    at,
    with: { graveNo: 1, evidence: '已查实' },
  })
  const party = (at: string): Move => ({
    by: 'registrar',
    do: 'add_ground',
    at,
    with: { ground: 'party', reason: '未设党组织' },
  })
  test.each([
    ['满二年前一日', [grave], '2023-02-28 09:00', 'not_met'],
    ['满二年之日', [grave], '2023-03-01 09:00', 'ok'],
    [
      '其间列入活动异常，已经消除：从那一日重新计算',
      [grave, party('2022-06-01 09:00'), cure(1, '2022-07-01 09:00')],
      '2023-03-01 09:00',
      'not_met',
    ],
    [
      '从那一日起满二年',
      [grave, party('2022-06-01 09:00'), cure(1, '2022-07-01 09:00')],
      '2024-06-01 09:00',
      'ok',
    ],
    [
      '列入以前的事由不影响',
      [party('2021-02-01 09:00'), cure(1, '2021-02-05 09:00'), grave],
      '2023-03-01 09:00',
      'ok',
    ],
  ] as const)('%s', (_, before, at, code) =>
    expect(codeOfRefusal(play(registered, [takenOver(), ...before, leave(at)]))).toBe(code),
  )
  test('2月29日列入的，3月1日可以申请', () => {
    const leap = [takenOver([], '2020-01-06 09:00'), { ...grave, at: '2020-02-29 09:00' }]
    expect(
      ['2022-02-28 09:00', '2022-03-01 09:00'].map((at) =>
        codeOfRefusal(play(registered, [...leap, leave(at)])),
      ),
    ).toEqual(['not_met', 'ok'])
  })
})

describe('[item-3] 两次邮寄', () => {
  const list = (letter1: string, letter2: string): Move => ({
    by: 'registrar',
    do: 'add_ground',
    at: '2021-05-10 09:00',
    with: { ground: 'unreachable', letter1, letter2, reason: '无人签收' },
  })
  test.each([
    ['间隔二十日', '2021-02-01', '2021-02-21', 'ok'],
    ['间隔十九日', '2021-02-01', '2021-02-20', 'not_met'],
    ['间隔六十日', '2021-02-01', '2021-04-02', 'ok'],
    ['间隔六十一日', '2021-02-01', '2021-04-03', 'not_met'],
  ])('%s', (_, a, b, code) => expect(codeOfRefusal(play(registered, [takenOver(), list(a, b)]))).toBe(code))
})

test('[item-6] 停止活动期满的次日，状态重新计算', () => {
  const suspended = play(registered, [
    takenOver([{ kind: 'party', on: '2020-12-01' }]),
    {
      by: 'head',
      do: 'suspend',
      at: '2021-03-01 09:00',
      with: { suspendedTo: '2021-04-10', reason: '超出业务范围' },
    },
  ])
  expect(on(suspended).standing).toBe('suspended')
  const end = (at: string): Move => ({ by: 'system', do: 'suspension_ends', at })
  expect(codeOfRefusal(play(registered, [end('2021-04-10 23:59')], { from: suspended }))).toBe('too_early')
  expect(stands(play(registered, [end('2021-04-11 00:00')], { from: suspended }))).toEqual([
    'anomaly',
    '2020-12-01',
  ])
})
