/** What owners and officials are told of a project: headings, money, objections, the call for rescue. */
import type { Programme } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'

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
  says: {
    report: { zh: '有人被困，马上报告', en: 'Somebody is trapped: report' },
    count: { zh: '里面有几个人？', en: 'How many people?' },
    call: { zh: '打救援电话', en: 'Call' },
    done: {
      zh: '已经报告，救援人员正在赶来。请不要扒门，安抚被困的人。',
      en: 'Reported: rescue is on its way. Do not force the doors.',
    },
  },
}
