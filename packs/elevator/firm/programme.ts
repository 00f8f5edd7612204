/** A firm on the vetted list: admission, points, warning, suspension, removal after a hearing, readmission. */
import { defineProgramme, type Field } from 'yimen/kernel/programme'
import { business, licensing, local } from '../clauses.ts'
import { licenceValid, steps } from './steps.ts'

const param = (zh: string, en: string, unit: 'points' | 'days', value: number) =>
  ({
    title: { zh, en },
    unit,
    history: [{ from: '2020-12-01', value, source: local('item-19'), reviewBy: '2022-12-31' }],
  }) as const

const number: Field = { type: 'integer', min: 1, max: 200, title: { zh: '编号', en: 'No.' } }
const on: Field = { type: 'day', title: { zh: '日期', en: 'Day' } }
const actor: Field = { type: 'text', max: 80, sensitive: true, title: { zh: '记分人', en: 'By' } }

export const penalties = {
  early_start: { zh: '未备案或未告知即开工', en: 'Began before filing or notice' },
  disobedience: { zh: '不服从管理', en: 'Disobeyed' },
  skipped: { zh: '不履行程序', en: 'Skipped procedure' },
  uncivilised: { zh: '不文明施工', en: 'Uncivilised works' },
  off_drawing: { zh: '不按图施工', en: 'Built off the drawings' },
  materials: { zh: '材料不合格', en: 'Poor materials' },
  fraud: { zh: '弄虚作假', en: 'Fraud' },
} as const

const fields = {
  firmName: { type: 'text', max: 60, title: { zh: '企业名称', en: 'Firm' } },
  uscc: { type: 'text', max: 18, title: { zh: '统一社会信用代码', en: 'Credit code' } },
  licenceLevel: {
    type: 'choice',
    title: { zh: '许可级别', en: 'Licence level' },
    options: { A1: { zh: 'A1', en: 'A1' }, A2: { zh: 'A2', en: 'A2' }, B: { zh: 'B', en: 'B' } },
    forTheFile: true,
  },
  licenceNo: { type: 'text', max: 40, title: { zh: '许可证编号', en: 'Licence' } },
  licenceTo: { type: 'day', title: { zh: '许可有效期至', en: 'Licence valid to' } },
  penalty: { type: 'choice', title: { zh: '情形', en: 'What happened' }, options: penalties },
  points: { type: 'integer', min: 1, max: 12, title: { zh: '记分', en: 'Points' } },
  reason: { type: 'text', max: 300, lines: true, title: { zh: '理由', en: 'Reason' } },
  penaltyNo: { type: 'integer', min: 1, max: 200, title: { zh: '记分序号', en: 'Number of the penalty' } },
  statement: { type: 'text', max: 1_000, lines: true, title: { zh: '陈述申辩', en: 'Statement' } },
  commendation: {
    type: 'text',
    max: 300,
    lines: true,
    title: { zh: '服务和质量情况', en: 'Service and quality' },
  },
} as const satisfies Readonly<Record<string, Field>>

