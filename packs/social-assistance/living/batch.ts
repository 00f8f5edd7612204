/** The monthly payment of the living allowance: gathered on the tenth, checked by one person, released by another; the lines are the record. */
import { defineProgramme, type Programme } from 'yimen/kernel/programme'
import { living, measures, oneCard } from '../clauses.ts'
import { paymentBatch } from '../payment-batch.ts'
import { hukou } from './fields.ts'
import { payingSteps } from './steps/shared.ts'

const amount = { type: 'fen', min: 1, max: 100_000_000, title: { zh: '金额', en: 'Amount' } } as const
const member = { type: 'case', title: { zh: '办件', en: 'Case' } } as const
const pay = living('item-10')

export const livingBatch: Programme = defineProgramme({
  id: 'assistance.living_batch',
  version: 1,
  title: { zh: '低保金发放批次', en: 'Payment of the living allowance' },
  summary: {
    zh: '每月十日汇集全县应发的低保金，核对、发放分开，交银行代发，读回退票。',
    en: 'On the tenth all that is due in the county; one person checks it, another releases it; what the bank returns is read back.',
  },
  from: '2021-01-01',
  basis: [pay, oneCard('item-1'), measures('art-66')],
  audience: 'office',
  roles: { ...paymentBatch.roles, system: { title: { zh: '系统', en: 'System' }, level: 'system' } },
  fields: {
    reason: {
      type: 'text',
      max: 500,
      lines: true,
      title: { zh: '理由', en: 'Reason' },
      inClear: { zh: '作废一批清单的理由，不写人', en: 'Why a list is discarded; it tells of nobody' },
    },
    returns: {
      type: 'list',
      max: 5_000,
      title: { zh: '银行退回明细', en: 'Returned by the bank' },
      of: { member, amount, bankReason: { type: 'text', max: 100, title: { zh: '退回原因', en: 'Reason' } } },
    },
    bankRef: {
      type: 'text',
      max: 60,
      title: { zh: '银行批次号', en: 'The bank’s reference' },
      inClear: { zh: '银行批次的编号，不写人', en: 'The number of a batch; it tells of nobody' },
    },
  },
  papers: {},
  params: {
    bankDays: {
      title: { zh: '银行回盘时限', en: 'The bank’s answer' },
      unit: 'days',
      history: [{ from: '2021-01-01', value: 5, source: oneCard('item-1'), reviewBy: '2021-12-31' }],
    },
  },
  tallies: {},
  decisions: {
    backNow: {
      kind: 'formula',
      expression: 'if returns = null or count(returns) = 0 then 0 else sum(returns.amount)',
      clause: oneCard('item-1'),
    },
  },
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
  accounts: {
    livingGranted: { title: { zh: '低保金支出', en: 'Living allowance granted' }, kind: 'expense' },
    livingTransit: {
      title: { zh: '低保金银行代发中', en: 'Living allowance with the bank' },
      kind: 'liability',
    },
    livingBank: { title: { zh: '低保金代发账户', en: 'Paying account' }, kind: 'source' },
  },
  bank: {
    says: { zh: '低保金', en: 'Living allowance' },
    lines: 'lines',
    returns: 'returns',
    released: 'release',
    answered: 'reconcile',
    by: ['county-finance', 'county-finance-head'],
  },
  gathers: {
    lines: {
      title: { zh: '发放明细', en: 'Lines' },
      from: { cases: 'assistance.living', at: payingSteps },
      where: 'payableNow > 0 and not(accountWrong)',
      of: { member, amount, hukou },
      columns: { member: 'caseId', amount: 'payableNow', hukou: 'hukou' },
      sum: 'amount',
      starts: 'begin',
      closes: 'list',
      clause: pay,
    },
  },
  opens: {
    begin: {
      title: { zh: '按月编制', en: 'Begin the month' },
      by: ['system', 'county-finance'],
      to: 'gathering',
      sets: { month: 'monthOf(today)' },
      clause: pay,
    },
  },
  steps: {
    gathering: {
      title: { zh: '汇集中', en: 'Being gathered' },
      holder: 'county-finance',
      dormant: true,
      outcomes: {
        list: {
          title: { zh: '清单完成', en: 'The list is whole' },
          by: ['system'],
          to: 'listed',
          sets: { batchTotal: 'linesSum', batchCount: 'linesCount' },
          clause: pay,
        },
      },
    },
    listed: {
      title: { zh: '待核对', en: 'To be checked' },
      holder: 'county-finance',
      outcomes: {
        check: {
          title: { zh: '核对无误', en: 'Checked' },
          by: ['county-finance'],
          to: 'checked',
          when: [
            {
              test: 'batchTotal > 0',
              clause: pay,
              message: { zh: '没有应发的', en: 'There is nothing to pay' },
            },
          ],
          clause: pay,
        },
        discard: {
          title: { zh: '作废', en: 'Discard' },
          by: ['county-finance'],
          to: 'discarded',
          asks: { reason: 'required' },
          clause: pay,
        },
      },
    },
    checked: {
      title: { zh: '待发放', en: 'To be released' },
      holder: 'county-finance-head',
      outcomes: {
        release: {
          title: { zh: '复核并交银行代发', en: 'Release to the bank' },
          by: ['county-finance-head'],
          to: 'released',
          notBy: ['check'],
          effects: [
            {
              kind: 'transfer',
              debit: 'livingGranted',
              credit: 'livingTransit',
              amount: 'batchTotal',
              memo: { zh: '低保金交银行代发', en: 'Living allowance given to the bank' },
            },
          ],
          clause: pay,
        },
        discard: {
          title: { zh: '作废', en: 'Discard' },
          by: ['county-finance-head'],
          to: 'discarded',
          asks: { reason: 'required' },
          clause: pay,
        },
      },
    },
    released: {
      title: { zh: '银行代发中', en: 'With the bank' },
      holder: 'county-finance',
      outcomes: {
        reconcile: {
          title: { zh: '读回银行结果', en: 'Read the bank’s results' },
          by: ['county-finance'],
          to: 'reconciled',
          asks: { returns: 'required', bankRef: 'required' },
          sets: { returnedTotal: 'backNow', credited: 'batchTotal - returnedTotal' },
          when: [
            {
              test: 'credited >= 0',
              clause: pay,
              message: { zh: '退回的比发放的还多', en: 'More came back than was paid' },
            },
          ],
          effects: [
            {
              kind: 'transfer',
              debit: 'livingTransit',
              credit: 'livingBank',
              amount: 'credited',
              memo: { zh: '银行入账', en: 'Credited' },
            },
            {
              kind: 'command_each',
              list: 'returns',
              case: 'member',
              outcome: '"bounce"',
              input: { batch: 'caseId', batchAmount: 'amount', bankReason: 'bankReason' },
            },
          ],
          clause: oneCard('item-1'),
        },
      },
    },
    reconciled: { title: { zh: '已回盘', en: 'Reconciled' }, end: 'done', outcomes: {} },
    discarded: { title: { zh: '已作废', en: 'Discarded' }, end: 'withdrawn', outcomes: {} },
  },
  values: {
    month: { title: { zh: '月份', en: 'Month' }, unit: 'text' },
    batchTotal: { title: { zh: '批次总额', en: 'Total' }, unit: 'fen' },
    batchCount: { title: { zh: '明细笔数', en: 'Lines' }, unit: 'count' },
    linesHash: { title: { zh: '清单校验值', en: 'Hash of the list' }, unit: 'text' },
    returnedTotal: { title: { zh: '退回合计', en: 'Returned' }, unit: 'fen' },
    credited: { title: { zh: '入账合计', en: 'Credited' }, unit: 'fen' },
  },
  about: ['batchTotal'],
  schedules: {
    monthly: {
      title: { zh: '每月发放', en: 'Monthly' },
      every: 'month',
      on: 10,
      missed: 'all',
      does: { opens: 'begin', per: 'county' },
      clause: pay,
    },
  },
} as Programme)
