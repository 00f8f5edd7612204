/** What the papers of the house say in the words of social assistance. */
import type { Wording } from 'yimen/kernel/programme'

export const wording: Readonly<Record<string, Wording>> = {
  'assistance.temporary': {
    decision: {
      amount: { zh: '救助金额', en: 'the assistance' },
      trace: {
        zh: '救助人数{persons}人；困难支出{totalCost}，保险和医疗救助已支付{insurancePaid}，其他帮扶{otherHelp}。',
        en:
          '{persons} persons assisted; cost of the hardship {totalCost}, ' +
          'paid by insurance and medical aid {insurancePaid}, other help {otherHelp}. ',
      },
      earlier: {
        zh: '合并计算期内此前已救助{counted}元，连同本次共{sum}元',
        en: '{counted} yuan were given before within the window, {sum} yuan with this',
      },
    },
  },
  'assistance.living': {
    decision: { amount: { zh: '月保障金', en: 'paid a month' }, trace: { zh: '', en: '' } },
  },
}
