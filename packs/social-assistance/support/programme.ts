/** Support of those who have nobody (特困人员救助供养): conditions, self-care, money by the month, and how it ends. */
import { defineProgramme } from 'yimen/kernel/programme'
import { identification, measures, supportOpinions, supportRules } from '../clauses.ts'
import { gradeField } from '../care/grade.ts'
import { paidValues } from '../care/paid.ts'
import { onRegister } from '../living/steps/shared.ts'
import { applicationSteps, opens } from './application.ts'
import { fields } from './fields.ts'
import { decisions, params } from './params.ts'
import { supportedSteps } from './supported.ts'

/** Where somebody is supported, whatever else is being looked at. */
export const supportedAt = ['supported', 'reevaluation', 'regrading', 'stop_review', 'stop_decision'] as const
/** And where it is confirmed and the grade is still to be set. */
export const supportedOrConfirmed = ['evaluation', 'grading', ...supportedAt] as const
const endsOfInquiry = ['post_notice', 'report_refusal', 'refuse_acceptance', 'withdraw']

export const support = defineProgramme({
  id: 'assistance.support',
  version: 1,
  title: { zh: '特困人员救助供养', en: 'Support of those who have nobody' },
  summary: {
    zh: '无劳动能力、无生活来源、无人赡养抚养扶养的老年人、残疾人和未成年人，由政府供养；按自理能力分等级照料。',
    en:
      'The old, the disabled and children who cannot work, have no source of living and nobody to support them ' +
      'are supported, and cared for by the grade of their self-care.',
  },
  from: '2020-01-01',
  basis: [measures('art-14'), supportOpinions('item-1'), identification('item-1'), supportRules('item-1')],
  audience: 'resident',
  subject: { name: 'fullName', people: ['idNo'] },
  roles: {
    resident: { title: { zh: '申请人', en: 'Applicant' }, level: 'person' },
    'village-worker': { title: { zh: '村级民政协理员', en: 'Village assistant' }, level: 'village' },
    'grid-worker': { title: { zh: '网格员', en: 'Grid worker' }, level: 'village' },
    'township-clerk': { title: { zh: '乡镇经办人', en: 'Township clerk' }, level: 'township' },
    'township-head': {
      title: { zh: '乡镇民政办主任', en: 'Head of the township civil affairs office' },
      level: 'township',
    },
    'county-clerk': { title: { zh: '县民政局经办人', en: 'Clerk of the county bureau' }, level: 'county' },
    'county-leader': {
      title: { zh: '县民政局分管领导', en: 'Leader of the county bureau' },
      level: 'county',
    },
    'hospital-evaluator': {
      title: { zh: '评估医院评估员', en: 'Evaluator of the hospital' },
      level: 'county',
    },
    system: { title: { zh: '系统', en: 'System' }, level: 'system' },
  },
  fields,
  papers: {},
  params,
  tallies: {},
  derived: { born: { value: 'birthOf(idNo)', clause: measures('art-14') } },
  decisions,
  entries: { contract: { register: 'assistance.contracts', id: 'evaluationContract' } },
  elsewhere: {
    inLiving: {
      title: { zh: '正在享受低保', en: 'On the living allowance' },
      programme: 'assistance.living',
      at: onRegister,
      clause: measures('art-14'),
    },
    isSupported: {
      title: { zh: '已是特困供养对象', en: 'Supported already' },
      programme: 'assistance.support',
      at: supportedOrConfirmed,
      bars: {
        outcomes: ['apply', 'take_over', 'confirm'],
        message: { zh: '该人已是特困供养对象，不得重复享受', en: 'This person is supported already' },
      },
      clause: measures('art-14'),
    },
  },
  clocks: {
    township: {
      title: { zh: '乡镇审核时限', en: 'The township’s inquiry' },
      limit: { param: 'townshipDays', unit: 'working_day' },
      starts: ['apply', 'object', 'return_case'],
      stops: endsOfInquiry,
      clause: supportRules('item-3'),
    },
    notice: {
      title: { zh: '公示期', en: 'The notice' },
      limit: { param: 'noticeDays', unit: 'calendar_day' },
      starts: ['post_notice'],
      stops: ['close_notice', 'object', 'withdraw'],
      clause: supportRules('item-3'),
    },
    county: {
      title: { zh: '县级确认时限', en: 'The county’s decision' },
      limit: { param: 'countyDays', unit: 'working_day' },
      starts: ['close_notice', 'report_refusal'],
      stops: ['confirm', 'refuse', 'return_case', 'withdraw'],
      clause: supportRules('item-3'),
    },
    evaluation: {
      title: { zh: '评估和调整时限', en: 'To evaluate and set the grade' },
      limit: { param: 'evaluationDays', unit: 'working_day' },
      starts: ['confirm', 'report_change'],
      stops: ['set_grade', 'adjust_grade', 'stop', 'cease'],
      clause: identification('item-5'),
    },
  },
  obligations: {},
  accounts: {
    treasury: { title: { zh: '县财政专户', en: 'County treasury account' }, kind: 'source' },
    supportGranted: { title: { zh: '特困供养支出', en: 'Support granted' }, kind: 'expense' },
    supportPayable: { title: { zh: '应付供养金', en: 'Support payable' }, kind: 'liability' },
    supportReceivable: { title: { zh: '应收追回供养金', en: 'Support to be recovered' }, kind: 'asset' },
  },
  opens,
  steps: {
    ...applicationSteps,
    ...supportedSteps,
    refused: { title: { zh: '不予确认', en: 'Refused' }, end: 'refused', outcomes: {} },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, end: 'withdrawn', outcomes: {} },
    stopped: { title: { zh: '已终止', en: 'Ended' }, end: 'done', outcomes: {} },
  },
  lists: {
    grades: {
      type: 'list',
      max: 200,
      title: { zh: '自理能力等级', en: 'Grades of self-care' },
      of: { from: { type: 'month', title: { zh: '自何月起', en: 'From' } }, grade: gradeField },
    },
  },
  working: {
    noticeOver: { seenBy: 'office' },
    evaluateFrom: { seenBy: 'office' },
    changeOpen: { seenBy: 'office' },
    /** A grade as people read it stands in the list of grades; these are what an agreement reads beside this case. */
    gradeNow: { seenBy: 'office' },
    gradeNo: { seenBy: 'office' },
    gradeFromNo: { seenBy: 'office' },
    gradeBeforeNo: { seenBy: 'office' },
    gradeEarlierNo: { seenBy: 'office' },
    gradeBeforeFromNo: { seenBy: 'office' },
  },
  values: {
    ...paidValues,
    born: { title: { zh: '出生日期', en: 'Born on' }, unit: 'text' },
    itemsNotMet: { title: { zh: '六项中未达到的项数', en: 'Items of six not met' }, unit: 'count' },
    since: { title: { zh: '自何月起计发', en: 'Paid from' }, unit: 'text' },
    gradeFrom: { title: { zh: '现行等级自何月起', en: 'Grade from' }, unit: 'text' },
    given: { title: { zh: '累计已发', en: 'Given in all' }, unit: 'fen' },
    one: { title: { zh: '计入供养人数', en: 'Counts as' }, unit: 'count', seenBy: 'office' },
    homeNo: { title: { zh: '分散供养（1为是）', en: 'At home (1 is yes)' }, unit: 'count', seenBy: 'office' },
    lastNo: {
      title: { zh: '最后月份序号', en: 'Number of the last month' },
      unit: 'count',
      seenBy: 'office',
    },
    lastMonth: { title: { zh: '止于何月', en: 'Last month' }, unit: 'text' },
    over: { title: { zh: '应追回', en: 'To be recovered' }, unit: 'fen' },
    stillDue: { title: { zh: '尚未发放', en: 'Still due' }, unit: 'fen' },
  },
  about: ['given'],
  prints: {
    decision: {
      title: { zh: '决定书', en: 'Decision' },
      form: 'decision',
      after: ['confirm', 'refuse', 'refuse_acceptance', 'stop'],
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
