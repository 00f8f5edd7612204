/** [LS7] What lists gave a case, as its formulas read it: asked by the case, the list and the column, as of now. */
import { expect, test } from 'vitest'
import { quiet, quietBatch } from '../../../tools/quiet.ts'
import { kernelAbilities } from '../abilities/index.ts'
import { abilitiesOf } from '../ability/index.ts'
import { chinaCalendar as calendar } from '../clock/index.ts'
import { parseInstant } from '../day/index.ts'
import type { Facts } from '../rule/index.ts'
import { answerFrom, knowledge, knownWorld, lineOfCase, type Case, type Surroundings } from './index.ts'
import { closedWorld, type World } from './world.ts'

/** As known until 20 September 2021, and as learnt then. */
const before = quiet([['2021-01-01', 41_000]])
const learnt = quiet([
  ['2021-01-01', 41_000],
  ['2021-07-01', 45_000],
])
const household = (
  spans: readonly (readonly [month: string, heads: number, income: number])[],
  more: Facts = {},
): Case => ({
  id: 'A',
  programme: { id: 'test.quiet', version: 1 },
  area: '430523',
  step: 'paid',
  seq: 1,
  facts: {
    since: spans[0]![0],
    returned: 0,
    accountWrong: false,
    spans: spans.map(([month, heads, income]) => ({ month, heads, income })),
    ...more,
  },
  people: ['wang'],
  acts: [],
  obligations: [],
})
const around = (on: string, world: World): Surroundings => ({
  now: parseInstant(`${on}T09:00:00+08:00`)!,
  actor: { person: 'system', post: 'system', role: 'system', area: '430523', kin: [] },
  areaPath: ['430523'],
  calendar,
  authorities: [],
  abilities: abilitiesOf(kernelAbilities),
  personKey: (idNo) => idNo,
  world,
})
const A = household([['2021-07', 4, 104_000]])
const C = household([
  ['2021-07', 3, 50_000],
  ['2021-09', 2, 50_000],
])

test.each<[string, typeof before, Case, string, number, number | null]>([
  ['按旧标准，7月一个月', before, A, '2021-07-10', 0, 60_000],
  ['同一个月再汇集一次，没有应发的', before, A, '2021-07-10', 60_000, null],
  ['上一批作废，就当没有发过', before, A, '2021-08-10', 0, 120_000],
  ['[M1] 甲户10月：当月760，补发三个月160', learnt, A, '2021-10-10', 180_000, 124_000],
  ['[M1] 丙户8月12日去世一人，算到月底：当月400，补120、120、80', learnt, C, '2021-10-10', 178_000, 72_000],
  [
    '[M2] 9月的600退回，账号更正以后随10月一并发',
    learnt,
    household([['2021-07', 4, 104_000]], { returned: 60_000 }),
    '2021-10-10',
    180_000,
    184_000,
  ],
  [
    '[M2] 账号没有更正，不列',
    learnt,
    household([['2021-07', 4, 104_000]], { returned: 60_000, accountWrong: true }),
    '2021-10-10',
    180_000,
    null,
  ],
  [
    '[M3] 9月3日去世，9月的补列',
    before,
    household([['2021-07', 4, 104_000]], { until: '2021-09' }),
    '2021-10-10',
    120_000,
    60_000,
  ],
  [
    '[M3] 9月3日去世，10月没有',
    before,
    household([['2021-07', 4, 104_000]], { until: '2021-09' }),
    '2021-10-10',
    180_000,
    null,
  ],
])('[LS7] %s', (_, p, c, on, given, amount) => {
  const world = knownWorld({ listed: () => given })
  expect(lineOfCase(quietBatch.gathers!.lines!, p, c, around(on, world))).toEqual(
    amount === null ? null : { member: 'A', amount },
  )
})

test('[LS7] 只问一次，按办件、清单、列和不计入的环节；没有问到的不当作零', () => {
  const answer = answerFrom(closedWorld, (world) =>
    knowledge(before, A, A.people, A.facts, around('2021-07-10', world)).read('owes + given'),
  )
  expect(answer).toEqual({
    ok: false,
    needs: [
      {
        kind: 'listed',
        case: 'A',
        of: { list: { programme: 'test.quiet_batch', name: 'lines' }, sums: 'amount', except: ['discarded'] },
      },
    ],
  })
  expect(() =>
    knowledge(before, A, A.people, A.facts, around('2021-07-10', closedWorld)).read('given'),
  ).toThrow(/was read and not gathered/)
})

test('[LS7] 问别的日子，仍是现在的数；还没有开办的，没有清单', () => {
  const world = knownWorld({ listed: () => 60_000 })
  const then = knowledge(before, A, A.people, A.facts, around('2021-10-10', world))
  expect(then.read('valueOn(owes, "2021-07-31")')).toBe(0)
  expect(knowledge(before, null, [], A.facts, around('2021-10-10', closedWorld)).read('given')).toBe(0)
})
