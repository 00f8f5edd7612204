/** Papers, time and truth: asked for once and completely, days counted with their reasons, and a missing paper is never a refusal. */
import { expect, test } from 'vitest'
import { chinaCalendar, readDue } from 'yimen/kernel/clock'
import { clocksOf, type CaseEvent } from 'yimen/kernel/case'
import { temporaryAssistance } from '../temporary/programme.ts'
import { areaPath, form, play, visit, type Move, type Played } from './play.ts'

const apply: Move = { by: 'applicant', do: 'apply', at: '2021-03-01 09:00', with: form }
const accept: Move = { by: 'clerk', do: 'accept', at: '2021-03-01 15:00' }
const supplement: Move = {
  by: 'clerk',
  do: 'supplement',
  at: '2021-03-02 10:00',
  with: { missing: '医院诊断证明' },
}
const resubmit: Move = { by: 'applicant', do: 'resubmit', at: '2021-03-04 10:00', with: { authorised: true } }
const due = (played: Played, name: string): string =>
  readDue(
    clocksOf(temporaryAssistance, played.case!, { calendar: chinaCalendar, areaPath }).findLast(
      (k) => k.name === name,
    )!.facts,
  ).due!.slice(0, 10)
const code = (moves: readonly Move[]): string => play(moves).refusal?.code ?? 'ok'

test.each<[string, readonly Move[], string, string]>([
  ['周一申请，五个工作日内受理', [apply], 'acceptance', '2021-03-08'],
  ['节前申请，跨国庆假期和调休上班日', [{ ...apply, at: '2021-09-29 09:00' }], 'acceptance', '2021-10-12'],
  ['补正后重新起算', [apply, supplement, resubmit], 'acceptance', '2021-03-11'],
  ['十五个工作日内作出决定', [apply, accept], 'whole', '2021-03-22'],
  [
    '核对期间不计入',
    [
      apply,
      accept,
      { by: 'clerk', do: 'request_check', at: '2021-03-02 09:00' },
      {
        by: 'checker',
        do: 'report_check',
        at: '2021-03-09 09:00',
        with: { reportOn: '2021-03-09', assetsOver: false },
      },
    ],
    'whole',
    '2021-03-29',
  ],
])('时限：%s', (_, moves, name, day) => {
  expect(due(play(moves), name)).toBe(day)
})

test.each<[string, readonly Move[], string]>([
  [
    '补正通知只能发一次',
    [apply, supplement, resubmit, { ...supplement, at: '2021-03-05 10:00' }],
    'once_only',
  ],
  [
    '补正期未满不得视为撤回',
    [apply, supplement, { by: 'clerk', do: 'lapse', at: '2021-03-16 10:00' }],
    'too_early',
  ],
  ['补正期满可以视为撤回', [apply, supplement, { by: 'clerk', do: 'lapse', at: '2021-03-17 10:00' }], 'ok'],
  ['没有授权核对，不能申请', [{ ...apply, with: { ...form, authorised: false } }], 'not_met'],
  ['申请人随时可以撤回', [apply, accept, { by: 'applicant', do: 'withdraw', at: '2021-03-02 09:00' }], 'ok'],
  [
    '撤回之后不再办理',
    [apply, { by: 'applicant', do: 'withdraw', at: '2021-03-01 10:00' }, accept],
    'wrong_step',
  ],
  [
    '别人不能替他撤回',
    [
      apply,
      {
        by: 'applicant',
        do: 'withdraw',
        at: '2021-03-01 10:00',
        as: { person: 'stranger', post: null, role: 'resident', area: null, kin: [] },
      },
    ],
    'wrong_area',
  ],
  ['补录的时间不能早于上一环节', [apply, { ...accept, at: '2021-02-28 10:00' }], 'time_order'],
])('程序：%s', (_, moves, expected) => {
  expect(code(moves)).toBe(expected)
})

const visited = (at: string, day: string): Move => ({
  by: 'clerk',
  do: 'record_visit',
  at: `${at} 10:00`,
  with: { ...visit, visitedOn: day },
})
const checked: readonly Move[] = [
  { ...apply, with: { ...form, kind: 'expense' } },
  accept,
  { by: 'clerk', do: 'request_check', at: '2021-03-02 09:00' },
]
const report = (assetsOver: boolean): Move => ({
  by: 'checker',
  do: 'report_check',
  at: '2021-03-03 09:00',
  with: { reportOn: '2021-03-03', assetsOver },
})
test.each<[string, readonly Move[], string]>([
  [
    '支出型没有核对报告：说明缺什么，不说不符合',
    [
      { ...apply, with: { ...form, kind: 'expense' } },
      accept,
      visited('2021-03-03', '2021-03-03'),
      { by: 'clerk', do: 'propose', at: '2021-03-04 10:00' },
    ],
    'not_met',
  ],
  [
    '报告在有效期的最后一天（第90天）',
    [
      ...checked,
      report(false),
      visited('2021-06-01', '2021-06-01'),
      { by: 'clerk', do: 'propose', at: '2021-06-01 16:00' },
    ],
    'ok',
  ],
  [
    '[§4.9-6] 报告过期一天：重新核对',
    [
      ...checked,
      report(false),
      visited('2021-06-01', '2021-06-01'),
      { by: 'clerk', do: 'propose', at: '2021-06-02 09:00' },
    ],
    'not_met',
  ],
  [
    '[§4.9-6] 核对发现上月卖了车，财产超过规定',
    [
      ...checked,
      report(true),
      visited('2021-03-05', '2021-03-05'),
      { by: 'clerk', do: 'propose', at: '2021-03-05 16:00' },
    ],
    'not_met',
  ],
])('核对：%s', (_, moves, expected) => {
  expect(code(moves)).toBe(expected)
})

test('a report that is missing is named as missing: it is not said that the family does not qualify', () => {
  const { refusal } = play([
    { ...apply, with: { ...form, kind: 'expense' } },
    accept,
    visited('2021-03-03', '2021-03-03'),
    { by: 'clerk', do: 'propose', at: '2021-03-04 10:00' },
  ])
  expect(refusal!.message.zh).toContain('请先提请核对')
})

test('a refusal has reasons, clauses and the remedy, and a review of its own', () => {
  const played = play([
    apply,
    accept,
    { ...visited('2021-03-03', '2021-03-03'), with: { ...visit, hardshipReal: false } },
    { by: 'clerk', do: 'propose_refusal', at: '2021-03-04 09:00', with: { reason: '困难不属实' } },
    { by: 'head', do: 'agree', at: '2021-03-04 10:00' },
    { by: 'leader', do: 'refuse', at: '2021-03-04 11:00', with: { reason: '困难不属实' } },
  ])
  const last: CaseEvent = played.events.at(-1)!
  expect(last).toMatchObject({ to: 'refused', input: { reason: '困难不属实' } })
  expect(last.clauses.length).toBeGreaterThan(0)
  expect(temporaryAssistance.remedy!.text.zh).toMatch(/六十日内申请行政复议.*六个月内提起行政诉讼/)
  expect(
    code([apply, { by: 'clerk', do: 'refuse_acceptance', at: '2021-03-01 10:00', with: { reason: '' } }]),
  ).toBe('missing_field')
})
