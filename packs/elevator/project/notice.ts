/** Steps 7 and 8: the public notice, objections to it, their mediation. */
import type { Guard, Outcome, Step } from 'yimen/kernel/programme'
import { civil, local, mediation } from '../clauses.ts'
import { payIn } from './money.ts'
import { beforeWorks, body, community, lateObjection, lawful, still, tell } from './shared.ts'

/** Asked where somebody else writes it down for them. */
const onBehalf = { when: 'actorRole = "community-worker"' } as const

const shownLongEnough = {
  test: 'posted.complete',
  clause: local('item-7'),
  message: {
    zh: '张贴证明不足规定天数，缺的日子须补足',
    en: 'The notice was not shown on enough days: make up those that are missing',
  },
} as const

const objectionThere = (clause: string): Guard => ({
  test: 'some o in objections satisfies o.no = objectionNo',
  clause,
  message: { zh: '没有这个异议编号', en: 'There is no such objection' },
})

const postNotice = {
  title: { zh: '张贴公示', en: 'Post the notice' },
  by: [community],
  to: 'notice',
  asks: { noticePlaces: 'required', objectionPhone: 'required', noticePhoto: 'optional' },
  begins: ['noticeProofs'],
  kinMayAct: true,
  sets: { noticeFrom: 'today' },
  when: [still],
  clause: local('item-7'),
} as const satisfies Outcome

const proveNotice = {
  title: { zh: '登记当日张贴证明', en: 'Prove today’s posting' },
  by: [community],
  to: 'notice',
  asks: { witness: 'required', noticePhoto: 'optional' },
  unordered: true,
  kinMayAct: true,
  adds: { noticeProofs: '{day: today, witness: witness}' },
  when: [
    {
      test: 'today > noticeFrom',
      clause: civil('art-201'),
      message: { zh: '张贴当日不计入公示期', en: 'The day of posting is not counted' },
    },
    {
      test: 'every p in noticeProofs satisfies p.day != today',
      clause: local('item-7'),
      message: { zh: '今天已经登记', en: 'Today is proved already' },
    },
  ],
  clause: local('item-7'),
} as const satisfies Outcome

const raiseObjection = {
  title: { zh: '提出异议', en: 'Object' },
  seenBy: 'actor',
  by: [...body],
  to: 'notice',
  asks: { ground: 'required', objection: 'required', objector: onBehalf, relation: onBehalf },
  unordered: true,
  kinMayAct: true,
  /** Whoever objects on their own phone is an owner of the stair. */
  adds: {
    objections: `
      {no: count(objections) + 1,
        relation: if actorRole = "resident" then "same_unit" else relation,
        ground: ground,
        text: objection,
        on: today,
        inTime: true,
        by: if actorRole = "resident" then actorPerson else null}
    `,
  },
  clause: local('item-8'),
} as const satisfies Outcome

const closeNotice = {
  title: { zh: '公示期满，无异议', en: 'Closed without objection' },
  by: [community],
  to: 'drawings',
  onlyAfter: 'notice',
  kinMayAct: true,
  when: [
    still,
    shownLongEnough,
    {
      test: 'count(objections) = 0',
      clause: local('item-8'),
      message: { zh: '有异议，须先调解', en: 'There are objections: mediate first' },
    },
  ],
  clause: local('item-7'),
} as const satisfies Outcome

const toMediation = {
  title: { zh: '公示期满，转调解', en: 'Closed, to mediation' },
  by: [community],
  to: 'mediation',
  onlyAfter: 'notice',
  kinMayAct: true,
  when: [
    shownLongEnough,
    {
      test: 'count(objections) > 0',
      clause: local('item-8'),
      message: { zh: '没有异议', en: 'There is no objection' },
    },
  ],
  clause: local('item-8'),
} as const satisfies Outcome

const mediate = {
  title: { zh: '登记一次调解', en: 'Record a mediation' },
  seenBy: 'actor',
  by: ['street-mediator', 'street-worker'],
  to: 'mediation',
  asks: {
    objectionNo: 'required',
    mediated: 'required',
    mediationNote: 'required',
    compensationFen: 'optional',
  },
  unordered: true,
  adds: {
    mediations: `
      {no: objectionNo,
        result: mediated,
        note: mediationNote,
        amount: compensationFen,
        on: today}
    `,
  },
  when: [objectionThere(mediation('art-3'))],
  clause: mediation('art-3'),
} as const satisfies Outcome

