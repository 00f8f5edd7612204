/** What the four-party agreement says, and what is asked of it month by month. */
import type { Field } from 'yimen/kernel/programme'
import { reasonInClear, sealedNote } from './written.ts'

/** One of the duties of the carer. */
const duty = (zh: string, en: string): Field => ({ type: 'boolean', title: { zh, en } })

export const duties = {
  cooks: duty('照料内容：做饭送餐', 'Duty: meals'),
  cleans: duty('照料内容：个人和居室卫生', 'Duty: hygiene'),
  medicine: duty('照料内容：督促服药、陪同就医', 'Duty: medicine and doctors'),
  calls: duty('照料内容：探访问候、紧急联系', 'Duty: looking in, and calling for help'),
} as const satisfies Record<string, Field>

export const agreementFields = {
  fullName: { type: 'name', sensitive: true, title: { zh: '被照料人姓名', en: 'Name of the cared-for' } },
  idNo: {
    type: 'resident_id',
    sensitive: true,
    title: { zh: '被照料人身份证号', en: 'ID number of the cared-for' },
  },
  carerName: { type: 'name', sensitive: true, title: { zh: '照料人姓名', en: 'Name of the carer' } },
  carerId: {
    type: 'resident_id',
    sensitive: true,
    title: { zh: '照料人身份证号', en: 'ID number of the carer' },
  },
  carerPhone: { type: 'mobile', sensitive: true, title: { zh: '照料人手机', en: 'Phone of the carer' } },
  carerRelation: {
    type: 'choice',
    forTheFile: true,
    title: { zh: '照料人与被照料人关系', en: 'Carer and cared-for' },
    options: {
      relative: { zh: '亲属', en: 'Relatives' },
      neighbour: { zh: '邻居', en: 'Neighbours' },
      villager: { zh: '本村其他村民', en: 'Of the same village' },
    },
  },
  carerFree: {
    type: 'boolean',
    title: {
      zh: '照料人有照料能力，且不是村（居）委会、乡镇工作人员',
      en: 'The carer is able to care, and is no official of village or township',
    },
  },
  ...duties,
  frequency: {
    type: 'choice',
    forTheFile: true,
    title: { zh: '照料频次', en: 'How often' },
    options: {
      daily: { zh: '每天一次', en: 'Once a day' },
      twice: { zh: '每天两次以上', en: 'Twice a day or more' },
      lives_in: { zh: '共同居住', en: 'Living together' },
    },
  },
  accountHolder: {
    type: 'name',
    sensitive: true,
    title: { zh: '照料人账户户名', en: 'Name on the carer’s account' },
  },
  account: { type: 'bank_card', sensitive: true, title: { zh: '照料人银行账号', en: 'The carer’s account' } },
  signedName: { type: 'name', sealed: true, title: { zh: '签名', en: 'Name signed' } },
  signedOn: { type: 'day', past: true, title: { zh: '签字日期', en: 'Signed on' } },
  witness: {
    type: 'name',
    sealed: true,
    title: { zh: '见证人（按手印时填写）', en: 'Witness, of a fingerprint' },
  },
  month: { type: 'month', past: true, title: { zh: '检查月份', en: 'Month checked' } },
  careDays: {
    type: 'integer',
    min: 0,
    max: 31,
    unit: 'days',
    title: { zh: '照料日志记载的天数', en: 'Days in the carer’s diary' },
  },
  inOrder: { type: 'boolean', title: { zh: '检查合格', en: 'In order' } },
  findings: sealedNote('检查情况', 'Findings'),
  caredOn: { type: 'day', past: true, title: { zh: '照料日期', en: 'Cared on' } },
  caredFor: {
    type: 'choice',
    title: { zh: '照料事项', en: 'What was done' },
    options: {
      meals: { zh: '做饭送餐', en: 'Meals' },
      hygiene: { zh: '个人和居室卫生', en: 'Hygiene' },
      medicine: { zh: '督促服药、陪同就医', en: 'Medicine and doctors' },
      visit: { zh: '探访问候', en: 'Looked in' },
    },
  },
  endReason: {
    type: 'choice',
    forTheFile: true,
    title: { zh: '终止原因', en: 'Why it ends' },
    options: {
      died: { zh: '被照料人死亡', en: 'The cared-for died' },
      home: { zh: '转为集中供养', en: 'Moved into a home' },
      carer: { zh: '照料人不再照料', en: 'The carer gives it up' },
      breach: { zh: '照料人不履行协议', en: 'The carer does not keep to it' },
      term: { zh: '期满不续签', en: 'The term is over' },
    },
  },
  reason: sealedNote('理由', 'Reason'),
  batch: { type: 'case', title: { zh: '发放批次', en: 'Payment batch' } },
  batchAmount: {
    type: 'fen',
    min: 1,
    max: 100_000_000,
    title: { zh: '批次所列金额', en: 'Amount in the batch' },
  },
  bankBatch: { type: 'case', title: { zh: '银行回盘批次', en: 'Batch of the bank’s answer' } },
  bankReason: {
    type: 'text',
    max: 100,
    title: { zh: '银行退回原因', en: 'The bank’s reason' },
    inClear: reasonInClear,
  },
} as const satisfies Record<string, Field>
