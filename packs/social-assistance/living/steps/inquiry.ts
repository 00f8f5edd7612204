/** The inquiry: check of means, home visit, the first opinion, and a democratic review where there is doubt. */
import type { Outcome, Step } from 'yimen/kernel/programme'
import { confirmation, licensing, living, measures } from '../../clauses.ts'
import { clerk, visitedByTwo, withdraw, type Decider } from './shared.ts'

const requestCheck = {
  title: { zh: '提请信息核对', en: 'Ask for the check of means' },
  by: [...clerk],
  to: 'checking',
  clause: confirmation('item-3'),
} as const satisfies Outcome

const reportCheck = {
  title: { zh: '出具核对报告', en: 'Report' },
  by: ['county-check'],
  to: 'inquiry',
  asks: { reportOn: 'required', assetsOver: 'required', disposed: 'required', hits: 'optional' },
  clause: measures('art-58'),
} as const satisfies Outcome

/** What the visit finds takes the place of what was told. */
const recordVisit = {
  title: { zh: '登记入户调查', en: 'Record the visit' },
  by: [...clerk],
  to: 'opinion',
  asks: {
    visitor1: 'required',
    visitor2: 'required',
    visitedOn: 'required',
    neighbours: 'required',
    findings: 'required',
    doubtful: 'required',
    members: 'optional',
    incomes: 'optional',
  },
  when: [
    ...visitedByTwo,
    {
      test: 'reportOn != null',
      clause: confirmation('item-3'),
      message: { zh: '先提请信息核对，取得核对报告', en: 'Ask for the check of means first' },
    },
  ],
  clause: confirmation('item-3'),
} as const satisfies Outcome

/** Asked again where it is decided: a notice and a county's visit take their time. */
export const reportHolds = {
  test: 'date(today) <= date(reportOn) + duration("P" + string(reportDays) + "D")',
  clause: living('item-6'),
  message: {
    zh: '核对报告已过有效期，请退回调查重新提请核对',
    en: 'The report has expired: go back and ask for a new check',
  },
} as const

export const notElsewhere = {
  test: 'not(inOther) or leftOther != null',
  clause: confirmation('item-10'),
  message: {
    zh: '有成员正在别的保障家庭中领取，须先查明其在该家庭的最后计发月份并填写',
    en: 'A member is on another family’s register: find out, and write, until which month it is paid there',
  },
} as const

const propose = ({ afterOpinion }: Decider) =>
  ({
    title: { zh: '提出初审意见：拟予认定', en: 'First opinion: in favour' },
    by: [...clerk],
    to: afterOpinion,
    asks: { leftOther: 'optional', note: 'optional' },
    sets: { proposed: 'benefitNow', proposedAs: 'classified' },
    when: [
      reportHolds,
      notElsewhere,
      {
        test: 'not(doubtful or disposed) or democraticHeld',
        clause: confirmation('item-4'),
        message: {
          zh: '有疑义或者近期转让财产的，须先民主评议',
          en: 'There is doubt, or property was passed on: a democratic review comes first',
        },
      },
      {
        test: 'not(democraticHeld) or isAsFound',
        clause: confirmation('item-4'),
        message: {
          zh: '民主评议没有过半数认为属实，应当再调查或者拟不予认定',
          en: 'The democratic review did not find it true: inquire again, or propose to refuse',
        },
      },
      {
        test: 'not(assetsOver)',
        clause: confirmation('item-13'),
        message: { zh: '核对发现财产超过规定', en: 'The check found property above the limit' },
      },
      {
        test: 'proposedAs != "none"',
        clause: confirmation('item-14'),
        message: {
          zh: '家庭人均收入超过低保标准，也超过边缘家庭上限',
          en: 'Income is above the standard, and above that of a marginal family',
        },
      },
    ],
    clause: confirmation('item-5'),
  }) as const satisfies Outcome

const askDemocratic = {
  title: { zh: '提请民主评议', en: 'Ask for a democratic review' },
  by: [...clerk],
  to: 'democratic',
  when: [
    {
      test: '(doubtful or disposed) and not(democraticHeld)',
      clause: confirmation('item-4'),
      message: { zh: '没有疑义的，不需要民主评议', en: 'Without doubt there is no democratic review' },
    },
  ],
  clause: confirmation('item-4'),
} as const satisfies Outcome

const proposeRefusal = ({ decision, begins }: Decider) =>
  ({
    title: { zh: '提出初审意见：拟不予认定', en: 'First opinion: against' },
    by: [...clerk],
    to: decision,
    asks: { reason: 'required' },
    sets: { proposed: '0', proposedAs: '"none"' },
    ...(begins.length > 0 ? { begins } : {}),
    clause: licensing('art-38'),
  }) as const satisfies Outcome

const revisit = {
  title: { zh: '退回再调查', en: 'Inquire again' },
  by: [...clerk],
  to: 'inquiry',
  asks: { note: 'required' },
  clause: confirmation('item-3'),
} as const satisfies Outcome

const concludeDemocratic = {
  title: { zh: '登记民主评议', en: 'Record the democratic review' },
  by: ['village-worker', ...clerk],
  to: 'opinion',
  asks: { present: 'required', inFavour: 'required', minutes: 'required' },
  sets: { democraticHeld: 'true', isAsFound: 'inFavour * 2 > present' },
  when: [
    {
      test: 'inFavour <= present',
      clause: confirmation('item-4'),
      message: { zh: '认为属实的人数不能多于到会人数', en: 'No more can agree than were present' },
    },
  ],
  clause: confirmation('item-4'),
} as const satisfies Outcome

export const inquirySteps = (who: Decider) =>
  ({
    inquiry: {
      title: { zh: '家庭经济状况调查', en: 'Inquiry' },
      holder: 'township-clerk',
      outcomes: { request_check: requestCheck, record_visit: recordVisit, withdraw },
    },
    checking: {
      title: { zh: '信息核对', en: 'Check of means' },
      holder: 'county-check',
      suspends: {
        clocks: ['whole'],
        reason: { zh: '信息核对期间不计入时限', en: 'The check of means does not count' },
        clause: licensing('art-45'),
      },
      outcomes: { report_check: reportCheck, withdraw },
    },
    opinion: {
      title: { zh: '初审', en: 'First opinion' },
      holder: 'township-clerk',
      outcomes: {
        propose: propose(who),
        ask_democratic: askDemocratic,
        propose_refusal: proposeRefusal(who),
        revisit,
        withdraw,
      },
    },
    democratic: {
      title: { zh: '民主评议', en: 'Democratic review' },
      holder: 'village-worker',
      outcomes: { conclude_democratic: concludeDemocratic, withdraw },
    },
  }) as const satisfies Record<string, Step>
