/** What several stages of a project use: who acts, selling a dwelling, paying in, stopping. */
import type { Outcome } from 'yimen/kernel'
import { civil, local, maintenance } from '../clauses.ts'

export const community = 'community-worker'
export const body = ['resident', community] as const
/** Everybody who builds or runs it. */
export const firm = 'elevator-firm'

export const tell = (zh: string, en: string) =>
  ({ kind: 'notify', to: 'applicant', text: { zh, en } }) as const

/** The stage of a unit on the map and the board: the register of projects. */
export const stage = (standing: string) =>
  ({
    kind: 'enter',
    register: 'elevator.projects',
    id: 'unit',
    standing: `"${standing}"`,
    body: { project: 'caseId', name: 'unitName', longitude: 'longitude', latitude: 'latitude' },
  }) as const

/** [§1.9-9] A later survey that finds the unit to be expropriated or dangerous leaves one way on: stop, and give the money back. */
export const still = {
  test: 'not(mustStop)',
  clause: local('item-23'),
  message: {
    zh: '复查显示该单元已列入征收计划或者被鉴定为危房，项目应当停止并退款',
    en: 'The latest survey has the unit in an expropriation plan or rated dangerous: the project must stop, and money goes back',
  },
} as const

/**
 * Who buys a dwelling steps into the rights and duties of who sold it; a vote given before stays, also one on
 * which the co-owners differed.
 */
export const sell = <const To extends string>(to: To) =>
  ({
    title: { zh: '登记产权转移', en: 'Record a sale' },
    by: [community],
    to,
    asks: { soldRoom: 'required', soldOn: 'required', newOwners: 'required' },
    when: [
      {
        test: 'afterSale != null',
        clause: local('item-5'),
        message: { zh: '户册中没有这一户', en: 'The room is not on the roll' },
      },
    ],
    /** Read while the roll is still the old one. */
    sets: { soldVote: 'consent.votes[item.room = soldRoom][1].choice', voters: 'afterSale' },
    adds: {
      ballots: `
        if soldVote = null
        then null
        else {room: soldRoom, choice: soldVote, owner: null, all: true, on: today, inherited: true}
      `,
    },
    clause: local('item-5'),
  }) as const satisfies Outcome

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

/** The unit is to be expropriated, has become dangerous, or the owners give up: what was not spent goes back. */
export const stop = {
  title: { zh: '停止项目', en: 'Stop the project' },
  by: ['district-office'],
  to: 'refunding',
  asks: { reason: 'required' },
  sets: {
    stopGround: `
      if surveyed.expropriation != null and surveyed.expropriation
      then "expropriation"
      else if surveyed.danger != null and (surveyed.danger = "C" or surveyed.danger = "D")
      then "danger"
      else "owners"
    `,
    owedBack: 'paidInTotal - paidOutTotal',
    spent: 'paidOutTotal',
  },
  effects: [
    stage('stopped'),
    tell(
      '本单元加装电梯项目已停止，未支出的款项按原缴款比例退回原来源，已支出的账目公布。',
      'The project is stopped; money not spent goes back where it came from, and what was spent is published.',
    ),
  ],
  clause: local('item-23'),
} as const satisfies Outcome

/** Seen on site before the contracts are filed or the regulator is told. */
export const earlyStart = <const To extends string>(to: To) =>
  ({
    title: { zh: '发现未备案或未告知即开工', en: 'Work began before filing or notice' },
    by: ['district-office', 'city-market'],
    to,
    asks: { reason: 'required', earlyFirm: 'optional' },
    /** The firm found there, or the one whose contract was filed. A name given once is not left for the next mark. */
    sets: { markedFirm: 'if earlyFirm = null then firm.case else foundThere.case', earlyFirm: 'null' },
    adds: { redMarks: '{on: today, by: actorRole}' },
    effects: [
      {
        kind: 'command',
        case: 'markedFirm',
        outcome: 'penalise',
        input: { penalty: '"early_start"', points: 'earlyStartPoints', reason: 'reason' },
      },
      tell(
        '检查发现未备案或未告知即开工，已记红色标记，整改前不予补贴。',
        'Work began too early: a red mark, and no subsidy until it is cured.',
      ),
    ],
    clause: local('item-13'),
  }) as const satisfies Outcome

