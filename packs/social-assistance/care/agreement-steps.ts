/** Signed by four, in force for a year, checked each month, changed or ended. */
import type { Guard, Outcome, Step } from 'yimen/kernel/programme'
import { measures, supportOpinions, supportRules } from '../clauses.ts'
import { tell } from '../temporary/steps/shared.ts'
import { paidBy } from './paid.ts'

const item = supportRules('item-7')
const monthly = supportRules('item-8')

/** Exactly one: the cared-for is supported, and the carer is not. */
const oneSupported: Guard = {
  test: 'livingCount = 1',
  clause: measures('art-14'),
  message: {
    zh: '被照料人须是供养中的特困人员，照料人不得是特困人员',
    en: 'The cared-for must be supported, and the carer must not be',
  },
}

const needsCare: Guard = {
  test: 'gradeNo >= 1 and atHome = 1',
  clause: item,
  message: {
    zh: '只有分散供养且部分或者完全丧失自理能力的，才签照料协议',
    en: 'Only for those at home whose self-care is partly or wholly lost',
  },
}

const carerMay: Guard = {
  test: 'carerFree',
  clause: item,
  message: {
    zh: '照料人须有照料能力，村（居）委会、乡镇工作人员不得担任照料人',
    en: 'The carer must be able to care, and may be no official of village or township',
  },
}

const terms = {
  cooks: 'required',
  cleans: 'required',
  medicine: 'required',
  calls: 'required',
  frequency: 'required',
  accountHolder: 'required',
  account: 'required',
} as const satisfies Outcome['asks']

const someDuty: Guard = {
  test: 'cooks or cleans or medicine or calls',
  clause: supportOpinions('item-4'),
  message: { zh: '协议须写明照料内容', en: 'The agreement must say what the care is' },
}

/** As the agreement says it each time that it is signed. */
const agreedGrade = {
  agreedGrades:
    '{on: today, grade: if gradeNo = 0 then "able" else if gradeNo = 1 then "partly" else "wholly"}',
} as const

export const opens = {
  propose: {
    title: { zh: '拟订照料护理协议', en: 'Draft a care agreement' },
    by: ['township-clerk'],
    to: 'signing',
    asks: {
      fullName: 'required',
      idNo: 'required',
      carerName: 'required',
      carerId: 'required',
      carerPhone: 'required',
      carerRelation: 'required',
      carerFree: 'required',
      ...terms,
    },
    sets: {
      one: '1',
      gradeAgreed: 'gradeNo',
      draftedOn: 'today',
      careOwed: '0',
      onWay: '0',
      accountWrong: 'false',
    },
    adds: agreedGrade,
    when: [
      {
        test: 'idNo != carerId',
        clause: item,
        message: { zh: '照料人不能是被照料人本人', en: 'Nobody is their own carer' },
      },
      carerMay,
      someDuty,
      oneSupported,
      needsCare,
    ],
    clause: supportOpinions('item-4'),
  },
} as const satisfies Record<string, Outcome>

const parties = {
  office: { zh: '乡镇（街道）民政办签字', en: 'The township’s office signs' },
  village: { zh: '村（居）委会签字', en: 'The village committee signs' },
  carer: { zh: '登记照料人签字', en: 'Record that the carer signed' },
  person: { zh: '登记被照料人签字', en: 'Record that the cared-for signed' },
} as const

/** One party, once: office and village by whoever acts for them, the two others on paper, before somebody who records it. */
const signs = (party: keyof typeof parties, by: string) =>
  ({
    title: parties[party],
    by: [by],
    to: 'signing',
    asks: { signedName: 'required', signedOn: 'required', witness: 'optional' },
    own: ['signedName', 'signedOn', 'witness'],
    adds: { signatures: `{party: "${party}", on: signedOn}` },
    when: [
      {
        test: `every s in signatures satisfies s.party != "${party}"`,
        clause: item,
        message: { zh: '这一方已经签字', en: 'This party has signed already' },
      },
      {
        test: 'signedOn >= draftedOn',
        clause: item,
        message: {
          zh: '签字日期早于本次拟订、变更或者续签，须重新签字',
          en: 'Signed before this was drafted, changed or renewed: it must be signed anew',
        },
      },
    ],
    clause: item,
  }) as const satisfies Outcome

