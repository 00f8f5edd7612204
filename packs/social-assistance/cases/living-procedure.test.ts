/** From the application to the decision: who does what, by when, and what stops it. */
import { expect, test } from 'vitest'
import { chinaCalendar } from 'yimen/kernel/clock'
import { clocksOf, readClockAt } from 'yimen/kernel/case'
import {
  agreed,
  carried,
  codeOf,
  confirm,
  confirmed,
  firstLiving,
  form,
  headId,
  heads,
  income,
  play,
  propose,
  report,
  secondLiving,
  shown,
  toOpinion,
  visit,
  type Move,
  type Played,
} from './living.ts'
import { actors, areaPath, china } from './play.ts'

/** When a clock of the case is due. */
const dueOf = (played: Played, clock: string) => {
  const c = played.case!
  const p = c.programme.version === 1 ? firstLiving : secondLiving
  const running = clocksOf(p, c, { calendar: chinaCalendar, areaPath }).find((k) => k.name === clock)!
  return readClockAt(running, china('2021-07-09 16:00')).dueDay
}
const first = { programme: firstLiving }

/** The same case under both versions: steps, days and who decides, side by side. */
test('同一户，下放前后：环节、时限、谁决定', () => {
  const before = play(
    [
      ...toOpinion(),
      propose,
      { by: 'head', do: 'agree', at: '2021-07-09 11:00' },
      ...shown,
      { by: 'county', do: 'confirm', at: '2021-07-20 09:00' },
    ],
    first,
  )
  const after = play(confirmed())
  expect([before.refusal, after.refusal]).toEqual([null, null])
  const steps = (played: Played) => [...new Set(played.events.map((e) => e.to))]
  expect(steps(before)).toEqual([
    'acceptance',
    'inquiry',
    'checking',
    'opinion',
    'review',
    'posting',
    'notice',
    'deciding',
    'paid',
  ])
  expect(steps(after)).toEqual([
    'acceptance',
    'inquiry',
    'checking',
    'opinion',
    'posting',
    'notice',
    'meeting',
    'paid',
  ])
  const decided = (played: Played) => [
    played.case!.facts.decidedBy,
    played.case!.facts.since,
    played.case!.facts.benefit,
    dueOf(played, 'decision'),
  ]
  expect(decided(before)).toEqual(['county', '2021-08', 35_000, '2021-08-02'])
  expect(decided(after)).toEqual(['township', '2021-08', 35_000, '2021-07-22'])
})

