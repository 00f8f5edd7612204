/** What people call the names that formulas of the pack read and that no field, value or parameter gives a title to. */
import type { Word } from 'yimen/kernel/ability'

const word = (zh: string, en: string): Word => ({ zh, en })
const contract = word('所依据的合同', 'the contract')

export const words: Readonly<Record<string, Readonly<Record<string, Word>>>> = {
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
