/** What is asked from the application to the joint opinion. */
import type { Field } from 'yimen/kernel/programme'
import { text, note, papers, yes, day, fileOnly, forOwners } from './kinds.ts'

export const reviewFields = {
  applyPapers: papers('application', '申请材料', 'Application papers'),
  missing: forOwners(note('需补正的内容', 'What is missing')),
  reason: forOwners(note('理由', 'Reason', 500)),
  instruction: note('批示内容', 'Instruction', 500),
  visitors: forOwners({
    type: 'list',
    max: 20,
    title: { zh: '踏勘人员', en: 'Who visited' },
    of: {
      name: { type: 'name', title: { zh: '姓名', en: 'Name' } },
      office: { type: 'text', max: 40, title: { zh: '单位', en: 'Office' } },
    },
  }),
  visitedOn: forOwners(day('踏勘日期', 'Visited on')),
  findings: forOwners(note('踏勘情况', 'Findings')),
  siteOk: forOwners(yes('现场具备条件', 'The site fits')),
  noticePlaces: forOwners(note('张贴位置', 'Where it hangs', 300)),
  objectionPhone: forOwners(text('异议联系电话', 'Telephone for objections', 20)),
  noticePhoto: forOwners(papers('notice_photo', '张贴照片', 'Photo of the notice', 6)),
  witness: forOwners({ type: 'name', title: { zh: '见证人', en: 'Witness' } }),
  relation: {
    type: 'choice',
    title: { zh: '异议人关系', en: 'Who objects' },
    options: {
      same_unit: { zh: '本单元业主', en: 'Owner of the stair' },
      same_building: { zh: '本栋其他单元', en: 'Another stair of the building' },
      neighbour: { zh: '相邻楼栋', en: 'A neighbouring building' },
    },
  },
  ground: {
    type: 'choice',
    title: { zh: '异议理由', en: 'Ground' },
    options: {
      light: { zh: '采光', en: 'Light' },
      ventilation: { zh: '通风', en: 'Ventilation' },
      noise: { zh: '噪音', en: 'Noise' },
      privacy: { zh: '隐私', en: 'Privacy' },
      passage: { zh: '通行', en: 'Passage' },
      structure: { zh: '结构安全', en: 'Structure' },
      money: { zh: '费用', en: 'Money' },
      procedure: { zh: '程序', en: 'Procedure' },
    },
  },
  objection: note('异议内容', 'The objection', 500),
  objector: { type: 'name', sensitive: true, title: { zh: '异议人', en: 'Who objects' } },
  objectionNo: { type: 'integer', min: 1, max: 200, title: { zh: '异议编号', en: 'Objection number' } },
  mediated: {
    type: 'choice',
    title: { zh: '调解结果', en: 'Result' },
    options: {
      settled: { zh: '达成协议', en: 'Settled' },
      withdrawn: { zh: '撤回异议', en: 'Withdrawn' },
      not_settled: { zh: '未达成协议', en: 'Not settled' },
      declined: { zh: '当事人拒绝调解', en: 'A party refuses' },
      rejected: { zh: '不属受理范围', en: 'Not for mediation' },
    },
  },
  mediationNote: note('调解记录', 'Record'),
  hearingNote: note('听证情况', 'Record of the hearing'),
  appraisalText: forOwners(note('论证、鉴定事项', 'What is appraised', 500)),
  appraisalTo: forOwners(day('预计完成日期', 'Done by')),
  compensationFen: {
    type: 'fen',
    min: 0,
    max: 100_000_000,
    title: { zh: '约定补偿金额', en: 'Compensation agreed' },
    forTheFile: true,
  },
  courtNo: forOwners(text('法院文书号', 'Court document', 60)),
  drawings: forOwners(papers('drawings', '地质勘察和施工图', 'Survey and drawings')),
  reviewReport: forOwners(text('审查意见书编号', 'Review report', 60)),
  meetingOn: forOwners(fileOnly(day('联审会议日期', 'Review meeting'))),
  opinion: forOwners({
    type: 'choice',
    title: { zh: '部门意见', en: 'Opinion' },
    options: {
      agree: { zh: '同意', en: 'Agree' },
      conditions: { zh: '附条件同意', en: 'Agree with conditions' },
      object: { zh: '不同意', en: 'Object' },
    },
  }),
  conditions: forOwners(note('条件或理由', 'Conditions or reasons', 500)),
  fulfilled: forOwners(note('条件落实情况', 'How the conditions were met')),
} as const satisfies Readonly<Record<string, Field>>
