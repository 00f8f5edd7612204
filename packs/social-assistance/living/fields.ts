/** What the forms of the living allowance ask. */
import type { Field } from 'yimen/kernel/programme'
import { temporaryAssistance } from '../temporary/programme.ts'
import { fields as before } from '../temporary/fields.ts'

const most = 1_000_000_000
type Titled = Readonly<Record<string, readonly [zh: string, en: string]>>
const choice = <const O extends Titled>(zh: string, en: string, options: O) =>
  ({
    type: 'choice',
    title: { zh, en },
    options: Object.fromEntries(
      Object.entries(options).map(([name, [z, e]]) => [name, { zh: z, en: e }]),
    ) as {
      readonly [K in keyof O]: { readonly zh: string; readonly en: string }
    },
  }) as const
/** What people write of people: told to whoever may see the case, and to nobody who merely holds the database. */
const words = (zh: string, en: string, max = 1000) =>
  ({ type: 'text', max, lines: true, sealed: true, title: { zh, en } }) as const
const yes = (zh: string, en: string) => ({ type: 'boolean', title: { zh, en } }) as const
const past = (zh: string, en: string) => ({ type: 'day', past: true, title: { zh, en } }) as const
const money = (zh: string, en: string, min = 0) =>
  ({ type: 'fen', min, max: most, title: { zh, en } }) as const
const count = (zh: string, en: string, min: number, max: number) =>
  ({ type: 'integer', min, max, title: { zh, en } }) as const
const whoVisits = (zh: string, en: string) => ({ type: 'name', sealed: true, title: { zh, en } }) as const

const health = choice('健康状况', 'Health', {
  healthy: ['健康', 'Healthy'],
  illness: ['重病', 'Gravely ill'],
  severe: ['一、二级残疾', 'Disabled, class 1 or 2'],
  disabled: ['三、四级残疾', 'Disabled, class 3 or 4'],
})
const labour = choice('劳动能力', 'Labour ability', {
  able: ['有', 'Able'],
  partly: ['部分丧失', 'Partly lost'],
  none: ['无', 'None'],
})
const status = choice('身份', 'Status', {
  plain: ['一般', 'None of these'],
  student: ['在校学生', 'Pupil or student'],
  lone_child: ['单亲家庭未成年子女', 'Minor of a lone parent'],
})
const livesAs = choice('是否共同生活', 'Lives together', {
  shared: ['共同生活', 'Yes'],
  conscript: ['义务兵', 'Conscript'],
  prisoner: ['服刑', 'In prison'],
  religious: ['宗教场所居住', 'In a religious house'],
  apart: ['分户单独生活', 'Lives apart'],
})
export const incomeKind = choice('收入类型', 'Kind of income', {
  wage: ['工资', 'Wages'],
  business: ['经营净收入', 'Business, net'],
  farming: ['务农净收入（近十二个月）', 'Farming, net of the last twelve months'],
  property: ['财产性收入', 'Property'],
  transfer: ['转移性收入（养老金、赡养费等）', 'Transfers: pensions, support'],
  relief: ['救助、优抚、高龄津贴（不计入）', 'Relief, honours, allowance of the old: not counted'],
})
export const memberOf = { health, labour, status }
const {
  applicantName,
  applicantId,
  phone,
  accountHolder,
  accountHolderRelation,
  account,
  guardianProof,
  authorised,
  kinDeclared,
  missing,
  reason,
  note,
  bankReason,
} = before
const relations = before.members.of.relation

export const hukou = choice('户口类型', 'Kind of household register', {
  rural: ['农村', 'Rural'],
  urban: ['城市', 'Urban'],
})

