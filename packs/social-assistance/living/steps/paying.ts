/** While a family is paid: reviews, changes told and found, leaving by degrees, the end, and what was paid too much. */
import type { Guard, Outcome, Step } from 'yimen/kernel/programme'
import { confirmation, living, measures } from '../../clauses.ts'
import {
  applicant,
  bounceAt,
  claimFirst,
  clerk,
  closed,
  correctAccount,
  endsWith,
  listedOnce,
  stillOver,
  tell,
  termFrom,
  transfer,
  visitedByTwo,
  whereOverpaid,
  type Decider,
} from './shared.ts'

const isDue = (obligation: 'review' | 'change', zh: string, en: string): Guard => ({
  test: `list contains(openObligations, "${obligation}")`,
  clause: confirmation('item-11'),
  message: { zh, en },
})

const reviewDue = {
  title: { zh: '定期核查到期', en: 'A review is due' },
  by: ['system'],
  to: 'paid',
  onlyAfter: 'nextReview',
  effects: [{ kind: 'open_obligation', obligation: 'review' }],
  clause: confirmation('item-11'),
} as const satisfies Outcome

const reviewDone = {
  title: { zh: '核查无变化', en: 'Reviewed: nothing changed' },
  by: [...clerk],
  to: 'paid',
  asks: { visitor1: 'required', visitor2: 'required', visitedOn: 'required', findings: 'optional' },
  when: [isDue('review', '没有待核查的事项', 'No review is due'), ...visitedByTwo],
  sets: { reviewOn: 'addMonths(today, everyMonths)' },
  effects: [{ kind: 'close_obligation', obligation: 'review', how: 'done', late: 'late' }],
  clause: confirmation('item-11'),
} as const satisfies Outcome

const tellChange = {
  title: { zh: '报告家庭变化', en: 'Tell a change' },
  by: [...applicant, ...clerk],
  to: 'paid',
  asks: { told: 'required' },
  unordered: true,
  kinMayAct: true,
  effects: [{ kind: 'open_obligation', obligation: 'change' }],
  clause: confirmation('item-11'),
} as const satisfies Outcome

const noChange = {
  title: { zh: '核实无变化', en: 'Looked into: nothing changed' },
  by: [...clerk],
  to: 'paid',
  asks: { note: 'required' },
  when: [isDue('change', '没有待核实的变化', 'No change was told')],
  effects: [{ kind: 'close_obligation', obligation: 'change', how: 'done', late: 'late' }],
  clause: confirmation('item-11'),
} as const satisfies Outcome

/** A death is no other name for a cut without a hearing, nor a change of income for somebody new. */
const kindFits: Guard = {
  test: `
    if changeKind = "death" or changeKind = "left" then heads < persons
    else if changeKind = "joined" then heads > persons
    else heads = persons
  `,
  clause: confirmation('item-11'),
  message: {
    zh: '填写的成员人数与变动情形不符',
    en: 'The members listed do not fit what is said to have changed',
  },
}

/** Who joins may be on another family’s register; of a list of before it is told at the first change who is on it. */
const noneTwice: Guard = {
  test: `
    (changeKind != "joined" and (proposedAs != null or count(terms) > 1)) or not(inOther or isSupported)
      or (leftOther != null and changeFrom > leftOther)
  `,
  clause: confirmation('item-10'),
  message: {
    zh: '有成员正在别的保障家庭中领取或者是特困供养对象，须先查明其在那里的最后计发月份并填写，本家庭从以后的月份起计算',
    en: 'A member is on another family’s register, or supported: find out, and write, until which month it is paid there; here it counts from a later one',
  },
}

const proposeChange = {
  title: { zh: '提出变更意见', en: 'Propose a change' },
  by: [...clerk],
  to: 'changing',
  asks: {
    changeKind: 'required',
    changedOn: 'required',
    members: 'required',
    incomes: 'optional',
    wage: { when: 'changeKind = "work"' },
    leftOther: 'optional',
    reason: 'required',
  },
  begins: ['incomes', 'wage', 'leftOther'],
  when: [...listedOnce, kindFits, noneTwice],
  sets: {
    changeFrom: 'addMonths(monthOf(changedOn), 1)',
    newBenefit: 'benefitAt(standard, heads, income + wageCounted, points)',
    isLess: `newBenefit < benefit and not(
      (changeKind = "death" or changeKind = "left") and income + wageCounted <= terms[-1].income)`,
    answered: 'false',
    asksHearing: 'false',
    heard: 'false',
  },
  effects: [
    tell(
      '乡镇拟变更您家的低保金，理由见告知书；减发的，五个工作日内可以陈述申辩、要求听证。',
      'The township means to change what your family is paid; if it is less you may answer, or ask for a hearing, within five working days.',
    ),
  ],
  clause: confirmation('item-11'),
} as const satisfies Outcome

