/** From the application to the county’s confirmation: inquiry, notice, decision. */
import type { Outcome, Step } from 'yimen/kernel/programme'
import { identification, licensing, measures, supportRules } from '../clauses.ts'
import { tell } from '../temporary/steps/shared.ts'
import {
  ageFits,
  applicant,
  countedAs,
  evaluated,
  evaluation,
  newGrade,
  noEndYet,
  notOnAllowance,
  nothingGivenYet,
  numbered,
  withdraw,
} from './shared.ts'

const form = {
  fullName: 'required',
  idNo: 'required',
  phone: 'required',
  category: 'required',
  way: 'required',
  institution: { when: 'way = "central"' },
  accountHolder: 'required',
  account: 'required',
} as const satisfies Outcome['asks']

const {
  evaluationContract: _contract,
  evaluator1: _first,
  evaluator2: _second,
  ...oldEvaluation
} = evaluation

export const opens = {
  apply: {
    title: { zh: '申请特困人员供养', en: 'Apply for support' },
    by: [...applicant],
    to: 'inquiry',
    asks: { ...form, authorised: 'required' },
    when: [
      {
        test: 'authorised',
        clause: measures('art-58'),
        message: { zh: '须授权核对，才能办理', en: 'The check must be authorised' },
      },
      ageFits,
    ],
    kinMayAct: true,
    effects: [
      tell(
        '已收到您的申请，乡镇将入户调查并公示，由县民政局决定。',
        'Your application has arrived. The township visits and makes it public; the county decides.',
      ),
    ],
    clause: identification('item-1'),
  },
  take_over: {
    title: { zh: '旧册转入', en: 'Take over from the old list' },
    by: ['county-clerk'],
    to: 'supported',
    asks: { ...form, ...oldEvaluation, paidUntil: 'required', leftLiving: 'optional' },
    sets: {
      ...evaluated,
      ...countedAs,
      since: 'addMonths(paidUntil, 1)',
      ...numbered('since'),
      ...noEndYet,
      ...nothingGivenYet,
    },
    adds: newGrade,
    when: [
      {
        test: 'oldListOpen = 1',
        clause: supportRules('item-13'),
        message: {
          zh: '旧册转入已经截止，须按程序申请、公示、确认',
          en: 'The old list is closed: it takes an application, the notice and a decision',
        },
      },
      notOnAllowance,
    ],
    clause: supportRules('item-13'),
  },
} as const satisfies Record<string, Outcome>

const refuseAcceptance = {
  title: { zh: '不予受理', en: 'Do not accept' },
  by: ['township-clerk'],
  to: 'refused',
  asks: { reason: 'required' },
  effects: [
    tell('您的申请不予受理，理由和救济途径见通知书。', 'Your application is not accepted. See the notice.'),
  ],
  clause: licensing('art-38'),
} as const satisfies Outcome

const recordInquiry = {
  title: { zh: '登记入户调查', en: 'Record the visit' },
  by: ['township-clerk'],
  to: 'opinion',
  asks: {
    visitor1: 'required',
    visitor2: 'required',
    visitedOn: 'required',
    labourLost: 'required',
    noIncome: 'required',
    noSupporters: 'required',
    opinions: 'optional',
  },
  when: [
    {
      test: 'visitor1 != visitor2',
      clause: licensing('art-34'),
      message: { zh: '须由两人入户调查', en: 'Two people visit' },
    },
  ],
  sets: { noticeOver: 'false' },
  clause: measures('art-4'),
} as const satisfies Outcome

const postNotice = {
  title: { zh: '同意初审意见，张贴公示', en: 'Agree, and make it public' },
  by: ['township-head'],
  to: 'notice',
  asks: { noticePlace: 'required' },
  notBy: ['record_inquiry'],
  when: [
    {
      test: 'labourLost and noIncome and noSupporters',
      clause: measures('art-14'),
      message: {
        zh: '三项条件未同时具备，应当报县级不予确认',
        en: 'Not all three conditions are met: report a refusal',
      },
    },
  ],
  clause: identification('item-2'),
} as const satisfies Outcome

