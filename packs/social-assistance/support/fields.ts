/** What the forms of the support of those who have nobody ask. */
import type { Field } from 'yimen/kernel/programme'
import { reasonInClear, sealedNote } from '../care/written.ts'

const month = { zh: '月', en: 'month' }

/** One of the six things that an evaluation looks at: whether the person does it alone. */
const does = (zh: string, en: string): Field => ({ type: 'boolean', title: { zh, en } })

export const selfCare = {
  eats: does('能自主吃饭', 'Eats alone'),
  dresses: does('能自主穿衣', 'Dresses alone'),
  getsUp: does('能自主上下床', 'Gets in and out of bed alone'),
  usesToilet: does('能自主如厕', 'Uses the toilet alone'),
  walks: does('能室内自主行走', 'Walks indoors alone'),
  bathes: does('能自主洗澡', 'Bathes alone'),
} as const satisfies Record<string, Field>

export const fields = {
  fullName: { type: 'name', sensitive: true, title: { zh: '姓名', en: 'Name' } },
  idNo: { type: 'resident_id', sensitive: true, title: { zh: '身份证号', en: 'ID number' } },
  phone: {
    type: 'mobile',
    sensitive: true,
    title: { zh: '联系手机', en: 'Mobile phone' },
    hint: { zh: '没有手机的，填村里帮办人员的号码', en: 'Without one, that of a helper of the village' },
  },
  category: {
    type: 'choice',
    title: { zh: '对象类别', en: 'Who they are' },
    options: {
      elderly: { zh: '老年人（满60周岁）', en: 'Old: sixty years or more' },
      disabled: { zh: '残疾人', en: 'Disabled' },
      minor: { zh: '未满16周岁的未成年人', en: 'Under sixteen' },
    },
  },
  way: {
    type: 'choice',
    title: { zh: '供养方式（本人自愿选择）', en: 'Way of support, of their own choice' },
    options: {
      home: { zh: '分散供养（在家）', en: 'At home' },
      central: { zh: '集中供养（供养服务机构）', en: 'In a home of the county' },
    },
  },
  institution: { type: 'text', max: 60, title: { zh: '供养服务机构', en: 'The home' } },
  accountHolder: { type: 'name', sensitive: true, title: { zh: '收款账户户名', en: 'Name on the account' } },
  account: {
    type: 'bank_card',
    sensitive: true,
    title: { zh: '银行账号', en: 'Bank account' },
    hint: { zh: '优先填“一卡通”社保卡账号', en: 'Preferably the one-card account' },
  },
  authorised: {
    type: 'boolean',
    title: { zh: '授权核对经济状况和赡养情况', en: 'Authorise the check of means and supporters' },
  },
  visitor1: { type: 'name', sealed: true, title: { zh: '调查人一', en: 'First visitor' } },
  visitor2: { type: 'name', sealed: true, title: { zh: '调查人二', en: 'Second visitor' } },
  visitedOn: { type: 'day', past: true, forTheFile: true, title: { zh: '入户日期', en: 'Day of the visit' } },
  labourLost: { type: 'boolean', title: { zh: '无劳动能力', en: 'No ability to work' } },
  noIncome: { type: 'boolean', title: { zh: '无生活来源', en: 'No source of living' } },
  noSupporters: {
    type: 'boolean',
    title: {
      zh: '无法定赡养抚养扶养义务人，或者其义务人无履行能力',
      en: 'Nobody who by law must support them, or nobody who is able to',
    },
  },
  opinions: sealedNote('调查情况', 'Findings'),
  noticePlace: { type: 'text', max: 60, title: { zh: '公示地点', en: 'Where it hangs' } },
  objection: sealedNote('异议内容', 'The objection'),
  reason: sealedNote('理由', 'Reason'),
  evaluationContract: {
    type: 'entry',
    register: 'assistance.contracts',
    title: { zh: '评估委托合同', en: 'Contract of the evaluation' },
  },
  evaluatedOn: {
    type: 'day',
    past: true,
    forTheFile: true,
    title: { zh: '评估日期', en: 'Day of the evaluation' },
  },
  ...selfCare,
  evaluator1: { type: 'name', sealed: true, title: { zh: '评估人一', en: 'First evaluator' } },
  evaluator2: { type: 'name', sealed: true, title: { zh: '评估人二', en: 'Second evaluator' } },
  changedOn: {
    type: 'day',
    past: true,
    forTheFile: true,
    title: { zh: '能力变化日期', en: 'Day of the change' },
  },
  changeStory: sealedNote('变化情况', 'What changed'),
  stopReason: {
    type: 'choice',
    title: { zh: '终止原因', en: 'Why it ends' },
    options: {
      died: { zh: '死亡或者宣告失踪', en: 'Dead, or declared missing' },
      recovered: { zh: '恢复劳动能力或者有了生活来源', en: 'Able to work again, or with a source of living' },
      supporter: { zh: '义务人有了履行能力', en: 'Somebody is able to support them' },
      grown: { zh: '年满16周岁且不在学', en: 'Sixteen, and not in school' },
      left: { zh: '本人自愿退出', en: 'Of their own will' },
    },
  },
  diedOn: { type: 'day', past: true, title: { zh: '死亡日期', en: 'Day of death' } },
  inSchool: {
    type: 'boolean',
    title: { zh: '仍在接受义务教育或者就读普通高中、中等职业学校', en: 'Still in school' },
  },
  publishedOn: { type: 'day', past: true, forTheFile: true, title: { zh: '公布日期', en: 'Made known on' } },
  receipt: { type: 'text', max: 60, title: { zh: '缴款凭证号', en: 'Number of the receipt' } },
  paidUntil: {
    type: 'month',
    past: true,
    title: { zh: '旧册已发放至', en: 'Paid under the old list until' },
    hint: {
      zh: `例如 2020-12，即从次${month.zh}起由本事项发放`,
      en: `From the next ${month.en} on it is paid here`,
    },
  },
  leftLiving: {
    type: 'month',
    past: true,
    title: { zh: '低保最后计发月份', en: 'Last month of the living allowance' },
    hint: {
      zh: '本人正在低保家庭中的填写，特困供养从以后的月份起计发',
      en: 'Of whoever is in a family on the living allowance: the support begins in a later month',
    },
  },
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
