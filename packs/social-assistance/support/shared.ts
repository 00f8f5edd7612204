/** What several steps of the support use. */
import type { Guard, Outcome } from 'yimen/kernel/programme'
import { identification, measures, supportRules } from '../clauses.ts'
import { paidBy } from '../care/paid.ts'
import { transfer } from '../temporary/steps/shared.ts'

export const applicant = ['resident', 'village-worker', 'grid-worker'] as const

/** Every month until now, or until the last one, less what was given. */
export const payments = <To extends string>(here: To) =>
  paidBy(here, {
    owed: 'dueNow',
    book: { fact: 'given', sent: 'given + batchAmount', returned: 'given - returned' },
    payable: 'supportPayable',
    sent: [transfer('supportGranted', 'supportPayable', 'onWay', '计发供养金', 'Support due')],
    bounced: [transfer('supportPayable', 'supportGranted', 'returned', '退票冲回', 'Returned by the bank')],
  })

export const withdraw = {
  title: { zh: '撤回申请', en: 'Withdraw' },
  by: [...applicant],
  to: 'withdrawn',
  asks: { reason: 'optional' },
  kinMayAct: true,
  clause: measures('art-16'),
} as const satisfies Outcome

/** Sixty, or under sixteen, on the day that it is looked at. */
export const ageFits: Guard = {
  test: `
    if category = "elderly"
    then age(born, today) >= 60
    else if category = "minor" then age(born, today) < 16 else true
  `,
  clause: measures('art-14'),
  message: { zh: '年龄与对象类别不符', en: 'The age does not fit who they are said to be' },
}

/** By whom and under what it was evaluated: the hospital that has the contract acts itself. */
export const contracted: Guard = {
  test: `
    contract != null and contract.standing = "in_force" and contract.kind = "evaluation"
      and contract.validTo >= today and contract.post = actorPost
  `,
  clause: supportRules('item-4'),
  message: {
    zh: '评估机构没有在有效期内的委托合同',
    en: 'The hospital has no contract for evaluations that is in force',
  },
}

/** Nobody gets both: what a family on the living allowance counts them for ends first. */
export const notOnAllowance: Guard = {
  test: 'not(inLiving) or (leftLiving != null and since > leftLiving)',
  clause: measures('art-14'),
  message: {
    zh: '本人正在低保家庭中，须先停发或者变更，查明并填写低保最后计发月份，特困供养从以后的月份起计发',
    en: 'On the living allowance: end or change that first, and write its last month; the support begins in a later one',
  },
}

export const twoEvaluators: Guard = {
  test: 'evaluator1 != evaluator2',
  clause: supportRules('item-4'),
  message: { zh: '须由两名评估人评估', en: 'Two people evaluate' },
}

export const notOfBefore: Guard = {
  test: 'evaluatedOn >= evaluateFrom',
  clause: identification('item-5'),
  message: {
    zh: '评估日期早于确认或者能力变化的日期，不能用以前的评估',
    en: 'The evaluation is older than what it is asked for',
  },
}

export const evaluation = {
  evaluationContract: 'required',
  evaluatedOn: 'required',
  eats: 'required',
  dresses: 'required',
  getsUp: 'required',
  usesToilet: 'required',
  walks: 'required',
  bathes: 'required',
  evaluator1: 'required',
  evaluator2: 'required',
} as const satisfies Outcome['asks']

/** Fixed as they are evaluated: a later change of the table changes no one's grade. */
export const evaluated = { itemsNotMet: 'notMet', gradeNow: 'grade' } as const

/**
 * The grade as numbers that an agreement reads beside this case: the one now, the one before and the one before that, for a month is
 * checked until the end of the next, and a grade may change in both.
 */
export const numbered = (from: string) =>
  ({
    gradeNo: 'gradeNumber',
    gradeFrom: from,
    gradeFromNo: 'monthsBetween("2000-01", gradeFrom)',
    gradeBeforeNo: 'gradeBefore(gradeFrom)',
    gradeBeforeFromNo: 'monthsBetween("2000-01", gradeBeforeFrom(gradeFrom))',
    gradeEarlierNo: 'gradeBefore(gradeBeforeFrom(gradeFrom))',
  }) as const

export const newGrade = { grades: '{from: gradeFrom, grade: gradeNow}' } as const

/** Nobody's last month yet: a hundred years on. */
export const noEndYet = {
  lastMonth: 'addMonths(monthOf(today), 1200)',
  lastNo: 'monthsBetween("2000-01", lastMonth)',
} as const

export const nothingGivenYet = { changeOpen: 'false', given: '0', onWay: '0', accountWrong: 'false' } as const

/** One case counts as one, and one at home as one more thing that an agreement asks. */
export const countedAs = { one: '1', homeNo: 'if way = "home" then 1 else 0' } as const

export const reported = {
  title: { zh: '报告自理能力变化', en: 'Tell that self-care has changed' },
  by: ['village-worker', 'grid-worker', 'township-clerk'],
  to: 'reevaluation',
  asks: { changedOn: 'required', changeStory: 'required' },
  sets: { evaluateFrom: 'changedOn', changeOpen: 'true' },
  clause: identification('item-5'),
} as const satisfies Outcome
