/** Steps 4 and 5: the owners sign an agreement, and apply to the district. */
import type { Outcome, Step } from 'yimen/kernel/programme'
import { civil, local } from '../clauses.ts'
import { beforeWorks, body, community, sell, still, stop, tell, withdraw } from './shared.ts'

const recordAgreement = {
  title: { zh: '登记协议和分摊', en: 'Record the agreement and the shares' },
  by: [community],
  to: 'application',
  kinMayAct: true,
  asks: {
    members: 'required',
    price: 'required',
    costTable: 'required',
    agreedShares: 'optional',
    runningTable: 'optional',
    implementer: 'required',
    manager: 'required',
    compensation: 'optional',
    agreementPaper: 'optional',
  },
  /** An agreement that leaves the shares to the table does not mean those of the one before. */
  own: ['agreedShares'],
  sets: {
    memberRooms: 'members.room',
    netPrice: 'price - subsidyFen',
    sharesByTable: 'shares',
    finalShares: 'if agreedShares != null then agreedShares else shares',
    shareTotal: 'sum(finalShares.amount)',
  },
  when: [
    {
      test: 'netPrice >= 0',
      clause: local('item-16'),
      message: { zh: '总造价低于补贴', en: 'The price is below the subsidy' },
    },
    {
      test: `
        count(distinct values(memberRooms)) = count(memberRooms)
        and (every r in memberRooms satisfies some v in voters satisfies v.room = r)
      `,
      clause: local('item-5'),
      message: {
        zh: '出资户不在户册中或重复',
        en: 'A dwelling that pays is not on the roll, or is listed twice',
      },
    },
    still,
    {
      test: 'finalShares != null',
      clause: local('item-17'),
      message: {
        zh: '所选系数表没有某一户的楼层，或出资户系数全为零',
        en: 'The table does not have a floor, or nobody pays by it',
      },
    },
    {
      test: 'count(distinct values(finalShares.room)) = count(finalShares)',
      clause: local('item-5'),
      message: { zh: '分摊表中同一户出现两次', en: 'A dwelling has two shares' },
    },
    {
      test: 'every s in finalShares satisfies list contains(memberRooms, s.room)',
      clause: local('item-5'),
      message: { zh: '分摊表中有不出资的户', en: 'A share of a dwelling that does not pay' },
    },
    {
      test: 'shareTotal = netPrice',
      clause: civil('art-283'),
      message: { zh: '各户分摊之和不等于净造价', en: 'The shares do not sum to the net price' },
    },
  ],
  effects: [tell('项目协议已登记，可查看您应分摊的金额。', 'The agreement is recorded: see your share.')],
  clause: local('item-5'),
} as const satisfies Outcome

const applyToDistrict = {
  title: { zh: '提交申请', en: 'Apply' },
  by: [...body],
  to: 'acceptance',
  asks: { applyPapers: 'optional' },
  kinMayAct: true,
  sets: { appliedOn: 'today' },
  when: [still],
  clause: local('item-6'),
} as const satisfies Outcome

export const agreementSteps = {
  agreement: {
    title: { zh: '签订协议', en: 'Agreement' },
    holder: community,
    outcomes: { agree: recordAgreement, sell: sell('agreement'), withdraw, stop },
  },
  application: {
    title: { zh: '待申请', en: 'To be applied for' },
    holder: community,
    outcomes: { apply: applyToDistrict, ...beforeWorks('application') },
  },
} as const satisfies Record<string, Step>
