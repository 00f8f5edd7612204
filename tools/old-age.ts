/**
 * A monthly allowance of the old for tests, not shipped, as a county runs it for years: by age, back pay month by month when a standard is
 * learnt late, a bank that sends some of it back, a yearly confirmation, a support that excludes it, a death and what was paid after it.
 */
import type { Figure } from '../src/kernel/figure/index.ts'
import { defineProgramme, type Parameter, type Programme } from '../src/kernel/programme/index.ts'
import { support as supportWithAllowance } from './support.ts'
import {
  t,
  on,
  bare,
  person,
  localRoles,
  payee,
  bankReason,
  batchCase,
  financeRole,
  systemRole,
  paidLine,
  batchTold,
  gatheringStep,
  releaseOf,
  monthlyBatch,
} from './policy-kit.ts'

const law = 'test#1'
const { value, out } = on(law)
type Standard = readonly [from: `${number}-${number}-${number}`, fen: number]
const history = (values: readonly Standard[]): Parameter['history'] =>
  values.map(([from, fen]) => value(from, fen))
const days = (zh: string, en: string, value: number): Parameter => ({
  title: t(zh, en),
  unit: 'days',
  history: history([['2020-01-01', value]]),
})
const clerk = ['township-clerk']
const system = ['system']

/** What a batch and its bank do with a case, at whichever step it stands. */
const paidBy = <To extends string>(here: To) => ({
  send: out(t('列入发放批次', 'Sent with a batch'), system, here, {
    asks: { batch: 'required', batchAmount: 'required' },
    when: [
      {
        test: 'before = 0 and owed >= 0',
        clause: law,
        message: t(
          '没有这么多应发的，或者上一批银行还没有回盘',
          'So much is not owed, or the bank has not answered the last batch yet',
        ),
      },
    ],
    sets: { before: 'onWay', onWay: 'batchAmount', owed: 'owed - batchAmount', sentBy: 'batch' },
    effects: [
      {
        kind: 'transfer',
        debit: 'payable',
        credit: 'transit',
        amount: 'onWay',
        memo: t('交银行代发', 'Given to the bank'),
      },
    ],
  }),
  settle: out(t('银行已入账', 'Credited by the bank'), system, here, {
    asks: { batch: 'required' },
    when: [
      {
        test: 'batch = sentBy and credited > 0',
        clause: law,
        message: t('不是这一批发放的', 'Not of this batch'),
      },
    ],
    sets: { credited: 'onWay', onWay: '0' },
    effects: [
      {
        kind: 'transfer',
        debit: 'transit',
        credit: 'bank',
        amount: 'credited',
        memo: t('银行入账', 'Credited'),
      },
    ],
  }),
  bounce: out(t('银行退回', 'Returned by the bank'), system, here, {
    asks: { batch: 'required', bankReason: 'required' },
    when: [
      {
        test: 'batch = sentBy and returned > 0',
        clause: law,
        message: t('不是这一批发放的', 'Not of this batch'),
      },
    ],
    sets: { returned: 'onWay', onWay: '0', owed: 'owed + returned', accountWrong: 'true' },
    effects: [
      {
        kind: 'transfer',
        debit: 'transit',
        credit: 'payable',
        amount: 'returned',
        memo: t('银行退回', 'Returned'),
      },
      { kind: 'open_obligation', obligation: 'account' },
    ],
  }),
  correct: out(t('更正账号', 'Correct the account'), clerk, here, {
    asks: { account: 'required', accountHolder: 'required' },
    sets: { accountWrong: 'false' },
    effects: [{ kind: 'close_obligation', obligation: 'account', how: 'regularised' }],
  }),
})

