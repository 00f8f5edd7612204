/** The supervised account of a project: paying in, the provident fund, paying out by stages. */
import type { Outcome } from 'yimen/kernel/programme'
import { civil, local } from '../clauses.ts'
import { community, still } from './shared.ts'

/** Who may withdraw from the provident fund, once, and until when. */
const fundRules = (unless: string) =>
  [
    {
      test: `${unless}fundHolder = "owner" or fundHolder = "spouse"`,
      clause: local('item-26'),
      message: {
        zh: '只有出资业主本人及其配偶可以提取住房公积金',
        en: 'Only the owner who pays and the spouse may withdraw from the provident fund',
      },
    },
    {
      test: `${unless}every f in fundUses satisfies f.room != payRoom or f.holder != fundHolder`,
      clause: local('item-26'),
      message: {
        zh: '每台电梯只能提取一次，该提取人已经提取',
        en: 'Once per elevator: this person has withdrawn already',
      },
    },
    {
      test: `
        ${unless}acceptedOn = null
        or date(today) <= date(acceptedOn) + duration("P" + string(fundYears) + "Y")
      `,
      clause: local('item-26'),
      message: { zh: '竣工已满三年，不能再提取住房公积金', en: 'More than three years after completion' },
    },
  ] as const

/**
 * After completion: what an owner paid themselves, the provident fund makes good. The account does not move;
 * the source in the book does.
 */
export const drawFund = <const To extends string>(to: To) =>
  ({
    title: { zh: '登记公积金提取', en: 'Record a withdrawal from the provident fund' },
    seenBy: 'actor',
    by: [community],
    to,
    asks: { payRoom: 'required', payAmount: 'required', fundHolder: 'required' },
    when: [
      {
        test: 'payAmount <= ownByRoom',
        clause: local('item-26'),
        message: { zh: '超过该户自筹缴入的金额', en: 'More than that dwelling paid of its own' },
      },
      ...fundRules(''),
    ],
    adds: { fundDraws: '{room: payRoom, amount: payAmount, holder: fundHolder, on: today}' },
    effects: [
      {
        kind: 'transfer',
        debit: 'own',
        credit: 'housing_fund',
        amount: 'payAmount',
        memo: { zh: '公积金提取抵还自筹款', en: 'The provident fund makes good what the owner paid' },
      },
    ],
    clause: local('item-26'),
  }) as const satisfies Outcome

/** Into the supervised account, from the owner, the provident fund or the maintenance fund; never above the share. */
export const payIn = <const To extends string>(to: To) =>
  ({
    title: { zh: '登记缴款', en: 'Record a payment in' },
    seenBy: 'actor',
    by: [community],
    to,
    asks: {
      payRoom: 'required',
      payAmount: 'required',
      paySource: 'required',
      fundHolder: { when: 'paySource = "housing_fund"' },
    },
    when: [
      still,
      {
        test: 'some s in finalShares satisfies s.room = payRoom',
        clause: local('item-27'),
        message: { zh: '该户不是出资户', en: 'That dwelling does not pay' },
      },
      {
        test: 'paidByRoom + payAmount <= finalShares[item.room = payRoom][1].amount',
        clause: local('item-27'),
        message: { zh: '超过该户应分摊的金额', en: 'More than that dwelling’s share' },
      },
      ...fundRules('paySource != "housing_fund" or '),
      {
        test: 'paySource != "maintenance_fund" or paidFromMaintenance + payAmount <= maintenanceDecided',
        clause: civil('art-281'),
        message: {
          zh: '使用维修资金须经业主共同决定，超过表决方案写明的金额',
          en: 'The maintenance fund is spent by the owners’ decision, and the plan that they voted on does not cover this',
        },
      },
    ],
    adds: {
      payments: `
        {room: payRoom,
          amount: payAmount,
          source: paySource,
          holder: if paySource = "housing_fund" then fundHolder else null,
          on: today}
      `,
    },
    effects: (['own', 'housing_fund', 'maintenance_fund'] as const).map(
      (source) =>
        ({
          kind: 'transfer',
          debit: 'escrow',
          credit: source,
          amount: 'payAmount',
          when: `paySource = "${source}"`,
          memo: { zh: '加装电梯出资缴入监管专户', en: 'Paid into the supervised account' },
        }) as const,
    ),
    clause: local('item-27'),
  }) as const satisfies Outcome

/** Out of it by stages; before acceptance at most the part that the rule says. */
export const payOut = <const To extends string>(to: To) =>
  ({
    title: { zh: '支付阶段款', en: 'Pay a stage' },
    by: ['district-office'],
    to,
    asks: { stage: 'required', stageAmount: 'required' },
    when: [
      still,
      {
        test: 'accepted or (stage != "acceptance" and stage != "warranty")',
        clause: local('item-27'),
        message: {
          zh: '未经验收，不能支付验收款和质保款',
          en: 'Not accepted yet: no payment that rests on it',
        },
      },
      {
        test: 'accepted or (paidOutTotal + stageAmount) * 100 <= contractPrice * beforeAcceptancePercent',
        clause: local('item-27'),
        message: {
          zh: '验收前支付不得超过合同价的规定比例',
          en: 'Before acceptance only a part of the price may be paid',
        },
      },
      {
        test: 'paidOutTotal + stageAmount <= contractPrice',
        clause: local('item-27'),
        message: { zh: '累计支付超过合同价', en: 'More than the contract price in all' },
      },
      {
        test: 'stage != "warranty" or (date(today) - date(acceptedOn)).days >= warrantyDays',
        clause: local('item-27'),
        message: {
          zh: '质保期未满，不能支付质保款',
          en: 'The warranty is not over: no payment that rests on it',
        },
      },
    ],
    adds: { paidOut: '{stage: stage, amount: stageAmount, on: today}' },
    effects: [
      {
        kind: 'transfer',
        debit: 'works',
        credit: 'escrow',
        amount: 'stageAmount',
        memo: { zh: '支付加装电梯阶段款', en: 'Stage payment' },
      },
    ],
    clause: local('item-27'),
  }) as const satisfies Outcome
