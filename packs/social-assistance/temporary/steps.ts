/** The steps of temporary assistance, and the ways on from each. */
import type { Ask, EffectRule, Guard, Outcome, Step } from 'yimen/kernel'
import { licensing, local, measures, oneCard, opinions } from '../clauses.ts'

const applicant = ['resident', 'village-worker', 'grid-worker'] as const
const form = {
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

const authorised: Guard = {
  test: 'authorised',
  clause: measures('art-58'),
  message: {
    zh: '须授权核对家庭经济状况，才能办理',
    en: 'The check of the family’s means must be authorised',
  },
}
const listedOnce: Guard = {
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
const tell = (zh: string, en: string): EffectRule => ({ kind: 'notify', to: 'applicant', text: { zh, en } })

const notPaidYet: Guard = {
  test: 'advance = null',
  clause: opinions('item-3'),
  message: { zh: '已先行救助的，应办理补批或者追回', en: 'Aid was paid first: regularise or recover it' },
}
const withdraw = {
  title: { zh: '撤回申请', en: 'Withdraw' },
  by: [...applicant],
  to: 'withdrawn',
  asks: { note: 'optional' },
  when: [notPaidYet],
  kinMayAct: true,
  clause: measures('art-48'),
} as const satisfies Outcome

const paidFirst: Guard = {
  test: 'advance != null',
  clause: opinions('item-3'),
  message: { zh: '没有先行救助，不能补批', en: 'Nothing was paid first' },
}
const real: Guard = {
  test: 'hardshipReal',
  clause: measures('art-47'),
  message: { zh: '调查认定困难不属实，不能给予救助', en: 'The visit did not find the hardship real' },
}

const sameBatch: Guard = {
  test: 'bankBatch = batch',
  clause: oneCard('item-1'),
  message: { zh: '银行结果不属于该笔所在的批次', en: 'The bank’s answer belongs to another batch' },
}

const grant: readonly EffectRule[] = [
  { kind: 'award', amount: 'granted', tag: 'cause' },
  {
    kind: 'transfer',
    debit: 'granted',
    credit: 'payable',
    amount: 'granted',
    memo: { zh: '批准临时救助', en: 'Temporary assistance granted' },
  },
  tell(
    '您的临时救助申请已批准，救助金将发放到您的账户。',
    'Your application is granted. The money will be paid to your account.',
  ),
]
const ungrant: readonly EffectRule[] = [
  { kind: 'void_award' },
  {
    kind: 'transfer',
    debit: 'payable',
    credit: 'granted',
    amount: 'granted',
    memo: { zh: '冲回已批未付的救助', en: 'Grant taken back before payment' },
  },
]
const regularised: readonly EffectRule[] = [
  { kind: 'award', amount: 'granted', tag: 'cause' },
  {
    kind: 'transfer',
    debit: 'granted',
    credit: 'advances',
    amount: 'advance',
    memo: { zh: '先行救助补批', en: 'Aid paid first, regularised' },
  },
  { kind: 'close_obligation', obligation: 'papers', how: 'regularised' },
]
const requireRecovery = {
  title: { zh: '不予救助，追回先行救助款', en: 'Refuse and recover what was paid first' },
  by: ['township-leader'],
  to: 'recovery',
  asks: { reason: 'required' },
  when: [paidFirst],
  notBy: ['propose', 'propose_refusal', 'agree'],
  sets: { owed: 'advance' },
  effects: [
    {
      kind: 'transfer',
      debit: 'recoverable',
      credit: 'advances',
      amount: 'advance',
      memo: { zh: '先行救助转应收', en: 'Paid first, now to be recovered' },
    },
    tell(
      '经核查不符合临时救助条件，先行救助款须退回。理由和救济途径见决定书。',
      'You do not qualify; what was paid first is to be returned. See the decision for reasons and remedies.',
    ),
  ],
  clause: measures('art-68'),
} as const satisfies Outcome

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

export const steps = {
  acceptance: {
    title: { zh: '受理', en: 'Acceptance' },
    holder: 'township-clerk',
    outcomes: {
      accept: {
        title: { zh: '受理', en: 'Accept' },
        by: ['township-clerk'],
        to: 'visit',
        effects: [tell('您的申请已受理。', 'Your application is accepted.')],
        clause: measures('art-4'),
      },
      supplement: {
        title: { zh: '一次性告知补正', en: 'Tell all that is missing' },
        by: ['township-clerk'],
        to: 'supplement',
        asks: { missing: 'required' },
        atMost: 1,
        effects: [
          tell('您的申请材料需要补正，请查看补正告知。', 'Something is missing. Please see the notice.'),
        ],
        clause: licensing('art-32'),
      },
      refuse_acceptance: {
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
      },
      withdraw,
    },
  },
  supplement: {
    title: { zh: '待补正', en: 'Waiting for the supplement' },
    holder: 'resident',
    outcomes: {
      resubmit: {
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
      },
      lapse: {
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
      },
      withdraw,
    },
  },
  visit: {
    title: { zh: '入户调查', en: 'Home visit' },
    holder: 'township-clerk',
    outcomes: {
      record_visit: {
        title: { zh: '登记入户调查', en: 'Record the visit' },
        by: ['township-clerk'],
        to: 'proposal',
        asks: {
          visitor1: 'required',
          visitor2: 'required',
          visitedOn: 'required',
          severity: 'required',
          persons: 'required',
          totalCost: 'required',
          insurancePaid: 'required',
          otherHelp: 'required',
          hardshipReal: 'required',
          findings: 'required',
        },
        when: [
          {
            test: 'visitor1 != visitor2',
            clause: licensing('art-34'),
            message: { zh: '入户调查须由两名以上工作人员进行', en: 'A visit takes at least two people' },
          },
          {
            test: 'date(visitedOn) <= date(today)',
            clause: licensing('art-34'),
            message: { zh: '入户日期不能晚于今天', en: 'The visit cannot lie in the future' },
          },
        ],
        clause: measures('art-4'),
      },
      request_check: {
        title: { zh: '提请核对经济状况', en: 'Ask for a check of means' },
        by: ['township-clerk'],
        to: 'checking',
        clause: measures('art-58'),
      },
      withdraw,
    },
  },
  checking: {
    title: { zh: '经济状况核对', en: 'Check of means' },
    holder: 'county-check',
    suspends: {
      clocks: ['whole'],
      reason: { zh: '经济状况核对期间不计入时限', en: 'The check of means does not count' },
      clause: licensing('art-45'),
    },
    outcomes: {
      report_check: {
        title: { zh: '出具核对报告', en: 'Report' },
        by: ['county-check'],
        to: 'visit',
        asks: { reportOn: 'required', assetsOver: 'required', findings: 'optional' },
        when: [
          {
            test: 'date(reportOn) <= date(today)',
            clause: measures('art-58'),
            message: { zh: '报告日期不能晚于今天', en: 'The report cannot lie in the future' },
          },
        ],
        clause: measures('art-58'),
      },
      withdraw,
    },
  },
  proposal: {
    title: { zh: '拟定救助意见', en: 'Proposal' },
    holder: 'township-clerk',
    outcomes: {
      propose: {
        title: { zh: '拟予救助', en: 'Propose aid' },
        by: ['township-clerk'],
        to: 'review',
        asks: { note: 'optional' },
        sets: { proposed: 'if advance = null then entitled else advance' },
        when: [
          real,
          {
            test: 'incomeFits',
            clause: local('item-4'),
            message: {
              zh: '支出型救助家庭人均月收入超过规定',
              en: 'Income a head is above the limit for expense aid',
            },
          },
          {
            test: 'if kind = "emergency" then true else reportOn != null',
            clause: measures('art-58'),
            message: {
              zh: '支出型救助须有经济状况核对报告，请先提请核对',
              en: 'Expense aid needs a report on means: ask for the check first',
            },
          },
          {
            test: `
              if reportOn = null
              then true
              else date(today) <= date(reportOn) + duration("P" + string(reportDays) + "D")
            `,
            clause: local('item-8'),
            message: {
              zh: '核对报告已过有效期，请重新提请核对',
              en: 'The report has expired: ask for a new check',
            },
          },
          {
            test: 'if assetsOver = null then true else not(assetsOver)',
            clause: measures('art-58'),
            message: { zh: '核对发现财产超过规定', en: 'The check found property above the limit' },
          },
          {
            test: 'proposed > 0',
            clause: local('item-2'),
            message: { zh: '按公式计算没有可救助的金额', en: 'The formula gives nothing to pay' },
          },
        ],
        clause: opinions('item-1'),
      },
      propose_refusal: {
        title: { zh: '拟不予救助', en: 'Propose refusal' },
        by: ['township-clerk'],
        to: 'review',
        asks: { reason: 'required' },
        sets: { proposed: '0' },
        clause: licensing('art-38'),
      },
      revisit: {
        title: { zh: '退回再调查', en: 'Visit again' },
        by: ['township-clerk'],
        to: 'visit',
        asks: { note: 'required' },
        clause: measures('art-4'),
      },
      withdraw,
    },
  },
  review: {
    title: { zh: '审核', en: 'Review' },
    holder: 'township-head',
    outcomes: {
      agree: {
        title: { zh: '同意，报领导审批', en: 'Agree' },
        by: ['township-head'],
        to: 'decision',
        asks: { note: 'optional' },
        notBy: ['propose', 'propose_refusal'],
        clause: measures('art-4'),
      },
      return: {
        title: { zh: '退回经办人', en: 'Return to the clerk' },
        by: ['township-head'],
        to: 'proposal',
        asks: { note: 'required' },
        clause: measures('art-4'),
      },
      withdraw,
    },
  },
  decision: {
    title: { zh: '乡镇审批', en: 'Township decision' },
    holder: 'township-leader',
    outcomes: {
      approve: {
        title: { zh: '批准', en: 'Approve' },
        by: ['township-leader'],
        to: 'payment',
        asks: { note: 'optional' },
        when: [
          notPaidYet,
          real,
          {
            test: 'proposed > 0',
            clause: licensing('art-38'),
            message: { zh: '拟定意见为不予救助', en: 'The proposal is to refuse' },
          },
        ],
        notBy: ['propose', 'agree'],
        decides: { act: 'approve', amount: 'proposed' },
        sets: { granted: 'proposed' },
        effects: grant,
        clause: measures('art-48'),
      },
      regularise: {
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
      },
      refer: {
        title: { zh: '转报县民政局审批', en: 'Refer to the county' },
        by: ['township-leader'],
        to: 'county_decision',
        asks: { note: 'optional' },
        clause: measures('art-48'),
      },
      refuse: {
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
      },
      require_recovery: requireRecovery,
      return: {
        title: { zh: '退回重新拟定', en: 'Return' },
        by: ['township-leader'],
        to: 'proposal',
        asks: { note: 'required' },
        clause: measures('art-4'),
      },
      withdraw,
    },
  },
  county_decision: {
    title: { zh: '县级审批', en: 'County decision' },
    holder: 'county-leader',
    outcomes: {
      approve_county: {
        title: { zh: '批准', en: 'Approve' },
        by: ['county-leader'],
        to: 'payment',
        asks: { note: 'optional' },
        when: [
          notPaidYet,
          real,
          {
            test: 'proposed > 0',
            clause: licensing('art-38'),
            message: { zh: '拟定意见为不予救助', en: 'The proposal is to refuse' },
          },
        ],
        decides: { act: 'approve', amount: 'proposed' },
        sets: { granted: 'proposed' },
        effects: grant,
        clause: measures('art-48'),
      },
      regularise_county: {
        title: { zh: '补批先行救助', en: 'Regularise aid paid first' },
        by: ['county-leader'],
        to: 'paid',
        asks: { note: 'optional' },
        when: [paidFirst, real],
        decides: { act: 'approve', amount: 'advance' },
        sets: { granted: 'advance' },
        effects: regularised,
        clause: opinions('item-3'),
      },
      refuse_county: {
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
      },
      return: {
        title: { zh: '退回乡镇', en: 'Return to the township' },
        by: ['county-leader'],
        to: 'decision',
        asks: { note: 'required' },
        clause: measures('art-48'),
      },
      withdraw,
    },
  },
  payment: {
    title: { zh: '待发放', en: 'To be paid' },
    holder: 'county-finance',
    outcomes: {
      send: {
        title: { zh: '列入发放批次', en: 'Put into a payment batch' },
        by: ['system'],
        to: 'sending',
        asks: { batch: 'required', batchAmount: 'required' },
        when: [
          {
            test: 'batchAmount = granted',
            clause: oneCard('item-1'),
            message: {
              zh: '批次金额与批准金额不一致',
              en: 'The batch lists another amount than was granted',
            },
          },
        ],
        clause: oneCard('item-1'),
      },
      reopen: {
        title: { zh: '更正金额，原审批作废', en: 'Correct the amount: the approval is void' },
        by: ['township-leader', 'county-leader'],
        to: 'proposal',
        asks: { reason: 'required' },
        effects: ungrant,
        clause: measures('art-66'),
      },
      cancel: {
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
      },
    },
  },
  sending: {
    title: { zh: '银行代发中', en: 'With the bank' },
    holder: 'county-finance',
    outcomes: {
      settle: {
        title: { zh: '银行入账成功', en: 'Credited by the bank' },
        by: ['system'],
        to: 'paid',
        asks: { bankBatch: 'required' },
        when: [sameBatch],
        effects: [
          {
            kind: 'transfer',
            debit: 'payable',
            credit: 'treasury',
            amount: 'granted',
            memo: { zh: '银行代发救助金', en: 'Aid paid through the bank' },
          },
          tell('临时救助金已发放到您的账户。', 'The money has been credited to your account.'),
        ],
        clause: oneCard('item-1'),
      },
      bounce: {
        title: { zh: '银行退票', en: 'Returned by the bank' },
        by: ['system'],
        to: 'bounced',
        asks: { bankBatch: 'required', bankReason: 'required' },
        when: [sameBatch],
        effects: [
          tell(
            '银行退回了您的救助金，请核对收款账户。',
            'The bank returned the money. Please check the account.',
          ),
        ],
        clause: oneCard('item-1'),
      },
    },
  },
  bounced: {
    title: { zh: '退票待更正', en: 'Returned: correct the account' },
    holder: 'township-clerk',
    outcomes: {
      correct_account: {
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
      },
      cancel: {
        title: { zh: '撤销审批', en: 'Revoke before payment' },
        by: ['township-leader', 'county-leader'],
        to: 'revoked',
        asks: { reason: 'required' },
        effects: ungrant,
        clause: measures('art-68'),
      },
    },
  },
  paid: {
    title: { zh: '已发放', en: 'Paid' },
    end: 'granted',
    outcomes: {
      rate: {
        title: { zh: '评价服务', en: 'Rate the service' },
        by: [...applicant],
        to: 'paid',
        asks: { stars: 'required', comment: 'optional' },
        atMost: 1,
        kinMayAct: true,
        clause: measures('art-60'),
      },
      revoke: {
        title: { zh: '撤销并追回', en: 'Revoke and recover' },
        by: ['county-leader'],
        to: 'recovery',
        asks: { reason: 'required' },
        sets: { owed: 'granted' },
        effects: [
          { kind: 'void_award' },
          {
            kind: 'transfer',
            debit: 'recoverable',
            credit: 'granted',
            amount: 'granted',
            memo: { zh: '撤销救助，转应收', en: 'Grant revoked, to be recovered' },
          },
          tell(
            '您的临时救助已撤销，须退回救助金。理由和救济途径见决定书。',
            'The grant is revoked and to be paid back. See the decision for reasons and remedies.',
          ),
        ],
        clause: measures('art-68'),
      },
    },
  },
  urgent: {
    title: { zh: '紧急处置', en: 'Urgent' },
    holder: 'township-leader',
    outcomes: {
      pay_first: {
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
          {
            kind: 'transfer',
            debit: 'advances',
            credit: 'reserve',
            amount: 'advance',
            memo: { zh: '先行救助（备用金）', en: 'Paid first from the reserve fund' },
          },
          { kind: 'open_obligation', obligation: 'papers' },
          tell(
            '已先行救助，请配合在规定时间内补办手续。',
            'Aid has been paid first. Please help to complete the papers in time.',
          ),
        ],
        clause: opinions('item-3'),
      },
      decline_urgent: {
        title: { zh: '不属紧急，转一般程序', en: 'Not urgent: ordinary procedure' },
        by: ['township-leader'],
        to: 'acceptance',
        asks: { reason: 'required' },
        clause: measures('art-60'),
      },
      withdraw,
    },
  },
  papers: {
    title: { zh: '补办手续', en: 'Complete the papers' },
    holder: 'township-clerk',
    outcomes: {
      complete_papers: {
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
      },
      require_recovery: { ...requireRecovery, notBy: [] },
    },
  },
  recovery: {
    title: { zh: '追回', en: 'Recovery' },
    holder: 'township-clerk',
    outcomes: {
      recover: {
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
      },
      write_off: {
        title: { zh: '批准核销', en: 'Write off' },
        by: ['county-leader'],
        to: 'writtenOff',
        asks: { reason: 'required' },
        notBy: ['require_recovery', 'revoke'],
        decides: { act: 'write_off', amount: 'owed' },
        effects: [
          {
            kind: 'transfer',
            debit: 'writtenOff',
            credit: 'recoverable',
            amount: 'owed',
            memo: { zh: '核销无法追回款', en: 'Written off' },
          },
          { kind: 'close_obligation', obligation: 'papers', how: 'written_off' },
        ],
        clause: local('item-9'),
      },
    },
  },
  refused: { title: { zh: '不予救助', en: 'Refused' }, end: 'refused', outcomes: {} },
  withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, end: 'withdrawn', outcomes: {} },
  lapsed: { title: { zh: '视为撤回', en: 'Counts as withdrawn' }, end: 'withdrawn', outcomes: {} },
  revoked: { title: { zh: '已撤销', en: 'Revoked' }, end: 'revoked', outcomes: {} },
  recovered: { title: { zh: '已追回', en: 'Recovered' }, end: 'recovered', outcomes: {} },
  writtenOff: { title: { zh: '已核销', en: 'Written off' }, end: 'written_off', outcomes: {} },
} as const satisfies Record<string, Step>
