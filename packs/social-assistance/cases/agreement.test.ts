/** Four sign; each month is checked, and paid by the grade that it had. */
import { expect, test } from 'vitest'
import { contributions } from 'yimen/kernel/figure'
import { chinaCalendar } from 'yimen/kernel/clock'
import { evolve, type Case } from 'yimen/kernel/case'
import { careAgreement } from '../care/agreement.ts'
import { supportFigures } from '../support-figures.ts'
import { areaPath } from './play.ts'
import {
  actors,
  agreed,
  agreementForm,
  check,
  codeOf,
  concluded,
  fourSign,
  person,
  proposed,
  regraded,
  supportedCase,
  supportForm,
  toSupported,
  type Move,
} from './relief.ts'

const partly = supportedCase(toSupported(3))
const code = (moves: readonly Move[], beside: Case = partly): string =>
  agreed(moves, beside).refusal?.code ?? 'ok'
const conclude = concluded.at(-1)!
const without = (what: string): readonly Move[] => [
  proposed,
  ...fourSign.filter((m) => m.do !== what),
  conclude,
]
const proposedWith = (more: Readonly<Record<string, unknown>>): Move => ({
  ...proposed,
  with: { ...agreementForm, ...more },
})

test.each<[string, readonly Move[], string]>([
  ['四方签齐，协议生效', concluded, 'ok'],
  ['只有三方：乡镇民政办没有签', without('sign_office'), 'not_met'],
  ['只有三方：村委会没有签', without('sign_village'), 'not_met'],
  ['只有三方：照料人没有签', without('sign_carer'), 'not_met'],
  ['只有三方：被照料人没有签', without('sign_person'), 'not_met'],
  [
    '一方不能签两次来凑数',
    [proposed, ...fourSign.slice(0, 3), { ...fourSign[0]!, at: '2021-06-02 12:00' }],
    'not_met',
  ],
  ['村委会的字不能由乡镇代签', [proposed, { ...fourSign[1]!, by: 'clerk' }], 'wrong_role'],
  ['没有生效不能检查', [proposed, ...fourSign, check('2021-07', '2021-08-02 09:00')], 'wrong_step'],
  ['照料人是村干部，自己申明', [proposedWith({ carerFree: false })], 'not_met'],
  ['照料人就是本人', [proposedWith({ carerId: person.idNo })], 'not_met'],
  [
    '没有写明照料内容',
    [proposedWith({ cooks: false, cleans: false, medicine: false, calls: false })],
    'not_met',
  ],
])('签订：%s', (_, moves, expected) => {
  expect(code(moves)).toBe(expected)
})

test('a carer who is the village’s own official: the official cannot sign for the village', () => {
  const official = { ...actors.villager!, person: `key-${agreementForm.carerId}` }
  expect(code([proposed, { ...fourSign[1]!, as: official }])).toBe('kin')
  const kin = { ...actors.villager!, kin: [`key-${agreementForm.carerId}`] }
  expect(code([proposed, { ...fourSign[1]!, as: kin }])).toBe('kin')
})

test.each<[string, Case, string]>([
  ['具备自理能力的不签', supportedCase(toSupported(0)), 'not_met'],
  ['完全丧失的签', supportedCase(toSupported(6)), 'ok'],
  [
    '集中供养的不签',
    supportedCase([
      { ...toSupported(3)[0]!, with: { ...supportForm, way: 'central', institution: '县中心敬老院' } },
      ...toSupported(3).slice(1),
    ]),
    'not_met',
  ],
  ['还没有供养的不签', supportedCase(toSupported(3).slice(0, 4)), 'not_met'],
  [
    '已经去世的不签',
    supportedCase([
      ...toSupported(3),
      {
        by: 'villager',
        do: 'report_stop',
        at: '2021-05-20 09:00',
        with: { stopReason: 'died', diedOn: '2021-05-19' },
      },
      { by: 'head', do: 'verify_stop', at: '2021-05-20 10:00' },
      { by: 'county', do: 'stop', at: '2021-05-20 11:00' },
    ]),
    'not_met',
  ],
])('谁可以签：%s', (_, beside, expected) => {
  expect(code([proposed], beside)).toBe(expected)
})

const carerSupported: Case = { ...partly, id: 'support-9', people: [`key-${agreementForm.carerId}`] }
test('a carer who is supported, and one who has an agreement already, take on nobody', () => {
  const other: Case = { ...agreed(concluded, partly).case!, id: 'agreement-9' }
  const proposedBeside = (...beside: readonly Case[]) =>
    codeOf([proposed], { programme: careAgreement, id: 'agreement-2', beside })
  expect(proposedBeside(partly, carerSupported)).toBe('not_met')
  expect(proposedBeside(partly, other)).toBe('excluded')
})