const hear = {
  title: { zh: '登记一次听证', en: 'Record a hearing' },
  seenBy: 'actor',
  by: ['street-mediator', 'district-office'],
  to: 'mediation',
  asks: { objectionNo: 'required', hearingNote: 'required' },
  unordered: true,
  adds: { hearings: '{no: objectionNo, note: hearingNote, on: today}' },
  when: [objectionThere(local('item-8'))],
  clause: local('item-8'),
} as const satisfies Outcome

const settled = {
  title: { zh: '异议均已化解', en: 'All settled' },
  by: ['street-mediator'],
  to: 'drawings',
  when: [
    still,
    {
      test: 'count(openObjections) = 0',
      clause: mediation('art-31'),
      message: { zh: '还有未化解的异议', en: 'An objection is still open' },
    },
  ],
  clause: mediation('art-31'),
} as const satisfies Outcome

const goOnWithNote = {
  title: { zh: '调解不成，附记后继续', en: 'Not settled: go on with a note' },
  by: ['street-mediator'],
  to: 'drawings',
  asks: { mediationNote: 'required' },
  sets: { unsettled: 'openObjections' },
  when: [
    lawful,
    still,
    {
      test: 'every n in openObjections satisfies some m in mediations satisfies m.no = n',
      clause: local('item-8'),
      message: { zh: '每一项异议至少调解一次', en: 'Each objection is mediated at least once' },
    },
    {
      test: `
        list contains(lapsed, "mediation")
        or (every n in openObjections satisfies
          count(mediations[item.no = n]) >= mediationTries
          or (some m in mediations satisfies m.no = n and m.result = "declined"))
      `,
      clause: local('item-8'),
      message: {
        zh: '调解未满一个月，也未满三次，当事人也没有拒绝调解',
        en: 'The month is not over, fewer than three mediations were held, and nobody refused',
      },
    },
  ],
  effects: [
    tell(
      '调解未达成一致，表决合法有效，项目附记后继续；异议人可依法提起诉讼。',
      'No agreement; the ballot is lawful and the project goes on with a note. Whoever objects may go to court.',
    ),
  ],
  clause: mediation('art-3'),
} as const satisfies Outcome

const stayedByCourt = {
  title: { zh: '法院裁定暂停', en: 'A court stays it' },
  by: ['district-office', 'street-mediator'],
  to: 'held',
  asks: { courtNo: 'required' },
  clause: civil('art-280'),
} as const satisfies Outcome

const resumeAfterCourt = {
  title: { zh: '恢复办理', en: 'Go on' },
  by: ['district-office'],
  to: 'drawings',
  asks: { courtNo: 'required' },
  when: [still],
  clause: civil('art-280'),
} as const satisfies Outcome

export const noticeSteps = {
  posting: {
    title: { zh: '待张贴公示', en: 'Notice to be posted' },
    holder: community,
    outcomes: { post_notice: postNotice, ...beforeWorks('posting') },
  },
  notice: {
    title: { zh: '公示', en: 'Public notice' },
    holder: community,
    outcomes: {
      prove_notice: proveNotice,
      object: raiseObjection,
      close_notice: closeNotice,
      to_mediation: toMediation,
      pay_in: payIn('notice'),
      ...beforeWorks('notice'),
    },
  },
  mediation: {
    title: { zh: '异议调解', en: 'Mediation' },
    holder: 'street-mediator',
    outcomes: {
      mediate,
      hear,
      late_objection: lateObjection('mediation'),
      settled,
      go_on: goOnWithNote,
      court: stayedByCourt,
      ...beforeWorks('mediation'),
    },
  },
  held: {
    title: { zh: '依法院文书暂停', en: 'Stayed by a court' },
    holder: 'district-office',
    suspends: {
      clocks: ['mediation'],
      reason: { zh: '法院裁定', en: 'Court order' },
      clause: civil('art-280'),
    },
    outcomes: { resume: resumeAfterCourt, ...beforeWorks('held') },
  },
} as const satisfies Record<string, Step>
