/**
 * A monthly benefit for tests, not shipped, that is paid without a word to its cases: the line of the gathered list is the record, and the
 * case reads what lists gave it. Standard by month times heads less income; what the bank returns is owed again.
 */
import { defineProgramme, type Parameter, type Programme } from '../src/kernel/programme/index.ts'
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
} from './policy-kit.ts'

const law = 'test#1'
const { value, out } = on(law)
export type Standard = readonly [from: `${number}-${number}-${number}`, fen: number]
const clerk = ['township-clerk']
const system = ['system']

const heads = { type: 'integer', min: 1, max: 20, title: t('保障人数', 'Heads') } as const
const income = { type: 'fen', min: 0, max: 10_000_000, title: t('家庭月收入', 'Income a month') } as const

/** What may happen of a returned payment, at whichever step the case stands. */
const paidAt = <To extends string>(here: To) => ({
  bounce: out(t('银行退回', 'Returned by the bank'), system, here, {
    asks: { batch: 'required', backNow: 'required', bankReason: 'required' },
    sets: { returned: 'returned + backNow', accountWrong: 'true' },
  }),
  correct: out(t('更正账号', 'Correct the account'), clerk, here, {
    asks: { account: 'required', accountHolder: 'required' },
    sets: { accountWrong: 'false' },
  }),
})

export const quiet = (standards: readonly Standard[]): Programme =>
  defineProgramme({
    id: 'test.quiet',
    version: 1,
    title: t('按月补助', 'Monthly benefit'),
    summary: t('按月补差发放，发放清单即是记录。', 'Paid each month by difference; the list is the record.'),
    from: '2021-01-01',
    basis: [law],
    audience: 'resident',
    subject: { name: 'fullName', people: ['idNo'] },
    roles: { ...localRoles, ...systemRole },
    fields: {
      ...person,
      ...payee,
      heads,
      income,
      changedOn: { type: 'day', past: true, title: t('变动日期', 'Changed on') },
      diedOn: { type: 'day', past: true, title: t('去世日期', 'Day of death') },
      batch: batchCase,
      backNow: { type: 'fen', min: 1, max: 100_000_000, title: t('退回金额', 'Returned') },
      bankReason: { ...bankReason, sensitive: true },
    },
    papers: {},
    params: {
      standard: {
        title: t('月标准', 'Standard a month'),
        unit: 'fen',
        history: standards.map(([from, fen]) => value(from, fen)) as Parameter['history'],
      },
    },
    tallies: {},
    decisions: {
      /** As the household was from the first day of that month. */
      ofMonth: {
        kind: 'formula',
        expression:
          'max(0, standard * spans[month <= monthOf(today)][-1].heads - spans[month <= monthOf(today)][-1].income)',
        clause: law,
      },
      lastMonth: {
        kind: 'formula',
        expression: 'if until != null and until < monthOf(today) then until else monthOf(today)',
        clause: law,
      },
      entitled: {
        kind: 'formula',
        expression:
          'if lastMonth < since then 0 else sum(for m in monthsFrom(since, lastMonth) return valueOn(ofMonth, firstDay(m)))',
        clause: law,
      },
      owes: { kind: 'formula', expression: 'entitled + returned - given', clause: law },
    },
    clocks: {},
    obligations: {},
    accounts: {},
    listed: {
      given: {
        title: t('已列入发放清单', 'Given by lists'),
        list: { programme: 'test.quiet_batch', name: 'lines' },
        case: 'member',
        sums: 'amount',
        except: ['discarded'],
        clause: law,
      },
    },
    lists: {
      spans: {
        type: 'list',
        max: 400,
        title: t('各时期的家庭', 'The household over time'),
        of: { month: { type: 'month', title: t('自何月起', 'Since') }, heads, income },
      },
    },
    opens: {
      apply: out(t('申请', 'Apply'), ['village-worker'], 'applied', {
        asks: {
          fullName: 'required',
          idNo: 'required',
          account: 'required',
          accountHolder: 'required',
          heads: 'required',
          income: 'required',
        },
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
                test: 'standard * heads - income > 0',
                clause: law,
                message: t('家庭收入不低于标准', 'The income is not below the standard'),
              },
            ],
            sets: { since: 'addMonths(monthOf(today), 1)', returned: '0', accountWrong: 'false' },
            adds: { spans: '{ month: since, heads: heads, income: income }' },
          }),
          refuse: out(t('不予批准', 'Refuse'), clerk, 'refused'),
        },
      },
      paid: {
        title: t('发放中', 'Being paid'),
        holder: 'township-clerk',
        dormant: true,
        outcomes: {
          ...paidAt('paid'),
          change: out(t('登记变动', 'Register a change'), clerk, 'paid', {
            asks: { changedOn: 'required', heads: 'required', income: 'required' },
            adds: { spans: '{ month: addMonths(monthOf(changedOn), 1), heads: heads, income: income }' },
          }),
          die: out(t('登记去世', 'Register a death'), ['village-worker', ...clerk], 'settling', {
            asks: { diedOn: 'required' },
            sets: { until: 'monthOf(diedOn)' },
          }),
        },
      },
      settling: {
        title: t('结清中', 'Being settled'),
        holder: 'township-clerk',
        dormant: true,
        outcomes: {
          ...paidAt('settling'),
          close: out(t('办结', 'Close'), clerk, 'ended', {
            when: [
              {
                test: 'owes = 0',
                clause: law,
                message: t('应发与已发不相等', 'What is due is not what was given'),
              },
            ],
            sets: { paidInAll: 'given - returned' },
          }),
        },
      },
      ended: { title: t('已终止', 'Ended'), end: 'done', outcomes: {} },
      refused: { title: t('不予批准', 'Refused'), end: 'refused', outcomes: {} },
    },
    values: {
      since: { title: t('自何月起', 'Since'), unit: 'text' },
      until: { title: t('至何月止', 'Until'), unit: 'text' },
      returned: { title: t('累计退回', 'Returned in all'), unit: 'fen' },
      accountWrong: { title: t('账号有误', 'The account is wrong'), unit: 'text' },
      paidInAll: { title: t('累计发放', 'Paid in all'), unit: 'fen' },
    },
  } as Programme)

