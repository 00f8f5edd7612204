/** Applying, being accepted, supplementing. */
import type { Outcome, Step } from 'yimen/kernel/programme'
import { licensing, local, measures, opinions } from '../../clauses.ts'
import { applicant, form, authorised, listedOnce, tell, withdraw } from './shared.ts'

export const opens = {
  apply: {
    title: { zh: '申请临时救助', en: 'Apply for temporary assistance' },
    by: [...applicant],
    to: 'acceptance',
    asks: form,
    when: [authorised, listedOnce],
    kinMayAct: true,
    effects: [
      tell(
        '已收到您的申请，乡镇将在五个工作日内受理或一次告知需补正的内容。',
        'Your application has arrived. The township accepts it, or tells all that is missing, within five working days.',
      ),
    ],
    clause: measures('art-48'),
  },
  report_urgent: {
    title: { zh: '紧急求助（先救助后补手续）', en: 'Urgent help (aid first, papers later)' },
    by: [...applicant],
    to: 'urgent',
    kinMayAct: true,
    asks: {
      cause: 'required',
      story: 'required',
      applicantName: 'required',
      applicantId: 'optional',
      phone: 'required',
    },
    sets: { kind: '"emergency"' },
    effects: [
      tell(
        '已收到紧急求助，乡镇将在24小时内处理。',
        'Your call for help has arrived. The township acts within 24 hours.',
      ),
    ],
    clause: opinions('item-3'),
  },
} as const satisfies Record<string, Outcome>

const acceptApplication = {
  title: { zh: '受理', en: 'Accept' },
  by: ['township-clerk'],
  to: 'visit',
  effects: [tell('您的申请已受理。', 'Your application is accepted.')],
  clause: measures('art-4'),
} as const satisfies Outcome

const supplement = {
  title: { zh: '一次性告知补正', en: 'Tell all that is missing' },
  by: ['township-clerk'],
  to: 'supplement',
  asks: { missing: 'required' },
  atMost: 1,
  effects: [tell('您的申请材料需要补正，请查看补正告知。', 'Something is missing. Please see the notice.')],
  clause: licensing('art-32'),
} as const satisfies Outcome

const refuseAcceptance = {
  title: { zh: '不予受理', en: 'Do not accept' },
  by: ['township-clerk'],
  to: 'refused',
  asks: { reason: 'required' },
  effects: [
    tell(
      '您的申请不予受理，理由和救济途径见通知书。',
      'Your application is not accepted. See the notice for reasons and remedies.',
    ),
  ],
  clause: licensing('art-38'),
} as const satisfies Outcome

const resubmit = {
  title: { zh: '提交补正', en: 'Send the supplement' },
  by: [...applicant],
  to: 'acceptance',
  asks: {
    ...form,
    kind: 'optional',
    cause: 'optional',
    story: 'optional',
    applicantName: 'optional',
    applicantId: 'optional',
    phone: 'optional',
    monthlyIncome: 'optional',
    accountHolder: 'optional',
    accountHolderRelation: 'optional',
    account: 'optional',
    authorised: 'optional',
  },
  when: [authorised],
  kinMayAct: true,
  clause: licensing('art-32'),
} as const satisfies Outcome

const lapseUnsupplemented = {
  title: { zh: '逾期未补正，视为撤回', en: 'Not supplemented in time: counts as withdrawn' },
  by: ['township-clerk'],
  to: 'lapsed',
  onlyAfter: 'supplement',
  effects: [
    tell(
      '逾期未补正，本次申请视为撤回，可以重新申请。',
      'Not supplemented in time; the application counts as withdrawn. You may apply again.',
    ),
  ],
  clause: local('item-5'),
} as const satisfies Outcome

export const applicationSteps = {
  acceptance: {
    title: { zh: '受理', en: 'Acceptance' },
    holder: 'township-clerk',
    outcomes: { accept: acceptApplication, supplement, refuse_acceptance: refuseAcceptance, withdraw },
  },
  supplement: {
    title: { zh: '待补正', en: 'Waiting for the supplement' },
    holder: 'resident',
    outcomes: { resubmit, lapse: lapseUnsupplemented, withdraw },
  },
} as const satisfies Record<string, Step>
