/**
 * Batches that nobody types: on the 15th of each month all that is owed is gathered, a second person releases it, the bank's answer is read
 * back. One for the support, one for the care money of agreements.
 */
import { defineProgramme, type Programme } from 'yimen/kernel/programme'
import type { Text } from 'yimen/kernel/text'
import { oneCard, supportRules } from '../clauses.ts'
import { bank, discard, fields, line, paymentBatch, release, ways } from '../payment-batch.ts'

type Batch = {
  readonly id: string
  readonly title: Text
  readonly summary: Text
  readonly cases: string
  readonly at: readonly string[]
  /** What each is owed on the day, in fen. */
  readonly owed: string
}

const clause = oneCard('item-1')

function batchOf({ id, title, summary, cases, at, owed }: Batch): Programme {
  return defineProgramme({
    id,
    version: 1,
    title,
    summary,
    from: '2021-10-01',
    basis: [clause, supportRules('item-12')],
    audience: 'office',
    roles: { ...paymentBatch.roles, system: { title: { zh: '系统', en: 'System' }, level: 'system' } },
    fields,
    papers: {},
    params: {},
    tallies: {},
    decisions: {},
    clocks: {},
    obligations: {},
    accounts: {},
    bank,
    gathers: {
      lines: {
        title: { zh: '发放明细', en: 'Lines' },
        from: { cases, at },
        where: `${owed} > 0 and onWay = 0 and not(accountWrong)`,
        of: line,
        columns: { member: 'caseId', amount: owed },
        sum: 'amount',
        starts: 'begin',
        closes: 'list',
        clause: supportRules('item-12'),
      },
    },
    opens: {
      begin: {
        title: { zh: '开始汇集', en: 'Begin to gather' },
        by: ['county-finance', 'system'],
        to: 'gathering',
        clause,
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
            clause,
          },
        },
      },
      listed: {
        title: { zh: '待复核', en: 'To be checked' },
        holder: 'county-finance-head',
        outcomes: {
          release: {
            ...release,
            notBy: ['begin'],
            when: [
              {
                test: 'batchTotal > 0',
                clause,
                message: { zh: '没有应发的', en: 'There is nothing to pay' },
              },
            ],
          },
          discard,
        },
      },
      /** From the release on it is as with a batch that somebody typed. */
      ...ways,
    },
    values: {
      batchTotal: { title: { zh: '批次总额', en: 'Total' }, unit: 'fen' },
      batchCount: { title: { zh: '明细笔数', en: 'Lines' }, unit: 'count' },
      linesHash: { title: { zh: '清单校验值', en: 'Hash of the list' }, unit: 'text' },
    },
    about: ['batchTotal'],
    schedules: {
      monthly: {
        title: { zh: '每月汇集', en: 'Gathered monthly' },
        every: 'month',
        on: 15,
        offDay: 'before',
        missed: 'latest',
        does: { opens: 'begin', per: 'county' },
        clause: supportRules('item-12'),
      },
    },
  })
}

export const supportBatch = batchOf({
  id: 'assistance.support_batch',
  title: { zh: '特困供养金发放批次（按月汇集）', en: 'Batch of the support, gathered' },
  summary: {
    zh: '每月汇集全部应发未发的供养金，复核后交银行代发，读回结果。',
    en: 'Each month all support that is owed, released by a second person and paid by the bank.',
  },
  cases: 'assistance.support',
  at: ['supported', 'reevaluation', 'regrading', 'stop_review', 'stop_decision', 'publishing'],
  owed: 'dueNow',
})

export const careBatch = batchOf({
  id: 'assistance.care_batch',
  title: { zh: '照料护理费发放批次（按月汇集）', en: 'Batch of the care money, gathered' },
  summary: {
    zh: '每月汇集经检查合格、尚未发放的照料护理费，复核后交银行代发，读回结果。',
    en: 'Each month all care money that checked months came to, released by a second person and paid by the bank.',
  },
  cases: 'assistance.care_agreement',
  at: ['signing', 'in_force', 'renewing', 'closing'],
  owed: 'careOwed',
})