const proposeStop = {
  title: { zh: '提出停发意见', en: 'Propose to stop' },
  by: [...clerk],
  to: 'stopping',
  asks: { stopGround: 'required', stopFrom: { when: 'stopGround = "false_statement"' }, reason: 'required' },
  begins: ['stopFrom'],
  sets: { isLess: 'stopGround != "asked"', answered: 'false', asksHearing: 'false', heard: 'false' },
  effects: [
    tell(
      '乡镇拟停发您家的低保金，理由见告知书；五个工作日内可以陈述申辩、要求听证。',
      'The township means to stop paying your family; you may answer, or ask for a hearing, within five working days.',
    ),
  ],
  clause: confirmation('item-13'),
} as const satisfies Outcome

const answer = <const To extends string>(to: To) =>
  ({
    title: { zh: '陈述申辩', en: 'Answer' },
    by: [...applicant],
    to,
    asks: { statement: 'required', wantsHearing: 'required' },
    own: ['wantsHearing'],
    kinMayAct: true,
    sets: { answered: 'true', asksHearing: 'wantsHearing' },
    clause: living('item-11'),
  }) as const satisfies Outcome

const hear = <const To extends string>({ role }: Decider, to: To) =>
  ({
    title: { zh: '登记听证', en: 'Record the hearing' },
    by: [role],
    to,
    asks: { hearingNote: 'required' },
    sets: { heard: 'true' },
    clause: living('item-11'),
  }) as const satisfies Outcome

const mayBeLess: readonly Guard[] = [
  {
    test: 'not(isLess) or answered or list contains(lapsed, "statement")',
    clause: living('item-11'),
    message: {
      zh: '陈述申辩期未满，家庭也还没有陈述申辩',
      en: 'The family has not answered, and still has time to',
    },
  },
  {
    test: 'not(asksHearing) or heard',
    clause: living('item-11'),
    message: { zh: '家庭要求听证，须先听证', en: 'The family asks for a hearing: hold it first' },
  },
]

/** New wages that do not count yet are not forgotten by another change before they do. */
const workAfter = (now: string, name: 'work' | 'workFrom'): string =>
  `if wage != null then ${now} else if terms[-1].workFrom != null and terms[-1].workFrom > changeFrom then terms[-1].${name} else null`

const decideChange = ({ role }: Decider) =>
  ({
    title: { zh: '决定变更', en: 'Decide the change' },
    by: [role],
    to: 'paid',
    asks: { note: 'optional' },
    notBy: ['propose_change'],
    sets: {
      personsBefore: 'persons',
      terms: `append(terms, ${termFrom('changeFrom', {
        work: workAfter('wage - wageCounted', 'work'),
        workFrom: workAfter('addMonths(changeFrom, workMonths)', 'workFrom'),
      })})`,
      persons: 'heads',
      benefit: 'newBenefit',
      joined: 'max(0, persons - personsBefore)',
      gone: 'max(0, personsBefore - persons)',
      everyMonths: 'if workers then 6 else 12',
      reviewOn: 'addMonths(today, everyMonths)',
      debt: 'excess',
      debtFrom: 'addMonths(listedMonth, 1)',
      monthlyBack: 'floor(dueIn(debtFrom, debtFrom) * recoveryPercent / 100)',
    },
    when: [
      ...mayBeLess,
      {
        test: 'benefit > 0',
        clause: living('item-2'),
        message: {
          zh: '变更后没有应发的金额，应当停发或者渐退',
          en: 'Nothing would be due: stop, or let them leave by degrees',
        },
      },
    ],
    effects: [
      ...closed,
      tell(
        '您家的低保金已变更，理由和起算月份见决定书；有多发的从以后各月扣回，每月不超过当月应发的两成。',
        'What your family is paid has changed; see the decision. What was paid too much is taken off later months, a fifth at the most.',
      ),
    ],
    clause: confirmation('item-11'),
  }) as const satisfies Outcome

const dropped = (title: { readonly zh: string; readonly en: string }, { role }: Decider) =>
  ({
    title,
    by: [role],
    to: 'paid',
    asks: { note: 'required' },
    clause: confirmation('item-11'),
  }) as const satisfies Outcome

