/** Review, the township’s decision and the county’s. */
import type { Guard, EffectRule, Outcome, Step } from 'yimen/kernel/programme'
import { licensing, measures, opinions } from '../../clauses.ts'
import { tell, notPaidYet, withdraw, paidFirst, real, requireRecovery, transfer } from './shared.ts'

const aidProposed: Guard = {
  test: 'proposed > 0',
  clause: licensing('art-38'),
  message: { zh: '拟定意见为不予救助', en: 'The proposal is to refuse' },
}

const grant: readonly EffectRule[] = [
  { kind: 'award', amount: 'granted', tag: 'cause' },
  transfer('granted', 'payable', 'granted', '批准临时救助', 'Temporary assistance granted'),
  tell(
    '您的临时救助申请已批准，救助金将发放到您的账户。',
    'Your application is granted. The money will be paid to your account.',
  ),
]

const regularised: readonly EffectRule[] = [
  { kind: 'award', amount: 'granted', tag: 'cause' },
  transfer('granted', 'advances', 'advance', '先行救助补批', 'Aid paid first, regularised'),
  { kind: 'close_obligation', obligation: 'papers', how: 'regularised' },
]

const agreeAndSubmit = {
  title: { zh: '同意，报领导审批', en: 'Agree' },
  by: ['township-head'],
  to: 'decision',
  asks: { note: 'optional' },
  notBy: ['propose', 'propose_refusal'],
  clause: measures('art-4'),
} as const satisfies Outcome

const returnToClerk = {
  title: { zh: '退回经办人', en: 'Return to the clerk' },
  by: ['township-head'],
  to: 'proposal',
  asks: { note: 'required' },
  clause: measures('art-4'),
} as const satisfies Outcome

const approve = {
  title: { zh: '批准', en: 'Approve' },
  by: ['township-leader'],
  to: 'payment',
  asks: { note: 'optional' },
  when: [notPaidYet, real, aidProposed],
  notBy: ['propose', 'agree'],
  decides: { act: 'approve', amount: 'proposed' },
  sets: { granted: 'proposed' },
  effects: grant,
  clause: measures('art-48'),
} as const satisfies Outcome

const regularisePaidFirst = {
  title: { zh: '补批先行救助', en: 'Regularise aid paid first' },
  by: ['township-leader'],
  to: 'paid',
  asks: { note: 'optional' },
  when: [paidFirst, real],
  notBy: ['propose', 'agree'],
  decides: { act: 'approve', amount: 'advance' },
  sets: { granted: 'advance' },
  effects: regularised,
  clause: opinions('item-3'),
} as const satisfies Outcome

const refer = {
  title: { zh: '转报县民政局审批', en: 'Refer to the county' },
  by: ['township-leader'],
  to: 'county_decision',
  asks: { note: 'optional' },
  clause: measures('art-48'),
} as const satisfies Outcome

const refuseAid = {
  title: { zh: '不予救助', en: 'Refuse' },
  by: ['township-leader'],
  to: 'refused',
  asks: { reason: 'required' },
  when: [notPaidYet],
  notBy: ['propose', 'propose_refusal', 'agree'],
  effects: [
    tell(
      '您的临时救助申请未获批准，理由和救济途径见决定书。',
      'Your application is refused. See the decision for reasons and remedies.',
    ),
  ],
  clause: licensing('art-38'),
} as const satisfies Outcome

const returnForNewProposal = {
  title: { zh: '退回重新拟定', en: 'Return' },
  by: ['township-leader'],
  to: 'proposal',
  asks: { note: 'required' },
  clause: measures('art-4'),
} as const satisfies Outcome

const approveByCounty = {
  title: { zh: '批准', en: 'Approve' },
  by: ['county-leader'],
  to: 'payment',
  asks: { note: 'optional' },
  when: [notPaidYet, real, aidProposed],
  decides: { act: 'approve', amount: 'proposed' },
  sets: { granted: 'proposed' },
  effects: grant,
  clause: measures('art-48'),
} as const satisfies Outcome

const regulariseByCounty = {
  title: { zh: '补批先行救助', en: 'Regularise aid paid first' },
  by: ['county-leader'],
  to: 'paid',
  asks: { note: 'optional' },
  when: [paidFirst, real],
  decides: { act: 'approve', amount: 'advance' },
  sets: { granted: 'advance' },
  effects: regularised,
  clause: opinions('item-3'),
} as const satisfies Outcome

const refuseByCounty = {
  title: { zh: '不予救助', en: 'Refuse' },
  by: ['county-leader'],
  to: 'refused',
  asks: { reason: 'required' },
  when: [notPaidYet],
  effects: [
    tell(
      '您的临时救助申请未获批准，理由和救济途径见决定书。',
      'Your application is refused. See the decision for reasons and remedies.',
    ),
  ],
  clause: licensing('art-38'),
} as const satisfies Outcome

const returnToTownship = {
  title: { zh: '退回乡镇', en: 'Return to the township' },
  by: ['county-leader'],
  to: 'decision',
  asks: { note: 'required' },
  clause: measures('art-48'),
} as const satisfies Outcome

export const decisionSteps = {
  review: {
    title: { zh: '审核', en: 'Review' },
    holder: 'township-head',
    outcomes: { agree: agreeAndSubmit, return: returnToClerk, withdraw },
  },
  decision: {
    title: { zh: '乡镇审批', en: 'Township decision' },
    holder: 'township-leader',
    outcomes: {
      approve,
      regularise: regularisePaidFirst,
      refer,
      refuse: refuseAid,
      require_recovery: requireRecovery,
      return: returnForNewProposal,
      withdraw,
    },
  },
  county_decision: {
    title: { zh: '县级审批', en: 'County decision' },
    holder: 'county-leader',
    outcomes: {
      approve_county: approveByCounty,
      regularise_county: regulariseByCounty,
      refuse_county: refuseByCounty,
      return: returnToTownship,
      withdraw,
    },
  },
} as const satisfies Record<string, Step>