export const firm = defineProgramme({
  id: 'elevator.firm',
  version: 1,
  title: { zh: '电梯加装推荐名录', en: 'Vetted elevator firms' },
  summary: {
    zh: '企业入册、记分、警告、暂停、移出和重新申请；名录仅供推荐，业主可以另行选择。',
    en: 'Admission, points, warning, suspension, removal, readmission; the list recommends, owners may choose others.',
  },
  from: '2020-12-01',
  basis: [local('item-19'), business('art-43')],
  audience: 'office',
  subject: { name: 'firmName', people: [], place: true },
  roles: {
    'elevator-firm': { title: { zh: '电梯单位', en: 'Elevator firm' }, level: 'city' },
    'city-office': { title: { zh: '市加装电梯工作专班', en: 'City office' }, level: 'city' },
    'city-office-head': { title: { zh: '市专班负责人', en: 'Head of the city office' }, level: 'city' },
    'district-office': { title: { zh: '区加装电梯工作机构', en: 'District office' }, level: 'county' },
    system: { title: { zh: '系统', en: 'System' }, level: 'system' },
  },
  fields,
  papers: {},
  params: {
    warnAt: param('警告分值', 'Warned at', 'points', 6),
    suspendAt: param('暂停分值', 'Suspended at', 'points', 9),
    removeAt: param('移出分值', 'Removed at', 'points', 12),
    hearingDays: param('陈述申辩期', 'Hearing', 'days', 5),
    coolingDays: param('重新申请间隔', 'Cooling-off', 'days', 365),
  },
  tallies: {},
  decisions: {
    standingPoints: {
      kind: 'formula',
      expression: `
        penalties[substring(item.on, 1, 4) = substring(today, 1, 4)
          and not(some r in revoked satisfies r.no = item.no)]
      `,
      clause: local('item-19'),
    },
    yearPoints: {
      kind: 'formula',
      expression: 'if count(standingPoints) = 0 then 0 else sum(standingPoints.points)',
      clause: local('item-19'),
    },
    standing: {
      kind: 'formula',
      expression: `
        if licenceTo < today or pointsNow >= suspendAt
        then "suspended"
        else if pointsNow >= warnAt
        then "warned"
        else "listed"
      `,
      clause: local('item-19'),
    },
  },
  values: {
    ground: { title: { zh: '处理事由', en: 'Ground' }, unit: 'text' },
    pointsNow: { title: { zh: '本年记分', en: 'Points this year' }, unit: 'count' },
    standingNow: { title: { zh: '名录状态', en: 'Standing' }, unit: 'text' },
  },
  /** What the firm said to its points is a matter of record; no rule reads it. */
  lists: {
    penalties: {
      type: 'list',
      max: 200,
      title: { zh: '记分', en: 'Points' },
      of: { no: number, on, penalty: fields.penalty, points: fields.points, by: actor },
    },
    revoked: {
      type: 'list',
      max: 200,
      title: { zh: '撤销的记分', en: 'Points taken back' },
      of: { no: number, on },
    },
    explained: { type: 'list', max: 200, title: { zh: '陈述申辩', en: 'Explained' }, of: { no: number, on } },
  },
  about: ['pointsNow'],
  clocks: {
    hearing: {
      title: { zh: '陈述申辩期', en: 'Hearing' },
      limit: { param: 'hearingDays', unit: 'working_day' },
      starts: ['propose_removal'],
      stops: ['state', 'remove', 'keep'],
      clause: licensing('art-38'),
    },
    cooling: {
      title: { zh: '重新申请间隔', en: 'Cooling-off' },
      limit: { param: 'coolingDays', unit: 'calendar_day' },
      starts: ['remove'],
      stops: ['readmit'],
      clause: local('item-19'),
    },
  },
  obligations: {},
  accounts: {},
  opens: {
    apply_list: {
      title: { zh: '申请入册', en: 'Apply' },
      by: ['elevator-firm', 'city-office'],
      to: 'applied',
      asks: {
        firmName: 'required',
        uscc: 'required',
        licenceLevel: 'required',
        licenceNo: 'required',
        licenceTo: 'required',
      },
      sets: { pointsNow: '0' },
      when: [
        licenceValid,
        {
          test: 'known = null or known.standing != "removed"',
          clause: local('item-19'),
          message: {
            zh: '该企业已被移出名录，满十二个月后在原办件重新申请',
            en: 'The firm was removed: it applies again after twelve months, in the case that removed it',
          },
        },
        {
          test: 'known = null or known.standing = "left"',
          clause: local('item-19'),
          message: { zh: '该企业已在名录中', en: 'The firm is on the list already' },
        },
      ],
      clause: local('item-19'),
    },
  },
  entries: { known: { register: 'elevator.firms', id: 'uscc' } },
  steps,
})
