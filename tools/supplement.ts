/**
 * A family's supplement for tests, not shipped: each member by class and age, back pay month by month at each month's own standard, a
 * democratic review only where there is doubt, and a batch whose lines an act adds.
 */
import type { Figure } from '../src/kernel/figure/index.ts'
import { defineProgramme, type Programme } from '../src/kernel/programme/index.ts'
import type { Campaign } from '../src/campaign/index.ts'
import { songyang } from '../packs/dispatch/lights.ts'
import {
  t,
  on,
  bare,
  batchCase,
  clerkRole,
  payee,
  person,
  financeRole,
  systemRole,
  paidLine,
} from './policy-kit.ts'

const law = 'test#1'
const otherLaw = 'test#2'
const { value, out } = on(law)
const classes = {
  disabled: t('重残', 'Severely disabled'),
  single: t('单亲家庭子女', 'Child of a lone parent'),
  plain: t('一般', 'Other'),
}

export const supplement = defineProgramme({
  id: 'test.supplement',
  version: 1,
  title: t('分类施保补助', 'Supplement by class'),
  summary: t('按家庭成员的类别和年龄按月补助。', 'Paid each month by the class and age of each member.'),
  from: '2020-01-01',
  basis: [law, otherLaw],
  audience: 'resident',
  subject: { name: 'fullName', people: ['idNo'] },
  roles: {
    ...clerkRole,
    'township-leader': { title: t('乡镇领导', 'Township leader'), level: 'township' },
    ...systemRole,
  },
  fields: {
    ...person,
    account: payee.account,
    since: { type: 'month', past: true, title: t('自何月起', 'Since') },
    members: {
      type: 'list',
      max: 10,
      title: t('家庭成员', 'Members'),
      of: {
        kind: { type: 'choice', title: t('类别', 'Class'), options: classes },
        born: { type: 'day', past: true, title: t('出生日期', 'Born on') },
      },
    },
    doubtful: { type: 'boolean', title: t('收入有疑义', 'Income is in doubt') },
    paidOn: { type: 'day', title: t('发放日期', 'Paid on') },
    batch: batchCase,
  },
  papers: {},
  params: {
    standard: {
      title: t('月保障标准', 'Monthly standard'),
      unit: 'fen',
      history: [value('2020-01-01', 41_000), value('2021-07-01', 45_000)],
    },
    oldAge: { title: t('老年人年龄', 'Old age'), unit: 'years', history: [value('2020-01-01', 70)] },
  },
  tallies: {},
  decisions: {
    classPercent: {
      kind: 'table',
      hitPolicy: 'first',
      takes: {
        kind: { type: 'choice', title: t('类别', 'Class'), options: classes },
        years: { type: 'integer', min: 0, max: 150, title: t('周岁', 'Full years') },
      },
      inputs: [{ expression: 'kind' }, { expression: 'years >= oldAge' }],
      outputs: [{ name: 'percent' }],
      rules: [
        { when: ['"disabled"', '-'], then: ['60'], clause: law },
        { when: ['"single"', '-'], then: ['30'], clause: law },
        { when: ['"plain"', 'true'], then: ['20'], clause: otherLaw },
        { when: ['"plain"', 'false'], then: ['0'], clause: law },
      ],
    },
    monthly: {
      kind: 'formula',
      expression: 'sum(for m in members return standard * classPercent(m.kind, age(m.born, today)) / 100)',
      clause: law,
    },
    backPay: {
      kind: 'formula',
      expression: 'sum(for x in monthsFrom(since, monthOf(today)) return valueOn(monthly, firstDay(x)))',
      clause: law,
    },
  },
  clocks: {},
  obligations: {},
  accounts: {
    benefits: { title: t('补助支出', 'Benefits'), kind: 'expense' },
    bank: { title: t('代发账户', 'Paying account'), kind: 'source' },
  },
  opens: {
    apply: out(t('申请', 'Apply'), ['township-clerk'], 'applied', {
      asks: {
        fullName: 'required',
        idNo: 'required',
        account: 'required',
        since: 'required',
        members: 'required',
      },
      sets: { reference: '"BZ-" + caseId' },
    }),
  },
  steps: {
    applied: {
      title: t('待审核', 'To be looked at'),
      holder: 'township-clerk',
      outcomes: {
        propose: out(t('提出意见', 'Propose'), ['township-clerk'], 'proposed', {
          asks: { doubtful: 'optional' },
          sets: { monthlyNow: 'monthly', owed: 'backPay', paidTo: 'addMonths(monthOf(today), 1)' },
          when: [
            { test: 'owed > 0', clause: law, message: t('没有应补的金额', 'Nothing is owed') },
            {
              test: 'since <= monthOf(today)',
              clause: law,
              message: t('起始月份不能晚于本月', 'It begins no later than this month'),
            },
          ],
          branches: [
            {
              title: t('收入有疑义的', 'where income is in doubt'),
              when: 'doubtful',
              to: 'review',
              clause: otherLaw,
            },
          ],
        }),
      },
    },
    review: {
      title: t('民主评议', 'Democratic review'),
      holder: 'township-clerk',
      outcomes: { agree: out(t('评议通过', 'Agreed'), ['township-clerk'], 'proposed') },
    },
    proposed: {
      title: t('待确认', 'To be confirmed'),
      holder: 'township-leader',
      outcomes: { confirm: out(t('确认', 'Confirm'), ['township-leader'], 'paid') },
    },
    paid: {
      title: t('待发放', 'To be paid'),
      holder: 'township-clerk',
      outcomes: {
        send: out(t('列入发放批次', 'Sent with a batch'), ['system'], 'sent', {
          asks: { batch: 'required', paidOn: 'required' },
          sets: { sent: 'owed', owed: '0', sentBy: 'batch', sentOn: 'paidOn' },
          when: [{ test: 'sent > 0', clause: law, message: t('没有应发金额', 'Nothing is owed') }],
          effects: [
            {
              kind: 'transfer',
              debit: 'benefits',
              credit: 'bank',
              amount: 'sent',
              memo: t('银行代发', 'Paid by the bank'),
            },
          ],
        }),
      },
    },
    sent: { title: t('已发放', 'Paid'), end: 'done', outcomes: {} },
  },
  values: {
    monthlyNow: { title: t('每月补助', 'Each month'), unit: 'fen' },
    owed: { title: t('应补金额', 'Owed'), unit: 'fen' },
    sent: { title: t('已发金额', 'Sent'), unit: 'fen' },
    reference: { title: t('文号', 'Reference'), unit: 'text' },
    paidTo: { title: t('下次发放月份', 'Next month'), unit: 'text' },
    sentBy: { title: t('发放批次', 'Sent with'), unit: 'text' },
    sentOn: { title: t('发放日期', 'Sent on'), unit: 'text' },
  },
  prints: {
    note: {
      title: t('补助通知', 'Note'),
      at: ['proposed'],
      form: {
        clause: law,
        blocks: [
          {
            kind: 'cells',
            pairs: 2,
            cells: [
              { title: t('自何月起', 'Since'), value: 'since' },
              { title: t('下次发放', 'Next'), value: 'paidTo', as: 'month' },
              { title: t('七月标准', 'In July'), value: 'valueOn(standard, "2021-07-01")', as: 'yuan' },
            ],
          },
        ],
      },
    },
  },
})