const oldAgeWith = (rates: Rates) =>
  defineProgramme({
    id: 'test.old_age',
    version: 1,
    title: t('高龄津贴', 'Allowance of the old'),
    summary: t('满八十周岁按月发放，直到去世。', 'Paid each month from eighty years until death.'),
    from: '2021-01-01',
    basis: [law],
    audience: 'resident',
    subject: { name: 'fullName', people: ['idNo'] },
    roles: { ...localRoles, ...systemRole },
    fields: {
      ...person,
      ...payee,
      dueOn: { type: 'day', title: t('计发日期', 'Granted on') },
      diedOn: { type: 'day', past: true, title: t('去世日期', 'Day of death') },
      instalment: { type: 'fen', min: 1, max: 10_000_000, title: t('追回金额', 'Recovered') },
      batch: batchCase,
      batchAmount: { type: 'fen', min: 1, max: 100_000_000, title: t('批次金额', 'Amount in the batch') },
      bankReason: { ...bankReason, sensitive: true },
    },
    papers: {},
    params: {
      from80: {
        title: t('八十周岁以上月标准', 'From eighty years'),
        unit: 'fen',
        history: history(rates.from80),
      },
      from90: {
        title: t('九十周岁以上月标准', 'From ninety years'),
        unit: 'fen',
        history: history(rates.from90),
      },
      confirmDays: days('核查期限', 'Time to confirm', 30),
      accountDays: days('更正账号期限', 'Time to correct an account', 30),
      recoveryDays: days('追回期限', 'Time to recover', 90),
    },
    tallies: {},
    derived: { born: { value: 'birthOf(idNo)', clause: law } },
    inClear: Object.fromEntries(
      ['granted', 'entitled'].map((name) => [
        name,
        { reason: t('发放清单和账目要有金额', 'Payment lists and books need the amount'), clause: law },
      ]),
    ),
    decisions: {
      standard: {
        kind: 'table',
        hitPolicy: 'first',
        takes: { years: { type: 'integer', min: 0, max: 150, title: t('周岁', 'Full years') } },
        inputs: [{ expression: 'years' }],
        outputs: [{ name: 'fen' }],
        rules: [
          { when: ['>= 90'], then: ['from90'], clause: law },
          { when: ['[80..90)'], then: ['from80'], clause: law },
          { when: ['< 80'], then: ['0'], clause: law },
        ],
      },
      /** The standard of the month's first day, the age of its last: whoever has a birthday in it is as old as then. */
      ofMonth: { kind: 'formula', expression: 'standard(age(born, lastDay(monthOf(today))))', clause: law },
      untilMonth: {
        kind: 'formula',
        takes: { last: { type: 'month', title: t('止于月份', 'Last month') } },
        expression:
          'if last < since then 0 else sum(for m in monthsFrom(since, last) return valueOn(ofMonth, firstDay(m)))',
        clause: law,
      },
    },
    clocks: {
      confirmation: {
        title: t('核查期限', 'Time to confirm'),
        limit: { param: 'confirmDays', unit: 'calendar_day' },
        starts: ['review'],
        stops: ['confirm', 'die', 'stop'],
        clause: law,
      },
      account: {
        title: t('更正账号期限', 'Time to correct an account'),
        limit: { param: 'accountDays', unit: 'calendar_day' },
        starts: ['bounce'],
        stops: ['correct', 'stop', 'die', 'close'],
        clause: law,
      },
      recovery: {
        title: t('追回期限', 'Time to recover'),
        limit: { param: 'recoveryDays', unit: 'calendar_day' },
        starts: ['demand'],
        stops: ['recover'],
        clause: law,
      },
    },
    obligations: {
      confirmation: {
        title: t('年度核查', 'Yearly confirmation'),
        clock: 'confirmation',
        ends: { alive: t('在世', 'Alive'), late: t('逾期核实', 'Confirmed late') },
        clause: law,
      },
      account: { title: t('账号待更正', 'Account to be corrected'), clock: 'account', clause: law },
      overpayment: { title: t('多发待追回', 'Overpayment to be recovered'), clock: 'recovery', clause: law },
    },
    accounts: {
      benefits: { title: t('津贴支出', 'Benefits'), kind: 'expense' },
      payable: { title: t('应付津贴', 'Payable'), kind: 'liability' },
      transit: { title: t('银行代发中', 'With the bank'), kind: 'liability' },
      bank: { title: t('代发账户', 'Paying account'), kind: 'source' },
      receivable: { title: t('应收追回', 'To be recovered'), kind: 'asset' },
    },
    elsewhere: {
      isSupported: {
        title: t('已是特困供养对象', 'Supported as one who has nobody'),
        programme: 'test.support',
        at: ['supported'],
        bars: {
          outcomes: ['approve', 'grant'],
          message: t('特困供养对象不享受高龄津贴', 'Who is supported gets no allowance of the old'),
        },
        clause: law,
      },
    },
    opens: {
      apply: out(t('申请', 'Apply'), ['village-worker'], 'applied', {
        asks: { fullName: 'required', idNo: 'required', account: 'required', accountHolder: 'required' },
      }),
    },
    steps: {
      applied: {
        title: t('待审核', 'To be looked at'),
        holder: 'township-clerk',
        outcomes: {
          approve: out(t('批准', 'Approve'), clerk, 'paid', {
            when: [
              {
                test: 'age(born, today) >= 80',
                clause: law,
                message: t('未满八十周岁', 'Not eighty years old'),
              },
            ],
            sets: { since: 'monthOf(today)', given: '0', owed: '0', onWay: '0', accountWrong: 'false' },
          }),
          refuse: out(t('不予批准', 'Refuse'), clerk, 'refused'),
        },
      },
      paid: {
        title: t('发放中', 'Being paid'),
        holder: 'township-clerk',
        dormant: true,
        outcomes: {
          grant: out(t('计发津贴', 'Grant'), system, 'paid', {
            asks: { dueOn: 'required' },
            when: [
              { test: 'granted > 0', clause: law, message: t('没有应计发的', 'There is nothing to grant') },
            ],
            /** All that is due until this month, less what was given: back pay of every month at its own standard is in it. */
            sets: {
              granted: 'untilMonth(monthOf(dueOn)) - given',
              given: 'given + granted',
              owed: 'owed + granted',
            },
            effects: [
              {
                kind: 'transfer',
                debit: 'benefits',
                credit: 'payable',
                amount: 'granted',
                memo: t('计发津贴', 'Granted'),
              },
            ],
          }),
          ...paidBy('paid'),
          review: out(t('年度核查到期', 'Yearly confirmation is due'), system, 'paid', {
            effects: [{ kind: 'open_obligation', obligation: 'confirmation' }],
          }),
          confirm: out(t('核查在世', 'Confirmed alive'), ['village-worker', ...clerk], 'paid', {
            when: [
              {
                test: 'list contains(openObligations, "confirmation")',
                clause: law,
                message: t('没有待核查的事项', 'There is nothing to confirm'),
              },
            ],
            effects: [{ kind: 'close_obligation', obligation: 'confirmation', how: 'alive', late: 'late' }],
          }),
          stop: out(t('终止', 'Stop'), clerk, 'ended', {
            when: [
              {
                test: 'owed = 0 and onWay = 0',
                clause: law,
                message: t('还有没发完的，发放后再终止', 'Something is still to be paid: stop after that'),
              },
            ],
            effects: [
              { kind: 'close_obligation', obligation: 'confirmation', how: 'alive', late: 'late' },
              { kind: 'close_obligation', obligation: 'account', how: 'regularised' },
            ],
          }),
          die: out(t('登记去世', 'Register a death'), ['village-worker', ...clerk], 'settling', {
            asks: { diedOn: 'required' },
            when: [
              {
                test: 'onWay = 0',
                clause: law,
                message: t(
                  '银行还没有回盘，回盘后再登记',
                  'The bank has not answered yet: register it after that',
                ),
              },
            ],
            /** The month of the death is kept, and made up where it was not granted yet; of what came after it, what is not sent is cancelled and the rest comes back. */
            sets: {
              entitled: 'untilMonth(monthOf(diedOn))',
              granted: 'max(0, entitled - given)',
              over: 'max(0, given - entitled)',
              cancelled: 'min(over, owed)',
              recoverable: 'over - cancelled',
              owed: 'owed + granted - cancelled',
            },
            branches: [
              {
                title: t('去世后有多发的', 'where something was paid after it'),
                when: 'recoverable > 0',
                to: 'overpaid',
                clause: law,
              },
            ],
            effects: [
              {
                kind: 'transfer',
                debit: 'benefits',
                credit: 'payable',
                amount: 'granted',
                when: 'granted > 0',
                memo: t('补足到去世当月', 'What is still due until the month of the death'),
              },
              {
                kind: 'transfer',
                debit: 'payable',
                credit: 'benefits',
                amount: 'cancelled',
                when: 'cancelled > 0',
                memo: t('去世后的不再发放', 'What came after the death is not paid'),
              },
              {
                kind: 'transfer',
                debit: 'receivable',
                credit: 'benefits',
                amount: 'recoverable',
                when: 'recoverable > 0',
                memo: t('去世后多发，应追回', 'Paid after the death, to be recovered'),
              },
              { kind: 'close_obligation', obligation: 'confirmation', how: 'alive', late: 'late' },
              { kind: 'close_obligation', obligation: 'account', how: 'regularised' },
            ],
          }),
        },
      },
      overpaid: {
        title: t('多发待追回', 'Overpaid'),
        holder: 'township-clerk',
        outcomes: {
          demand: out(t('发出追回通知', 'Demand it'), clerk, 'recovering', {
            effects: [{ kind: 'open_obligation', obligation: 'overpayment' }],
          }),
        },
      },
      recovering: {
        title: t('追回中', 'Being recovered'),
        holder: 'township-clerk',
        outcomes: {
          instal: out(t('追回一部分', 'Recovered in part'), clerk, 'recovering', {
            asks: { instalment: 'required' },
            sets: { recoverable: 'recoverable - instalment' },
            when: [
              {
                test: 'recoverable > 0',
                clause: law,
                message: t('应小于还要追回的金额', 'It must be less than what is still to be recovered'),
              },
            ],
            effects: [
              {
                kind: 'transfer',
                debit: 'bank',
                credit: 'receivable',
                amount: 'instalment',
                memo: t('追回一部分', 'Recovered in part'),
              },
            ],
          }),
          recover: out(t('全部追回', 'Recovered'), clerk, 'settling', {
            sets: { recovered: 'recoverable', recoverable: '0' },
            effects: [
              {
                kind: 'transfer',
                debit: 'bank',
                credit: 'receivable',
                amount: 'recovered',
                memo: t('全部追回', 'Recovered'),
              },
              { kind: 'close_obligation', obligation: 'overpayment', how: 'recovered' },
            ],
          }),
        },
      },
      settling: {
        title: t('已去世，结清中', 'Dead, being settled'),
        holder: 'township-clerk',
        dormant: true,
        outcomes: {
          ...paidBy('settling'),
          close: out(t('办结', 'Close'), clerk, 'ended', {
            when: [
              {
                test: 'owed = 0 and onWay = 0',
                clause: law,
                message: t(
                  '去世当月以前的还没发完',
                  'Until the month of the death something is still to be paid',
                ),
              },
            ],
            effects: [{ kind: 'close_obligation', obligation: 'account', how: 'regularised' }],
          }),
        },
      },
      ended: { title: t('已终止', 'Ended'), end: 'done', outcomes: {} },
      refused: { title: t('不予批准', 'Refused'), end: 'refused', outcomes: {} },
    },
    values: {
      born: { title: t('出生日期', 'Born on'), unit: 'text' },
      since: { title: t('自何月起', 'Since'), unit: 'text' },
      granted: { title: t('本次计发', 'Granted now'), unit: 'fen' },
      given: { title: t('累计计发', 'Granted in all'), unit: 'fen' },
      owed: { title: t('应发未发', 'Owed'), unit: 'fen' },
      before: { title: t('上一批代发中', 'With the bank before'), unit: 'fen' },
      onWay: { title: t('银行代发中', 'With the bank'), unit: 'fen' },
      sentBy: { title: t('发放批次', 'Sent with'), unit: 'text' },
      credited: { title: t('本次入账', 'Credited'), unit: 'fen' },
      returned: { title: t('本次退回', 'Returned'), unit: 'fen' },
      accountWrong: { title: t('账号有误', 'The account is wrong'), unit: 'text' },
      entitled: { title: t('到去世当月应发', 'Due until the month of the death'), unit: 'fen' },
      over: { title: t('去世后计发', 'Granted after it'), unit: 'fen' },
      cancelled: { title: t('不再发放', 'Cancelled'), unit: 'fen' },
      recoverable: { title: t('应追回', 'To be recovered'), unit: 'fen' },
      recovered: { title: t('最后追回', 'Recovered at last'), unit: 'fen' },
    },
    schedules: {
      monthly: {
        title: t('按月计发', 'Monthly'),
        every: 'month',
        on: 9,
        offDay: 'before',
        missed: 'all',
        does: { outcome: 'grant', at: ['paid'], input: { dueOn: 'today' } },
        clause: law,
      },
      yearly: {
        title: t('年度核查', 'Yearly confirmation'),
        every: 'year',
        on: -60,
        missed: 'latest',
        does: { outcome: 'review', at: ['paid'] },
        clause: law,
      },
    },
  } as Programme)