export const cure = <const To extends string>(to: To) =>
  ({
    title: { zh: '确认整改完成', en: 'Cured' },
    by: ['district-office'],
    to,
    asks: { inspectionNote: 'required' },
    adds: { cures: '{on: today}' },
    when: [
      {
        test: 'redMarked',
        clause: local('item-13'),
        message: { zh: '没有待整改的红色标记', en: 'There is no red mark to cure' },
      },
    ],
    clause: local('item-13'),
  }) as const satisfies Outcome

/** As it was counted when it closed: a later sale changes the roll, not the decision. */
export const lawful = {
  test: 'counted.passed',
  clause: civil('art-278'),
  message: { zh: '表决未达到法定比例', en: 'The ballot does not reach what the law asks' },
} as const

/** An objection after the notice is recorded and told of the court; it holds nothing up. */
export const lateObjection = <const To extends string>(to: To) =>
  ({
    title: { zh: '登记公示期后的异议', en: 'Record a late objection' },
    by: [community, 'street-mediator'],
    to,
    asks: { objector: 'required', relation: 'required', ground: 'required', objection: 'required' },
    unordered: true,
    kinMayAct: true,
    adds: {
      objections: `
        {no: count(objections) + 1,
          relation: relation,
          ground: ground,
          text: objection,
          on: today,
          inTime: false,
          by: null}
      `,
    },
    effects: [
      tell(
        '公示期后收到异议，已登记；不影响继续办理，异议人可依法提起诉讼。',
        'An objection came after the notice: it is on record and the project goes on; who objects may go to court.',
      ),
    ],
    clause: local('item-8'),
  }) as const satisfies Outcome

/** 领导批示: who leads the campaign says what is to be done about one project; it changes nothing but is read by whoever has it. */
const instruct = <const To extends string>(to: To) =>
  ({
    title: { zh: '批示', en: 'Instruct' },
    by: ['city-leader', 'city-office-head'],
    to,
    asks: { instruction: 'required' },
    unordered: true,
    clause: local('item-24'),
  }) as const satisfies Outcome

/** What may happen at any step before works lawfully begin: a sale, works seen too early, their cure, a stop. */
export const beforeWorks = <const To extends string>(to: To) =>
  ({ sell: sell(to), early_start: earlyStart(to), cure: cure(to), instruct: instruct(to), stop }) as const
/** From then on to the registration. */
export const whileBuilt = <const To extends string>(to: To) =>
  ({ sell: sell(to), cure: cure(to), instruct: instruct(to), stop }) as const

export const maintain = <const To extends string>(to: To) =>
  ({
    title: { zh: '登记维护保养', en: 'Record maintenance' },
    by: [firm, 'property-company'],
    to,
    asks: { maintained: 'required', maintenanceNote: 'required' },
    unordered: true,
    sets: { maintenanceLate: '(date(today) - date(lastMaintained)).days > maintenanceDays' },
    adds: { maintenances: '{on: today, kind: maintained, note: maintenanceNote, late: maintenanceLate}' },
    clause: maintenance('item-1'),
  }) as const satisfies Outcome

export const reportTrapped = <const To extends string>(to: To) =>
  ({
    title: { zh: '报告困人', en: 'People are trapped' },
    by: ['resident', community, 'property-company', firm],
    to,
    asks: { trapped: 'required' },
    unordered: true,
    kinMayAct: true,
    adds: { calls: '{on: today, people: trapped}' },
    effects: [tell('已收到困人报告，救援人员正在赶来。', 'Somebody is trapped: rescue is on its way.')],
    clause: local('item-21'),
  }) as const satisfies Outcome

export const arrive = <const To extends string>(to: To) =>
  ({
    title: { zh: '到达并解困', en: 'Arrived and freed' },
    by: [firm, 'property-company'],
    to,
    asks: { rescueNote: 'required' },
    when: [
      {
        test: 'count(calls) > count(rescues)',
        clause: local('item-21'),
        message: { zh: '没有待解救的困人报告', en: 'Nobody was reported as trapped' },
      },
    ],
    sets: { rescueLate: 'list contains(lapsed, "rescue")' },
    adds: { rescues: '{on: today, people: trapped, late: rescueLate}' },
    clause: local('item-21'),
  }) as const satisfies Outcome

/**
 * From its registration on it carries people, though its files and the subsidy are still on their way: upkeep
 * and rescue go on beside them.
 */
export const inUse = <const To extends string>(to: To) => ({
  maintain: maintain(to),
  report_trapped: reportTrapped(to),
  arrive: arrive(to),
})
