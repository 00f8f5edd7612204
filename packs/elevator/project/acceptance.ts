/** Steps 5 and 6: the district accepts the application, and visits the site. */
import type { Outcome, Step } from 'yimen/kernel/programme'
import { licensing, local } from '../clauses.ts'
import { beforeWorks, body, community, lawful, stage, still, tell } from './shared.ts'

/** Facts are checked by two at least. */
const together = {
  test: 'count(distinct values(visitors.name)) >= 2',
  clause: licensing('art-34'),
  message: { zh: '现场踏勘应有两名以上工作人员', en: 'At least two officers visit the site' },
} as const

const acceptApplication = {
  title: { zh: '受理', en: 'Accept' },
  by: ['district-office'],
  to: 'visit',
  when: [lawful, still],
  effects: [
    stage('accepted'),
    tell('申请已受理，将组织联合踏勘。', 'The application is accepted; a joint visit follows.'),
  ],
  clause: local('item-6'),
} as const satisfies Outcome

/** The office that says nothing in its five days has accepted. */
const deemAccepted = {
  title: { zh: '逾期未告知，视为受理', en: 'Not told in time: counts as accepted' },
  by: [community],
  to: 'visit',
  onlyAfter: 'acceptance',
  kinMayAct: true,
  when: [lawful, still],
  effects: [
    stage('accepted'),
    tell(
      '区工作机构逾期未告知补正，自收到申请之日起即为受理。',
      'The office said nothing in time: the application counts as accepted from the day it was received.',
    ),
  ],
  clause: licensing('art-32'),
} as const satisfies Outcome

const supplement = {
  title: { zh: '一次告知补正', en: 'Ask for a supplement' },
  by: ['district-office'],
  to: 'supplementing',
  asks: { missing: 'required' },
  atMost: 1,
  effects: [tell('申请材料需要补正，内容见告知书。', 'Papers are missing: see the notice.')],
  clause: licensing('art-32'),
} as const satisfies Outcome

const refuseApplication = {
  title: { zh: '不予受理', en: 'Refuse' },
  by: ['district-office'],
  to: 'refused',
  asks: { reason: 'required' },
  effects: [
    stage('stopped'),
    tell('申请不予受理，理由见决定书。', 'The application is refused; see the reasons.'),
  ],
  clause: licensing('art-38'),
} as const satisfies Outcome

const resubmit = {
  title: { zh: '补正后重新提交', en: 'Resubmit' },
  by: [...body],
  to: 'acceptance',
  asks: { applyPapers: 'optional' },
  kinMayAct: true,
  clause: licensing('art-32'),
} as const satisfies Outcome

const recordVisit = {
  title: { zh: '登记踏勘：具备条件', en: 'Visited: the site fits' },
  by: ['district-office'],
  to: 'posting',
  asks: { visitedOn: 'required', visitors: 'required', siteOk: 'required', findings: 'required' },
  when: [
    still,
    together,
    {
      test: 'siteOk',
      clause: local('item-6'),
      message: {
        zh: '现场不具备条件的，请退回修改方案',
        en: 'Where the site does not fit, send the plan back',
      },
    },
    {
      test: 'visitedOn <= today',
      clause: local('item-6'),
      message: { zh: '踏勘日期不能晚于今天', en: 'The visit is not in the future' },
    },
  ],
  clause: local('item-6'),
} as const satisfies Outcome

const changePlan = {
  title: { zh: '现场不符，退回修改方案', en: 'Send the plan back' },
  by: ['district-office'],
  to: 'plan',
  asks: { visitedOn: 'required', visitors: 'required', findings: 'required' },
  when: [together],
  effects: [
    tell(
      '现场条件与方案不符，请修改方案后重新表决。',
      'The site does not fit the plan: change it and vote again.',
    ),
  ],
  clause: local('item-6'),
} as const satisfies Outcome

export const acceptanceSteps = {
  acceptance: {
    title: { zh: '区受理', en: 'Acceptance by the district' },
    holder: 'district-office',
    outcomes: {
      accept: acceptApplication,
      deem_accepted: deemAccepted,
      supplement,
      refuse: refuseApplication,
      ...beforeWorks('acceptance'),
    },
  },
  supplementing: {
    title: { zh: '待补正', en: 'To be supplemented' },
    holder: community,
    suspends: {
      clocks: ['acceptance'],
      reason: { zh: '等待补正', en: 'Waiting for a supplement' },
      clause: licensing('art-32'),
    },
    outcomes: { resubmit, ...beforeWorks('supplementing') },
  },
  visit: {
    title: { zh: '联合踏勘', en: 'Joint visit' },
    holder: 'district-office',
    outcomes: { record_visit: recordVisit, change_plan: changePlan, ...beforeWorks('visit') },
  },
} as const satisfies Record<string, Step>
