/** What a case of the living allowance tells people: values, lists, and what it only computes with. */
import type { Programme } from 'yimen/kernel/programme'
import { fields } from './fields.ts'

type Values = NonNullable<Programme['values']>
const value = (zh: string, en: string, unit: Values[string]['unit']): Values[string] => ({
  title: { zh, en },
  unit,
})
const text = (zh: string, en: string) => value(zh, en, 'text')
const fen = (zh: string, en: string) => value(zh, en, 'fen')
const count = (zh: string, en: string) => value(zh, en, 'count')

export const values: Values = {
  heads: count('共同生活人数', 'Persons who live together'),
  income: fen('家庭月可计算收入', 'Countable income a month'),
  points: count('分类增发比例合计（%）', 'Additions, percent in all'),
  workers: text('有劳动能力的成员', 'A member who can work'),
  proposed: fen('拟发月保障金', 'Proposed a month'),
  benefit: fen('月保障金', 'Paid a month'),
  newBenefit: fen('变更后月保障金', 'Paid a month after the change'),
  persons: count('保障人数', 'Persons on the register'),
  joined: count('新增人数', 'Persons who joined'),
  gone: count('减少人数', 'Persons who left'),
  since: text('起始月份', 'Paid from'),
  lastMonth: text('最后计发月份', 'Paid until'),
  changeFrom: text('变更起算月份', 'The change counts from'),
  everyMonths: count('核查间隔（月）', 'Months between reviews'),
  reviewOn: text('下次核查日期', 'Next review'),
  noticeFrom: text('公示张贴日', 'Notice posted'),
  declaresKin: text('申明有近亲属', 'Declares kin'),
  registeredKin: text('单独登记', 'Registered apart'),
  complained: text('有投诉举报', 'Complained about'),
  returned: fen('退票和退回累计', 'Returned in all'),
  debt: fen('待扣回', 'To be taken off'),
  debtFrom: text('自何月起扣回', 'Taken off from'),
  monthlyBack: fen('每月扣回', 'Taken off a month'),
  recoverable: fen('应退回', 'To be paid back'),
  paidBack: fen('本次退回', 'Paid back now'),
  writtenOff: fen('核销金额', 'Written off'),
  bouncedBy: text('退票批次', 'Returned with batch'),
  accountWrong: text('账户有误', 'The account is wrong'),
  exitOn: text('渐退期满日', 'Leaves on'),
}

const on = { type: 'day', title: { zh: '日期', en: 'Day' } } as const
const month = (zh: string, en: string) => ({ type: 'month', title: { zh, en } }) as const

export const lists: NonNullable<Programme['lists']> = {
  terms: {
    type: 'list',
    max: 200,
    title: { zh: '计发依据', en: 'What applies, from which month' },
    of: {
      month: month('自何月起', 'From'),
      heads: { type: 'integer', min: 1, max: 20, title: { zh: '人数', en: 'Persons' } },
      income: { ...fields.listIncome },
      points: { ...fields.listPoints },
      work: { ...fields.wage, title: { zh: '暂不计入的工资', en: 'Wages not counted yet' }, optional: true },
      workFrom: { ...month('工资自何月起计入', 'Wages count from'), optional: true },
      last: { ...month('止于', 'Until'), optional: true },
    },
  },
  objections: {
    type: 'list',
    max: 50,
    title: { zh: '公示异议', en: 'Objections' },
    of: {
      no: { type: 'integer', min: 1, max: 50, title: { zh: '编号', en: 'Number' } },
      how: fields.objectedBy,
      text: fields.objection,
      on,
    },
  },
  opinions: {
    type: 'list',
    max: 10,
    title: { zh: '联审意见', en: 'Opinions' },
    of: {
      party: { type: 'text', max: 40, title: { zh: '出具方', en: 'Party' } },
      opinion: fields.opinion,
      note: { ...fields.opinionNote, optional: true },
      by: { type: 'text', max: 80, title: { zh: '出具人', en: 'By' } },
      on,
    },
  },
}

const office = { seenBy: 'office' } as const
export const working: NonNullable<Programme['working']> = {
  /** Codes that figures and formulas ask; people read who decided in what happened. */
  decidedBy: office,
  stoppedBy: office,
  proposedAs: office,
  democraticHeld: office,
  isAsFound: office,
  countyTrue: office,
  isLess: office,
  answered: office,
  asksHearing: office,
  heard: office,
  personsBefore: office,
  returnedNow: office,
  beyondClaim: office,
  bouncedBefore: office,
}