test.each<[string, readonly Move[], string]>([
  [
    '[§4.9-6] 核对报告过了九十天',
    [...toOpinion({ report: { reportOn: '2021-04-09' } }), { ...propose, at: '2021-07-09 09:00' }],
    'not_met',
  ],
  ['[§4.9-6] 正好第九十天还有效', [...toOpinion({ report: { reportOn: '2021-04-10' } }), propose], 'ok'],
  [
    '[§4.9-6] 上月卖了车：视为有疑义，须先民主评议',
    [...toOpinion({ report: { disposed: true, hits: '六月过户轿车一辆' } }), propose],
    'not_met',
  ],
  [
    '有疑义：评议过半数认为属实，可以拟予认定',
    [
      ...toOpinion({ visit: { doubtful: true } }),
      { by: 'clerk', do: 'ask_democratic', at: '2021-07-08 17:00' },
      {
        by: 'villager',
        do: 'conclude_democratic',
        at: '2021-07-09 08:00',
        with: { present: 9, inFavour: 5, minutes: '五人认为属实' },
      },
      propose,
    ],
    'ok',
  ],
  [
    '有疑义：正好一半认为属实，不够',
    [
      ...toOpinion({ visit: { doubtful: true } }),
      { by: 'clerk', do: 'ask_democratic', at: '2021-07-08 17:00' },
      {
        by: 'villager',
        do: 'conclude_democratic',
        at: '2021-07-09 08:00',
        with: { present: 10, inFavour: 5, minutes: '五人认为属实' },
      },
      propose,
    ],
    'not_met',
  ],
  [
    '没有疑义的，不开民主评议',
    [...toOpinion(), { by: 'clerk', do: 'ask_democratic', at: '2021-07-08 17:00' }],
    'not_met',
  ],
  ['入户只去一个人', [...toOpinion({ visit: { visitor2: '王一' } })], 'not_met'],
  [
    '没有核对报告先入户',
    [
      ...toOpinion().slice(0, 2),
      {
        by: 'clerk',
        do: 'record_visit',
        at: '2021-07-06 09:00',
        with: { ...visit, visitedOn: '2021-07-06' },
      },
    ],
    'not_met',
  ],
  ['财产超过规定', [...toOpinion({ report: { assetsOver: true } }), propose], 'not_met'],
  ['没有授权核对', toOpinion({ form: { authorised: false } }), 'not_met'],
  ['核对报告日期在以后', toOpinion({ report: { ...report, reportOn: '2021-07-08' } }), 'invalid_field'],
  [
    '公示还没满七天',
    [...toOpinion(), propose, shown[0]!, { ...shown[1]!, at: '2021-07-16 09:00' }],
    'too_early',
  ],
  [
    '[§4.9-4] 第七天星期五，十七时三十分电话提出异议：不能关闭公示',
    [
      ...toOpinion(),
      propose,
      shown[0]!,
      {
        by: 'clerk',
        do: 'object',
        at: '2021-07-16 17:30',
        with: { objectedBy: 'phone', objection: '儿子在县城有工资' },
      },
      shown[1]!,
    ],
    'not_met',
  ],
  ['一方没有出具意见，乡镇不能确认', [...toOpinion(), propose, ...shown, agreed[0]!, confirm], 'not_known'],
  [
    '一方不同意，不能确认',
    [
      ...toOpinion(),
      propose,
      ...shown,
      agreed[0]!,
      {
        by: 'villager',
        do: 'opine',
        at: '2021-07-19 11:00',
        with: { opinion: 'object', opinionNote: '已分户' },
      },
      confirm,
    ],
    'not_met',
  ],
  [
    '两个工作日没有意见的，视为同意',
    [...toOpinion(), propose, ...shown, agreed[0]!, { ...confirm, at: '2021-07-22 09:00' }],
    'ok',
  ],
  [
    '经办人自己确认',
    [...confirmed().slice(0, -1), { ...confirm, as: { ...actors.leader!, person: actors.clerk!.person } }],
    'same_person',
  ],
  ['下放后县里不再逐件确认', [...confirmed().slice(0, -1), { ...confirm, by: 'county' }], 'wrong_role'],
])('%s', (_, moves, expected) => {
  expect(codeOf(play(moves))).toBe(expected)
})

test('[§4.9-4] 公示最后一天是国庆假期：顺延到假期后第一个工作日', () => {
  const played = play([...toOpinion(), propose, { ...shown[0]!, at: '2021-09-26 09:00' }])
  expect(dueOf(played, 'notice')).toBe('2021-10-08')
})

/** An objection: inquired into again, an opinion again, shown again, and the county visits. */
const again: readonly Move[] = [
  ...toOpinion(),
  propose,
  shown[0]!,
  {
    by: 'clerk',
    do: 'object',
    at: '2021-07-16 17:30',
    with: { objectedBy: 'phone', objection: '儿子在县城有工资' },
  },
  { by: 'clerk', do: 'reinvestigate', at: '2021-07-19 09:00' },
  {
    by: 'clerk',
    do: 'record_visit',
    at: '2021-07-20 09:00',
    with: { ...visit, visitedOn: '2021-07-20', members: heads(3), ...income(110_000) },
  },
  { ...propose, at: '2021-07-20 15:00' },
  { ...shown[0]!, at: '2021-07-20 16:00' },
]
const shownAgain: readonly Move[] = [
  { ...shown[1]!, at: '2021-07-28 09:00' },
  ...agreed.map((m) => ({ ...m, at: '2021-07-28 10:00' })),
]
const countySays = (isTrue: boolean): readonly Move[] => [
  { by: 'leader', do: 'refer_visit', at: '2021-07-28 11:00' },
  {
    by: 'county',
    do: 'record_county_visit',
    at: '2021-07-29 11:00',
    with: {
      visitor1: '赵三',
      visitor2: '钱四',
      countyVisitOn: '2021-07-29',
      countyFindings: '入户核实',
      isTrue,
    },
  },
]

test.each<[string, readonly Move[], string]>([
  ['重新公示也要满七天', [...again, { ...shown[1]!, at: '2021-07-23 09:00' }], 'too_early'],
  [
    '有投诉举报：县里没有入户，不能确认',
    [...again, ...shownAgain, { ...confirm, at: '2021-07-29 15:00' }],
    'not_met',
  ],
  [
    '县里入户属实，可以确认',
    [...again, ...shownAgain, ...countySays(true), { ...confirm, at: '2021-07-30 09:00' }],
    'ok',
  ],
  [
    '县里入户不属实，不能确认',
    [...again, ...shownAgain, ...countySays(false), { ...confirm, at: '2021-07-30 09:00' }],
    'not_met',
  ],
])('异议以后：%s', (_, moves, expected) => {
  expect(codeOf(play(moves))).toBe(expected)
})

