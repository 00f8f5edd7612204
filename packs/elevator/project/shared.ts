/** What several stages of a project use: who acts, selling a dwelling, a mark for an early start, stopping. */
import type { Outcome } from 'yimen/kernel/programme'
import { civil, local } from '../clauses.ts'

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
    seenBy: 'actor',
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

/** Before they have applied the owners may give it up. */
export const withdraw = {
  title: { zh: '业主放弃加装', en: 'The owners give up' },
  by: [community],
  to: 'withdrawn',
  asks: { reason: 'required' },
  effects: [stage('stopped')],
  clause: local('item-4'),
} as const satisfies Outcome

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
    /** A name given once is not left for the next mark. */
    own: ['earlyFirm'],
    /** The firm found there, or the one whose contract was filed. */
    sets: { markedFirm: 'if earlyFirm = null then firm.case else foundThere.case' },
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
    seenBy: 'actor',
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
    seenBy: 'actor',
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
