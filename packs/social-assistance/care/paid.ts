/** What a payment batch and its bank do with a case that is paid again and again: support, and the care money of an agreement. */
import type { EffectRule, Guard, Outcome, Programme } from 'yimen/kernel/programme'
import { oneCard, supportRules } from '../clauses.ts'
import { tell, transfer } from '../temporary/steps/shared.ts'

type Paid = {
  /** What is owed at this moment, in fen, before anything of this batch. */
  readonly owed: string
  /** The fact by which what was sent is written down, and what becomes of it with so much sent or returned. */
  readonly book: { readonly fact: string; readonly sent: string; readonly returned: string }
  /** The account of what is owed to people and not credited yet. */
  readonly payable: string
  /** Taken out of the case's own debt, where that was booked when it arose. */
  readonly sent: readonly EffectRule[]
  readonly bounced: readonly EffectRule[]
}

const ofThisBatch = (amount: string): Guard => ({
  test: `bankBatch = sentBy and ${amount} > 0`,
  clause: oneCard('item-1'),
  message: { zh: '银行结果不是这一批次的', en: 'The answer is of another batch' },
})

/** The outcomes by which a batch sends, and the bank credits or returns; the case stays where it is. */
export const paidBy = <To extends string>(here: To, rule: Paid) =>
  ({
    send: {
      title: { zh: '列入发放批次', en: 'Put into a batch' },
      by: ['system'],
      to: here,
      asks: { batch: 'required', batchAmount: 'required' },
      sets: {
        dueThen: rule.owed,
        waitingBefore: 'onWay',
        onWay: 'batchAmount',
        [rule.book.fact]: rule.book.sent,
        sentBy: 'batch',
      },
      when: [
        {
          test: 'waitingBefore = 0',
          clause: oneCard('item-1'),
          message: { zh: '上一批银行还没有回盘', en: 'The bank has not answered the last batch yet' },
        },
        {
          test: 'not(accountWrong)',
          clause: oneCard('item-2'),
          message: { zh: '收款账户待更正', en: 'The account is to be corrected first' },
        },
        {
          test: 'batchAmount = dueThen',
          clause: supportRules('item-12'),
          message: { zh: '批次金额与应发金额不一致', en: 'The batch lists another amount than is due' },
        },
      ],
      effects: rule.sent,
      clause: oneCard('item-1'),
    },
    settle: {
      title: { zh: '银行入账成功', en: 'Credited by the bank' },
      by: ['system'],
      to: here,
      asks: { bankBatch: 'required' },
      sets: { credited: 'onWay', onWay: '0' },
      when: [ofThisBatch('credited')],
      effects: [transfer(rule.payable, 'treasury', 'credited', '银行代发', 'Paid through the bank')],
      clause: oneCard('item-1'),
    },
    bounce: {
      title: { zh: '银行退票', en: 'Returned by the bank' },
      by: ['system'],
      to: here,
      asks: { bankBatch: 'required', bankReason: 'required' },
      sets: { returned: 'onWay', onWay: '0', [rule.book.fact]: rule.book.returned, accountWrong: 'true' },
      when: [ofThisBatch('returned')],
      effects: [
        ...rule.bounced,
        tell(
          '银行退回了应发的款项，请核对收款账户。',
          'The bank returned the money. Please check the account.',
        ),
      ],
      clause: oneCard('item-1'),
    },
    correct_account: {
      title: { zh: '更正收款账户', en: 'Correct the account' },
      by: ['township-clerk'],
      to: here,
      asks: { accountHolder: 'required', account: 'required' },
      sets: { accountWrong: 'false' },
      clause: oneCard('item-2'),
    },
  }) as const satisfies Record<string, Outcome>

/** As people read what these keep. */
export const paidValues: NonNullable<Programme['values']> = {
  dueThen: { title: { zh: '当时应发', en: 'Due then' }, unit: 'fen' },
  waitingBefore: { title: { zh: '此前代发中', en: 'With the bank before' }, unit: 'fen' },
  onWay: { title: { zh: '银行代发中', en: 'With the bank' }, unit: 'fen' },
  sentBy: { title: { zh: '所在批次', en: 'Sent with' }, unit: 'text' },
  credited: { title: { zh: '本次入账', en: 'Credited' }, unit: 'fen' },
  returned: { title: { zh: '本次退回', en: 'Returned' }, unit: 'fen' },
  accountWrong: { title: { zh: '账户待更正', en: 'The account is wrong' }, unit: 'text' },
}
