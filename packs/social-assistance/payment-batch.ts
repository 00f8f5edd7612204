/** A payment batch of the one-card: one person lists, another releases, the bank answers line by line. */
import { defineProgramme, type Outcome, type Programme, type Step } from 'yimen/kernel/programme'
import { measures, oneCard } from './clauses.ts'

/** What of a batch is the same where its lines are gathered: the form of a line, and all from the release on. */
export const line = {
  member: { type: 'case', title: { zh: '办件', en: 'Case' } },
  amount: { type: 'fen', min: 1, max: 100_000_000, title: { zh: '金额', en: 'Amount' } },
} as const

export const fields = {
  results: {
    type: 'list',
    max: 2000,
    title: { zh: '银行结果', en: 'Results of the bank' },
    of: {
      member: { type: 'case', title: { zh: '办件', en: 'Case' } },
      paid: { type: 'boolean', title: { zh: '入账成功', en: 'Credited' } },
      bankReason: { type: 'text', max: 100, optional: true, title: { zh: '退回原因', en: 'Reason' } },
    },
  },
  bankRef: { type: 'text', max: 60, title: { zh: '银行批次号', en: 'The bank’s reference' } },
  reason: { type: 'text', max: 500, lines: true, title: { zh: '理由', en: 'Reason' } },
} as const satisfies Programme['fields']

export const bank = {
  lines: 'lines',
  released: 'release',
  answered: 'reconcile',
  by: ['county-finance', 'county-finance-head'],
} as const satisfies Programme['bank']

export const release = {
  title: { zh: '复核并交银行代发', en: 'Check and release to the bank' },
  by: ['county-finance-head'],
  to: 'released',
  notBy: ['compile'],
  effects: [
    {
      kind: 'command_each',
      list: 'lines',
      case: 'member',
      outcome: '"send"',
      input: { batch: 'caseId', batchAmount: 'amount' },
    },
  ],
  clause: oneCard('item-1'),
} as const satisfies Outcome

export const discard = {
  title: { zh: '退回作废', en: 'Discard' },
  by: ['county-finance-head', 'county-finance'],
  to: 'discarded',
  asks: { reason: 'required' },
  clause: oneCard('item-1'),
} as const satisfies Outcome

export const ways = {
  released: {
    title: { zh: '银行代发中', en: 'With the bank' },
    holder: 'county-finance',
    outcomes: {
      reconcile: {
        title: { zh: '读回银行结果', en: 'Read the bank’s results' },
        by: ['county-finance'],
        to: 'reconciled',
        asks: { results: 'required', bankRef: 'required' },
        effects: [
          {
            kind: 'command_each',
            list: 'results',
            case: 'member',
            outcome: 'if paid then "settle" else "bounce"',
            input: { bankBatch: 'caseId', bankReason: 'if paid then null else bankReason' },
          },
        ],
        clause: oneCard('item-1'),
      },
    },
  },
  reconciled: { title: { zh: '已回盘', en: 'Reconciled' }, end: 'done', outcomes: {} },
  discarded: { title: { zh: '已作废', en: 'Discarded' }, end: 'withdrawn', outcomes: {} },
} as const satisfies Record<string, Step>

export const paymentBatch = defineProgramme({
  id: 'assistance.payment_batch',
  version: 1,
  title: { zh: '一卡通发放批次', en: 'One-card payment batch' },
  summary: {
    zh: '把已批准的救助金列成批次，复核后交代发银行，读回银行结果，退票更正后再发。',
    en: 'Granted aid listed, checked by a second person, paid by the bank, its answer read back, failed lines paid again.',
  },
  from: '2020-01-01',
  basis: [oneCard('item-1'), measures('art-66')],
  audience: 'office',
  roles: {
    'county-finance': {
      title: { zh: '县民政局财务', en: 'Finance officer of the county bureau' },
      level: 'county',
    },
    'county-finance-head': {
      title: { zh: '县民政局财务负责人', en: 'Head of finance of the county bureau' },
      level: 'county',
    },
  },
  fields: { lines: { type: 'list', max: 2000, title: { zh: '发放明细', en: 'Lines' }, of: line }, ...fields },
  papers: {},
  params: {
    bankDays: {
      title: { zh: '银行回盘时限', en: 'The bank’s answer' },
      unit: 'days',
      history: [{ from: '2020-01-01', value: 5, source: oneCard('item-1'), reviewBy: '2021-12-31' }],
    },
  },
  tallies: {},
  decisions: {
    total: { kind: 'formula', expression: 'sum(lines.amount)', clause: oneCard('item-1') },
    count: { kind: 'formula', expression: 'count(lines)', clause: oneCard('item-1') },
  },
  values: {
    lineCount: { title: { zh: '明细笔数', en: 'Lines' }, unit: 'count' },
    batchTotal: { title: { zh: '批次总额', en: 'Total' }, unit: 'fen' },
    total: { title: { zh: '明细合计', en: 'Sum of the lines' }, unit: 'fen' },
    count: { title: { zh: '明细笔数', en: 'Number of lines' }, unit: 'count' },
  },
  about: ['batchTotal'],
  prints: {
    'payment-list': {
      title: { zh: '发放清册', en: 'Payment list' },
      form: 'payment_list',
      after: ['compile'],
    },
  },
  bank,
  clocks: {
    bank: {
      title: { zh: '银行回盘时限', en: 'The bank’s answer' },
      limit: { param: 'bankDays', unit: 'working_day' },
      starts: ['release'],
      stops: ['reconcile'],
      clause: oneCard('item-1'),
    },
  },
  obligations: {},
  accounts: {},
  opens: {
    compile: {
      title: { zh: '编制发放批次', en: 'Compile a batch' },
      by: ['county-finance'],
      to: 'compiled',
      asks: { lines: 'required' },
      sets: { lineCount: 'count', batchTotal: 'total' },
      when: [
        {
          test: 'lineCount > 0',
          clause: oneCard('item-1'),
          message: { zh: '批次没有明细', en: 'The batch has no lines' },
        },
      ],
      clause: oneCard('item-1'),
    },
  },
  steps: {
    compiled: {
      title: { zh: '待复核', en: 'To be checked' },
      holder: 'county-finance-head',
      outcomes: { release, discard },
    },
    ...ways,
  },
})
