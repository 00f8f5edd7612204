/** [Q35]-[Q38] What the checker says where time acts, one fault a row. */
import { expect, test } from 'vitest'
import type { Outcome, Programme } from '../programme/index.ts'
import { houseOfPacks } from './house.ts'
import { checkProgramme } from './index.ts'

const title = { zh: '甲', en: 'A' }
const out = (to: string, by: readonly string[], more: Partial<Outcome> = {}): Outcome => ({
  title,
  by,
  to,
  clause: 'law#1',
  ...more,
})
const days = {
  title,
  unit: 'days',
  history: [{ from: '2020-01-01', value: 9, source: 'law#1', reviewBy: '2022-01-01' }],
} as const
const monthly = { title, every: 'month', on: 10, missed: 'all', clause: 'law#1' } as const
const good = {
  id: 'test.time',
  version: 1,
  title,
  summary: title,
  from: '2020-01-01',
  basis: ['law#1'],
  audience: 'office',
  roles: { clerk: { title, level: 'county' }, system: { title, level: 'system' } },
  fields: { month: { type: 'day', title }, sum: { type: 'fen', min: 1, max: 900, title } },
  papers: {},
  params: { days },
  tallies: {},
  decisions: {},
  clocks: {
    wait: {
      title,
      limit: { param: 'days', unit: 'calendar_day' },
      starts: ['begin'],
      stops: ['close', 'lapse'],
      lapses: { outcome: 'lapse', tells: title },
      clause: 'law#1',
    },
  },
  obligations: {},
  accounts: {},
  opens: { begin: out('paid', ['clerk', 'system'], { asks: { month: 'optional' } }) },
  steps: {
    paid: {
      title,
      holder: 'clerk',
      dormant: true,
      outcomes: {
        pay: out('paid', ['clerk', 'system'], {
          asks: { month: 'required', sum: 'optional' },
          sets: { last: 'month' },
        }),
        close: out('done', ['clerk'], {
          when: [{ test: 'last != null or sum = null', clause: 'law#1', message: title }],
        }),
        lapse: out('done', ['system'], { onlyAfter: 'wait' }),
      },
    },
    done: { title, end: 'done', outcomes: {} },
  },
  schedules: {
    monthly: { ...monthly, does: { outcome: 'pay', at: ['paid'], input: { month: 'today' } } },
    yearly: { ...monthly, every: 'year', on: -1, missed: 'latest', does: { opens: 'begin', per: 'county' } },
  },
} satisfies Programme as Programme

const gathered = (more: object): Programme =>
  ({
    ...good,
    gathers: {
      lines: {
        title,
        from: { cases: 'test.time', at: ['paid'] },
        of: { member: { type: 'case', title }, amount: { type: 'fen', min: 1, max: 900, title } },
        columns: { member: 'caseId', amount: 'sum' },
        sum: 'amount',
        starts: 'begin',
        closes: 'lapse',
        clause: 'law#1',
        ...more,
      },
    },
  }) as Programme

const findings = (p: Programme): readonly string[] =>
  checkProgramme(p, {
    holdsClause: () => true,
    authorities: [],
    heldRoles: new Set(['clerk', 'system']),
    figures: [],
    house: houseOfPacks([{ programmes: [p], registers: [], figures: [] }]),
  }).map((f) => `${f.rule} ${f.code} ${f.where} ${f.example}`)

const doing = (does: object, more: object = {}): Programme =>
  ({ ...good, schedules: { monthly: { ...monthly, ...more, does } } }) as Programme
const paid = (outcomes: Readonly<Record<string, Outcome>>, more: object = {}): Programme =>
  ({
    ...good,
    steps: {
      ...good.steps,
      paid: { ...good.steps.paid!, outcomes: { ...good.steps.paid!.outcomes, ...outcomes }, ...more },
    },
  }) as Programme
const { pay, lapse } = good.steps.paid!.outcomes as Record<string, Outcome>
const does = { outcome: 'pay', at: ['paid'], input: { month: 'today' } }
const at = 'schedules.monthly.does'

test('a programme that says all of it rightly has no finding', () => {
  expect(findings(good)).toEqual([])
})

