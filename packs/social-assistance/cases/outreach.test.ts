/** Families found are handed to their villages and visited: once at a time, within the limit, and nobody is made to apply. */
import { expect, test } from 'vitest'
import { clocksOf } from 'yimen/kernel/case'
import { chinaCalendar, readDue } from 'yimen/kernel/clock'
import type { Entry } from 'yimen/kernel/register'
import { outreach } from '../outreach/handed.ts'
import { visit } from '../outreach/visit.ts'
import { codeOf, play, type Move, type Played } from './relief.ts'
import { areaPath, village } from './play.ts'

const family = 'TA20210305-0001'
const purpose = '年度主动发现，上门核实'
const handing = (...families: readonly string[]): Move => ({
  by: 'clerk',
  do: 'hand_out',
  at: '2021-10-11 09:00',
  with: { purpose, families: families.map((one) => ({ family: one, village, toAsk: '家庭财产' })) },
})
/** How the list has the family. */
const listed = (standing: string): readonly Entry[] => [
  {
    register: 'assistance.visits',
    id: family,
    area: village,
    standing,
    body: {},
    case: 'V-0',
    seq: 1,
    from: '2021-10-01',
  },
]
const received: Move = {
  by: 'system',
  do: 'receive',
  at: '2021-10-11 09:01',
  with: { family, purpose, toAsk: '家庭财产' },
}
const findings = '户主说低保政策不清楚，已讲明'
const call = (input: Readonly<Record<string, unknown>>, at = '2021-10-14 10:00'): Move => ({
  by: 'villager',
  do: 'record',
  at,
  with: { visitedOn: at.slice(0, 10), met: 'self', found: findings, ...input },
})
const away = (day: string): Move => ({
  by: 'villager',
  do: 'nobody_home',
  at: `${day} 10:00`,
  with: { visitedOn: day },
})
const standings = (played: Played): readonly string[] =>
  played.events.flatMap((event) =>
    event.effects.flatMap((e) => (e.kind === 'enter' ? e.entries.map((x) => x.standing) : [])),
  )
const visiting = { programme: visit, id: 'V-1' }

test('交办的每一户在自己的村里是一件走访，带着目的和要问的', () => {
  const { events } = play([handing(family, 'TA20210401-0002')], { programme: outreach, id: 'O-1' })
  expect(events[0]!.effects).toMatchObject([
    { kind: 'command', case: 'O-1-1-1', programme: 'assistance.visit', area: village },
    { kind: 'command', case: 'O-1-1-2', programme: 'assistance.visit', area: village },
  ])
  expect(events[0]!.effects[0]).toMatchObject({ input: { family, purpose, toAsk: '家庭财产' } })
})

test.each([
  ['同一户写了两次的，不能交办', handing(family, family)],
  ['一户也没有的，不能交办', handing()],
])('%s', (_, move) => {
  expect(play([move], { programme: outreach }).case).toBeNull()
})

test.each([
  ['没有交办过', [], 'to_visit', ['handed_out']],
  ['上一次还没有上门', listed('handed_out'), 'twice', []],
  ['上一次愿意申请、还在协助', listed('will_apply'), 'twice', []],
  ['上一次走访已经办结', listed('unwilling'), 'to_visit', ['handed_out']],
] as const)('同一户没有办结的不重复走访：%s', (_, contracts, step, entered) => {
  const played = play([received], { ...visiting, contracts })
  expect([played.case!.step, standings(played)]).toEqual([step, entered])
  if (step === 'twice')
    expect(
      play([{ by: 'villager', do: 'strike_off', at: '2021-10-11 10:00' }], { ...visiting, from: played.case })
        .case!.step,
    ).toBe('again')
})

test.each([
  ['will_apply', 'helping'],
  ['unwilling', 'visited'],
  ['not_fitting', 'visited'],
  ['moved', 'visited'],
])('上门核实：%s', (result, step) => {
  const played = play([received, call({ result })], visiting)
  expect([played.case!.step, standings(played)]).toEqual([step, ['handed_out', result]])
})

test('愿意申请的协助申请；本人又不申请了，尊重本人', () => {
  const willing = play([received, call({ result: 'will_apply' })], visiting).case!
  const next = (what: string, input: Readonly<Record<string, unknown>>) =>
    play([{ by: 'villager', do: what, at: '2021-10-15 10:00', with: input }], { ...visiting, from: willing })
  const applied = next('applied', { application: 'LA20211015-0001' })
  expect([applied.case!.step, standings(applied)]).toEqual(['applied', ['applied']])
  const left = next('changed_mind', { found: '儿子已经外出务工，不再需要' })
  expect([left.case!.step, standings(left)]).toEqual(['visited', ['unwilling']])
  expect(next('applied', { application: family }).refusal?.code).toBe('not_met')
})

test('愿不愿意，邻居说了不算；邻居可以说搬走了', () => {
  expect(codeOf([received, call({ result: 'unwilling', met: 'neighbour' })], visiting)).toBe('not_met')
  expect(codeOf([received, call({ result: 'will_apply', met: 'neighbour' })], visiting)).toBe('not_met')
  expect(codeOf([received, call({ result: 'moved', met: 'neighbour' })], visiting)).toBe('ok')
})

test('走访日期不能在今天以后', () => {
  expect(codeOf([received, call({ result: 'moved', visitedOn: '2021-10-15' })], visiting)).toBe('not_met')
  expect(codeOf([received, { ...away('2021-10-14'), with: { visitedOn: '2021-10-15' } }], visiting)).toBe(
    'not_met',
  )
})

test('家中无人的另约时间，去过三次仍见不到的写明情况办结，不到三次不能', () => {
  const end: Move = { by: 'villager', do: 'give_up', at: '2021-10-29 10:00', with: { found: '邻居说外出' } }
  const days = ['2021-10-14', '2021-10-20', '2021-10-28']
  expect(codeOf([received, ...days.slice(1).map(away), end], visiting)).toBe('not_met')
  const played = play([received, ...days.map(away), end], visiting)
  expect([played.case!.step, standings(played)]).toEqual(['not_met', ['handed_out', 'not_met']])
})

test.each([
  ['交办以后', [], '2021-10-25'],
  ['家中无人、另约以后重新计算', [away('2021-10-20')], '2021-11-03'],
])('十个工作日内上门：%s', (_, moves, due) => {
  const { case: c } = play([received, ...moves], visiting)
  const [clock] = clocksOf(visit, c!, { calendar: chinaCalendar, areaPath })
  expect(readDue(clock!.facts).due!.slice(0, 10)).toBe(due)
})

test('别的村、乡镇经办人不能代为登记走访', () => {
  expect(codeOf([received, { ...call({ result: 'moved' }), by: 'clerk' }], visiting)).not.toBe('ok')
})
