/** The second versions: years and months by the calendar, where the first counted 365 days; and the way from one to the other. */
import { describe, expect, test } from 'vitest'
import type { Facts } from 'yimen/kernel/rule'
import { chinaCalendar, readDue } from 'yimen/kernel/clock'
import { clocksOf } from 'yimen/kernel/case'
import { moveName, withMoves, type Programme } from 'yimen/kernel/programme'
import { firm } from '../firm/programme.ts'
import { secondFirm } from '../firm/second.ts'
import { project } from '../project/programme.ts'
import { secondProject } from '../project/second.ts'
import { areaPath, building, inUse, play, type Move, type Played } from './play.ts'

/** The rules of the second version, as if it had been in force when the stair began. */
const bySecond: Programme = { ...secondProject, from: project.from }
const versions: readonly (readonly [string, Programme])[] = [
  ['first', project],
  ['second', bySecond],
]
/** A stair in use whose facts are these. */
const standing = (p: Programme, facts: Facts): Played => {
  const used = play(inUse, { programme: p })
  return { ...used, case: { ...used.case, facts: { ...used.case.facts, ...facts } } }
}
const codeOf = (p: Programme, facts: Facts, move: Move): string =>
  play([move], { programme: p, from: standing(p, facts) }).refusal?.code ?? 'ok'

describe('[item-18] full years of use from 2021-08-12', () => {
  const byArea = inUse.map((m) => (m.do === 'agree' ? { ...m, with: { ...m.with, costTable: 'area' } } : m))
  const joined = (p: Programme, day: string): unknown => {
    const join = { by: 'worker', do: 'join_late', at: `${day} 09:00`, with: { joinRoom: '202' } }
    return play([...byArea, join], { programme: p }).case.facts.joinAmount
  }
  test.each([
    ['first', '2024-08-11', 3_777_778],
    ['second', '2024-08-11', 4_000_000],
    ['second', '2024-08-12', 3_777_778],
    ['second', '2022-08-11', 4_444_445],
    ['second', '2022-08-12', 4_222_222],
  ])('by the %s version a joiner on %s pays %i fen', (version, day, fen) => {
    expect(joined(version === 'first' ? project : bySecond, day)).toBe(fen)
  })
})

describe('[art-40] an inspection of 2023-08-09 holds a year', () => {
  const facts = { inspectedOn: '2023-08-09', maintenanceTo: '2030-01-01' }
  test.each([
    ['first', '2024-08-08', 'not_met'],
    ['first', '2024-08-09', 'ok'],
    ['second', '2024-08-09', 'not_met'],
    ['second', '2024-08-10', 'ok'],
  ])('by the %s version, to order it out of use on %s: %s', (version, day, code) => {
    const p = version === 'first' ? project : bySecond
    expect(
      codeOf(p, facts, { by: 'market', do: 'stop_use', at: `${day} 09:00`, with: { reason: '超期未检' } }),
    ).toBe(code)
  })
})

describe('[item-27] the warranty of works accepted on 2023-08-12 is a year', () => {
  const facts = { acceptedOn: '2023-08-12', contractPrice: 48_000_000 }
  test.each([
    ['first', '2024-08-11', 'ok'],
    ['second', '2024-08-11', 'not_met'],
    ['second', '2024-08-12', 'ok'],
  ])('by the %s version, its part is paid out on %s: %s', (version, day, code) => {
    const p = version === 'first' ? project : bySecond
    const pay = {
      by: 'district',
      do: 'pay_out',
      at: `${day} 09:00`,
      with: { stage: 'warranty', stageAmount: 1 },
    }
    expect(play([pay], { programme: p, from: standing(p, facts) }).refusal?.code ?? 'ok').toBe(code)
  })
})

describe('[§1.9] clocks by months', () => {
  const due = (p: Programme, played: Played, name: string) =>
    readDue(
      clocksOf(p, played.case, { calendar: chinaCalendar, areaPath }).find((k) => k.name === name)!.facts,
    ).due?.slice(0, 10)
  test.each(versions)(
    'in the %s version the yearly inspection is asked for a month before the year is over',
    (_, p) => {
      /** 9 July and 10 July 2022 are a Saturday and a Sunday. */
      expect(due(p, play(inUse, { programme: p }), 'yearly')).toBe('2022-07-11')
    },
  )
  test('[item-19] a firm that was removed on 29 February may return after twelve months, on the last day of the month', () => {
    const removed = (p: Programme) => {
      const clock = p.clocks.cooling!
      const act = {
        seq: 1,
        outcome: clock.starts[0]!,
        to: 'removed',
        at: '2024-02-29T09:00:00.000+08:00',
        person: 'x',
        post: null,
        role: 'city-office',
      }
      const c = {
        id: 'F-1',
        programme: { id: p.id, version: p.version },
        area: '430300',
        step: 'removed',
        seq: 1,
        facts: {},
        people: [],
        acts: [act],
        obligations: [],
      }
      return { case: c, events: [], refusal: null, entries: new Map() } as unknown as Played
    }
    expect(due(firm, removed(firm), 'cooling')).toBe('2025-02-28')
    expect(due(secondFirm, removed(secondFirm), 'cooling')).toBe('2025-02-28')
  })
})

describe('[VS4] a project that began under the first version', () => {
  const both = withMoves(project, [project, secondProject])
  const begun = play(building, { programme: both })
  const move = (at: string): Move => ({ by: 'district', do: moveName(2), at })

  test('moves from 1 November, stands where it stood, and goes on by the second', () => {
    expect(play([move('2021-10-31 09:00')], { programme: both, from: begun }).refusal?.code).toBe(
      'not_in_force',
    )
    const moved = play([move('2021-11-01 09:00')], { programme: both, from: begun })
    expect(moved.refusal).toBeNull()
    expect(moved.case).toMatchObject({ programme: { id: project.id, version: 2 }, step: begun.case.step })
    expect(
      play([{ by: 'firm', do: 'finish', at: '2021-11-08 09:00' }], { programme: secondProject, from: moved })
        .refusal,
    ).toBeNull()
  })

  test('may be moved from every step but an end', () => {
    const from = Object.entries(both.steps)
      .filter(([, s]) => s.outcomes[moveName(2)])
      .map(([name]) => name)
    expect(from).toEqual(
      Object.entries(project.steps)
        .filter(([, s]) => !s.end)
        .map(([name]) => name),
    )
  })
})
