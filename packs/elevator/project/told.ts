/** What owners and officials are told of a project: lists by their columns, headings, money, objections, the call for rescue. */
import type { Field, ListOf, Programme } from 'yimen/kernel'
import { local } from '../clauses.ts'
import { fields } from './fields/index.ts'
import { forOwners } from './fields/kinds.ts'

const on: Field = { type: 'day', title: { zh: '日期', en: 'Day' } }
const number: Field = { type: 'integer', min: 1, max: 10_000, title: { zh: '编号', en: 'No.' } }
const amount: Field = { type: 'fen', min: 0, max: 10_000_000_000, title: { zh: '金额', en: 'Amount' } }
const key: Field = { type: 'text', max: 80, sensitive: true, title: { zh: '异议人', en: 'By' } }
const by: Field = {
  type: 'choice',
  title: { zh: '检查单位', en: 'By' },
  options: {
    'district-office': { zh: '区加装电梯工作机构', en: 'District office' },
    'city-housing': { zh: '市住房和城乡建设局', en: 'City housing' },
    'city-market': { zh: '市市场监督管理局', en: 'City market regulator' },
  },
}
const late: Field & { readonly optional?: boolean } = {
  type: 'boolean',
  title: { zh: '超期', en: 'Late' },
  optional: true,
}
const list = (zh: string, en: string, of: ListOf['of']): ListOf => ({
  type: 'list',
  max: 10_000,
  title: { zh, en },
  of,
})

export const lists = {
  /** What each said, paid or bought into: their own pages tell it to them, of the others they see nothing. */
  objections: list('异议', 'Objections', {
    no: number,
    on,
    relation: fields.relation,
    ground: fields.ground,
    text: fields.objection,
    inTime: { type: 'boolean', title: { zh: '公示期内', en: 'In time' } },
    by: { ...key, optional: true },
  }),
  mediations: list('调解', 'Mediations', {
    no: number,
    on,
    result: fields.mediated,
    note: fields.mediationNote,
    amount: { ...fields.compensationFen, optional: true },
  }),
  payments: list('缴款', 'Paid in', { room: fields.payRoom, amount, source: fields.paySource, on }),
  hearings: list('听证', 'Hearings', { no: number, on }),
  joiners: list('后加入业主', 'Late joiners', { room: fields.joinRoom, amount, on }),
  paidOut: forOwners(list('阶段款', 'Paid out', { stage: fields.stage, amount, on })),
  inspections: forOwners(list('质量安全检查', 'Quality and safety checks', { on, by })),
  maintenances: forOwners(
    list('维护保养记录', 'Maintenance', { on, kind: fields.maintained, note: fields.maintenanceNote, late }),
  ),
  drills: forOwners(list('应急演练', 'Drills', { on, note: fields.drillNote, late })),
  runningCosts: forOwners(list('运行费用', 'Running costs', { period: fields.runningPeriod, amount, on })),
  runningShares: forOwners(
    list('本期运行费用分摊', 'Shares of the last running costs', { room: fields.payRoom, amount }),
  ),
  calls: forOwners(list('困人报告', 'Calls for rescue', { on, people: fields.trapped })),
  rescues: forOwners(list('困人救援', 'Rescues', { on, people: fields.trapped, late })),
  redMarks: forOwners(list('红色标记', 'Red marks', { on, by })),
  cures: forOwners(list('整改完成', 'Cured', { on })),
} as const satisfies Programme['lists']

/** Forms for the owners are filled from these. */
export const working: NonNullable<Programme['working']> = {
  voters: { seenBy: 'concerned' },
  memberRooms: { seenBy: 'concerned' },
  finalShares: { seenBy: 'concerned' },
}

