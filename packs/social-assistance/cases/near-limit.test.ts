/** Close below the limit, alone or together with what the household had before: a line of a list, with how often they were aided. */
import { expect, test } from 'vitest'
import { lineOfCase, knownWorld, type Award, type Case } from 'yimen/kernel/case'
import { abilitiesOf } from 'yimen/kernel/ability'
import { kernelAbilities } from 'yimen/kernel/abilities'
import { chinaCalendar } from 'yimen/kernel/clock'
import { authorities } from '../authorities.ts'
import { nearLimit } from '../near-limit.ts'
import { temporaryAssistance } from '../temporary/programme.ts'
import { actors, areaPath, china, form, play, toDecision } from './play.ts'

const granted = play([...toDecision, { by: 'leader', do: 'approve', at: '2021-03-05 09:00' }])
const applicant = `key-${form.applicantId}`

/** Aid of this much that this household had on a day, by another case. */
const award = (on: string, amount: number): Award => ({
  ...granted.awards[0]!,
  case: `other-${on}`,
  people: [applicant],
  amount,
  on: on as Award['on'],
})
/** The line of a case that was granted so much, as the end of the month sees it. */
const lineOf = (amount: number, within: number, ...awards: readonly Award[]) => {
  const c: Case = { ...granted.case!, facts: { ...granted.case!.facts, granted: amount } }
  const { now, actor } = { now: china('2021-03-31 18:00'), actor: actors.system! }
  return lineOfCase(
    nearLimit.gathers!.lines!,
    temporaryAssistance,
    c,
    {
      now,
      actor,
      areaPath,
      calendar: chinaCalendar,
      abilities: abilitiesOf(kernelAbilities),
      authorities,
      world: knownWorld({ awards }),
      personKey: (id) => `key-${id}`,
    },
    { within },
  )
}
/** Four times the standard of 560 yuan. */
const limit = 224_000

test.each<[string, number, number, boolean]>([
  ['正好是限额', limit, 5, true],
  ['低百分之五', 212_800, 5, true],
  ['再低一分，不列', 212_799, 5, false],
  ['幅度改为百分之一，低百分之五的不列', 212_800, 1, false],
  ['只有限额的一半', 112_000, 5, false],
])('离限额多近：%s', (_, amount, within, isListed) => {
  expect(lineOf(amount, within) !== null).toBe(isListed)
})

test('三十日内分两次、相加接近限额的列出；早于三十日的不相加，只告知本年几次', () => {
  expect(lineOf(112_000, 5, award('2021-03-10', 105_000))).toEqual({
    member: granted.case!.id,
    amount: 112_000,
    slices: 105_000,
    limit,
    others: 1,
  })
  expect(lineOf(112_000, 5, award('2021-02-10', 105_000))).toBeNull()
  expect(lineOf(220_000, 5, award('2021-02-10', 105_000))).toMatchObject({ slices: 0, others: 1 })
})

test('列出来的是请人看的问题：没有认定、没有处理，看了、阅了就完了', () => {
  const ends = Object.values(nearLimit.steps).flatMap((s) => s.end ?? [])
  expect(new Set(ends)).toEqual(new Set(['done']))
  const text = JSON.stringify(nearLimit)
  for (const verdict of ['违规', '违纪', '问责', '认定']) expect(text).not.toContain(verdict)
})