test.each<[string, string, Programme, readonly string[]]>([
  ['Q35', '一个月没有32日', doing(does, { on: 32 }), ['Q35 no_such_day schedules.monthly.on 32']],
  [
    'Q35',
    '一周没有第8日',
    doing(does, { every: 'week', on: -8 }),
    ['Q35 no_such_day schedules.monthly.on -8'],
  ],
  ['Q35', '没有这个环节', doing({ ...does, at: ['paid', 'attic'] }), [`Q35 no_such_step ${at} attic`]],
  ['Q35', '环节没有这个动作', doing({ ...does, at: ['done'] }), [`Q35 no_such_outcome ${at} pay`]],
  ['Q35', '没有这种开办方式', doing({ opens: 'start', per: 'county' }), [`Q35 no_such_opening ${at} start`]],
  ['Q35', '系统不能办', doing({ outcome: 'close', at: ['paid'] }), [`Q35 not_for_system ${at} clerk`]],
  [
    'Q35',
    '表单不问的，必填而没有填的',
    doing({ ...does, input: { size: '1' } }),
    [`Q35 no_such_input ${at}.input size`, `Q24 missing_input ${at}.input month`],
  ],
  [
    'Q21',
    '填写的类型不对',
    doing({ ...does, input: { month: 'today', sum: 'true' } }),
    [`Q21 wrong_type ${at}.input.sum true`],
  ],
  [
    'Q35',
    '系统没有决定权限',
    paid({ pay: { ...pay!, decides: { act: 'grant', amount: '1' } } }),
    [
      'Q11 Q11 steps.paid.outcomes.pay clerk、system',
      'Q8 Q8 authorities.grant 2020-01-01',
      `Q35 system_decides ${at} grant`,
    ],
  ],
  [
    'Q35',
    '系统用的名称',
    paid({ run_refused: out('paid', ['clerk']) }),
    ['Q35 engine_name steps.paid.outcomes.run_refused run_refused'],
  ],
  [
    'Q36',
    '没有环节有这个动作',
    { ...good, clocks: { wait: { ...good.clocks.wait!, lapses: { outcome: 'laps', tells: title } } } },
    ['Q24 never_commanded steps.paid.outcomes.lapse lapse', 'Q36 no_such_outcome clocks.wait.lapses laps'],
  ],
  [
    'Q36',
    '不停止这个时限',
    {
      ...paid({ lapse: { ...lapse!, to: 'paid' } }),
      clocks: { wait: { ...good.clocks.wait!, stops: ['close'] } },
    },
    ['Q36 not_stopped clocks.wait.lapses lapse'],
  ],
  [
    'Q36',
    '系统不能办，没有人填写',
    paid({ lapse: { ...lapse!, by: ['clerk'], asks: { month: 'required' } } }),
    ['Q36 not_for_system clocks.wait.lapses clerk', 'Q36 asks clocks.wait.lapses month'],
  ],
  ['Q38', '汇集写得都对', gathered({}), []],
  [
    'Q38',
    '没有这样的来源',
    gathered({ from: { cases: 'test.time', at: ['attic'] } }),
    ['Q38 no_source gathers.lines.from {"cases":"test.time","at":["attic"]}'],
  ],
  [
    'Q38',
    '公式给出的不是这一栏',
    gathered({ columns: { member: 'caseId', amount: 'month' } }),
    ['Q38 wrong_type gathers.lines.columns.amount month'],
  ],
  ['Q38', '合计的不是金额', gathered({ sum: 'member' }), ['Q38 no_money gathers.lines.sum member']],
  [
    'Q38',
    '开始的动作没有，结束的系统不能办',
    gathered({ starts: 'bgin', closes: 'close' }),
    ['Q38 no_such_outcome gathers.lines.starts bgin', 'Q38 not_for_system gathers.lines.closes close'],
  ],
  ['Q37', '平时没有人办，也没有人接手', paid({}, { holder: undefined }), ['Q37 Q37 steps.paid.dormant paid']],
])('[%s] %s', (_, __, p, expected) => {
  expect(findings(p).filter((f) => !/^Q(1|2|15|16|18|29) /.test(f))).toEqual(expected)
})

/** Cases of all versions stand beside each other: a step may be one of an earlier version alone, and is read by that one. */
test.each([
  ['第一版才有的环节', {}, []],
  ['那里没有这个值', { fields: { month: { type: 'day', title } } }, ['gathers.lines.columns.amount']],
])('[Q38] 汇集两个版本的办件：%s', (_, more, expected) => {
  const first = {
    ...good,
    ...more,
    steps: { ...good.steps, attic: { title, holder: 'clerk', outcomes: {} } },
  } as Programme
  const second = {
    ...gathered({ from: { cases: 'test.time', at: ['paid', 'attic'] } }),
    version: 2,
  } as Programme
  const faults = checkProgramme(second, {
    holdsClause: () => true,
    authorities: [],
    heldRoles: new Set(['clerk', 'system']),
    figures: [],
    house: houseOfPacks([{ programmes: [first, second], registers: [], figures: [] }]),
  })
  expect([...new Set(faults.map((f) => f.where).filter((where) => where.startsWith('gathers')))]).toEqual(
    expected,
  )
})
