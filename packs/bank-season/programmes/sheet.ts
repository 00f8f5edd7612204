/** The file of a day, as the core systems' export heads its columns. */
import type { SheetRule } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'

/** So many rows an event. */
export const rowsAtOnce = 500

export const sheet: SheetRule = {
  list: 'rows',
  begin: 'begin',
  rows: 'rows',
  finish: 'finish',
  undo: ['abandon', 'undo'],
  name: 'batchName',
  digest: 'fileDigest',
  reason: 'reason',
  atOnce: rowsAtOnce,
  most: 20_000,
  yes: ['是'],
  no: ['否'],
  unknown: ['-', '—', '/'],
  columns: {
    unit: {
      headings: ['单位', '团队', '机构', '单位名称'],
      within: ['上级机构', '二级支行', '网点'],
      endings: ['团队', '支行'],
    },
    indicator: {
      headings: ['指标', '指标名称'],
      words: {
        savings: ['储蓄存款', '储蓄日均'],
        assets: ['AUM', '个人客户资产'],
        consumer: ['消费贷款'],
        small: ['小微企业贷款', '小企业贷款'],
        merchants: ['收单商户', '商户'],
        bad: ['不良贷款率', '不良率'],
        complaints: ['投诉'],
      },
    },
    day: { headings: ['数据日期', '日期'] },
    value: { headings: ['当日数', '余额', '发生数'], units: ['万元', '户', '件'] },
  },
  guidance: {
    zh: '每个单位每项指标每天一行；存款和客户资产填当日余额，贷款、商户、投诉填当日发生数，不良率填基点；没有数据的不填，不要写0。',
    en:
      'One row for each unit, indicator and day: balances for deposits and assets, the day’s business for loans, merchants and complaints, ' +
      'basis points for the rate of bad loans; leave out what is not known, and do not write 0.',
  },
  clause: local('item-6'),
}