const reportRefusal = {
  title: { zh: '初审不符合条件，报县级', en: 'Report that the conditions are not met' },
  by: ['township-head'],
  to: 'county',
  asks: { reason: 'required' },
  notBy: ['record_inquiry'],
  clause: identification('item-2'),
} as const satisfies Outcome

const inquireAgain = {
  title: { zh: '退回重新调查', en: 'Return for a new visit' },
  by: ['township-head'],
  to: 'inquiry',
  asks: { reason: 'required' },
  clause: measures('art-4'),
} as const satisfies Outcome

const object = {
  title: { zh: '登记异议，重新调查', en: 'Record an objection, and inquire anew' },
  by: ['village-worker', 'township-clerk'],
  to: 'inquiry',
  asks: { objection: 'required' },
  clause: identification('item-2'),
} as const satisfies Outcome

const closeNotice = {
  title: { zh: '公示期满无异议，报县级', en: 'No objection: to the county' },
  by: ['township-clerk'],
  to: 'county',
  onlyAfter: 'notice',
  sets: { noticeOver: 'true' },
  clause: identification('item-2'),
} as const satisfies Outcome

const confirm = {
  title: { zh: '确认为特困人员', en: 'Confirm' },
  by: ['county-leader'],
  to: 'evaluation',
  asks: { leftLiving: 'optional', reason: 'optional' },
  when: [
    {
      test: 'labourLost and noIncome and noSupporters',
      clause: measures('art-14'),
      message: { zh: '三项条件未同时具备，不能确认', en: 'Not all three conditions are met' },
    },
    {
      test: 'noticeOver',
      clause: identification('item-2'),
      message: {
        zh: '没有公示满期的不能确认，退回乡镇公示',
        en: 'Nobody is confirmed without the notice: return it to the township',
      },
    },
    ageFits,
    notOnAllowance,
  ],
  decides: { act: 'confirm', amount: 'basicMonthly' },
  sets: {
    ...countedAs,
    evaluateFrom: 'today',
    since: 'addMonths(monthOf(today), startAfterMonths)',
    ...noEndYet,
    ...nothingGivenYet,
  },
  effects: [
    tell(
      '您已被确认为特困人员，接下来由医院评估生活自理能力。',
      'You are supported from now on. A hospital will look at how far you can care for yourself.',
    ),
  ],
  clause: identification('item-3'),
} as const satisfies Outcome

const refuse = {
  title: { zh: '不予确认', en: 'Refuse' },
  by: ['county-leader'],
  to: 'refused',
  asks: { reason: 'required' },
  effects: [
    tell(
      '您的申请未获确认，理由和救济途径见决定书。',
      'Your application is refused. See the decision for reasons and remedies.',
    ),
  ],
  clause: identification('item-3'),
} as const satisfies Outcome

const returnToTownship = {
  title: { zh: '退回乡镇补充调查', en: 'Return to the township' },
  by: ['county-leader'],
  to: 'inquiry',
  asks: { reason: 'required' },
  clause: identification('item-3'),
} as const satisfies Outcome

export const applicationSteps = {
  inquiry: {
    title: { zh: '入户调查', en: 'Visit' },
    holder: 'township-clerk',
    outcomes: { record_inquiry: recordInquiry, refuse_acceptance: refuseAcceptance, withdraw },
  },
  opinion: {
    title: { zh: '初审', en: 'First opinion' },
    holder: 'township-head',
    outcomes: {
      post_notice: postNotice,
      report_refusal: reportRefusal,
      inquire_again: inquireAgain,
      withdraw,
    },
  },
  notice: {
    title: { zh: '公示', en: 'Notice' },
    holder: 'township-clerk',
    outcomes: { close_notice: closeNotice, object, withdraw },
  },
  county: {
    title: { zh: '县级确认', en: 'The county decides' },
    holder: 'county-leader',
    outcomes: { confirm, refuse, return_case: returnToTownship, withdraw },
  },
} as const satisfies Record<string, Step>
