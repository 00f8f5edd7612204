/** Step 19: the subsidy is claimed, reviewed and decided on. */
import type { Outcome, Step } from 'yimen/kernel/programme'
import { local } from '../clauses.ts'
import { drawFund, payIn } from './money.ts'
import { body, community, cure, sell, tell } from './shared.ts'
import { inUse } from './upkeep.ts'

/** The shares were of the price less the subsidy: without it they are of the whole, in the same proportions. */
const noSubsidy = {
  netPrice: 'price',
  finalShares: 'wholeShares',
  shareTotal: 'sum(finalShares.amount)',
} as const

const claimSubsidy = {
  title: { zh: '申请补贴', en: 'Claim the subsidy' },
  by: [...body],
  to: 'claimReview',
  asks: { claimant: 'required', splitConfirmed: 'required', claimPapers: 'optional' },
  kinMayAct: true,
  atMost: 2,
  when: [
    {
      test: 'splitConfirmed',
      clause: local('item-16'),
      message: {
        zh: '分配方案须由受益业主共同确认',
        en: 'The owners who benefit confirm the split together',
      },
    },
    {
      test: 'not(redMarked)',
      clause: local('item-13'),
      message: { zh: '有未整改的红色标记，不予补贴', en: 'A red mark is not cured: no subsidy' },
    },
  ],
  clause: local('item-16'),
} as const satisfies Outcome

const forgoSubsidy = {
  title: { zh: '放弃补贴', en: 'Forgo it' },
  by: [community],
  to: 'operation',
  asks: { reason: 'required' },
  kinMayAct: true,
  sets: noSubsidy,
  effects: [
    tell(
      '未享受补贴，净造价按总造价计算，各户分摊已按原比例补足，可查看。',
      'Without the subsidy the net price is the price; each share has grown in proportion.',
    ),
  ],
  clause: local('item-16'),
} as const satisfies Outcome

const proposeSubsidy = {
  title: { zh: '审核通过', en: 'Propose' },
  by: ['district-housing'],
  to: 'claimDecision',
  sets: {
    subsidy: 'subsidyFen',
    cityShare: 'subsidyFen - floor(subsidyFen * districtPercent / 100)',
    districtShare: 'floor(subsidyFen * districtPercent / 100)',
  },
  clause: local('item-16'),
} as const satisfies Outcome

const returnClaim = {
  title: { zh: '退回补正', en: 'Return' },
  by: ['district-housing'],
  to: 'claim',
  asks: { missing: 'required' },
  atMost: 1,
  clause: local('item-16'),
} as const satisfies Outcome

const grantSubsidy = {
  title: { zh: '批准补贴', en: 'Grant' },
  by: ['district-housing-head'],
  to: 'operation',
  notBy: ['propose_subsidy'],
  decides: { act: 'subsidy', amount: 'subsidy' },
  atMost: 1,
  sets: { subsidyPaid: 'subsidy' },
  effects: [
    {
      kind: 'transfer',
      debit: 'subsidies',
      credit: 'cityTreasury',
      amount: 'cityShare',
      memo: { zh: '加装电梯补贴（市级）', en: 'Subsidy, the city’s half' },
    },
    {
      kind: 'transfer',
      debit: 'subsidies',
      credit: 'districtTreasury',
      amount: 'districtShare',
      memo: { zh: '加装电梯补贴（区级）', en: 'Subsidy, the district’s half' },
    },
    {
      kind: 'transfer',
      debit: 'escrow',
      credit: 'grant',
      amount: 'subsidy',
      memo: { zh: '补贴缴入监管专户', en: 'The subsidy goes into the supervised account' },
    },
    tell('加装电梯补贴已批准。', 'The subsidy is granted.'),
  ],
  clause: local('item-16'),
} as const satisfies Outcome

const refuseSubsidy = {
  title: { zh: '不予补贴', en: 'Refuse' },
  by: ['district-housing-head'],
  to: 'operation',
  asks: { reason: 'required' },
  sets: noSubsidy,
  effects: [
    tell(
      '补贴申请未获批准，理由见决定书；各户分摊按原比例补足。',
      'The subsidy is refused, see the reasons; each share has grown in proportion.',
    ),
  ],
  clause: local('item-16'),
} as const satisfies Outcome

export const subsidySteps = {
  claim: {
    title: { zh: '待申请补贴', en: 'Subsidy to be claimed' },
    holder: community,
    outcomes: {
      claim: claimSubsidy,
      forgo: forgoSubsidy,
      pay_in: payIn('claim'),
      draw_fund: drawFund('claim'),
      sell: sell('claim'),
      cure: cure('claim'),
      ...inUse('claim'),
    },
  },
  claimReview: {
    title: { zh: '补贴审核', en: 'Claim under review' },
    holder: 'district-housing',
    outcomes: { propose_subsidy: proposeSubsidy, return_claim: returnClaim, ...inUse('claimReview') },
  },
  claimDecision: {
    title: { zh: '补贴审批', en: 'Decision on the subsidy' },
    holder: 'district-housing-head',
    outcomes: { grant_subsidy: grantSubsidy, refuse_subsidy: refuseSubsidy, ...inUse('claimDecision') },
  },
} as const satisfies Record<string, Step>