export const fields = {
  applicantName,
  applicantId,
  phone,
  hukou,
  members: {
    type: 'list',
    max: 15,
    sensitive: true,
    title: { zh: '家庭成员（含申请人本人）', en: 'Members of the family, the applicant too' },
    hint: {
      zh: '户主填“本人”；不共同生活的也列出并注明',
      en: 'The head is “self”; who does not live with them is listed too, and why',
    },
    of: {
      name: { type: 'name', title: { zh: '姓名', en: 'Name' } },
      idNo: { type: 'resident_id', title: { zh: '身份证号', en: 'ID number' } },
      relation: {
        type: 'choice',
        title: { zh: '与申请人关系', en: 'Relation to the applicant' },
        options: { self: { zh: '本人', en: 'Self' }, ...relations.options },
      },
      living: livesAs,
      health,
      labour,
      status,
    },
  },
  incomes: {
    type: 'list',
    max: 30,
    sensitive: true,
    title: { zh: '家庭收入', en: 'Income of the family' },
    hint: {
      zh: '逐项填上月收入，务农填近十二个月净收入；没有可不填',
      en: 'Each of last month; farming of the last twelve months. Leave empty if none',
    },
    of: { kind: incomeKind, amount: { type: 'fen', min: 0, max: most, title: { zh: '金额', en: 'Amount' } } },
  },
  assets: {
    type: 'list',
    max: 20,
    sensitive: true,
    title: { zh: '家庭财产', en: 'Property of the family' },
    of: {
      kind: choice('财产类型', 'Kind of property', {
        deposits: ['存款、有价证券', 'Deposits, securities'],
        vehicle: ['机动车船', 'Vehicle, boat'],
        aid_vehicle: ['残疾人代步车', 'Vehicle of a disabled person'],
        housing: ['房产', 'Housing'],
        company: ['企业、商铺', 'Company, shop'],
        claims: ['债权', 'Claims'],
      }),
      amount: { type: 'fen', min: 0, max: most * 10, title: { zh: '价值', en: 'Value' } },
    },
  },
  accountHolder,
  accountHolderRelation,
  account,
  guardianProof,
  authorised,
  kinDeclared: { ...kinDeclared, sensitive: true },
  isKin: yes('申请家庭与经办人员有近亲属关系（单独登记）', 'Close kin of officials: registered apart'),
  missing: { ...missing, sealed: true },
  reason: { ...reason, sealed: true },
  note: { ...note, sealed: true },
  /** The check of means. */
  reportOn: past('核对报告出具日期', 'Day of the report'),
  assetsOver: yes('财产超过规定', 'Property above the limit'),
  disposed: yes('近期转让过财产', 'Property was passed on lately'),
  hits: words('核对结果', 'What the check found'),
  /** The home visit. */
  visitor1: whoVisits('调查人一', 'First visitor'),
  visitor2: whoVisits('调查人二', 'Second visitor'),
  visitedOn: { ...past('入户日期', 'Day of the visit'), forTheFile: true },
  neighbours: { ...count('走访邻里户数', 'Neighbours asked', 0, 99), forTheFile: true },
  findings: words('调查情况', 'Findings'),
  doubtful: yes('经济状况有疑义', 'The economic status is in doubt'),
  leftOther: {
    type: 'month',
    past: true,
    title: { zh: '成员在原保障家庭的最后计发月份', en: 'Last month paid in the other family' },
    hint: {
      zh: '有成员在别的保障家庭时填写，本家庭从次月以后起算',
      en: 'Where a member is on another family’s register: this one begins after it',
    },
  },
  /** Democratic review. */
  present: count('到会人数', 'Present', 5, 200),
  inFavour: count('认为属实人数', 'Who find it true', 0, 200),
  minutes: words('会议记录', 'Minutes'),
  /** Notice. */
  noticePlace: {
    type: 'text',
    max: 100,
    title: { zh: '公示地点', en: 'Where the notice hangs' },
    inClear: { zh: '公示张贴的地点，不写人', en: 'Where it hangs; it tells of nobody' },
  },
  /** Never told to the family: who objects must not fear it. */
  objector: { type: 'name', sealed: true, seenBy: 'office', title: { zh: '异议人', en: 'Who objects' } },
  objectedBy: choice('提出方式', 'How', {
    person: ['当面', 'In person'],
    phone: ['电话', 'By telephone'],
    letter: ['书面', 'In writing'],
  }),
  objection: words('异议内容', 'The objection'),
  /** Decision. */
  opinion: choice('联审意见', 'Opinion', { agree: ['同意', 'Agrees'], object: ['不同意', 'Objects'] }),
  opinionNote: words('意见说明', 'Why', 500),
  countyVisitOn: { ...past('县级入户日期', 'Day of the county’s visit'), forTheFile: true },
  countyFindings: words('县级入户情况', 'What the county found'),
  isTrue: yes('情况属实', 'Found true'),
  /** Changes. */
  changeKind: choice('变动情形', 'What changed', {
    income: ['收入变化', 'Income'],
    work: ['新就业', 'New work'],
    joined: ['增加成员', 'A member joined'],
    left: ['成员离开', 'A member left'],
    death: ['成员去世', 'A member died'],
    health: ['健康状况变化', 'Health'],
  }),
  changedOn: past('变动日期', 'Day of the change'),
  wage: money('新增月工资', 'New monthly wages', 1),
  told: words('情况说明', 'What happened'),
  stopGround: choice('停发原因', 'Why it stops', {
    income: ['收入超过标准', 'Income above the standard'],
    assets: ['财产超过规定', 'Property above the limit'],
    false_statement: ['虚报隐瞒', 'False statements'],
    no_check: ['拒绝核查', 'Refuses the check'],
    asked: ['家庭自愿退出', 'The family asks for it'],
  }),
  stopFrom: {
    type: 'month',
    past: true,
    title: { zh: '自何月起不符合条件', en: 'From which month the conditions were not met' },
  },
  statement: words('陈述申辩', 'The answer'),
  wantsHearing: yes('要求听证', 'Asks for a hearing'),
  hearingNote: words('听证情况', 'The hearing'),
  endedOn: past('死亡或迁出日期', 'Day of the death or the move'),
  /** What stood before 2021. */
  listHeads: count('保障人数', 'Persons', 1, 20),
  listIncome: money('家庭月可计算收入', 'Countable monthly income'),
  listPoints: count('分类增发比例合计', 'Additions, percent in all', 0, 500),
  nextReview: { type: 'day', title: { zh: '下次核查日期', en: 'Next review' } },
  /** The bank. */
  batch: { type: 'case', title: { zh: '发放批次', en: 'Payment batch' } },
  batchAmount: money('退回金额', 'Amount returned', 1),
  bankReason: {
    ...bankReason,
    inClear: {
      zh: '银行系统的退回原因，不是任何人写的话，发放批次里同样写明',
      en: 'The reason as the bank’s system gives it, written by nobody, and told in the batch as well',
    },
  },
  instalment: money('退回金额', 'Paid back', 1),
  receipt: {
    type: 'text',
    max: 60,
    title: { zh: '缴款凭证号', en: 'Number of the receipt' },
    inClear: { zh: '凭证的编号，不写人', en: 'The number of a voucher; it tells of nobody' },
  },
} as const satisfies Record<string, Field>

const { 'county-finance': _, ...offices } = temporaryAssistance.roles
export const roles = offices