const lines = { type: 'integer', min: 0, max: 1_000_000 } as const
const sum = { type: 'fen', min: 0, max: 100_000_000_000 } as const

/** Of each county on the 10th, by the calendar or by hand: who is owed something and whose account is right. Nothing is told to a case but what came back. */
export const quietBatch: Programme = defineProgramme({
  id: 'test.quiet_batch',
  version: 1,
  title: t('按月补助发放批次', 'Batch of the monthly benefit'),
  summary: t(
    '每月汇集应发的，交银行代发，读回退回的。',
    'Each month all that is owed; what the bank returns is read back.',
  ),
  from: '2021-07-01',
  basis: [law],
  audience: 'office',
  roles: {
    ...financeRole,
    'county-finance-head': { title: t('县财务负责人', 'Head of finance'), level: 'county' },
    'county-leader': { title: t('县分管领导', 'County leader'), level: 'county' },
    ...systemRole,
  },
  fields: {
    returns: { type: 'list', max: 5_000, title: t('退回明细', 'Returned'), of: { ...paidLine, bankReason } },
    bankRef: { type: 'text', max: 60, title: t('银行批次号', 'The bank’s reference') },
    creditedCount: { ...lines, title: t('入账笔数', 'Credited, lines') },
    creditedSum: { ...sum, title: t('入账金额', 'Credited') },
    returnedCount: { ...lines, title: t('退回笔数', 'Returned, lines') },
    returnedSum: { ...sum, title: t('退回金额', 'Returned') },
    namesAltered: { ...lines, title: t('户名经核对的笔数', 'Lines whose holder was looked at') },
    fileHash: { type: 'text', max: 64, title: t('回盘文件校验值', 'Hash of the return file') },
  },
  ...bare,
  accounts: {
    benefits: { title: t('补助支出', 'Benefits'), kind: 'expense' },
    transit: { title: t('银行代发中', 'With the bank'), kind: 'liability' },
    bank: { title: t('代发账户', 'Paying account'), kind: 'source' },
  },
  bank: {
    lines: 'lines',
    returns: 'returns',
    released: 'release',
    answered: 'reconcile',
    by: ['county-finance', 'county-finance-head'],
  },
  gathers: {
    lines: {
      title: t('发放明细', 'Lines'),
      from: { cases: 'test.quiet', at: ['paid', 'settling'] },
      where: 'owes > 0 and not(accountWrong)',
      of: { ...paidLine },
      columns: { member: 'caseId', amount: 'owes' },
      sum: 'amount',
      starts: 'begin',
      closes: 'list',
      clause: law,
    },
  },
  opens: { begin: out(t('按月编制', 'Begin the month'), ['county-finance', ...system], 'gathering') },
  steps: {
    gathering: gatheringStep(law, 'listed'),
    listed: {
      title: t('待送审', 'To be sent'),
      holder: 'county-finance',
      outcomes: {
        send: out(t('送审', 'Send it to be checked'), ['county-finance'], 'made', {
          when: [
            { test: 'batchTotal > 0', clause: law, message: t('没有应发的', 'There is nothing to pay') },
          ],
        }),
        discard: out(t('作废', 'Discard'), ['county-finance'], 'discarded'),
      },
    },
    made: {
      title: t('待复核', 'To be checked'),
      holder: 'county-finance-head',
      outcomes: {
        check: out(t('复核', 'Check'), ['county-finance-head'], 'checked', { notBy: ['send'] }),
        discard: out(t('作废', 'Discard'), ['county-finance-head'], 'discarded'),
      },
    },
    checked: {
      title: t('待签发', 'To be released'),
      holder: 'county-leader',
      outcomes: {
        release: out(t('签发，交银行代发', 'Release to the bank'), ['county-leader'], 'released', {
          notBy: ['send', 'check'],
          effects: [
            {
              kind: 'transfer',
              debit: 'benefits',
              credit: 'transit',
              amount: 'batchTotal',
              memo: t('交银行代发', 'Given to the bank'),
            },
          ],
        }),
        discard: out(t('作废', 'Discard'), ['county-leader'], 'discarded'),
      },
    },
    released: {
      title: t('银行代发中', 'With the bank'),
      holder: 'county-finance',
      outcomes: {
        reconcile: out(t('读回银行结果', 'Read the bank’s results'), ['county-finance'], 'reconciled', {
          asks: {
            returns: 'required',
            bankRef: 'required',
            creditedCount: 'required',
            creditedSum: 'required',
            returnedCount: 'required',
            returnedSum: 'required',
            namesAltered: 'required',
            fileHash: 'required',
          },
          when: [
            {
              test: 'creditedSum + returnedSum = batchTotal and creditedCount + returnedCount = batchCount',
              clause: law,
              message: t('入账和退回的合计不是本批次的', 'Credited and returned do not come to the batch'),
            },
          ],
          effects: [
            {
              kind: 'transfer',
              debit: 'transit',
              credit: 'bank',
              amount: 'creditedSum',
              when: 'creditedSum > 0',
              memo: t('银行入账', 'Credited'),
            },
            {
              kind: 'transfer',
              debit: 'transit',
              credit: 'benefits',
              amount: 'returnedSum',
              when: 'returnedSum > 0',
              memo: t('银行退回', 'Returned'),
            },
            {
              kind: 'command_each',
              list: 'returns',
              case: 'member',
              outcome: '"bounce"',
              input: { batch: 'caseId', backNow: 'amount', bankReason: 'bankReason' },
            },
          ],
        }),
      },
    },
    reconciled: { title: t('已回盘', 'Reconciled'), end: 'done', outcomes: {} },
    discarded: { title: t('已作废', 'Discarded'), end: 'withdrawn', outcomes: {} },
  },
  ...batchTold,
  schedules: {
    batch: {
      title: t('每月发放', 'Monthly batch'),
      every: 'month',
      on: 10,
      missed: 'all',
      does: { opens: 'begin', per: 'county' },
      clause: law,
    },
  },
} as Programme)
