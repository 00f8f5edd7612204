/** Who confirms: the county by itself, or the township’s joint meeting with the county behind it. */
import type { Guard, Outcome, Step } from 'yimen/kernel/programme'
import { approval, confirmation, devolution, licensing } from '../../clauses.ts'
import { notElsewhere, reportHolds } from './inquiry.ts'
import { clerk, tell, termFrom, withdraw, type Decider } from './shared.ts'

export const parties = ['township-head', 'village-worker'] as const

const countySeen: Guard = {
  test: 'countyTrue or not(registeredKin or complained)',
  clause: confirmation('item-7'),
  message: {
    zh: '单独登记或者有投诉举报的家庭，须先由县民政局入户调查属实',
    en: 'Registered kin and whoever was complained about: the county visits the home first',
  },
}
const isAgreed: Guard = {
  test: 'joint.result = "pass"',
  clause: devolution('item-2'),
  message: {
    zh: '还有一方在期限内未出具意见，或者有一方不同意',
    en: 'An opinion is waited for, or somebody objects',
  },
}
/** One person may hold two posts: neither two opinions, nor an opinion and the decision, are one official’s. */
const notTwice: Guard = {
  test: 'every o in opinions satisfies o.by != actorPerson',
  clause: devolution('item-2'),
  message: {
    zh: '同一人不得在一次联审联批中代表两方，也不得既出具意见又作出决定',
    en: 'At one meeting nobody speaks for two, nor gives an opinion and decides',
  },
}
const agreedIn = ({ by }: Decider): readonly Guard[] =>
  by === 'township' ? [isAgreed, notTwice, countySeen] : [countySeen]

const confirm = (who: Decider) =>
  ({
    title: { zh: '确认纳入保障', en: 'Confirm' },
    by: [who.role],
    to: 'paid',
    asks: { note: 'optional' },
    notBy: who.makers,
    sets: {
      since: 'addMonths(monthOf(today), 1)',
      terms: `[${termFrom('since')}]`,
      persons: 'heads',
      benefit: 'benefitNow',
      decidedBy: `"${who.by}"`,
      everyMonths: 'if workers then 6 else 12',
      reviewOn: 'addMonths(today, everyMonths)',
      returned: '0',
      debt: '0',
      debtFrom: 'since',
      monthlyBack: '0',
      accountWrong: 'false',
    },
    when: [
      ...agreedIn(who),
      reportHolds,
      notElsewhere,
      {
        test: 'proposedAs = "allowance"',
        clause: confirmation('item-9'),
        message: { zh: '初审意见不是纳入低保', en: 'The opinion is not for the allowance' },
      },
    ],
    decides: { act: 'confirm', amount: 'benefit' },
    effects: [
      tell(
        '您家的低保申请已确认，自下月起按月发放到账户。',
        'Your family is on the register: paid each month from the next one on.',
      ),
    ],
    clause: who.clause,
  }) as const satisfies Outcome

const confirmMarginal = (who: Decider) =>
  ({
    title: { zh: '认定为低保边缘家庭', en: 'Marginal family' },
    by: [who.role],
    to: 'marginal',
    asks: { note: 'optional' },
    notBy: who.makers,
    sets: { persons: 'heads' },
    when: [
      ...agreedIn(who),
      reportHolds,
      {
        test: 'proposedAs = "marginal"',
        clause: confirmation('item-14'),
        message: { zh: '初审意见不是边缘家庭', en: 'The opinion is not for a marginal family' },
      },
    ],
    effects: [
      tell(
        '您家收入超过低保标准，已认定为低保边缘家庭，可以申请医疗、教育等专项救助。',
        'Your income is above the standard; you are a marginal family, and may ask for medical and school aid.',
      ),
    ],
    clause: confirmation('item-14'),
  }) as const satisfies Outcome

const refuse = (who: Decider) =>
  ({
    title: { zh: '不予确认', en: 'Refuse' },
    by: [who.role],
    to: 'refusing',
    asks: { reason: 'required' },
    notBy: [...who.makers, 'propose_refusal'],
    clause: licensing('art-38'),
  }) as const satisfies Outcome

const sendBack = (who: Decider) =>
  ({
    title: { zh: '退回重新调查', en: 'Return' },
    by: [who.role],
    to: 'inquiry',
    asks: { note: 'required' },
    sets: { democraticHeld: 'false' },
    clause: who.clause,
  }) as const satisfies Outcome