export type Rates = { readonly from80: readonly Standard[]; readonly from90: readonly Standard[] }

/**
 * Both versions: from July 2022 it is granted on the 15th, and the steps are called otherwise; what is being paid may go on under that. What
 * is applied for stays where it is, so that the second version does not know the step at which those who moved once began.
 */
export const oldAge = (rates: Rates): readonly Programme[] => {
  const first = oldAgeWith(rates)
  const renamed = Object.entries({ paid: 'receiving', applied: 'asked' }).reduce(
    (text, [before, after]) =>
      text
        .replaceAll(`"to":"${before}"`, `"to":"${after}"`)
        .replaceAll(`"at":["${before}"]`, `"at":["${after}"]`)
        .replaceAll(`"${before}":{"title"`, `"${after}":{"title"`),
    JSON.stringify(first),
  )
  const later = JSON.parse(renamed) as Programme
  const { monthly } = later.schedules!
  const second = defineProgramme({
    ...later,
    version: 2,
    from: '2022-07-01',
    steps: { ...later.steps, receiving: { ...later.steps.receiving!, title: t('领取中', 'Receiving it') } },
    moves: [
      {
        from: 1,
        title: t('转入新办法', 'Go on under the new rules'),
        by: clerk,
        steps: { paid: 'receiving' },
        clause: law,
      },
    ],
    schedules: { ...later.schedules, monthly: { ...monthly!, on: 15 } },
  } as Programme)
  return [first, second]
}

