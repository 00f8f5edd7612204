/** Item 1: what a district fills in until noon before the meeting, and how a holiday moves both. */
import { describe, expect, test } from 'vitest'
import { weekly } from '../programmes/index.ts'
import { clock, codeOf, play, sayingOf, type Move } from './play.ts'

const call = (week: string, at: string): Move => ({
  by: 'office',
  do: 'call',
  at,
  with: { task: 'elevator', week },
})
const problem = { problem: '供电线路迁改进场晚', need: 'pipes', who: '供电公司', project: 'E-01' }
const fill = (at: string, form: object = { nothing: false, problems: [problem] }): Move => ({
  by: 'district',
  do: 'fill',
  at,
  with: { ...form },
})
const ordinary = call('2021-09-08', '2021-09-06 09:00')

describe('[§11.8-9] 会商日和填报截止', () => {
  test.each([
    [
      '平常周：周五会商，周四12时前填报',
      '2021-09-08',
      '2021-09-06 09:00',
      '2021-09-10',
      '2021-09-09T12:00:00.000+08:00',
    ],
    ['中秋在周二：周五照常', '2021-09-22', '2021-09-18 09:00', '2021-09-24', '2021-09-23T12:00:00.000+08:00'],
    [
      '国庆以后的周五上班：照常会商，节前最后一个工作日12时前填报',
      '2021-10-08',
      '2021-09-28 09:00',
      '2021-10-08',
      '2021-09-30T12:00:00.000+08:00',
    ],
    ['春节整周放假：停一次', '2020-01-29', '2020-01-22 09:00', null, null],
    [
      '元旦在周五：提前到周四，周三12时前填报',
      '2020-12-30',
      '2020-12-28 09:00',
      '2020-12-31',
      '2020-12-30T12:00:00.000+08:00',
    ],
    ['端午在周一：周五照常', '2021-06-16', '2021-06-15 09:00', '2021-06-18', '2021-06-17T12:00:00.000+08:00'],
  ])('%s', (_, week, at, meetingOn, fillBy) => {
    const played = play(weekly, [call(week, at)])
    if (meetingOn === null)
      return expect([codeOf(played), sayingOf(played)]).toEqual([
        'not_met',
        '本周整周放假，调度停一次，并入下一周',
      ])
    expect([played.case.facts.meetingOn, played.case.facts.fillBy]).toEqual([meetingOn, fillBy])
  })

  test.each([
    ['周四11:59', '2021-09-09 11:59', 'running'],
    ['周四12:00整', '2021-09-09 12:00', 'running'],
    ['周四12:01', '2021-09-09 12:01', 'overdue'],
  ])('时限：%s', (_, at, state) => {
    expect(clock(weekly, play(weekly, [ordinary]), 'fill', at).state).toBe(state)
  })
})

describe('[item-1] 填报', () => {
  test.each<[string, readonly Move[], string]>([
    [
      '按时填报，核对无误',
      [
        ordinary,
        fill('2021-09-09 10:00'),
        { by: 'office', do: 'accept', at: '2021-09-09 15:00', with: { opinion: '属实' } },
      ],
      'ok',
    ],
    ['没有问题，也要明说', [ordinary, fill('2021-09-09 10:00', { nothing: true })], 'ok'],
    [
      '不说没有问题，又不写问题',
      [ordinary, fill('2021-09-09 10:00', { nothing: false, problems: [] })],
      'not_met',
    ],
    [
      '说没有问题，又写了问题',
      [ordinary, fill('2021-09-09 10:00', { nothing: true, problems: [problem] })],
      'unknown_field',
    ],
    [
      '问题不写需要谁支持',
      [
        ordinary,
        fill('2021-09-09 10:00', { nothing: false, problems: [{ problem: '资金不足', need: 'money' }] }),
      ],
      'invalid_field',
    ],
    [
      '台数不填报：表上没有这一项',
      [ordinary, fill('2021-09-09 10:00', { nothing: true, done: 5 })],
      'unknown_field',
    ],
    ['别的区不能代填', [ordinary, { ...fill('2021-09-09 10:00'), by: 'sister' }], 'wrong_area'],
    ['专班不能代填', [ordinary, { ...fill('2021-09-09 10:00'), by: 'office' }], 'wrong_role'],
    ['未到期不提醒', [ordinary, { by: 'office', do: 'remind', at: '2021-09-09 11:00' }], 'too_early'],
    ['逾期提醒', [ordinary, { by: 'office', do: 'remind', at: '2021-09-09 14:00' }], 'ok'],
    [
      '会商日前不能记为未报',
      [ordinary, { by: 'office', do: 'close_missing', at: '2021-09-09 14:00' }],
      'not_met',
    ],
    [
      '会商日仍未报，记为未报',
      [ordinary, { by: 'office', do: 'close_missing', at: '2021-09-10 08:30' }],
      'ok',
    ],
    ['会商过后不再通知填报', [call('2021-09-08', '2021-09-13 09:00')], 'not_met'],
    [
      '退回须说明理由',
      [ordinary, fill('2021-09-09 10:00'), { by: 'office', do: 'send_back', at: '2021-09-09 11:00' }],
      'missing_field',
    ],
    [
      '退回补正后再报',
      [
        ordinary,
        fill('2021-09-09 10:00'),
        { by: 'office', do: 'send_back', at: '2021-09-09 11:00', with: { reason: '请附函件' } },
        {
          by: 'district',
          do: 'refill',
          at: '2021-09-09 16:00',
          with: { nothing: false, problems: [problem], evidence: ['photo-1'] },
        },
        { by: 'office', do: 'accept', at: '2021-09-10 08:30' },
      ],
      'ok',
    ],
    [
      '退回后会商日之前不能记为未报',
      [
        ordinary,
        fill('2021-09-09 10:00'),
        { by: 'office', do: 'send_back', at: '2021-09-09 11:00', with: { reason: '请附函件' } },
        { by: 'office', do: 'give_up', at: '2021-09-10 16:00' },
      ],
      'not_met',
    ],
  ])('%s', (_, moves, code) => expect(codeOf(play(weekly, moves))).toBe(code))

  test.each([
    ['按时', '2021-09-09 12:00', false],
    ['逾期也收，但记为逾期', '2021-09-09 12:01', true],
  ])('%s', (_, at, late) => {
    expect(play(weekly, [ordinary, fill(at)]).case.facts.late).toBe(late)
  })

  test('逾期的提醒发给区工作机构', () => {
    expect(
      play(weekly, [ordinary, { by: 'office', do: 'remind', at: '2021-09-09 14:00' }]).events[1]!.effects,
    ).toEqual([expect.objectContaining({ kind: 'notify', to: 'district-office' })])
  })
})
