/** Items 2 and 8: seven days for objections; a circular that nobody objected to settles by itself from September 2021 on. */
import { describe, expect, test } from 'vitest'
import type { Programme } from 'yimen/kernel/programme'
import { checkProgramme } from 'yimen/kernel/check'
import { chinaCalendar } from 'yimen/kernel/clock'
import { runsOf } from 'yimen/kernel/case'
import { report, reportSettling } from '../programmes/index.ts'
import { codeOf, play, sayingOf, type Move } from './play.ts'

const issued: Move = {
  by: 'office',
  do: 'issue',
  at: '2021-09-08 09:00',
  with: { task: 'elevator', cadence: 'monthly', closedOn: '2021-08-31' },
}
const objected: Move = {
  by: 'district',
  do: 'object',
  at: '2021-09-10 09:00',
  with: { objection: '少计一台' },
}
const answered: Move = {
  by: 'office',
  do: 'answer',
  at: '2021-09-13 09:00',
  with: { answer: '已核对，补计一台' },
}
const settle = (at: string): Move => ({ by: 'system', do: 'settle', at })
const setting = { calendar: chinaCalendar, areaPath: ['430302', '430300'] }
const next = (p: Programme, moves: readonly Move[]) =>
  runsOf(p, play(p, moves).case, setting).map((r) => `${r.name} ${r.due.slice(0, 16)}`)

describe('[§12] 异议期满', () => {
  test.each([
    ['没有异议：9月15日过后自动归档', reportSettling, [issued], ['objections 2021-09-16T00:00']],
    ['8月以前印发的按老办法，等人归档', report, [issued], []],
    ['已经归档的不再等', reportSettling, [issued, settle('2021-09-16 00:01')], []],
  ] as const)('[TA7] %s', (_, p, moves, expected) => {
    expect(next(p as Programme, moves)).toEqual(expected)
  })

  test('有异议没有答复的不归档，答复以后归档', () => {
    const early = play(reportSettling as Programme, [issued, settle('2021-09-15 09:00')])
    expect(codeOf(early)).toBe('too_early')
    const unanswered = play(reportSettling as Programme, [issued, objected, settle('2021-09-16 09:00')])
    expect([codeOf(unanswered), sayingOf(unanswered)]).toEqual(['not_met', '有书面异议还没有答复'])
    const closed = play(reportSettling as Programme, [issued, objected, answered, settle('2021-09-16 09:00')])
    expect(closed.case.step).toBe('settled')
  })

  test('[Q36] 检查没有发现', () => {
    expect(
      checkProgramme(reportSettling as Programme, {
        holdsClause: () => true,
        authorities: [],
        heldRoles: new Set(['city-office', 'district-office']),
        figures: [],
      }).filter((f) => f.rule === 'Q36'),
    ).toEqual([])
  })
})
