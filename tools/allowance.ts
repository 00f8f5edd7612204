/** A monthly allowance for tests, not shipped: applied for once, paid by schedule for years, until somebody dies and what was overpaid comes back. */
import type { Figure } from '../src/kernel/figure/index.ts'
import { defineProgramme, type Programme } from '../src/kernel/programme/index.ts'
import {
  t,
  on,
  bare,
  person,
  localRoles,
  payee,
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

export const allowance = defineProgramme({
  id: 'test.allowance',
  version: 1,
  title: t('高龄津贴', 'Allowance of the old'),
  summary: t('按月发放，直到去世。', 'Paid each month until death.'),
  from: '2020-01-01',
  basis: [law],
  audience: 'resident',
  subject: { name: 'fullName', people: ['idNo'] },
  roles: { ...localRoles, ...systemRole },
  fields: {
    ...person,
    account: payee.account,
    hasAccount: { type: 'boolean', title: t('已登记账号', 'An account is registered') },
    month: { type: 'day', title: t('发放月份', 'Month') },
    diedOn: { type: 'day', past: true, title: t('去世日期', 'Day of death') },
    overpaid: { type: 'fen', min: 1, max: 10_000_000, title: t('多发金额', 'Overpaid') },
    batch: batchCase,
  },
  papers: {},
  params: {
    rate: {
      title: t('月标准', 'Monthly rate'),
      unit: 'fen',
      history: [value('2020-01-01', 10_000), value('2022-03-01', 12_000)],
    },
    supplementDays: {
      title: t('补正期限', 'Time to supplement'),
      unit: 'days',
      history: [value('2020-01-01', 5)],
    },
    confirmDays: {
      title: t('核查期限', 'Time to confirm'),
      unit: 'days',
      history: [value('2020-01-01', 30)],
    },
    recoveryDays: {
      title: t('追回期限', 'Time to recover'),
      unit: 'days',
      history: [value('2020-01-01', 60)],
    },
  },
  tallies: {},
  decisions: {},
  clocks: {
    supplement: {
      title: t('补正期限', 'Time to supplement'),
      limit: { param: 'supplementDays', unit: 'working_day' },
      starts: ['ask'],
      stops: ['supplement', 'lapse'],
      lapses: {
        outcome: 'lapse',
        tells: t(
          '逾期没有补正，申请视为撤回。您可以随时重新申请。',
          'Nothing was supplemented in time: the application counts as withdrawn. You may apply again at any time.',
        ),
      },
      clause: law,
    },
    confirmation: {
      title: t('核查期限', 'Time to confirm'),
      limit: { param: 'confirmDays', unit: 'calendar_day' },
      starts: ['review'],
      stops: ['confirm', 'die'],
      clause: law,
    },
    recovery: {
      title: t('追回期限', 'Time to recover'),
      limit: { param: 'recoveryDays', unit: 'calendar_day' },
      starts: ['die'],
      stops: ['recover', 'close'],
      clause: law,
    },
  },
  obligations: {
    confirmation: { title: t('年度核查', 'Yearly confirmation'), clock: 'confirmation', clause: law },
    overpayment: { title: t('多发待追回', 'Overpayment to be recovered'), clock: 'recovery', clause: law },
  },
  accounts: {
    benefits: { title: t('津贴支出', 'Benefits'), kind: 'expense' },
    payable: { title: t('应付津贴', 'Payable'), kind: 'liability' },
    bank: { title: t('代发账户', 'Paying account'), kind: 'source' },
  },
  elsewhere: {
    isSupported: {
      title: t('已是特困供养对象', 'Supported as one who has nobody'),
      programme: 'test.support',
      at: ['supported'],
      bars: {
        outcomes: ['approve'],
        message: t('特困供养对象不享受高龄津贴', 'Who is supported gets no allowance of the old'),
      },
      clause: law,
    },
  },
  opens: {
    apply: out(t('申请', 'Apply'), ['village-worker'], 'applied', {
      asks: { fullName: 'required', idNo: 'required', account: 'optional', hasAccount: 'required' },
    }),
  },
  steps: {
    applied: {
      title: t('待审核', 'To be looked at'),
      holder: 'township-clerk',
      outcomes: {
        approve: out(t('批准', 'Approve'), ['township-clerk'], 'paid'),
        ask: out(t('要求补正', 'Ask for more'), ['township-clerk'], 'waiting'),
      },
    },
    waiting: {
      title: t('待补正', 'To be supplemented'),
      holder: 'village-worker',
      outcomes: {
        supplement: out(t('补正', 'Supplement'), ['village-worker'], 'applied'),
        lapse: out(t('视为撤回', 'Counts as withdrawn'), ['system'], 'withdrawn', {
          onlyAfter: 'supplement',
        }),
      },
    },
    paid: {
      title: t('发放中', 'Being paid'),
      holder: 'township-clerk',
      dormant: true,
      outcomes: {
        grant: out(t('计发当月津贴', 'Grant the month'), ['system'], 'paid', {
          asks: { month: 'required' },
          when: [
            {
              test: 'hasAccount',
              clause: law,
              message: t('没有登记账号，不能发放', 'No account is registered: nothing can be paid'),
            },
          ],
          sets: { granted: 'rate', owed: '(if owed = null then 0 else owed) + rate' },
          effects: [
            {
              kind: 'transfer',
              debit: 'benefits',
              credit: 'payable',
              amount: 'granted',
              memo: t('当月津贴', 'Allowance of the month'),
            },
          ],
        }),
        send: out(t('列入发放批次', 'Sent with a batch'), ['system'], 'paid', {
          asks: { batch: 'required' },
          sets: { sent: 'owed', owed: '0' },
          when: [{ test: 'sent > 0', clause: law, message: t('没有应发金额', 'Nothing is owed') }],
          effects: [
            {
              kind: 'transfer',
              debit: 'payable',
              credit: 'bank',
              amount: 'sent',
              memo: t('银行代发', 'Paid by the bank'),
            },
          ],
        }),
        register: out(t('登记账号', 'Register an account'), ['township-clerk'], 'paid', {
          asks: { account: 'optional', hasAccount: 'required' },
        }),
        review: out(t('年度核查到期', 'Yearly confirmation is due'), ['system'], 'paid', {
          effects: [{ kind: 'open_obligation', obligation: 'confirmation' }],
        }),
        confirm: out(t('核查在世', 'Confirmed alive'), ['village-worker', 'township-clerk'], 'paid', {
          when: [
            {
              test: 'list contains(openObligations, "confirmation")',
              clause: law,
              message: t('没有待核查的事项', 'There is nothing to confirm'),
            },
          ],
          effects: [{ kind: 'close_obligation', obligation: 'confirmation', how: 'regularised' }],
        }),
        die: out(t('登记去世', 'Register a death'), ['village-worker', 'township-clerk'], 'dead', {
          asks: { diedOn: 'required', overpaid: 'optional' },
          effects: [
            { kind: 'close_obligation', obligation: 'confirmation', how: 'regularised' },
            { kind: 'open_obligation', obligation: 'overpayment' },
          ],
        }),
      },
    },
    dead: {
      title: t('已去世，结清', 'Dead, to be settled'),
      holder: 'township-clerk',
      outcomes: {
        recover: out(t('多发追回', 'Overpayment recovered'), ['township-clerk'], 'ended', {
          asks: { overpaid: 'required' },
          effects: [
            {
              kind: 'transfer',
              debit: 'bank',
              credit: 'benefits',
              amount: 'overpaid',
              memo: t('追回多发津贴', 'Overpayment recovered'),
            },
            { kind: 'close_obligation', obligation: 'overpayment', how: 'recovered' },
          ],
        }),
        close: out(t('没有多发，办结', 'Nothing overpaid'), ['township-clerk'], 'ended', {
          effects: [{ kind: 'close_obligation', obligation: 'overpayment', how: 'regularised' }],
        }),
      },
    },
    ended: { title: t('已终止', 'Ended'), end: 'done', outcomes: {} },
    withdrawn: { title: t('视为撤回', 'Counts as withdrawn'), end: 'withdrawn', outcomes: {} },
  },
  values: {
    granted: { title: t('当月津贴', 'Of the month'), unit: 'fen' },
    owed: { title: t('应发未发', 'Owed'), unit: 'fen' },
    sent: { title: t('已交代发', 'Sent'), unit: 'fen' },
  },
  schedules: {
    monthly: {
      title: t('按月计发', 'Monthly'),
      every: 'month',
      on: 9,
      offDay: 'before',
      missed: 'all',
      does: { outcome: 'grant', at: ['paid'], input: { month: 'today' } },
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
})

/** From July 2022: paid on the 15th; open cases go on under it. */
export const allowance2: Programme = defineProgramme({
  ...(allowance as Programme),
  version: 2,
  from: '2022-07-01',
  moves: [
    {
      from: 1,
      title: t('转入新办法', 'Go on under the new rules'),
      by: ['township-clerk'],
      steps: { paid: 'paid', applied: 'applied' },
      clause: law,
    },
  ],
  schedules: { ...allowance.schedules, monthly: { ...allowance.schedules!.monthly!, on: 15 } },
} as Programme)

export const allowanceFigure: Figure = {
  id: 'test.allowance.granted',
  version: 1,
  title: t('津贴计发金额', 'Allowances granted'),
  definition: t('计发的津贴之和', 'The sum of what was granted'),
  programme: 'test.allowance',
  unit: 'fen',
  measure: 'sum',
  counts: { on: ['grant'], value: 'granted' },
  window: 'cumulative',
  clause: law,
}

/** Opened by schedule for the county each month, gathered from all who are owed something, paid line by line. */
export const allowanceBatch: Programme = defineProgramme({
  id: 'test.allowance_batch',
  version: 1,
  title: t('津贴发放批次', 'Allowance batch'),
  summary: t('每月汇集应发的津贴。', 'Each month all that is owed.'),
  from: '2021-02-01',
  basis: [law],
  audience: 'office',
  roles: { ...financeRole, ...systemRole },
  fields: {},
  ...bare,
  bank: { lines: 'lines', released: 'release', answered: 'discard', by: ['county-finance'] },
  gathers: {
    lines: {
      title: t('发放明细', 'Lines'),
      from: { cases: 'test.allowance', at: ['paid'] },
      where: 'owed > 0',
      of: {
        ...paidLine,
        rateThen: { type: 'fen', min: 1, max: 100_000_000, title: t('当日标准', 'The rate of the day') },
      },
      columns: { member: 'caseId', amount: 'owed', rateThen: 'rate' },
      sum: 'amount',
      starts: 'begin',
      closes: 'list',
      clause: law,
    },
  },
  opens: { begin: out(t('按月编制', 'Begin the month'), ['system'], 'gathering') },
  steps: {
    gathering: gatheringStep(law, 'listed'),
    listed: {
      title: t('待发放', 'To be paid'),
      holder: 'county-finance',
      outcomes: {
        release: releaseOf(law, 'released', { batch: 'caseId' }),
        discard: out(t('作废', 'Discard'), ['county-finance'], 'released'),
      },
    },
    released: { title: t('已发放', 'Released'), end: 'done', outcomes: {} },
  },
  ...batchTold,
  schedules: monthlyBatch(law),
} as Programme)
