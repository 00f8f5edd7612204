/** What several stages of a project use: who acts, selling a dwelling, paying in, stopping. */
import type { Outcome } from 'yimen/kernel'
import { civil, local, maintenance } from '../clauses.ts'

export const community = 'community-worker'
export const body = ['resident', community] as const
/** Everybody who builds or runs it. */
export const firm = 'elevator-firm'

export const tell = (zh: string, en: string) => ({ kind: 'notify', to: 'applicant', text: { zh, en } }) as const

/** The stage of a unit on the map and the board: the register of projects. */
export const stage = (standing: string) => ({ kind: 'enter', register: 'elevator.projects', id: 'unit', standing: `"${standing}"`, body: { project: 'caseId', name: 'unitName', longitude: 'longitude', latitude: 'latitude' } }) as const

/** Who buys a dwelling steps into the rights and duties of who sold it; a vote given before stays. */
export const sell = <const To extends string>(to: To) => ({
  title: { zh: '登记产权转移', en: 'Record a sale' }, by: [community], to, asks: { soldRoom: 'required', soldOn: 'required', newOwners: 'required' },
  when: [{ test: 'afterSale != null', clause: local('item-5'), message: { zh: '户册中没有这一户', en: 'The room is not on the roll' } }],
  /** Read while the roll is still the old one. */
  sets: { soldVote: 'consent.votes[item.room = soldRoom][1].choice', voters: 'afterSale' },
  adds: { ballots: 'if soldVote = null or soldVote = "split" then null else {room: soldRoom, choice: soldVote, owner: null, all: true, on: today, inherited: true}' },
  clause: local('item-5'),
}) as const satisfies Outcome

/** Into the supervised account, from the owner, the provident fund or the maintenance fund; never above the share. */
export const payIn = <const To extends string>(to: To) => ({
  title: { zh: '登记缴款', en: 'Record a payment in' }, by: [community], to, asks: { payRoom: 'required', payAmount: 'required', paySource: 'required' },
  when: [
    { test: 'some s in finalShares satisfies s.room = payRoom', clause: local('item-27'), message: { zh: '该户不是出资户', en: 'That dwelling does not pay' } },
    { test: 'paidByRoom + payAmount <= finalShares[item.room = payRoom][1].amount', clause: local('item-27'), message: { zh: '超过该户应分摊的金额', en: 'More than that dwelling’s share' } },
  ],
  adds: { payments: '{room: payRoom, amount: payAmount, source: paySource, on: today}' },
  effects: (['own', 'housing_fund', 'maintenance_fund'] as const).map((source) => ({ kind: 'transfer', debit: 'escrow', credit: source, amount: 'payAmount', when: `paySource = "${source}"`, memo: { zh: '加装电梯出资缴入监管专户', en: 'Paid into the supervised account' } }) as const),
  clause: local('item-27'),
}) as const satisfies Outcome

/** Out of it by stages; before acceptance at most the part that the rule says. */
export const payOut = <const To extends string>(to: To) => ({
  title: { zh: '支付阶段款', en: 'Pay a stage' }, by: ['district-office'], to, asks: { stage: 'required', stageAmount: 'required' },
  when: [
    { test: 'accepted or (stage != "acceptance" and stage != "warranty")', clause: local('item-27'), message: { zh: '未经验收，不能支付验收款和质保款', en: 'Not accepted yet: no payment that rests on it' } },
    { test: 'accepted or (paidOutTotal + stageAmount) * 100 <= contractPrice * beforeAcceptancePercent', clause: local('item-27'), message: { zh: '验收前支付不得超过合同价的规定比例', en: 'Before acceptance only a part of the price may be paid' } },
    { test: 'paidOutTotal + stageAmount <= contractPrice', clause: local('item-27'), message: { zh: '累计支付超过合同价', en: 'More than the contract price in all' } },
  ],
  adds: { paidOut: '{stage: stage, amount: stageAmount, on: today}' },
  effects: [{ kind: 'transfer', debit: 'works', credit: 'escrow', amount: 'stageAmount', memo: { zh: '支付加装电梯阶段款', en: 'Stage payment' } }],
  clause: local('item-27'),
}) as const satisfies Outcome

