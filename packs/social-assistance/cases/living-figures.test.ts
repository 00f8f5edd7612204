/** What the living allowance counts: persons of the townships’ own decisions, deaths and moves apart; and the county’s drawn sample. */
import { expect, test } from 'vitest'
import { abilitiesOf } from 'yimen/kernel/ability'
import { kernelAbilities } from 'yimen/kernel/abilities'
import { chinaCalendar } from 'yimen/kernel/clock'
import { evolve, knownWorld, step, type Case } from 'yimen/kernel/case'
import { contributions } from 'yimen/kernel/figure'
import { livingFigures } from '../living/figures.ts'
import { livingSample } from '../living/sample.ts'
import { actors, areaPath, china } from './play.ts'
import {
  carried,
  confirmed,
  firstLiving,
  heads,
  income,
  play,
  propose,
  secondLiving,
  shown,
  toOpinion,
  type Move,
  type Played,
} from './living.ts'

/** What a case adds to a figure and what is left of it, in persons. */
function counted(id: string, played: Played): number {
  const figure = livingFigures.find((f) => f.id === `assistance.living.${id}`)!
  let before: Case | null = null
  let standing: number[] = []
  for (const e of played.events) {
    const after: Case = evolve(before, e)
    const p = e.programme.version === 1 ? firstLiving : secondLiving
    const { adds, ends } = contributions([figure], p, before, after, e, { calendar: chinaCalendar, areaPath })
    if (ends.length > 0) standing = []
    standing.push(...adds.map((a) => a.value))
    before = after
  }
  return standing.reduce((a, b) => a + b, 0)
}

const byTownship = play(confirmed())
const byCounty = play(
  [
    ...toOpinion(),
    propose,
    { by: 'head', do: 'agree', at: '2021-07-09 11:00' },
    ...shown,
    { by: 'county', do: 'confirm', at: '2021-07-20 09:00' },
  ],
  { programme: firstLiving },
)
const then = (moves: readonly Move[]): Played => play(moves, { from: byTownship, given: 70_000 })
const stopped = then([
  {
    by: 'clerk',
    do: 'propose_stop',
    at: '2021-09-02 09:00',
    with: { stopGround: 'asked', reason: '自愿退出' },
  },
  { by: 'leader', do: 'stop', at: '2021-09-03 09:00' },
])
const moved = then([
  { by: 'clerk', do: 'move_away', at: '2021-09-06 09:00', with: { endedOn: '2021-09-01' } },
])
const born = then([
  {
    by: 'clerk',
    do: 'propose_change',
    at: '2021-09-02 09:00',
    with: {
      changeKind: 'joined',
      changedOn: '2021-08-30',
      members: heads(4),
      ...income(100_000),
      reason: '新生儿',
    },
  },
  { by: 'leader', do: 'decide_change', at: '2021-09-03 09:00' },
])

test('[F1] 公示期是必须等满的，不是时限：按期确认的算按时，全程超过三十个工作日的不算', () => {
  /** Once below the line, and once above it where it was on time. */
  expect(counted('on_time', byTownship)).toBe(2)
  const late = play([...confirmed().slice(0, -1), { ...confirmed().at(-1)!, at: '2021-08-25 09:00' }])
  expect([late.refusal, counted('on_time', late)]).toEqual([null, 1])
})

test.each<[string, Played, Readonly<Record<string, number>>]>([
  ['乡镇确认三人：新增三人', byTownship, { added_rural: 3, added_urban: 0, persons_rural: 3 }],
  ['县里审批的不算下放后的新增', byCounty, { added_rural: 0, persons_rural: 3 }],
  ['存量转入的不算新增', carried('2021-05-20 10:00', 3, 0), { added_rural: 0, persons_rural: 3 }],
  [
    '乡镇停发三人：清退三人，不在保',
    stopped,
    { added_rural: 3, removed_rural: 3, gone_rural: 0, persons_rural: 0 },
  ],
  ['整户迁出三人：不是清退', moved, { removed_rural: 0, gone_rural: 3, persons_rural: 0 }],
  ['新生儿由乡镇决定：新增四人，在保四人', born, { added_rural: 4, persons_rural: 4 }],
])('[A4-08] [A4-10] %s', (_, played, expected) => {
  expect(played.refusal).toBeNull()
  for (const [id, persons] of Object.entries(expected))
    expect([id, counted(id, played)]).toEqual([id, persons])
})

const cases = Array.from({ length: 10 }, (_, i) => `L-${String(i).padStart(3, '0')}`)
const surroundings = (at: string) => ({
  now: china(at),
  actor: actors.checker!,
  areaPath: areaPath.slice(1),
  calendar: chinaCalendar,
  abilities: abilitiesOf(kernelAbilities),
  authorities: [],
  world: knownWorld({ reading: () => ({ top: 10, bottom: 0, records: 10, digest: 'a7', cases }) }),
  personKey: (id: string) => `key-${id}`,
})
const draw = (period: string) =>
  step(
    livingSample,
    null,
    { case: 'sample-1', seq: 0, outcome: 'draw', input: { period }, area: '430523104' },
    surroundings('2021-08-02 09:00'),
  )
test('[SA1] 县级抽查：十户抽三成，种子存档，抽中的全部入户', () => {
  const drawn = draw('2021-07')
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.refusal))
  const c = evolve(null, drawn.event)
  /** Seed a7 is 167, so from the eighth: 0, 3 and 6 further, going on at the beginning. */
  expect(c.facts).toMatchObject({ seed: 'a7', population: 10, sample: ['L-007', 'L-000', 'L-003'] })
  const record = (input: Readonly<Record<string, unknown>>) => {
    const out = step(
      livingSample,
      c,
      { case: 'sample-1', seq: 1, outcome: 'record', input, area: '430523104' },
      surroundings('2021-08-10 09:00'),
    )
    return out.ok ? out.event.to : out.refusal.code
  }
  expect(record({ checkedAll: false })).toBe('not_met')
  expect(record({ checkedAll: true })).toBe('checked')
  expect(record({ checkedAll: true, findings: [{ member: 'L-001', finding: '家中有车' }] })).toBe('not_met')
  expect(record({ checkedAll: true, findings: [{ member: 'L-003', finding: '家中有车' }] })).toBe('checked')
})
test('没有过完的月份不能抽', () => {
  const drawn = draw('2021-08')
  expect(drawn.ok ? 'ok' : drawn.refusal.code).toBe('not_met')
})
