/** The agreement on paper: what four sign. */
import type { FormPrint } from 'yimen/kernel/programme'
import { supportRules } from '../clauses.ts'

const text = (zh: string, en: string) => ({ kind: 'text' as const, text: { zh, en } })
const heading = (zh: string, en: string) => ({ kind: 'heading' as const, text: { zh, en } })

export const agreementForm: FormPrint = {
  title: { zh: '特困人员照料护理协议', en: 'Care agreement' },
  at: ['signing'],
  after: ['conclude'],
  form: {
    clause: supportRules('item-7'),
    values: {
      grade: {
        value: 'if gradeAgreed = 1 then "partly" else "wholly"',
        options: {
          partly: { zh: '部分丧失自理能力', en: 'self-care partly lost' },
          wholly: { zh: '完全丧失自理能力', en: 'self-care wholly lost' },
        },
      },
      money: { value: 'careOf(gradeAgreed)', as: 'yuan' },
      term: { value: 'termMonths' },
      how: { value: 'frequency' },
    },
    blocks: [
      text(
        '为做好特困人员照料护理，乡镇（街道）民政办、村（居）民委员会、照料人、被照料人四方签订本协议。',
        'Township office, village committee, carer and cared-for agree on the care of the cared-for.',
      ),
      heading('一、等级和内容', '1. Grade and duties'),
      text(
        '被照料人经评估为{grade}。照料频次：{how}。',
        'The cared-for was evaluated: {grade}. How often: {how}.',
      ),
      {
        kind: 'cells',
        pairs: 2,
        cells: [
          { title: { zh: '做饭送餐', en: 'Meals' }, value: 'cooks', as: 'yes' },
          { title: { zh: '个人和居室卫生', en: 'Hygiene' }, value: 'cleans', as: 'yes' },
          { title: { zh: '督促服药、陪同就医', en: 'Medicine and doctors' }, value: 'medicine', as: 'yes' },
          { title: { zh: '探访问候、紧急联系', en: 'Looking in' }, value: 'calls', as: 'yes' },
        ],
      },
      heading('二、费用', '2. Money'),
      text(
        '照料护理费现为每月{money}元，由村（居）委会按月检查，合格的当月费用发给照料人；等级调整的，自次月起按新等级计算。',
        'Care money is now {money} yuan a month. The village checks each month; where it is in order the money is the carer’s. ' +
          'A changed grade counts from the next month.',
      ),
      heading('三、期限、变更和责任', '3. Term, change, liability'),
      text(
        '期限{term}个月，期满前一个月办理续签。任何一方要求变更的，四方重新签字。照料人不履行协议的，终止协议，依法承担责任。',
        'For {term} months; it is renewed in the last of them. A change is signed by all four again. ' +
          'A carer who does not keep to it is dismissed and liable under the law.',
      ),
      {
        kind: 'sign',
        across: 2,
        boxes: [
          { title: { zh: '乡镇（街道）民政办', en: 'Township office' }, seal: true },
          { title: { zh: '村（居）民委员会', en: 'Village committee' }, seal: true },
          { title: { zh: '照料人', en: 'Carer' } },
          { title: { zh: '被照料人', en: 'Cared-for' } },
        ],
      },
    ],
  },
}
