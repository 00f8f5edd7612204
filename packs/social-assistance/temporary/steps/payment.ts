/** Payment through the bank, a payment that comes back, a grant that is revoked. */
import type { EffectRule, Guard, Outcome, Step } from 'yimen/kernel/programme'
import { measures, oneCard } from '../../clauses.ts'
import { applicant, tell, transfer } from './shared.ts'

const sameBatch: Guard = {
  test: 'bankBatch = batch',
  clause: oneCard('item-1'),
  message: { zh: '银行结果不属于该笔所在的批次', en: 'The bank’s answer belongs to another batch' },
}

const ungrant: readonly EffectRule[] = [
  { kind: 'void_award' },
  transfer('payable', 'granted', 'granted', '冲回已批未付的救助', 'Grant taken back before payment'),
]

const putIntoBatch = {
  title: { zh: '列入发放批次', en: 'Put into a payment batch' },
  by: ['system'],
  to: 'sending',
  asks: { batch: 'required', batchAmount: 'required' },
  when: [
    {
      test: 'batchAmount = granted',
      clause: oneCard('item-1'),
      message: { zh: '批次金额与批准金额不一致', en: 'The batch lists another amount than was granted' },
    },
  ],
  clause: oneCard('item-1'),
} as const satisfies Outcome

const correctAmount = {
  title: { zh: '更正金额，原审批作废', en: 'Correct the amount: the approval is void' },
  by: ['township-leader', 'county-leader'],
  to: 'proposal',
  asks: { reason: 'required' },
  effects: ungrant,
  clause: measures('art-66'),
} as const satisfies Outcome

const revokeBeforePayment = {
  title: { zh: '撤销审批', en: 'Revoke before payment' },
  by: ['township-leader', 'county-leader'],
  to: 'revoked',
  asks: { reason: 'required' },
  effects: [
    ...ungrant,
    tell(
      '对您的临时救助审批已撤销，理由和救济途径见决定书。',
      'The approval is revoked. See the decision for reasons and remedies.',
    ),
  ],
  clause: measures('art-68'),
} as const satisfies Outcome

const creditedByBank = {
  title: { zh: '银行入账成功', en: 'Credited by the bank' },
  by: ['system'],
  to: 'paid',
  asks: { bankBatch: 'required' },
  when: [sameBatch],
  effects: [
    transfer('payable', 'treasury', 'granted', '银行代发救助金', 'Aid paid through the bank'),
    tell('临时救助金已发放到您的账户。', 'The money has been credited to your account.'),
  ],
  clause: oneCard('item-1'),
} as const satisfies Outcome

const returnedByBank = {
  title: { zh: '银行退票', en: 'Returned by the bank' },
  by: ['system'],
  to: 'bounced',
  asks: { bankBatch: 'required', bankReason: 'required' },
  when: [sameBatch],
  effects: [
    tell('银行退回了您的救助金，请核对收款账户。', 'The bank returned the money. Please check the account.'),
  ],
  clause: oneCard('item-1'),
} as const satisfies Outcome

const correctAccount = {
  title: { zh: '更正收款账户', en: 'Correct the account' },
  by: ['township-clerk', ...applicant],
  to: 'payment',
  asks: {
    accountHolder: 'required',
    accountHolderRelation: 'required',
    guardianProof: { when: 'accountHolderRelation = "guardian"' },
    account: 'required',
  },
  kinMayAct: true,
  clause: oneCard('item-2'),
} as const satisfies Outcome

const revokeAfterReturn = {
  title: { zh: '撤销审批', en: 'Revoke before payment' },
  by: ['township-leader', 'county-leader'],
  to: 'revoked',
  asks: { reason: 'required' },
  effects: ungrant,
  clause: measures('art-68'),
} as const satisfies Outcome

const rateService = {
  title: { zh: '评价服务', en: 'Rate the service' },
  by: [...applicant],
  to: 'paid',
  asks: { stars: 'required', comment: 'optional' },
  atMost: 1,
  kinMayAct: true,
  clause: measures('art-60'),
} as const satisfies Outcome

const revokeAndRecover = {
  title: { zh: '撤销并追回', en: 'Revoke and recover' },
  by: ['county-leader'],
  to: 'recovery',
  asks: { reason: 'required' },
  sets: { owed: 'granted' },
  effects: [
    { kind: 'void_award' },
    transfer('recoverable', 'granted', 'granted', '撤销救助，转应收', 'Grant revoked, to be recovered'),
    tell(
      '您的临时救助已撤销，须退回救助金。理由和救济途径见决定书。',
      'The grant is revoked and to be paid back. See the decision for reasons and remedies.',
    ),
  ],
  clause: measures('art-68'),
} as const satisfies Outcome

export const paymentSteps = {
  payment: {
    title: { zh: '待发放', en: 'To be paid' },
    holder: 'county-finance',
    outcomes: { send: putIntoBatch, reopen: correctAmount, cancel: revokeBeforePayment },
  },
  sending: {
    title: { zh: '银行代发中', en: 'With the bank' },
    holder: 'county-finance',
    outcomes: { settle: creditedByBank, bounce: returnedByBank },
  },
  bounced: {
    title: { zh: '退票待更正', en: 'Returned: correct the account' },
    holder: 'township-clerk',
    outcomes: { correct_account: correctAccount, cancel: revokeAfterReturn },
  },
  paid: {
    title: { zh: '已发放', en: 'Paid' },
    end: 'granted',
    outcomes: { rate: rateService, revoke: revokeAndRecover },
  },
} as const satisfies Record<string, Step>
