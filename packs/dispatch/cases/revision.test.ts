/**
 * Items 2 and 8: a circular locks its month; a correction is asked for, unlocked by another, counted again,
 * and told by the next circular.
 */
import { describe, expect, test } from 'vitest'
import type { Entry } from 'yimen/kernel/register'
import { report, revision } from '../programmes/index.ts'
import { clock, codeOf, completion, counted, play, sayingOf, type Move } from './play.ts'

const issue = (closedOn: string, at: string, more: object = {}): Move => ({
  by: 'office',
  do: 'issue',
  at,
  with: { task: 'elevator', cadence: 'monthly', closedOn, ...more },
})
const july = play(report, [issue('2021-07-31', '2021-08-09 17:00')], { id: 'C2021-07' })
const entriesOf = (entries: ReadonlyMap<string, Entry>): readonly Entry[] => [...entries.values()]
const locked = entriesOf(july.entries)
const ask: Move = {
  by: 'district',
  do: 'ask',
  at: '2021-09-13 09:00',
  with: { task: 'elevator', closedOn: '2021-07-31', about: 'completion', mistake: '7月29日受理的一台漏登' },
}
const unlock: Move = { by: 'head', do: 'unlock', at: '2021-09-14 09:00', with: { reason: '受理单属实' } }
const apply: Move = { by: 'office', do: 'apply', at: '2021-09-16 09:00', with: { corrected: 'E-41' } }
const before = completion({ '2021-07-31': [40, 118] })
const after = completion({ '2021-07-31': [41, 118] })
const unlocked = play(revision, [ask, unlock], { entries: locked, readings: before, id: 'R-1' })
const applied = play(revision, [apply], { from: unlocked, readings: after })

describe('[item-8] 通报锁定当月', () => {
  test('印发以后，七月锁定为第一版', () =>
    expect(locked).toEqual([
      expect.objectContaining({
        id: 'elevator/2021-07',
        standing: 'locked',
        body: { closedOn: '2021-07-31', edition: 1 },
        case: 'C2021-07',
      }),
    ]))
  test.each<[string, Move, readonly Entry[], string]>([
    ['同一月份不能再印发一次', issue('2021-07-31', '2021-09-09 17:00'), locked, 'not_met'],
    ['下一月份照常印发', issue('2021-08-31', '2021-09-08 17:00'), locked, 'ok'],
    ['数据截至当月最后一日，不是25日', issue('2021-08-25', '2021-09-08 17:00'), locked, 'not_met'],
    ['不能通报将来', issue('2021-09-30', '2021-09-08 17:00'), locked, 'not_met'],
    [
      '周调度表不锁定，也不受锁定限制',
      {
        by: 'office',
        do: 'issue',
        at: '2021-08-13 17:00',
        with: { task: 'elevator', cadence: 'weekly', closedOn: '2021-08-12' },
      },
      locked,
      'ok',
    ],
    [
      '往期更正不在周调度表里注明',
      {
        by: 'office',
        do: 'issue',
        at: '2021-08-13 17:00',
        with: {
          task: 'elevator',
          cadence: 'weekly',
          closedOn: '2021-08-12',
          revisions: [{ revision: 'R-1' }],
        },
      },
      locked,
      'not_met',
    ],
  ])('%s', (_, move, entries, code) => expect(codeOf(play(report, [move], { entries }))).toBe(code))
})

describe('[item-2] 书面异议：公布之日起七日内', () => {
  const issued = issue('2021-07-31', '2021-08-09 17:00')
  test.each<[string, readonly Move[], string]>([
    [
      '第七日',
      [issued, { by: 'district', do: 'object', at: '2021-08-16 17:00', with: { objection: '漏计一台' } }],
      'ok',
    ],
    [
      '第八日',
      [issued, { by: 'district', do: 'object', at: '2021-08-17 09:00', with: { objection: '漏计一台' } }],
      'not_met',
    ],
    ['异议期内不归档', [issued, { by: 'office', do: 'settle', at: '2021-08-16 09:00' }], 'too_early'],
    [
      '答复异议',
      [
        issued,
        { by: 'district', do: 'object', at: '2021-08-12 09:00', with: { objection: '漏计一台' } },
        { by: 'office', do: 'answer', at: '2021-08-13 09:00', with: { answer: '请按往期数据更正办理' } },
      ],
      'ok',
    ],
  ])('%s', (_, moves, code) => expect(codeOf(play(report, moves))).toBe(code))
  test('异议期的最后一天', () =>
    expect(clock(report, july, 'objections', '2021-08-10 09:00').dueDay).toBe('2021-08-16'))
})

