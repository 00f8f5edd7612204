/** What several steps of temporary assistance use: who applies, with what, and on which conditions. */
import type { Ask, EffectRule, Guard, Outcome } from 'yimen/kernel/programme'
import { measures, opinions } from '../../clauses.ts'

export const applicant = ['resident', 'village-worker', 'grid-worker'] as const

export const form = {
  kind: 'required',
  cause: 'required',
  story: 'required',
  applicantName: 'required',
  applicantId: 'required',
  phone: 'required',
  members: 'optional',
  monthlyIncome: 'required',
  amountAsked: 'optional',
  accountHolder: 'required',
  accountHolderRelation: 'required',
  guardianProof: { when: 'accountHolderRelation = "guardian"' },
  account: 'required',
  proofs: 'optional',
  kinDeclared: 'optional',
  authorised: 'required',
} as const satisfies Record<string, Ask>

export const authorised: Guard = {
  test: 'authorised',
  clause: measures('art-58'),
  message: {
    zh: '须授权核对家庭经济状况，才能办理',
    en: 'The check of the family’s means must be authorised',
  },
}

export const listedOnce: Guard = {
  test: `
    if members = null
    then true
    else count(distinct values(append(members.idNo, applicantId))) = count(members) + 1
  `,
  clause: measures('art-58'),
  message: {
    zh: '同一人只能填一次：申请人不列入家庭成员，成员不得重复',
    en: 'Each person is listed once: the applicant is not a member, and no member twice',
  },
}

export const tell = (zh: string, en: string): EffectRule => ({
  kind: 'notify',
  to: 'applicant',
  text: { zh, en },
})

/** From one account of the programme to another. */
export const transfer = (
  debit: string,
  credit: string,
  amount: string,
  zh: string,
  en: string,
): EffectRule => ({ kind: 'transfer', debit, credit, amount, memo: { zh, en } })

export const notPaidYet: Guard = {
  test: 'advance = null',
  clause: opinions('item-3'),
  message: { zh: '已先行救助的，应办理补批或者追回', en: 'Aid was paid first: regularise or recover it' },
}

export const withdraw = {
  title: { zh: '撤回申请', en: 'Withdraw' },
  by: [...applicant],
  to: 'withdrawn',
  asks: { note: 'optional' },
  when: [notPaidYet],
  kinMayAct: true,
  clause: measures('art-48'),
} as const satisfies Outcome

export const paidFirst: Guard = {
  test: 'advance != null',
  clause: opinions('item-3'),
  message: { zh: '没有先行救助，不能补批', en: 'Nothing was paid first' },
}

export const real: Guard = {
  test: 'hardshipReal',
  clause: measures('art-47'),
  message: { zh: '调查认定困难不属实，不能给予救助', en: 'The visit did not find the hardship real' },
}

export const requireRecovery = {
  title: { zh: '不予救助，追回先行救助款', en: 'Refuse and recover what was paid first' },
  by: ['township-leader'],
  to: 'recovery',
  asks: { reason: 'required' },
  when: [paidFirst],
  notBy: ['propose', 'propose_refusal', 'agree'],
  sets: { owed: 'advance' },
  effects: [
    transfer('recoverable', 'advances', 'advance', '先行救助转应收', 'Paid first, now to be recovered'),
    tell(
      '经核查不符合临时救助条件，先行救助款须退回。理由和救济途径见决定书。',
      'You do not qualify; what was paid first is to be returned. See the decision for reasons and remedies.',
    ),
  ],
  clause: measures('art-68'),
} as const satisfies Outcome
