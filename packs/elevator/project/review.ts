/** Steps 9 to 11: drawings, joint review, permits waived. */
import type { Outcome, Step } from 'yimen/kernel/programme'
import { licensing, local } from '../clauses.ts'
import { payIn } from './money.ts'
import { beforeWorks, body, community, lateObjection, stage, still, tell } from './shared.ts'

export const parties = ['city-planning', 'city-housing', 'city-market', 'city-fire', 'city-urban'] as const

/** The joint opinion stands for this permit. */
const waived = (permit: 'planning' | 'construction') =>
  ({
    kind: 'enter',
    register: 'elevator.waivers',
    id: `unit + "/${permit}"`,
    standing: '"waived"',
    body: { permit: `"${permit}"`, project: 'caseId', name: 'unitName' },
  }) as const

const submitDrawings = {
  title: { zh: '提交施工图审查', en: 'Submit the drawings' },
  by: [community, 'elevator-firm'],
  to: 'drawingReview',
  asks: { drawings: 'optional' },
  kinMayAct: true,
  clause: local('item-9'),
} as const satisfies Outcome

const passDrawings = {
  title: { zh: '审查合格', en: 'Passed' },
  by: ['drawing-review'],
  to: 'convening',
  asks: { reviewReport: 'required' },
  when: [still],
  clause: local('item-9'),
} as const satisfies Outcome

const reviseDrawings = {
  title: { zh: '退回修改', en: 'To be revised' },
  by: ['drawing-review'],
  to: 'drawings',
  asks: { reason: 'required' },
  clause: local('item-9'),
} as const satisfies Outcome

const convene = {
  title: { zh: '召集联合审查', en: 'Convene' },
  by: ['city-office'],
  to: 'jointReview',
  asks: { meetingOn: 'required' },
  begins: ['opinions'],
  when: [still],
  clause: local('item-10'),
} as const satisfies Outcome

const opine = {
  title: { zh: '出具部门意见', en: 'Give an opinion' },
  by: [...parties],
  to: 'jointReview',
  asks: { opinion: 'required', conditions: { when: 'opinion != "agree"' } },
  unordered: true,
  /** The conditions are this department’s own, not those that another wrote before it. */
  adds: {
    opinions: `
      {party: actorRole,
        opinion: opinion,
        conditions: if opinion = "agree" then null else conditions,
        on: today}
    `,
  },
  when: [
    {
      test: 'every o in opinions satisfies o.party != actorRole',
      clause: local('item-10'),
      message: { zh: '本部门已出具意见', en: 'This department has answered' },
    },
  ],
  clause: local('item-10'),
} as const satisfies Outcome

const askSupplement = {
  title: { zh: '一次告知补正', en: 'One complete supplement' },
  by: ['city-office'],
  to: 'reviewSupplement',
  asks: { missing: 'required' },
  atMost: 1,
  effects: [tell('联合审查需要补正，内容见告知书。', 'The joint review asks for a supplement.')],
  clause: licensing('art-32'),
} as const satisfies Outcome

const orderAppraisal = {
  title: { zh: '组织专家论证或者安全鉴定', en: 'Have experts appraise it' },
  by: ['city-office'],
  to: 'appraisal',
  asks: { appraisalText: 'required', appraisalTo: 'required' },
  when: [
    {
      test: 'appraisalTo >= today',
      clause: licensing('art-45'),
      message: { zh: '应当告知申请人所需时间', en: 'The applicant is told how long it will take' },
    },
  ],
  effects: [
    tell(
      '联合审查需要专家论证或者安全鉴定，所需时间不计入审查时限，完成日期见告知书。',
      'Experts will appraise it: the time is outside the limit, and the notice says until when.',
    ),
  ],
  clause: licensing('art-45'),
} as const satisfies Outcome

const conclude = {
  title: { zh: '审查通过', en: 'Passed' },
  by: ['city-office'],
  to: 'relief',
  sets: { reviewed: 'review' },
  when: [
    still,
    {
      test: 'review.result = "pass"',
      clause: local('item-10'),
      message: {
        zh: '还有部门在期限内未答复，或意见不是全部同意',
        en: 'A department still has time, or not all agree',
      },
    },
  ],
  effects: [stage('reviewed')],
  clause: local('item-10'),
} as const satisfies Outcome

const concludeConditions = {
  title: { zh: '附条件通过', en: 'Passed with conditions' },
  by: ['city-office'],
  to: 'conditions',
  sets: { reviewed: 'review' },
  when: [
    still,
    {
      test: 'review.result = "conditions"',
      clause: local('item-10'),
      message: {
        zh: '没有附条件的意见，或还有部门未答复',
        en: 'No conditions, or a department has not answered',
      },
    },
  ],
  effects: [tell('联合审查附条件通过，请落实条件。', 'Passed with conditions: please meet them.')],
  clause: local('item-10'),
} as const satisfies Outcome