/** The unit is to be expropriated, has become dangerous, or the owners give up: what was not spent goes back. */
export const stop = {
  title: { zh: '停止项目', en: 'Stop the project' }, by: ['district-office'], to: 'refunding', asks: { reason: 'required' },
  sets: { stopGround: 'if surveyed.expropriation = true then "expropriation" else if surveyed.danger = "C" or surveyed.danger = "D" then "danger" else "owners"', owedBack: 'paidInTotal - paidOutTotal' },
  effects: [stage('stopped'), tell('本单元加装电梯项目已停止，未支出的款项将按原缴款退还。', 'The project is stopped; money not spent goes back to those who paid.')],
  clause: local('item-23'),
} as const satisfies Outcome

/** Seen on site before the contracts are filed or the regulator is told. */
export const earlyStart = <const To extends string>(to: To) => ({
  title: { zh: '发现未备案或未告知即开工', en: 'Work began before filing or notice' }, by: ['district-office', 'city-market'], to, asks: { reason: 'required' },
  adds: { redMarks: '{on: today, by: actorRole}' },
  effects: [
    { kind: 'command', case: 'firm.case', outcome: 'penalise', input: { penalty: '"early_start"', points: 'earlyStartPoints', reason: 'reason' } },
    tell('检查发现未备案或未告知即开工，已记红色标记，整改前不予补贴。', 'Work began too early: a red mark, and no subsidy until it is cured.'),
  ],
  clause: local('item-13'),
}) as const satisfies Outcome

export const cure = <const To extends string>(to: To) => ({
  title: { zh: '确认整改完成', en: 'Cured' }, by: ['district-office'], to, asks: { inspectionNote: 'required' }, adds: { cures: '{on: today}' },
  when: [{ test: 'redMarked', clause: local('item-13'), message: { zh: '没有待整改的红色标记', en: 'There is no red mark to cure' } }], clause: local('item-13'),
}) as const satisfies Outcome

export const lawful = { test: 'consent.passed', clause: civil('art-278'), message: { zh: '表决未达到法定比例', en: 'The ballot does not reach what the law asks' } } as const

export const maintain = <const To extends string>(to: To) => ({ title: { zh: '登记维护保养', en: 'Record maintenance' }, by: [firm, 'property-company'], to, asks: { maintained: 'required', maintenanceNote: 'required' }, unordered: true, adds: { maintenances: '{on: today, kind: maintained}' }, clause: maintenance('item-1') }) as const satisfies Outcome

export const reportTrapped = <const To extends string>(to: To) => ({ title: { zh: '报告困人', en: 'People are trapped' }, by: ['resident', community, 'property-company', firm], to, asks: { trapped: 'required' }, unordered: true, kinMayAct: true, adds: { calls: '{on: today, people: trapped}' }, effects: [tell('已收到困人报告，救援人员正在赶来。', 'Somebody is trapped: rescue is on its way.')], clause: local('item-21') }) as const satisfies Outcome

export const arrive = <const To extends string>(to: To) => ({ title: { zh: '到达并解困', en: 'Arrived and freed' }, by: [firm, 'property-company'], to, asks: { rescueNote: 'required' }, adds: { rescues: '{on: today}' }, when: [{ test: 'count(calls) > count(rescues)', clause: local('item-21'), message: { zh: '没有待解救的困人报告', en: 'Nobody was reported as trapped' } }], clause: local('item-21') }) as const satisfies Outcome

/** From its registration on it carries people, though its files and the subsidy are still on their way: upkeep and rescue go on beside them. */
export const inUse = <const To extends string>(to: To) => ({ maintain: maintain(to), report_trapped: reportTrapped(to), arrive: arrive(to) })