test('异议以后：按再次调查的收入计算', () => {
  const played = play([...again, ...shownAgain, ...countySays(true), { ...confirm, at: '2021-07-30 09:00' }])
  expect(played.case!.facts).toMatchObject({ benefit: 25_000, since: '2021-08' })
})

const cousin = { by: 'clerk', do: 'accept', at: '2021-07-05 15:00', with: { isKin: false } }
test.each<[string, readonly Move[], string]>([
  ['[§4.9-5] 申请人的表妹是经办人：回避', [toOpinion()[0]!, { ...cousin, kin: [`key-${headId}`] }], 'kin'],
  [
    '[§4.9-5] 另一位经办人受理并单独登记，县里入户以后才能确认',
    [...toOpinion({ accept: { isKin: true } }), propose, ...shown, ...agreed, confirm],
    'not_met',
  ],
  [
    '[§4.9-5] 自己申明的也单独登记',
    [
      ...toOpinion({ form: { kinDeclared: [{ name: '王某', relation: '表妹' }] } }),
      propose,
      ...shown,
      ...agreed,
      confirm,
    ],
    'not_met',
  ],
  [
    '没有近亲属也没有举报的，不必报县入户',
    [...toOpinion(), propose, ...shown, { by: 'leader', do: 'refer_visit', at: '2021-07-19 11:00' }],
    'not_met',
  ],
])('近亲属：%s', (_, moves, expected) => {
  expect(codeOf(play(moves))).toBe(expected)
})

test('拟不予认定：不公示，会议决定，三个工作日内书面告知', () => {
  const moves: readonly Move[] = [
    ...toOpinion({ form: income(300_000) }),
    { by: 'clerk', do: 'propose_refusal', at: '2021-07-09 09:00', with: { reason: '收入超过标准' } },
    { by: 'leader', do: 'refuse', at: '2021-07-12 09:00', with: { reason: '收入超过标准' } },
  ]
  const played = play(moves)
  expect(played.case!.step).toBe('refusing')
  expect(dueOf(played, 'telling')).toBe('2021-07-15')
  expect(play([...moves, { by: 'clerk', do: 'tell_refusal', at: '2021-07-13 09:00' }]).case!.step).toBe(
    'refused',
  )
})

test('[§4.9-1] 边缘家庭是自己的结果，不发低保金', () => {
  const played = play([
    ...toOpinion({ form: income(135_000) }),
    propose,
    ...shown,
    ...agreed,
    { by: 'leader', do: 'confirm_marginal', at: '2021-07-20 09:00' },
  ])
  expect([played.refusal, played.case!.step, played.case!.facts.terms]).toEqual([null, 'marginal', undefined])
})

test('补正：只告知一次，逾期没有补正由系统视为撤回', () => {
  const missing: Move = {
    by: 'clerk',
    do: 'supplement',
    at: '2021-07-05 15:00',
    with: { missing: '收入证明' },
  }
  const back: Move = { by: 'applicant', do: 'resubmit', at: '2021-07-08 09:00', with: { authorised: true } }
  expect(codeOf(play([toOpinion()[0]!, missing, back, { ...missing, at: '2021-07-09 09:00' }]))).toBe(
    'once_only',
  )
  const late: Move = { by: 'system', do: 'lapse', at: '2021-07-20 09:00' }
  expect(codeOf(play([toOpinion()[0]!, missing, { ...late, at: '2021-07-16 09:00' }]))).toBe('too_early')
  expect(play([toOpinion()[0]!, missing, late]).case!.step).toBe('lapsed')
})

test('村干部帮代办自己亲属的申请，可以', () => {
  expect(
    codeOf(
      play([{ by: 'villager', do: 'apply', at: '2021-07-05 09:00', with: form, kin: [`key-${headId}`] }]),
    ),
  ).toBe('ok')
})

test('成员已在别的保障家庭：查明在那里的最后计发月份以后才能拟予认定', () => {
  const elsewhere = [{ ...carried('2021-06-20 10:00', 2, 0).case!, id: 'other' }]
  expect(codeOf(play([...toOpinion(), propose], { elsewhere }))).toBe('not_met')
  expect(codeOf(play([...toOpinion(), { ...propose, with: { leftOther: '2021-07' } }], { elsewhere }))).toBe(
    'ok',
  )
})
