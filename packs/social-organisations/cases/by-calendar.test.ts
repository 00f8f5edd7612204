/** What the calendar opens: a street's numbers of the quarter that is over, and the year's inspection as a whole, however late they are done. */
import { describe, expect, test } from 'vitest'
import { statistics } from '../filed/statistics.ts'
import { round } from '../inspection/round.ts'
import { clock, codeOfRefusal, play, type Move } from './play.ts'

const begins = (due: string, at = `${due} 00:10`): Move => ({ by: 'system', do: 'begin', at, due })

describe('[item-4] 备案季度统计', () => {
  const readings = {
    '2021-12-31 organisations.filed.added': 12,
    '2021-12-31 organisations.filed.changed': 3,
    '2021-12-31 organisations.filed.ended': 2,
    '2021-12-31 organisations.filed': 96,
    '2022-01-05 organisations.filed': 99,
  }
  const report = (at: string): Move => ({ by: 'street', do: 'report', at, with: {} })
  test.each([
    ['1月1日', '2022-01-01', '2021-12-31', '2022-01-20'],
    ['4月1日', '2022-04-01', '2022-03-31', '2022-04-20'],
    ['7月1日', '2022-07-01', '2022-06-30', '2022-07-20'],
    ['10月1日', '2021-10-01', '2021-09-30', '2021-10-20'],
  ])('%s开始的，统计截至上季末，20日前报送', (_, due, end, by) => {
    const { facts } = play(statistics, [begins(due)]).case
    expect([facts.periodEnd, facts.reportBy]).toEqual([end, by])
  })
  test('停机三个星期以后补开的，仍是上一季度，仍是20日', () => {
    const late = play(statistics, [begins('2022-01-01', '2022-01-25 09:00')])
    expect([late.case.facts.periodEnd, late.case.facts.reportBy]).toEqual(['2021-12-31', '2022-01-20'])
  })
  test('停机两个星期的，期限照旧', () => {
    const late = play(statistics, [begins('2022-01-01', '2022-01-15 09:00')])
    expect(clock(statistics, late, 'report', '2022-01-15 09:00').dueDay).toBe('2022-01-20')
  })
  test('数字由记录得出，报送前后的变化不计；退回核对以后还是这些', () => {
    const reported = play(statistics, [begins('2022-01-01'), report('2022-01-18 09:00')], { readings })
    const counts = ({ facts }: typeof reported.case) => [
      facts.addedCount,
      facts.changedCount,
      facts.endedCount,
      facts.standingCount,
    ]
    expect(counts(reported.case)).toEqual([12, 3, 2, 96])
    const back: Move = {
      by: 'registrar',
      do: 'return_it',
      at: '2022-01-19 09:00',
      with: { remarks: '核对注销数' },
    }
    const again = play(statistics, [back, report('2022-01-20 09:00')], { from: reported, readings })
    expect([codeOfRefusal(again), counts(again.case)]).toEqual(['ok', [12, 3, 2, 96]])
  })
  test.each([['addedCount'], ['standingCount']])('街道不能自己填%s', (name) =>
    expect(
      codeOfRefusal(
        play(statistics, [begins('2022-01-01'), { ...report('2022-01-18 09:00'), with: { [name]: 500 } }], {
          readings,
        }),
      ),
    ).toBe('unknown_field'),
  )
})

describe('[art-28] [item-7] 年度检查工作', () => {
  const readings = {
    '2022-05-31 organisations.inspected': 300,
    '2022-05-31 organisations.registered': 322,
    '2022-06-28 organisations.inspected': 310,
    '2022-06-28 organisations.registered': 323,
    '2022-06-30 organisations.inspected': 311,
    '2022-06-30 organisations.registered': 323,
    '2023-01-10 organisations.inspected': 1,
    '2023-01-10 organisations.registered': 330,
  }
  const begun = play(round, [begins('2022-01-01')])
  const counts = (moves: readonly Move[]) => {
    const { case: c, refusal } = play(round, moves, { from: begun, readings })
    return refusal?.code ?? [c.facts.inspectedCount, c.facts.allCount]
  }
  const close = (at: string): Move => ({ by: 'registrar', do: 'close', at })
  test('检查上一年度，6月30日汇总', () =>
    expect([begun.case.facts.year, clock(round, begun, 'whole', '2022-05-31 09:00').dueDay]).toEqual([
      2021,
      '2022-06-30',
    ]))
  test('一月里停机，补开的还是这一年', () =>
    expect(play(round, [begins('2022-01-01', '2022-02-03 09:00')]).case.facts.year).toBe(2021))
  test.each([
    ['月末记下进度', [{ by: 'system', do: 'remind', at: '2022-05-31 00:10' }], [300, 322]],
    ['报送期限没有过不能汇总', [close('2022-05-31 17:00')], 'not_met'],
    ['6月28日汇总', [close('2022-06-28 09:00')], [310, 323]],
    ['拖到次年才汇总的，是6月30日的数，不是次年的', [close('2023-01-10 09:00')], [311, 323]],
  ] as const)('%s', (_, moves, counted) => expect(counts(moves)).toEqual(counted))
  test('3月31日、5月31日、6月30日都记下进度', () =>
    expect(round.schedules?.monthly).toMatchObject({ every: 'month', on: -1 }))
})