describe('[§11.8-1] [§11.8-7] 八月通报以后，区里更正七月', () => {
  test.each<[string, readonly Move[], object, string]>([
    ['申请、解锁', [ask, unlock], { entries: locked, readings: before }, 'ok'],
    ['没有锁定的月份，直接更正记录，不用申请', [ask], { entries: [], readings: before }, 'not_met'],
    ['专班不能替区申请', [{ ...ask, by: 'office' }], { entries: locked, readings: before }, 'wrong_role'],
    ['别的区不能更正', [{ ...ask, by: 'sister' }], { entries: locked, readings: before }, 'wrong_area'],
    [
      '专班经办人不能解锁',
      [ask, { ...unlock, by: 'office' }],
      { entries: locked, readings: before },
      'wrong_role',
    ],
    [
      '申请人兼任负责人也不能自己解锁',
      [
        { ...ask, by: 'both' },
        { ...unlock, by: 'bothAsHead' },
      ],
      { entries: locked, readings: before },
      'same_person',
    ],
    ['没有解锁不能更正', [ask, apply], { entries: locked, readings: after }, 'wrong_step'],
    ['记录没有变动，不算更正', [ask, unlock, apply], { entries: locked, readings: before }, 'not_met'],
    [
      '核对后不需更正，重新锁定',
      [
        ask,
        unlock,
        { by: 'office', do: 'relock', at: '2021-09-15 09:00', with: { reason: '受理日期实为8月' } },
      ],
      { entries: locked, readings: before },
      'ok',
    ],
    [
      '不予更正要有理由',
      [ask, { by: 'head', do: 'refuse', at: '2021-09-14 09:00' }],
      { entries: locked, readings: before },
      'missing_field',
    ],
  ])('%s', (_, moves, start, code) => expect(codeOf(play(revision, moves, start))).toBe(code))

  test('解锁期间，另一项更正要等', () => {
    const second = play(revision, [ask, unlock], {
      entries: entriesOf(unlocked.entries),
      readings: before,
      id: 'R-2',
    })
    expect(sayingOf(second)).toBe('该期已为另一项更正解锁，请先办结')
  })

  test('更正以后：原数、新数、两次的记录摘要都在，七月成为第二版并重新锁定', () => {
    expect(applied.refusal).toBeNull()
    expect(applied.case.facts).toMatchObject({
      before: 40,
      after: 41,
      beforeDigest: counted(40, 118).digest,
      afterDigest: counted(41, 118).digest,
      edition: 2,
    })
    expect([
      entriesOf(unlocked.entries)[0]!.standing,
      entriesOf(applied.entries)[0]!.standing,
      entriesOf(applied.entries)[0]!.body.edition,
    ]).toEqual(['unlocked', 'locked', 2])
  })

  test('下一期通报注明：九月通报发出动作，更正办结；不能由七月自己注明', () => {
    const september = play(
      report,
      [issue('2021-09-30', '2021-10-13 17:00', { revisions: [{ revision: 'R-1' }] })],
      { entries: entriesOf(applied.entries) },
    )
    expect(september.refusal).toBeNull()
    expect(september.events[0]!.effects).toContainEqual({
      kind: 'command',
      case: 'R-1',
      outcome: 'announce',
      input: { toldIn: '2021-09-30' },
    })
    const announce = (toldIn: string): Move => ({
      by: 'system',
      do: 'announce',
      at: '2021-10-13 17:01',
      with: { toldIn },
    })
    expect([
      codeOf(play(revision, [announce('2021-09-30')], { from: applied })),
      play(revision, [announce('2021-09-30')], { from: applied }).case.step,
    ]).toEqual(['ok', 'told'])
    expect(codeOf(play(revision, [announce('2021-07-31')], { from: applied }))).toBe('not_met')
  })

  test('目标的更正也算：完成数不变，目标变了', () => {
    expect(codeOf(play(revision, [ask, unlock], { entries: locked, readings: before }))).toBe('ok')
    expect(
      codeOf(play(revision, [apply], { from: unlocked, readings: completion({ '2021-07-31': [40, 120] }) })),
    ).toBe('ok')
  })
})
