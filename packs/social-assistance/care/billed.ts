/** Bills of contracted bodies: checked against what was recorded, never paid above it; what is too much goes back with the difference. */
import type { EffectRule, Guard, Outcome, Programme, Step } from 'yimen/kernel/programme'
import { oneCard, supportRules } from '../clauses.ts'
import { transfer } from '../temporary/steps/shared.ts'
import { sealedNote } from './written.ts'

export const billFields = {
  billNo: { type: 'text', max: 60, title: { zh: '账单号', en: 'Number of the bill' } },
  billedUnits: {
    type: 'integer',
    min: 1,
    max: 400,
    title: { zh: '账单数量（天或者次）', en: 'Days or times billed' },
  },
  billedAmount: { type: 'fen', min: 1, max: 100_000_000, title: { zh: '账单金额', en: 'Amount billed' } },
  paymentRef: { type: 'text', max: 60, title: { zh: '支付凭证号', en: 'Voucher of the payment' } },
  billReason: sealedNote('退回理由', 'Why it goes back'),
} as const satisfies Programme['fields']

export const billValues: NonNullable<Programme['values']> = {
  recordedUnits: { title: { zh: '记录数量（天或者次）', en: 'Days or times recorded' }, unit: 'count' },
  unitsOver: { title: { zh: '账单多于记录', en: 'Billed above the records' }, unit: 'count' },
  amountOver: { title: { zh: '账单金额与应付的差额', en: 'Amount above what is due' }, unit: 'fen' },
}

export const billAccounts = {
  treasury: { title: { zh: '县财政专户', en: 'County treasury account' }, kind: 'source' },
  servicesBought: { title: { zh: '购买服务支出', en: 'Services bought' }, kind: 'expense' },
  servicesPayable: { title: { zh: '应付服务款', en: 'Services payable' }, kind: 'liability' },
} as const satisfies Programme['accounts']

const owed: readonly EffectRule[] = [
  transfer('servicesBought', 'servicesPayable', 'billedAmount', '账单核对无误', 'The bill is right'),
]

/** After its term as well: what was done under a contract is recorded and billed by whom it names. */
export const ofItsContract: Guard = {
  test: 'contract.post = actorPost',
  clause: supportRules('item-11'),
  message: { zh: '不是本合同的履行单位', en: 'The contract names another body' },
}

/** The steps of a bill, each on this clause, with the roles that bill, check and pay. */
export function billSteps(clause: string, provider: string) {
  const bill = {
    title: { zh: '提交账单', en: 'Send the bill' },
    by: [provider],
    to: 'bill_check',
    asks: { billNo: 'required', billedUnits: 'required', billedAmount: 'required' },
    sets: {
      unitsOver: 'billedUnits - recordedUnits',
      amountOver: 'billedAmount - recordedUnits * unitPrice',
    },
    branches: [
      {
        title: { zh: '数量或者金额与记录不符的', en: 'where units or amount are not those recorded' },
        when: 'unitsOver != 0 or amountOver != 0',
        to: 'bill_returned',
        clause,
      },
    ],
    when: [ofItsContract],
    clause,
  } as const satisfies Outcome
  return {
    billing: { title: { zh: '待提交账单', en: 'To be billed' }, holder: provider, outcomes: { bill } },
    bill_returned: {
      title: { zh: '账单退回（与记录不符）', en: 'Bill returned: not as recorded' },
      holder: provider,
      outcomes: { bill },
    },
    bill_check: {
      title: { zh: '核对账单', en: 'Check the bill' },
      holder: 'county-clerk',
      outcomes: {
        approve_bill: {
          title: { zh: '账单无误，报支付', en: 'The bill is right' },
          by: ['county-clerk'],
          to: 'to_pay',
          notBy: ['bill'],
          effects: owed,
          clause,
        },
        return_bill: {
          title: { zh: '退回账单', en: 'Return the bill' },
          by: ['county-clerk'],
          to: 'bill_returned',
          asks: { billReason: 'required' },
          clause,
        },
      },
    },
    to_pay: {
      title: { zh: '待支付', en: 'To be paid' },
      holder: 'county-finance',
      outcomes: {
        pay: {
          title: { zh: '支付', en: 'Pay' },
          by: ['county-finance'],
          to: 'settled',
          notBy: ['approve_bill'],
          asks: { paymentRef: 'required' },
          effects: [transfer('servicesPayable', 'treasury', 'billedAmount', '支付服务款', 'Services paid')],
          clause: oneCard('item-1'),
        },
      },
    },
    settled: { title: { zh: '已结清', en: 'Settled' }, end: 'done', outcomes: {} },
  } as const satisfies Record<string, Step>
}

export const billRoles = {
  'village-worker': { title: { zh: '村级民政协理员', en: 'Village assistant' }, level: 'village' },
  'township-clerk': { title: { zh: '乡镇经办人', en: 'Township clerk' }, level: 'township' },
  'care-company': { title: { zh: '签约照料公司', en: 'Contracted care company' }, level: 'county' },
  'county-clerk': { title: { zh: '县民政局经办人', en: 'Clerk of the county bureau' }, level: 'county' },
  'county-finance': {
    title: { zh: '县民政局财务', en: 'Finance officer of the county bureau' },
    level: 'county',
  },
} as const satisfies Programme['roles']