export const sections: NonNullable<Programme['sections']> = [
  {
    id: 'marks',
    title: { zh: '红色标记', en: 'Red marks' },
    facts: ['redMarks', 'cures'],
    warns: 'redMarked',
  },
  {
    id: 'upkeep',
    title: { zh: '电梯使用和维护', en: 'In use' },
    facts: [
      'plateNo',
      'registrationNo',
      'maintainer',
      'maintenanceTo',
      'rescuePhone',
      'yearlyReport',
      'selfCheckReport',
      'maintenances',
      'drills',
      'runningCosts',
      'runningShares',
      'calls',
      'rescues',
      'joiners',
    ],
    clocks: ['maintenance', 'drill', 'yearly'],
  },
  {
    id: 'plan',
    title: { zh: '加装方案', en: 'The plan' },
    facts: [
      'planText',
      'entry',
      'shaftWidth',
      'shaftDepth',
      'budget',
      'planPapers',
      'privateRooms',
      'compensation',
    ],
  },
  {
    id: 'agreement',
    title: { zh: '项目协议', en: 'The agreement' },
    facts: ['implementer', 'manager', 'price', 'netPrice', 'runningTable', 'agreementPaper'],
  },
  {
    id: 'site',
    title: { zh: '踏勘和公示', en: 'Visit and notice' },
    facts: ['visitedOn', 'findings', 'noticePlaces', 'objectionPhone', 'noticePhoto'],
  },
  { id: 'hearings', title: { zh: '听证', en: 'Hearings' }, facts: ['hearings'] },
  {
    id: 'firms',
    title: { zh: '参建单位和合同', en: 'Firms and contracts' },
    facts: [
      'installerName',
      'installer',
      'licenceNo',
      'licenceTo',
      'contractNo',
      'contractPrice',
      'builder',
      'supervisor',
      'contractPapers',
      'installNotice',
    ],
  },
  {
    id: 'checks',
    title: { zh: '检查、检验和验收', en: 'Checks, inspection, acceptance' },
    facts: ['inspections', 'reviewReport', 'inspectionReport', 'acceptedOn', 'signedBy', 'archiveReceipt'],
  },
  {
    id: 'subsidy',
    title: { zh: '财政补贴', en: 'Subsidy' },
    facts: ['subsidy', 'cityShare', 'districtShare'],
  },
]

export const shared: NonNullable<Programme['shared']> = {
  shares: 'finalShares',
  payments: 'payments',
  roll: 'voters',
  from: 'source',
  /** The provident fund makes good what an owner paid; the subsidy comes into the same account. */
  moved: { list: 'fundDraws', from: 'own', to: 'housing_fund' },
  also: [{ title: { zh: '财政补贴', en: 'Subsidy' }, amount: 'subsidyPaid' }],
  worked: { by: 'shares', price: 'if price != null then price else budget', less: 'subsidyFen' },
  out: {
    list: 'paidOut',
    stage: 'stage',
    outcome: 'pay_out',
    limits: [
      {
        title: { zh: '监管专户余额', en: 'What the supervised account holds' },
        amount: 'paidInTotal + (if subsidyPaid = null then 0 else subsidyPaid) - paidOutTotal',
        clause: local('item-27'),
      },
      {
        title: { zh: '验收前最多可付部分的余额', en: 'What may be paid before acceptance, less what was' },
        amount:
          'if accepted then null else floor(contractPrice * beforeAcceptancePercent / 100) - paidOutTotal',
        clause: local('item-27'),
      },
      {
        title: { zh: '合同价未付部分', en: 'The contract price, less what was paid' },
        amount: 'contractPrice - paidOutTotal',
        clause: local('item-27'),
      },
    ],
  },
  buyIn: { outcome: 'join_late', room: 'joinRoom', amount: 'buyIn', clause: local('item-18') },
  clause: local('item-17'),
}

export const objections: NonNullable<Programme['objections']> = {
  list: 'objections',
  answers: 'mediations',
  open: 'openObjections',
  outcome: 'object',
  phone: 'objectionPhone',
  clause: local('item-8'),
}

export const urgent: NonNullable<Programme['urgent']> = {
  outcome: 'report_trapped',
  count: 'trapped',
  phone: 'rescuePhone',
}