/** Of each county on the 20th: all who are owed something, whose last payment is answered and whose account is right. */
export const oldAgeBatch: Programme = defineProgramme({
  id: 'test.old_age_batch',
  version: 1,
  title: t('高龄津贴发放批次', 'Batch of the allowance'),
  summary: t('每月汇集应发的津贴，交银行代发，读回结果。', 'Each month all that is owed, paid by the bank.'),
  from: '2021-02-01',
  basis: [law],
  audience: 'office',
  roles: { ...financeRole, ...systemRole },
  fields: {
    results: {
      type: 'list',
      max: 2_000,
      title: t('银行结果', 'Results of the bank'),
      of: {
        member: { type: 'case', title: t('办件', 'Case') },
        paid: { type: 'boolean', title: t('入账成功', 'Credited') },
        bankReason: { ...bankReason, optional: true },
      },
    },
    bankRef: { type: 'text', max: 60, title: t('银行批次号', 'The bank’s reference') },
  },
  ...bare,
  bank: { lines: 'lines', released: 'release', answered: 'reconcile', by: ['county-finance'] },
  gathers: {
    lines: {
      title: t('发放明细', 'Lines'),
      from: { cases: 'test.old_age', at: ['paid', 'receiving', 'settling'] },
      where: 'owed > 0 and onWay = 0 and not(accountWrong)',
      of: { ...paidLine },
      columns: { member: 'caseId', amount: 'owed' },
      sum: 'amount',
      starts: 'begin',
      closes: 'list',
      clause: law,
    },
  },
  opens: { begin: out(t('按月编制', 'Begin the month'), system, 'gathering') },
  steps: {
    gathering: gatheringStep(law, 'listed'),
    listed: {
      title: t('待发放', 'To be paid'),
      holder: 'county-finance',
      outcomes: {
        release: releaseOf(law, 'released', { batch: 'caseId', batchAmount: 'amount' }),
        discard: out(t('作废', 'Discard'), ['county-finance'], 'discarded'),
      },
    },
    released: {
      title: t('银行代发中', 'With the bank'),
      holder: 'county-finance',
      outcomes: {
        reconcile: out(t('读回银行结果', 'Read the bank’s results'), ['county-finance'], 'reconciled', {
          asks: { results: 'required', bankRef: 'required' },
          effects: [
            {
              kind: 'command_each',
              list: 'results',
              case: 'member',
              outcome: 'if paid then "settle" else "bounce"',
              input: { batch: 'caseId', bankReason: 'if paid then null else bankReason' },
            },
          ],
        }),
      },
    },
    reconciled: { title: t('已回盘', 'Reconciled'), end: 'done', outcomes: {} },
    discarded: { title: t('已作废', 'Discarded'), end: 'withdrawn', outcomes: {} },
  },
  ...batchTold,
  schedules: monthlyBatch(law),
} as Programme)

/** The support of those who have nobody, without what it asks of another allowance. */
const { elsewhere: _, ...plainSupport } = supportWithAllowance
export const support = plainSupport as Programme

const figure = (id: string, zh: string, more: Pick<Figure, 'counts' | 'window'>): Figure => ({
  id: `test.old_age.${id}`,
  version: 1,
  title: t(zh, id),
  definition: t(zh, id),
  programme: 'test.old_age',
  unit: 'fen',
  measure: 'sum',
  clause: law,
  ...more,
})
export const oldAgeFigures: readonly Figure[] = [
  figure('granted', '津贴计发金额', {
    counts: { on: ['grant', 'die'], value: 'granted' },
    window: 'cumulative',
  }),
  figure('credited', '本季入账金额', {
    counts: { on: ['settle'], value: 'credited' },
    window: 'quarter_to_date',
  }),
]