const stop = ({ role, by }: Decider) =>
  ({
    title: { zh: '决定停发', en: 'Decide to stop' },
    by: [role],
    to: 'settling',
    asks: { note: 'optional' },
    notBy: ['propose_stop'],
    sets: {
      stoppedBy: `"${by}"`,
      ...endsWith('if stopFrom = null then monthOf(today) else addMonths(stopFrom, -1)'),
    },
    when: mayBeLess,
    branches: [whereOverpaid],
    effects: [
      ...closed,
      tell(
        '您家的低保金已停发，理由和救济途径见决定书。',
        'Your family is paid no longer. See the decision for reasons and remedies.',
      ),
    ],
    clause: confirmation('item-13'),
  }) as const satisfies Outcome

const exit = ({ role, by }: Decider) =>
  ({
    title: { zh: '给予渐退期', en: 'Let them leave by degrees' },
    by: [role],
    to: 'exiting',
    asks: { note: 'optional' },
    notBy: ['propose_stop'],
    sets: {
      stoppedBy: `"${by}"`,
      lastMonth: 'addMonths(monthOf(today), exitMonths)',
      exitOn: 'lastDay(lastMonth)',
    },
    when: [
      ...mayBeLess,
      {
        test: 'stopGround = "income"',
        clause: living('item-7'),
        message: {
          zh: '只有收入超过标准的可以渐退',
          en: 'Only a family above the standard leaves by degrees',
        },
      },
    ],
    effects: [
      ...closed,
      tell(
        '您家收入已超过标准，给予渐退期，期内按原金额发放，期满停发。',
        'Your income is above the standard: you are paid as before for some months, and then no longer.',
      ),
    ],
    clause: living('item-7'),
  }) as const satisfies Outcome

const endExit = {
  title: { zh: '渐退期满，停发', en: 'The time to leave is over' },
  by: ['system'],
  to: 'settling',
  onlyAfter: 'exit',
  sets: endsWith('lastMonth'),
  branches: [whereOverpaid],
  clause: living('item-7'),
} as const satisfies Outcome

/** The last member, or the only one; of another member it is a change. */
const die = {
  title: { zh: '登记全户死亡', en: 'The family has died out' },
  by: [...clerk],
  to: 'settling',
  asks: { endedOn: 'required' },
  sets: { gone: 'persons', ...endsWith('monthOf(endedOn)') },
  branches: [whereOverpaid],
  effects: [...closed],
  clause: living('item-8'),
} as const satisfies Outcome

const moveAway = {
  title: { zh: '登记整户迁出', en: 'The family moved away' },
  by: [...clerk],
  to: 'settling',
  asks: { endedOn: 'required', note: 'optional' },
  sets: { gone: 'persons', ...endsWith('monthOf(endedOn)') },
  branches: [whereOverpaid],
  effects: [
    ...closed,
    tell(
      '您家已迁出，迁出当月照发，请向迁入地申请。',
      'Your family moved away: the month is still paid; please apply where you live now.',
    ),
  ],
  clause: confirmation('item-13'),
} as const satisfies Outcome

const less = {
  beyondClaim: 'max(0, batchAmount - recoverable)',
  recoverable: 'max(0, recoverable - batchAmount)',
} as const

/** A list that is not released yet may still be discarded: then nothing was paid too much. */
const allReleased: Guard = {
  test: 'given = released',
  clause: living('item-10'),
  message: {
    zh: '还有列了他的清单没有发放，发放或者作废以后再办理',
    en: 'A list that names the family is not released yet: after it is released or discarded',
  },
}

const demand = {
  title: { zh: '发出退回通知', en: 'Demand it back' },
  by: [...clerk],
  to: 'recovering',
  sets: { recoverable: stillOver },
  when: [
    allReleased,
    {
      test: 'recoverable > 0',
      clause: living('item-9'),
      message: { zh: '没有要退回的', en: 'There is nothing to pay back' },
    },
  ],
  effects: [
    transfer('livingRecoverable', 'livingGranted', 'recoverable', '停发后多发，应退回', 'Paid after the end'),
    { kind: 'open_obligation', obligation: 'overpayment' },
    tell(
      '停发以后多发的低保金须退回，金额和期限见通知书，可以陈述申辩，也可以分期。',
      'What was paid after the end is to be paid back; see the notice. You may answer, and pay in parts.',
    ),
  ],
  clause: measures('art-68'),
} as const satisfies Outcome

const allBack = {
  title: { zh: '全部退回的', en: 'where all of it came back' },
  when: 'recoverable = 0',
  to: 'settling',
  clause: living('item-9'),
} as const

const nothingLeft = {
  title: { zh: '没有要退回的', en: 'Nothing to pay back' },
  by: [...clerk],
  to: 'settling',
  sets: { recoverable: stillOver },
  when: [
    allReleased,
    {
      test: 'recoverable = 0',
      clause: living('item-9'),
      message: { zh: '还有要退回的', en: 'Something is to be paid back' },
    },
  ],
  clause: living('item-9'),
} as const satisfies Outcome

