/** What several steps of the living allowance use: who applies, who decides under which version, and the conditions of more than one act. */
import type { EffectRule, Guard, Outcome } from 'yimen/kernel/programme'
import { confirmation, living, measures } from '../../clauses.ts'

export { tell, transfer, authorised } from '../../temporary/steps/shared.ts'

export const applicant = ['resident', 'village-worker', 'grid-worker'] as const
export const clerk = ['township-clerk'] as const
export const village = ['village-worker', 'grid-worker'] as const

/** Who decides, and at which step: all else of the two versions is the same. */
export type Decider = {
  readonly role: 'county-leader' | 'township-leader'
  /** Its name as facts keep it. */
  readonly by: 'county' | 'township'
  /** Where an opinion goes before it is shown, where it goes then, and where a refusal goes. */
  readonly afterOpinion: 'review' | 'posting'
  readonly decision: 'deciding' | 'meeting'
  /** Whoever gave an opinion before does not decide. */
  readonly makers: readonly string[]
  /** What is said anew each time. */
  readonly begins: readonly string[]
  readonly clause: string
}

/** The steps at which a family is paid. */
export const payingSteps = ['paid', 'changing', 'stopping', 'exiting', 'settling'] as const
/** The steps at which it is on the register. */
export const onRegister = ['paid', 'changing', 'stopping', 'exiting'] as const

export const visitedByTwo: readonly Guard[] = [
  {
    test: 'visitor1 != visitor2',
    clause: confirmation('item-3'),
    message: { zh: '入户调查须由两名以上工作人员进行', en: 'A visit takes at least two people' },
  },
]

/** Of the list of members: the applicant is in it as self, and nobody twice. */
export const listedOnce: readonly Guard[] = [
  {
    test: 'count(distinct values(members.idNo)) = count(members)',
    clause: measures('art-58'),
    message: { zh: '同一人只能填一次', en: 'Each person is listed once' },
  },
  {
    test: 'count(members[item.relation = "self" and item.living = "shared"]) = 1',
    clause: measures('art-58'),
    message: {
      zh: '成员中须有且只有一名共同生活的“本人”',
      en: 'Exactly one of the members is “self”, and lives there',
    },
  },
]

/** What applies from a month on, put behind what applied before. */
export const termFrom = (
  month: string,
  parts: { readonly work?: string; readonly workFrom?: string; readonly last?: string } = {},
): string => `{
  month: ${month},
  heads: heads,
  income: income + wageCounted,
  points: points,
  work: ${parts.work ?? 'null'},
  workFrom: ${parts.workFrom ?? 'null'},
  last: ${parts.last ?? 'null'}
}`

const granted = (amount: string): EffectRule => ({
  kind: 'transfer',
  debit: 'livingTransit',
  credit: 'livingGranted',
  amount,
  memo: { zh: '低保金退票', en: 'Living allowance returned by the bank' },
})
/** What is being demanded stands as a claim: what the bank gives back of it pays that first. */
export const claimFirst: readonly EffectRule[] = [
  {
    kind: 'transfer',
    debit: 'livingTransit',
    credit: 'livingRecoverable',
    amount: 'returnedNow - beyondClaim',
    memo: { zh: '退票冲抵应退回', en: 'Returned by the bank, of what was demanded' },
  },
  granted('beyondClaim'),
]

/** The bank gave it back: it is owed again, and the account is to be put right. */
export const bounceAt = <const To extends string>(
  to: To,
  more: Readonly<Record<string, string>> = {},
  credits: readonly EffectRule[] = [granted('returnedNow')],
) =>
  ({
    title: { zh: '银行退回', en: 'Returned by the bank' },
    by: ['system'],
    to,
    asks: { batch: 'required', batchAmount: 'required', bankReason: 'required' },
    own: ['batch', 'batchAmount', 'bankReason'],
    when: [
      {
        test: 'bouncedBefore = null or bouncedBefore != batch',
        clause: living('item-10'),
        message: { zh: '这一批的退票已经登记', en: 'What this batch returned is on record already' },
      },
      {
        test: 'returned <= given',
        clause: living('item-10'),
        message: { zh: '退回的比发过的还多', en: 'More came back than was ever given' },
      },
    ],
    sets: {
      bouncedBefore: 'bouncedBy',
      bouncedBy: 'batch',
      returned: 'returned + batchAmount',
      returnedNow: 'batchAmount',
      accountWrong: 'true',
      ...more,
    },
    effects: [
      ...credits,
      { kind: 'open_obligation', obligation: 'account' },
      {
        kind: 'notify',
        to: 'applicant',
        text: {
          zh: '银行退回了您家的低保金，请到乡镇更正收款账户，更正后下月一并补发。',
          en: 'The bank returned the money: please have the account put right; it is paid with the next month.',
        },
      },
    ],
    clause: living('item-10'),
  }) as const satisfies Outcome

export const correctAccount = <const To extends string>(to: To) =>
  ({
    title: { zh: '更正收款账户', en: 'Correct the account' },
    by: [...clerk, ...applicant],
    to,
    asks: {
      accountHolder: 'required',
      accountHolderRelation: 'required',
      guardianProof: { when: 'accountHolderRelation = "guardian"' },
      account: 'required',
    },
    kinMayAct: true,
    sets: { accountWrong: 'false' },
    effects: [{ kind: 'close_obligation', obligation: 'account', how: 'regularised' }],
    clause: living('item-10'),
  }) as const satisfies Outcome

export const closed: readonly EffectRule[] = [
  { kind: 'close_obligation', obligation: 'review', how: 'done', late: 'late' },
  { kind: 'close_obligation', obligation: 'change', how: 'done', late: 'late' },
]

/** The end of paying: until which month, and whether more was given than that. */
export const stillOver = 'max(0, given - returned - untilMonth(lastMonth))'
export const endsWith = (lastMonth: string): Readonly<Record<string, string>> => ({
  lastMonth,
  debt: '0',
  recoverable: stillOver,
})
export const whereOverpaid = {
  title: { zh: '有多发的', en: 'where more was paid than is due' },
  when: 'recoverable > 0',
  to: 'overpaid',
  clause: living('item-9'),
} as const

export const withdraw = {
  title: { zh: '撤回申请', en: 'Withdraw' },
  by: [...applicant],
  to: 'withdrawn',
  asks: { note: 'optional' },
  kinMayAct: true,
  clause: confirmation('item-1'),
} as const satisfies Outcome
