/** What the forms of temporary assistance ask. */
import type { Field } from 'yimen/kernel/programme'

const yuan = 100
const relations = {
  spouse: { zh: '配偶', en: 'Spouse' },
  child: { zh: '子女', en: 'Child' },
  parent: { zh: '父母', en: 'Parent' },
  grandchild: { zh: '孙子女', en: 'Grandchild' },
  other: { zh: '其他共同生活成员', en: 'Other member living together' },
} as const

export const fields = {
  kind: {
    type: 'choice',
    title: { zh: '困难类型', en: 'Kind of hardship' },
    options: {
      emergency: { zh: '急难型：突发意外或重病', en: 'Emergency: accident or sudden grave illness' },
      expense: { zh: '支出型：必需支出超出承受能力', en: 'Expense: necessary spending beyond means' },
    },
  },
  cause: {
    type: 'choice',
    title: { zh: '困难原因', en: 'Cause' },
    options: {
      illness: { zh: '重大疾病', en: 'Grave illness' },
      accident: { zh: '交通事故等意外', en: 'Accident' },
      fire: { zh: '火灾', en: 'Fire' },
      schooling: { zh: '就学支出', en: 'Schooling' },
      other: { zh: '其他特殊困难', en: 'Other special hardship' },
    },
  },
  story: {
    type: 'text',
    max: 1000,
    lines: true,
    sensitive: true,
    title: { zh: '困难情况', en: 'What happened' },
    hint: {
      zh: '简单说明发生了什么、现在最难的是什么',
      en: 'Say briefly what happened and what is hardest now',
    },
  },
  applicantName: { type: 'name', sensitive: true, title: { zh: '申请人姓名', en: 'Applicant’s name' } },
  applicantId: {
    type: 'resident_id',
    sensitive: true,
    title: { zh: '申请人身份证号', en: 'Applicant’s ID number' },
  },
  phone: {
    type: 'mobile',
    sensitive: true,
    title: { zh: '联系手机', en: 'Mobile phone' },
    hint: {
      zh: '没有手机的，填监护人或帮办人员的号码',
      en: 'Without one, give that of a guardian or helper',
    },
  },
  members: {
    type: 'list',
    max: 15,
    sensitive: true,
    title: { zh: '共同生活的家庭成员', en: 'Family members living together' },
    hint: { zh: '不含申请人本人；没有可不填', en: 'Not the applicant; leave empty if none' },
    of: {
      name: { type: 'name', title: { zh: '姓名', en: 'Name' } },
      idNo: { type: 'resident_id', title: { zh: '身份证号', en: 'ID number' } },
      relation: {
        type: 'choice',
        title: { zh: '与申请人关系', en: 'Relation to the applicant' },
        options: relations,
      },
    },
  },
  monthlyIncome: {
    type: 'fen',
    min: 0,
    max: 10_000_000 * yuan,
    title: { zh: '家庭月收入', en: 'Monthly income of the family' },
    hint: { zh: '全家每月收入合计', en: 'All members together' },
  },
  amountAsked: {
    type: 'fen',
    min: 1 * yuan,
    max: 1_000_000 * yuan,
    title: { zh: '希望救助的金额', en: 'Amount asked for' },
  },
  accountHolder: { type: 'name', sensitive: true, title: { zh: '收款账户户名', en: 'Name on the account' } },
  accountHolderRelation: {
    type: 'choice',
    title: { zh: '户主与申请人关系', en: 'Account holder' },
    options: {
      self: { zh: '申请人本人', en: 'The applicant' },
      member: { zh: '共同生活的成员', en: 'A member living together' },
      guardian: { zh: '监护人', en: 'A guardian' },
    },
  },
  account: {
    type: 'bank_card',
    sensitive: true,
    title: { zh: '银行账号', en: 'Bank account' },
    hint: { zh: '优先填“一卡通”社保卡账号', en: 'Preferably the one-card account' },
  },
  guardianProof: {
    type: 'papers',
    paper: 'guardianProof',
    max: 5,
    title: { zh: '监护关系证明', en: 'Proof of guardianship' },
  },
  proofs: {
    type: 'papers',
    paper: 'hardshipProof',
    max: 10,
    title: { zh: '困难证明材料', en: 'Proof of the hardship' },
  },
  authorised: {
    type: 'boolean',
    title: { zh: '授权核对家庭经济状况', en: 'Authorise the check of the family’s means' },
    hint: {
      zh: '同意民政部门向有关部门和金融机构查询核对本家庭收入、财产',
      en: 'The department may check income and property with other bodies',
    },
  },
  kinDeclared: {
    type: 'list',
    max: 5,
    title: { zh: '与经办人员的近亲属关系', en: 'Kin among the officials' },
    hint: {
      zh: '有近亲属在民政部门或村（居）委会工作的须申报',
      en: 'Declare close kin who work for the department or the committee',
    },
    of: {
      name: { type: 'name', title: { zh: '姓名', en: 'Name' } },
      relation: { type: 'text', max: 20, title: { zh: '关系', en: 'Relation' } },
    },
  },
  missing: {
    type: 'text',
    max: 1000,
    lines: true,
    title: { zh: '需要补正的全部内容', en: 'Everything that is missing' },
    hint: { zh: '一次写全，不得再次要求补正', en: 'List all of it: it may be asked only once' },
  },
  reason: { type: 'text', max: 1000, lines: true, title: { zh: '理由', en: 'Reason' } },
  note: { type: 'text', max: 500, lines: true, title: { zh: '说明', en: 'Note' } },
  visitor1: { type: 'name', title: { zh: '调查人一', en: 'First visitor' } },
  visitor2: { type: 'name', title: { zh: '调查人二', en: 'Second visitor' } },
  visitedOn: { type: 'day', title: { zh: '入户日期', en: 'Day of the visit' } },
  severity: {
    type: 'choice',
    title: { zh: '困难程度', en: 'Gravity' },
    options: {
      light: { zh: '轻微', en: 'Light' },
      serious: { zh: '较重', en: 'Serious' },
      critical: { zh: '特别严重', en: 'Critical' },
    },
  },
  persons: { type: 'integer', min: 1, max: 20, title: { zh: '救助人数', en: 'Persons assisted' } },
  totalCost: {
    type: 'fen',
    min: 0,
    max: 10_000_000 * yuan,
    title: { zh: '困难支出总额', en: 'Total cost of the hardship' },
  },
  insurancePaid: {
    type: 'fen',
    min: 0,
    max: 10_000_000 * yuan,
    title: { zh: '保险、医疗救助已支付', en: 'Paid by insurance and medical aid' },
  },
  otherHelp: {
    type: 'fen',
    min: 0,
    max: 10_000_000 * yuan,
    title: { zh: '其他帮扶已支付', en: 'Paid by other help' },
  },
  hardshipReal: { type: 'boolean', title: { zh: '困难属实', en: 'The hardship is real' } },
  findings: {
    type: 'text',
    max: 1000,
    lines: true,
    sensitive: true,
    title: { zh: '调查情况', en: 'Findings' },
  },
  reportOn: { type: 'day', title: { zh: '核对报告出具日期', en: 'Day of the report' } },
  assetsOver: { type: 'boolean', title: { zh: '财产超过规定', en: 'Property above the limit' } },
  advance: {
    type: 'fen',
    min: 1 * yuan,
    max: 100_000 * yuan,
    title: { zh: '先行救助金额', en: 'Amount paid first' },
  },
  method: {
    type: 'choice',
    forTheFile: true,
    title: { zh: '支付方式', en: 'Way of payment' },
    options: { cash: { zh: '现金', en: 'Cash' }, transfer: { zh: '转账', en: 'Transfer' } },
  },
  witness: { type: 'name', title: { zh: '见证人', en: 'Witness' } },
  batch: { type: 'case', title: { zh: '发放批次', en: 'Payment batch' } },
  batchAmount: {
    type: 'fen',
    min: 1,
    max: 1_000_000 * yuan,
    title: { zh: '批次所列金额', en: 'Amount in the batch' },
  },
  bankBatch: { type: 'case', title: { zh: '银行回盘批次', en: 'Batch of the bank’s answer' } },
  bankReason: { type: 'text', max: 100, title: { zh: '银行退回原因', en: 'The bank’s reason' } },
  receipt: { type: 'text', max: 60, title: { zh: '缴款凭证号', en: 'Number of the receipt' } },
  stars: {
    type: 'choice',
    title: { zh: '您对本次服务', en: 'How was this service?' },
    options: {
      very_good: { zh: '非常满意', en: 'Very satisfied' },
      good: { zh: '满意', en: 'Satisfied' },
      fair: { zh: '基本满意', en: 'Fairly satisfied' },
      poor: { zh: '不满意', en: 'Dissatisfied' },
      very_poor: { zh: '非常不满意', en: 'Very dissatisfied' },
    },
  },
  comment: { type: 'text', max: 300, lines: true, title: { zh: '想说的话', en: 'Comment' } },
} as const satisfies Record<string, Field>