const visitHome = <const To extends string>(to: To) =>
  ({
    title: { zh: '登记县级入户', en: 'Record the county’s visit' },
    by: ['county-leader', 'county-check'],
    to,
    asks: {
      visitor1: 'required',
      visitor2: 'required',
      countyVisitOn: 'required',
      countyFindings: 'required',
      isTrue: 'required',
    },
    own: ['visitor1', 'visitor2', 'isTrue'],
    when: [
      {
        test: 'visitor1 != visitor2',
        clause: confirmation('item-7'),
        message: { zh: '入户须由两名以上工作人员进行', en: 'A visit takes at least two people' },
      },
    ],
    sets: { countyTrue: 'isTrue' },
    clause: confirmation('item-7'),
  }) as const satisfies Outcome

const agree = {
  title: { zh: '同意初审意见', en: 'Agree' },
  by: ['township-head', 'township-leader'],
  to: 'posting',
  asks: { note: 'optional' },
  notBy: ['propose'],
  clause: approval('item-1'),
} as const satisfies Outcome

const giveBack = {
  title: { zh: '退回经办人', en: 'Return to the clerk' },
  by: ['township-head', 'township-leader'],
  to: 'opinion',
  asks: { note: 'required' },
  clause: approval('item-1'),
} as const satisfies Outcome

const opine = {
  title: { zh: '出具联审意见', en: 'Give an opinion' },
  by: [...parties],
  to: 'meeting',
  asks: { opinion: 'required', opinionNote: { when: 'opinion = "object"' } },
  own: ['opinion', 'opinionNote'],
  unordered: true,
  notBy: ['propose', 'propose_refusal'],
  adds: { opinions: '{party: actorRole, opinion: opinion, note: opinionNote, by: actorPerson, on: today}' },
  when: [
    {
      test: 'every o in opinions satisfies o.party != actorRole',
      clause: devolution('item-2'),
      message: { zh: '本方已出具意见', en: 'This party has answered' },
    },
    notTwice,
  ],
  clause: devolution('item-2'),
} as const satisfies Outcome

const referVisit = {
  title: { zh: '报县民政局入户', en: 'Ask the county to visit' },
  by: ['township-leader'],
  to: 'county_visit',
  asks: { note: 'optional' },
  when: [
    {
      test: 'registeredKin or complained',
      clause: confirmation('item-7'),
      message: { zh: '没有单独登记，也没有投诉举报', en: 'Neither registered kin nor complained about' },
    },
  ],
  clause: confirmation('item-7'),
} as const satisfies Outcome

const tellRefusal = {
  title: { zh: '送达不予确认告知书', en: 'Serve the refusal' },
  by: [...clerk],
  to: 'refused',
  effects: [
    tell(
      '您的低保申请未获确认，理由和救济途径见告知书。',
      'Your application is refused. See the notice for reasons and remedies.',
    ),
  ],
  clause: confirmation('item-6'),
} as const satisfies Outcome

const refusing: Step = {
  title: { zh: '待书面告知', en: 'Refusal to be served' },
  holder: 'township-clerk',
  outcomes: { tell_refusal: tellRefusal },
}

const decided = (who: Decider) => ({
  confirm: confirm(who),
  confirm_marginal: confirmMarginal(who),
  refuse: refuse(who),
  return: sendBack(who),
  withdraw,
})

/** Not devolved: the head of the office looks at the opinion, and the county decides. */
export const countySteps = (who: Decider): Readonly<Record<string, Step>> => ({
  review: {
    title: { zh: '乡镇审核', en: 'Looked at by the township' },
    holder: 'township-head',
    outcomes: { agree, give_back: giveBack, withdraw },
  },
  deciding: {
    title: { zh: '县级审批', en: 'County decision' },
    holder: 'county-leader',
    outcomes: { record_county_visit: visitHome('deciding'), ...decided(who) },
  },
  refusing,
})

/** Devolved: a joint meeting of the township, and the county visits where it must. */
export const townshipSteps = (who: Decider): Readonly<Record<string, Step>> => ({
  meeting: {
    title: { zh: '乡镇联审联批', en: 'Joint meeting of the township' },
    holder: 'township-leader',
    parties: { 'township-head': { clock: 'opinionHead' }, 'village-worker': { clock: 'opinionVillage' } },
    outcomes: { opine, refer_visit: referVisit, ...decided(who) },
  },
  county_visit: {
    title: { zh: '县级入户调查', en: 'Visit by the county' },
    holder: 'county-leader',
    outcomes: { record_county_visit: visitHome('meeting'), withdraw },
  },
  refusing,
})