const payBack = {
  title: { zh: '登记退回', en: 'Record what came back' },
  by: [...clerk],
  to: 'recovering',
  asks: { instalment: 'required', receipt: 'required' },
  own: ['instalment'],
  sets: {
    paidBack: 'instalment',
    recoverable: 'recoverable - instalment',
    returned: 'returned + instalment',
  },
  when: [
    {
      test: 'recoverable >= 0',
      clause: living('item-9'),
      message: { zh: '超过应退回的金额', en: 'It is more than is to be paid back' },
    },
  ],
  branches: [allBack],
  effects: [transfer('livingBank', 'livingRecoverable', 'paidBack', '退回多发低保金', 'Paid back')],
  clause: living('item-9'),
} as const satisfies Outcome

const writeOff = {
  title: { zh: '核销', en: 'Write off' },
  by: ['county-leader'],
  to: 'settling',
  asks: { reason: 'required' },
  notBy: ['demand'],
  sets: { writtenOff: 'recoverable', recoverable: '0', returned: 'returned + writtenOff' },
  decides: { act: 'write_off', amount: 'writtenOff' },
  effects: [
    transfer('livingLoss', 'livingRecoverable', 'writtenOff', '无法追回，核销', 'Written off'),
    { kind: 'close_obligation', obligation: 'overpayment', how: 'written_off' },
  ],
  clause: living('item-9'),
} as const satisfies Outcome

const close = {
  title: { zh: '结清', en: 'Settle' },
  by: ['system', ...clerk],
  to: 'ended',
  onlyAfter: 'closing',
  when: [
    {
      test: 'payableNow <= 0',
      clause: living('item-10'),
      message: { zh: '还有应发未发的', en: 'Something is still to be paid' },
    },
  ],
  effects: [
    { kind: 'close_obligation', obligation: 'overpayment', how: 'recovered' },
    { kind: 'close_obligation', obligation: 'account', how: 'regularised' },
  ],
  clause: living('item-10'),
} as const satisfies Outcome

export const payingAndAfter = (who: Decider) =>
  ({
    paid: {
      title: { zh: '保障中', en: 'On the register' },
      holder: 'township-clerk',
      dormant: true,
      outcomes: {
        review_due: reviewDue,
        review_done: reviewDone,
        tell_change: tellChange,
        no_change: noChange,
        propose_change: proposeChange,
        propose_stop: proposeStop,
        die,
        move_away: moveAway,
        bounce: bounceAt('paid'),
        correct_account: correctAccount('paid'),
      },
    },
    changing: {
      title: { zh: '变更待决定', en: 'A change to be decided' },
      holder: who.role,
      outcomes: {
        answer: answer('changing'),
        hear: hear(who, 'changing'),
        decide_change: decideChange(who),
        drop_change: dropped({ zh: '不予变更', en: 'No change' }, who),
        bounce: bounceAt('changing'),
        correct_account: correctAccount('changing'),
      },
    },
    stopping: {
      title: { zh: '停发待决定', en: 'The end to be decided' },
      holder: who.role,
      outcomes: {
        answer: answer('stopping'),
        hear: hear(who, 'stopping'),
        stop: stop(who),
        exit: exit(who),
        drop_stop: dropped({ zh: '继续保障', en: 'Go on' }, who),
        bounce: bounceAt('stopping'),
        correct_account: correctAccount('stopping'),
      },
    },
    exiting: {
      title: { zh: '渐退期', en: 'Leaving by degrees' },
      holder: 'township-clerk',
      dormant: true,
      outcomes: {
        end_exit: endExit,
        die,
        move_away: moveAway,
        bounce: bounceAt('exiting'),
        correct_account: correctAccount('exiting'),
      },
    },
    overpaid: {
      title: { zh: '多发待追回', en: 'Overpaid' },
      holder: 'township-clerk',
      outcomes: { demand, nothing_left: nothingLeft, bounce: bounceAt('overpaid', less) },
    },
    recovering: {
      title: { zh: '追回中', en: 'Being paid back' },
      holder: 'township-clerk',
      outcomes: {
        pay_back: payBack,
        answer: answer('recovering'),
        write_off: writeOff,
        bounce: { ...bounceAt('recovering', less, claimFirst), branches: [allBack] },
      },
    },
    settling: {
      title: { zh: '已停发，结清中', en: 'Ended, being settled' },
      holder: 'township-clerk',
      dormant: true,
      outcomes: { close, bounce: bounceAt('settling'), correct_account: correctAccount('settling') },
    },
  }) as const satisfies Record<string, Step>
