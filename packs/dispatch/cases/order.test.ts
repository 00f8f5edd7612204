/** Items 4 and 6: orders from a red light, an overdue matter and the office; raised without an answer; the interview. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lightOf, timeline } from 'yimen/campaign'
import { yinchuan } from '../lights.ts'
import { matter, meeting, order } from '../programmes/index.ts'
import { clock, codeOf, completion, play, sayingOf, type Move } from './play.ts'

const form = { task: 'elevator', colour: 'blue', reason: '进度滞后', replyBy: '2021-09-10' }
const byOffice: Move = { by: 'office', do: 'by_office', at: '2021-09-06 09:00', with: form }
const forLight: Move = {
  by: 'office',
  do: 'for_light',
  at: '2021-09-06 09:00',
  with: { ...form, lightOn: '2021-08-31' },
}
const raise = (at: string, replyBy: string): Move => ({
  by: 'office',
  do: 'raise',
  at,
  with: { reason: '到期没有答复', replyBy },
})
const answer = (at: string): Move => ({ by: 'district', do: 'answer', at, with: { reply: '已制定赶工计划' } })
const interview = (at: string, by = 'leader'): Move => ({
  by,
  do: 'interview',
  at,
  with: { interviewedOn: at.slice(0, 10), interviewed: '张某某', minutes: '限期整改', replyBy: '2021-10-15' },
})

describe('[item-6] 督办单', () => {
  test.each<[string, readonly Move[], string]>([
    [
      '专班发单，按期答复，销号',
      [byOffice, answer('2021-09-09 09:00'), { by: 'office', do: 'close', at: '2021-09-10 09:00' }],
      'ok',
    ],
    ['没有答复不能销号', [byOffice, { by: 'office', do: 'close', at: '2021-09-10 09:00' }], 'wrong_step'],
    ['没有事由不能发', [{ ...byOffice, with: { ...form, reason: '' } }], 'missing_field'],
    ['没有答复时限不能发', [{ ...byOffice, with: { ...form, replyBy: '' } }], 'missing_field'],
    ['答复时限不能早于当天', [{ ...byOffice, with: { ...form, replyBy: '2021-09-05' } }], 'not_met'],
    ['不能一开始就是红色', [{ ...byOffice, with: { ...form, colour: 'red' } }], 'not_met'],
    ['区里不能给自己发单', [{ ...byOffice, by: 'district' }], 'wrong_role'],
    ['答复时限当天还不能升级', [byOffice, raise('2021-09-10 23:59', '2021-09-17')], 'too_early'],
    ['到期第二天没有答复，升级', [byOffice, raise('2021-09-11 09:00', '2021-09-17')], 'ok'],
    [
      '已经答复的不升级',
      [byOffice, answer('2021-09-09 09:00'), raise('2021-09-11 09:00', '2021-09-17')],
      'wrong_step',
    ],
    [
      '退回的重新计时',
      [
        byOffice,
        answer('2021-09-09 09:00'),
        {
          by: 'office',
          do: 'send_back',
          at: '2021-09-10 09:00',
          with: { reason: '没有时间表', replyBy: '2021-09-14' },
        },
        raise('2021-09-14 09:00', '2021-09-17'),
      ],
      'too_early',
    ],
    [
      '撤销由负责人办',
      [byOffice, { by: 'office', do: 'cancel', at: '2021-09-07 09:00', with: { reason: '发错单位' } }],
      'wrong_role',
    ],
    [
      '撤销',
      [byOffice, { by: 'head', do: 'cancel', at: '2021-09-07 09:00', with: { reason: '发错单位' } }],
      'ok',
    ],
    ['蓝色未答复，还不到约谈', [byOffice, interview('2021-09-11 09:00')], 'not_met'],
    [
      '红色在答复时限内，不约谈',
      [
        { ...byOffice, with: { ...form, colour: 'orange' } },
        raise('2021-09-11 09:00', '2021-09-17'),
        interview('2021-09-17 09:00'),
      ],
      'not_met',
    ],
    [
      '红色到期仍未答复，约谈',
      [
        { ...byOffice, with: { ...form, colour: 'orange' } },
        raise('2021-09-11 09:00', '2021-09-17'),
        interview('2021-09-18 09:00'),
      ],
      'ok',
    ],
    [
      '约谈由分管领导或者专班负责人进行',
      [
        { ...byOffice, with: { ...form, colour: 'orange' } },
        raise('2021-09-11 09:00', '2021-09-17'),
        interview('2021-09-18 09:00', 'office'),
      ],
      'wrong_role',
    ],
  ])('%s', (_, moves, code) => expect(codeOf(play(order, moves))).toBe(code))

  test('三明：蓝、橙、红逐级升级，红色以上没有更高一级', () => {
    const moves = [
      byOffice,
      raise('2021-09-11 09:00', '2021-09-17'),
      raise('2021-09-18 09:00', '2021-09-24'),
      raise('2021-09-25 09:00', '2021-09-30'),
    ]
    const colours = [1, 2, 3].map((n) => play(order, moves.slice(0, n)).case.facts.colour)
    expect(colours).toEqual(['blue', 'orange', 'red'])
    expect(sayingOf(play(order, moves))).toBe('已是红色，不能再升级：约谈负责人')
  })

  test('约谈以后时限重新起算，仍须答复、销号', () => {
    const played = play(order, [
      { ...byOffice, with: { ...form, colour: 'orange' } },
      raise('2021-09-11 09:00', '2021-09-17'),
      interview('2021-09-18 09:00'),
    ])
    expect([played.case.step, clock(order, played, 'reply', '2021-09-18 10:00').dueDay]).toEqual([
      'sent',
      '2021-10-15',
    ])
  })
})

describe('[item-4] 红灯督办：灯由记录算出，不由人填', () => {
  test.each<[string, Parameters<typeof completion>[0], string, number | undefined]>([
    ['8月末66.67%的时序，完成36.66%，落后30.01：红灯', { '2021-08-31': [3666, 10_000] }, 'ok', 1],
    ['落后恰好30个百分点：黄灯，不发红灯督办', { '2021-08-31': [110, 300] }, 'not_met', undefined],
    ['[§11.8-4] 没有目标的单位没有灯', { '2021-08-31': [0, 0] }, 'not_met', undefined],
    ['这个月的数还读不到，不能判断', {}, 'not_known', undefined],
    ['上月也是红灯', { '2021-08-31': [10, 100], '2021-07-31': [10, 100] }, 'ok', 2],
    [
      '隆昌：连续三个月红灯',
      { '2021-08-31': [10, 100], '2021-07-31': [10, 100], '2021-06-30': [10, 100] },
      'ok',
      3,
    ],
    [
      '中间一个月不是红灯，就不连续',
      { '2021-08-31': [10, 100], '2021-07-31': [40, 100], '2021-06-30': [10, 100] },
      'ok',
      1,
    ],
  ])('%s', (_, days, code, inRow) => {
    const played = play(order, [forLight], {
      readings: { ...completion({ '2021-07-31': [0, 0], '2021-06-30': [0, 0] }), ...completion(days) },
    })
    expect([codeOf(played), played.case?.facts.redsInRow]).toEqual([code, inRow])
  })

  test('连续三次红灯：约谈不必等督办单到期', () => {
    const readings = completion({ '2021-08-31': [10, 100], '2021-07-31': [10, 100], '2021-06-30': [10, 100] })
    expect(codeOf(play(order, [forLight, interview('2021-09-07 09:00')], { readings }))).toBe('ok')
    expect(
      codeOf(
        play(order, [forLight, interview('2021-09-07 09:00')], {
          readings: { ...readings, ...completion({ '2021-06-30': [40, 100] }) },
        }),
      ),
    ).toBe('not_met')
  })

  test.each([
    ['月中没有月末灯', '2021-08-30'],
    ['月份还没有结束', '2021-09-30'],
  ])('%s', (_, lightOn) => {
    expect(
      codeOf(
        play(order, [{ ...forLight, with: { ...form, lightOn } }], {
          readings: completion({ [lightOn]: [0, 100] }),
        }),
      ),
    ).toBe('not_met')
  })

  test('the formula and the kernel’s rule of Yinchuan agree on every light', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 1, max: 8 }),
        (done, target, month) => {
          const on = (
            [
              '2021-01-31',
              '2021-02-28',
              '2021-03-31',
              '2021-04-30',
              '2021-05-31',
              '2021-06-30',
              '2021-07-31',
              '2021-08-31',
            ] as const
          )[month - 1]!
          const light = lightOf(yinchuan, {
            asOf: on,
            share: { done, target },
            line: timeline('2021-01-01', '2021-12-31', on),
          }).light
          expect(
            codeOf(
              play(order, [{ ...forLight, with: { ...form, lightOn: on } }], {
                readings: completion({ [on]: [done, target] }),
              }),
            ) === 'ok',
          ).toBe(light === 'red')
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('[item-6] 议定事项', () => {
  const assigned: Move = {
    by: 'system',
    do: 'assign',
    at: '2021-08-02 18:00',
    with: { task: 'elevator', matter: '完成合同备案', dueOn: '2021-08-13', from: 'M-012' },
  }
  const send: Move = {
    by: 'office',
    do: 'order',
    at: '2021-08-16 09:00',
    with: { colour: 'orange', reason: '逾期没有办结', replyBy: '2021-08-20' },
  }
  test.each<[string, readonly Move[], string]>([
    [
      '按期办结，销号',
      [
        assigned,
        { by: 'district', do: 'report_result', at: '2021-08-12 09:00', with: { result: '已备案' } },
        { by: 'office', do: 'accept_result', at: '2021-08-13 09:00' },
      ],
      'ok',
    ],
    ['期限当天不能督办', [assigned, { ...send, at: '2021-08-13 20:00' }], 'too_early'],
    ['逾期督办', [assigned, send], 'ok'],
    [
      '一件事只发一张督办单，以后在单上升级',
      [assigned, send, { ...send, at: '2021-08-17 09:00' }],
      'once_only',
    ],
    [
      '没有办结的退回',
      [
        assigned,
        { by: 'district', do: 'report_result', at: '2021-08-12 09:00', with: { result: '正在办' } },
        { by: 'office', do: 'send_back', at: '2021-08-13 09:00', with: { reason: '没有备案号' } },
      ],
      'ok',
    ],
  ])('%s', (_, moves, code) => expect(codeOf(play(matter, moves))).toBe(code))

  test('the overdue matter opens an order, which is the order that is played above', () => {
    const [effect] = play(matter, [assigned, send], { id: 'M-012-1-1' }).events[1]!.effects
    expect(effect).toMatchObject({
      kind: 'command',
      programme: 'dispatch.order',
      outcome: 'for_matter',
      area: '430302',
      input: { matter: 'M-012-1-1', colour: 'orange', replyBy: '2021-08-20' },
    })
    const { input, outcome } = effect as { input: Readonly<Record<string, unknown>>; outcome: string }
    const opened = play(order, [{ by: 'system', do: outcome, at: '2021-08-16 09:00', with: input }])
    expect([
      codeOf(opened),
      opened.case.facts.colour,
      clock(order, opened, 'reply', '2021-08-21 00:01').state,
    ]).toEqual(['ok', 'orange', 'overdue'])
  })

  const held = {
    task: 'elevator',
    kind: 'dispatch',
    level: 'city',
    heldOn: '2021-08-02',
    host: '罗某某',
    attendees: 26,
    minutes: '研究进度',
  }
  const hold = (more: object): Move => ({
    by: 'office',
    do: 'hold',
    at: '2021-08-02 18:00',
    with: { ...held, ...more },
  })
  test.each<[string, object, string]>([
    [
      '每项有责任单位和期限',
      { decisions: [{ matter: '完成合同备案', owner: '430302', dueOn: '2021-08-13' }] },
      'ok',
    ],
    ['没有责任单位', { decisions: [{ matter: '完成合同备案', dueOn: '2021-08-13' }] }, 'invalid_field'],
    ['没有期限', { decisions: [{ matter: '完成合同备案', owner: '430302' }] }, 'invalid_field'],
    [
      '期限早于会议',
      { decisions: [{ matter: '完成合同备案', owner: '430302', dueOn: '2021-08-01' }] },
      'not_met',
    ],
    ['会议在将来', { heldOn: '2021-08-03' }, 'not_met'],
    [
      '按岗位签到',
      {
        attendance: [
          { post: '430302-district-office', came: 'present' },
          { post: '430304-district-office', came: 'deputy' },
          { post: '430371-district-office', came: 'absent' },
        ],
      },
      'ok',
    ],
    [
      '同一岗位签到两次',
      {
        attendance: [
          { post: '430302-district-office', came: 'present' },
          { post: '430302-district-office', came: 'absent' },
        ],
      },
      'not_met',
    ],
    [
      '到会岗位多于参会人数',
      {
        attendees: 1,
        attendance: [
          { post: '430302-district-office', came: 'present' },
          { post: '430304-district-office', came: 'deputy' },
        ],
      },
      'not_met',
    ],
  ])('会议：%s', (_, more, code) => expect(codeOf(play(meeting, [hold(more)]))).toBe(code))
})