const conclude = {
  title: { zh: '四方签齐，协议生效', en: 'All four have signed: in force' },
  by: ['township-clerk'],
  to: 'in_force',
  sets: {
    signedParties: 'count(distinct values(signatures.party))',
    firstMonth: 'addMonths(monthOf(today), 1)',
    checkedTo: 'if checkedTo = null then monthOf(today) else checkedTo',
    /** Between a term that is over and this one there was no agreement: those months are never checked. */
    resumesFrom: 'if endsOn != null and endsOn < today then firstMonth else resumesFrom',
    termEndedOn: 'if endsOn != null and endsOn < today then endsOn else termEndedOn',
    endsOn: 'lastDay(addMonths(monthOf(today), termMonths))',
    remindOn: 'firstDay(monthOf(endsOn))',
    checkBy: 'lastDay(addMonths(checkedTo, 2))',
  },
  when: [
    {
      test: 'signedParties = partiesNeeded',
      clause: item,
      message: {
        zh: '须由乡镇民政办、村（居）委会、照料人、被照料人四方签齐',
        en: 'Township office, village committee, carer and cared-for must all have signed',
      },
    },
    oneSupported,
    needsCare,
  ],
  effects: [tell('照料护理协议已经生效。', 'The care agreement is in force.')],
  clause: item,
} as const satisfies Outcome

/** The month of the end is the last that is checked. */
const endsNow = { endsOn: 'if endsOn != null and endsOn < today then endsOn else today' } as const

const giveUp = {
  title: { zh: '未能签齐，不再签订', en: 'Not signed by all: given up' },
  by: ['township-clerk'],
  to: 'closing',
  asks: { endReason: 'required', reason: 'optional' },
  sets: endsNow,
  clause: item,
} as const satisfies Outcome

/** In its own month's grade, if the person was supported in it: a changed grade begins with its own month. */
const checkMonth = <const To extends string>(to: To) =>
  ({
    title: { zh: '按月检查', en: 'Check the month' },
    by: ['village-worker'],
    to,
    asks: { month: 'required', careDays: 'required', inOrder: 'required', findings: 'optional' },
    sets: {
      checkedBefore: 'checkedTo',
      checkedTo: 'month',
      monthNo: 'monthsBetween("2000-01", month)',
      gradeOfMonth: `
        if monthNo >= gradeFromNo then gradeNo
        else if monthNo >= gradeBeforeFromNo then gradeBeforeNo
        else gradeEarlierNo
      `,
      earned: 'if inOrder and gradeOfMonth >= 1 then valueOn(careOf(gradeOfMonth), firstDay(month)) else 0',
      careOwed: 'careOwed + earned',
      checkBy: 'lastDay(addMonths(month, 2))',
    },
    when: [
      {
        test: `
          month = (if termEndedOn != null and checkedBefore = monthOf(termEndedOn)
            then resumesFrom else addMonths(checkedBefore, 1))
        `,
        clause: monthly,
        message: {
          zh: '应当逐月检查，不得跳过或者重复',
          en: 'Month by month: none is left out or checked twice',
        },
      },
      {
        test: 'month < monthOf(today) or today = lastDay(month)',
        clause: monthly,
        message: { zh: '当月还没有结束', en: 'The month is not over' },
      },
      {
        test: 'not(inOrder) or careDays > 0',
        clause: monthly,
        message: { zh: '没有照料的月份不能检查合格', en: 'A month without care is not in order' },
      },
      {
        test: 'month <= monthOf(endsOn)',
        clause: item,
        message: { zh: '协议已经期满，应当续签', en: 'The term is over: renew it' },
      },
      {
        test: 'supportedCount = 1 and monthNo <= supportedToNo',
        clause: monthly,
        message: { zh: '该月被照料人已不在供养', en: 'The cared-for was not supported in that month' },
      },
    ],
    effects: [
      {
        kind: 'transfer',
        debit: 'careGranted',
        credit: 'carePayable',
        amount: 'earned',
        when: 'earned > 0',
        memo: { zh: '当月照料护理费', en: 'Care money of the month' },
      },
    ],
    clause: monthly,
  }) as const satisfies Outcome

