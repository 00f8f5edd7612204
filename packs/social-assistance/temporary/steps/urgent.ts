/** Aid first and papers later, and money that is to come back. */
import type { Outcome, Step } from 'yimen/kernel/programme'
import { local, measures, opinions } from '../../clauses.ts'
import { applicant, authorised, listedOnce, tell, withdraw, requireRecovery, transfer } from './shared.ts'

const payFirst = {
  title: { zh: '先行救助', en: 'Pay first' },
  by: ['township-leader', 'county-leader'],
  to: 'papers',
  asks: { advance: 'required', method: 'required', witness: 'required', note: 'optional' },
  when: [
    {
      test: 'advance <= urgentMost',
      clause: local('item-7'),
      message: { zh: '超过单次先行救助上限', en: 'Above the most that may be paid first' },
    },
  ],
  decides: { act: 'pay_first', amount: 'advance' },
  effects: [
    transfer('advances', 'reserve', 'advance', '先行救助（备用金）', 'Paid first from the reserve fund'),
    { kind: 'open_obligation', obligation: 'papers' },
    tell(
      '已先行救助，请配合在规定时间内补办手续。',
      'Aid has been paid first. Please help to complete the papers in time.',
    ),
  ],
  clause: opinions('item-3'),
} as const satisfies Outcome

const declineUrgent = {
  title: { zh: '不属紧急，转一般程序', en: 'Not urgent: ordinary procedure' },
  by: ['township-leader'],
  to: 'acceptance',
  asks: { reason: 'required' },
  clause: measures('art-60'),
} as const satisfies Outcome

const completePapers = {
  title: { zh: '补齐申请材料', en: 'Complete the papers' },
  by: ['township-clerk', ...applicant],
  to: 'visit',
  asks: {
    applicantId: 'required',
    members: 'optional',
    monthlyIncome: 'required',
    accountHolder: 'optional',
    accountHolderRelation: 'optional',
    guardianProof: { when: 'accountHolderRelation = "guardian"' },
    account: 'optional',
    proofs: 'optional',
    authorised: 'required',
  },
  when: [authorised, listedOnce],
  kinMayAct: true,
  clause: opinions('item-3'),
} as const satisfies Outcome

const recover = {
  title: { zh: '登记已追回', en: 'Recovered' },
  by: ['township-clerk'],
  to: 'recovered',
  asks: { receipt: 'required' },
  effects: [
    {
      kind: 'transfer',
      debit: 'reserve',
      credit: 'recoverable',
      amount: 'owed',
      when: 'advance != null',
      memo: { zh: '追回款退回备用金', en: 'Recovered into the reserve fund' },
    },
    {
      kind: 'transfer',
      debit: 'treasury',
      credit: 'recoverable',
      amount: 'owed',
      when: 'advance = null',
      memo: { zh: '追回款退回专户', en: 'Recovered into the treasury account' },
    },
    { kind: 'close_obligation', obligation: 'papers', how: 'recovered' },
  ],
  clause: measures('art-68'),
} as const satisfies Outcome

const writeOff = {
  title: { zh: '批准核销', en: 'Write off' },
  by: ['county-leader'],
  to: 'writtenOff',
  asks: { reason: 'required' },
  notBy: ['require_recovery', 'revoke'],
  decides: { act: 'write_off', amount: 'owed' },
  effects: [
    transfer('writtenOff', 'recoverable', 'owed', '核销无法追回款', 'Written off'),
    { kind: 'close_obligation', obligation: 'papers', how: 'written_off' },
  ],
  clause: local('item-9'),
} as const satisfies Outcome

export const urgentSteps = {
  urgent: {
    title: { zh: '紧急处置', en: 'Urgent' },
    holder: 'township-leader',
    outcomes: { pay_first: payFirst, decline_urgent: declineUrgent, withdraw },
  },
  papers: {
    title: { zh: '补办手续', en: 'Complete the papers' },
    holder: 'township-clerk',
    outcomes: { complete_papers: completePapers, require_recovery: { ...requireRecovery, notBy: [] } },
  },
  recovery: {
    title: { zh: '追回', en: 'Recovery' },
    holder: 'township-clerk',
    outcomes: { recover, write_off: writeOff },
  },
} as const satisfies Record<string, Step>
