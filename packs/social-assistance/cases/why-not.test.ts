/** A proposal that the rules refuse, and the smallest truthful change that would qualify; then the case that makes it and is granted. */
import { abilitiesOf } from 'yimen/kernel/ability'
import { kernelAbilities } from 'yimen/kernel/abilities'
import { knownWorld, type Surroundings } from 'yimen/kernel/case'
import { chinaCalendar } from 'yimen/kernel/clock'
import { lastJudged, sayChange, whyNot as whyNotOf, whyNotJudged } from 'yimen/whynot'
import { expect, test } from 'vitest'
import { authorities } from '../authorities.ts'
import { temporaryAssistance } from '../temporary/programme.ts'
import { whyNot } from '../why-not.ts'
import { actors, areaPath, china, form, play, visit, type Move, type Played } from './play.ts'

const rule = whyNot['assistance.temporary']!

type Changed = {
  readonly apply?: Record<string, unknown>
  readonly visit?: Record<string, unknown>
  readonly check?: Record<string, unknown>
}

/** An application for help with expenses, up to where the clerk proposes: one person, an income of 880 yuan, 840 being the limit. */
const upToProposal = (changed: Changed): readonly Move[] => [
  {
    by: 'applicant',
    do: 'apply',
    at: '2021-03-01 09:00',
    with: { ...form, kind: 'expense', monthlyIncome: 88_000, ...changed.apply },
  },
  { by: 'clerk', do: 'accept', at: '2021-03-01 15:00' },
  { by: 'clerk', do: 'request_check', at: '2021-03-01 16:00' },
  {
    by: 'checker',
    do: 'report_check',
    at: '2021-03-02 10:00',
    with: { reportOn: '2021-03-02', assetsOver: false, ...changed.check },
  },
  {
    by: 'clerk',
    do: 'record_visit',
    at: '2021-03-03 10:00',
    with: { ...visit, visitedOn: '2021-03-03', ...changed.visit },
  },
]

const around = (at: string): Surroundings => ({
  now: china(at),
  actor: actors.clerk!,
  areaPath,
  calendar: chinaCalendar,
  abilities: abilitiesOf(kernelAbilities),
  authorities,
  world: knownWorld(),
  personKey: (idNo) => `key-${idNo}`,
})

const proposing = (played: Played) =>
  whyNotOf(
    temporaryAssistance,
    played.case,
    { case: 'case-1', seq: played.case!.seq, outcome: 'propose', input: {} },
    around('2021-03-03 16:00'),
    rule,
  )

test.each<[string, Changed, readonly string[] | null]>([
  [
    '人均收入高40元',
    {},
    ['如果全家每月收入再低40元（即840元），就符合条件。', '如果共同生活的人再多算1人（即2人），就符合条件。'],
  ],
  [
    '高40元1分：一元一元地算，要低41元',
    { apply: { monthlyIncome: 88_001 } },
    [
      '如果全家每月收入再低41元（即839.01元），就符合条件。',
      '如果共同生活的人再多算1人（即2人），就符合条件。',
    ],
  ],
  ['正好在上限，可以拟予救助', { apply: { monthlyIncome: 84_000 } }, null],
  ['急难型不看收入', { apply: { kind: 'emergency' } }, null],
  [
    '核对发现财产超过规定，收入又高：两项一起',
    { check: { assetsOver: true } },
    [
      '如果全家每月收入再低40元（即840元），并且家庭财产不超过规定，就符合条件。',
      '如果共同生活的人再多算1人（即2人），并且家庭财产不超过规定，就符合条件。',
    ],
  ],
  [
    '已全部报销，一分也不缺：报销少一元，或者支出多一元',
    { apply: { monthlyIncome: 60_000 }, visit: { insurancePaid: 800_000 } },
    [
      '如果保险、医疗救助少支付1元（即7,999元），就符合条件。',
      '如果困难支出再多1元（即10,001元），就符合条件。',
    ],
  ],
  [
    '收入高出两千元、财产又超过：没有小的改变',
    { apply: { monthlyIncome: 500_000 }, check: { assetsOver: true } },
    [],
  ],
  ['困难不属实，不是当事人可以改变的', { visit: { hardshipReal: false } }, []],
])('[WN1] [WN2] %s', (_, changed, expected) => {
  const answer = proposing(play(upToProposal(changed)))
  expect(answer && answer.changes.map((parts) => sayChange(temporaryAssistance, parts).zh)).toEqual(expected)
  if (answer) expect(answer.whole).toBe(true)
})

test('[WN3] a refused case is told what would have qualified it, and the case that makes that change is granted', () => {
  const refused = play([
    ...upToProposal({}),
    { by: 'clerk', do: 'propose_refusal', at: '2021-03-03 16:00', with: { reason: '人均月收入超过规定' } },
    { by: 'head', do: 'agree', at: '2021-03-04 09:00' },
    { by: 'leader', do: 'refuse', at: '2021-03-05 10:00', with: { reason: '人均月收入超过规定' } },
  ])
  expect(refused.case!.step).toBe('refused')
  const judged = lastJudged(refused.events, rule)!
  const answer = whyNotJudged(
    temporaryAssistance,
    judged,
    { ...around('2022-01-05 09:00'), now: judged.at },
    rule,
  )!
  const [change] = answer.changes[0]!
  expect(change).toMatchObject({ from: 88_000, to: 84_000 })
  const granted = play(
    [
      ...upToProposal({ apply: { [change!.change.name]: change!.to } }),
      { by: 'clerk', do: 'propose', at: '2021-03-03 16:00' },
      { by: 'head', do: 'agree', at: '2021-03-04 09:00' },
      { by: 'leader', do: 'approve', at: '2021-03-05 10:00' },
    ],
    { id: 'case-2' },
  )
  expect(granted.refusal).toBeNull()
  expect(granted.case!.step).toBe('payment')
  const yuanLess = play([
    ...upToProposal({ apply: { monthlyIncome: 84_100 } }),
    { by: 'clerk', do: 'propose', at: '2021-03-03 16:00' },
  ])
  expect(yuanLess.refusal?.code).toBe('not_met')
})
