/** Applying, being accepted, supplementing; and what stood before the system. */
import type { Ask, Outcome, Step } from 'yimen/kernel/programme'
import { confirmation, licensing, living, measures } from '../../clauses.ts'
import { applicant, authorised, clerk, listedOnce, tell, withdraw } from './shared.ts'

const form = {
  applicantName: 'required',
  applicantId: 'required',
  phone: 'required',
  hukou: 'required',
  members: 'required',
  incomes: 'optional',
  assets: 'optional',
  accountHolder: 'required',
  accountHolderRelation: 'required',
  guardianProof: { when: 'accountHolderRelation = "guardian"' },
  account: 'required',
  kinDeclared: 'optional',
  authorised: 'required',
} as const satisfies Record<string, Ask>

export const opens = {
  apply: {
    title: { zh: '申请最低生活保障', en: 'Apply for the living allowance' },
    by: [...applicant],
    to: 'acceptance',
    asks: form,
    when: [
      authorised,
      ...listedOnce,
      {
        test: 'members[item.relation = "self"][1].idNo = applicantId',
        clause: measures('art-58'),
        message: { zh: '“本人”须与申请人一致', en: '“Self” must be the applicant' },
      },
    ],
    sets: { complained: 'false' },
    kinMayAct: true,
    effects: [
      tell(
        '已收到您的低保申请，乡镇将在五个工作日内受理或一次告知需补正的内容。',
        'Your application has arrived. The township accepts it, or tells all that is missing, within five working days.',
      ),
    ],
    clause: confirmation('item-1'),
  },
  carry_over: {
    title: { zh: '存量转入', en: 'Carry over' },
    by: ['county-leader'],
    to: 'paid',
    asks: {
      applicantName: 'required',
      applicantId: 'required',
      hukou: 'required',
      accountHolder: 'required',
      account: 'required',
      listHeads: 'required',
      listIncome: 'required',
      listPoints: 'required',
      nextReview: 'required',
    },
    own: ['listHeads', 'listIncome', 'listPoints', 'nextReview'],
    sets: {
      since: 'monthOf(today)',
      terms: `[{
        month: since,
        heads: listHeads,
        income: listIncome,
        points: listPoints,
        work: null,
        workFrom: null,
        last: null
      }]`,
      persons: 'listHeads',
      benefit: 'benefitAt(standard, listHeads, listIncome, listPoints)',
      decidedBy: '"county"',
      everyMonths: '12',
      reviewOn: 'nextReview',
      returned: '0',
      debt: '0',
      debtFrom: 'since',
      monthlyBack: '0',
      accountWrong: 'false',
    },
    when: [
      {
        test: 'oldListOpen = 1',
        clause: living('item-12'),
        message: {
          zh: '存量转入已经截止，须按程序申请、公示、确认',
          en: 'The old list is closed: it takes an application, the notice and a decision',
        },
      },
      {
        test: 'benefit > 0',
        clause: living('item-12'),
        message: { zh: '按现行标准没有应发的金额', en: 'Nothing is due at the standard in force' },
      },
      {
        test: 'reviewOn > today',
        clause: living('item-12'),
        message: { zh: '下次核查日期须在今天以后', en: 'The next review is to come' },
      },
    ],
    clause: living('item-12'),
  },
} as const satisfies Record<string, Outcome>

const accept = {
  title: { zh: '受理', en: 'Accept' },
  by: [...clerk],
  to: 'inquiry',
  asks: { isKin: 'required' },
  sets: {
    registeredKin: 'isKin or (declaresKin != null and declaresKin)',
    democraticHeld: 'false',
    countyTrue: 'false',
  },
  effects: [tell('您的低保申请已受理。', 'Your application is accepted.')],
  clause: confirmation('item-2'),
} as const satisfies Outcome

const supplement = {
  title: { zh: '一次性告知补正', en: 'Tell all that is missing' },
  by: [...clerk],
  to: 'supplement',
  asks: { missing: 'required' },
  atMost: 1,
  effects: [tell('您的申请材料需要补正，请查看补正告知。', 'Something is missing. Please see the notice.')],
  clause: confirmation('item-2'),
} as const satisfies Outcome

const refuseAcceptance = {
  title: { zh: '不予受理', en: 'Do not accept' },
  by: [...clerk],
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
    members: 'optional',
    incomes: 'optional',
    assets: 'optional',
    phone: 'optional',
    account: 'optional',
    authorised: 'required',
  },
  when: [authorised],
  kinMayAct: true,
  clause: confirmation('item-2'),
} as const satisfies Outcome

const lapse = {
  title: { zh: '逾期未补正，视为撤回', en: 'Not supplemented in time: counts as withdrawn' },
  by: ['system', ...clerk],
  to: 'lapsed',
  onlyAfter: 'supplement',
  clause: living('item-5'),
} as const satisfies Outcome

export const applicationSteps = {
  acceptance: {
    title: { zh: '受理', en: 'Acceptance' },
    holder: 'township-clerk',
    outcomes: { accept, supplement, refuse_acceptance: refuseAcceptance, withdraw },
  },
  supplement: {
    title: { zh: '待补正', en: 'Waiting for the supplement' },
    holder: 'resident',
    outcomes: { resubmit, lapse, withdraw },
  },
} as const satisfies Record<string, Step>
