/** A family above the limit: what it lacks, to the yuan; and the family that makes the change and is granted. */
import { lastJudged, sayChange, whyNotJudged } from 'yimen/whynot'
import { expect, test } from 'vitest'
import { whyNot } from '../why-not.ts'
import {
  agreed,
  around,
  confirmed,
  heads,
  income,
  play,
  propose,
  secondLiving,
  shown,
  toOpinion,
  type Move,
} from './living.ts'

const rule = whyNot['assistance.living']!
type Changed = Parameters<typeof toOpinion>[0]

/** Three heads at 450: marginal up to 2,025 a month. */
const refused = (changed: Changed) =>
  play([
    ...toOpinion(changed),
    { by: 'clerk', do: 'propose_refusal', at: '2021-07-09 09:00', with: { reason: '人均收入超过规定' } },
    { by: 'leader', do: 'refuse', at: '2021-07-12 09:00', with: { reason: '人均收入超过规定' } },
    { by: 'clerk', do: 'tell_refusal', at: '2021-07-13 09:00' },
  ])
const lacking = (changed: Changed) => {
  const judged = lastJudged(refused(changed).events, rule)!
  return whyNotJudged(secondLiving, judged, { ...around('2021-07-20 09:00'), now: judged.at }, rule)!
}
const said = (changed: Changed): readonly string[] =>
  lacking(changed).changes.map((parts) => sayChange(secondLiving, parts).zh)

test.each<[string, Changed, readonly string[]]>([
  [
    '收入2,100元，三口之家上限2,025元',
    { form: income(210_000) },
    [
      '如果家庭每月可计算收入再低75元（可以认定为低保边缘家庭），就符合条件。',
      '如果共同生活的人再多算1人，就符合条件。',
    ],
  ],
  [
    '高出75元1分：一元一元地算，要低76元',
    { form: income(210_001) },
    [
      '如果家庭每月可计算收入再低76元（可以认定为低保边缘家庭），就符合条件。',
      '如果共同生活的人再多算1人，就符合条件。',
    ],
  ],
  ['只是财产超过规定', { report: { assetsOver: true } }, ['如果家庭财产不超过规定，就符合条件。']],
  ['收入高出四千元：没有小的改变', { form: income(602_500) }, []],
])('[WN1] [WN2] %s', (_, changed, expected) => {
  expect(said(changed)).toEqual(expected)
})

test('[WN3] 多一人共同生活、收入低到标准以下的，确认纳入；多一元也不行', () => {
  const [change] = lacking({ form: income(210_000) }).changes[0]!
  const decide: Move = { by: 'leader', do: 'confirm_marginal', at: '2021-07-20 09:00' }
  const shownAndAgreed = [propose, ...shown, ...agreed]
  const granted = play([...toOpinion({ form: income(change!.to as number) }), ...shownAndAgreed, decide])
  expect([granted.refusal, granted.case!.step]).toEqual([null, 'marginal'])
  expect(play([...toOpinion({ form: income((change!.to as number) + 100) }), propose]).refusal?.code).toBe(
    'not_met',
  )
  expect(play(confirmed({ form: { members: heads(5), ...income(210_000) } })).case!.step).toBe('paid')
})
