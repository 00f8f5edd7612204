/** What people call the names that formulas of the pack read and that no field, value or parameter gives a title to. */
import type { Word } from 'yimen/kernel/ability'

const word = (zh: string, en: string): Word => ({ zh, en })
const contract = word('所依据的合同', 'the contract')

const offices = {
  options: { county: word('县民政局', 'the county'), township: word('乡镇', 'the township') },
}
const living: Readonly<Record<string, Word>> = {
  standard: word('当地低保标准', 'the standard of the place'),
  fen: word('金额', 'the amount'),
  incomeMonths: word('按几个月折算', 'by how many months it is divided'),
  classPercent: word('分类增发比例', 'percentage by class'),
  percent: word('比例（%）', 'percentage'),
  benefitAt: word('月保障金', 'the monthly amount'),
  counted: word('可计算收入', 'countable income'),
  benefitNow: word('按现行标准的月保障金', 'the monthly amount at today’s standard'),
  classified: word('按收入和财产认定的类别', 'the category by income and property'),
  category: word('类别', 'the category'),
  wageCounted: word('超过上限、当月计入的新增工资', 'new wages above what is left out'),
  dueIn: word('各月应发', 'what months are due'),
  m: word('月份', 'the month'),
  t: word('当月适用的计发依据', 'what applies in the month'),
  s: word('当月标准', 'the standard of the month'),
  untilMonth: word('累计应发', 'all that is due until a month'),
  debtAfter: word('还要扣回的', 'what is still to be taken off'),
  payable: word('到某月为止的应发未发', 'what is left to pay until a month'),
  payableNow: word('应发未发', 'what is left to pay'),
  listedMonth: word('清单已编到的月份', 'the month that lists were made for'),
  excess: word('多发的', 'what was paid too much'),
  inOther: word('有成员在别的保障家庭', 'a member is on another family’s register'),
  given: word('已列入发放清单', 'what lists gave'),
  joint: word('联审结果', 'what the opinions come to'),
  democraticHeld: word('已开民主评议', 'a democratic review was held'),
  isAsFound: word('评议认为属实', 'the review found it true'),
  countyTrue: word('县级入户属实', 'the county’s visit found it true'),
  isLess: word('减发或者停发', 'it is less, or nothing'),
  answered: word('已陈述申辩', 'the family has answered'),
  asksHearing: word('要求听证', 'a hearing is asked for'),
  heard: word('已听证', 'a hearing was held'),
  personsBefore: word('变更前人数', 'persons before the change'),
  returnedNow: word('本次退票', 'what came back now'),
  bouncedBefore: word('上一次退票的批次', 'the batch that was returned before'),
  result: word('结论', 'the result'),
  decidedBy: { ...word('确认机关', 'who confirmed'), ...offices },
  stoppedBy: { ...word('停发决定机关', 'who stopped it'), ...offices },
  proposedAs: {
    ...word('初审认定类别', 'the category proposed'),
    options: {
      allowance: word('低保', 'the allowance'),
      marginal: word('低保边缘', 'marginal'),
      none: word('不予认定', 'neither'),
    },
  },
}
export const words: Readonly<Record<string, Readonly<Record<string, Word>>>> = {
  'assistance.living': living,
  'assistance.living_batch': {
    ...living,
    accountWrong: word('账户有误', 'the account is wrong'),
    payable: word('到某月为止的应发未发', 'what is left to pay until a month'),
    payableNow: word('应发未发', 'what is left to pay'),
    backNow: word('退回合计', 'what came back'),
    linesSum: word('明细合计', 'the sum of the lines'),
    linesCount: word('明细笔数', 'the number of lines'),
  },
  'assistance.living_sample': {
    confirmedThen: word('该月乡镇确认的家庭', 'what the township confirmed in the month'),
    drawn: word('抽中的家庭', 'the families drawn'),
    top: word('户数', 'the number'),
    cases: word('办件', 'the cases'),
    digest: word('记录摘要', 'the digest of the records'),
  },
  'assistance.support': {
    contract,
    notMet: word('六项中未达到的项数', 'items not met'),
    grade: {
      ...word('自理能力', 'self-care'),
      options: {
        able: word('具备', 'able'),
        partly: word('部分丧失', 'partly lost'),
        wholly: word('完全丧失', 'wholly lost'),
      },
    },
    gradeNumber: word('自理能力等级', 'the grade'),
    gradeIn: word('该月的等级', 'the grade of the month'),
    basicMonthly: word('基本生活标准', 'living money'),
    careOf: word('该等级的照料护理费', 'care money of the grade'),
    careIn: word('随基本生活费发放的照料护理费', 'care money paid with it'),
    untilMonth: word('累计应发', 'due until the month'),
    dueNow: word('应发未发', 'due now'),
  },
  'assistance.care_agreement': {
    careOf: word('该等级的照料护理费', 'care money of the grade'),
    monthNo: word('检查月份的序号', 'number of the month'),
  },
  'assistance.support_batch': {
    dueNow: word('应发未发', 'due now'),
    onWay: word('银行代发中', 'with the bank'),
    accountWrong: word('账户待更正', 'the account is wrong'),
    amount: word('金额', 'the amount'),
  },
  'assistance.care_batch': {
    careOwed: word('应发未发', 'owed'),
    onWay: word('银行代发中', 'with the bank'),
    accountWrong: word('账户待更正', 'the account is wrong'),
    amount: word('金额', 'the amount'),
  },
  'assistance.escort': { contract },
  'assistance.purchase': { contract },
  'assistance.service': { contract },
}
