/** The application and the opinions of the departments, with the silence of those who gave none. */
import type { FormPrint } from 'yimen/kernel/programme'
import { local } from '../../clauses.ts'
import { parties } from '../review.ts'
import { both, boxes, cell, col, note, planCells, wide } from './parts.ts'

const attached = {
  ballots: both('业主表决票和计票单', 'Ballots and count'),
  agreement: both('项目协议书', 'Agreement'),
  title: both('房屋权属证明复印件', 'Proof of ownership'),
  identity: both('实施主体身份证明、授权委托书', 'Identity, authorisation'),
  plan: both('初步方案图', 'Drawings of the plan'),
  consent: both('占用专有部分的业主同意书（有此情形的）', 'Consents of those whose own part is used'),
} as const

const application: FormPrint = {
  title: both('既有住宅加装电梯申请表', 'Application for the retrofit'),
  at: ['application', 'supplementing'],
  after: ['apply', 'resubmit'],
  forAll: true,
  form: {
    clause: local('item-6'),
    blocks: [
      {
        kind: 'cells',
        pairs: 2,
        cells: [
          cell('单元', 'Stair unit', 'unitName'),
          cell('所在社区', 'Community', 'placeName'),
          cell('实施主体', 'Implementing body', 'implementer'),
          cell('联系电话', 'Telephone'),
          cell('本单元户数', 'Dwellings', 'count(voters)'),
          cell('出资户数', 'That pay', 'count(memberRooms)'),
          cell('同意人数', 'Heads agreeing', 'consent.heads.agreeing'),
          cell('同意面积', 'Area agreeing', 'consent.area.agreeing', { as: 'area' }),
          cell('总造价', 'Price', 'price', { as: 'yuan' }),
          cell('建成后管理人', 'Manager', 'manager'),
          ...planCells,
        ],
      },
      {
        kind: 'table',
        title: both('申请材料', 'Papers'),
        list: `[${Object.keys(attached)
          .map((k) => `"${k}"`)
          .join(', ')}]`,
        columns: [
          col('序号', 'No.', 10, 'rowNumber'),
          col('材料名称', 'Paper', 54, 'row', { options: attached }),
          col('份数', 'Copies', 12),
          col('受理人核对', 'Checked', 24),
        ],
      },
      boxes(
        3,
        ['实施主体申请', 'Implementing body'],
        ['社区意见', 'Community'],
        ['区工作机构受理意见', 'District office'],
      ),
    ],
  },
}

const reading = '(if step = "jointReview" then review else reviewed)'
/** Ticked by who concludes, not before. */
const concluded = '(if step = "jointReview" then null else reviewed.result)'
const partyNames = parties.map((p) => `"${p}"`).join(', ')
const lines = `
  for p in [${partyNames}]
  return {party: p,
    said: opinions[item.party = p][1],
    silent: list contains(${reading}.silent, p)}
`
const opinions = {
  agree: both('同意', 'agrees'),
  conditions: both('附条件同意', 'agrees with conditions'),
  object: both('不同意', 'objects'),
  silent: both('逾期未出具意见，视为无异议', 'silent past the limit: no objection'),
  waiting: both('尚未出具', 'not given yet'),
} as const
const results = {
  pass: both('审查通过', 'passed'),
  conditions: both('附条件通过', 'passed with conditions'),
  fail: both('审查不通过', 'failed'),
} as const

const jointReview: FormPrint = {
  title: both('既有住宅加装电梯联合审查意见表', 'Opinions of the joint review'),
  at: ['jointReview'],
  after: ['conclude', 'conclude_conditions', 'conclude_fail'],
  form: {
    clause: local('item-10'),
    values: { silent: { value: `${reading}.silent`, as: 'role' } },
    blocks: [
      {
        kind: 'cells',
        pairs: 2,
        cells: [
          cell('单元', 'Stair unit', 'unitName'),
          cell('所在社区', 'Community', 'placeName'),
          cell('实施主体', 'Implementing body', 'implementer'),
          cell('会议日期', 'Meeting', 'meetingOn', { as: 'day' }),
          cell('图审意见书', 'Drawing review', 'reviewReport'),
          cell('时限（工作日）', 'Limit (working days)', 'reviewDays'),
        ],
      },
      {
        kind: 'table',
        title: both('各部门意见', 'Opinions'),
        list: lines,
        columns: [
          col('部门', 'Department', 24, 'row.party', { as: 'role' }),
          col(
            '意见',
            'Opinion',
            22,
            'if row.said != null then row.said.opinion else if row.silent then "silent" else "waiting"',
            { options: opinions },
          ),
          col('条件或者理由', 'Conditions or reasons', 18, 'row.said.conditions'),
          col('日期', 'Day', 20, 'row.said.on', { as: 'day' }),
          col('签字盖章', 'Signed and sealed', 16),
        ],
      },
      {
        ...note(
          '{silent}在期限内没有出具意见，按规定视为没有异议。',
          '{silent} gave no opinion in time, which counts as no objection.',
        ),
        when: `count(${reading}.silent) > 0`,
      },
      {
        kind: 'cells',
        pairs: 1,
        cells: [wide('联合审查结论', 'Result', concluded, 1, { as: 'boxes', options: results })],
      },
      {
        ...note(
          '说明：本意见出具后，不再办理建设工程规划许可证和施工许可证，以本联合审查意见为准；合同备案、施工告知以后方可开工。',
          'This opinion stands for the planning and construction permits; work begins after filing and notice.',
        ),
        when: `${concluded} != "fail"`,
      },
      boxes(1, ['牵头单位（市加装电梯工作专班）', 'City office']),
    ],
  },
}

export const reviewForms = { application, 'joint-review': jointReview } as const