/** What it only computes with, as people call it. */
export const supplementWords = {
  classPercent: t('分类比例', 'Percentage by class'),
  percent: t('比例（%）', 'Percentage'),
  monthly: t('每月补助', 'Monthly supplement'),
  backPay: t('应补金额', 'Back pay'),
}

/** A batch of which an act adds the lines, whose bank file says what each is for. */
export const supplementBatch = defineProgramme({
  id: 'test.supplement_batch',
  version: 1,
  title: t('补助发放批次', 'Supplement batch'),
  summary: t('逐笔列入，一次发放。', 'Listed one by one, paid at once.'),
  from: '2020-01-01',
  basis: [law],
  audience: 'office',
  roles: financeRole,
  fields: { ...paidLine, paidOn: { type: 'day', title: t('发放日期', 'Paid on') } },
  ...bare,
  lists: { lines: { type: 'list', max: 100, title: t('发放明细', 'Lines'), of: { ...paidLine } } },
  bank: { lines: 'lines', released: 'release', answered: 'discard', by: ['county-finance'] },
  opens: { begin: out(t('开始', 'Begin'), ['county-finance'], 'open') },
  steps: {
    open: {
      title: t('编制中', 'Being made'),
      holder: 'county-finance',
      outcomes: {
        list: out(t('列入', 'List'), ['county-finance'], 'open', {
          asks: { member: 'required', amount: 'required' },
          adds: { lines: '{ member: member, amount: amount }' },
        }),
        release: out(t('发放', 'Release'), ['county-finance'], 'released', {
          asks: { paidOn: 'optional' },
          effects: [
            {
              kind: 'command_each',
              list: 'lines',
              case: 'member',
              outcome: '"send"',
              input: { batch: 'caseId', paidOn: 'paidOn' },
            },
          ],
        }),
        discard: out(t('作废', 'Discard'), ['county-finance'], 'released'),
      },
    },
    released: { title: t('已发放', 'Released'), end: 'done', outcomes: {} },
  },
})

const counted = (id: string, zh: string, on: string): Figure => ({
  id,
  version: 1,
  title: t(zh, id),
  definition: t(zh, id),
  programme: 'test.supplement',
  unit: 'case',
  measure: 'count',
  counts: { on: [on] },
  window: 'cumulative',
  clause: law,
})
export const supplementFigures: readonly Figure[] = [
  counted('test.supplement.proposed', '已提出意见的家庭', 'propose'),
  {
    ...counted('test.supplement.applied', '申请的家庭', 'apply'),
    measure: 'sum',
    counts: { on: ['apply'], value: '1' },
  },
]

/** It counts people: small counts are told of nobody, and nothing switches that off. */
export const supplementCampaign: Campaign = {
  id: 'test.supplement.year',
  title: t('补助申请清零行动', 'Every application looked at'),
  called: {
    sheet: { zh: '周调度表', en: 'the weekly sheet' },
    rounds: { zh: '周调度', en: 'weekly dispatch' },
    meeting: { zh: '调度会', en: 'meeting' },
  },
  area: '430523',
  from: '2021-01-01',
  to: '2021-12-31',
  done: 'test.supplement.proposed',
  target: 'test.supplement.applied',
  stages: [],
  more: [],
  sheet: ['test.supplement.proposed'],
  programme: 'test.supplement',
  apart: [],
  timeline: 'months',
  lights: [songyang],
  consequences: [],
  nearDays: 30,
  smallBelow: 0,
  checks: { outlierTimes: 3, outlierLeast: 5, clause: law },
  stuck: { stages: [], marks: [], beside: [], longer: {}, idleDays: 30, suspendedDays: 30, clause: law },
  clause: law,
}

export const supplementPack = {
  id: 'test-supplement',
  title: t('分类施保（测试）', 'Supplement by class (test)'),
  programmes: [supplement as Programme, supplementBatch as Programme],
  registers: [],
  figures: supplementFigures,
  authorities: [],
  bulletins: [],
  campaigns: [supplementCampaign],
}