const recordCare = <const To extends string>(to: To) =>
  ({
    title: { zh: '登记居家照料', en: 'Record care at home' },
    by: ['village-worker', 'grid-worker'],
    to,
    asks: { caredOn: 'required', caredFor: 'required' },
    own: ['caredOn', 'caredFor'],
    adds: { homeCare: '{on: caredOn, what: caredFor}' },
    clause: supportOpinions('item-4'),
  }) as const satisfies Outcome

const payments = <To extends string>(here: To) =>
  paidBy(here, {
    owed: 'careOwed',
    book: { fact: 'careOwed', sent: 'careOwed - batchAmount', returned: 'careOwed + returned' },
    payable: 'carePayable',
    sent: [],
    bounced: [],
  })

const amend = {
  title: { zh: '变更协议，重新签字', en: 'Change it: all sign again' },
  by: ['township-clerk'],
  to: 'signing',
  asks: { ...terms, reason: 'required' },
  begins: ['signatures'],
  when: [someDuty],
  adds: agreedGrade,
  sets: { gradeAgreed: 'gradeNo', draftedOn: 'today' },
  clause: item,
} as const satisfies Outcome

const terminate = {
  title: { zh: '终止协议', en: 'End it' },
  by: ['township-clerk'],
  to: 'closing',
  asks: { endReason: 'required', reason: 'optional' },
  sets: endsNow,
  clause: item,
} as const satisfies Outcome

const remind = {
  title: { zh: '协议将满，提醒续签', en: 'The term is nearly over: renew it' },
  by: ['system'],
  to: 'renewing',
  clause: item,
} as const satisfies Outcome

const renew = {
  title: { zh: '续签，重新签字', en: 'Renew: all sign again' },
  by: ['township-clerk'],
  to: 'signing',
  asks: { ...terms },
  begins: ['signatures'],
  when: [someDuty, oneSupported, needsCare],
  adds: agreedGrade,
  sets: { gradeAgreed: 'gradeNo', draftedOn: 'today' },
  clause: item,
} as const satisfies Outcome

const close = {
  title: { zh: '结清，办结', en: 'Settled: close' },
  by: ['township-clerk'],
  to: 'ended',
  when: [
    {
      test: 'careOwed = 0 and onWay = 0',
      clause: monthly,
      message: { zh: '还有未发放的照料护理费', en: 'Care money is still to be paid' },
    },
  ],
  clause: item,
} as const satisfies Outcome

export const steps = {
  signing: {
    title: { zh: '四方签字', en: 'Four sign' },
    holder: 'township-clerk',
    outcomes: {
      sign_office: signs('office', 'township-head'),
      sign_village: signs('village', 'village-worker'),
      sign_carer: signs('carer', 'township-clerk'),
      sign_person: signs('person', 'township-clerk'),
      conclude,
      give_up: giveUp,
      ...payments('signing'),
    },
  },
  in_force: {
    title: { zh: '履行中', en: 'In force' },
    holder: 'village-worker',
    outcomes: {
      check_month: checkMonth('in_force'),
      record_care: recordCare('in_force'),
      amend,
      terminate,
      remind,
      ...payments('in_force'),
    },
  },
  renewing: {
    title: { zh: '待续签', en: 'To be renewed' },
    holder: 'township-clerk',
    outcomes: {
      check_month: checkMonth('renewing'),
      record_care: recordCare('renewing'),
      renew,
      terminate,
      ...payments('renewing'),
    },
  },
  closing: {
    title: { zh: '终止结清', en: 'Being settled' },
    holder: 'township-clerk',
    outcomes: { check_month: checkMonth('closing'), close, ...payments('closing') },
  },
  ended: { title: { zh: '已终止', en: 'Ended' }, end: 'done', outcomes: {} },
} as const satisfies Record<string, Step>
