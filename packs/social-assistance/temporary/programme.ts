/** Temporary assistance (临时救助) of Shaoyang County: from the application to the money in the account. */
import { defineProgramme } from 'yimen/kernel/programme'
import { licensing, local, measures, oneCard, opinions } from '../clauses.ts'
import { fields } from './fields.ts'
import { decisions, params, tallies } from './params.ts'
import { opens, steps } from './steps/index.ts'

export const temporaryAssistance = defineProgramme({
  id: 'assistance.temporary',
  version: 1,
  title: { zh: '临时救助', en: 'Temporary assistance' },
  summary: {
    zh: '因意外、重病或必需支出骤增，基本生活一时严重困难的家庭，可以申请一次性救助金；情况紧急的，先救助后补手续。',
    en:
      'One-off aid for families whose basic life is for the time being in serious difficulty. ' +
      'In urgent cases aid comes first and papers later.',
  },
  from: '2020-01-01',
  basis: [measures('art-47'), measures('art-48'), opinions('item-1'), local('item-2')],
  audience: 'resident',
  subject: { name: 'applicantName', people: ['applicantId', 'members.idNo'] },
  roles: {
    resident: { title: { zh: '申请人', en: 'Applicant' }, level: 'person' },
    'village-worker': { title: { zh: '村级民政协理员', en: 'Village assistant' }, level: 'village' },
    'grid-worker': { title: { zh: '网格员', en: 'Grid worker' }, level: 'village' },
    'township-clerk': { title: { zh: '乡镇经办人', en: 'Township clerk' }, level: 'township' },
    'township-head': {
      title: { zh: '乡镇民政办主任', en: 'Head of the township civil affairs office' },
      level: 'township',
    },
    'township-leader': { title: { zh: '乡镇分管领导', en: 'Township leader' }, level: 'township' },
    'county-check': { title: { zh: '核对机构经办人', en: 'Officer of the check centre' }, level: 'county' },
    'county-leader': {
      title: { zh: '县民政局分管领导', en: 'Leader of the county bureau' },
      level: 'county',
    },
    'county-finance': {
      title: { zh: '县民政局财务', en: 'Finance officer of the county bureau' },
      level: 'county',
    },
    system: { title: { zh: '系统', en: 'System' }, level: 'system' },
  },
  fields,
  papers: {
    identity: {
      title: { zh: '身份证、户口簿', en: 'ID card and household register' },
      from: 'department',
      exempt: { zh: '由公安部门共享，免提交', en: 'Shared by the police, not asked for' },
      clause: measures('art-58'),
    },
    hardshipProof: {
      title: {
        zh: '困难证明材料（病历、票据、事故或火灾证明等）',
        en: 'Proof of the hardship (medical record, bills, accident or fire report)',
      },
      from: 'applicant',
      clause: measures('art-48'),
    },
    checkReport: {
      title: { zh: '家庭经济状况核对报告', en: 'Report on the family’s means' },
      from: 'office',
      clause: measures('art-58'),
    },
    guardianProof: {
      title: {
        zh: '监护关系证明（由监护人代领时）',
        en: 'Proof of guardianship (if a guardian receives the money)',
      },
      from: 'applicant',
      clause: oneCard('item-2'),
    },
  },
  params,
  tallies,
  decisions,
  clocks: {
    acceptance: {
      title: { zh: '受理时限', en: 'To accept' },
      limit: { param: 'acceptanceDays', unit: 'working_day' },
      starts: ['apply', 'resubmit', 'decline_urgent'],
      stops: ['accept', 'supplement', 'refuse_acceptance', 'withdraw'],
      clause: licensing('art-32'),
    },
    supplement: {
      title: { zh: '补正期限', en: 'To supplement' },
      limit: { param: 'supplementDays', unit: 'working_day' },
      starts: ['supplement'],
      stops: ['resubmit', 'lapse', 'withdraw'],
      clause: local('item-5'),
    },
    whole: {
      title: { zh: '办结时限', en: 'To decide' },
      limit: { param: 'wholeDays', unit: 'working_day' },
      starts: ['accept'],
      stops: [
        'approve',
        'approve_county',
        'regularise',
        'regularise_county',
        'refuse',
        'refuse_county',
        'require_recovery',
        'withdraw',
      ],
      clause: local('item-5'),
    },
    county: {
      title: { zh: '县级审批时限', en: 'County decision' },
      limit: { param: 'countyDays', unit: 'working_day' },
      starts: ['refer'],
      stops: ['approve_county', 'refuse_county', 'regularise_county', 'return', 'withdraw'],
      clause: local('item-5'),
    },
    payment: {
      title: { zh: '发放时限', en: 'To pay' },
      limit: { param: 'paymentDays', unit: 'working_day' },
      starts: ['approve', 'approve_county'],
      stops: ['settle', 'reopen', 'cancel'],
      clause: local('item-5'),
    },
    urgent: {
      title: { zh: '先行救助时限', en: 'To pay first' },
      limit: { param: 'urgentHours', unit: 'hour' },
      starts: ['report_urgent'],
      stops: ['pay_first', 'decline_urgent', 'withdraw'],
      clause: local('item-7'),
    },
    papers: {
      title: { zh: '补办手续时限', en: 'To complete the papers' },
      limit: { param: 'papersDays', unit: 'working_day' },
      starts: ['pay_first'],
      stops: ['regularise', 'regularise_county', 'require_recovery'],
      clause: opinions('item-3'),
    },
    recovery: {
      title: { zh: '追回期限', en: 'To recover' },
      limit: { param: 'recoveryDays', unit: 'working_day' },
      starts: ['require_recovery', 'revoke'],
      stops: ['recover', 'write_off'],
      clause: local('item-9'),
    },
  },
  obligations: {
    papers: {
      title: { zh: '先行救助后补办手续', en: 'Papers after paying first' },
      clock: 'papers',
      clause: opinions('item-3'),
    },
  },
  accounts: {
    treasury: { title: { zh: '县财政专户', en: 'County treasury account' }, kind: 'source' },
    reserve: {
      title: { zh: '乡镇临时救助备用金', en: 'Township reserve fund' },
      kind: 'asset',
      per: 'township',
      floor: 0,
    },
    granted: { title: { zh: '临时救助支出', en: 'Temporary assistance granted' }, kind: 'expense' },
    payable: { title: { zh: '应付救助金', en: 'Aid payable' }, kind: 'liability' },
    advances: { title: { zh: '先行救助待补手续', en: 'Paid first, papers owed' }, kind: 'asset' },
    recoverable: { title: { zh: '应收追回款', en: 'To be recovered' }, kind: 'asset' },
    writtenOff: { title: { zh: '核销损失', en: 'Written off' }, kind: 'expense' },
  },
  opens,
  steps,
  values: {
    proposed: { title: { zh: '拟救助金额', en: 'Proposed amount' }, unit: 'fen' },
    granted: { title: { zh: '批准金额', en: 'Granted amount' }, unit: 'fen' },
    owed: { title: { zh: '应追回金额', en: 'Amount to be recovered' }, unit: 'fen' },
    months: { title: { zh: '困难月数', en: 'Months of hardship' }, unit: 'count' },
    need: { title: { zh: '自负缺口', en: 'Need left' }, unit: 'fen' },
    fullAmount: { title: { zh: '按月数计算额', en: 'Amount by months' }, unit: 'fen' },
    ceiling: { title: { zh: '救助上限', en: 'Ceiling' }, unit: 'fen' },
    entitled: { title: { zh: '应救助金额', en: 'Amount due' }, unit: 'fen' },
    incomeFits: { title: { zh: '收入符合规定', en: 'Income within the limit' }, unit: 'count' },
    townshipLimit: { title: { zh: '乡镇审批限额', en: 'Limit of the township' }, unit: 'fen' },
  },
  about: ['granted', 'proposed', 'advance', 'amountAsked'],
  prints: {
    receipt: { title: { zh: '受理通知书', en: 'Acceptance receipt' }, form: 'receipt', after: ['accept'] },
    supplement: {
      title: { zh: '补正材料一次性告知书', en: 'Notice of what is missing' },
      form: 'supplement',
      after: ['supplement'],
    },
    decision: {
      title: { zh: '救助决定书', en: 'Decision' },
      form: 'decision',
      after: [
        'approve',
        'approve_county',
        'regularise',
        'regularise_county',
        'refuse',
        'refuse_county',
        'refuse_acceptance',
        'require_recovery',
        'cancel',
        'revoke',
      ],
    },
  },
  remedy: {
    text: {
      zh: '对决定不服的，可以自收到决定之日起六十日内申请行政复议，或者六个月内提起行政诉讼。',
      en:
        'You may ask for administrative reconsideration within sixty days, ' +
        'or bring a lawsuit within six months, of receiving the decision.',
    },
    clause: measures('art-65'),
  },
})