const concludeFail = {
  title: { zh: '审查不通过，退回修改', en: 'Failed: revise' },
  by: ['city-office'],
  to: 'drawings',
  asks: { reason: 'required' },
  sets: { reviewed: 'review' },
  when: [
    {
      test: 'review.result = "fail"',
      clause: local('item-10'),
      message: {
        zh: '没有部门不同意，或还有部门未答复',
        en: 'Nobody objects, or a department has not answered',
      },
    },
  ],
  effects: [
    tell(
      '联合审查未通过，理由见审查意见；修改后可以重新提交。',
      'The review did not pass; the reasons are in the opinion, and a revised design may be submitted.',
    ),
  ],
  clause: licensing('art-38'),
} as const satisfies Outcome

const appraised = {
  title: { zh: '登记论证、鉴定结论', en: 'Record the appraisal' },
  by: ['city-office'],
  to: 'jointReview',
  asks: { findings: 'required' },
  clause: licensing('art-45'),
} as const satisfies Outcome

const resubmitReview = {
  title: { zh: '补正后重新提交', en: 'Resubmit' },
  by: [...body],
  to: 'jointReview',
  asks: { drawings: 'optional' },
  kinMayAct: true,
  clause: licensing('art-32'),
} as const satisfies Outcome

const meetConditions = {
  title: { zh: '登记条件已落实', en: 'Conditions are met' },
  by: [community],
  to: 'relief',
  asks: { fulfilled: 'required' },
  kinMayAct: true,
  when: [still],
  effects: [stage('reviewed')],
  clause: local('item-10'),
} as const satisfies Outcome

const waivePermits = {
  title: {
    zh: '出具联审意见，免办规划、施工许可',
    en: 'Issue the joint opinion: no planning and no construction permit',
  },
  by: ['city-office'],
  to: 'contracts',
  when: [still],
  effects: [
    waived('planning'),
    waived('construction'),
    tell(
      '联合审查意见已出具，免办建设工程规划许可和施工许可。',
      'The joint opinion stands for the planning and construction permits.',
    ),
  ],
  clause: local('item-11'),
} as const satisfies Outcome

export const reviewSteps = {
  drawings: {
    title: { zh: '勘察和施工图', en: 'Survey and drawings' },
    holder: community,
    outcomes: {
      submit_drawings: submitDrawings,
      late_objection: lateObjection('drawings'),
      pay_in: payIn('drawings'),
      ...beforeWorks('drawings'),
    },
  },
  drawingReview: {
    title: { zh: '施工图审查', en: 'Review of the drawings' },
    holder: 'drawing-review',
    outcomes: {
      pass_drawings: passDrawings,
      revise: reviseDrawings,
      late_objection: lateObjection('drawingReview'),
      ...beforeWorks('drawingReview'),
    },
  },
  convening: {
    title: { zh: '待联合审查', en: 'Joint review to be convened' },
    holder: 'city-office',
    outcomes: { convene, late_objection: lateObjection('convening'), ...beforeWorks('convening') },
  },
  jointReview: {
    title: { zh: '联合审查', en: 'Joint review' },
    holder: 'city-office',
    parties: Object.fromEntries(parties.map((p) => [p, { clock: p.replace('city-', 'review-') }])),
    outcomes: {
      opine,
      ask_supplement: askSupplement,
      order_appraisal: orderAppraisal,
      late_objection: lateObjection('jointReview'),
      ...beforeWorks('jointReview'),
      conclude,
      conclude_conditions: concludeConditions,
      conclude_fail: concludeFail,
    },
  },
  appraisal: {
    title: { zh: '专家论证、安全鉴定', en: 'Appraised by experts' },
    holder: 'city-office',
    suspends: {
      clocks: [...parties.map((p) => p.replace('city-', 'review-')), 'wholeReview'],
      reason: { zh: '专家论证、鉴定', en: 'Expert appraisal' },
      clause: licensing('art-45'),
    },
    outcomes: { appraised, ...beforeWorks('appraisal') },
  },
  reviewSupplement: {
    title: { zh: '联审补正', en: 'Supplement for the review' },
    holder: community,
    suspends: {
      clocks: [...parties.map((p) => p.replace('city-', 'review-')), 'wholeReview'],
      reason: { zh: '等待补正', en: 'Waiting for a supplement' },
      clause: licensing('art-32'),
    },
    outcomes: { resubmit_review: resubmitReview, ...beforeWorks('reviewSupplement') },
  },
  conditions: {
    title: { zh: '落实联审条件', en: 'Conditions to be met' },
    holder: community,
    outcomes: { meet_conditions: meetConditions, ...beforeWorks('conditions') },
  },
  relief: {
    title: { zh: '免予许可', en: 'Permits waived' },
    holder: 'city-office',
    outcomes: { waive_permits: waivePermits, ...beforeWorks('relief') },
  },
} as const satisfies Record<string, Step>