test.each<[string, readonly Move[], string]>([
  ['七月在八月检查', [check('2021-07', '2021-08-02 09:00')], 'ok'],
  ['七月最后一天可以检查', [check('2021-07', '2021-07-31 09:00')], 'ok'],
  ['七月还没有过完', [check('2021-07', '2021-07-30 09:00')], 'not_met'],
  ['签约当月不计', [check('2021-06', '2021-07-02 09:00')], 'not_met'],
  ['不能跳过七月', [check('2021-08', '2021-09-02 09:00')], 'not_met'],
  [
    '七月不能检查两次',
    [check('2021-07', '2021-08-02 09:00'), check('2021-07', '2021-08-03 09:00')],
    'not_met',
  ],
  ['乡镇不能代替村里检查', [{ ...check('2021-07', '2021-08-02 09:00'), by: 'clerk' }], 'wrong_role'],
])('按月检查：%s', (_, moves, expected) => {
  expect(code([...concluded, ...moves])).toBe(expected)
})

const earned = (moves: readonly Move[], beside: Case): readonly unknown[] => {
  const played = agreed([...concluded, ...moves], beside)
  expect(played.refusal).toBeNull()
  return played.events.filter((e) => e.outcome === 'check_month').map((e) => e.sets.earned)
}

test('[§4.9-8] half care until August, full care from September: each month by its own grade, whenever it is checked', () => {
  const later = supportedCase([...toSupported(3), ...regraded(4)])
  expect(
    earned(
      [
        check('2021-07', '2021-09-01 09:00'),
        check('2021-08', '2021-09-02 09:00'),
        check('2021-09', '2021-10-08 09:00'),
      ],
      later,
    ),
  ).toEqual([20_300, 20_300, 40_600])
})

test('a month that is not in order earns nothing, and the next one does', () => {
  expect(
    earned([check('2021-07', '2021-08-02 09:00', false), check('2021-08', '2021-09-02 09:00')], partly),
  ).toEqual([0, 20_300])
})

test.each<[string, string, string]>([
  ['去世当月照常检查', '2021-08-20', 'ok'],
  ['去世次月不再检查', '2021-07-19', 'not_met'],
])('去世以后：八月的检查，%s', (_, died, expected) => {
  const dead = supportedCase([
    ...toSupported(3),
    { by: 'villager', do: 'report_stop', at: '2021-08-25 09:00', with: { stopReason: 'died', diedOn: died } },
    { by: 'head', do: 'verify_stop', at: '2021-08-25 10:00' },
    { by: 'county', do: 'stop', at: '2021-08-25 11:00' },
  ])
  const july = agreed([...concluded, check('2021-07', '2021-08-02 09:00')], partly).case
  expect(agreed([check('2021-08', '2021-09-02 09:00')], dead, july).refusal?.code ?? 'ok').toBe(expected)
})

const send = (amount: number): Move => ({
  by: 'system',
  do: 'send',
  at: '2021-08-10 10:00',
  with: { batch: 'batch-1', batchAmount: amount },
})
test.each<[string, readonly Move[], string]>([
  ['没有检查就没有照料费', [send(20_300)], 'not_met'],
  ['检查以后发给照料人', [check('2021-07', '2021-08-02 09:00'), send(20_300)], 'ok'],
  ['多列一分', [check('2021-07', '2021-08-02 09:00'), send(20_301)], 'not_met'],
])('照料费：%s', (_, moves, expected) => {
  expect(code([...concluded, ...moves])).toBe(expected)
})

test('the term is twelve months, with a reminder on the first day of the last', () => {
  expect(agreed(concluded, partly).case!.facts).toMatchObject({
    firstMonth: '2021-07',
    endsOn: '2022-06-30',
    remindOn: '2022-06-01',
    checkBy: '2021-08-31',
  })
})

test('renewed or changed, all four sign again', () => {
  const again: readonly Move[] = [
    { by: 'system', do: 'remind', at: '2022-06-02 00:00' },
    {
      by: 'clerk',
      do: 'renew',
      at: '2022-06-10 09:00',
      with: {
        cooks: true,
        cleans: true,
        medicine: false,
        calls: true,
        frequency: 'twice',
        accountHolder: '刘小某',
        account: '6217981234567890126',
      },
    },
  ]
  const played = agreed([...concluded, ...again], partly)
  expect(played.refusal).toBeNull()
  expect(played.case!.facts.signatures).toEqual([])
  expect(code([...concluded, ...again, { ...conclude, at: '2022-06-11 09:00' }])).toBe('not_met')
})

test('[A4-13] the parties that sign are counted from the records of signatures: four', () => {
  const parties = supportFigures.find((f) => f.id === 'assistance.care.parties')!
  const counted = (moves: readonly Move[]) => {
    let c: Case | null = null
    const keys = agreed(moves, partly).events.flatMap((e) => {
      const before = c
      c = evolve(c, e)
      return contributions([parties], careAgreement, before, c, e, {
        calendar: chinaCalendar,
        areaPath,
      }).adds.map((a) => a.person)
    })
    return new Set(keys).size
  }
  expect(counted(concluded)).toBe(4)
  expect(counted([proposed, ...fourSign.slice(0, 3)])).toBe(3)
  expect(counted([proposed])).toBe(0)
})
